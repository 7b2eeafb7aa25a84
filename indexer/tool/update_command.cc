// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/json/report_json.h"
#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/read_input.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/update_flags.h"
#include "tanxun/index_writer.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExitStatus =
    "0    all indexed\n"
    "1    finished, but some files were skipped; each is named on standard error\n"
    "2    error; the index is as before\n"
    "130  interrupted; the index is as before";

void AddUpdateFlags(FlagTable& flags, UpdateFlags& update) {
  UpdateOptions& options = update.options;
  AddRuleFlags(flags, update);
  flags.Switch("--dry-run", options.dry_run, "say what would be done, change nothing");
  flags.Switch("--rebuild", options.rebuild,
               "make the index anew from every file; readers have the old one meanwhile");
  flags.Switch("--force", options.force, "allow dropping more than half of a collection");
  flags.Switch("--json", update.json, "print the report as JSON");
  flags.Switch("-v,--verbose", update.verbose, "name each file on standard error");
  flags.Switch("-q,--quiet", update.quiet, "print errors only");
}

void AddRemoveFlags(FlagTable& flags, UpdateFlags& remove) {
  flags.Text("--db", {"DIR", ValueKind::kFolder}, remove.db, "the index's folder");
  flags.Switch("--json", remove.json, "print the report as JSON");
  flags.Switch("-q,--quiet", remove.quiet, "print errors only");
}

enum class Standing { kUnknown, kRoot, kBelowRoot };

// Where a path that is not there stood in the index.
Standing StandingOf(const IndexInfo& info, const fs::path& path) {
  const fs::path absolute = Absolute(path);
  Standing standing = Standing::kUnknown;
  for (const auto& [name, root] : info.collections) {
    if (root.empty()) continue;  // Records from standard input.
    const fs::path relative = absolute.lexically_relative(Absolute(root));
    if (relative == ".") return Standing::kRoot;
    if (!relative.empty() && *relative.begin() != "..") standing = Standing::kBelowRoot;
  }
  return standing;
}

bool IndexExists(const std::string& db) {
  const auto folder = IndexFolder(db);
  return folder && Exists(*folder);
}

