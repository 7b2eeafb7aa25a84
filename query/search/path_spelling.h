// SPDX-License-Identifier: GPL-2.0-or-later
// Paths as people type them.
#pragma once

#include <string>
#include <string_view>

#include "query/search/index_reader.h"

namespace tanxun {

// The path, FILE#RECORD or folder as the index spells it: as given where it has it so, else the
// first that differs in composition only (é of one character or of two, as file systems keep
// either), else as given.
std::string SpelledPath(const IndexReader& reader, std::string_view path);

}  // namespace tanxun
