// SPDX-License-Identifier: GPL-2.0-or-later
// What every fuzz target is: one function over any bytes, and laws that stop it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

// To be defined by each target. libFuzzer's name and signature.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace tanxun {

inline std::string_view InputOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the run where a law of tests/law.h is broken; libFuzzer then keeps the input.
inline void Require(const std::string& broken) {
  if (broken.empty()) return;
  std::fprintf(stderr, "law broken: %s\n", broken.c_str());
  std::abort();
}

}  // namespace tanxun
