// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/mentions.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/each_text.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/places.h"
#include "indexer/extract/property_values.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// "a//b/" -> "a/b"
std::string WithoutEmptyLevels(std::string_view tag) {
  std::string kept;
  for (const char c : tag) {
    if (c != '/' || (!kept.empty() && kept.back() != '/')) kept += c;
  }
  if (kept.ends_with('/')) kept.pop_back();
  return kept;
}

void AddTag(std::string_view tag, std::set<std::string>& seen, std::vector<std::string>& tags) {
  tag = Trim(tag);
  while (tag.starts_with('#')) tag.remove_prefix(1);
  std::string kept = WithoutEmptyLevels(tag);
  if (!kept.empty() && seen.insert(Fold(kept)).second) tags.push_back(std::move(kept));
}

// As in text a tag holds more than digits: "tags: 2024" is none. A record's tags are what it says.
bool IsTag(std::string_view tag, const Source& source) {
  return source.kind == SourceKind::kRecord ||
         tag.find_first_not_of("#0123456789/ ") != std::string_view::npos;
}

}  // namespace

std::vector<Alias> ExtractParts(const std::vector<Fact>& facts) {
  std::vector<Alias> parts;
  for (const Fact& fact : facts) {
    const bool parent = fact.concept_id == "parent";
    if ((!parent && fact.concept_id != "subsidiary") || fact.polarity == Polarity::kNegative)
      continue;
    for (const std::string& name : SplitList(fact.value, !parent)) {
      if (name.size() > 96 || NameKey(name) == NameKey(fact.subject)) continue;
      parts.push_back({parent ? name : fact.subject, parent ? fact.subject : name, "part",
                       fact.where.lines.first});
    }
  }
  return parts;
}

namespace {

// "tags:: a, [[Big Tech]]" in a block.
void AddFieldTags(const RichText& text, std::set<std::string>& seen,
                  std::vector<std::string>& tags) {
  if (text.text.find("::") == std::string::npos) return;
  for (const LineBytes& bytes : LinesOf(text.text)) {
    for (const LabelLine& line : ReadLabelLines(text, bytes)) {
      if (!line.field) continue;
      const std::string_view all = text.text;
      if (!IsTagKey(all.substr(line.label_begin, line.label_end - line.label_begin))) continue;
      std::uint32_t at = line.value_begin;
      auto mark = std::lower_bound(
          text.marks.begin(), text.marks.end(), at,
          [](const Mark& value, std::uint32_t offset) { return value.begin < offset; });
      for (; mark != text.marks.end() && mark->end <= line.value_end; ++mark) {
        // A link is one tag, blanks or not.
        if (mark->kind != MarkKind::kWikiLink || mark->begin < at) continue;
        for (const auto& tag : SplitTags(all.substr(at, mark->begin - at))) {
          AddTag(tag, seen, tags);
        }
        AddTag(mark->target, seen, tags);
        at = mark->end;
      }
      for (const auto& tag : SplitTags(all.substr(at, line.value_end - at))) {
        AddTag(tag, seen, tags);
      }
    }
  }
}

}  // namespace

std::vector<std::string> ExtractTags(const Note& note) {
  std::set<std::string> seen;
  std::vector<std::string> tags;
  for (const Property& property : note.source->properties) {
    if (!IsTagKey(property.key)) continue;
    for (const std::string& value : property.values) {
      const std::vector<std::string> named =
          property.is_list ? std::vector<std::string>{ShownValue(value)} : SplitTags(value);
      for (const std::string& tag : named) {
        if (IsTag(tag, *note.source)) AddTag(tag, seen, tags);
      }
    }
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange, const Block&) {
      for (const Mark& mark : text.marks) {
        if (mark.kind == MarkKind::kTag) AddTag(mark.target, seen, tags);
      }
      AddFieldTags(text, seen, tags);
    });
  }
  return tags;
}

}  // namespace tanxun
