// SPDX-License-Identifier: GPL-2.0-or-later
// YAML and TOML between their marks; the first byte says which.
#include "indexer/read/front_matter.h"

#include "indexer/text/decode.h"
#include "tests/fuzz/target.h"
#include "tests/read/read_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  if (size == 0) return 0;
  const std::string mark = data[0] % 4 == 1 ? "+++\n" : "---\n";
  std::string text = mark;
  text += Decode(InputOf(data + 1, size - 1), "UTF-8").text;
  text += "\n" + mark + "body\n";
  const LineIndex lines(text);
  const FrontMatter front = ReadFrontMatter(lines);
  if (front.body > text.size()) Require("the body begins behind the note's end");
  Require(BrokenPropertyLaw(front.properties, text, lines.count()));
  return 0;
}
