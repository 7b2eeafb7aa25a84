// SPDX-License-Identifier: GPL-2.0-or-later
// Label lines in paragraphs, list items and quotes.
#include <algorithm>
#include <string>
#include <vector>

#include "indexer/extract/fact_maker.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/property_values.h"
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

// A field below a list item that is a link is about what the link leads to:
// "- [[Acme]]" with "ticker:: ACM" in the next line.
std::string_view SubjectOfFields(const Block& block) {
  if (block.kind != BlockKind::kListItem || block.text.marks.empty()) return {};
  const std::string_view text = block.text.text;
  const Mark& mark = block.text.marks.front();
  const bool alone = mark.kind == MarkKind::kWikiLink && mark.begin == 0 &&
                     mark.end < text.size() && text[mark.end] == '\n';
  return alone ? text.substr(0, mark.end) : std::string_view();
}

void AddLabelLine(const Note& note, const Section& section, const Block& block,
                  const LabelLine& line, FactSink& sink) {
  const std::string_view label = LabelOf(block.text, line);
  const std::string_view value =
      std::string_view(block.text.text).substr(line.value_begin, line.value_end - line.value_begin);
  if (IsEmptyValue(value, label)) return;
  const Lead lead = ReadLead(note, label);
  Draft draft = WholeValue(block.text, block.lines);
  draft.begin = line.value_begin;
  draft.end = line.value_end;
  draft.subject = lead.subject;
  if (line.field && draft.subject.empty()) draft.subject = SubjectOfFields(block);
  if (draft.subject.empty()) draft.subject = section.subject;
  draft.label = lead.ability.empty() ? std::string_view(lead.attribute) : label;
  draft.concept_id = lead.ability;
  draft.polarity = lead.polarity;
  draft.form = lead.ability.empty() ? FactForm::kLabelLine : FactForm::kAccessList;
  draft.row = sink.next_row++;
  Fact& fact = AddFact(note, section, draft, sink);
  if (!lead.ability.empty()) fact.items.clear();
}

void ExtractBlock(const Note& note, const Section& section, const Block& block, FactSink& sink) {
  const std::vector<LineBytes> lines = LinesOf(block.text.text);
  std::vector<LabelLine> found;
  std::size_t labelled = 0;
  for (const LineBytes& line : lines) {
    const std::vector<LabelLine> labels = ReadLabelLines(block.text, line);
    labelled += labels.empty() ? 0 : 1;
    found.insert(found.end(), labels.begin(), labels.end());
  }
  const bool among_others = labelled >= 2 && labelled * 2 >= lines.size();
  for (const LabelLine& line : found) {
    // "tags:: x" is the page's or the block's, no fact.
    if (line.field && IsPageSetting(LabelOf(block.text, line))) continue;
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
