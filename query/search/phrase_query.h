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

enum class PhrasePlace { kAnywhere, kBody, kTitle, kHeadings, kNames };

// One way to say one part of a phrase.
struct PhraseWay {
  explicit PhraseWay(std::vector<Unit> its_units, Stems its_stems = Stems::kNone)
      : units(std::move(its_units)), stems(its_stems), steps(StepsOf(units, stems)) {}

  std::vector<Unit> units;
  Stems stems;                       // kAll: words, by their stems. kNone: quoted, as written.
  std::vector<Step> steps;           // The same as units, to be compared.
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

// The first `limit` passages that have any of the phrases, by kSlotOrder. Candidates are looked at
// until these are found, at most kPhraseCandidates.
std::vector<Xapian::docid> FirstWithPhrase(const IndexReader& reader,
                                           const std::vector<PhraseRequest>& requests,
                                           Xapian::doccount limit);

// The passages with a Han character anywhere. `met_limit` if it begins too many pairs.
Xapian::Query LoneHan(const IndexReader& reader, const std::string& character, bool& met_limit);

// What the steps of a text need so that HasPhrase() can compare them.
Stems StemsFor(const PhraseRequest& request);

// Whether a text has it: the slow definition that the query must agree with. Steps stand side by
// side whatever is between them, but Han characters that touch in the phrase touch in the text.
bool HasPhrase(const std::vector<Step>& text, const PhraseRequest& request);

}  // namespace tanxun
