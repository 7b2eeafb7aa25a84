// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/mcp_tool.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/tool/safe_text.h"
#include "query/tool/flags.h"
#include "query/tool/mcp_schema.h"

namespace tanxun {
namespace {

struct ToolEntry {
  std::string_view name;
  Tool (*make)();
};
constexpr ToolEntry kTools[] = {
    {"search", SearchTool}, {"ask", AskTool},      {"facts", FactsTool}, {"facets", FacetsTool},
    {"entity", EntityTool}, {"path", PathTool},    {"links", LinksTool}, {"similar", SimilarTool},
    {"get", GetTool},       {"status", StatusTool}};

Json Listed(const ToolEntry& entry) {
  const Tool tool = entry.make();
  return Json{{"name", entry.name},
              {"title", tool.page.title},
              {"description", tool.page.description},
              {"inputSchema", tool.arguments.InputSchema()},
              {"outputSchema", OutputSchema(tool.page.output)},
              {"annotations", Json{{"title", tool.page.title},
                                   {"readOnlyHint", true},
                                   {"destructiveHint", false},
                                   {"idempotentHint", true},
                                   {"openWorldHint", false}}}};
}

Json TextContent(const std::string& text) {
  return Json::array({Json{{"type", "text"}, {"text", text}}});
}

// An error that the agent is to read, without anything that could be taken for a result.
Json FailedCall(const Error& error) {
  return Json{{"content", TextContent(SafeText(error.message))}, {"isError", true}};
}

Json Called(const Tool& tool, const std::string& db) {
  const Result<ServedIndex> index = OpenServedIndex(db);
  if (!index.ok()) return FailedCall(index.error());
  Result<ToolReply> reply = tool.run(*index);
  if (!reply.ok()) return FailedCall(reply.error());
  return Json{{"content", TextContent(reply->text)},
              {"structuredContent", std::move(reply->structured)},
              {"isError", false}};
}

RpcError NoSuchTool(const std::string& name) {
  Words names;
  for (const ToolEntry& entry : kTools) names.emplace_back(entry.name);
  return {RpcCode::kInvalidParams, "unknown tool" + NamedWrongly(name, names)};
}

}  // namespace

Result<ServedIndex> OpenServedIndex(const std::string& db) {
  std::string folder;
  Result<Searcher> searcher = OpenNamedIndex(db, folder);
  if (searcher.ok()) return ServedIndex{std::move(searcher).value(), folder};
  Error error = searcher.error();
  if (error.code == ErrorCode::kIndexMissing && !folder.empty()) {
    error.message += "; looked in " + folder;
  }
  return error;
}

Json ListTools() {
  Json tools = Json::array();
  for (const ToolEntry& entry : kTools) tools.push_back(Listed(entry));
  return Json{{"tools", std::move(tools)}};
}

RpcResult CallTool(const ReceivedJson& params, const std::string& db) {
  const auto name = params.find("name");
  if (name == params.end() || !name->is_string()) {
    return RpcError{RpcCode::kInvalidParams, "tools/call wants the name of a tool"};
  }
  const auto* entry = std::find_if(std::begin(kTools), std::end(kTools),
                                   [&](const ToolEntry& tool) { return *name == tool.name; });
  if (entry == std::end(kTools)) return NoSuchTool(name->get<std::string>());
  const ReceivedJson arguments = params.value("arguments", ReceivedJson::object());
  if (!arguments.is_object()) {
    return RpcError{RpcCode::kInvalidParams, "the arguments of a tool are an object"};
  }
  const Tool tool = entry->make();
  if (const Result<void> read = tool.arguments.Read(arguments); !read.ok()) {
    return RpcError{RpcCode::kInvalidParams,
                    fmt::format("{}: {}", entry->name, read.error().message)};
  }
  return Called(tool, db);
}

void AddInArgument(ArgumentTable& arguments, Filters& filters) {
  arguments.List("in", filters.globs,
                 "Only notes whose path matches one of these globs, or lies below one of these "
                 "folders: chips/**, log.jsonl. 只在这些路径里。");
}

void AddFilterArguments(ArgumentTable& arguments, Filters& filters) {
  arguments.List(
      "tag", filters.tags,
      "Only notes with one of these tags, or one below it: china admits china/ai. 标签。");
  arguments.List("ticker", filters.tickers,
                 "Only about these listings, in any form: BABA, NYSE:BABA, 9988.HK name the same "
                 "company. 股票代码。");
  arguments.List("status", filters.statuses,
                 "Only with this supply status: green, yellow, orange, red, unknown, or >=yellow "
                 "for at least that tight. 供应状态。");
  arguments.List("entity", filters.entities,
                 "Only about this company, product or person, under any of its names. 实体。");
  arguments.List("lang", filters.languages, "Only passages in this language. 语言。",
                 {"zh", "en", "mixed"});
  arguments.Text("since", filters.since,
                 "Only dated then or later: 2025, 2025-10, 2025-10-07. 起始日期。");
  arguments.Text("until", filters.until, "Only dated then or earlier. 截止日期。");
  AddInArgument(arguments, filters);
}

void AddPageArguments(ArgumentTable& arguments, int& limit, int& offset) {
  arguments.Number("limit", limit, {1, 100}, "Hits at most. 最多返回几条。");
  arguments.Number("offset", offset, {0, 10'000},
                   "Hits passed over, for the next page. 跳过前几条。");
}

void AddGroupArgument(ArgumentTable& arguments, Grouping& grouping) {
  arguments.OneOf("group", grouping, kGroupings,
                  "passage: every passage counts; source: each note once, by its best passage. "
                  "按段落或按笔记。");
}

std::string SafeLines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += SafeLine(line) + "\n";
  return out;
}

}  // namespace tanxun
