// SPDX-License-Identifier: GPL-2.0-or-later
// The commands that show one thing as it is: get, analyze, status.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "indexer/json/status_json.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/pager.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "query/json/result_json.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/named_source.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

struct GetFlags {
  OutputFlags output;
  int context = 0;
};

void AddGetFlags(FlagTable& flags, GetFlags& get) {
  flags.Number("--context", "N", get.context, {0, 1'000}, "N more lines on each side");
  AddOutputFlags(flags, get.output);
}

int RunGet(GetFlags& flags, const Words& words) {
  const OutputFlags& output = flags.output;
  if (words.size() != 1) return Fail(kReaderName, "get takes one PATH[:LINE[:COUNT]]");
  const OpenIndex index = OpenForReading(output);
  if (!index.searcher) return index.exit;
  const Result<SourceExcerpt> excerpt = GetNamed(*index.searcher, words.front(), flags.context);
  if (!excerpt.ok()) return Fail(excerpt.error(), output);
  const bool any = excerpt->lines.last >= excerpt->lines.first;  // An empty line is a line.
  if (!output.quiet && (output.json || output.ndjson)) {
    Print(JsonText(ToJson(*excerpt), output));
  } else if (!output.quiet && any) {
    PrintPaged(SafeText(excerpt->text) + "\n", StdoutStyle(output.color), output.pager);
  }
  return any ? kExitFound : kExitIncomplete;
}

int RunAnalyze(OutputFlags& output, const Words& words) {
  if (words.empty()) return Fail(kReaderName, "analyze what? (see tanxun analyze --help)");
  const std::string text = JoinWords(words);
  const Analysis analysis = Analyze(text);
  const QueryAnalysis query = AnalyzeQuery(text);
  if (!output.quiet && (output.json || output.ndjson)) {
    Print(JsonText(ToJson(text, analysis, query), output));
  } else if (!output.quiet) {
    PrintPaged(RenderAnalysis(analysis, query), StdoutStyle(output.color), output.pager);
  }
  return analysis.terms.empty() ? kExitIncomplete : kExitFound;
}

int RunStatus(OutputFlags& output, const Words& /*none*/) {
  const OpenIndex index = OpenForReading(output);
  if (!index.searcher) return index.exit;
  IndexStatus status;
  status.folder = index.folder;
  status.bytes = FolderBytes(index.folder);
  status.info = index.searcher->Info();
  const bool as_json = output.json || output.ndjson;
  if (!output.quiet) Print(as_json ? JsonText(ToJson(status), output) : RenderStatus(status));
  return kExitFound;
}

}  // namespace

Command GetCommand() {
  return MakeCommand<GetFlags>(
      {"PATH[:LINE[:COUNT]]",
       "print an indexed source's own lines, as they are on disk now",
       "tanxun get notes/a.md\ntanxun get notes/a.md:12\ntanxun get notes/a.md:12:5\n"
       "cd notes && tanxun get ./a.md        # as the disk has it",
       "0    printed\n1    there are no such lines\n2    error, or not in the index\n"
       "130  interrupted",
       {"PATH", ValueKind::kSource}},
      AddGetFlags, RunGet);
}

Command AnalyzeCommand() {
  return MakeCommand<OutputFlags>(
      {"TEXT...", "every stage from a text to the terms of the index and of a query",
       "tanxun analyze 'H100 export controls'\ntanxun analyze 出口管制 --json",
       "0    there are terms\n1    there are none\n2    error"},
      AddOutputFlags, RunAnalyze);
}

Command StatusCommand() {
  return MakeCommand<OutputFlags>(
      {"", "what this index is, and how fresh", "tanxun status\ntanxun status --json --db ./idx",
       "0    there is an index\n2    error"},
      AddOutputFlags, RunStatus);
}

}  // namespace tanxun
