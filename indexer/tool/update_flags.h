// SPDX-License-Identifier: GPL-2.0-or-later
// What the commands that write an index share: flags, and the folder that is meant.
#pragma once

#include <filesystem>
#include <string>

#include "indexer/tool/flag_table.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"

namespace tanxun {

struct UpdateFlags {
  std::string db;
  int jobs = 0;
  std::string memory = "512M";
  std::string max_file_size = "16M";
  bool json = false;
  bool verbose = false;
  bool quiet = false;
  UpdateOptions options;
};

// Flags that say where the index is, by which rules a folder is indexed, and at what cost.
void AddRuleFlags(FlagTable& flags, UpdateFlags& update);

// Takes over what those flags said of `paths`. Error: kBadArgument.
Result<void> ReadRules(const Words& paths, UpdateFlags& update);

// Whether something has this name, be it a link that leads nowhere.
bool Exists(const std::filesystem::path& path);

// Without a '/' at its end.
std::filesystem::path Absolute(const std::filesystem::path& path);

// The folder to write to; its parent is made. Error: kIndexMissing where it must be there.
Result<std::filesystem::path> FolderToWrite(const std::string& db, bool must_exist);

}  // namespace tanxun
