// SPDX-License-Identifier: GPL-2.0-or-later
// Closed prose patterns (corpus/lexicon/prose.tsv) and statements of what somebody can or cannot
// do. Free prose gives no facts.
#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/clause_subject.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/sentence_subject.h"
#include "indexer/extract/structures.h"
#include "indexer/lexicon/abilities.h"
#include "indexer/lexicon/hedges.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/sentences.h"
#include "indexer/text/spotter.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxSentenceBytes = 1200;
constexpr std::size_t kMaxValueBytes = 120;

enum class ValueShape { kDate, kPlace, kName };

struct Pattern {
  std::string concept_id;
  ValueShape shape = ValueShape::kName;
  std::vector<std::string> before;  // Cues with the value after them.
  std::vector<std::string> after;   // Cues with the value before them.
};

const std::vector<Pattern>& Patterns() {
  static const std::vector<Pattern> kPatterns = [] {
    std::vector<Pattern> patterns;
    for (const auto& row : TsvRows(LexiconFile("prose.tsv"))) {
      if (row.size() < 5) continue;
      Pattern pattern;
      pattern.concept_id = row[0];
      pattern.shape = row[1] == "date"    ? ValueShape::kDate
                      : row[1] == "place" ? ValueShape::kPlace
                                          : ValueShape::kName;
      for (const std::size_t cell : {2, 3}) {
        for (std::string_view cue : TsvEntries(row[cell])) pattern.before.emplace_back(cue);
      }
      for (std::string_view cue : TsvEntries(row[4])) pattern.after.emplace_back(cue);
      patterns.push_back(std::move(pattern));
    }
    return patterns;
  }();
  return kPatterns;
}

// Of the first patterns one bit each, the last bit for all others.
std::uint32_t BitOf(std::size_t pattern) {
  return std::uint32_t{1} << std::min<std::size_t>(pattern, 31);
}

// The patterns of which a cue may stand in the text.
std::uint32_t PatternsIn(std::string_view folded) {
  static const Spotter kCues = [] {
    Spotter cues;
    for (std::size_t i = 0; i < Patterns().size(); ++i) {
      for (const std::string& cue : Patterns()[i].before) cues.Add(cue, BitOf(i));
      for (const std::string& cue : Patterns()[i].after) cues.Add(cue, BitOf(i));
    }
    return cues;
  }();
  return kCues.Find(folded, ~std::uint32_t{0});
}

// A stretch of one sentence, as offsets into the block's text.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin >= end; }
};

bool IsWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Where the cue stands as whole words in folded text.
std::size_t FindCue(std::string_view folded, std::string_view cue) {
  for (std::size_t at = folded.find(cue); at != std::string_view::npos;
       at = folded.find(cue, at + 1)) {
    const bool latin = IsWordChar(cue.front());
    const bool starts = !latin || at == 0 || !IsWordChar(folded[at - 1]);
    const std::size_t end = at + cue.size();
    const bool ends = !latin || end >= folded.size() || !IsWordChar(folded[end]);
    if (starts && ends) return at;
  }
  return std::string_view::npos;
}

// Capitalised words from `at` on, with their commas where another capitalised word follows:
// "Hsinchu, Taiwan".
std::size_t CapitalisedEnd(std::string_view text, std::size_t at, bool over_commas) {
  std::size_t end = at;
  while (at < text.size()) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t stop = std::min(text.find_first_of(" ,;.()\n", at), text.size());
    const std::string_view word = text.substr(at, stop - at);
    const bool link_word =
        end > 0 && (word == "of" || word == "the" || word == "de" || word == "and");
    const bool name = std::isupper(first) != 0 || std::isdigit(first) != 0 || first >= 0x80;
    if (!name && !link_word) break;
    if (name) end = stop;
    if (stop >= text.size()) break;
    if (text[stop] == ' ') {
      at = stop + 1;
    } else if (text[stop] == ',' && over_commas && stop + 1 < text.size() &&
               text[stop + 1] == ' ') {
      at = stop + 2;
    } else if (text[stop] == '.' && stop + 1 < text.size() && text[stop + 1] != ' ' &&
               text[stop + 1] != '\n') {
      at = stop + 1;
    } else {
      break;
    }
  }
  return end;
}

std::size_t HanEnd(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = CodePointAt(text, at);
    const CharClass kind = ClassOf(c.value);
    if (kind == CharClass::kPunctuation || kind == CharClass::kSpace) break;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("并") || rest.starts_with("並") || rest.starts_with("且") ||
        rest.starts_with("，") || rest.starts_with("的"))
      break;
    at += c.length;
  }
  return at;
}

