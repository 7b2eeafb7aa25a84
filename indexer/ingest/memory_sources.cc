// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/memory_sources.h"

#include <utility>

#include "indexer/ingest/alias_files.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"

namespace tanxun {
namespace {

// The record says what the index holds of it, in its text and in its fields.
bool IsSame(const Xapian::Database& database, const StoredStamp& stored,
            const SourceDocuments& documents) {
  return stored.stamp.digest == documents.stamp.digest &&
         Encode(StoredSourceAt(database, stored.number)) == Encode(documents.stored);
}

}  // namespace

SourceDocuments DocumentsOf(const Source& source, std::string_view collection,
                            std::vector<Problem>& problems) {
  const FileFacts facts{std::string(collection), source.text.size(), 0, Digest(source.text)};
  const Knowledge knowledge = ExtractKnowledge(source);
  problems.insert(problems.end(), source.problems.begin(), source.problems.end());
  for (const Problem& remark : knowledge.remarks) {
    problems.push_back({source.path, remark.line, remark.reason});
  }
  return MakeDocuments(source, knowledge, facts);
}

Result<void> CheckCollection(const IndexState& state, std::string_view name) {
  const Collection* known = FindCollection(state.collections, name);
  if (known == nullptr || known->root.empty()) return {};
  return Error{ErrorCode::kBadArgument, std::string(name) + ": is a folder's collection already"};
}

Place PlaceOf(const FileStamp& stamp) { return {stamp.collection, stamp.path, stamp.record}; }

bool HoldsSource(const Xapian::Database& database, const Place& place) {
  const auto& [collection, path, record] = place;
  const std::string term = SourceTerm(collection, path, record);
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    const StoredSource source = StoredSourceAt(database, *at);
    if (Place(source.collection, source.path, source.record) == place) return true;
  }
  return false;
}

MemoryUpdate::MemoryUpdate(Store& store, UpdateReport& report)
    : store_(store), report_(report), changes_(store) {
  for (StoredStamp& source : ReadStamps(store.database())) {
    const FileStamp& stamp = source.stamp;
    const Collection* collection = FindCollection(store.state().collections, stamp.collection);
    if (collection == nullptr || !collection->root.empty()) continue;
    Place place = PlaceOf(stamp);
    stored_.emplace(std::move(place), std::move(source));
  }
}

void MemoryUpdate::Put(SourceDocuments&& documents) {
  const FileStamp& stamp = documents.stamp;
  std::vector<Collection>& collections = store_.state().collections;
  if (FindCollection(collections, stamp.collection) == nullptr) {
    collections.emplace_back().name = stamp.collection;
  }
  ++report_.found;
  const Place place = PlaceOf(stamp);
  const auto old = stored_.find(place);
  if (old != stored_.end() && IsSame(store_.database(), old->second, documents)) {
    ++report_.unchanged;
    return;
  }
  if (old != stored_.end()) changes_.Remove(old->second.number);
  changes_.Add(documents);
  ++(old == stored_.end() ? report_.added : report_.updated);
  stored_.insert_or_assign(place, StoredStamp{std::move(documents.stamp), documents.stored.number});
}

bool MemoryUpdate::Finish() {
  changes_.SetAliases(AliasFilesNow(store_, report_.problems));
  return changes_.Finish();
}

}  // namespace tanxun
