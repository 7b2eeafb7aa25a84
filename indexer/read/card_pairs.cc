// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/card_pairs.h"

#include <algorithm>
#include <array>

#include "indexer/read/card_lines.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLeastPairs = 3;
constexpr std::size_t kMaxLabelCharacters = 30;
constexpr std::size_t kMaxHanLabel = 10;

bool ReadsLikeLabel(std::string_view line) {
  const std::size_t most = HasHan(line) ? kMaxHanLabel : kMaxLabelCharacters;
  return IsKnownLabel(line) || (IsLabelShaped(line) && CountCharacters(line) <= most);
}

// Words in capitals that are no code: CHIP DESIGN.
bool IsStage(std::string_view line) {
  return IsCapitals(line) && line.size() > 5 &&
         line.find_first_of("0123456789") == std::string_view::npos;
}

bool EndsSentence(std::string_view line) {
  static constexpr auto kEnds =
      std::to_array<std::string_view>({"。", "，", "！", "？", "；", ".", ",", "!", "?", ";"});
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [line](std::string_view end) { return line.ends_with(end); });
}

}  // namespace

bool AreLabelledPairs(const std::vector<std::string_view>& lines) {
  const std::size_t pairs = lines.size() / 2;
  if (pairs < kLeastPairs || lines.size() % 2 != 0) return false;
  std::size_t labels = 0;
  std::size_t values = 0;
  std::size_t known_labels = 0;
  std::size_t known_values = 0;
  std::size_t numbers = 0;
  std::size_t sentences = 0;
  bool label_in_capitals = false;
  bool value_in_capitals = false;
  for (std::size_t i = 0; i < pairs; ++i) {
    const std::string_view label = lines[2 * i];
    const std::string_view value = lines[2 * i + 1];
    if (IsProse(label)) return false;
    label_in_capitals = label_in_capitals || IsStage(label);
    value_in_capitals = value_in_capitals || IsStage(value);
    labels += ReadsLikeLabel(label) ? 1 : 0;
    values += IsLabelShaped(value) && CountCharacters(value) <= CountCharacters(label) ? 0 : 1;
    known_labels += IsKnownLabel(label) || EndsLikeLabel(label) ? 1 : 0;
    known_values += IsKnownLabel(value) ? 1 : 0;
    numbers += IsValueLike(value) ? 1 : 0;
    sentences += EndsSentence(value) ? 1 : 0;
  }
  if (label_in_capitals && value_in_capitals) return false;  // MEMORY … CHIP DESIGN: stages.
  const bool telling = known_labels >= 1 || numbers * 2 >= pairs;
  return telling && labels * 8 >= pairs * 7 && values * 2 >= pairs && sentences * 2 < pairs &&
         known_labels >= 3 * known_values;
}

}  // namespace tanxun
