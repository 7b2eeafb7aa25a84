// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/fields.h"

#include <fmt/format.h>

#include "indexer/schema/digest.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kTermBytes = 245;
constexpr std::size_t kKeptBytes =
    100;  // Of a key too long: even all zeros leave room for the digest.
constexpr std::size_t kFactKeyBytes = 40;
constexpr std::size_t kKeptFactBytes = 20;
constexpr char kSeparator = '\x1f';

// Glass writes a zero byte as two.
std::size_t StoredSize(std::string_view term) {
  std::size_t size = term.size();
  for (const char c : term) size += c == '\0';
  return size;
}

// A key may not be cut like a word: two long paths would become one.
std::string Digested(std::string_view prefix, std::string_view text, std::size_t kept) {
  std::string term = MakeTerm(prefix, text.substr(0, FloorBoundary(text, kept)));
  term += fmt::format("{}{:016x}", kSeparator, Digest(text));
  return term;
}

}  // namespace

const std::vector<Field>& Fields() {
  static const std::vector<Field> kFields = {
      {"title", FieldKind::kText, "S", "", "words of the note's title", "title:revenue",
       "标题 题目 intitle"},
      {"heading", FieldKind::kText, "S", "", "words of the headings above the passage",
       "heading:\"open questions\"", "章节 小标题 section"},
      {"path", FieldKind::kBoolean, "XP", "", "a file, a folder and all below it, or a glob",
       "path:notes/**/*.md", "路径 文件 file filename", true},
      {"tag", FieldKind::kBoolean, "XG", "YG", "a tag; china admits china/ai", "tag:china/ai",
       "标签"},
      {"alias", FieldKind::kBoolean, "XA", "", "another name the note gives its subject",
       "alias:\"big apple\"", "别名"},
      {"entity", FieldKind::kBoolean, "XE", "YE", "the note's subject by any of its names",
       "entity:北京", "实体 主体"},
      {"ticker", FieldKind::kBoolean, "XT", "YT",
       "a listing in any form, and the company's other listings", "ticker:9988.HK",
       "代码 股票代码 symbol"},
      {"status", FieldKind::kOrdered, "XU", "YU",
       "green < yellow < orange < red, and unknown by itself; or a word or emoji for one",
       "status:>=yellow", "状态"},
      {"lang", FieldKind::kBoolean, "XL", "YL", "the passage's language: zh, en or mixed",
       "lang:zh", "语言 language"},
      {"kind", FieldKind::kBoolean, "XK", "YK",
       "what the source is: note, briefing, text or record", "kind:briefing", "类型 type"},
      {"date", FieldKind::kDate, "", "",
       "a day, month, quarter or year, a range of them, or the last 7d, 4w, 6m or 2y",
       "date:2025-10..2026-01", "日期 时间"},
      {"folder", FieldKind::kBoolean, "YD", "YD", "a folder and all below it", "folder:notes/chips",
       "文件夹 目录 dir directory", true},
      {"year", FieldKind::kBoolean, "XY", "YY", "the year of the note's date", "year:2025", "年份"},
      {"upstream", FieldKind::kBoolean, kStepPrefix, "",
       "what stands upstream of a name in the supply chain: notes about it and passages that state "
       "its place; behind the quotes ~1 is one step at most, ~2 two",
       "upstream:\"Acme Chips\"~2", "上游 suppliers"},
      {"downstream", FieldKind::kBoolean, kStepPrefix, "", "the same downstream of it",
       "downstream:艾克米芯片", "下游 customers"},
  };
  return kFields;
}

std::vector<std::string_view> FieldNames() {
  std::vector<std::string_view> names;
  for (const Field& field : Fields()) names.push_back(field.name);
  return names;
}

const Field* FindField(std::string_view name) {
  for (const Field& field : Fields()) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::string SourceTerm(std::string_view collection, std::string_view path,
                       std::string_view record) {
  std::string key(collection);
  for (const std::string_view part : {path, record}) {
    key += kSeparator;
    key += part;
  }
  return fmt::format("J{:016x}", Digest(key));
}

std::string PathTerm(std::string_view path) {
  std::string term(kPathPrefix);
  term += path;
  return StoredSize(term) <= kTermBytes ? term : Digested(kPathPrefix, path, kKeptBytes);
}

std::string FactTerm(std::string_view prefix, std::string_view key) {
  return key.size() <= kFactKeyBytes ? MakeTerm(prefix, key)
                                     : Digested(prefix, key, kKeptFactBytes);
}

std::string FactTermBeginning(std::string_view prefix, std::string_view key) {
  return MakeTerm(prefix, key.substr(0, FloorBoundary(key, kKeptFactBytes)));
}

std::vector<std::string_view> FoldersAbove(std::string_view path) {
  std::vector<std::string_view> folders;
  for (std::size_t at = path.find('/'); at != path.npos; at = path.find('/', at + 1)) {
    if (at > 0) folders.push_back(path.substr(0, at));
  }
  return folders;
}

std::string PackedNumber(std::uint64_t number) {
  std::string bytes;
  for (; number != 0; number >>= 8) bytes += static_cast<char>(number & 0xFF);
  bytes += static_cast<char>(bytes.size());
  return {bytes.rbegin(), bytes.rend()};
}

std::uint64_t UnpackNumber(std::string_view bytes) {
  std::uint64_t number = 0;
  const std::size_t size = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
  for (std::size_t i = 1; i <= size && i < bytes.size(); ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

std::string OrderKey(std::string_view path, std::uint64_t span_begin, std::string_view record,
                     std::string_view collection) {
  std::string key(path);
  key += '\x01';
  key += PackedNumber(span_begin);
  key += record;
  key += '\x01';
  key += collection;
  return key;
}

std::string DateKey(const Date& date) {
  if (!date.known()) return {};
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::string MakeTerm(std::string_view prefix, std::string_view text) {
  std::string term(prefix);
  term += text;
  if (StoredSize(term) <= kTermBytes) return term;
  std::size_t keep = term.size() < kTermBytes ? term.size() : kTermBytes;
  while (keep > prefix.size() && StoredSize(std::string_view(term).substr(0, keep)) > kTermBytes) {
    --keep;
  }
  term.resize(FloorBoundary(term, keep));
  return term;
}

}  // namespace tanxun
