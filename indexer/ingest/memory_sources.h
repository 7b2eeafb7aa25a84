// SPDX-License-Identifier: GPL-2.0-or-later
// Sources from memory: those of collections without files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "indexer/ingest/changes.h"
#include "indexer/ingest/documents.h"
#include "indexer/ingest/store.h"
#include "indexer/ingest/stored_files.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"
#include "tanxun/source.h"

namespace tanxun {

// What to store of a source. Remarks on it go to `problems`. Throws what extraction throws.
SourceDocuments DocumentsOf(const Source& source, std::string_view collection,
                            std::vector<Problem>& problems);

// Errors: kBadArgument where a folder's collection has that name.
Result<void> CheckCollection(const IndexState& state, std::string_view name);

using Place = std::tuple<std::string, std::string, std::string>;  // Collection, path, record.
Place PlaceOf(const FileStamp& stamp);

// Throws what Xapian throws.
bool HoldsSource(const Xapian::Database& database, const Place& place);

// Puts sources in the place of those that the index holds under the same collection, path and
// record, inside Store::Transact(). Throws what Xapian throws.
class MemoryUpdate {
 public:
  MemoryUpdate(Store& store, UpdateReport& report);

  // Its collection is made if it is not there.
  void Put(SourceDocuments&& documents);
  // False if nothing changed.
  bool Finish();

 private:
  Store& store_;
  UpdateReport& report_;
  IndexChanges changes_;
  std::map<Place, StoredStamp> stored_;
};

}  // namespace tanxun
