// SPDX-License-Identifier: GPL-2.0-or-later
// One file of an update, from its bytes to the documents to store. Nothing here touches the index,
// so that several files can be read at once.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/ingest/documents.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/stored_files.h"
#include "indexer/schema/metadata.h"
#include "tanxun/extension.h"
#include "tanxun/source.h"

namespace tanxun {

struct FileTask {
  const Collection* collection = nullptr;
  const FoundFile* file = nullptr;
  const StoredFile* stored = nullptr;  // As the index holds it; null if it does not.
  bool read_again = false;             // Even if its bytes are as they were.
  const Extensions* extensions = nullptr;
  const std::string* unsaved = nullptr;  // Read in place of what is on disk.
};

// One of a file's sources.
struct SourceReading {
  std::string record;
  std::optional<SourceDocuments> documents;  // Nothing for a dry run or where it failed.
  Xapian::docid kept = 0;  // The source that the index holds of it and that is as it would be.
  std::string failure;
  std::vector<Problem> problems;
};

// What is known of a file once it was read to its end.
struct FileEnd {
  bool was_opened = false;  // Its bytes could be had.
  bool is_same = false;     // It is as the index holds it: there was nothing to read.
  std::string failure;
  std::vector<Problem> problems;
  std::vector<Problem> bad_lines;  // Lines of a collection that are no record.
  FileFacts facts;
};

using FileItem = std::variant<SourceReading, FileEnd>;

// Hands over the file's sources, then its end; ends early where `put` returns false. `bytes` is
// about what an item keeps in memory.
void ReadFile(const FileTask& task, bool dry_run,
              const std::function<bool(FileItem&& item, std::size_t bytes)>& put);

}  // namespace tanxun
