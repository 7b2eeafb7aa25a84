// SPDX-License-Identifier: GPL-2.0-or-later
// The tools that tell what the notes state: ask, facts, entity, path.
#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/tool/safe_text.h"
#include "query/json/entity_json.h"
#include "query/json/path_json.h"
#include "query/json/result_json.h"
#include "query/tool/disk_path.h"
#include "query/tool/mcp_tool.h"
#include "query/tool/render_entity.h"
#include "query/tool/render_path.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

void AddAskArguments(ArgumentTable& arguments, AskRequest& request) {
  arguments.Text("question", request.question,
                 "One question, naming what it is about: 台积电的总部在哪里, \"when was ASML "
                 "founded\". 问题。");
  arguments.Require("question");
  arguments.Text("as_of", request.as_of,
                 "The answer as the notes stood at the end of this day: 2025, 2025-10, 2025-10-07. "
                 "截至日期。");
  arguments.Text("path", request.path, "Ask only this note. 只问这篇笔记。");
  AddInArgument(arguments, request.filters);
  arguments.Number("limit", request.limit, {1, 100}, "Answers at most. 最多几个答案。");
  arguments.Number("passages", request.passages, {0, 20},
                   "Passages quoted where there is no firm answer. 没有确切答案时引用几段。");
}

Result<ToolReply> RunAsk(const AskRequest& asked, const ServedIndex& index) {
  AskRequest request = asked;
  request.limits = index.limits;
  request.path = NameOf(request.path);
  TANXUN_TRY(ReadGlobs(index.searcher.Info(), request.filters));
  const Result<AskResult> result = index.searcher.Ask(request);
  if (!result.ok()) return result.error();
  return ToolReply{ToJson(*result, std::nullopt), RenderAsk(*result, {})};
}

void AddFactArguments(ArgumentTable& arguments, FactRequest& request) {
  request.limit = 50;
  arguments.Text("entity", request.entity,
                 "Any name of a company, product or person; all if not given. 实体。");
  arguments.Text("attribute", request.attribute,
                 "A label or a synonym: HQ, 总部, market cap; all if not given. 属性。");
  AddInArgument(arguments, request.filters);
  arguments.Number("limit", request.limit, {1, 500}, "Facts at most. 最多几条。");
}

Result<ToolReply> RunFacts(const FactRequest& asked, const ServedIndex& index) {
  FactRequest request = asked;
  request.limits = index.limits;
  TANXUN_TRY(ReadGlobs(index.searcher.Info(), request.filters));
  const Result<std::vector<Fact>> facts = index.searcher.Facts(request);
  if (!facts.ok()) return facts.error();
  std::string text = RenderFacts(*facts, {}, PlaceSide::kBefore);
  if (text.empty()) text = "no such facts\n";
  if (facts->size() == static_cast<std::size_t>(request.limit))
    text += "there may be more; limit shows them\n";
  return ToolReply{FactsToJson(*facts), std::move(text)};
}

