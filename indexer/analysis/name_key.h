// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "tanxun/analyzer.h"

namespace tanxun {

// NameKey() of a run of units, one more at a time.
class GrowingNameKey {
 public:
  void Add(const Unit& unit);
  const std::string& text() const { return text_; }

 private:
  void AddWord(std::string_view word, bool han);

  std::string text_;
  bool after_han_ = false;
};

}  // namespace tanxun
