// SPDX-License-Identifier: GPL-2.0-or-later
// What one transaction adds to and takes from an index, and the sums that follow from it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/ingest/documents.h"
#include "indexer/ingest/store.h"
#include "indexer/schema/stored.h"
#include "indexer/schema/user_aliases.h"

namespace tanxun {

// All methods throw what Xapian throws and are called inside Store::Transact().
class IndexChanges {
 public:
  explicit IndexChanges(Store& store) : store_(store) {}

  // Says in `documents.stored` where the source lies.
  void Add(SourceDocuments& documents);
  // The source with this number, and all that belongs to it.
  void Remove(Xapian::docid number);
  // Takes over the source with this number of the index before, under this stamp. False, and
  // nothing done, where it is damaged.
  bool Copy(Xapian::docid number, const FileStamp& stamp);
  // Only what its file is known again by is new.
  void Restamp(Xapian::docid number, const FileStamp& stamp);

  // What the user's alias files say now.
  void SetAliases(const std::vector<AliasFile>& files);

  // Writes the name table, the chain table and the counts if they changed. False if nothing did.
  bool Finish();
  bool any() const { return any_; }

 private:
  void Count(const std::vector<char32_t>& characters, int by);
  void CountPassage(const Xapian::Document& document, int by);
  // One source's statements more, or fewer.
  void State(const StoredSource& source, int by);
  bool HasOtherParts() const;
  void WriteTables();

  Store& store_;
  bool any_ = false;
  bool other_names_ = false;  // The name table is of other files or of another list.
  // Statements about names by source, as numbers; what was taken and added again is no change.
  std::map<std::uint64_t, int> names_;
  std::map<std::uint64_t, int> sounds_;  // The same of names typed by sound,
  std::map<std::uint64_t, int> edges_;   // of the supply chain
  std::map<std::pair<std::string, std::uint64_t>, int> sections_;  // and of headings, by NameKey.
  std::vector<std::int64_t> characters_;  // By code point: passages more, or fewer, that have it.
};

// Every source of the index. Throws what Xapian throws.
std::vector<StoredSource> StoredSources(const Xapian::Database& database);

// The source with this number. Throws what Xapian throws.
StoredSource StoredSourceAt(const Xapian::Database& database, Xapian::docid number);

}  // namespace tanxun
