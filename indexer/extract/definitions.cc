// SPDX-License-Identifier: GPL-2.0-or-later
// What things are: `**X** — text`, `Name (中文) text`, the first sentence about the note's subject;
// and links with their relation.
#include <array>
#include <cctype>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/clause_subject.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/sentence_subject.h"
#include "indexer/extract/structures.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/hedges.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kDefinition = "definition";
constexpr std::size_t kMaxRelationCharacters = 48;

void AddDefinition(const Note& note, const Section& section, const Block& block,
                   std::string_view subject, std::uint32_t begin, std::uint32_t end,
                   FactSink& sink) {
  const std::string_view value = std::string_view(block.text.text).substr(begin, end - begin);
  if (IsEmptyValue(value) || CountCharacters(value) < 2) return;
  Draft draft = WholeValue(block.text, block.lines);
  draft.begin = begin;
  draft.end = end;
  draft.subject = subject;
  draft.label = kDefinition;
  draft.concept_id = kDefinition;
  draft.form = FactForm::kDefinition;
  draft.row = sink.next_row++;
  AddFact(note, section, draft, sink);
}

std::uint32_t LineEnd(const std::string& text, std::uint32_t from) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', from), text.size()));
}

const Mark* OpeningLink(const RichText& text) {
  for (const Mark& mark : text.marks) {
    if (mark.begin != 0) break;
    if (mark.kind == MarkKind::kWikiLink) return &mark;
  }
  return nullptr;
}

// `[[X]] — relation (detail)` in a list: X is the note's `relation`.
void AddRelation(const Note& note, const Section& section, const Block& block,
                 const DefinitionLine& line, FactSink& sink) {
  const std::string& text = block.text.text;
  const std::string_view relation = Trim(std::string_view(text).substr(
      line.text_begin, LineEnd(text, line.text_begin) - line.text_begin));
  const std::string_view label = WithoutBracket(relation);
  if (CountCharacters(label) > kMaxRelationCharacters) return;
  Draft draft = WholeValue(block.text, block.lines);
  draft.end = static_cast<std::uint32_t>(line.name.size());
  draft.label = label;
  draft.form = FactForm::kLink;
  draft.row = sink.next_row++;
  Fact& fact = AddFact(note, section, draft, sink);
  if (const std::string_view detail = BracketAtEnd(relation); !detail.empty()) {
    fact.qualifiers.push_back({"detail", std::string(detail)});
  }
}

// "Acme Chips (艾克米) chip subsidiary" in a list item: both names, then what they are.
void ReadNamedItem(const Note& note, const Section& section, const Block& block, FactSink& sink) {
  const std::string& text = block.text.text;
  for (const BracketName& pair : FindBracketNames(text)) {
    if (pair.outer_begin != 0) continue;
    std::uint32_t begin = pair.end;
    for (std::string_view joint : {"，", "：", ",", ":", " ", "是", "—", "–", "-", " "}) {
      while (std::string_view(text).substr(begin).starts_with(joint))
        begin += static_cast<std::uint32_t>(joint.size());
    }
    const std::uint32_t end = LineEnd(text, pair.end);
    if (begin < end) AddDefinition(note, section, block, pair.outer, begin, end, sink);
    return;
  }
}

// Past so many words from `at` on.
std::size_t EndOfWords(std::string_view text, std::size_t at, int words) {
  while (words-- > 0) at = std::min(text.find(' ', at), text.size() - 1) + 1;
  return at;
}

