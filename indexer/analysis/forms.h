// SPDX-License-Identifier: GPL-2.0-or-later
// The spellings one unit is found under, and the terms of a spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/utf8.h"
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

// What a form is stored as: the text of its Z term and of its E term; either may be empty, not
// both. Views of the form or of this thread's memory, good until its next call.
struct FormWords {
  std::string_view stem;
  std::string_view exact;
};
FormWords WordsOfForm(std::string_view form);
// The same of the text of a word, number or emoji.
FormWords WordsOfPlainUnit(const Unit& unit);

// The same as terms without a prefix: stem = `Z…`, exact = `E…`.
struct FormTerms {
  std::string stem;
  std::string exact;
};
FormTerms TermsOfForm(std::string_view form);

// Bytes of text a term may hold beside its kind, so that glass takes it with a prefix before it.
inline constexpr std::size_t kMaxTermText = 240;
inline std::string_view CutToTerm(std::string_view text) {
  return text.size() <= kMaxTermText ? text : text.substr(0, FloorBoundary(text, kMaxTermText));
}

}  // namespace tanxun
