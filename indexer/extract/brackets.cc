// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/brackets.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/character_table.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxNameBytes = 96;

struct Bracket {
  std::uint32_t open = 0;
  std::uint32_t inner_begin = 0;
  std::uint32_t inner_end = 0;
  std::uint32_t end = 0;
};

// Pairs of round brackets, ASCII or full-width, that hold no other bracket.
std::vector<Bracket> FindBrackets(std::string_view text) {
  std::vector<Bracket> found;
  if (text.find(')') == std::string_view::npos && text.find("）") == std::string_view::npos) {
    return found;
  }
  std::optional<Bracket> open;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (c.value == U'(' || c.value == U'（') {
      open = Bracket{at, at + c.length, 0, 0};
    } else if ((c.value == U')' || c.value == U'）') && open.has_value()) {
      open->inner_end = at;
      open->end = at + c.length;
      found.push_back(*open);
      open.reset();
    }
    at += c.length;
  }
  return found;
}

bool HasLatin(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalpha(c) != 0; });
}

// A bare name: no list, no sentence, no number or date, no listing.
bool LooksLikeName(std::string_view text) {
  if (text.empty() || text.size() > kMaxNameBytes) return false;
  if (text.find_first_of(",;:/|%$~+=\n") != std::string_view::npos) return false;
  for (std::string_view mark : {"，", "、", "；", "：", "。", "／"}) {
    if (text.find(mark) != std::string_view::npos) return false;
  }
  if (!HasHan(text) && !HasLatin(text)) return false;
  return !ParseDate(text).has_value() && FindTickers(text).empty();
}

// A capital, a digit, or a version like v2.
bool IsNameWord(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  if (std::isupper(first) != 0 || std::isdigit(first) != 0) return true;
  return word.size() <= 4 && std::isdigit(static_cast<unsigned char>(word.back())) != 0;
}

// Where the run of capitalised words (or codes) ending at `end` begins; `end` if there is none.
std::uint32_t LatinNameBegin(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  std::uint32_t at = end;
  while (at > 0 && end - at <= kMaxNameBytes) {
    std::uint32_t word = at;
    while (word > 0 && (std::isalnum(static_cast<unsigned char>(text[word - 1])) != 0 ||
                        std::string_view("-.&+'").find(text[word - 1]) != std::string_view::npos)) {
      --word;
    }
    if (word == at) break;
    const bool whole_text = at == end && word == 0;  // A lone lower-case name: "acme (艾克米)".
    if (!whole_text && !IsNameWord(text.substr(word, at - word))) break;
    const std::string_view whole = text.substr(word, at - word);
    const bool sentence_end =
        whole.ends_with('.') && whole.size() > 3 && whole.find('.') + 1 == whole.size();
    if (begin != end && (whole.ends_with("'s") || whole == "The" || whole == "the" || sentence_end))
      break;
    begin = word;
    if (word == 0 || text[word - 1] != ' ') break;
    at = word - 1;
  }
  return begin;
}

// Where the Han run ending at `end` begins, if that beginning is certain; `end` otherwise.
std::uint32_t HanNameBegin(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > 0 && end - begin <= kMaxNameBytes) {
    const auto before = static_cast<std::uint32_t>(FloorBoundary(text, begin - 1));
    const CharClass kind = ClassOf(CodePointAt(text, before).value);
    const bool middle_dot = CodePointAt(text, before).value == U'·';
    if (kind != CharClass::kHan && kind != CharClass::kHangul && kind != CharClass::kKana &&
        !middle_dot)
      break;
    begin = before;
  }
  const std::size_t characters = CountCharacters(text.substr(begin, end - begin));
  return characters >= 2 && characters <= 8 ? begin : end;
}

// Bytes that only lead up to a Han name: an office (创始人张三), a relation (子公司某某), 由, 是,
// 前身为, another name and 与.
std::uint32_t PreambleLength(std::string_view name) {
  std::size_t cut = 0;
  for (std::string_view word : {"前身为", "前身為", "由", "是"}) {
    if (name.starts_with(word)) cut = word.size();
  }
  for (std::string_view joint : {"与", "與", "及"}) {
    const std::size_t at = name.rfind(joint);
    if (at != std::string_view::npos && at > cut) cut = at + joint.size();
  }
  const std::string_view rest = name.substr(cut);
  for (const ConceptMatch& match : FindConcepts(rest)) {
    const ValueType type = match.meaning->type;
    if (match.first_unit != 0 || (type != ValueType::kPerson && type != ValueType::kOrganization))
      continue;
    const std::vector<Unit> units = SplitUnits(rest);
    if (match.unit_count + 2 <= units.size()) cut += units[match.unit_count].begin;
    break;
  }
  return CountCharacters(name.substr(cut)) >= 2 ? static_cast<std::uint32_t>(cut) : 0;
}

