// SPDX-License-Identifier: GPL-2.0-or-later
// Which part of which collection a path on the command line means.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/schema/metadata.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"

namespace tanxun {

struct Scope {
  std::string collection;
  std::string under;      // Relative to its root; empty = all of it.
  bool is_named = false;  // The user named this root: its absence is an error.
  bool reread = false;    // What was read by other rules must be read again.
  // Collections of folders inside of this one, gone from the list: their files are this one's.
  std::vector<std::string> absorbed;
};

// The scopes of `paths`, all collections with a root where there are none. New collections are
// added to `collections`; one whose whole root is named takes the rules of `options`.
// Errors: kSourceUnreadable for a path that is neither there nor in the index; kBadArgument for an
// encoding that is unknown, is told for a part of a collection, or was told for a folder inside.
Result<std::vector<Scope>> FindScopes(const std::vector<std::filesystem::path>& paths,
                                      const UpdateOptions& options,
                                      std::vector<Collection>& collections);

}  // namespace tanxun
