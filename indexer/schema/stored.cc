// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/stored.h"

#include <utility>

#include "indexer/schema/packed_text.h"
#include "indexer/schema/record.h"

// Each type has one Put and one Take, in the same order of members; a change there raises
// kFormatVersion.
namespace tanxun {
namespace {

// Declared before the lists of them, which must find them.
void Put(RecordWriter& out, const Alias& value);
void Take(RecordReader& in, Alias& value);
void Put(RecordWriter& out, const TickerMention& value);
void Take(RecordReader& in, TickerMention& value);
void Put(RecordWriter& out, const StatusMention& value);
void Take(RecordReader& in, StatusMention& value);
void Put(RecordWriter& out, const Link& value);
void Take(RecordReader& in, Link& value);
void Put(RecordWriter& out, const Edge& value);
void Take(RecordReader& in, Edge& value);

void Put(RecordWriter& out, const std::string& text) { out.Text(text); }
void Take(RecordReader& in, std::string& text) { text = in.Text(); }

template <typename T>
void Put(RecordWriter& out, const std::vector<T>& list) {
  out.Number(list.size());
  for (const T& item : list) Put(out, item);
}

template <typename T>
void Take(RecordReader& in, std::vector<T>& list) {
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) Take(in, list.emplace_back());
}

void Put(RecordWriter& out, const Date& date) {
  out.Signed(date.year);
  out.Signed(date.month);
  out.Signed(date.day);
}

void Take(RecordReader& in, Date& date) {
  date.year = static_cast<int>(in.Signed());
  date.month = static_cast<int>(in.Signed());
  date.day = static_cast<int>(in.Signed());
}

void Put(RecordWriter& out, const Span& span) {
  out.Number(span.begin);
  out.Number(span.end);
}

void Take(RecordReader& in, Span& span) {
  span.begin = in.Number();
  span.end = in.Number();
}

void Put(RecordWriter& out, const LineRange& lines) {
  out.Number(lines.first);
  out.Number(lines.last);
}

void Take(RecordReader& in, LineRange& lines) {
  lines.first = static_cast<std::uint32_t>(in.Number());
  lines.last = static_cast<std::uint32_t>(in.Number());
}

template <typename Enum>
void PutEnum(RecordWriter& out, Enum value) {
  out.Number(static_cast<std::uint64_t>(value));
}

template <typename Enum>
void TakeEnum(RecordReader& in, Enum last, Enum& value) {
  value = static_cast<Enum>(in.Below(static_cast<std::uint32_t>(last) + 1));
}

void Put(RecordWriter& out, const Alias& alias) {
  out.Text(alias.name);
  out.Text(alias.other);
  out.Text(alias.statement);
  out.Number(alias.line);
}

void Take(RecordReader& in, Alias& alias) {
  alias.name = in.Text();
  alias.other = in.Text();
  alias.statement = in.Text();
  alias.line = static_cast<std::uint32_t>(in.Number());
}

void Put(RecordWriter& out, const TickerMention& mention) {
  out.Text(mention.ticker);
  out.Text(mention.subject);
  out.Number(mention.line);
}

void Take(RecordReader& in, TickerMention& mention) {
  mention.ticker = in.Text();
  mention.subject = in.Text();
  mention.line = static_cast<std::uint32_t>(in.Number());
}

void Put(RecordWriter& out, const AsOf& as_of) {
  Put(out, as_of.date);
  PutEnum(out, as_of.origin);
}

void Take(RecordReader& in, AsOf& as_of) {
  Take(in, as_of.date);
  TakeEnum(in, AsOfOrigin::kFile, as_of.origin);
}

void Put(RecordWriter& out, const StatusMention& mention) {
  PutEnum(out, mention.level);
  out.Text(mention.subject);
  out.Text(mention.reason);
  Put(out, mention.since);
  Put(out, mention.as_of);
  out.Number(mention.line);
}

void Take(RecordReader& in, StatusMention& mention) {
  TakeEnum(in, StatusLevel::kRed, mention.level);
  mention.subject = in.Text();
  mention.reason = in.Text();
  Take(in, mention.since);
  Take(in, mention.as_of);
  mention.line = static_cast<std::uint32_t>(in.Number());
}

void Put(RecordWriter& out, const Link& link) {
  out.Text(link.target);
  out.Text(link.part);
  out.Text(link.label);
  out.Text(link.relation);
  out.Number(link.is_embed);
  out.Number(link.is_wiki);
  out.Number(link.line);
}

void Take(RecordReader& in, Link& link) {
  link.target = in.Text();
  link.part = in.Text();
  link.label = in.Text();
  link.relation = in.Text();
  link.is_embed = in.Number() != 0;
  link.is_wiki = in.Number() != 0;
  link.line = static_cast<std::uint32_t>(in.Number());
}

void Put(RecordWriter& out, const Edge& edge) {
  for (const std::string* text :
       {&edge.from, &edge.to, &edge.relation, &edge.detail, &edge.from_stage, &edge.to_stage}) {
    out.Text(*text);
  }
  Put(out, edge.as_of);
  PutEnum(out, edge.form);
  out.Number(edge.line);
}

void Take(RecordReader& in, Edge& edge) {
  for (std::string* text :
       {&edge.from, &edge.to, &edge.relation, &edge.detail, &edge.from_stage, &edge.to_stage}) {
    *text = in.Text();
  }
  Take(in, edge.as_of);
  TakeEnum(in, FactForm::kProse, edge.form);
  edge.line = static_cast<std::uint32_t>(in.Number());
}

void Put(RecordWriter& out, const Passage& passage) {
  Put(out, passage.span);
  Put(out, passage.lines);
  Put(out, passage.headings);
  out.Text(PackText(passage.text));
  out.Text(passage.language);
}

void Take(RecordReader& in, Passage& passage) {
  Take(in, passage.span);
  Take(in, passage.lines);
  Take(in, passage.headings);
  passage.text = UnpackText(in.Text());
  passage.language = in.Text();
}

void Put(RecordWriter& out, const StoredSource& source) {
  out.Text(source.collection);
  out.Text(source.path);
  out.Text(source.record);
  PutEnum(out, source.kind);
  out.Text(source.title);
  out.Text(source.subject);
  Put(out, source.aliases);
  Put(out, source.names);
  Put(out, source.tickers);
  Put(out, source.tags);
  Put(out, source.statuses);
  Put(out, source.links);
  Put(out, source.edges);
  Put(out, source.parts);
  Put(out, source.section_names);
  Put(out, source.date);
  out.Number(source.passages);
  out.Number(source.facts);
  out.Number(source.chunks);
  out.Number(source.problems);
}

void Take(RecordReader& in, StoredSource& source) {
  source.collection = in.Text();
  source.path = in.Text();
  source.record = in.Text();
  TakeEnum(in, SourceKind::kRecord, source.kind);
  source.title = in.Text();
  source.subject = in.Text();
  Take(in, source.aliases);
  Take(in, source.names);
  Take(in, source.tickers);
  Take(in, source.tags);
  Take(in, source.statuses);
  Take(in, source.links);
  Take(in, source.edges);
  Take(in, source.parts);
  Take(in, source.section_names);
  Take(in, source.date);
  source.passages = in.Number();
  source.facts = in.Number();
  source.chunks = in.Number();
  source.problems = in.Number();
}

void Put(RecordWriter& out, const StoredPassage& stored) {
  out.Text(stored.path);
  out.Text(stored.record);
  out.Text(stored.title);
  Put(out, stored.passage);
  Put(out, stored.tags);
  Put(out, stored.tickers);
  PutEnum(out, stored.status);
  Put(out, stored.date);
  out.Number(stored.digest);
  Put(out, stored.own_names);
}

void Take(RecordReader& in, StoredPassage& stored) {
  stored.path = in.Text();
  stored.record = in.Text();
  stored.title = in.Text();
  Take(in, stored.passage);
  Take(in, stored.tags);
  Take(in, stored.tickers);
  TakeEnum(in, StatusLevel::kRed, stored.status);
  Take(in, stored.date);
  stored.digest = in.Number();
  Take(in, stored.own_names);
}

template <typename T>
std::string EncodeRecord(const T& value) {
  RecordWriter out;
  Put(out, value);
  return std::move(out).Take();
}

template <typename T>
std::optional<T> DecodeRecord(std::string_view bytes) {
  RecordReader in = RecordReader::Checked(bytes);
  T value;
  if (in.ok()) Take(in, value);
  if (!in.Finished()) return std::nullopt;
  return value;
}

}  // namespace

std::string Encode(const StoredSource& source) { return EncodeRecord(source); }
std::string Encode(const StoredPassage& passage) { return EncodeRecord(passage); }

std::optional<StoredSource> DecodeSource(std::string_view bytes) {
  return DecodeRecord<StoredSource>(bytes);
}

std::optional<StoredPassage> DecodePassage(std::string_view bytes) {
  return DecodeRecord<StoredPassage>(bytes);
}

}  // namespace tanxun
