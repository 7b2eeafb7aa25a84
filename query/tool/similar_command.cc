// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/tool/pager.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/terminal.h"
#include "query/json/result_json.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/named_source.h"
#include "query/tool/render_text.h"
#include "query/tool/source_place.h"
#include "tanxun/source.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

struct SimilarFlags {
  OutputFlags output;
  SimilarRequest request;
};

void AddSimilarFlags(FlagTable& flags, SimilarFlags& similar) {
  SimilarRequest& request = similar.request;
  AddPageFlags(flags, request.limit, request.offset);
  AddFilterFlags(flags, request.filters);
  AddGroupFlag(flags, request.grouping, "what a hit is; of another source it is the best passage");
  AddOutputFlags(flags, similar.output);
}

// The block at the line of a file that the index does not know; of line 0 all its text.
std::string TextOf(const Source& source, std::uint32_t line) {
  if (line == 0) return source.text;
  for (const Block& block : source.blocks) {
    if (block.lines.last >= line) return std::string(SourceLines(source, block.lines));
  }
  return "";
}

// As somebody names it, or as a file that is only on the disk.
Result<SearchResult> FindAt(const Searcher& searcher, SimilarRequest request) {
  Result<SearchResult> result = SimilarNamed(searcher, request);
  if (result.ok() || result.error().code != ErrorCode::kNotFound) return result;
  const std::string file = request.path;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return result;
  const Result<std::vector<Source>> sources = ReadSource(fs::path(file), file);
  if (!sources.ok()) return sources.error();
  if (!sources->empty()) request.text = TextOf(sources->front(), request.line);
  if (request.text.empty()) {
    return Error{ErrorCode::kNotFound, file + ": is not in the index, and has no text there"};
  }
  return searcher.Similar(request);
}

// A path may itself end in ":12": then the whole text is the name.
Result<SearchResult> FindSimilar(const Searcher& searcher, SimilarRequest request,
                                 const std::string& text) {
  const auto place = ParseSourcePlace(text);
  if (!place) {
    return Error{ErrorCode::kBadArgument, text + ": lines and counts begin at 1"};
  }
  request.path = place->path;
  request.line = place->lines.first;
  Result<SearchResult> result = FindAt(searcher, request);
  if (result.ok() || place->path == text) return result;
  request.path = text;
  request.line = 0;
  Result<SearchResult> whole = FindAt(searcher, request);
  return whole.ok() ? std::move(whole) : std::move(result);
}

int RunSimilar(SimilarFlags& flags, const Words& words) {
  const OutputFlags& output = flags.output;
  if (words.size() != 1) {
    return Fail({ErrorCode::kBadArgument, "similar takes one PATH[:LINE]"}, output);
  }
  const Asked asked = {"query", words.front()};
  const OpenIndex index = OpenForReading(output, asked, &flags.request.filters);
  if (!index.searcher) return index.exit;
  const Result<SearchResult> result =
      FindSimilar(*index.searcher, flags.request, NameOf(words.front()));
  if (!result.ok()) return Fail(result.error(), output, asked);
  if (!output.quiet) {
    if (output.ndjson) {
      for (const Hit& hit : result->hits) Print(JsonOnOneLine(ToJson(hit)));
    } else if (output.json) {
      Print(PrettyJson(ToJson(*result, false)));
    } else {
      const TextView view = ViewOf(output, *index.searcher);
      PrintPaged(RenderHits(result->hits, view), view.style, output.pager);
    }
    const bool is_told = output.json && !output.ndjson;  // The object has the state.
    if (result->hits.empty() && !is_told) Complain(kReaderName, WhyNothingSimilar(*result));
  }
  return result->hits.empty() ? kExitIncomplete : kExitFound;
}

}  // namespace

Command SimilarCommand() {
  return MakeCommand<SimilarFlags>(
      {"PATH[:LINE]",
       "passages like a note, like its passage at a line, or like a file on the disk",
       "tanxun similar notes/a.md\ntanxun similar notes/a.md:12 --group source\n"
       "tanxun similar 'log.jsonl#7' --lang zh --json",
       "0    there are some\n1    there are none\n2    error\n130  interrupted",
       {"PATH", ValueKind::kSource}},
      AddSimilarFlags, RunSimilar);
}

}  // namespace tanxun
