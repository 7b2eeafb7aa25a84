// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/status_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/negation.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// A status is said at a text's beginning; what stands further back is about something else.
constexpr std::size_t kReadBytes = 400;

// The entries of status.tsv and the rows of status_context.tsv that turn what they say.
enum class Role : std::uint8_t {
  kLevel,
  kNothing,  // Holds such a word and says nothing: "tight schedule".
  kForecast,
  kElsewhen,  // What was, or is not yet.
  kFrom,
  kTurn,
  kAdverb,
  kNoun,
  kFollow,
  kBut,
  kOther,  // No phrase of ours.
};

struct Word {
  Role role = Role::kOther;
  StatusLevel level = StatusLevel::kNone;
  bool weak = false;    // Only under a label of supply.
  bool relief = false;  // Tells how tightness changes.
  bool color = false;   // "Red", 黄: a name as well.
  bool supply = false;  // Says itself that supply is meant: "in short supply", 断供.
};

struct Lexicon {
  std::vector<Word> words;
  SpottedPhrases levels;  // Values are places in `words`.
  PhraseSet turns;        // The same.
};

bool NamesSupply(std::string_view phrase) {
  static constexpr std::array<std::string_view, 9> kParts = {
      "suppl", "capacity", "stock", "allocat", "供", "货", "产能", "缺芯", "缺料"};
  return std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
    return phrase.find(part) != std::string_view::npos;
  });
}

bool IsColor(std::string_view phrase) {
  const std::vector<Unit> units = SplitUnits(phrase);
  if (units.size() == 1) {
    return units[0].kind == UnitKind::kHan || units[0].text == "amber" ||
           (units[0].text != "unknown" && StatusLevelNamed(units[0].text) != StatusLevel::kNone);
  }
  return units.size() == 2 && units[1].text == "色";
}

void AddLevels(Lexicon& lexicon) {
  for (const auto& row : TsvRows(LexiconFile("status.tsv"))) {
    if (row.size() < 4) continue;
    Word word;
    word.level = StatusLevelNamed(row[0]);
    word.role = word.level == StatusLevel::kNone ? Role::kNothing : Role::kLevel;
    for (const std::size_t cell : {2, 3}) {
      for (std::string_view entry : TsvEntries(row[cell])) {
        word.weak = entry.starts_with('~');
        if (word.weak) entry.remove_prefix(1);
        word.relief = entry.starts_with('>');
        if (word.relief) entry.remove_prefix(1);
        word.color = IsColor(entry);
        word.supply = NamesSupply(entry);
        lexicon.levels.Add(entry, static_cast<std::uint32_t>(lexicon.words.size()));
        lexicon.words.push_back(word);
      }
    }
  }
}

void AddTurns(Lexicon& lexicon) {
  static constexpr std::array<std::pair<std::string_view, Role>, 8> kRoles = {{
      {"forecast", Role::kForecast},
      {"elsewhen", Role::kElsewhen},
      {"from", Role::kFrom},
      {"turn", Role::kTurn},
      {"adverb", Role::kAdverb},
      {"noun", Role::kNoun},
      {"follow", Role::kFollow},
      {"but", Role::kBut},
  }};
  for (const auto& row : TsvRows(LexiconFile("status_context.tsv"))) {
    const auto role = std::find_if(kRoles.begin(), kRoles.end(),
                                   [&](const auto& entry) { return entry.first == row[0]; });
    if (role == kRoles.end()) continue;
    Word word;
    word.role = role->second;
    for (std::size_t cell = 1; cell < row.size(); ++cell) {
      for (std::string_view entry : TsvEntries(row[cell])) {
        lexicon.turns.Add(entry, static_cast<std::uint32_t>(lexicon.words.size()));
      }
    }
    lexicon.words.push_back(word);
  }
}

const Lexicon& StatusLexicon() {
  static const Lexicon kLexicon = [] {
    Lexicon lexicon;
    AddLevels(lexicon);
    AddTurns(lexicon);
    return lexicon;
  }();
  return kLexicon;
}

// A word of a text with where it stands.
struct Token {
  Word word;
  std::uint32_t first = 0;  // Units.
  std::uint32_t count = 1;
  std::uint32_t begin = 0;  // Bytes.
  std::uint32_t end = 0;
  bool taken_back = false;
  bool touches_next = false;  // No punctuation before the next token.
};

struct Clause {
  std::vector<Token> tokens;
  bool bracketed = false;
};

std::size_t Count(std::string_view text, std::string_view sign) {
  std::size_t count = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + sign.size())) {
    ++count;
  }
  return count;
}

