// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>

#include "indexer/tool/pager.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/terminal.h"
#include "query/json/explanation_json.h"
#include "query/json/result_json.h"
#include "query/tool/commands.h"
#include "query/tool/disk_path.h"
#include "query/tool/flags.h"
#include "query/tool/render_explanation.h"
#include "query/tool/render_text.h"
#include "query/tool/source_place.h"

namespace tanxun {
namespace {

struct ExplainFlags {
  OutputFlags output;
  SearchRequest request;
  std::string why;
};

void AddExplainFlags(FlagTable& flags, ExplainFlags& explain) {
  flags.Text("--why", {"PATH[:LINE]", ValueKind::kSource}, explain.why,
             "also say why this note, or its passage there, is or is not among the hits");
  AddRequestFlags(flags, explain.request);
  AddSortFlag(flags, explain.request.sort);
  AddGroupFlag(flags, explain.request.grouping, "what a hit is; of a source the best passage");
  AddOutputFlags(flags, explain.output);
}

// A path may itself end in ":12": then the whole text is the name.
Result<Reason> WhyPlace(const Searcher& searcher, const SearchRequest& request,
                        const std::string& text) {
  const auto place = ParseSourcePlace(text);
  if (!place) {
    return Error{ErrorCode::kBadArgument, text + ": lines and counts begin at 1"};
  }
  Result<Reason> reason = searcher.Why(request, place->path, place->lines.first);
  if (!reason.ok() || reason->presence != Presence::kNotIndexed || place->path == text) {
    return reason;
  }
  Result<Reason> whole = searcher.Why(request, text, 0);
  const bool is_known = whole.ok() && whole->presence != Presence::kNotIndexed;
  return is_known ? whole : reason;
}

// As the index names the place, or as the disk does.
Result<Reason> WhyNamed(const Searcher& searcher, const SearchRequest& request,
                        const std::string& text) {
  const Words names = PathsInIndex(searcher.Info(), text);
  Result<Reason> first = WhyPlace(searcher, request, names.front());
  for (auto name = names.begin() + 1; name != names.end(); ++name) {
    if (!first.ok() || first->presence != Presence::kNotIndexed) break;
    Result<Reason> reason = WhyPlace(searcher, request, *name);
    if (reason.ok() && reason->presence != Presence::kNotIndexed) return reason;
  }
  return first;
}

int RunExplain(ExplainFlags& flags, const Words& words) {
  const OutputFlags& output = flags.output;
  flags.request.query = JoinWords(words);
  const Asked asked = {"query", flags.request.query};
  if (words.empty()) {
    return Fail({ErrorCode::kBadArgument, "explain what? (see tanxun explain --help)"}, output,
                asked);
  }
  const OpenIndex index = OpenForReading(output, asked, &flags.request.filters);
  if (!index.searcher) return index.exit;
  const Result<Explanation> explanation = index.searcher->Explain(flags.request);
  if (!explanation.ok()) return Fail(explanation.error(), output, asked);
  std::optional<Reason> reason;
  if (!flags.why.empty()) {
    Result<Reason> found = WhyNamed(*index.searcher, flags.request, NameOf(flags.why));
    if (!found.ok()) return Fail(found.error(), output, asked);
    reason = std::move(found).value();
  }
  if (output.quiet) return kExitFound;
  if (output.json || output.ndjson) {
    Json object{{"version", kJsonVersion}, {"query", flags.request.query}};
    AddExplanation(*explanation, object);
    if (reason) object["why"] = ToJson(*reason);
    Print(JsonText(object, output));
    return kExitFound;
  }
  PrintPaged(RenderExplanation(*explanation) + (reason ? RenderReason(*reason) : ""),
             StdoutStyle(output.color), output.pager);
  return kExitFound;
}

}  // namespace

Command ExplainCommand() {
  return MakeCommand<ExplainFlags>(
      {"QUERY...", "how a query is read, its terms and aliases, the score parts of the top hits",
       "tanxun explain export controls\ntanxun explain 'ticker:ACME 出口'\n"
       "tanxun explain 出口管制 --why notes/a.md",
       "0    explained\n2    error\n130  interrupted"},
      AddExplainFlags, RunExplain);
}

}  // namespace tanxun
