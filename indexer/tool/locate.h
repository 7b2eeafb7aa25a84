// SPDX-License-Identifier: GPL-2.0-or-later
// Which index a command means.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/tool/command_line.h"

namespace tanxun {

inline constexpr std::string_view kNoIndexHere =
    "no index here; make one with: tanxun-index update FOLDER";

// --db, else $TANXUN_DB, else the nearest .tanxun/ upward from the working folder, else
// $XDG_DATA_HOME/tanxun/default (~/.local/share/tanxun/default). Nothing if there is no home
// either. The folder need not exist.
std::optional<std::filesystem::path> IndexFolder(const std::string& db_flag);

// The environment variables it reads, for manuals.
Variables IndexVariables();

// Sum of the sizes of the regular files below, symbolic links not followed.
std::uint64_t FolderBytes(const std::filesystem::path& folder);

}  // namespace tanxun
