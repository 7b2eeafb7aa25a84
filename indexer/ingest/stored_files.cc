// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/stored_files.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"

namespace tanxun {

std::vector<StoredStamp> ReadStamps(const Xapian::Database& database) {
  std::vector<StoredStamp> stamps;
  const auto end = database.valuestream_end(kSlotStamp);
  for (auto at = database.valuestream_begin(kSlotStamp); at != end; ++at) {
    auto stamp = DecodeStamp(*at);
    if (!stamp) throw Xapian::DatabaseCorruptError("the stamp of a source is damaged");
    stamps.push_back({*std::move(stamp), at.get_docid()});
  }
  return stamps;
}

std::vector<StoredFile> FilesOf(std::string_view collection,
                                const std::vector<StoredStamp>& stamps) {
  std::vector<const StoredStamp*> sorted;
  for (const StoredStamp& stored : stamps) {
    if (stored.stamp.collection == collection) sorted.push_back(&stored);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const StoredStamp* a, const StoredStamp* b) {
    return a->stamp.path < b->stamp.path;
  });
  std::vector<StoredFile> files;
  for (const StoredStamp* stored : sorted) {
    if (files.empty() || files.back().path() != stored->stamp.path) files.emplace_back();
    files.back().sources.push_back(*stored);
  }
  return files;
}

StoredFile* FindFile(std::vector<StoredFile>& files, std::string_view path) {
  const auto at = std::lower_bound(
      files.begin(), files.end(), path,
      [](const StoredFile& file, std::string_view sought) { return file.path() < sought; });
  return at != files.end() && at->path() == path ? &*at : nullptr;
}

}  // namespace tanxun