// A place for the index that a dry run needs and nobody keeps.
class ScratchFolder {
 public:
  explicit ScratchFolder(bool wanted) {
    if (!wanted) return;
    std::error_code error;
    const fs::path temporary = fs::temp_directory_path(error);
    std::string name = ((error ? fs::path("/tmp") : temporary) / "tanxun-dry-run-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;  // Left-overs in the temporary folder are nobody's loss.
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const fs::path& path() const { return path_; }  // Empty if none was wanted or made.

 private:
  fs::path path_;
};

// Of files that were indexed all the same: enough to see what it is about.
void TellProblems(const std::vector<Problem>& problems, const UpdateFlags& flags) {
  constexpr std::size_t kMost = 20;
  const std::size_t shown = flags.verbose ? problems.size() : std::min(problems.size(), kMost);
  for (std::size_t i = 0; i < shown; ++i) Complain(kIndexerName, RenderProblem(problems[i]));
  if (shown == problems.size()) return;
  Complain(kIndexerName, fmt::format("{} remarks more on files that were indexed (-v names them)",
                                     problems.size() - shown));
}

// Tells what was left out and why, prints the report. Returns the exit status.
int Finish(const UpdateReport& report, const UpdateFlags& flags) {
  const std::vector<const FileReport*> left_out = LeftOut(report);
  for (const FileReport* file : left_out) {
    Complain(kIndexerName, RenderProblem({file->path, 0, file->reason}));
  }
  if (!flags.quiet) TellProblems(report.problems, flags);
  if (flags.json) {
    Print(PrettyJson(ToJson(report, flags.options.dry_run)));
  } else if (!flags.quiet) {
    Print(RenderReport(report, flags.options.dry_run));
  }
  return left_out.empty() && report.failed == 0 ? kExitFound : kExitIncomplete;
}

int FinishOrFail(const Result<UpdateReport>& report, const UpdateFlags& flags) {
  // A commit that came before the interrupt is a commit: report what is so.
  const bool committed = report.ok() && report->revision != 0;
  if (Interrupted() && !committed) {
    Complain(kIndexerName, "interrupted; the index is as before");
    return kExitInterrupted;
  }
  if (!report.ok()) return Fail(kIndexerName, report.error().message);
  return Finish(*report, flags);
}

// The report of an update that had nothing to look at.
UpdateReport Unchanged(const IndexInfo& info) {
  UpdateReport report;
  report.sources = info.sources;
  report.passages = info.passages;
  report.facts = info.facts;
  return report;
}

UpdateReport WithGone(UpdateReport report, const std::vector<FileReport>& gone) {
  report.found += gone.size();
  report.failed += gone.size();
  report.files.insert(report.files.end(), gone.begin(), gone.end());
  return report;
}

int UpdateFromStdin(const UpdateFlags& flags) {
  if (flags.options.dry_run) return Fail(kIndexerName, "--dry-run cannot be used with -");
  WatchForInterrupt();
  const Result<std::string> bytes = ReadStandardInput();
  if (!bytes.ok()) return Fail(kIndexerName, bytes.error().message);
  if (Interrupted()) {
    Complain(kIndexerName, "interrupted; the index is as before");
    return kExitInterrupted;
  }
  const Result<fs::path> folder = FolderToWrite(flags.db, false);
  if (!folder.ok()) return Fail(kIndexerName, folder.error().message);
  Result<IndexWriter> writer = IndexWriter::Open(*folder);
  if (!writer.ok()) return Fail(kIndexerName, writer.error().message);
  const Result<UpdateReport> report = writer->UpdateRecords(*bytes, "stdin", flags.options);
  if (!report.ok()) return Fail(kIndexerName, report.error().message);
  return Finish(*report, flags);
}

int UpdatePaths(const std::vector<std::string>& words, const UpdateFlags& flags) {
  std::vector<fs::path> paths;
  std::vector<fs::path> absent;
  for (const std::string& word : words) (Exists(word) ? paths : absent).emplace_back(word);
  // What is nowhere must not leave an empty index behind, nor may a dry run.
  const ScratchFolder scratch(flags.options.dry_run && !paths.empty() && absent.empty() &&
                              !IndexExists(flags.db));
  const bool must_exist = paths.empty() || !absent.empty();
  const Result<fs::path> folder =
      FolderToWrite(scratch.path().empty() ? flags.db : scratch.path().string(), must_exist);
  if (!folder.ok()) {
    return Fail(kIndexerName, absent.empty()
                                  ? folder.error().message
                                  : "no such file or folder: " + absent.front().string());
  }
  WatchForInterrupt();
  Result<IndexWriter> writer = IndexWriter::Open(*folder, {flags.options.rebuild, {}});
  if (!writer.ok()) {
    const bool missing = writer.error().code == ErrorCode::kIndexMissing;
    return Fail(kIndexerName, missing ? std::string(kNoIndexHere) : writer.error().message);
  }
  const IndexInfo info = writer->Info();
  std::vector<FileReport> gone;  // Roots.
  std::size_t deleted = 0;
  for (const fs::path& path : absent) {
    switch (StandingOf(info, path)) {
      case Standing::kUnknown:
        return Fail(kIndexerName, "no such file or folder: " + path.string());
      case Standing::kBelowRoot:
        paths.push_back(path);  // Deleted: the update forgets it.
        ++deleted;
        break;
      case Standing::kRoot:
        // It may be a disk that is not mounted.
        gone.push_back(
            {path.string(), FileOutcome::kFailed,
             "the folder is gone; its entries stay (to forget them: tanxun-index remove)"});
        break;
    }
  }
  if (paths.empty() && !gone.empty()) return Finish(WithGone(Unchanged(info), gone), flags);
  if (paths.empty() && info.collections.empty() && flags.options.rebuild) {
    return Fail(kIndexerName,
                "the index no longer says which folders it is of; name them: "
                "tanxun-index update --rebuild FOLDER");
  }
  if (paths.empty() && info.collections.empty()) {
    return Fail(kIndexerName, "the index knows no folder yet: tanxun-index update FOLDER");
  }
  Result<UpdateReport> report = [&] {
    ProgressLine line(!flags.quiet && !flags.verbose);
    return writer->Update(paths, flags.options, [&](const UpdateProgress& progress) {
      if (flags.verbose) Complain(kIndexerName, SafeText(progress.path, Layout::kField));
      line.Show(progress);
      return !Interrupted();
    });
  }();
  if (report.ok() && !gone.empty()) report = WithGone(*std::move(report), gone);
  const bool knows_none = report.ok() && report->found == 0 && report->removed == 0;
  if (knows_none && deleted > 0 && deleted == paths.size() && !Interrupted()) {
    return Fail(kIndexerName, "no such file or folder: " + absent.front().string());
  }
  return FinishOrFail(report, flags);
}

int RunUpdate(UpdateFlags& flags, const Words& words) {
  if (const Result<void> read = ReadRules(words, flags); !read.ok()) {
    return Fail(kIndexerName, read.error().message);
  }
  if (std::find(words.begin(), words.end(), "-") != words.end()) {
    if (words.size() > 1) return Fail(kIndexerName, "- (standard input) must be the only PATH");
    return UpdateFromStdin(flags);
  }
  return UpdatePaths(words, flags);
}

int RunRemove(UpdateFlags& flags, const Words& words) {
  if (words.empty()) return Fail(kIndexerName, "remove what? (see tanxun-index remove --help)");
  if (std::find(words.begin(), words.end(), "") != words.end()) {
    return Fail(kIndexerName, "an empty PATH names nothing");
  }
  EndOnInterrupt();
  const Result<fs::path> folder = FolderToWrite(flags.db, true);
  if (!folder.ok()) return Fail(kIndexerName, folder.error().message);
  Result<IndexWriter> writer = IndexWriter::Open(*folder);
  if (!writer.ok()) return Fail(kIndexerName, writer.error().message);
  // First as we print names that a terminal or JSON cannot hold.
  Words names;
  for (const std::string& word : words) names.push_back(NameOf(word));
  Result<UpdateReport> report = writer->Remove(names);
  if (!report.ok() && names != words) report = writer->Remove(words);
  return FinishOrFail(report, flags);
}

}  // namespace

Command UpdateCommand() {
  return MakeCommand<UpdateFlags>(
      {"[PATH...]",
       "index files and folders; with no PATH refresh every folder the index knows",
       "tanxun-index update ~/notes\ntanxun-index update\n"
       "tanxun-index update --db ./idx -g '*.md' notes briefings\n"
       "cat records.jsonl | tanxun-index update -",
       kExitStatus,
       {"PATH", ValueKind::kFile}},
      AddUpdateFlags, RunUpdate);
}

Command RemoveCommand() {
  return MakeCommand<UpdateFlags>(
      {"PATH...",
       "forget sources; the files themselves are not touched",
       "tanxun-index remove notes/old.md\ntanxun-index remove records.jsonl#17",
       kExitStatus,
       {"PATH", ValueKind::kSource}},
      AddRemoveFlags, RunRemove);
}

}  // namespace tanxun
