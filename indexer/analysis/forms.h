// SPDX-License-Identifier: GPL-2.0-or-later
// The spellings one unit is found under, and the terms of a spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

enum class FormRole { kOnly, kWhole, kPart, kPair, kJoined };

struct Form {
  FormRole role = FormRole::kOnly;
  std::string text;
};

// Of any unit but Han: kOnly where it is one part; else its whole spelling, its parts, pairs of
// them that are often joined, and all joined. A code of too many parts has its parts only.
std::vector<Form> FormsOf(const Unit& unit);

// Without a prefix: stem = `Z…`, exact = `E…`; either may be empty, not both.
struct FormTerms {
  std::string stem;
  std::string exact;
};
FormTerms TermsOfForm(std::string_view form);

// Bytes of text a term may hold beside its kind, so that glass takes it with a prefix before it.
inline constexpr std::size_t kMaxTermText = 240;
std::string_view CutToTerm(std::string_view text);

}  // namespace tanxun