void AddEntityArguments(ArgumentTable& arguments, EntityRequest& request) {
  arguments.Text("name", request.name,
                 "Any name of it, or a listing: 台积电, TSMC, NYSE:TSM. 名称或股票代码。");
  arguments.Require("name");
  arguments.Number("facts", request.facts, {0, 1'000}, "Facts at most. 最多几条事实。");
  arguments.Number("places", request.statements, {1, 100},
                   "Places at most of each statement. 每条最多几个出处。");
}

// That nobody has the name is an answer.
Result<ToolReply> RunEntity(const EntityRequest& asked, const ServedIndex& index) {
  EntityRequest request = asked;
  request.limits = index.limits;
  const Result<std::vector<EntityCard>> found = index.searcher.Entity(request);
  if (!found.ok() && found.error().code != ErrorCode::kNotFound) return found.error();
  std::vector<EntityCard> cards;
  if (found.ok()) cards = *found;
  std::string remark;
  if (!found.ok()) remark = found.error().message;
  if (cards.size() > 1) remark = fmt::format("{} entities have this name", cards.size());
  std::string text;
  for (const EntityCard& card : cards) text += RenderEntity(card, {});
  if (!remark.empty()) text += SafeLines({remark});
  return ToolReply{EntitiesToJson(request.name, cards, remark), std::move(text)};
}

enum class Sides { kBoth, kUpstream, kDownstream };
constexpr Choice<Sides> kSides[] = {
    {"both", Sides::kBoth}, {"upstream", Sides::kUpstream}, {"downstream", Sides::kDownstream}};

struct PathArguments {
  PathRequest request;
  Sides sides = Sides::kBoth;
};

void AddPathArguments(ArgumentTable& arguments, PathArguments& path) {
  PathRequest& request = path.request;
  request.limit = 20;
  arguments.Text("from", request.from, "Any name of a company, product or material. 起点。");
  arguments.Require("from");
  arguments.Text("to", request.to,
                 "The other end; without it, everything upstream and downstream. 终点。");
  arguments.OneOf("direction", path.sides, kSides,
                  "Without an end: whom it takes from, whom it gives to, or both. 上游或下游。");
  arguments.Number("depth", request.depth, {1, 100}, "Steps at most. 最多几步。");
  arguments.Number("limit", request.limit, {1, 200},
                   "Entities each way, or ways between two, at most. 最多几个。");
}

std::string PathText(const PathResult& result, const std::string& reason) {
  std::string text = IsEmpty(result) ? "" : RenderPath(result, {});
  if (!reason.empty()) text += SafeLines({reason});
  if (!result.complete) text += "there is more; depth and limit show it\n";
  return text;
}

// That no statement names it, or that there is no way, is an answer.
Result<ToolReply> RunPath(const PathArguments& asked, const ServedIndex& index) {
  PathRequest request = asked.request;
  request.limits = index.limits;
  request.upstream = asked.sides != Sides::kDownstream;
  request.downstream = asked.sides != Sides::kUpstream;
  const Result<PathResult> found = index.searcher.Path(request);
  if (!found.ok() && found.error().code != ErrorCode::kNotFound) return found.error();
  PathResult result;
  result.from = request.from;
  result.to = request.to;
  if (found.ok()) result = *found;
  const std::string reason = found.ok() ? WhyNoPath(result, request.depth) : found.error().message;
  return ToolReply{ToJson(result, reason), PathText(result, reason)};
}

}  // namespace

Tool AskTool() {
  return MakeTool<AskRequest>(
      {"Ask a fact · 询问事实",
       "Answers a question from the facts that the notes state (tables, labels, lists, "
       "definitions): "
       "the value with file, line and date, every disagreeing source side by side, or no_fact. Use "
       "it first for who, when, where, how much, which ticker. What the state calls possible is a "
       "quotation, not an answer. "
       "根据笔记中写明的事实回答问题，给出文件、行号和日期；问数值、日期、地点、人物、股票代码时先"
       "用它；没有写明就返回 no_fact。",
       "ask"},
      AddAskArguments, RunAsk);
}

Tool FactsTool() {
  return MakeTool<FactRequest>(
      {"List facts · 列出事实",
       "Lists the facts that the notes state of an entity, one attribute or all, each with its "
       "place "
       "and date. Use it to compare sources, or to see which attributes are known. "
       "列出笔记中关于某个实体的事实，每条都有出处和日期。",
       "facts"},
      AddFactArguments, RunFacts);
}

Tool EntityTool() {
  return MakeTool<EntityRequest>(
      {"Entity card · 实体卡片",
       "Everything that the notes say of one company, product or person: names in both languages, "
       "listings, supply status, suppliers and customers, facts, notes about it, mentions. Use it "
       "to "
       "get to know something, or to learn its other names. "
       "一个公司、产品或人物的全部信息：中英文名称、股票代码、供应状态、上下游、事实和提及处。",
       "entity"},
      AddEntityArguments, RunEntity);
}

Tool PathTool() {
  return MakeTool<PathArguments>(
      {"Supply chain · 供应链",
       "Who gives to whom in the supply chain that the notes state: up and down from a name, or "
       "the "
       "ways between two, each step with its places. Use it for who supplies X, whom X depends on, "
       "how X and Y are connected. "
       "笔记中写明的供应链：上游、下游，或两者之间的路径；问供应商、客户、依赖关系时用它。",
       "path"},
      AddPathArguments, RunPath);
}

}  // namespace tanxun
