// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/named_status.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/not_names.h"
#include "indexer/lexicon/status_bearers.h"
#include "indexer/lexicon/status_words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestLine = 160;
constexpr std::size_t kLongestName = 48;

// How many Han characters a text is made of; 0 if it holds anything else.
std::size_t HanCharacters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const CodePoint point = CodePointAt(text, at);
    if (ClassOf(point.value) != CharClass::kHan) return 0;
    at += point.length;
  }
  return count;
}

bool IsCapital(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

// HBM, CoWoS, B200.
bool IsCode(std::string_view word) {
  const auto capitals = std::count_if(word.begin(), word.end(), IsCapital);
  const bool digit =
      std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return capitals >= 2 || (capitals == 1 && digit);
}

bool IsLatinName(std::string_view name, bool in_sentence) {
  std::size_t words = 0;
  std::size_t capitalised = 0;
  bool code = false;
  while (!name.empty()) {
    const std::size_t blank = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, blank);
    name = Trim(name.substr(blank));
    if (words == 0 && IsLeadWord(word)) return false;
    ++words;
    capitalised += IsCapital(word.front()) ? 1 : 0;
    code = code || IsCode(word);
  }
  constexpr std::size_t kMostWords = 4;
  if (words > kMostWords || capitalised == 0) return false;
  if (code) return true;
  return capitalised == words && (!in_sentence || words >= 2);
}

bool IsName(std::string_view name, bool in_sentence, const std::vector<std::string_view>& known) {
  if (name.empty() || name.size() > kLongestName || !CanBeNamed(name)) return false;
  if (IsNeverSupplied(name) || ConceptOfLabel(name) != nullptr || IsGenericHeading(name) ||
      ReadStatusLabel(name).kind != StatusLabelKind::kNone) {
    return false;
  }
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  const bool is_code = name.find(' ') == std::string_view::npos && IsCode(name);
  if (!is_code && NamesNothing(name)) return false;  // HBM is a kind: it has a supply all the same.
  constexpr std::size_t kFewestHan = 2;
  constexpr std::size_t kMostHan = 8;
  const std::size_t han = HanCharacters(name);
  if (han > 0) return han >= kFewestHan && han <= kMostHan;
  return IsLatinName(name, in_sentence);
}

// What may follow the predicate of a sentence: nothing, a bracket, or since or until when.
// "Constrained by rent" and "tight with Acme" are about something else.
bool EndsSentence(std::string_view rest) {
  static constexpr std::array<std::string_view, 5> kSigns = {".", "。", "(", "（", "!"};
  static constexpr std::array<std::string_view, 11> kTimes = {
      "since ",    "through ", "thru ", "again", "now", "today",
      "worldwide", "globally", "自",    "至",    "了"};
  static constexpr std::array<std::string_view, 3> kBeforeYear = {"in ", "for ", "to "};
  const auto begins = [&](const auto& heads) {
    return std::find_if(heads.begin(), heads.end(),
                        [&](std::string_view head) { return rest.starts_with(head); });
  };
  rest = Trim(rest);
  if (rest.empty() || begins(kSigns) != kSigns.end() || begins(kTimes) != kTimes.end()) return true;
  const auto* const head = begins(kBeforeYear);
  return head != kBeforeYear.end() && head->size() < rest.size() &&
         std::isdigit(static_cast<unsigned char>(rest[head->size()])) != 0;
}

// "Quorvex: tight" at its colon.
std::size_t ColonOf(std::string_view line, std::size_t& length) {
  const std::size_t ascii = line.find(": ");
  const std::size_t wide = line.find("：");
  length = wide < ascii ? std::string_view("：").size() : 2;
  return std::min(ascii, wide);
}

}  // namespace

std::optional<StatusLine> ReadNamedStatus(std::string_view line,
                                          const std::vector<std::string_view>& known) {
  line = Trim(line);
  if (line.size() > kLongestLine) return std::nullopt;
  std::size_t length = 0;
  const std::size_t colon = ColonOf(line, length);
  const bool in_sentence = colon == std::string_view::npos;
  const std::string_view said = in_sentence ? line : Trim(line.substr(colon + length));
  const auto reading = ReadShortage(said);
  if (!reading.has_value()) return std::nullopt;
  const std::string_view before = NameBeforeStatus(said, reading->begin);
  if (!in_sentence && !before.empty()) return std::nullopt;
  if (in_sentence && !EndsSentence(said.substr(reading->end))) return std::nullopt;
  const std::string_view name = in_sentence ? before : Trim(line.substr(0, colon));
  if (!IsName(name, in_sentence, known)) return std::nullopt;
  return StatusLine{reading->level, std::string(name), std::string(said), false};
}

}  // namespace tanxun
