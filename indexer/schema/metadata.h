// SPDX-License-Identifier: GPL-2.0-or-later
// What an index knows about itself. It lies in the same database as the documents, so that one
// commit covers both.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/extension.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Keys of Xapian's metadata.
inline constexpr const char* kFormatKey = "format";  // Decimal, in every format version there is.
inline constexpr const char* kFingerprintKey = "analyzer";  // Decimal AnalyzerFingerprint().
inline constexpr const char* kStateKey = "state";
inline constexpr const char* kNamesKey = "names";
inline constexpr const char* kAliasesKey = "aliases";  // The user's aliases.tsv files.
inline constexpr const char* kListKey = "list";        // Decimal digest of the list of names.
inline constexpr const char* kChainKey = "chain";
inline constexpr const char* kCharactersKey = "characters";

// A folder that is kept indexed, and by which rules. A collection without root holds records from
// memory: nothing on disk to refresh it from.
struct Collection {
  std::string name;
  std::string root;                // Absolute; empty = none.
  std::vector<std::string> files;  // Only these names in the root; empty = all of it.
  std::vector<std::string> globs;
  bool hidden = false;
  bool use_ignore_files = true;
  bool follow_links = false;
  std::uint64_t max_file_bytes = 0;
  std::string encoding;
  std::vector<std::string> kinds;  // Globs of custom readers: files that are read beside our kinds.

  bool operator==(const Collection&) const = default;
};

// Null if there is none of this name.
const Collection* FindCollection(const std::vector<Collection>& collections, std::string_view name);

struct IndexState {
  std::uint64_t revision = 0;
  std::string updated;
  std::uint64_t sources = 0;
  std::uint64_t passages = 0;
  std::uint64_t facts = 0;
  std::uint64_t entities = 0;
  std::uint64_t total_length = 0;  // Of all passages, in terms: the mean that ranking needs.
  std::uint64_t packed_bytes = 0;  // Of the tables, as last packed; 0 = they are so now.
  std::vector<Collection> collections;
  // The extensions it was made with, by name; readers sorted.
  std::string token_filter;
  std::vector<std::string> readers;
};

std::string Encode(const IndexState& state);
std::optional<IndexState> DecodeState(std::string_view bytes);
IndexInfo InfoOf(const IndexState& state);

// Errors: kExtensionMissing where the index was made with another filter or with other readers.
Result<void> CheckTokenFilter(const IndexState& state, std::string_view name);
Result<void> CheckExtensions(const IndexState& state, const Extensions& extensions);
std::vector<std::string> ReaderNames(const Extensions& extensions);

// In how many passages each Han character stands. Sorted, found by halving.
class CharacterCounts {
 public:
  explicit CharacterCounts(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t Of(char32_t character) const;
  std::map<char32_t, std::uint32_t> All() const;
  static std::string Encode(const std::map<char32_t, std::uint32_t>& counts);

 private:
  std::string_view bytes_;
};

}  // namespace tanxun
