// SPDX-License-Identifier: GPL-2.0-or-later
// What an agent can call: each tool is a command of the program, its JSON that of the command.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/tool/json_rpc.h"
#include "query/tool/mcp_arguments.h"
#include "tanxun/limits.h"
#include "tanxun/searcher.h"

namespace tanxun {

// The index as of its newest commit.
struct ServedIndex {
  Searcher searcher;
  std::string folder;
  // Longer than any honest request takes. One that meets it is an error of the tool.
  WorkLimits limits = {{}, std::chrono::seconds(20)};
};

// --db or what stands for it, looked up again for each request: an index may be made later. Errors:
// of Searcher::Open(), naming the command that helps.
Result<ServedIndex> OpenServedIndex(const std::string& db);

struct ToolReply {
  Json structured;   // As --json of the command.
  std::string text;  // Safe on a terminal: places first.
};

struct ToolPage {
  std::string title;
  std::string description;  // When to use it, in both languages.
  std::string output;       // The schema of what it gives: "search".
};

// The declaration of a tool, whole: what tools/list says and tools/call does.
struct Tool {
  ToolPage page;
  ArgumentTable arguments;
  std::function<Result<ToolReply>(const ServedIndex& index)> run;
};

// A tool whose arguments set the members of a Settings of its own.
template <typename Settings>
Tool MakeTool(ToolPage page, void (*add_arguments)(ArgumentTable& arguments, Settings& settings),
              Result<ToolReply> (*run)(const Settings& settings, const ServedIndex& index)) {
  const auto settings = std::make_shared<Settings>();
  Tool tool;
  tool.page = std::move(page);
  add_arguments(tool.arguments, *settings);
  tool.run = [settings, run](const ServedIndex& index) { return run(*settings, index); };
  return tool;
}

Tool SearchTool();
Tool AskTool();
Tool FactsTool();
Tool FacetsTool();
Tool EntityTool();
Tool PathTool();
Tool LinksTool();
Tool SimilarTool();
Tool GetTool();
Tool StatusTool();

// The results of the protocol's methods. Errors: kInvalidParams.
Json ListTools();
RpcResult CallTool(const ReceivedJson& params, const std::string& db);

// Arguments that several tools share, named and meant as the flags are.
void AddInArgument(ArgumentTable& arguments, Filters& filters);
void AddFilterArguments(ArgumentTable& arguments, Filters& filters);  // "in" too.
void AddPageArguments(ArgumentTable& arguments, int& limit, int& offset);
void AddGroupArgument(ArgumentTable& arguments, Grouping& grouping);

// Lines one under the other, made safe.
std::string SafeLines(const std::vector<std::string>& lines);

}  // namespace tanxun
