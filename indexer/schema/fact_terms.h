// SPDX-License-Identifier: GPL-2.0-or-later
// The terms under which a row of facts is found; the same for index and query.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Facts of one table row, list or line: what belongs together and is read together.
using FactRow = std::vector<Fact>;
using FactRows = std::vector<FactRow>;

class FactTerms {
 public:
  // Every term of the row, sorted, each once.
  std::vector<std::string> Of(const FactRow& row);
  // Whether the row has all of them; other terms than of facts are of its whole chunk.
  bool Has(const FactRow& row, const std::vector<std::string>& terms);

 private:
  template <typename Use>
  void Visit(const Fact& fact, std::string_view wanted, const Use& use);
  const std::string& KeyOf(const std::string& name);

  // Keys of subjects and labels: a table has few of them, and many rows.
  std::unordered_map<std::string, std::string> keys_;
};

}  // namespace tanxun
