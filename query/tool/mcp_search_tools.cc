// SPDX-License-Identifier: GPL-2.0-or-later
// The tools that find passages and count them: search, similar, facets.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "query/json/result_json.h"
#include "query/tool/disk_path.h"
#include "query/tool/flags.h"
#include "query/tool/mcp_tool.h"
#include "query/tool/named_source.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostFacetValues = 20;  // Beside hits; the tool facets gives more.

// How much of it was shown, and how to see more.
std::string PageLine(const SearchResult& result, int offset) {
  const std::uint64_t shown = result.hits.size();
  const std::uint64_t end = static_cast<std::uint64_t>(offset) + shown;
  const char* about = result.total_exact ? "" : "at least ";
  if (shown == 0 && result.total == 0) return "";
  if (shown == 0) return fmt::format("there are only {}{}", about, result.total);
  const std::string more = end < result.total ? fmt::format("; more with offset {}", end) : "";
  return fmt::format("{}-{} of {}{}{}", offset + 1, end, about, result.total, more);
}

std::string PageText(const SearchResult& result, int offset,
                     const std::vector<std::string>& notes) {
  std::string text = RenderHits(result.hits, {}) + RenderFacets(result.facets, {});
  if (const std::string line = PageLine(result, offset); !line.empty()) text += line + "\n";
  return text + SafeLines(notes);
}

void AddSearchArguments(ArgumentTable& arguments, SearchRequest& request) {
  arguments.Text("query", request.query,
                 "Words or a question in English or Chinese; also \"a phrase\", prefix*, +must, "
                 "-not, AND, OR, NOT, "
                 "#tag, [[note]], ticker:BABA, date:2025-10.., title:word. Empty: everything that "
                 "passes the filters. 检索词。");
  arguments.Require("query");
  AddPageArguments(arguments, request.limit, request.offset);
  arguments.OneOf("sort", request.sort, kSortOrders,
                  "Order of the hits; date: newest first. 排序。");
  AddGroupArgument(arguments, request.grouping);
  AddFilterArguments(arguments, request.filters);
  arguments.List(
      "facets", request.facets,
      "Also count these fields over all hits, the 20 most frequent values of each. 同时统计。",
      FacetFieldNames());
  arguments.Switch("use_aliases", request.use_aliases,
                   "Also search the other names that the notes give to a name. 同时检索别名。");
}

Result<ToolReply> RunSearch(const SearchRequest& asked, const ServedIndex& index) {
  SearchRequest request = asked;
  request.limits = index.limits;
  TANXUN_TRY(ReadGlobs(index.searcher.Info(), request.filters));
  Result<SearchResult> result = index.searcher.Search(request);
  if (!result.ok()) return result.error();
  for (auto& [field, values] : result->facets) {
    values.resize(std::min(values.size(), kMostFacetValues));
  }
  return ToolReply{ToJson(*result, !request.facets.empty()),
                   PageText(*result, request.offset, SearchNotes(*result))};
}

struct SimilarArguments {
  SimilarRequest request;
  int line = 0;
};

void AddSimilarArguments(ArgumentTable& arguments, SimilarArguments& similar) {
  SimilarRequest& request = similar.request;
  arguments.Text("path", request.path,
                 "A note, by the path that a hit has; FILE.jsonl#ID for a record. 笔记路径。");
  arguments.Number("line", similar.line, {1, 1'000'000'000},
                   "Only like the passage at this line. 行号。");
  arguments.Text("text", request.text, "Like this text, instead of a note. 与这段文字相似。",
                 100'000);
  AddPageArguments(arguments, request.limit, request.offset);
  AddGroupArgument(arguments, request.grouping);
  AddFilterArguments(arguments, request.filters);
}

Result<ToolReply> RunSimilar(const SimilarArguments& asked, const ServedIndex& index) {
  SimilarRequest request = asked.request;
  request.limits = index.limits;
  if (request.path.empty() && request.text.empty()) {
    return Error{ErrorCode::kBadArgument, "similar to what? give a path or a text"};
  }
  request.path = NameOf(request.path);
  request.line = static_cast<std::uint32_t>(asked.line);
  TANXUN_TRY(ReadGlobs(index.searcher.Info(), request.filters));
  const Result<SearchResult> result = SimilarNamed(index.searcher, request);
  if (!result.ok()) return result.error();
  std::vector<std::string> notes;
  if (result->hits.empty()) notes.emplace_back(WhyNothingSimilar(*result));
  return ToolReply{ToJson(*result, false), PageText(*result, request.offset, notes)};
}

void AddFacetArguments(ArgumentTable& arguments, FacetRequest& request) {
  request.limit = 20;
  arguments.List("fields", request.fields, "What to count; all if empty. 统计哪些字段。",
                 FacetFieldNames());
  arguments.Text("query", request.query,
                 "Count only what this query finds; as in search. 只统计检索到的。");
  arguments.Number("limit", request.limit, {1, 1'000},
                   "Values of a field at most. 每个字段最多几个值。");
  AddGroupArgument(arguments, request.grouping);
  AddFilterArguments(arguments, request.filters);
}

Result<ToolReply> RunFacets(const FacetRequest& asked, const ServedIndex& index) {
  FacetRequest request = asked;
  request.limits = index.limits;
  TANXUN_TRY(ReadGlobs(index.searcher.Info(), request.filters));
  const Result<Facets> facets = index.searcher.CountFacets(request);
  if (!facets.ok()) return facets.error();
  std::string text = RenderFacets(*facets, {});
  if (text.empty()) text = "nothing to count\n";
  return ToolReply{FacetsToJson(request.query, *facets), std::move(text)};
}

}  // namespace

Tool SearchTool() {
  return MakeTool<SearchRequest>(
      {"Search notes · 检索笔记",
       "Finds passages in the user's notes, best first, by words in English and Chinese at once: a "
       "name also finds the notes that use its other names (平头哥, T-Head). Use it to find which "
       "notes speak of something; cite path:line. For a single fact use ask; to read on use get. "
       "在用户的笔记里检索段落，中英文通用；想知道哪些笔记提到某事时用它，引用时给出 path:line。",
       "search"},
      AddSearchArguments, RunSearch);
}

Tool SimilarTool() {
  return MakeTool<SimilarArguments>({"Similar passages · 相似段落",
                                     "Finds passages that share the most telling words with a "
                                     "note, with its passage at a line, or "
                                     "with a text. Use it to find more about what you are reading, "
                                     "or notes that a draft repeats. "
                                     "查找与某篇笔记、某一行所在段落或一段文字相似的段落。",
                                     "search"},
                                    AddSimilarArguments, RunSimilar);
}

Tool FacetsTool() {
  return MakeTool<FacetRequest>({"Count values · 分面统计",
                                 "Counts notes by tag, ticker, supply status, language, year, "
                                 "entity, folder or kind, over all "
                                 "notes or those that a query finds. Use it to learn what the "
                                 "notes hold, how often, and which "
                                 "values the filters can have. "
                                 "按标签、股票代码、供应状态、语言、年份、实体、文件夹统计笔记数量"
                                 "；想了解笔记有哪些内容时用它。",
                                 "facets"},
                                AddFacetArguments, RunFacets);
}

}  // namespace tanxun
