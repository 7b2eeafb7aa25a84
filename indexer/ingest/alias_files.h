// SPDX-License-Identifier: GPL-2.0-or-later
// The user's aliases.tsv: lines of name<TAB>name<TAB>confirmed|rejected.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ingest/store.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/user_aliases.h"
#include "tanxun/source.h"

namespace tanxun {

inline constexpr std::string_view kAliasFileName = "aliases.tsv";

// What is after a fourth tab, or behind '#' at a line's start, is a comment. A line that cannot be
// read is a problem; the rest is used.
AliasFile ParseAliases(std::string_view text, std::string path, std::string collection,
                       std::vector<Problem>& problems);

// What an index's alias files say now; a confirmed pair that a rejected one overrules is a problem.
// Throws what Xapian throws.
std::vector<AliasFile> AliasFilesNow(Store& store, std::vector<Problem>& problems);

// The file in the root of each collection that is a whole folder, and the index's own. `known` is
// what an earlier update read: it stays for a root that is not there now.
std::vector<AliasFile> ReadAliasFiles(const std::vector<Collection>& collections,
                                      const std::filesystem::path& index_folder,
                                      const std::vector<AliasFile>& known,
                                      std::vector<Problem>& problems);

}  // namespace tanxun
