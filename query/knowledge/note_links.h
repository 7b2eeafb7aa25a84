// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/search/index_reader.h"
#include "tanxun/links.h"
#include "tanxun/result.h"

namespace tanxun {

// Searcher::Links() within one commit. Throws what Xapian throws.
Result<NoteLinks> LinksOf(const IndexReader& reader, const LinksRequest& request);

}  // namespace tanxun