// Words that no other name consists of, and exchanges.
bool SaysNoName(std::string_view inner) {
  static constexpr std::size_t kHanBytes = 3;
  struct Words {
    std::unordered_set<std::string> all;
    // Han words, which also open longer texts that name nothing; by their first bytes.
    std::unordered_map<std::string, std::vector<std::string>> openings;
    void Add(std::string word) {
      if (word.size() > kHanBytes && static_cast<unsigned char>(word.front()) >= 0x80) {
        openings[word.substr(0, kHanBytes)].push_back(word);
      }
      all.insert(std::move(word));
    }
  };
  static const Words kWords = [] {
    Words words;
    for (const auto& row : TsvRows(LexiconFile("not_names.tsv"))) {
      if (row.size() < 2) continue;
      for (std::string_view word : TsvEntries(row[1])) words.Add(std::string(word));
    }
    for (const std::string& name : ExchangeNames()) words.Add(Fold(name));
    return words;
  }();
  const std::string folded = Fold(inner);
  if (!FindDates(inner).empty()) return true;
  if (kWords.all.contains(folded)) return true;
  const auto openings = kWords.openings.find(folded.substr(0, kHanBytes));
  return openings != kWords.openings.end() &&
         std::any_of(openings->second.begin(), openings->second.end(),
                     [&](const std::string& word) { return folded.starts_with(word); });
}

// "存储（HBM）" says what kind, "高带宽内存（HBM）" gives the short name: capitals alone name only
// what is long enough to be shortened.
bool IsShortNameOf(std::string_view inner, std::string_view outer) {
  const bool small =
      std::any_of(inner.begin(), inner.end(), [](unsigned char c) { return std::islower(c) != 0; });
  const bool digits =
      std::any_of(inner.begin(), inner.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (digits) return false;
  return small || (CountCharacters(outer) >= 3 && ConceptOfLabel(outer) == nullptr);
}

bool AreInitials(std::string_view inner, std::string_view outer) {
  std::string initials;
  for (std::size_t i = 0; i < outer.size(); ++i) {
    const bool starts_word = i == 0 || outer[i - 1] == ' ' || outer[i - 1] == '-';
    if (starts_word && std::isalpha(static_cast<unsigned char>(outer[i])) != 0) {
      initials += static_cast<char>(std::toupper(static_cast<unsigned char>(outer[i])));
    }
  }
  return initials.size() >= 2 && inner == initials;
}

std::uint32_t OuterEnd(std::string_view text, std::uint32_t open) {
  while (open > 0 && text[open - 1] == ' ') --open;
  return open;
}

}  // namespace

std::vector<BracketName> FindBracketNames(std::string_view text) {
  std::vector<BracketName> names;
  for (const Bracket& bracket : FindBrackets(text)) {
    const std::string_view inner =
        Trim(text.substr(bracket.inner_begin, bracket.inner_end - bracket.inner_begin));
    if (!LooksLikeName(inner) || SaysNoName(inner)) continue;
    const std::uint32_t outer_end = OuterEnd(text, bracket.open);
    const bool inner_han = HasHan(inner);
    std::uint32_t begin =
        inner_han ? LatinNameBegin(text, outer_end) : HanNameBegin(text, outer_end);
    if (begin == outer_end && !inner_han) {
      begin = LatinNameBegin(text, outer_end);
      if (!AreInitials(inner, text.substr(begin, outer_end - begin))) continue;
    }
    if (!inner_han) begin += PreambleLength(text.substr(begin, outer_end - begin));
    const std::string_view outer = text.substr(begin, outer_end - begin);
    if (!LooksLikeName(outer)) continue;
    if (!inner_han && HasHan(outer) && !IsNameWord(inner)) continue;
    if (!inner_han && HasHan(outer) && !IsShortNameOf(inner, outer)) continue;
    if (inner_han && (CountCharacters(inner) > 12 || HasLatin(inner))) continue;
    if (NameKey(inner).empty() || NameKey(outer).empty()) continue;
    names.push_back({std::string(outer), std::string(inner), begin, bracket.end});
  }
  return names;
}

std::string_view NameEndingAt(std::string_view text, std::uint32_t end) {
  end = OuterEnd(text, end);
  std::uint32_t begin = LatinNameBegin(text, end);
  if (begin == end) begin = HanNameBegin(text, end);
  const std::string_view name = text.substr(begin, end - begin);
  return LooksLikeName(name) ? name : std::string_view();
}

std::string_view BracketAtEnd(std::string_view text) {
  const std::vector<Bracket> brackets = FindBrackets(Trim(text));
  const std::string_view trimmed = Trim(text);
  if (brackets.empty() || brackets.back().end != trimmed.size() || brackets.back().open == 0)
    return {};
  const Bracket& last = brackets.back();
  return Trim(trimmed.substr(last.inner_begin, last.inner_end - last.inner_begin));
}

std::string_view WithoutBracket(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  const std::vector<Bracket> brackets = FindBrackets(trimmed);
  if (brackets.empty() || brackets.back().end != trimmed.size() || brackets.back().open == 0)
    return trimmed;
  return Trim(trimmed.substr(0, brackets.back().open));
}

}  // namespace tanxun