// "X is …", "X (Y), the Z, is …", "X是…" as the first sentence about the subject.
bool ReadFirstSentence(const Note& note, const Section& section, const Block& block,
                       FactSink& sink) {
  const std::string& text = block.text.text;
  const auto sentences = SplitSentences(text);
  if (sentences.empty()) return false;
  const Sentence first = sentences.front();
  const std::string_view sentence =
      std::string_view(text).substr(first.begin, first.end - first.begin);
  const std::string subject = SentenceSubject(note, sentence);
  if (subject.empty() || NameKey(subject) != NameKey(note.subject)) return false;
  static constexpr std::array<std::string_view, 7> kCopulas = {" is ", " was ", " are ", "是",
                                                               "为",   "為",    "系"};
  std::size_t best = std::string_view::npos;
  std::size_t length = 0;
  for (std::string_view copula : kCopulas) {
    const std::size_t at = sentence.find(copula);
    if (at < best) {
      best = at;
      length = copula.size();
    }
  }
  if (best == std::string_view::npos || best > 200) return false;
  const bool han = static_cast<unsigned char>(sentence[best]) >= 0x80;
  if (han && ClauseSubject(note, sentence, best) != note.subject) return false;
  if (IsHedgedBefore(sentence.substr(0, EndOfWords(sentence, best + length, 2)))) return false;
  AddDefinition(note, section, block, {}, first.begin + static_cast<std::uint32_t>(best + length),
                first.end, sink);
  return true;
}

// Whether X of "**X** — text" is the note's subject, under its own or a shorter or longer name.
bool IsAboutNote(const Note& note, std::string_view name) {
  if (IsNameOfNote(note, name) || IsNameOfNote(note, WithoutBracket(name))) return true;
  const std::string key = " " + NameKey(name) + " ";
  const std::string subject = " " + NameKey(note.subject) + " ";
  return key.size() > 3 &&
         (subject.find(key) != std::string::npos || key.find(subject) != std::string::npos);
}

// One `**X** — text` line. An attribute's name makes it a label line: **HQ** — Stockholm.
void ReadDefinition(const Note& note, const Section& section, const Block& block,
                    const DefinitionLine& line, FactSink& sink) {
  const std::uint32_t end = LineEnd(block.text.text, line.text_begin);
  if (IsAboutNote(note, line.name)) {
    AddDefinition(note, section, block, note.subject, line.text_begin, end, sink);
    return;
  }
  if (ConceptOfLabel(line.name) == nullptr) {
    AddDefinition(note, section, block, WithoutBracket(line.name), line.text_begin, end, sink);
    return;
  }
  Draft draft = WholeValue(block.text, block.lines);
  draft.begin = line.text_begin;
  draft.end = end;
  draft.label = line.name;
  draft.form = FactForm::kLabelLine;
  draft.row = sink.next_row++;
  AddFact(note, section, draft, sink);
}

// Whether any line of the block is a definition or relation; each is read.
bool ReadDefinitionLines(const Note& note, const Section& section, const Block& block,
                         FactSink& sink) {
  const bool item = block.kind == BlockKind::kListItem;
  bool found = false;
  for (const LineBytes& bytes : LinesOf(block.text.text)) {
    const DefinitionLine line = ReadDefinitionLine(block.text, bytes.begin);
    if (line.name.empty() || (item && bytes.begin != 0)) continue;
    if (item && OpeningLink(block.text) != nullptr) {
      AddRelation(note, section, block, line, sink);
      return true;
    }
    // A colon is a label's, but for the note's own name; an unmarked dash in a list is a remark.
    if (ReadLabelLine(block.text, bytes).has_value() && !IsAboutNote(note, line.name)) continue;
    if (item && !line.strong && FindBracketNames(line.name).empty()) continue;
    ReadDefinition(note, section, block, line, sink);
    found = true;
  }
  return found;
}

}  // namespace

void ExtractDefinitions(const Note& note, const Section& section, FactSink& sink) {
  bool defined = false;
  int paragraphs = 0;
  for (std::size_t i = section.first; i < section.last; ++i) {
    const Block& block = note.source->blocks[i];
    const bool item = block.kind == BlockKind::kListItem;
    const bool paragraph = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote;
    if (!item && !paragraph) continue;
    if (ReadDefinitionLines(note, section, block, sink)) {
      defined = true;
      continue;
    }
    if (item) ReadNamedItem(note, section, block, sink);
    if (paragraph && !defined && ++paragraphs <= 2) {
      defined = ReadFirstSentence(note, section, block, sink);
    }
  }
}

}  // namespace tanxun
