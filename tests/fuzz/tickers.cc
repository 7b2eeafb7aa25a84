// SPDX-License-Identifier: GPL-2.0-or-later
// Listings in running text, in a field and as typed.
#include "tests/fuzz/target.h"
#include "tests/lexicon/value_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tanxun::Require(tanxun::BrokenTickerLaw(tanxun::InputOf(data, size)));
  return 0;
}