bool EndsClause(std::string_view between) {
  static constexpr std::array<std::string_view, 16> kSigns = {
      ";", "；", "。", "，", ",", "、", "!", "！", ". ", "\n", "—", "–", " - ", "|", "·", "/"};
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return between.find(sign) != std::string_view::npos;
  });
}

bool HoldsArrow(std::string_view between) {
  static constexpr std::array<std::string_view, 8> kArrows = {"→", "->", "=>", "➡",
                                                              "➜", "⇒",  "⟶",  "▶"};
  return std::any_of(kArrows.begin(), kArrows.end(), [&](std::string_view arrow) {
    return between.find(arrow) != std::string_view::npos;
  });
}

Token TokenAt(const std::vector<Unit>& units, std::uint32_t at) {
  const Lexicon& lexicon = StatusLexicon();
  const PhraseSet::Match level = lexicon.levels.LongestAt(units, at);
  const PhraseSet::Match turn = lexicon.turns.LongestAt(units, at);
  const PhraseSet::Match best = turn.unit_count > level.unit_count ? turn : level;
  Token token;
  token.first = at;
  token.count = std::max<std::uint32_t>(best.unit_count, 1);
  token.begin = units[at].begin;
  token.end = units[at + token.count - 1].end;
  if (best.unit_count > 0) token.word = lexicon.words[best.value];
  token.taken_back = token.word.role == Role::kLevel && IsTakenBack(units, at);
  return token;
}

// The clauses of a text, its emoji left out; an arrow reads as "to".
std::vector<Clause> ReadClauses(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  std::vector<Clause> clauses(1);
  int depth = 0;
  std::uint32_t last = 0;  // Where the token before ends.
  for (std::uint32_t at = 0; at < units.size();) {
    if (units[at].kind == UnitKind::kEmoji) {
      ++at;
      continue;
    }
    const Token token = TokenAt(units, at);
    const std::string_view between = text.substr(last, token.begin > last ? token.begin - last : 0);
    const auto open = Count(between, "(") + Count(between, "（");
    const auto close = Count(between, ")") + Count(between, "）");
    depth = std::max(0, depth + static_cast<int>(open) - static_cast<int>(close));
    const bool arrow = HoldsArrow(between);
    if (open + close > 0 || (EndsClause(between) && !arrow) || token.word.role == Role::kBut) {
      if (!clauses.back().tokens.empty()) clauses.emplace_back();
      clauses.back().bracketed = depth > 0;
    } else if (!clauses.back().tokens.empty()) {
      clauses.back().tokens.back().touches_next = true;
    }
    if (arrow) {
      Token to = token;
      to.word = {};
      to.word.role = Role::kTurn;
      to.end = to.begin;
      to.taken_back = false;
      to.touches_next = true;
      clauses.back().tokens.push_back(to);
    }
    last = token.end;
    at += token.count;
    clauses.back().tokens.push_back(token);
  }
  return clauses;
}

// What one clause says now.
class ClauseReader {
 public:
  ClauseReader(const Clause& clause, bool under_supply)
      : tokens_(clause.tokens), any_word_(under_supply) {}

