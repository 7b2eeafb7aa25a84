// SPDX-License-Identifier: GPL-2.0-or-later
// A saved page.
#include "tests/fuzz/note.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tanxun::ReadAndExtract(tanxun::InputOf(data, size), "Acme.html");
  return 0;
}
