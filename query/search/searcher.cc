// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/text/decode.h"
#include "indexer/text/utf8.h"
#include "query/search/explain.h"
#include "query/search/facets.h"
#include "query/search/matcher.h"
#include "query/search/path_spelling.h"
#include "query/search/searcher_state.h"
#include "query/search/similar.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 5;
constexpr std::uint64_t kMostSourceBytes = 1u << 30;

// The bytes of a regular file; links are not followed.
Result<std::string> ReadFile(const fs::path& file, std::string_view path) {
  const auto fail = [&](std::string_view why) {
    return Error{ErrorCode::kSourceUnreadable, fmt::format("{}: {}", path, why)};
  };
  const int fd = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return fail("cannot be opened; it may have gone since it was indexed");
  struct stat found {};
  std::string bytes;
  const char* problem = nullptr;
  if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
    problem = "is no longer a regular file";
  } else if (static_cast<std::uint64_t>(found.st_size) > kMostSourceBytes) {
    problem = "has grown too large";
  } else {
    bytes.resize(static_cast<std::size_t>(found.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t got = ::read(fd, bytes.data() + have, bytes.size() - have);
      if (got < 0) problem = "cannot be read";
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
  }
  ::close(fd);
  if (problem != nullptr) return fail(problem);
  return bytes;
}

// Lines first..last, 1-based; last = 0 is the end. `lines` becomes what there is of them. A line
// ends as the readers say: \n, \r\n or a lone \r.
std::string TakeLines(std::string_view text, LineRange& lines) {
  if (lines.first == 0) lines.first = 1;
  const std::uint32_t wanted = lines.last;
  lines.last = 0;
  std::string taken;
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < text.size() && (wanted == 0 || line <= wanted); ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (line >= lines.first) {
      if (lines.last != 0) taken += '\n';
      taken += text.substr(at, end - at);
      lines.last = line;
    }
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return taken;
}

std::string EncodingOf(const IndexReader& reader, const std::string& collection) {
  const Collection* known = FindCollection(reader.state().collections, collection);
  return known == nullptr ? "" : known->encoding;
}

Result<SourceExcerpt> GetLines(const IndexReader& reader, std::string_view typed, LineRange lines) {
  const std::string asked = SpelledPath(reader, typed);
  std::vector<StoredSource> found = reader.SourcesAt(asked, "");
  const std::size_t hash = asked.rfind('#');
  if (found.empty() && hash != asked.npos) {
    found = reader.SourcesAt(std::string_view(asked).substr(0, hash), asked.substr(hash + 1));
  }
  std::string path = asked;
  std::string collection;
  if (!found.empty()) {
    path = found.front().path;
    collection = found.front().collection;
  } else {
    // A file of records is known by its path, though no source is it.
    const std::string term = PathTerm(asked);
    const auto id = reader.database().postlist_begin(term);
    if (id == reader.database().postlist_end(term)) {
      return Error{ErrorCode::kNotFound, fmt::format("{}: is not in the index", asked)};
    }
    collection = reader.SourceWith(*id).collection;
  }
  const fs::path root = reader.Root(collection);
  if (root.empty()) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: came from standard input; there is no file", asked)};
  }
  Result<std::string> bytes = ReadFile(root / path, path);
  if (!bytes) return bytes.error();
  SourceExcerpt excerpt;
  excerpt.path = path;
  excerpt.lines = lines;
  if (!found.empty() && !found.front().record.empty() && lines.first == 0) {
    // Of a record its own line.
    excerpt.lines = LoadPassage(reader, found.front().number + 1).passage.lines;
  }
  excerpt.text = TakeLines(Decode(*bytes, EncodingOf(reader, collection)).text, excerpt.lines);
  return excerpt;
}

// What `work` returns, done by state.Run().
template <typename Answer, typename State, typename Work>
Result<Answer> Answered(State& state, const Work& work) {
  Answer answer;
  const Result<void> done = state.Run([&](const IndexReader& reader) -> Result<void> {
    Result<Answer> found = work(reader);
    if (!found) return found.error();
    answer = std::move(*found);
    return {};
  });
  if (!done) return done.error();
  return answer;
}

}  // namespace

Result<void> Searcher::State::Run(const std::function<Result<void>(const IndexReader&)>& work) {
  Error problem;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (attempt > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2 * attempt));
      Result<std::unique_ptr<IndexReader>> opened = IndexReader::Open(folder);
      if (!opened) return opened.error();
      reader = std::move(*opened);
    }
    Result<void> done;
    bool moved_on = false;
    const Result<void> guarded = GuardXapian([&] {
      try {
        done = work(*reader);
      } catch (const Xapian::DatabaseModifiedError&) {
        moved_on = true;
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
  return problem;
}

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::Open(const fs::path& folder) {
  Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(folder);
  if (!reader) return reader.error();
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->reader = std::move(*reader);
  return Searcher(std::move(state));
}

Result<SearchResult> Searcher::Search(const SearchRequest& request) const {
  return Answered<SearchResult>(
      *state_, [&](const IndexReader& reader) { return SearchIndex(reader, request); });
}

Result<SearchResult> Searcher::Similar(const SimilarRequest& request) const {
  return Answered<SearchResult>(
      *state_, [&](const IndexReader& reader) { return FindSimilar(reader, request); });
}

Result<Facets> Searcher::CountFacets(const FacetRequest& request) const {
  return Answered<Facets>(*state_, [&](const IndexReader& reader) -> Result<Facets> {
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
      *state_, [&](const IndexReader& reader) { return GetLines(reader, path, lines); });
}

Result<Explanation> Searcher::Explain(const SearchRequest& request) const {
  return Answered<Explanation>(
      *state_, [&](const IndexReader& reader) { return ExplainSearch(reader, request); });
}

Result<Reason> Searcher::Why(const SearchRequest& request, std::string_view path,
                             std::uint32_t line) const {
  return Answered<Reason>(*state_, [&](const IndexReader& reader) {
    return ExplainPresence(reader, request, path, line);
  });
}

IndexInfo Searcher::Info() const { return state_->reader->info(); }

}  // namespace tanxun