  std::optional<StatusReading> Read() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) Take(i);
    if (said_.empty()) return std::nullopt;
    const Said& best = Best();
    return StatusReading{best.level, false, FirstByte(), tokens_[best.token].end};
  }

  // Whether it is clear that supply is meant: by a word for it, or because the level is all that
  // the clause begins with: "Tight since March", never "tight schedule".
  bool SpeaksOfSupply() const {
    for (const Token& token : tokens_) {
      if (token.word.role == Role::kNoun) return true;
    }
    return std::any_of(said_.begin(), said_.end(),
                       [&](const Said& said) { return tokens_[said.token].word.supply; });
  }
  bool OpensWithLevel() const {
    return !said_.empty() && IsOpening(said_.front().token) && EndsWell(said_.back().token);
  }
  bool EndsWell() const { return !said_.empty() && EndsWell(said_.back().token); }

  // A word for tightness itself: no colour, nothing that eases.
  bool SaysShortage() const {
    const auto is_short = [&](const Said& said) {
      return said.level >= StatusLevel::kYellow && !said.relief && !tokens_[said.token].word.color;
    };
    return !said_.empty() && std::all_of(said_.begin(), said_.end(), is_short);
  }

  // Of what it says: how many levels, each once.
  void CountLevels(std::set<StatusLevel>& levels) const {
    if (turned_) return;
    for (const Said& said : said_) levels.insert(said.level);
  }

 private:
  struct Said {
    StatusLevel level = StatusLevel::kNone;
    std::size_t token = 0;
    bool relief = false;
  };

  void Take(std::size_t i) {
    const Token& token = tokens_[i];
    switch (token.word.role) {
      case Role::kForecast:
        // "Normal expected in 2026"
        if (!said_.empty() && said_.back().token + 1 == i) said_.pop_back();
        silent_ = true;
        return;
      case Role::kElsewhen:
        silent_ = true;
        return;
      case Role::kLevel:
        if (!silent_) TakeLevel(i);
        return;
      default:
        return;
    }
  }

  void TakeLevel(std::size_t i) {
    const Token& token = tokens_[i];
    const Role before = i > 0 ? tokens_[i - 1].word.role : Role::kOther;
    const bool joined = before == Role::kFrom || before == Role::kTurn;
    if (token.word.weak && !any_word_) return;
    if (token.word.color && !joined && !(IsOpening(i) && EndsWell(i))) return;
    Said said{token.word.level, i, token.word.relief};
    if (token.taken_back) {
      // What is no longer tight is loose; what is no longer cut off may be anything.
      if (said.relief || (said.level != StatusLevel::kYellow && said.level != StatusLevel::kOrange))
        return;
      said = {StatusLevel::kGreen, i, true};
    }
    if (before == Role::kFrom) {
      came_from_ = true;
      return;
    }
    if (before == Role::kTurn && (came_from_ || !said_.empty())) {
      said_.clear();
      turned_ = true;
    }
    said_.push_back(said);
  }

  const Said& Best() const {
    const bool relieved =
        std::any_of(said_.begin(), said_.end(), [](const Said& said) { return said.relief; });
    const Said* best = nullptr;
    for (const Said& said : said_) {
      if (relieved && !said.relief) continue;
      if (best == nullptr || relieved || said.level > best->level) best = &said;
    }
    return *best;
  }

  // Nothing but small words before it.
  bool IsOpening(std::size_t i) const {
    return std::all_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(i),
                       [](const Token& token) { return token.word.role != Role::kOther; });
  }

  // "tight since March", but not "tight schedule".
  bool EndsWell(std::size_t i) const {
    if (!tokens_[i].touches_next || i + 1 >= tokens_.size()) return true;
    return tokens_[i + 1].word.role != Role::kOther;
  }

  // Of the words for supply, or of the level's own.
  std::uint32_t FirstByte() const {
    for (const Token& token : tokens_) {
      if (token.word.role == Role::kNoun || token.word.role == Role::kLevel) return token.begin;
    }
    return tokens_[said_.front().token].begin;
  }

  const std::vector<Token>& tokens_;
  bool any_word_;
  std::vector<Said> said_;
  bool silent_ = false;  // Behind a word for what was or may be.
  bool came_from_ = false;
  bool turned_ = false;
};

bool IsQuestion(std::string_view text) {
  text = Trim(text);
  return text.ends_with('?') || text.ends_with("？");
}

bool MayHoldWord(std::string_view text) { return StatusLexicon().levels.MayBeIn(Fold(text)); }

std::optional<StatusReading> ReadWords(std::string_view text, StatusLabelKind label) {
  text = text.substr(0, FloorBoundary(text, std::min(text.size(), kReadBytes)));
  if (IsQuestion(text) || !MayHoldWord(text)) return std::nullopt;
  std::optional<StatusReading> best;
  std::set<StatusLevel> levels;
  for (const bool bracketed : {false, true}) {
    for (const Clause& clause : ReadClauses(text)) {
      if (clause.bracketed != bracketed) continue;
      ClauseReader reader(clause, label == StatusLabelKind::kSupply);
      const auto reading = reader.Read();
      if (!reading.has_value()) continue;
      if (label != StatusLabelKind::kSupply && !reader.OpensWithLevel() &&
          !(reader.SpeaksOfSupply() && reader.EndsWell())) {
        continue;
      }
      reader.CountLevels(levels);
      if (!best.has_value() || reading->level > best->level) best = reading;
    }
    if (best.has_value()) break;  // A bracket only adds to what stands before it.
  }
  constexpr std::size_t kScale = 3;
  return levels.size() >= kScale ? std::nullopt : best;
}

