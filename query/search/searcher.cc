// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <chrono>
#include <thread>
#include <utility>

#include "indexer/analysis/token_filter.h"
#include "indexer/schema/index_folder.h"
#include "query/search/explain.h"
#include "query/search/facets.h"
#include "query/search/get_lines.h"
#include "query/search/matcher.h"
#include "query/search/searcher_state.h"
#include "query/search/similar.h"
#include "query/search/work_clock.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 5;

}  // namespace

Result<void> Searcher::State::Open() {
  const CommitMark found = MarkOf(folder);
  Result<std::unique_ptr<IndexReader>> opened = IndexReader::Open(folder, filter.name);
  if (!opened) return opened.error();
  reader = std::move(*opened);
  mark = found;
  return {};
}

Result<void> Searcher::State::Run(const WorkLimits& limits,
                                  const std::function<Result<void>(const IndexReader&)>& work) {
  Error problem;
  const WithTokenFilter with_filter(filter);
  WorkClock clock(limits);
  const CommitMark before = MarkOf(folder);
  bool was_modified = false;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (attempt > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2 * attempt));
      TANXUN_TRY(Open());
    }
    Result<void> done;
    bool moved_on = false;
    const Result<void> guarded = GuardXapian([&] {
      try {
        clock.Check();
        done = work(*reader);
      } catch (const Xapian::DatabaseModifiedError&) {
        moved_on = was_modified = true;
        throw;
      } catch (const Xapian::DatabaseError&) {
        moved_on = true;  // On a sound index this too can be a writer's doing.
        throw;
      }
    });
    if (guarded) return done;
    problem = guarded.error();
    if (!moved_on) break;
  }
  if (was_modified && MarkOf(folder) == before) {  // Nobody wrote.
    return Error{ErrorCode::kIndexDamaged,
                 "the index is damaged: a block is of another commit; mend it with: tanxun-index "
                 "check --repair"};
  }
  return problem;
}

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::Open(const fs::path& folder, const Extensions& extensions) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->filter = extensions.filter;
  TANXUN_TRY(state->Open());
  return Searcher(std::move(state));
}

Result<bool> Searcher::Refresh() {
  const std::uint64_t before = Info().revision;
  if (MarkOf(state_->folder) == state_->mark) return false;
  TANXUN_TRY(state_->Open());
  return Info().revision != before;
}

Result<SearchResult> Searcher::Search(const SearchRequest& request) const {
  return Answered<SearchResult>(*state_, request.limits, [&](const IndexReader& reader) {
    return SearchIndex(reader, request);
  });
}

Result<SearchResult> Searcher::Similar(const SimilarRequest& request) const {
  return Answered<SearchResult>(*state_, request.limits, [&](const IndexReader& reader) {
    return FindSimilar(reader, request);
  });
}

Result<Facets> Searcher::CountFacets(const FacetRequest& request) const {
  return Answered<Facets>(
      *state_, request.limits, [&](const IndexReader& reader) -> Result<Facets> {
        const Result<Prepared> prepared =
            Prepare(reader, request.query, request.filters, request.use_aliases, false);
        if (!prepared) return prepared.error();
        const bool is_whole = prepared->root.kind == NodeKind::kAll && !prepared->filter;
        return tanxun::CountFacets(reader, is_whole ? nullptr : &*prepared, request.fields,
                                   request.grouping, request.limit);
      });
}

Result<SourceExcerpt> Searcher::Get(std::string_view path, LineRange lines) const {
  return Answered<SourceExcerpt>(
      *state_, {}, [&](const IndexReader& reader) { return GetLines(reader, path, lines); });
}

Result<Explanation> Searcher::Explain(const SearchRequest& request) const {
  return Answered<Explanation>(*state_, request.limits, [&](const IndexReader& reader) {
    return ExplainSearch(reader, request);
  });
}

Result<Reason> Searcher::Why(const SearchRequest& request, std::string_view path,
                             std::uint32_t line) const {
  return Answered<Reason>(*state_, request.limits, [&](const IndexReader& reader) {
    return ExplainPresence(reader, request, path, line);
  });
}

IndexInfo Searcher::Info() const { return state_->reader->info(); }

}  // namespace tanxun
