// SPDX-License-Identifier: GPL-2.0-or-later
// A query as the second stage and snippets see it: its steps, what each is worth, and which stand
// side by side.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/search/comparable.h"
#include "query/search/index_reader.h"
#include "query/search/query_builder.h"

namespace tanxun {

// A step of the name that was typed.
struct TypedStep {
  std::uint32_t step = 0;
  bool touches = false;  // A Han character right after another.
};

// A step is worth its inverse frequency, times the square root of its share of the query's
// greatest: rare words decide (power 1.5 measured better than 1 and 2 in both languages).
class QuerySteps {
 public:
  QuerySteps(const IndexReader& reader, const BuiltQuery& query);

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  // The number of a step of a text, kNone if the query does not have it.
  std::uint32_t Find(const Step& step) const { return Find(step.stem); }
  std::uint32_t Find(std::string_view stem) const;
  // False if no word that begins so can be a step of the query: saves the stem of most.
  bool MayBegin(std::string_view word) const {
    return !word.empty() && first_bytes_[static_cast<unsigned char>(word.front())];
  }
  double Worth(std::uint32_t step) const { return worth_[step]; }
  // What the steps that `held` marks are worth together. The names of one thing count once, by the
  // one of which most is held.
  double Worth(const std::vector<bool>& held) const;
  double WorthOfAll() const;
  std::size_t size() const { return worth_.size(); }
  // How much it counts that `second` comes right after `first`; 0 if they are no neighbours.
  double PairWorth(std::uint32_t first, std::uint32_t second) const;
  bool IsLoneHan(std::uint32_t step) const { return lone_[step]; }
  bool asks_number() const { return asks_number_; }
  // Where the query is one name that has other names; else empty.
  const std::vector<TypedStep>& typed_name() const { return typed_name_; }
  // Whether `title` is what was asked for and nothing else, under any name of it.
  bool IsNamed(std::string_view title) const;

 private:
  // Returns the numbers of its steps. words_pair: neighbours that are no Han count as pairs, too.
  std::vector<std::uint32_t> AddRun(const IndexReader& reader, const std::vector<Unit>& units,
                                    double share, bool words_pair);
  void AddTypedName(const IndexReader& reader, const std::vector<Unit>& name);
  // Another way to say what `typed` says.
  void AddName(const IndexReader& reader, const std::vector<Unit>& typed,
               const std::vector<Unit>& other, double share);
  void AddJoined(const IndexReader& reader, const std::vector<AliasUse>& aliases,
                 const std::vector<Unit>& run);
  void AddTitles(const IndexReader& reader, const BuiltQuery& query);
  void FavourRare();
  // No other name is worth more than its share of the typed one.
  void ScaleNames();
  double WorthOfName(const std::vector<std::uint32_t>& steps) const;

  // A cheap mark of a stem: most steps of a text are none of the query's.
  static std::size_t Mark(std::string_view stem);

  std::map<std::string, std::uint32_t, std::less<>> numbers_;  // By stem.
  std::bitset<4096> marks_;
  std::bitset<256> first_bytes_;
  std::vector<double> worth_;
  std::vector<bool> lone_;  // A Han character that stands alone in the query.
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs_;  // The share of their worth.
  struct Name {
    std::vector<std::uint32_t> steps;
    double share = 1.0;  // Of the typed name, at most.
    double scale = 1.0;
  };
  std::map<std::vector<std::uint32_t>, std::vector<Name>>
      names_;                     // By the typed name's steps: all its names.
  std::vector<bool> in_name_;     // By step.
  std::set<std::string> titles_;  // NameKeys of what is asked for.
  std::vector<TypedStep> typed_name_;
  bool asks_number_ = false;
};

}  // namespace tanxun
