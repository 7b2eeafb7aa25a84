// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/fact_chunks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/schema/packed_text.h"
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

void Put(RecordWriter& out, const LineRange& lines) {
  out.Number(lines.first);
  out.Signed(static_cast<std::int64_t>(lines.last) - lines.first);
}

void Take(RecordReader& in, LineRange& lines) {
  lines.first = static_cast<std::uint32_t>(in.Number());
  lines.last = static_cast<std::uint32_t>(lines.first + in.Signed());
}

void Put(RecordWriter& out, const std::string& text) { out.Shared(PackText(text)); }
void Take(RecordReader& in, std::string& text) { text = UnpackText(in.Shared()); }
void Put(RecordWriter& out, double value) { out.Real(value); }
void Take(RecordReader& in, double& value) { value = in.Real(); }
void Put(RecordWriter& out, std::uint32_t value) { out.Number(value); }
void Take(RecordReader& in, std::uint32_t& value) {
  value = static_cast<std::uint32_t>(in.Number());
}
void Put(RecordWriter& out, Polarity value) { out.Number(static_cast<std::uint64_t>(value)); }
void Take(RecordReader& in, Polarity& value) { value = TakeEnum(in, Polarity::kNegative); }
void Put(RecordWriter& out, FactForm value) { out.Number(static_cast<std::uint64_t>(value)); }
void Take(RecordReader& in, FactForm& value) { value = TakeEnum(in, FactForm::kProse); }

bool Same(const std::vector<Qualifier>& a, const std::vector<Qualifier>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const Qualifier& x, const Qualifier& y) { return x.kind == y.kind && x.text == y.text; });
}
bool Same(const AsOf& a, const AsOf& b) { return a.date == b.date && a.origin == b.origin; }
bool Same(const LineRange& a, const LineRange& b) { return a.first == b.first && a.last == b.last; }
template <typename T>
bool Same(const T& a, const T& b) {
  return a == b;
}

// Of two facts the members that are often the same in facts side by side, in one order for both
// ways.
template <typename Fact1, typename Fact2, typename Use>
void Pair(Fact1& one, Fact2& other, const Use& use) {
  use(one.subject, other.subject);
  use(one.attribute, other.attribute);
  use(one.concept_id, other.concept_id);
  use(one.items, other.items);
  use(one.polarity, other.polarity);
  use(one.qualifiers, other.qualifiers);
  use(one.as_of, other.as_of);
  use(one.form, other.form);
  use(one.confidence, other.confidence);
  use(one.row, other.row);
  use(one.where.path, other.where.path);
  use(one.where.record, other.where.record);
  use(one.where.lines, other.where.lines);
  use(one.where.column, other.where.column);
  use(one.where.quote, other.where.quote);
  use(one.where.headings, other.where.headings);
}

// Which members differ from those of the fact before, those, and the others.
void Put(RecordWriter& out, const Fact& fact, const Fact& before) {
  std::uint64_t changed = 0;
  int bit = 0;
  Pair(fact, before, [&](const auto& now, const auto& then) {
    changed |= static_cast<std::uint64_t>(!Same(now, then)) << bit++;
  });
  out.Number(changed);
  Pair(fact, before, [&](const auto& now, const auto&) {
    if ((changed & 1) != 0) Put(out, now);
    changed >>= 1;
  });
  Put(out, fact.value);
  out.Signed(static_cast<std::int64_t>(fact.where.span.begin - before.where.span.begin));
  out.Signed(static_cast<std::int64_t>(fact.where.span.end - fact.where.span.begin));
}

void Take(RecordReader& in, const Fact& before, Fact& fact) {
  std::uint64_t changed = in.Number();
  Pair(fact, before, [&](auto& now, const auto& then) {
    if ((changed & 1) != 0) {
      Take(in, now);
    } else {
      now = then;
    }
    changed >>= 1;
  });
  Take(in, fact.value);
  Span& span = fact.where.span;
  span.begin = before.where.span.begin + static_cast<std::uint64_t>(in.Signed());
  span.end = span.begin + static_cast<std::uint64_t>(in.Signed());
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
    const Fact none;
    const Fact* before = &none;
    do {
      const FactRow& row = rows[chunk.end++];
      out.Number(row.size());
      for (const Fact& fact : row) {
        Put(out, fact, *before);
        before = &fact;
      }
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
  Fact before;
  while (in.ok() && !in.Finished()) {
    FactRow& row = rows.emplace_back();
    const std::size_t count = in.Count();
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
      Fact fact;
      Take(in, before, fact);
      before = fact;
      row.push_back(std::move(fact));
    }
    if (row.empty()) return std::nullopt;
  }
  if (!in.ok()) return std::nullopt;
  return rows;
}

}  // namespace tanxun