// Whether what stands between two marks turns the one into the other.
bool Turns(std::string_view between) {
  between = Trim(between);
  if (between.empty()) return false;
  constexpr std::size_t kLongest = 24;
  if (HoldsArrow(between)) return between.size() <= kLongest;
  const std::vector<Unit> units = SplitUnits(between);
  const PhraseSet::Match turn =
      units.empty() ? PhraseSet::Match{} : StatusLexicon().turns.LongestAt(units, 0);
  return turn.unit_count == units.size() && turn.unit_count > 0 &&
         StatusLexicon().words[turn.value].role == Role::kTurn;
}

// The mark that holds now: the last one of a chain 🔴 → 🟡, else the first.
std::optional<StatusReading> ReadMarks(std::string_view text) {
  const std::vector<StatusMark> marks = FindStatusMarks(text);
  if (marks.empty()) return std::nullopt;
  StatusReading reading{marks[0].level, true, marks[0].begin, marks[0].end};
  for (std::size_t i = 1; i < marks.size(); ++i) {
    if (!Turns(text.substr(reading.end, marks[i].begin - reading.end))) break;
    reading.level = marks[i].level;
    reading.end = marks[i].end;
  }
  return reading;
}

}  // namespace

std::optional<StatusReading> ReadStatus(std::string_view value, StatusLabelKind label) {
  if (auto marked = ReadMarks(value)) return marked;
  if (auto said = ReadWords(value, label)) return said;
  if (label != StatusLabelKind::kSupply) return std::nullopt;
  const auto weak = FindWeakStatusMark(value);
  if (!weak.has_value()) return std::nullopt;
  return StatusReading{weak->level, true, weak->begin, weak->end};
}

std::optional<StatusReading> ReadSupplySentence(std::string_view text) {
  text = text.substr(0, FloorBoundary(text, std::min(text.size(), kReadBytes)));
  if (IsQuestion(text) || !MayHoldWord(text)) return std::nullopt;
  const std::vector<Clause> clauses = ReadClauses(text);
  ClauseReader reader(clauses.front(), false);
  const auto reading = reader.Read();
  if (!reading.has_value() || !reader.SpeaksOfSupply() || !reader.EndsWell()) return std::nullopt;
  return reading;
}

std::optional<StatusReading> ReadShortage(std::string_view text) {
  if (text.size() > kReadBytes || IsQuestion(text) || !MayHoldWord(text)) return std::nullopt;
  const std::vector<Clause> clauses = ReadClauses(text);
  const bool goes_on = std::any_of(clauses.begin() + 1, clauses.end(), [](const Clause& clause) {
    return !clause.bracketed && !clause.tokens.empty();
  });
  ClauseReader reader(clauses.front(), false);
  const auto reading = reader.Read();
  if (goes_on || !reading.has_value() || !reader.SaysShortage() || !reader.EndsWell()) {
    return std::nullopt;
  }
  return reading;
}

std::string_view NameBeforeStatus(std::string_view text, std::uint32_t at) {
  const std::string_view before = text.substr(0, at);
  const std::vector<Unit> units = SplitUnits(before);
  std::vector<Token> tokens;
  for (std::uint32_t unit = 0; unit < units.size(); unit += tokens.back().count) {
    tokens.push_back(TokenAt(units, unit));
  }
  while (!tokens.empty() && tokens.back().word.role != Role::kOther) tokens.pop_back();
  return tokens.empty() ? std::string_view() : Trim(before.substr(0, tokens.back().end));
}

std::optional<StatusLevel> StatusOf(std::string_view text) {
  const auto reading = ReadStatus(text, StatusLabelKind::kSupply);
  return reading.has_value() ? std::optional<StatusLevel>(reading->level) : std::nullopt;
}

std::optional<StatusLevel> ParseStatus(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) return std::nullopt;
  std::optional<StatusLevel> level;
  bool differs = false;
  const auto say = [&](StatusLevel said) {
    differs = differs || (level.has_value() && *level != said);
    level = said;
  };
  std::string words(text);
  for (const StatusMark& mark : FindStatusMarks(text)) {
    say(mark.level);
    words.replace(mark.begin, mark.end - mark.begin, mark.end - mark.begin, ' ');
  }
  while (const auto weak = FindWeakStatusMark(words)) {
    say(weak->level);
    words.replace(weak->begin, weak->end - weak->begin, weak->end - weak->begin, ' ');
  }
  const std::vector<Unit> units = SplitUnits(words);
  for (std::uint32_t at = 0; at < units.size();) {
    const Token token = TokenAt(units, at);
    if (token.word.role != Role::kLevel) return std::nullopt;
    say(token.word.level);
    at += token.count;
  }
  return differs ? std::nullopt : level;
}

}  // namespace tanxun
