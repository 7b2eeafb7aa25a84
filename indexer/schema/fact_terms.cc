// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/fact_terms.h"

#include <algorithm>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/fields.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kFactTextBytes = 4000;
constexpr std::size_t kMostKeys = 10'000;

std::string_view Shorten(std::string_view text) {
  return text.substr(0, FloorBoundary(text, kFactTextBytes));
}

// Each listing of a ticker's value by itself, so that "whose ticker is X" finds it: 9988,
// HKEX:9988.
template <typename Use>
void VisitListings(const Fact& fact, const Use& use) {
  for (const TickerMatch& match : FindTickersInField(Shorten(fact.value))) {
    use(NameKey(match.ticker.code));
    use(NameKey(Describe(match.ticker)));
    use(NameKey(std::string_view(fact.value).substr(match.begin, match.end - match.begin)));
  }
}

template <typename Use>
void VisitValues(const Fact& fact, const Use& use) {
  use(NameKey(Shorten(fact.value)));
  for (const std::string& item : fact.items) use(NameKey(Shorten(item)));
  if (fact.concept_id == "ticker") VisitListings(fact, use);
  // "Springfield, Ohio" is found under the town alone as well.
  const std::size_t comma = fact.value.find(", ");
  if (comma != std::string::npos && comma < 64) use(NameKey(fact.value.substr(0, comma)));
}

}  // namespace

const std::string& FactTerms::KeyOf(const std::string& name) {
  if (keys_.size() >= kMostKeys) keys_.clear();
  const auto [known, is_new] = keys_.try_emplace(name);
  if (is_new) known->second = NameKey(name);
  return known->second;
}

// The fact's terms that begin as `wanted` does; all of them where that is empty.
template <typename Use>
void FactTerms::Visit(const Fact& fact, std::string_view wanted, const Use& use) {
  const auto is_wanted = [&](std::string_view prefix) {
    return wanted.empty() || wanted.starts_with(prefix);
  };
  const auto add = [&](std::string_view prefix, std::string_view text) {
    if (!text.empty()) use(FactTerm(prefix, text));
  };
  if (is_wanted(kFactSubjectPrefix)) add(kFactSubjectPrefix, KeyOf(fact.subject));
  if (is_wanted(kFactConceptPrefix)) add(kFactConceptPrefix, fact.concept_id);
  if (is_wanted(kFactLabelPrefix)) add(kFactLabelPrefix, KeyOf(fact.attribute));
  if (is_wanted(kFactValuePrefix)) {
    VisitValues(fact, [&](const std::string& key) { add(kFactValuePrefix, key); });
  }
}

std::vector<std::string> FactTerms::Of(const FactRow& row) {
  std::vector<std::string> terms;
  for (const Fact& fact : row) {
    Visit(fact, {}, [&](std::string term) { terms.push_back(std::move(term)); });
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

bool FactTerms::Has(const FactRow& row, const std::vector<std::string>& terms) {
  return std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
    if (!term.starts_with('F')) return true;  // A term of the whole chunk.
    bool found = false;
    for (const Fact& fact : row) {
      Visit(fact, term, [&](const std::string& each) { found = found || each == term; });
      if (found) break;
    }
    return found;
  });
}

}  // namespace tanxun
