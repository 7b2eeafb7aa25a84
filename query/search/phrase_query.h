// SPDX-License-Identifier: GPL-2.0-or-later
// Words in order or close together: candidates by their terms, then a look at the stored text.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/stored.h"
#include "query/search/comparable.h"
#include "query/search/index_reader.h"

namespace tanxun {

enum class PhrasePlace { kAnywhere, kBody, kTitle, kHeadings };

// One way to say one part of a phrase.
struct PhraseWay {
  explicit PhraseWay(std::vector<Unit> its_units)
      : units(std::move(its_units)), steps(StepsOf(units)) {}

  std::vector<Unit> units;
  std::vector<Step> steps;           // The same, to be compared.
  bool prefix = false;               // The last step only begins a word, one of `endings`.
  std::vector<std::string> endings;  // Terms; used only with prefix.
};

struct PhrasePart {
  std::vector<PhraseWay> ways;  // Any of them.
};

struct PhraseRequest {
  std::vector<PhrasePart> parts;
  int distance = 0;  // Steps that may stand between the parts, all together.
  bool ordered = true;
  PhrasePlace place = PhrasePlace::kAnywhere;
};

// The passages that have it. At most kPhraseCandidates are looked at, those of a Han character that
// stands alone by its most frequent pairs; `met_limit` if there are more.
inline constexpr std::size_t kPhraseCandidates = 20'000;
Xapian::Query PhraseQuery(const IndexReader& reader, const PhraseRequest& request, bool& met_limit);

// Whether a text has it: the slow definition that the query must agree with. Steps stand side by
// side whatever is between them, but Han characters that touch in the phrase touch in the text.
bool HasPhrase(const std::vector<Step>& text, const PhraseRequest& request);

}  // namespace tanxun