std::optional<Stretch> DateAfter(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(at, std::min<std::size_t>(40, text.size() - at));
  for (const DateMatch& date : FindDates(near)) {
    if (date.begin > 6) break;
    return Stretch{static_cast<std::uint32_t>(at + date.begin),
                   static_cast<std::uint32_t>(at + date.end)};
  }
  return std::nullopt;
}

std::optional<Stretch> NameAfter(std::string_view text, std::size_t at, bool place) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (text.substr(at).starts_with("the ")) at += 4;
  if (at >= text.size()) return std::nullopt;
  const bool wide = static_cast<unsigned char>(text[at]) >= 0x80;
  const std::size_t end = wide ? HanEnd(text, at) : CapitalisedEnd(text, at, place);
  if (end <= at || end - at > kMaxValueBytes) return std::nullopt;
  return Stretch{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

// "于1987年成立", "由艾克米代工": the value before the cue.
std::optional<Stretch> ValueBefore(std::string_view text, std::size_t cue, ValueShape shape) {
  if (shape == ValueShape::kDate) {
    for (const DateMatch& date : FindDates(text)) {
      if (date.end >= cue && date.end <= cue + 3 && date.begin < cue)
        return Stretch{date.begin, date.end};
    }
    return std::nullopt;
  }
  const std::size_t by = text.rfind("由", cue);
  if (by == std::string_view::npos || cue - by > 48) return std::nullopt;
  const std::size_t begin = by + std::string_view("由").size();
  if (begin >= cue || HanEnd(text, begin) < cue) return std::nullopt;
  return Stretch{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cue)};
}

// Whether the statement whose words end at `past` is plain: not denied, hedged, planned or past,
// and not said in passing of what follows (总部位于上海的X).
bool IsFirm(std::string_view text, std::size_t past, Stretch value, ValueShape shape) {
  const std::string_view before = text.substr(0, past);
  const std::string_view rest = text.substr(value.end);
  if (IsHedgedBefore(before)) return false;
  if (rest.starts_with("的") && before.find("是") == std::string_view::npos) return false;
  return shape == ValueShape::kDate || !IsHedgedAfter(rest);
}

struct ProseReader {
  const Note& note;
  const Section& section;
  const Block& block;
  FactSink& sink;

  void Add(Stretch sentence, Stretch value, std::string_view subject, std::string_view label,
           std::string_view concept_id, Polarity polarity, bool dated_by_sentence) {
    const std::string_view text = block.text.text;
    Draft draft = WholeValue(block.text, block.lines);
    draft.begin = value.begin;
    draft.end = value.end;
    draft.subject = subject;
    draft.label = label;
    draft.concept_id = concept_id;
    draft.polarity = polarity;
    draft.form = FactForm::kProse;
    draft.row = sink.next_row++;
    draft.quote = text.substr(sentence.begin, sentence.end - sentence.begin);
    // What somebody can do is dated by its sentence; a place or a founder is not.
    if (dated_by_sentence) draft.sentence = draft.quote;
    AddFact(note, section, draft, sink);
  }

  void Read(Stretch sentence, bool own_block) {
    const std::string folded = Fold(
        std::string_view(block.text.text).substr(sentence.begin, sentence.end - sentence.begin));
    ReadPatterns(sentence, PatternsIn(folded));
    if (MayStateAbility(folded)) ReadAbilities(sentence, own_block);
  }

  void ReadPatterns(Stretch sentence, std::uint32_t patterns) {
    if (patterns == 0) return;
    const std::string_view text =
        std::string_view(block.text.text).substr(sentence.begin, sentence.end - sentence.begin);
    const FoldedText folded = FoldWithOrigin(text);
    for (std::size_t i = 0; i < Patterns().size(); ++i) {
      if ((patterns & BitOf(i)) == 0) continue;
      const Pattern& pattern = Patterns()[i];
      for (const bool before : {true, false}) {
        for (const std::string& cue : before ? pattern.before : pattern.after) {
          const std::size_t found = FindCue(folded.text, cue);
          if (found == std::string_view::npos) continue;
          const std::size_t at = folded.origin[found];
          const std::size_t after = folded.OriginEnd(found + cue.size());
          const auto value = !before ? ValueBefore(text, at, pattern.shape)
                             : pattern.shape == ValueShape::kDate
                                 ? DateAfter(text, after)
                                 : NameAfter(text, after, pattern.shape == ValueShape::kPlace);
          if (!value.has_value() || value->empty()) continue;
          if (!IsFirm(text, before ? after : value->begin, *value, pattern.shape)) break;
          const std::string subject =
              ClauseSubject(note, text, std::min<std::size_t>(at, value->begin));
          if (subject.empty()) break;
          Add(sentence, {sentence.begin + value->begin, sentence.begin + value->end}, subject, cue,
              pattern.concept_id, Polarity::kPositive, false);
          break;
        }
      }
    }
  }

