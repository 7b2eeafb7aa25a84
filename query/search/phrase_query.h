// SPDX-License-Identifier: GPL-2.0-or-later
// Words in order or close together: candidates by their terms, then a look at the stored text.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/schema/stored.h"
#include "query/search/comparable.h"
#include "query/search/index_reader.h"

namespace tanxun {

enum class PhrasePlace { kAnywhere, kBody, kTitle, kHeadings };

// One of several ways to say one part of a phrase.
struct PhrasePart {
  std::vector<std::vector<Step>> ways;
  std::vector<std::vector<Unit>> units;  // The same, for terms.
};

struct PhraseRequest {
  std::vector<PhrasePart> parts;
  int distance = 0;  // Steps that may stand between the parts, all together.
  bool ordered = true;
  PhrasePlace place = PhrasePlace::kAnywhere;
};

// The passages that have it. At most kPhraseCandidates are looked at; `met_limit` if there are
// more.
inline constexpr std::size_t kPhraseCandidates = 20'000;
Xapian::Query PhraseQuery(const IndexReader& reader, const PhraseRequest& request, bool& met_limit);

// Whether a text has it: the slow definition that the query must agree with.
bool HasPhrase(const std::vector<Step>& text, const PhraseRequest& request);

}  // namespace tanxun
