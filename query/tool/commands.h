// SPDX-License-Identifier: GPL-2.0-or-later
// The program tanxun and its commands.
#pragma once

#include <string_view>

#include "indexer/tool/command_line.h"

namespace tanxun {

inline constexpr std::string_view kReaderName = "tanxun";

Program ReaderProgram();

Command SearchCommand();
Command AskCommand();
Command FactsCommand();
Command FacetsCommand();
Command EntityCommand();
Command LinksCommand();
Command PathCommand();
Command SimilarCommand();
Command GetCommand();
Command AnalyzeCommand();
Command ExplainCommand();
Command StatusCommand();
Command McpCommand();
Command ReaderManualCommand();

}  // namespace tanxun
