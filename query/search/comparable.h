// SPDX-License-Identifier: GPL-2.0-or-later
// Texts as sequences that can be compared: what phrases, names and the second stage see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// One step of a text. A code gives a step for each of its parts, so that GPT-4 and gpt 4 meet.
struct Step {
  std::string text;  // As folded.
  std::string stem;  // Its stem, or the text where it has none.
  UnitKind kind = UnitKind::kWord;
  bool touches = false;     // A Han character right after another.
  std::uint32_t begin = 0;  // Bytes of the analysed text, of the whole unit.
  std::uint32_t end = 0;
};
enum class Stems { kAll, kNone };  // kNone: the stems stay empty, for where none is compared.
std::vector<Step> StepsOf(const std::vector<Unit>& units, Stems stems = Stems::kAll);

// Whether `needle` stands in `text` at `at`, as written.
bool StandsAt(const std::vector<Step>& text, std::size_t at, const std::vector<Step>& needle);
bool Contains(const std::vector<Step>& text, const std::vector<Step>& needle);

}  // namespace tanxun
