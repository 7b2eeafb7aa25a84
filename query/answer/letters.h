// SPDX-License-Identifier: GPL-2.0-or-later
// How alike two names of attributes are: by what they are made of, and how few other names have it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// The letters of a text (indexer/analysis/features.h).
class Letters {
 public:
  Letters() = default;
  explicit Letters(const std::vector<Unit>& units);
  // Of a name of an attribute, from the tables. name: counted through all concepts.
  static Letters OfName(std::uint32_t name);

  // How much they say together: a letter that few attributes have says most.
  double Weight() const;
  // The same of those that both have.
  double SharedWeight(const Letters& other) const;
  bool Shares(const Letters& other) const;

 private:
  std::vector<std::uint16_t> known_;  // Places in kAttributeLetters, ascending.
  std::vector<std::string> unknown_;  // Of no attribute's name, ascending.
};

// 0..1: mostly the share of the label that was asked for, also that of what was asked.
double Similarity(const Letters& label, const Letters& asked);

}  // namespace tanxun
