// SPDX-License-Identifier: GPL-2.0-or-later
// Sources as people and agents name them: as the index does, as the disk does, or as our own output
// shows them.
#pragma once

#include <string>

#include "tanxun/links.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// PATH[:LINE[:COUNT]], and so many lines more on each side. Errors: as Searcher::Get();
// kBadArgument for a line or a count of 0.
Result<SourceExcerpt> GetNamed(const Searcher& searcher, const std::string& text, int context);

// Also what a link would call it.
Result<NoteLinks> LinksNamed(const Searcher& searcher, const std::string& text, int limit);

// Like what stands at the request's path.
Result<SearchResult> SimilarNamed(const Searcher& searcher, SimilarRequest request);

// "FILE.jsonl#ID" for a record.
std::string PlaceName(const NotePlace& note);

}  // namespace tanxun
