// SPDX-License-Identifier: GPL-2.0-or-later
// Any text to sentences, units and terms.
#include "tests/analysis/analysis_laws.h"
#include "tests/fuzz/target.h"
#include "tests/text/text_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  const std::string_view text = InputOf(data, size);
  Require(BrokenFoldLaw(text));
  Require(BrokenSentenceLaw(text));
  Require(BrokenAnalysisLaw(text));
  if (WordDropper({"the", "是", "是什么"}, {"何是"}).Drop(text).size() > text.size()) {
    Require("dropping words makes a query longer");
  }
  return 0;
}
