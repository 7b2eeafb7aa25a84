// SPDX-License-Identifier: GPL-2.0-or-later
// Our own questions about corpus/ and what a reader of it would answer (tests/gold/*.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/searcher.h"

namespace tanxun {

struct GoldQuestion {
  std::string id;
  std::string question;
  std::string state;
  std::vector<std::string> values;  // A list's items, or the values newest first.
  std::string path;
  std::uint32_t line = 0;
  std::string shape;
};

std::vector<GoldQuestion> LoadGold(const std::string& file);

enum class Verdict { kRight, kAbstained, kWrong };

// Right: the state, the first value and its line; without an answer: nothing firm. Abstained: no
// firm answer where there is one.
Verdict Judge(const GoldQuestion& gold, const AskResult& result);

}  // namespace tanxun
