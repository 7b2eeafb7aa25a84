// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/ingest/changes.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/read_commit.h"
#include "tanxun/contents.h"

namespace tanxun {
namespace {

struct Stamp {
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  bool operator==(const Stamp&) const = default;
};
using Stamps = std::map<std::string, Stamp, std::less<>>;  // By path.

void Compare(const Collection& collection, const Listing& listing, const Stamps& stored,
             Staleness& staleness) {
  std::set<std::string_view> seen;
  for (const FoundFile& file : listing.files) {
    const auto known = stored.find(file.path);
    seen.insert(file.path);
    if (known == stored.end()) {
      staleness.added += file.bytes > 0;  // An empty file may hold no source.
    } else {
      staleness.changed += known->second != Stamp{file.bytes, file.modified_ns};
    }
  }
  for (const FileReport& file : listing.left_out) {
    // What cannot be looked at may be as it was. A file named by itself is not there.
    const bool is_there = file.outcome == FileOutcome::kFailed && collection.files.empty();
    if (is_there) seen.insert(file.path);
  }
  for (const auto& entry : stored) {
    const bool is_hidden =
        std::any_of(listing.blind.begin(), listing.blind.end(),
                    [&](const std::string& folder) { return IsBelow(entry.first, folder); });
    staleness.gone += !is_hidden && !seen.contains(entry.first);
  }
}

}  // namespace

Result<Staleness> CompareWithDisk(const std::filesystem::path& folder) {
  const Result<IndexState> state = ReadIndexState(folder);
  if (!state) return state.error();
  std::map<std::string, Stamps, std::less<>> stamps;  // By collection.
  TANXUN_TRY(ReadCommit(folder, [&](const Xapian::Database& database) -> Result<void> {
    stamps.clear();
    for (StoredSource& source : StoredSources(database, {})) {
      stamps[source.collection].insert_or_assign(std::move(source.path),
                                                 Stamp{source.bytes, source.modified_ns});
    }
    return {};
  }));
  Staleness staleness;
  for (const Collection& collection : state->collections) {
    if (collection.root.empty()) continue;
    const Result<Listing> listing = ListFiles(collection, {}, folder);
    if (listing) {
      Compare(collection, *listing, stamps[collection.name], staleness);
    } else {
      staleness.missing_roots.push_back(collection.root);
    }
  }
  return staleness;
}

}  // namespace tanxun
