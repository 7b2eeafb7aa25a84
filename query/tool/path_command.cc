// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "indexer/tool/pager.h"
#include "query/json/path_json.h"
#include "query/json/result_json.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_path.h"
#include "tanxun/chain.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostWords = 24;  // Names of more are none.

enum class Format { kText, kDot, kMermaid, kJson };
constexpr Choice<Format> kFormats[] = {{"text", Format::kText},
                                       {"dot", Format::kDot},
                                       {"mermaid", Format::kMermaid},
                                       {"json", Format::kJson}};

struct PathFlags {
  OutputFlags output;
  PathRequest request;
  Format format = Format::kText;
  bool up = false;
  bool down = false;
};

void AddPathFlags(FlagTable& flags, PathFlags& path) {
  flags.Number("--depth", "N", path.request.depth, {1, 100}, "steps at most");
  flags.Switch("--up", path.up, "upstream only: whom it takes from");
  flags.Switch("--down", path.down, "downstream only: whom it gives to");
  flags.Number("-n,--limit", "N", path.request.limit, {1, 10'000},
               "entities each way, or ways between two, at most");
  flags.OneOf("--format", "FORMAT", path.format, kFormats, "how to print");
  AddOutputFlags(flags, path.output);
}

bool IsUnknown(const Result<PathResult>& result) {
  return !result.ok() && result.error().code == ErrorCode::kNotFound;
}

std::string Joined(const Words& words, std::size_t begin, std::size_t end) {
  return JoinWords(Words(words.begin() + static_cast<std::ptrdiff_t>(begin),
                         words.begin() + static_cast<std::ptrdiff_t>(end)));
}

// Words are one name if a source has it, else two: the first division whose halves are both names,
// the first name as long as can be. Where nothing fits, the error says what is not known.
Result<PathResult> FindNamed(const Searcher& searcher, const PathFlags& flags, const Words& words) {
  PathRequest request = flags.request;
  const auto find = [&](std::string from, std::string to) {
    request.from = std::move(from);
    request.to = std::move(to);
    return searcher.Path(request);
  };
  Result<PathResult> whole = find(JoinWords(words), "");
  if (!IsUnknown(whole) || words.size() == 1) return whole;
  for (std::size_t split = words.size() - 1; split > 0; --split) {
    Result<PathResult> two = find(Joined(words, 0, split), Joined(words, split, words.size()));
    if (!IsUnknown(two)) return two;
    if (words.size() == 2) return two;
  }
  return whole;
}

std::string HowRead(const PathResult& result) {
  return result.to.empty() ? fmt::format("one name: {}", result.from)
                           : fmt::format("two names: {} and {}", result.from, result.to);
}

void PrintPath(const PathFlags& flags, const Searcher& searcher, const PathResult& result,
               const std::string& reason) {
  switch (flags.format) {
    case Format::kJson:
      Print(JsonText(ToJson(result, reason), flags.output));
      return;
    case Format::kDot:
      Print(RenderDot(result));
      return;
    case Format::kMermaid:
      Print(RenderMermaid(result));
      return;
    case Format::kText:
      break;
  }
  if (IsEmpty(result)) return;
  const TextView view = ViewOf(flags.output, searcher);
  PrintPaged(RenderPath(result, view), view.style, flags.output.pager);
}

int RunPath(PathFlags& flags, const Words& words) {
  if (flags.output.json || flags.output.ndjson) flags.format = Format::kJson;
  flags.output.json = flags.format == Format::kJson;
  if (words.empty() || words.size() > kMostWords) {
    return Fail({ErrorCode::kBadArgument, "path takes NAME, or NAME and NAME"}, flags.output);
  }
  flags.request.upstream = flags.up || !flags.down;
  flags.request.downstream = flags.down || !flags.up;
  const OpenIndex index = OpenForReading(flags.output);
  if (!index.searcher) return index.exit;
  const Result<PathResult> found = FindNamed(*index.searcher, flags, words);
  if (!found.ok() && !IsUnknown(found)) return Fail(found.error(), flags.output);
  PathResult result;
  if (found.ok()) {
    result = *found;
  } else {
    result.from = JoinWords(words);
  }
  const bool empty = IsEmpty(result);
  const std::string reason =
      found.ok() ? WhyNoPath(result, flags.request.depth) : found.error().message;
  if (!flags.output.quiet) {
    const bool pictured = found.ok() || flags.format == Format::kJson;
    if (found.ok() && words.size() > 1) Complain(kReaderName, "read as " + HowRead(result));
    if (pictured) PrintPath(flags, *index.searcher, result, reason);
    if (!reason.empty() && flags.format != Format::kJson) Complain(kReaderName, reason);
    if (!result.complete) {
      Complain(kReaderName, "there is more; --depth and --limit show it");
    }
  }
  return empty ? kExitIncomplete : kExitFound;
}

}  // namespace

Command PathCommand() {
  return MakeCommand<PathFlags>(
      {"NAME [NAME]", "the supply chain: who gives to whom, and the ways between two",
       "tanxun path 'Acme Chips'\ntanxun path 艾克米芯片 --up --depth 2\n"
       "tanxun path 'Acme Chips' Borealis --format json\n"
       "tanxun path 'Acme Chips' --format dot | dot -Tsvg > chain.svg",
       "0    there is a chain, or a way\n1    there is none\n2    error\n130  interrupted"},
      AddPathFlags, RunPath);
}

}  // namespace tanxun
