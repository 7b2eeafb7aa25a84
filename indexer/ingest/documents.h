// SPDX-License-Identifier: GPL-2.0-or-later
// A source and what was extracted from it, as the documents an index stores.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/file_stamp.h"
#include "indexer/schema/stored.h"
#include "tanxun/analyzer.h"
#include "tanxun/knowledge.h"
#include "tanxun/source.h"

namespace tanxun {

// What only the file system and the writer know.
struct FileFacts {
  std::string collection;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t digest = 0;
  std::uint64_t inode = 0;
  bool is_settled = true;
  std::int64_t changed_ns = 0;
};

struct SourceDocuments {
  StoredSource stored;
  FileStamp stamp;
  Xapian::Document source;
  std::vector<Xapian::Document> passages;
  std::vector<Xapian::Document> facts;  // One a chunk of rows.
  std::uint64_t total_length = 0;       // Of the passages, in terms.
  std::vector<char32_t> characters;     // The different Han characters of each passage.
};

// Whether two times of files, in nanoseconds since 1970, give the same date (UTC).
bool IsSameDay(std::int64_t a, std::int64_t b);

// Of a record of a collection: everything that its documents are made of, but for the file's time;
// 0 for a whole file.
std::uint64_t RecordDigest(const Source& source);

// The documents are stored one after the other: the source, its passages, its facts.
SourceDocuments MakeDocuments(const Source& source, const Knowledge& knowledge,
                              const FileFacts& file);

// Adds the different Han characters of a passage's text: what the index counts.
void AddHanCharacters(const std::vector<Unit>& units, std::vector<char32_t>& characters);

}  // namespace tanxun
