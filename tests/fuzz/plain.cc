// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text, which no other reader takes.
#include "tests/fuzz/note.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tanxun::ReadAndExtract(tanxun::InputOf(data, size), "Acme.org");
  return 0;
}
