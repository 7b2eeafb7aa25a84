// SPDX-License-Identifier: GPL-2.0-or-later
// The commands of tanxun-index that only look: status, read.
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/json/aliases_json.h"
#include "indexer/json/reading_json.h"
#include "indexer/json/status_json.h"
#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/read_input.h"
#include "indexer/tool/render_aliases.h"
#include "indexer/tool/render_report.h"
#include "tanxun/index_writer.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

struct LookFlags {
  std::string db;
  bool json = false;
  bool quiet = false;
};

void AddLookFlags(FlagTable& flags, LookFlags& look) {
  flags.Text("--db", {"DIR", ValueKind::kFolder}, look.db, "the index's folder");
  flags.Switch("--json", look.json, "print JSON");
  flags.Switch("-q,--quiet", look.quiet, "print errors only");
}

struct StatusFlags {
  LookFlags look;
  bool aliases = false;
};

void AddStatusFlags(FlagTable& flags, StatusFlags& status) {
  AddLookFlags(flags, status.look);
  flags.Switch("--aliases", status.aliases,
               "print the names that are held for one, as an aliases.tsv to review");
}

struct ReadFlags {
  bool json = false;
  ReadOptions options;
  std::string name;
};

void AddReadFlags(FlagTable& flags, ReadFlags& read) {
  flags.Switch("--json", read.json, "print JSON; a line a record for .jsonl files");
  AddEncoding(flags, read.options.encoding);
  flags.Text("--name", {"NAME"}, read.name,
             "read it as if it had this name (ending: .md, .txt, .jsonl)");
}

int FailToOpen(const Error& error, const fs::path& folder) {
  if (error.code != ErrorCode::kIndexMissing) return Fail(kIndexerName, error.message);
  Complain(kIndexerName, kNoIndexHere);
  return Fail(kIndexerName, "looked in " + folder.string());
}

// The sources of the file that the user named, be it a link, or of standard input: JSON Lines where
// it begins with an object, else a note.
Result<std::vector<Source>> ReadNamed(const std::string& word, std::string name,
                                      const ReadOptions& options) {
  if (word == "-") {
    const Result<std::string> bytes = ReadStandardInput();
    if (!bytes.ok()) return bytes.error();
    const std::size_t first = bytes->find_first_not_of(" \t\r\n");
    const bool is_record = first != std::string::npos && (*bytes)[first] == '{';
    if (name.empty()) name = is_record ? "stdin.jsonl" : "stdin.md";
    return ReadSource(std::string_view(*bytes), name, options);
  }
  const fs::path file = word;
  std::error_code error;
  const fs::path target = fs::canonical(file, error);
  if (name.empty()) name = file.filename().string();
  return ReadSource(error ? file : target, name, options);
}

int PrintAliases(const Searcher& searcher, const LookFlags& flags) {
  const Result<AliasReview> review = searcher.ReviewAliases();
  if (!review.ok()) return Fail(kIndexerName, review.error().message);
  if (!flags.quiet) Print(flags.json ? PrettyJson(ToJson(*review)) : RenderAliases(*review));
  return kExitFound;
}

int RunIndexStatus(StatusFlags& asked, const Words& /*none*/) {
  EndOnInterrupt();
  const LookFlags& flags = asked.look;
  const auto folder = IndexFolder(flags.db);
  if (!folder) return Fail(kIndexerName, kNoIndexHere);
  const Result<Searcher> searcher = Searcher::Open(*folder);
  if (!searcher.ok()) return FailToOpen(searcher.error(), *folder);
  if (asked.aliases) return PrintAliases(*searcher, flags);
  Result<IndexContents> contents = MeasureIndex(*folder);
  if (!contents.ok()) return FailToOpen(contents.error(), *folder);
  Result<Staleness> staleness = CompareWithDisk(*folder);
  if (!staleness.ok()) return FailToOpen(staleness.error(), *folder);
  IndexStatus status;
  std::error_code error;
  const fs::path absolute = fs::absolute(*folder, error);
  status.folder = (error ? *folder : absolute.lexically_normal()).string();
  status.bytes = FolderBytes(*folder);
  status.info = searcher->Info();
  status.stale = staleness->files();
  status.staleness = std::move(*staleness);
  status.contents = std::move(*contents);
  if (!flags.quiet) Print(flags.json ? PrettyJson(ToJson(status)) : RenderStatus(status));
  return kExitFound;
}

int RunRead(ReadFlags& flags, const Words& words) {
  if (words.size() != 1) return Fail(kIndexerName, "read takes one FILE");
  if (const std::string problem = EncodingProblem(flags.options.encoding); !problem.empty()) {
    return Fail(kIndexerName, problem);
  }
  EndOnInterrupt();
  const Result<std::vector<Source>> sources = ReadNamed(words.front(), flags.name, flags.options);
  if (!sources.ok()) return Fail(kIndexerName, sources.error().message);
  for (const Source& source : *sources) {
    const Knowledge knowledge = ExtractKnowledge(source);
    if (!flags.json) {
      Print(RenderReading(source, knowledge));
    } else if (sources->size() == 1) {
      Print(PrettyJson(ToJson(source, knowledge)));
    } else {
      Print(JsonOnOneLine(ToJson(source, knowledge)));
    }
  }
  return kExitFound;
}

}  // namespace

Command IndexStatusCommand() {
  return MakeCommand<StatusFlags>(
      {"", "what the index holds, its size, its last commit, files changed since",
       "tanxun-index status\ntanxun-index status --json --db ./idx\n"
       "tanxun-index status --aliases > review.tsv",
       "0  there is an index\n2  error"},
      AddStatusFlags, RunIndexStatus);
}

Command ReadCommand() {
  return MakeCommand<ReadFlags>(
      {"FILE",
       "show what the reader and the extractors see in one file; - is standard input",
       "tanxun-index read notes/a.md\ntanxun-index read --json briefing.txt\n"
       "tanxun-index read --encoding Big5 old.txt\npbpaste | tanxun-index read -",
       "0    read\n2    error\n130  interrupted",
       {"FILE", ValueKind::kFile}},
      AddReadFlags, RunRead);
}

}  // namespace tanxun
