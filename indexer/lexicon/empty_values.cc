// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/empty_values.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

using Words = std::unordered_map<std::string, Emptiness>;

const Words& AllWords() {
  static const Words kWords = [] {
    Words words;
    for (const auto& row : TsvRows(LexiconFile("empty_values.tsv"))) {
      const Emptiness kind = row[0] == "always" ? Emptiness::kEmpty : Emptiness::kUnknown;
      for (std::size_t cell = 1; cell < row.size(); ++cell) {
        for (std::string_view word : TsvEntries(row[cell])) words.emplace(Fold(word), kind);
      }
    }
    return words;
  }();
  return kWords;
}

// "▼ (to be announced…)" -> "to be announced".
std::string_view WithoutSigns(std::string_view value) {
  static constexpr std::array<std::string_view, 24> kSigns = {
      "(",  ")",  "[",  "]", "<",  ">",  "*", "_", ".", "!", ":", "（",
      "）", "【", "】", "…", "。", "！", "▼", "▲", "▾", "▸", "▶", "›"};
  for (bool again = true; again;) {
    again = false;
    value = Trim(value);
    for (std::string_view sign : kSigns) {
      if (value.starts_with(sign)) {
        value.remove_prefix(sign.size());
        again = true;
      } else if (value.ends_with(sign)) {
        value.remove_suffix(sign.size());
        again = true;
      }
    }
  }
  return value;
}

}  // namespace

Emptiness EmptinessOf(std::string_view value) {
  constexpr std::size_t kLongest = 64;
  value = Trim(value);
  if (value.size() > kLongest) return Emptiness::kNone;
  const std::string_view bare = WithoutSigns(value);
  if (bare.empty()) return Emptiness::kEmpty;
  const auto known = AllWords().find(Fold(bare));
  return known == AllWords().end() ? Emptiness::kNone : known->second;
}

}  // namespace tanxun
