// SPDX-License-Identifier: GPL-2.0-or-later
// Values as people write them: dates, numbers, lists. Two values are parted by a NUL.
#include "indexer/lexicon/values.h"

#include "tests/fuzz/target.h"
#include "tests/lexicon/value_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  const std::string_view input = InputOf(data, size);
  const std::string_view a = input.substr(0, input.find('\0'));
  const std::string_view b = a.size() == input.size() ? a : input.substr(a.size() + 1);
  Require(BrokenValueLaw(a));
  if (!SameValue(a, a)) Require("a value differs from itself");
  if (SameValue(a, b) != SameValue(b, a)) Require("two values agree in one order only");
  return 0;
}
