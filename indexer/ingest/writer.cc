// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "indexer/analysis/token_filter.h"
#include "indexer/ingest/alias_files.h"
#include "indexer/ingest/changes.h"
#include "indexer/ingest/custom_reading.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/memory_sources.h"
#include "indexer/ingest/scopes.h"
#include "indexer/ingest/store.h"
#include "indexer/ingest/stored_files.h"
#include "indexer/ingest/update.h"
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

// What the readers of a program read beside our kinds of files.
std::vector<std::string> KindsOf(const Extensions& extensions) {
  std::vector<std::string> globs;
  for (const CustomReader& reader : extensions.readers) {
    globs.insert(globs.end(), reader.globs.begin(), reader.globs.end());
  }
  return globs;
}

// Of a note from memory whose encoding is not UTF-8 the spans are of bytes that nobody has.
std::uint64_t BytesOf(const Source& source) {
  return source.file_line_starts.empty() ? source.text.size()
                                         : std::numeric_limits<std::uint64_t>::max();
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
  // Held back until Commit().
  std::map<Place, SourceDocuments> staged;
  std::vector<Problem> problems;

  Result<void> Stage(const Source& source, std::string_view collection, bool must_be_new);

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

Result<IndexWriter> IndexWriter::Open(const fs::path& folder, WriterOptions options) {
  try {
    Result<std::unique_ptr<Store>> store = Store::Open(folder, &options);
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
  const WithTokenFilter with_filter(store.extensions().filter);
  Updater updater(store, options, progress);
  const bool is_anew = options.rebuild && (!options.dry_run || store.is_unusable());
  const auto transaction = is_anew ? Store::Transaction::kAnew : Store::Transaction::kInPlace;
  const Result<bool> committed = store.Transact(transaction, [&]() -> Result<bool> {
    const std::vector<Collection> before = store.state().collections;
    auto scopes = FindScopes(paths, options, store.state().collections);
    if (!scopes) return scopes.error();
    for (Collection& collection : store.state().collections) {
      if (!collection.root.empty()) collection.kinds = KindsOf(store.extensions());
    }
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
  const WithTokenFilter with_filter(store.extensions().filter);
  const Result<bool> committed =
      store.Transact(Store::Transaction::kInPlace, [&]() -> Result<bool> {
        TANXUN_TRY(CheckCollection(store.state(), name));
        MemoryUpdate update(store, report);
        for (const Source& source : sources) {
          SourceDocuments documents;
          try {
            documents = DocumentsOf(source, name, report.problems);
          } catch (const std::exception& problem) {
            ++report.found;
            ++report.failed;
            report.files.push_back(
                {path + "#" + source.record, FileOutcome::kFailed, problem.what()});
            continue;
          }
          update.Put(std::move(documents));
        }
        return update.Finish();
      });
  if (!committed) return committed.error();
  state_->Finish(*committed, report);
  return report;
}

Result<void> IndexWriter::State::Stage(const Source& source, std::string_view collection,
                                       bool must_be_new) {
  if (collection.empty()) return Error{ErrorCode::kBadArgument, "a collection needs a name"};
  TANXUN_TRY(CheckSource(source, BytesOf(source)));
  TANXUN_TRY(CheckCollection(store->state(), collection));
  const WithTokenFilter with_filter(store->extensions().filter);
  try {
    SourceDocuments documents = DocumentsOf(source, collection, problems);
    const Place place = PlaceOf(documents.stamp);
    if (must_be_new && (staged.contains(place) || HoldsSource(store->before(), place))) {
      return Error{ErrorCode::kBadArgument,
                   fmt::format("{}: is in {} already", source.path, collection)};
    }
    staged.insert_or_assign(place, std::move(documents));
    return {};
  } catch (const Xapian::Error& problem) {
    return ErrorOf(problem, store->folder());
  } catch (const std::exception& problem) {
    return Error{ErrorCode::kSourceUnreadable, source.path + ": " + problem.what()};
  }
}

Result<void> IndexWriter::Replace(const Source& source, std::string_view collection) {
  return state_->Stage(source, collection, false);
}

Result<void> IndexWriter::Add(const Source& source, std::string_view collection) {
  return state_->Stage(source, collection, true);
}

Result<UpdateReport> IndexWriter::Commit() {
  Store& store = *state_->store;
  UpdateReport report;
  report.problems = std::exchange(state_->problems, {});
  std::map<Place, SourceDocuments> staged = std::exchange(state_->staged, {});
  const Result<bool> committed =
      store.Transact(Store::Transaction::kInPlace, [&]() -> Result<bool> {
        MemoryUpdate update(store, report);
        for (auto& [place, documents] : staged) {
          TANXUN_TRY(CheckCollection(store.state(), documents.stamp.collection));
          update.Put(std::move(documents));
        }
        return update.Finish();
      });
  if (!committed) return committed.error();
  state_->Finish(*committed, report);
  return report;
}

Result<UpdateReport> IndexWriter::Remove(const std::vector<std::string>& paths) {
  Store& store = *state_->store;
  const WithTokenFilter with_filter(store.extensions().filter);
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
