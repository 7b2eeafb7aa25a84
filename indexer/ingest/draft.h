// SPDX-License-Identifier: GPL-2.0-or-later
// A database made aside: the first commit of an index, or one made anew. Nobody sees a draft and
// nothing is lost with it, so that glass may write as often as is quick and need not sync; put in
// its place it is packed and synced.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>

#include "tanxun/result.h"

namespace tanxun {

// Where the draft of an index in `folder` lies.
std::filesystem::path DraftFolder(const std::filesystem::path& folder);

class Draft {
 public:
  // What a killed build left is dropped first. Throws what Xapian throws.
  explicit Draft(const std::filesystem::path& folder);
  // Drops what was not put in its place.
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  // Without a transaction: its changes count from Install() on.
  Xapian::WritableDatabase& database() { return database_; }
  // Tells of postings added: glass writes them out before its tables of them leave the cache.
  void Added(std::size_t postings);

  // Packs it into the index's place. Throws what Xapian throws.
  Result<void> Install();

 private:
  std::filesystem::path folder_;
  Xapian::WritableDatabase database_;
  std::size_t pending_ = 0;  // Postings since the last writing out.
  std::size_t written_ = 0;  // Postings before it.
};

}  // namespace tanxun
