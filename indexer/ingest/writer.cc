// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/ingest/alias_files.h"
#include "indexer/ingest/changes.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/scopes.h"
#include "indexer/ingest/store.h"
#include "indexer/ingest/stored_files.h"
#include "indexer/ingest/update.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "tanxun/index_writer.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// What Remove() was asked to forget: the sources and, where a whole root is named, its collection.
class Forgotten {
 public:
  Forgotten(std::string_view asked, const std::vector<Collection>& collections) {
    asked_ = asked;
    path_ = asked;
    while (path_.size() > 1 && path_.ends_with('/')) path_.remove_suffix(1);
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(fs::absolute(fs::path(path_), failed), failed);
    if (failed) return;
    for (const Collection& collection : collections) {
      if (collection.root.empty()) continue;
      const fs::path below = whole.lexically_relative(collection.root);
      if (below.empty() || *below.begin() == "..") continue;
      on_disk_.emplace_back(collection.name, below == "." ? "" : below.generic_string());
    }
  }

  bool Covers(const FileStamp& source) const {
    if (IsBelow(source.path, path_)) return true;
    if (IsRecord(source)) return true;
    return std::any_of(on_disk_.begin(), on_disk_.end(), [&](const auto& place) {
      return place.first == source.collection && IsBelow(source.path, place.second);
    });
  }
  bool Covers(const Collection& collection) const {
    return std::any_of(on_disk_.begin(), on_disk_.end(), [&](const auto& place) {
      return place.first == collection.name && place.second.empty();
    });
  }

 private:
  // FILE.jsonl#ID; either part may hold a '#'.
  bool IsRecord(const FileStamp& source) const {
    const std::size_t hash = source.path.size();
    return !source.record.empty() && asked_.size() == hash + 1 + source.record.size() &&
           asked_[hash] == '#' && asked_.starts_with(source.path) &&
           asked_.ends_with(source.record);
  }

  std::string_view asked_;
  std::string_view path_;
  std::vector<std::pair<std::string, std::string>> on_disk_;
};

// Lone files that are no longer indexed are no longer refreshed, and records from memory leave no
// collection behind.
void DropEmptyCollections(const std::vector<StoredStamp>& left,
                          std::vector<Collection>& collections) {
  std::set<std::pair<std::string, std::string>> files;
  std::set<std::string> names;
  for (const StoredStamp& source : left) {
    files.emplace(source.stamp.collection, source.stamp.path);
    names.insert(source.stamp.collection);
  }
  std::erase_if(collections, [&](Collection& collection) {
    const bool is_limited = !collection.files.empty();
    std::erase_if(collection.files, [&](const std::string& file) {
      return !files.contains({collection.name, file});
    });
    return (is_limited || collection.root.empty()) && !names.contains(collection.name);
  });
}

// The record says what the index holds of it, in its text and in its fields.
bool IsSame(const Xapian::Database& database, const StoredStamp& stored,
            const SourceDocuments& documents) {
  return stored.stamp.digest == documents.stamp.digest &&
         Encode(StoredSourceAt(database, stored.number)) == Encode(documents.stored);
}

// All collections to be read anew, those named as they were named.
std::vector<Scope> WholeScopes(const std::vector<Scope>& named,
                               const std::vector<Collection>& collections) {
  std::vector<Scope> scopes;
  for (const Collection& collection : collections) {
    if (collection.root.empty()) continue;
    Scope scope{collection.name, {}, false, true, {}};
    for (const Scope& other : named) {
      if (other.collection != collection.name) continue;
      scope.is_named |= other.is_named;
      scope.absorbed.insert(scope.absorbed.end(), other.absorbed.begin(), other.absorbed.end());
    }
    scopes.push_back(std::move(scope));
  }
  return scopes;
}

}  // namespace

std::string_view Name(FileOutcome outcome) {
  switch (outcome) {
    case FileOutcome::kAdded:
      return "added";
    case FileOutcome::kUpdated:
      return "updated";
    case FileOutcome::kRenamed:
      return "renamed";
    case FileOutcome::kUnchanged:
      return "unchanged";
    case FileOutcome::kRemoved:
      return "removed";
    case FileOutcome::kSkipped:
      return "skipped";
    case FileOutcome::kFailed:
      return "failed";
    case FileOutcome::kIgnored:
      return "ignored";
  }
  return "";
}

struct IndexWriter::State {
  std::unique_ptr<Store> store;

  void Finish(bool committed, UpdateReport& report) const {
    report.sources = store->state().sources;
    report.passages = store->state().passages;
    report.facts = store->state().facts;
    report.revision = committed ? store->state().revision : 0;
  }
};

IndexWriter::IndexWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Result<IndexWriter> IndexWriter::Open(const fs::path& folder, bool to_rebuild) {
  try {
    Result<std::unique_ptr<Store>> store = Store::Open(folder, to_rebuild);
    if (!store) return store.error();
    auto state = std::make_unique<State>();
    state->store = std::move(*store);
    return IndexWriter(std::move(state));
  } catch (const std::exception& problem) {
    return ErrorOf(problem, folder);
  }
}

