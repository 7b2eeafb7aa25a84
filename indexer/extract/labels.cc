// SPDX-License-Identifier: GPL-2.0-or-later
// Label lines in paragraphs, list items and quotes.
#include <algorithm>
#include <string>
#include <vector>

#include "indexer/extract/fact_maker.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/structures.h"
#include "indexer/lexicon/concepts.h"

namespace tanxun {
namespace {

std::string_view LabelOf(const RichText& text, const LabelLine& line) {
  return std::string_view(text.text).substr(line.label_begin, line.label_end - line.label_begin);
}

// An unmarked label counts in a list item, where it names an attribute, or among other label lines.
bool IsTrusted(const Block& block, const LabelLine& line, bool among_others) {
  return line.marked || block.kind == BlockKind::kListItem || among_others ||
         ConceptOfLabel(ReadLabel(LabelOf(block.text, line)).name) != nullptr ||
         !FindConcepts(LabelOf(block.text, line)).empty();
}

void AddLabelLine(const Note& note, const Section& section, const Block& block,
                  const LabelLine& line, FactSink& sink) {
  const std::string_view label = LabelOf(block.text, line);
  const std::string_view value =
      std::string_view(block.text.text).substr(line.value_begin, line.value_end - line.value_begin);
  if (IsEmptyValue(value)) return;
  const Lead lead = ReadLead(note, label);
  Draft draft = WholeValue(block.text, block.lines);
  draft.begin = line.value_begin;
  draft.end = line.value_end;
  draft.subject = lead.subject;
  draft.label = lead.ability.empty() ? std::string_view(lead.attribute) : label;
  draft.concept_id = lead.ability;
  draft.polarity = lead.polarity;
  draft.form = lead.ability.empty() ? FactForm::kLabelLine : FactForm::kAccessList;
  draft.row = sink.next_row++;
  Fact fact = MakeFact(note, section, draft);
  if (!lead.ability.empty()) fact.items.clear();
  sink.facts->push_back(std::move(fact));
}

void ExtractBlock(const Note& note, const Section& section, const Block& block, FactSink& sink) {
  const std::vector<LineBytes> lines = LinesOf(block.text.text);
  std::vector<LabelLine> found;
  for (const LineBytes& line : lines) {
    if (const auto label = ReadLabelLine(block.text, line)) found.push_back(*label);
  }
  const bool among_others = found.size() >= 2 && found.size() * 2 >= lines.size();
  for (const LabelLine& line : found) {
    if (IsTrusted(block, line, among_others)) AddLabelLine(note, section, block, line, sink);
  }
}

}  // namespace

void ExtractLabelLines(const Note& note, const Section& section, FactSink& sink) {
  for (std::size_t i = section.first; i < section.last; ++i) {
    const Block& block = note.source->blocks[i];
    const bool carries = block.kind == BlockKind::kParagraph ||
                         block.kind == BlockKind::kListItem || block.kind == BlockKind::kQuote;
    if (carries) ExtractBlock(note, section, block, sink);
  }
}

}  // namespace tanxun