  // Whom "… it can no longer receive" is about: the words right before the modal, else the
  // sentence's subject.
  std::string SubjectOfClause(std::string_view sentence, std::size_t modal) const {
    const std::string_view before = Trim(sentence.substr(0, modal));
    const std::size_t clause = before.find_last_of(",;");
    std::string_view own =
        clause == std::string_view::npos ? before : Trim(before.substr(clause + 1));
    if (const std::size_t wide = own.rfind("，"); wide != std::string_view::npos)
      own = Trim(own.substr(wide + 3));
    if (own.empty()) return SentenceSubject(note, sentence);
    if (const std::string subject = SentenceSubject(note, own); !subject.empty()) return subject;
    return own.size() == before.size() ? std::string() : SentenceSubject(note, sentence);
  }

  // The statement from its modal to the clause's end.
  static std::uint32_t ClauseEnd(std::string_view sentence, const std::vector<Unit>& units,
                                 std::uint32_t from) {
    for (std::uint32_t i = from; i < units.size(); ++i) {
      const std::uint32_t gap_begin = i == 0 ? 0 : units[i - 1].end;
      const std::string_view gap = sentence.substr(gap_begin, units[i].begin - gap_begin);
      if (i > from &&
          (gap.find_first_of(",;") != std::string_view::npos ||
           gap.find("，") != std::string_view::npos || gap.find("；") != std::string_view::npos)) {
        return gap_begin;
      }
      const std::string& word = units[i].text;
      const bool turns =
          word == "but" || word == "while" || word == "although" || word == "because";
      const bool joins =
          word == "and" && i + 1 < units.size() &&
          std::islower(static_cast<unsigned char>(sentence[units[i + 1].begin])) != 0;
      if (turns || joins) return gap_begin;
    }
    return units.empty() ? 0 : units.back().end;
  }

  void ReadAbilities(Stretch sentence, bool own_block) {
    const std::string_view text =
        std::string_view(block.text.text).substr(sentence.begin, sentence.end - sentence.begin);
    const std::vector<Unit> units = SplitUnits(text);
    for (const AbilityMatch& match : FindAbilities(units, 2)) {
      if (match.last_unit >= units.size()) continue;  // No object.
      const bool opens =
          std::all_of(units.begin(), units.begin() + match.first_unit,
                      [](const Unit& unit) { return unit.kind == UnitKind::kEmoji; });
      // "Cut off from H100" as a list item or a card's value is about the note's subject.
      const std::string subject = !opens      ? SubjectOfClause(text, units[match.first_unit].begin)
                                  : own_block ? note.subject
                                              : std::string();
      if (subject.empty()) continue;
      const std::uint32_t end = ClauseEnd(text, units, match.last_unit);
      const std::string_view label =
          text.substr(units[match.first_unit].begin,
                      units[match.last_unit - 1].end - units[match.first_unit].begin);
      Add(sentence, {sentence.begin + units[match.first_unit].begin, sentence.begin + end}, subject,
          label, match.ability, match.polarity, true);
    }
  }
};

// "[[X]] — supplier (blocked from Y)": who is blocked is not said.
bool IsRelation(const Block& block) {
  return block.kind == BlockKind::kListItem && !block.text.marks.empty() &&
         block.text.marks.front().kind == MarkKind::kWikiLink &&
         block.text.marks.front().begin == 0;
}

}  // namespace

void ExtractProse(const Note& note, const Section& section, FactSink& sink) {
  for (std::size_t i = section.first; i < section.last; ++i) {
    const Block& block = note.source->blocks[i];
    const bool item = block.kind == BlockKind::kListItem || block.kind == BlockKind::kCardValue;
    const bool prose = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote;
    if ((!item && !prose) || IsLeadIn(block.text) || IsRelation(block)) continue;
    const std::string folded = Fold(block.text.text);
    const std::uint32_t patterns = PatternsIn(folded);
    const bool ability = MayStateAbility(folded);
    if (patterns == 0 && !ability) continue;
    ProseReader reader{note, section, block, sink};
    const std::vector<Sentence> sentences = SplitSentences(block.text.text);
    for (const Sentence& sentence : sentences) {
      if (sentence.end - sentence.begin > kMaxSentenceBytes) continue;
      const Stretch stretch{sentence.begin, sentence.end};
      if (sentences.size() > 1) {
        reader.Read(stretch, item);
        continue;
      }
      reader.ReadPatterns(stretch, patterns);
      if (ability) reader.ReadAbilities(stretch, item);
    }
  }
}

}  // namespace tanxun
