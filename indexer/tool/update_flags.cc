// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/update_flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/read_input.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/sudden_end.h"

namespace tanxun {
namespace fs = std::filesystem;

void AddRuleFlags(FlagTable& flags, UpdateFlags& update) {
  UpdateOptions& options = update.options;
  flags.Text("--db", {"DIR", ValueKind::kFolder}, update.db, "the index's folder");
  flags.List("-g,--glob", {"GLOB"}, options.globs,
             "only paths that match; with '!' before it, only the others");
  flags.Switch("--hidden", options.hidden, "also names that begin with a dot");
  flags.Switch("--no-ignore", options.use_ignore_files,
               "do not read .gitignore, .ignore and .tanxunignore", false);
  flags.Switch("--follow", options.follow_links, "follow symbolic links inside the folder");
  flags.Text("--max-file-size", {"SIZE"}, update.max_file_size, "skip files larger than this");
  AddEncoding(flags, options.encoding);
  flags.Number("-j,--jobs", "N", update.jobs, {0, 1024},
               "files read at once; 0: as many as there are processors");
  flags.Text("--memory", {"SIZE"}, update.memory, "about how much memory to use");
}

Result<void> ReadRules(const Words& paths, UpdateFlags& update) {
  const auto bad = [](std::string message) {
    return Error{ErrorCode::kBadArgument, std::move(message)};
  };
  UpdateOptions& options = update.options;
  for (const auto& [flag, text, value] :
       {std::tuple("--max-file-size", &update.max_file_size, &options.max_file_bytes),
        std::tuple("--memory", &update.memory, &options.memory_bytes)}) {
    const auto size = ReadSize(*text);
    if (!size) return bad(fmt::format("{}: {} is no size; write 16M or 512K", flag, *text));
    *value = *size;
  }
  options.jobs = static_cast<unsigned>(update.jobs);
  if (std::string problem = EncodingProblem(update.options.encoding); !problem.empty()) {
    return bad(std::move(problem));
  }
  const std::pair<std::string_view, bool> rules[] = {
      {"--encoding", !options.encoding.empty()},
      {"--glob", !options.globs.empty()},
      {"--hidden", options.hidden},
      {"--no-ignore", !options.use_ignore_files},
      {"--follow", options.follow_links},
      {"--max-file-size", options.max_file_bytes != UpdateOptions().max_file_bytes}};
  for (const auto& [flag, is_given] : rules) {
    if (paths.empty() && is_given)
      return bad(fmt::format("{}: name the folder that it is for", flag));
  }
  if (std::find(paths.begin(), paths.end(), "") != paths.end()) {
    return bad("an empty PATH names nothing");
  }
  return {};
}

bool Exists(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  // A path we may not look at is there; the reader says why it cannot be read.
  return status.type() != fs::file_type::not_found && status.type() != fs::file_type::none;
}

fs::path Absolute(const fs::path& path) {
  std::error_code error;
  fs::path absolute = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error) absolute = path;
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

Result<fs::path> FolderToWrite(const std::string& db, bool must_exist) {
  const auto folder = IndexFolder(db);
  if (!folder) {
    return Error{ErrorCode::kBadArgument, "no home folder; name the index with --db DIR"};
  }
  if (must_exist && !Exists(*folder)) {
    return Error{ErrorCode::kIndexMissing, std::string(kNoIndexHere)};
  }
  std::error_code error;
  const fs::path parent = Absolute(*folder).parent_path();
  fs::create_directories(parent, error);
  if (error) {
    return Error{ErrorCode::kIo, fmt::format("{}: {}", parent.string(), error.message())};
  }
  ExplainSuddenEnd(fmt::format("{}: {}: writing failed, the index is as before", kIndexerName,
                               SafeText(folder->string(), Layout::kLine)));
  return *folder;
}

}  // namespace tanxun
