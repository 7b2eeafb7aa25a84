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

void AddTag(std::string_view tag, std::set<std::string>& seen, std::vector<std::string>& tags) {
  tag = Trim(tag);
  while (tag.starts_with('#')) tag.remove_prefix(1);
  while (tag.ends_with('/')) tag.remove_suffix(1);
  if (!tag.empty() && seen.insert(Fold(tag)).second) tags.emplace_back(tag);
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

char32_t Hex(char c) {
  if (c >= '0' && c <= '9') return static_cast<char32_t>(c - '0');
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10) : 16;
}

// "Acme%20Corp" -> "Acme Corp"
std::string Unescaped(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    if (address[at] == '%' && at + 2 < address.size() && Hex(address[at + 1]) < 16 &&
        Hex(address[at + 2]) < 16) {
      out += static_cast<char>(Hex(address[at + 1]) * 16 + Hex(address[at + 2]));
      at += 2;
    } else {
      out += address[at];
    }
  }
  return IsValidUtf8(out) ? out : std::string(address);
}

bool IsWeb(std::string_view address) {
  return address.find("://") != std::string_view::npos || address.starts_with("mailto:") ||
         address.starts_with("data:") || address.starts_with("//");
}

// The note that a Markdown link leads to: "[text](a/Note%20B.md#part)" is "a/Note B"; empty for the
// web and for other files.
std::string NoteOfAddress(std::string_view address) {
  if (IsWeb(address)) return "";
  address = address.substr(0, address.find_first_of("#?"));
  if (!address.ends_with(".md")) return "";
  while (address.starts_with("./") || address.starts_with("../")) {
    address.remove_prefix(address.find('/') + 1);
  }
  return Unescaped(address.substr(0, address.size() - 3));
}

// The note or file that a mark links to; empty if none.
std::string TargetOf(const Mark& mark) {
  switch (mark.kind) {
    case MarkKind::kWikiLink:
      return mark.target;
    case MarkKind::kEmbed:
      return IsWeb(mark.target) ? "" : Unescaped(mark.target);
    case MarkKind::kLink:
      return NoteOfAddress(mark.target);
    default:
      return "";
  }
}

}  // namespace

std::vector<Link> ExtractLinks(const Note& note) {
  std::vector<Link> links;
  const Source& source = *note.source;
  for (const Property& property : source.properties) {
    if (StandsInText(source, property)) continue;  // Its blocks have it.
    for (const std::string& value : property.values) {
      for (std::string& target : LinkTargets(value)) {
        Link& link = links.emplace_back();
        link.target = std::move(target);
        link.line = property.line;
      }
    }
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      const bool opens = !text.marks.empty() && text.marks.front().begin == 0;
      const DefinitionLine defined = opens ? ReadDefinitionLine(text) : DefinitionLine{};
      for (const Mark& mark : text.marks) {
        Link link;
        link.target = TargetOf(mark);
        if (link.target.empty()) continue;
        link.line = LinesOf(*note.source, text, mark.begin, mark.end, lines).first;
        if (mark.begin == 0 && !defined.name.empty()) {
          link.relation = Trim(std::string_view(text.text).substr(defined.text_begin));
        }
        links.push_back(std::move(link));
      }
    });
  }
  return links;
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
      if (property.is_list) {
        AddTag(ShownValue(value), seen, tags);
        continue;
      }
      for (const std::string& tag : SplitTags(value)) AddTag(tag, seen, tags);
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
