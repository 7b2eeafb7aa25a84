// SPDX-License-Identifier: GPL-2.0-or-later
// Lists under a lead-in or a heading: each item is one value of what the lead-in names.
#include <algorithm>
#include <string>
#include <vector>

#include "indexer/extract/brackets.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/structures.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxLeadCharacters = 80;

// "[[X]] — relation": the item's value is X.
std::uint32_t ItemEnd(const RichText& text) {
  const DefinitionLine line = ReadDefinitionLine(text);
  if (line.name.empty())
    return static_cast<std::uint32_t>(std::min(text.text.find('\n'), text.text.size()));
  return static_cast<std::uint32_t>(text.text.find(line.name) + line.name.size());
}

// Such an item is a fact of its own (labels.cc).
bool IsLabelItem(const Block& item) {
  return ReadLabelLine(item.text, LinesOf(item.text.text).front()).has_value();
}

// What a link's relation says: "[[Acme]] — subsidiary (chips)"; empty where the item is no such.
std::string_view RelationOf(const Block& item) {
  const RichText& text = item.text;
  const bool opens = std::any_of(text.marks.begin(), text.marks.end(), [](const Mark& mark) {
    return mark.begin == 0 && mark.kind == MarkKind::kWikiLink;
  });
  const DefinitionLine line = opens ? ReadDefinitionLine(text) : DefinitionLine{};
  if (line.name.empty()) return {};
  const std::string_view rest = std::string_view(text.text).substr(line.text_begin);
  return Trim(rest.substr(0, rest.find('\n')));
}

// Where the links of a list begin that are no members of it: behind plain items, and apart from
// them or with a relation of another name.
std::size_t MembersEnd(const std::vector<Block>& blocks, std::size_t first, std::size_t last,
                       std::string_view lead) {
  const int level = blocks[first].level;
  bool plain = false;
  for (std::size_t i = first; i < last; ++i) {
    if (blocks[i].kind != BlockKind::kListItem || blocks[i].level < level) break;
    if (blocks[i].level > level) continue;
    const std::string_view relation = RelationOf(blocks[i]);
    if (relation.empty()) {
      plain = true;
      continue;
    }
    if (!plain) return last;  // A list of links.
    const bool apart = blocks[i].lines.first > blocks[i - 1].lines.last + 1;
    const AttributeConcept* meaning = ConceptOfLabel(WithoutBracket(relation));
    if (apart || (meaning != nullptr && meaning != ConceptOfLabel(lead))) return i;
  }
  return last;
}

void AddItem(const Note& note, const Section& section, const Lead& lead, std::string_view label,
             const Block& item, std::uint32_t row, FactSink& sink) {
  if (item.text.text.empty() || IsLabelItem(item) || IsLeadIn(item.text)) return;
  Draft draft = WholeValue(item.text, item.lines);
  draft.end = lead.ability.empty() ? ItemEnd(item.text) : draft.end;
  if (IsEmptyValue(std::string_view(item.text.text).substr(0, draft.end), label)) return;
  draft.subject = lead.subject;
  draft.label = lead.ability.empty() ? std::string_view(lead.attribute) : label;
  draft.concept_id = lead.ability;
  draft.polarity = lead.polarity;
  draft.form = lead.ability.empty() ? FactForm::kLeadList : FactForm::kAccessList;
  draft.row = row;
  // The list is the row; an item is one value.
  AddFact(note, section, draft, sink).items.clear();
}

// The last line of a lead-in: what stands above it is text of its own.
std::string_view LeadText(const RichText& text) {
  const std::string_view trimmed = Trim(text.text);
  const std::size_t line = trimmed.rfind('\n');
  return line == std::string_view::npos ? trimmed : trimmed.substr(line + 1);
}

// The items of one list, from blocks[i] on; returns the block after it. Deeper items belong to
// their own lead-ins.
std::size_t ExtractList(const Note& note, const Section& section, std::size_t i,
                        std::string_view label, FactSink& sink) {
  const std::vector<Block>& blocks = note.source->blocks;
  const int level = blocks[i].level;
  const Lead lead = ReadLead(note, label);
  const bool usable = !lead.attribute.empty() && CountCharacters(label) <= kMaxLeadCharacters;
  const std::uint32_t row = sink.next_row++;
  const std::size_t members = MembersEnd(blocks, i, section.last, lead.attribute);
  while (i < section.last && blocks[i].kind == BlockKind::kListItem && blocks[i].level >= level) {
    const Block& item = blocks[i];
    const bool leads = IsLeadIn(item.text) && i + 1 < section.last &&
                       blocks[i + 1].kind == BlockKind::kListItem && blocks[i + 1].level > level;
    if (leads) {
      i = ExtractList(note, section, i + 1, LeadText(item.text), sink);
      continue;
    }
    const bool member = i < members || RelationOf(item).empty();
    if (usable && member && item.level == level)
      AddItem(note, section, lead, label, item, row, sink);
    ++i;
  }
  return i;
}

// A lead-in ends with a colon, or is bold as a whole, or is an attribute's name: "**Bull case**",
// "Plants".
bool LeadsList(const RichText& text) {
  if (IsLeadIn(text)) return true;
  const std::string_view lead = LeadText(text);
  if (CountCharacters(lead) > 40) return false;
  const auto begin = static_cast<std::uint32_t>(lead.data() - text.text.data());
  const auto end = begin + static_cast<std::uint32_t>(lead.size());
  const bool strong = std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kStrong && mark.begin <= begin && mark.end >= end;
  });
  return strong || ConceptOfLabel(lead) != nullptr;
}

}  // namespace

void ExtractLists(const Note& note, const Section& section, FactSink& sink) {
  const std::vector<Block>& blocks = note.source->blocks;
  std::string_view heading =
      section.headings.empty() ? std::string_view() : section.headings.back();
  for (std::size_t i = section.first; i < section.last;) {
    if (blocks[i].kind != BlockKind::kListItem) {
      ++i;
      continue;
    }
    const bool led = i > section.first && blocks[i - 1].kind == BlockKind::kParagraph &&
                     LeadsList(blocks[i - 1].text);
    i = ExtractList(note, section, i, led ? LeadText(blocks[i - 1].text) : heading, sink);
  }
}

}  // namespace tanxun
