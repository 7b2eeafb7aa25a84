// SPDX-License-Identifier: GPL-2.0-or-later
// A whole file from its bytes to what is known of it.
#pragma once

#include <string_view>

#include "tests/extract/knowledge_laws.h"
#include "tests/fuzz/target.h"
#include "tests/read/read_laws.h"

namespace tanxun {

inline void ReadAndExtract(std::string_view bytes, std::string_view name) {
  const Result<std::vector<Source>> sources = ReadSource(bytes, name);
  if (!sources.ok()) return;
  for (const Source& source : *sources) {
    Require(BrokenSourceLaw(source, bytes));
    Require(BrokenKnowledgeLaw(source, ExtractKnowledge(source), bytes));
  }
}

}  // namespace tanxun