Result<UpdateReport> IndexWriter::Update(const std::vector<fs::path>& paths,
                                         const UpdateOptions& options,
                                         const ProgressCallback& progress) {
  Store& store = *state_->store;
  Updater updater(store, options, progress);
  const bool is_anew = options.rebuild && (!options.dry_run || store.is_unusable());
  const auto transaction = is_anew ? Store::Transaction::kAnew : Store::Transaction::kInPlace;
  const Result<bool> committed = store.Transact(transaction, [&]() -> Result<bool> {
    const std::vector<Collection> before = store.state().collections;
    auto scopes = FindScopes(paths, options, store.state().collections);
    if (!scopes) return scopes.error();
    if (options.rebuild) *scopes = WholeScopes(*scopes, store.state().collections);
    const Result<bool> changed = updater.Run(*scopes);
    if (!changed) return changed.error();
    if (options.dry_run || updater.stopped()) return false;
    return *changed || before != store.state().collections;
  });
  if (!committed) return committed.error();
  UpdateReport report = updater.TakeReport();
  state_->Finish(*committed, report);
  return report;
}

Result<UpdateReport> IndexWriter::UpdateRecords(std::string_view json_lines,
                                                std::string_view collection,
                                                const UpdateOptions& options) {
  if (!options.encoding.empty() && !KnowsEncoding(options.encoding)) {
    return Error{ErrorCode::kBadArgument,
                 fmt::format("{}: no encoding that is known", options.encoding)};
  }
  Store& store = *state_->store;
  const std::string name(collection.empty() ? "stdin" : collection);
  const std::string path = name.ends_with(".jsonl") ? name : name + ".jsonl";
  UpdateReport report;
  std::vector<Source> sources;
  try {
    const ReadOptions reading{options.encoding, options.max_file_bytes};
    Result<Leftover> read = ReadSources(json_lines, path, reading, [&](Source&& source) {
      sources.push_back(std::move(source));
      return true;
    });
    if (!read) return read.error();
    report.problems = std::move(read->problems);
    for (const Problem& bad_line : read->bad_lines) {
      report.files.push_back(ReportOfBadLine(bad_line));
    }
    report.skipped = read->bad_lines.size();
    report.found = report.skipped;
  } catch (const std::exception& problem) {
    return Error{ErrorCode::kSourceUnreadable, path + ": " + problem.what()};
  }
  const Result<bool> committed =
      store.Transact(Store::Transaction::kInPlace, [&]() -> Result<bool> {
        std::vector<Collection>& collections = store.state().collections;
        const Collection* known = FindCollection(collections, name);
        if (known != nullptr && !known->root.empty()) {
          return Error{ErrorCode::kBadArgument, name + ": is a folder's collection already"};
        }
        if (known == nullptr) {
          Collection made;
          made.name = name;
          collections.push_back(std::move(made));
        }
        std::map<std::string, StoredStamp> stored;
        for (StoredStamp& source : ReadStamps(store.database())) {
          if (source.stamp.collection != name) continue;
          std::string record = source.stamp.record;
          stored.emplace(std::move(record), std::move(source));
        }
        IndexChanges changes(store);
        for (const Source& source : sources) {
          report.problems.insert(report.problems.end(), source.problems.begin(),
                                 source.problems.end());
          ++report.found;
          const FileFacts facts{name, source.text.size(), 0, Digest(source.text)};
          SourceDocuments documents;
          try {
            const Knowledge knowledge = ExtractKnowledge(source);
            for (const Problem& remark : knowledge.remarks) {
              report.problems.push_back({source.path, remark.line, remark.reason});
            }
            documents = MakeDocuments(source, knowledge, facts);
          } catch (const std::exception& problem) {
            ++report.failed;
            report.files.push_back(
                {path + "#" + source.record, FileOutcome::kFailed, problem.what()});
            continue;
          }
          const auto old = stored.find(source.record);
          if (old != stored.end() && IsSame(store.database(), old->second, documents)) {
            ++report.unchanged;
            continue;
          }
          if (old != stored.end()) changes.Remove(old->second.number);
          changes.Add(documents);
          ++(old == stored.end() ? report.added : report.updated);
          stored.insert_or_assign(source.record,
                                  StoredStamp{std::move(documents.stamp), documents.stored.number});
        }
        changes.SetAliases(AliasFilesNow(store, report.problems));
        return changes.Finish();
      });
  if (!committed) return committed.error();
  state_->Finish(*committed, report);
  return report;
}

Result<UpdateReport> IndexWriter::Remove(const std::vector<std::string>& paths) {
  Store& store = *state_->store;
  UpdateReport report;
  const Result<bool> committed =
      store.Transact(Store::Transaction::kInPlace, [&]() -> Result<bool> {
        std::vector<Collection>& collections = store.state().collections;
        std::vector<StoredStamp> left = ReadStamps(store.database());
        IndexChanges changes(store);
        bool dropped = false;
        for (const std::string& path : paths) {
          if (path.empty()) return Error{ErrorCode::kBadArgument, "an empty path names nothing"};
          const Forgotten forgotten(path, collections);
          bool found = false;
          std::erase_if(left, [&](const StoredStamp& source) {
            if (!forgotten.Covers(source.stamp)) return false;
            changes.Remove(source.number);
            found = true;
            ++report.removed;
            return true;
          });
          found |= std::erase_if(collections, [&](const Collection& collection) {
                     return forgotten.Covers(collection);
                   }) > 0;
          if (!found) return Error{ErrorCode::kNotFound, path + ": is not in the index"};
          dropped = true;
        }
        DropEmptyCollections(left, collections);
        changes.SetAliases(AliasFilesNow(store, report.problems));
        return changes.Finish() || dropped;
      });
  if (!committed) return committed.error();
  state_->Finish(*committed, report);
  return report;
}

IndexInfo IndexWriter::Info() const { return InfoOf(state_->store->state()); }

}  // namespace tanxun
