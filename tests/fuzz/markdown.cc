// SPDX-License-Identifier: GPL-2.0-or-later
// A note's body for the Markdown reader alone: no other reader can take it away.
#include "indexer/read/markdown.h"

#include "indexer/text/decode.h"
#include "tests/fuzz/target.h"
#include "tests/read/read_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  const std::string text = Decode(InputOf(data, size), "UTF-8").text;
  const LineIndex lines(text);
  Require(BrokenBlockLaw(ReadMarkdown(lines, 0).blocks, text, lines.count()));
  return 0;
}
