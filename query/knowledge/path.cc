// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Path: up and down the supply chain, and the ways between two entities.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/knowledge/chain_steps.h"
#include "query/search/chain_names.h"
#include "query/search/chain_walk.h"
#include "query/search/searcher_state.h"
#include "tanxun/chain.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

constexpr int kMostDepth = 100;
constexpr int kMostLimit = 10'000;

Result<void> CheckRequest(const PathRequest& request) {
  if (request.depth < 1 || request.depth > kMostDepth) {
    return Error{ErrorCode::kBadArgument, fmt::format("depth is 1 to {}", kMostDepth)};
  }
  if (request.limit < 1 || request.limit > kMostLimit) {
    return Error{ErrorCode::kBadArgument, fmt::format("the limit is 1 to {}", kMostLimit)};
  }
  return {};
}

std::vector<ChainEntry> EntriesFrom(const ChainTable& chain, std::uint32_t start,
                                    Direction direction, const PathRequest& request,
                                    bool& complete) {
  const Reach reach =
      ReachFrom(chain, start, direction, request.depth, static_cast<std::size_t>(request.limit));
  complete = complete && reach.complete;
  std::vector<ChainEntry> entries;
  for (const Reached& reached : reach.nodes) {
    entries.push_back({chain.Node(reached.node).name, reached.distance, reached.parent,
                       StepOf(chain, reached.link)});
  }
  return entries;
}

ChainWay WayOf(const ChainTable& chain, std::uint32_t start, const LinkPath& path, WayKind kind) {
  ChainWay way;
  way.kind = kind;
  way.names.push_back(chain.Node(start).name);
  for (const WalkedLink& walked : path) {
    way.names.push_back(chain.Node(walked.node).name);
    way.steps.push_back(StepOf(chain, walked.link));
  }
  return way;
}

void AddWays(const ChainTable& chain, std::uint32_t from, std::uint32_t to, WayKind kind,
             const PathRequest& request, PathResult& result) {
  const Direction direction = kind == WayKind::kDownstream ? Direction::kDownstream
                              : kind == WayKind::kUpstream ? Direction::kUpstream
                                                           : Direction::kBoth;
  const LinkPaths found = PathsBetween(chain, from, to, direction, request.depth,
                                       static_cast<std::size_t>(request.limit));
  result.complete = result.complete && found.complete;
  for (const LinkPath& path : found.paths) result.ways.push_back(WayOf(chain, from, path, kind));
}

// Down and up, whichever is shorter first.
void AddWaysAlongSupply(const ChainTable& chain, std::uint32_t from, std::uint32_t to,
                        const PathRequest& request, PathResult& result) {
  AddWays(chain, from, to, WayKind::kDownstream, request, result);
  AddWays(chain, from, to, WayKind::kUpstream, request, result);
  std::stable_sort(
      result.ways.begin(), result.ways.end(),
      [](const ChainWay& a, const ChainWay& b) { return a.steps.size() < b.steps.size(); });
  const auto most = static_cast<std::size_t>(request.limit);
  if (result.ways.size() <= most) return;
  result.ways.resize(most);
  result.complete = false;
}

Result<PathResult> FindPath(const IndexReader& reader, const PathRequest& request) {
  const ChainTable& chain = reader.chain();
  const Result<std::uint32_t> from = ChainNodeNamed(reader, request.from);
  if (!from) return from.error();
  PathResult result;
  result.from = chain.Node(*from).name;
  if (request.to.empty()) {
    if (request.upstream) {
      result.upstream = EntriesFrom(chain, *from, Direction::kUpstream, request, result.complete);
    }
    if (request.downstream) {
      result.downstream =
          EntriesFrom(chain, *from, Direction::kDownstream, request, result.complete);
    }
    return result;
  }
  const Result<std::uint32_t> to = ChainNodeNamed(reader, request.to);
  if (!to) return to.error();
  result.to = chain.Node(*to).name;
  AddWaysAlongSupply(chain, *from, *to, request, result);
  if (result.ways.empty()) AddWays(chain, *from, *to, WayKind::kMixed, request, result);
  return result;
}

}  // namespace

Result<PathResult> Searcher::Path(const PathRequest& request) const {
  TANXUN_TRY(CheckRequest(request));
  PathResult result;
  TANXUN_TRY(state_->Run(request.limits, [&](const IndexReader& reader) -> Result<void> {
    Result<PathResult> found = FindPath(reader, request);
    if (!found) return found.error();
    result = *std::move(found);
    return {};
  }));
  return result;
}

std::string_view Name(WayKind kind) {
  switch (kind) {
    case WayKind::kDownstream:
      return "downstream";
    case WayKind::kUpstream:
      return "upstream";
    case WayKind::kMixed:
      return "mixed";
  }
  return "";
}

std::string Describe(const ChainStep& step) {
  std::string text =
      fmt::format("{} -{}-> {}", step.from,
                  step.evidence.empty() ? "" : step.evidence.front().relation, step.to);
  const char* joint = "";
  for (const ChainEvidence& evidence : step.evidence) {
    text += fmt::format("{} @{}:{} {}", joint, evidence.where.path, evidence.where.line,
                        Describe(evidence.as_of));
    if (!evidence.detail.empty()) text += ": " + evidence.detail;
    joint = " |";
  }
  return text;
}

std::string Describe(const ChainWay& way) {
  std::string text(Name(way.kind));
  for (const ChainStep& step : way.steps) text += "; " + Describe(step);
  return text;
}

}  // namespace tanxun
