// SPDX-License-Identifier: GPL-2.0-or-later
// One commit of an index, opened for reading; the seam behind which Xapian's exceptions end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/chain.h"
#include "indexer/schema/fact_terms.h"
#include "indexer/schema/file_stamp.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/names.h"
#include "indexer/schema/pinyin_names.h"
#include "indexer/schema/stored.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace Xapian {
class Database;
}

namespace tanxun {

class IndexReader {
 public:
  // token_filter: the name of the one that was given. Errors: as Searcher::Open().
  static Result<std::unique_ptr<IndexReader>> Open(const std::filesystem::path& folder,
                                                   std::string_view token_filter = {});
  ~IndexReader();

  const Xapian::Database& database() const;
  const NameTable& names() const;
  const ChainTable& chain() const;
  const PinyinNames& pinyin() const;
  IndexInfo info() const;
  const IndexState& state() const;
  const CharacterCounts& characters() const;
  // Of a collection, where its sources lie on disk; empty if unknown.
  std::filesystem::path Root(std::string_view collection) const;

  // Rows of facts that have all the terms, at most `limit`, by path and place.
  FactRows FactsWith(const std::vector<std::string>& terms, std::size_t limit) const;
  // All rows of a source, at most `limit`, by place.
  FactRows FactsOf(const StoredSource& source, std::size_t limit) const;
  // How many documents have the term; 0 if none.
  std::uint64_t Frequency(std::string_view term) const;
  // Whether any term begins so.
  bool HasTermWith(std::string_view beginning) const;
  // Sources with this path (several collections may have one).
  std::vector<StoredSource> SourcesAt(std::string_view path, std::string_view record) const;
  // What the file of the source document with this number was when it was indexed. Throws as
  // SourceWith().
  const FileStamp& StampOf(std::uint32_t number) const;
  // The source document with this number. Throws Xapian::Error where it is damaged or none.
  StoredSource SourceWith(std::uint32_t number) const;

 private:
  struct State;
  explicit IndexReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Runs `read`, which may throw anything Xapian throws, and turns that into an Error naming what to
// do.
Result<void> GuardXapian(const std::function<void()>& read);

}  // namespace tanxun
