// SPDX-License-Identifier: GPL-2.0-or-later
// A tag as it is found, and as it is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// A tag or one above it.
struct TagLevel {
  std::string key;       // Folded: what the field's terms hold.
  std::string spelling;  // As this tag has it.
};
// Outermost first: "China/AI" -> china, china/ai.
std::vector<TagLevel> TagLevels(std::string_view tag);

// On sources, behind kTagSpellingPrefix: key, separator, spelling.
inline constexpr char kTagSpellingSeparator = '\x1f';
// Empty for a tag that is too long for a term.
std::string TagSpellingTerm(const TagLevel& level);

}  // namespace tanxun
