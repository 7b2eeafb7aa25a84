// SPDX-License-Identifier: GPL-2.0-or-later
// A pasted card for the card reader alone, however little it looks like one.
#include "indexer/read/briefing.h"

#include "indexer/text/decode.h"
#include "tests/fuzz/target.h"
#include "tests/read/read_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  const std::string text = Decode(InputOf(data, size), "UTF-8").text;
  const LineIndex lines(text);
  BriefingScore(lines, 0);
  Require(BrokenBlockLaw(ReadBriefing(lines, 0), text, lines.count()));
  return 0;
}
