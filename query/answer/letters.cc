// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/letters.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "indexer/analysis/features.h"
#include "indexer/lexicon/attribute_tables.h"
#include "indexer/lexicon/attributes.h"

namespace tanxun {
namespace {

constexpr double kOfLabel = 0.7;  // Share of the label said, against share of the question.

// What a letter says that `count` attributes have.
double WeightOf(std::uint32_t count) {
  return std::log(static_cast<double>(AttributeConcepts().size()) / (1.0 + count));
}

// Calls visit(text) for each that both ascending lists have, until it says false.
template <typename List, typename Visit>
void ForEachShared(const List& a, const List& b, const Visit& visit) {
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      if (!visit(*left)) return;
      ++left;
      ++right;
    } else {
      (*left < *right) ? ++left : ++right;
    }
  }
}

}  // namespace

Letters::Letters(const std::vector<Unit>& units) {
  for (const std::string& letter : LettersOf(units)) {
    if (const auto place = kAttributeLetters.Find(letter)) {
      known_.push_back(static_cast<std::uint16_t>(*place));
    } else {
      unknown_.push_back(letter);
    }
  }
  std::sort(known_.begin(), known_.end());
  std::sort(unknown_.begin(), unknown_.end());
}

Letters Letters::OfName(std::uint32_t name) {
  const std::span<const std::uint16_t> places = LettersOfName(name);
  Letters letters;
  letters.known_.assign(places.begin(), places.end());
  return letters;
}

double Letters::Weight() const {
  double sum = static_cast<double>(unknown_.size()) * WeightOf(0);
  for (const std::uint16_t place : known_) sum += WeightOf(kAttributeLetters.numbers[place]);
  return sum;
}

double Letters::SharedWeight(const Letters& other) const {
  double sum = 0.0;
  ForEachShared(known_, other.known_, [&](std::uint16_t place) {
    sum += WeightOf(kAttributeLetters.numbers[place]);
    return true;
  });
  ForEachShared(unknown_, other.unknown_, [&](const std::string&) {
    sum += WeightOf(0);
    return true;
  });
  return sum;
}

bool Letters::Shares(const Letters& other) const {
  bool any = false;
  const auto find = [&](const auto&) { return !(any = true); };
  ForEachShared(known_, other.known_, find);
  if (!any) ForEachShared(unknown_, other.unknown_, find);
  return any;
}

double Similarity(const Letters& label, const Letters& asked) {
  const double shared = label.SharedWeight(asked);
  if (shared <= 0.0) return 0.0;
  return kOfLabel * shared / label.Weight() + (1.0 - kOfLabel) * shared / asked.Weight();
}

}  // namespace tanxun
