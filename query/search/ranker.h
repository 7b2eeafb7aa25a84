// SPDX-License-Identifier: GPL-2.0-or-later
// The second stage: the best candidates once more, by where the query's words stand in their text.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/schema/stored.h"
#include "query/search/comparable.h"
#include "query/search/index_reader.h"
#include "query/search/query_builder.h"

namespace tanxun {

// Chosen by hand on the development questions (eval/retrieval: xquad-en, xquad-zh, drcd-dev),
// MRR@10.
struct RankParameters {
  std::size_t candidates = 50;  // 30 and 50 are equal in quality.
  std::size_t window = 24;      // Steps.
  double window_weight = 1.0;   // Times the inverse frequencies of the query's steps in the window.
  double title_weight = 1.2;    // Times those in title or headings and not in the window.
  double pair_weight = 0.4;     // For neighbours of the query that are neighbours in the text.
  double start_weight = 0.1;    // For steps among the first of the text.
  std::size_t start = 24;
  std::size_t most_steps = 60;  // Longer queries are not ranked again.
};
inline constexpr RankParameters kRankParameters;

struct ScoreParts {
  double bm25 = 0.0;
  double window = 0.0;
  double title = 0.0;
  double pairs = 0.0;
  double start = 0.0;
  double total() const { return bm25 + window + title + pairs + start; }
};

// The query's steps, what each is worth, and which stand side by side.
class QuerySteps {
 public:
  QuerySteps(const IndexReader& reader, const BuiltQuery& query);

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  // The number of a step of a text, kNone if the query does not have it.
  std::uint32_t Find(const Step& step) const;
  double Worth(std::uint32_t step) const { return worth_[step]; }
  // What the steps that `held` marks are worth together. The names of one thing count once, by the
  // one of which most is held.
  double Worth(const std::vector<bool>& held) const;
  std::size_t size() const { return worth_.size(); }
  // How much it counts that `second` comes right after `first`; 0 if they are no neighbours.
  double PairWorth(std::uint32_t first, std::uint32_t second) const;
  bool IsLoneHan(std::uint32_t step) const { return lone_[step]; }

 private:
  // Returns the numbers of its steps.
  std::vector<std::uint32_t> AddRun(const IndexReader& reader, const std::vector<Unit>& units,
                                    double share);
  double Inverse(const IndexReader& reader, const Step& step) const;

  // A cheap mark of a stem: most steps of a text are none of the query's.
  static std::size_t Mark(const std::string& stem);

  std::unordered_map<std::string, std::uint32_t> numbers_;  // By stem.
  std::bitset<4096> marks_;
  std::vector<double> worth_;
  std::vector<bool> lone_;  // A Han character that stands alone in the query.
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs_;
  std::map<std::vector<std::uint32_t>, std::vector<std::vector<std::uint32_t>>>
      names_;                  // By the typed name's steps: all its names' steps.
  std::vector<bool> in_name_;  // By step.
};

ScoreParts ScorePassage(const QuerySteps& query, const StoredPassage& passage, double bm25);

}  // namespace tanxun
