// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/place.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/schema/fields.h"
#include "query/search/matcher.h"

namespace tanxun {
namespace {

// All with this path; with a record only that one.
std::vector<StoredSource> SourcesOf(const IndexReader& reader, std::string_view path,
                                    std::optional<std::string_view> record) {
  const Xapian::Database& database = reader.database();
  const std::string term = PathTerm(path);
  std::vector<StoredSource> sources;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    StoredSource source = reader.SourceWith(*at);
    if (source.path == path && (!record || source.record == *record)) {
      sources.push_back(std::move(source));
    }
  }
  std::sort(sources.begin(), sources.end(), [](const StoredSource& a, const StoredSource& b) {
    return std::tie(a.record, a.collection) < std::tie(b.record, b.collection);
  });
  return sources;
}

std::vector<Xapian::docid> PassagesOf(const StoredSource& source) {
  std::vector<Xapian::docid> passages;
  for (Xapian::docid id = source.number + 1; id < source.first_chunk(); ++id) {
    passages.push_back(id);
  }
  return passages;
}

// Those that hold the line; where none does, the first one below it.
std::vector<Xapian::docid> PassagesAt(const IndexReader& reader, const StoredSource& source,
                                      std::uint32_t line) {
  std::vector<Xapian::docid> holding;
  for (const Xapian::docid id : PassagesOf(source)) {
    const LineRange lines = LoadPassage(reader, id).passage.lines;
    if (lines.last < line) continue;
    if (lines.first > line && (!holding.empty() || !source.record.empty())) break;
    holding.push_back(id);
    if (lines.first > line) break;
  }
  return holding;
}

}  // namespace

Result<Place> FindPlace(const IndexReader& reader, std::string_view name, std::uint32_t line) {
  Place place;
  place.sources = SourcesOf(reader, name, std::nullopt);
  const std::size_t hash = name.rfind('#');
  if (place.sources.empty() && hash != name.npos) {
    place.sources = SourcesOf(reader, name.substr(0, hash), name.substr(hash + 1));
  }
  if (place.sources.empty()) {
    return Error{ErrorCode::kNotFound, fmt::format("{}: is not in the index", name)};
  }
  if (line == 0) {
    for (const StoredSource& source : place.sources) {
      const std::vector<Xapian::docid> passages = PassagesOf(source);
      place.passages.insert(place.passages.end(), passages.begin(), passages.end());
    }
    return place;
  }
  std::vector<StoredSource> holding;
  for (StoredSource& source : place.sources) {
    const std::vector<Xapian::docid> passages = PassagesAt(reader, source, line);
    if (passages.empty()) continue;
    place.passages.insert(place.passages.end(), passages.begin(), passages.end());
    holding.push_back(std::move(source));
  }
  place.sources = std::move(holding);
  if (place.passages.empty()) {
    return Error{ErrorCode::kNotFound,
                 fmt::format("{}:{}: no passage of the index is there or below", name, line)};
  }
  return place;
}

}  // namespace tanxun
