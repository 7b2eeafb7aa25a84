// SPDX-License-Identifier: GPL-2.0-or-later
// The program tanxun-index and its commands.
#pragma once

#include <string_view>

#include "indexer/tool/command_line.h"

namespace tanxun {

inline constexpr std::string_view kIndexerName = "tanxun-index";

Program IndexerProgram();

Command UpdateCommand();
Command RemoveCommand();
Command WatchCommand();
Command IndexStatusCommand();
Command CheckCommand();
Command CompactCommand();
Command ReadCommand();

}  // namespace tanxun
