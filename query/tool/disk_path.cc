// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/disk_path.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// The path from a collection's root; empty if it is not below. A lone file is its own root.
std::string Below(const fs::path& root, const fs::path& file) {
  const fs::path below = file.lexically_relative(root);
  if (below.empty() || *below.begin() == "..") return "";
  std::error_code error;
  if (below == "." && fs::is_regular_file(root, error)) return root.filename().string();
  return below.string();
}

// As typed, and with symbolic links followed: roots are kept without them.
Words BelowRoots(const IndexInfo& info, const std::string& text) {
  std::error_code error;
  const fs::path typed = fs::absolute(text, error).lexically_normal();
  const fs::path followed = fs::weakly_canonical(typed, error);
  Words paths;
  for (const auto& [name, root] : info.collections) {
    if (root.empty()) continue;  // Records from standard input have no folder.
    std::string below = Below(root, typed);
    if (below.empty()) below = Below(root, followed);
    if (!below.empty()) paths.push_back(std::move(below));
  }
  return paths;
}

bool IsFromHere(const fs::path& glob) { return !glob.empty() && *glob.begin() == "."; }

bool IsOnlyOfTheDisk(const fs::path& glob) {
  return glob.is_absolute() || (!glob.empty() && *glob.begin() == "..");
}

}  // namespace

Words PathsInIndex(const IndexInfo& info, const std::string& text) {
  Words paths = BelowRoots(info, text);
  paths.insert(paths.begin(), text);
  return paths;
}

Result<void> ReadGlobs(const IndexInfo& info, Filters& filters) {
  Words globs;
  for (const std::string& glob : filters.globs) {
    const bool is_only_of_the_disk = IsOnlyOfTheDisk(glob);
    Words below;
    if (is_only_of_the_disk || IsFromHere(glob)) below = BelowRoots(info, glob);
    if (below.empty() && !is_only_of_the_disk) below = {glob};
    if (below.empty()) {
      return Error{ErrorCode::kBadArgument,
                   "--in: " + glob + " is below no folder of the index (see tanxun status)"};
    }
    globs.insert(globs.end(), below.begin(), below.end());
  }
  filters.globs = std::move(globs);
  return {};
}

}  // namespace tanxun
