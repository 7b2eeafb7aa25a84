// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/tag_keys.h"

#include <cstddef>

#include "indexer/schema/fields.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

// "a/b/c" -> "a", "a/b", "a/b/c".
std::vector<std::string> Levels(const std::string& tag) {
  std::vector<std::string> levels;
  for (const std::string_view above : FoldersAbove(tag)) levels.emplace_back(above);
  levels.push_back(tag);
  return levels;
}

}  // namespace

std::vector<TagLevel> TagLevels(std::string_view tag) {
  const std::vector<std::string> keys = Levels(Fold(tag));
  const std::vector<std::string> spellings = Levels(std::string(tag));
  std::vector<TagLevel> levels;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    // A character that folds to a slash is a level of the key only.
    const bool are_parallel = keys.size() == spellings.size();
    levels.push_back({keys[i], are_parallel ? spellings[i] : keys[i]});
  }
  return levels;
}

std::string TagSpellingTerm(const TagLevel& level) {
  constexpr std::size_t kMostBytes = 200;
  if (level.key.size() + level.spelling.size() > kMostBytes) return "";
  return MakeTerm(kTagSpellingPrefix, level.key + kTagSpellingSeparator + level.spelling);
}

}  // namespace tanxun
