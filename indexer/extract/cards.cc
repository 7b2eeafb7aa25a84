// SPDX-License-Identifier: GPL-2.0-or-later
// A pasted briefing card: label and value lines, and the staged path at its end.
#include <string>

#include "indexer/extract/fact_maker.h"
#include "indexer/extract/structures.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// "Acme ▲" -> "Acme": the marker says that the page has more, not what the company is called.
std::string StageName(std::string_view text) {
  std::string_view name = Trim(text);
  for (std::string_view marker : {"▲", "▼", "△", "▽", "↑", "↓"}) {
    if (name.ends_with(marker)) name = Trim(name.substr(0, name.size() - marker.size()));
  }
  return name.size() <= kMaxNameBytes ? std::string(name) : std::string();
}

void AddCardFact(const Note& note, const Section& section, std::string_view subject,
                 std::string_view label, const Block& value, FactForm form, std::uint32_t row,
                 FactSink& sink) {
  Draft draft = WholeValue(value.text, value.lines);
  if (IsEmptyValue(value.text.text, label) || !IsUsableLabel(label)) return;
  draft.subject = subject;
  draft.label = label;
  draft.form = form;
  draft.row = row;
  AddFact(note, section, draft, sink);
}

}  // namespace

void ExtractCard(const Note& note, const Section& section, FactSink& sink) {
  const std::vector<Block>& blocks = note.source->blocks;
  const Block* label = nullptr;
  const Block* stage = nullptr;
  std::string company;
  for (std::size_t i = section.first; i < section.last; ++i) {
    const Block& block = blocks[i];
    switch (block.kind) {
      case BlockKind::kCardLabel:
        label = &block;
        break;
      case BlockKind::kCardValue:
        if (label != nullptr) {
          AddCardFact(note, section, {}, label->text.text, block, FactForm::kCard, sink.next_row++,
                      sink);
        }
        break;
      case BlockKind::kStage:
        stage = &block;
        company.clear();
        break;
      case BlockKind::kStageName:
        company = StageName(block.text.text);
        if (stage != nullptr) {
          AddCardFact(note, section, company, "Stage", *stage, FactForm::kStage, sink.next_row++,
                      sink);
        }
        break;
      case BlockKind::kStageItem:
        if (!company.empty()) {
          AddCardFact(note, section, company, "Key product", block, FactForm::kStage,
                      sink.next_row++, sink);
        }
        break;
      default:
        label = nullptr;
        break;
    }
  }
}

}  // namespace tanxun
