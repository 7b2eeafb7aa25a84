// SPDX-License-Identifier: GPL-2.0-or-later
// A search as typed.
#include "tests/fuzz/target.h"
#include "tests/language/query_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tanxun::Require(tanxun::BrokenQueryLaw(tanxun::InputOf(data, size)));
  return 0;
}
