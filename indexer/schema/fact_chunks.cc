// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/fact_chunks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/schema/record.h"

// Each type has one Put and one Take, in the same order of members; a change there raises
// kFormatVersion. Texts are shared: path, headings, subject and label are the same in most rows,
// and the quote in all facts of a row. Places are told from the fact before.
namespace tanxun {
namespace {

// Of 1 to 16 KB: below, the index grows; above, a question reads more rows than it needs.
constexpr std::size_t kChunkBytes = 4000;

void Put(RecordWriter& out, const std::vector<std::string>& texts) {
  out.Number(texts.size());
  for (const std::string& text : texts) out.Shared(text);
}

void Take(RecordReader& in, std::vector<std::string>& texts) {
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) texts.emplace_back(in.Shared());
}

void Put(RecordWriter& out, const std::vector<Qualifier>& qualifiers) {
  out.Number(qualifiers.size());
  for (const Qualifier& qualifier : qualifiers) {
    out.Shared(qualifier.kind);
    out.Shared(qualifier.text);
  }
}

void Take(RecordReader& in, std::vector<Qualifier>& qualifiers) {
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    Qualifier& qualifier = qualifiers.emplace_back();
    qualifier.kind = in.Shared();
    qualifier.text = in.Shared();
  }
}

void Put(RecordWriter& out, const AsOf& as_of) {
  out.Signed(as_of.date.year);
  out.Signed(as_of.date.month);
  out.Signed(as_of.date.day);
  out.Number(static_cast<std::uint64_t>(as_of.origin));
}

template <typename Enum>
Enum TakeEnum(RecordReader& in, Enum last) {
  return static_cast<Enum>(in.Below(static_cast<std::uint32_t>(last) + 1));
}

void Take(RecordReader& in, AsOf& as_of) {
  as_of.date.year = static_cast<int>(in.Signed());
  as_of.date.month = static_cast<int>(in.Signed());
  as_of.date.day = static_cast<int>(in.Signed());
  as_of.origin = TakeEnum(in, AsOfOrigin::kFile);
}

// Whatever two numbers are, the second is the first and their difference.
std::int64_t Difference(std::uint64_t to, std::uint64_t from) {
  return static_cast<std::int64_t>(to - from);
}
std::uint64_t Moved(std::uint64_t from, std::int64_t by) {
  return from + static_cast<std::uint64_t>(by);
}

// Where the fact before begins.
struct Before {
  std::uint32_t line = 0;
  std::uint64_t byte = 0;
};

void Put(RecordWriter& out, const Location& where, Before& before) {
  out.Shared(where.path);
  out.Shared(where.record);
  out.Signed(Difference(where.lines.first, before.line));
  out.Signed(Difference(where.lines.last, where.lines.first));
  out.Number(where.column);
  out.Signed(Difference(where.span.begin, before.byte));
  out.Signed(Difference(where.span.end, where.span.begin));
  out.Shared(where.quote);
  Put(out, where.headings);
  before = {where.lines.first, where.span.begin};
}

void Take(RecordReader& in, Before& before, Location& where) {
  where.path = in.Shared();
  where.record = in.Shared();
  where.lines.first = static_cast<std::uint32_t>(Moved(before.line, in.Signed()));
  where.lines.last = static_cast<std::uint32_t>(Moved(where.lines.first, in.Signed()));
  where.column = static_cast<std::uint32_t>(in.Number());
  where.span.begin = Moved(before.byte, in.Signed());
  where.span.end = Moved(where.span.begin, in.Signed());
  where.quote = in.Shared();
  Take(in, where.headings);
  before = {where.lines.first, where.span.begin};
}

void Put(RecordWriter& out, const Fact& fact, Before& before) {
  out.Shared(fact.subject);
  out.Shared(fact.attribute);
  out.Shared(fact.concept_id);
  out.Shared(fact.value);
  Put(out, fact.items);
  out.Number(static_cast<std::uint64_t>(fact.polarity));
  Put(out, fact.qualifiers);
  Put(out, fact.as_of);
  out.Number(static_cast<std::uint64_t>(fact.form));
  out.Real(fact.confidence);
  out.Number(fact.row);
  Put(out, fact.where, before);
}

void Take(RecordReader& in, Before& before, Fact& fact) {
  fact.subject = in.Shared();
  fact.attribute = in.Shared();
  fact.concept_id = in.Shared();
  fact.value = in.Shared();
  Take(in, fact.items);
  fact.polarity = TakeEnum(in, Polarity::kNegative);
  Take(in, fact.qualifiers);
  Take(in, fact.as_of);
  fact.form = TakeEnum(in, FactForm::kProse);
  fact.confidence = in.Real();
  fact.row = static_cast<std::uint32_t>(in.Number());
  Take(in, before, fact.where);
}

}  // namespace

FactRows RowsOf(const std::vector<Fact>& facts) {
  FactRows rows;
  std::map<std::uint32_t, std::size_t> by_number;
  for (const Fact& fact : facts) {
    const auto [at, is_new] = by_number.try_emplace(fact.row, rows.size());
    if (fact.row == 0 || is_new) {
      rows.push_back({fact});
    } else {
      rows[at->second].push_back(fact);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const FactRow& a, const FactRow& b) {
    return a.front().where.span.begin < b.front().where.span.begin;
  });
  return rows;
}

std::vector<FactChunk> MakeChunks(const FactRows& rows) {
  std::vector<FactChunk> chunks;
  for (std::size_t at = 0; at < rows.size();) {
    FactChunk chunk{at, at, {}};
    RecordWriter out;
    Before before;
    do {
      const FactRow& row = rows[chunk.end++];
      out.Number(row.size());
      for (const Fact& fact : row) Put(out, fact, before);
    } while (chunk.end < rows.size() && out.bytes().size() < kChunkBytes);
    at = chunk.end;
    chunk.record = std::move(out).Take();
    chunks.push_back(std::move(chunk));
  }
  return chunks;
}

std::optional<FactRows> DecodeChunk(std::string_view record) {
  RecordReader in = RecordReader::Checked(record);
  FactRows rows;
  Before before;
  while (in.ok() && !in.Finished()) {
    FactRow& row = rows.emplace_back();
    const std::size_t count = in.Count();
    for (std::size_t i = 0; i < count && in.ok(); ++i) Take(in, before, row.emplace_back());
    if (row.empty()) return std::nullopt;
  }
  if (!in.ok()) return std::nullopt;
  return rows;
}

}  // namespace tanxun
