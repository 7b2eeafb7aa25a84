// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "query/search/index_reader.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Searcher::Get() within one commit.
Result<SourceExcerpt> GetLines(const IndexReader& reader, std::string_view path, LineRange lines);

}  // namespace tanxun
