// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/mentions.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/each_text.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

std::uint32_t LineAt(const RichText& text, std::size_t at, LineRange lines) {
  const auto breaks =
      std::count(text.text.begin(), text.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return std::min(lines.last, lines.first + static_cast<std::uint32_t>(breaks));
}

void AddTag(std::string_view tag, std::set<std::string>& seen, std::vector<std::string>& tags) {
  tag = Trim(tag);
  while (tag.starts_with('#')) tag.remove_prefix(1);
  while (tag.ends_with('/')) tag.remove_suffix(1);
  if (!tag.empty() && seen.insert(Fold(tag)).second) tags.emplace_back(tag);
}

// "a, #b c" in one string: commas part, and blanks where every piece has its '#'.
std::vector<std::string> SplitTags(const std::string& text) {
  const bool by_blank = text.find(',') == std::string::npos && text.find("，") == std::string::npos;
  std::vector<std::string> tags;
  std::string current;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    const bool cut = c.value == U',' || c.value == U'，' || (by_blank && c.value == U' ');
    if (cut) {
      tags.push_back(std::move(current));
      current.clear();
    } else {
      current += text.substr(at, c.length);
    }
    at += c.length;
  }
  tags.push_back(std::move(current));
  return tags;
}

// "Acme Cloud (Acloud), the …" at the start of a text: a second name in the same script counts only
// for the note's own subject, and only as one capitalised word with small letters, so that
// (limited), (B200), (NYSE) and (2024) are none.
std::optional<std::string> OpeningAlias(const Note& note, std::string_view text) {
  if (!text.starts_with(note.subject) || note.subject.empty()) return std::nullopt;
  const std::string_view rest = text.substr(note.subject.size());
  const std::size_t open = rest.starts_with(" (") ? 2 : std::string_view::npos;
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = rest.find(')');
  if (close == std::string_view::npos || close - open < 4 || close - open > 24) return std::nullopt;
  const std::string_view inner = rest.substr(open, close - open);
  const bool small =
      std::any_of(inner.begin(), inner.end(), [](unsigned char c) { return std::islower(c) != 0; });
  const bool word =
      std::all_of(inner.begin(), inner.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  if (!word || !small || std::isupper(static_cast<unsigned char>(inner.front())) == 0)
    return std::nullopt;
  return std::string(inner);
}

}  // namespace

std::vector<Alias> ExtractNames(const Note& note, const std::vector<Fact>& facts) {
  std::vector<Alias> names;
  const auto add = [&](std::string name, std::string other, std::string statement,
                       std::uint32_t line) {
    if (NameKey(name) == NameKey(other) || NameKey(other).empty() || NameKey(name).empty()) return;
    names.push_back({std::move(name), std::move(other), std::move(statement), line});
  };
  for (const std::string& alias : note.aliases) add(note.subject, alias, "front_matter", 1);
  for (const Fact& fact : facts) {
    static const std::set<std::string> kNaming = {"alias", "native_name", "english_name",
                                                  "full_name"};
    if (!kNaming.contains(fact.concept_id) || fact.form == FactForm::kProse) continue;
    for (const std::string& name : SplitList(fact.value, fact.concept_id == "alias")) {
      if (name.size() <= 64) add(fact.subject, name, "label", fact.where.lines.first);
    }
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      for (const BracketName& pair : FindBracketNames(text.text)) {
        add(pair.outer, pair.inner, "brackets", LineAt(text, pair.outer_begin, lines));
      }
      if (const auto opening = OpeningAlias(note, text.text))
        add(note.subject, *opening, "brackets", lines.first);
      for (const Mark& mark : text.marks) {
        if (mark.kind != MarkKind::kWikiLink) continue;
        const std::string label = text.text.substr(mark.begin, mark.end - mark.begin);
        if (HasHan(label) != HasHan(mark.target)) {
          add(mark.target, label, "link_label", LineAt(text, mark.begin, lines));
        }
      }
    });
  }
  return names;
}

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

std::vector<Link> ExtractLinks(const Note& note) {
  std::vector<Link> links;
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      const DefinitionLine line = ReadDefinitionLine(text);
      for (const Mark& mark : text.marks) {
        if (mark.kind != MarkKind::kWikiLink && mark.kind != MarkKind::kEmbed) continue;
        Link link{mark.target, {}, LineAt(text, mark.begin, lines)};
        if (mark.begin == 0 && !line.name.empty()) {
          link.relation = Trim(std::string_view(text.text).substr(line.text_begin));
        }
        links.push_back(std::move(link));
      }
    });
  }
  return links;
}

std::vector<std::string> ExtractTags(const Note& note) {
  std::set<std::string> seen;
  std::vector<std::string> tags;
  for (const Property& property : note.source->properties) {
    const std::string key = Fold(property.key);
    if (key != "tags" && key != "tag" && key != "标签") continue;
    for (const std::string& value : property.values) {
      if (property.is_list) {
        AddTag(value, seen, tags);
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
    });
  }
  return tags;
}

}  // namespace tanxun
