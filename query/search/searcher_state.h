// SPDX-License-Identifier: GPL-2.0-or-later
// What a Searcher holds, for the rooms that implement its methods.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "indexer/schema/index_folder.h"
#include "query/search/index_reader.h"
#include "tanxun/extension.h"
#include "tanxun/limits.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

struct Searcher::State {
  std::filesystem::path folder;
  TokenFilter filter;
  CommitMark mark;  // Of the commit that the reader has, or one before.
  std::unique_ptr<IndexReader> reader;

  // Runs `work`, which may throw what Xapian throws. Where a writer has gone on so far that this
  // commit is no longer there, the index is opened anew and the whole work done again, at most 5
  // times; so `work` starts from nothing each time, and never calls a method of the Searcher.
  // Errors beside those of `work`: kCancelled, kTimeout.
  Result<void> Run(const WorkLimits& limits,
                   const std::function<Result<void>(const IndexReader&)>& work);

  // Opens the newest commit. Where that fails the reader stays.
  Result<void> Open();
};

// What `work` returns, done by state.Run().
template <typename Answer, typename State, typename Work>
Result<Answer> Answered(State& state, const WorkLimits& limits, const Work& work) {
  Answer answer;
  const Result<void> done = state.Run(limits, [&](const IndexReader& reader) -> Result<void> {
    Result<Answer> found = work(reader);
    if (!found) return found.error();
    answer = std::move(*found);
    return {};
  });
  if (!done) return done.error();
  return answer;
}

// Errors: kBadArgument.
Result<void> CheckBounds(int limit, int offset, int snippet_bytes);

// The hits of a search within an index already open; used by Search() and where an answer needs
// passages. May throw what Xapian throws.
Result<SearchResult> SearchIndex(const IndexReader& reader, const SearchRequest& request);

}  // namespace tanxun
