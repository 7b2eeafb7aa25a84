// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/telling_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/lexicon/query_words.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

using Counts = std::unordered_map<std::string, double>;  // How often, titles more.

struct Scored {
  QueryTerm term;
  double idf = 0.0;
  double score() const { return term.weight * idf; }
};

// B + Han + '$' says where a run ends, not what it is about.
bool IsRunEnd(std::string_view term) { return term.front() == 'B' && term.back() == '$'; }

void Count(const std::vector<Unit>& units, double share, Counts& counts) {
  for (const TermCount& term : MakeTerms(units, "")) {
    if (IsRunEnd(term.term) || IsFunctionWord(std::string_view(term.term).substr(1))) continue;
    counts[term.term] += share * term.count;
  }
}

bool MoreTelling(const Scored& a, const Scored& b) {
  return a.score() != b.score() ? a.score() > b.score() : a.term.term < b.term.term;
}

// Whether a passage that is not our own has it.
bool StandsElsewhere(const IndexReader& reader, const std::string& term, const OwnPassages& own) {
  const std::uint64_t frequency = reader.Frequency(term);
  if (frequency > own.end - own.first) return true;
  const Xapian::Database& database = reader.database();
  auto at = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  if (at != end && *at < own.first) return true;
  std::uint64_t ours = 0;
  for (; at != end && *at < own.end; ++at) ++ours;
  return frequency > ours;
}

std::vector<Scored> ChooseTerms(const IndexReader& reader, const Counts& counts,
                                const OwnPassages& own, const TellingParameters& parameters) {
  std::vector<Scored> scored;
  const double k = parameters.saturation;
  for (const auto& [term, count] : counts) {
    const std::uint64_t frequency = reader.Frequency(term);
    if (frequency == 0 || !StandsElsewhere(reader, term, own)) continue;
    scored.push_back({{term, count * (k + 1.0) / (count + k)},
                      InverseFrequency(frequency, reader.state().passages)});
  }
  const auto kept = static_cast<std::ptrdiff_t>(std::min(scored.size(), parameters.terms));
  std::partial_sort(scored.begin(), scored.begin() + kept, scored.end(), MoreTelling);
  scored.resize(static_cast<std::size_t>(kept));
  return scored;
}

// Each word, or Han with the one behind it, whose terms are `chosen`; each once.
void AddRuns(const std::vector<Unit>& units, const std::set<std::string>& chosen,
             std::set<std::string>& seen, std::vector<std::vector<Unit>>& runs) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit* next = i + 1 < units.size() ? &units[i + 1] : nullptr;
    const std::vector<std::string> terms = TermsOfUnit(units[i], next);
    const bool tells = std::any_of(terms.begin(), terms.end(),
                                   [&](const std::string& term) { return chosen.contains(term); });
    if (!tells) continue;
    std::vector<Unit> run{units[i]};
    if (units[i].kind == UnitKind::kHan) run.push_back(*next);  // A pair made the term.
    if (seen.insert(run.front().text + (run.size() > 1 ? run.back().text : "")).second) {
      runs.push_back(std::move(run));
    }
  }
}

}  // namespace

TellingTerms FindTellingTerms(const IndexReader& reader, const std::vector<TitledText>& texts,
                              const OwnPassages& own, const TellingParameters& parameters) {
  Counts counts;
  std::vector<std::vector<Unit>> pieces;
  for (const TitledText& titled : texts) {
    pieces.push_back(SplitTokens(titled.text));
    Count(pieces.back(), 1.0, counts);
    if (titled.titles.empty()) continue;
    pieces.push_back(SplitTokens(titled.titles));
    Count(pieces.back(), parameters.titles, counts);
  }
  TellingTerms telling;
  std::set<std::string> chosen;
  for (Scored& scored : ChooseTerms(reader, counts, own, parameters)) {
    telling.worth += scored.score();
    chosen.insert(scored.term.term);
    telling.terms.push_back(std::move(scored.term));
  }
  std::set<std::string> seen;
  for (const std::vector<Unit>& units : pieces) AddRuns(units, chosen, seen, telling.runs);
  return telling;
}

}  // namespace tanxun
