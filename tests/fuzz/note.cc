// SPDX-License-Identifier: GPL-2.0-or-later
// A note as found in a vault: encoding, front matter, Markdown or card, extraction.
#include "tests/fuzz/note.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tanxun::ReadAndExtract(tanxun::InputOf(data, size), "Acme.md");
  return 0;
}
