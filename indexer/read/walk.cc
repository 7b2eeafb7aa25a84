// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/read/ignore_rules.h"
#include "indexer/read/load.h"
#include "indexer/read/readers.h"
#include "indexer/text/glob.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxPathBytes = 4096;
constexpr std::size_t kMaxDepth = 256;
constexpr std::uint64_t kMaxIgnoreFileBytes = 1u << 20;

constexpr auto kReadableEndings = std::to_array<std::string_view>(
    {".md", ".markdown", ".txt", ".text", ".org", ".html", ".htm", ".xhtml", ".jsonl"});
constexpr auto kForeignFolders =
    std::to_array<std::string_view>({".git", ".obsidian", ".trash", ".tanxun"});
// The later ones win.
constexpr auto kIgnoreFiles =
    std::to_array<const char*>({".gitignore", ".ignore", ".tanxunignore"});

std::string Message(int error) { return std::generic_category().message(error); }

std::int64_t Nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + std::int64_t{time.tv_nsec};
}

std::string Joined(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name);
}

// The ignore files of one folder; those of the folders around it through `outer`.
struct Scope {
  std::shared_ptr<const Scope> outer;
  std::string folder;  // Relative to the root; the rules' paths are relative to it.
  IgnoreRules rules;
};

struct Folder {
  std::string path;                // Relative to the root.
  std::filesystem::path absolute;  // Its real place.
  std::shared_ptr<const Scope> scope;
  std::size_t depth = 0;
};

struct Link {
  std::string path;
  std::filesystem::path target;
  std::shared_ptr<const Scope> scope;
  std::size_t depth = 0;
};

struct Pattern {
  Glob glob;
  bool is_of_name = false;  // Else of the whole path.
};

Pattern PatternOf(std::string_view text) {
  return {Glob(text), text.find('/') == std::string_view::npos};
}

class Walker {
 public:
  Walker(std::filesystem::path root, const WalkOptions& options)
      : root_(std::move(root)), options_(options) {
    for (std::string_view text : options.globs) {
      const bool is_unwanted = text.starts_with('!');
      if (is_unwanted) text.remove_prefix(1);
      (is_unwanted ? unwanted_ : wanted_).push_back(PatternOf(text));
    }
    for (const std::string& kind : options.kinds) kinds_.push_back(PatternOf(kind));
  }

  Result<WalkReport> Run(const struct stat& root_status) {
    folders_seen_.emplace(root_status.st_dev, root_status.st_ino);
    folders_.push_back({"", root_, nullptr, 0});
    if (const int error = WalkFolders(); error != 0) {
      return Error{ErrorCode::kSourceUnreadable,
                   fmt::format("{}: cannot be opened: {}", root_.string(), Message(error))};
    }
    // Links last, those to files behind those to folders, so that a file is known by its own path
    // if it has one here.
    const auto sorted = [](std::vector<Link> links) {
      std::sort(links.begin(), links.end(),
                [](const Link& a, const Link& b) { return a.path < b.path; });
      return links;
    };
    while (!links_.empty()) {
      for (const Link& link : sorted(std::exchange(links_, {}))) Follow(link);
      WalkFolders();
    }
    for (const Link& link : sorted(std::move(file_links_))) FollowToFile(link);
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::sort(report_.entries.begin(), report_.entries.end(), by_path);
    std::sort(report_.skips.begin(), report_.skips.end(), by_path);
    return std::move(report_);
  }

 private:
  using FileId = std::pair<dev_t, ino_t>;

  // The error that kept the very root from being read, or 0.
  int WalkFolders() {
    int root_error = 0;
    while (!folders_.empty()) {
      const Folder folder = std::move(folders_.back());
      folders_.pop_back();
      const int error = ReadFolder(folder);
      if (error == 0) {
        report_.folders.push_back(folder.absolute);
        continue;
      }
      if (folder.path.empty()) root_error = error;
      report_.skips.push_back(
          {folder.path, "cannot be read: " + Message(error), false, true, true});
    }
    return root_error;
  }

  int ReadFolder(Folder folder) {
    // What was a folder a moment ago may be a link by now.
    const int number =
        ::open(folder.absolute.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (number < 0) return errno;
    DIR* directory = ::fdopendir(number);
    if (directory == nullptr) {
      const int error = errno;
      ::close(number);
      return error;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* row = ::readdir(directory)) {
      const std::string_view name = row->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    const int error = errno;
    ::closedir(directory);
    if (error != 0) return error;
    std::sort(names.begin(), names.end());
    if (options_.use_ignore_files) ReadIgnoreFiles(folder, names);
    for (const std::string& name : names) Visit(folder, name);
    return 0;
  }

  void ReadIgnoreFiles(Folder& folder, const std::vector<std::string>& names) {
    for (const char* name : kIgnoreFiles) {
      if (!std::binary_search(names.begin(), names.end(), name)) continue;
      const std::string path = Joined(folder.path, name);
      const auto loaded = LoadFile(folder.absolute / name, path, kMaxIgnoreFileBytes);
      if (!loaded) {
        report_.skips.push_back(
            {path, "its rules cannot be read: " + loaded.error().message, false, false, true});
        continue;
      }
      IgnoreRules rules(loaded->bytes);
      if (rules.empty()) continue;
      folder.scope =
          std::make_shared<const Scope>(Scope{folder.scope, folder.path, std::move(rules)});
    }
  }

  static bool IsIgnored(const Scope* scope, std::string_view path, bool is_folder) {
    for (; scope != nullptr; scope = scope->outer.get()) {
      const std::size_t skipped = scope->folder.empty() ? 0 : scope->folder.size() + 1;
      const auto verdict = scope->rules.Judge(path.substr(skipped), is_folder);
      if (verdict != IgnoreRules::Verdict::kNone) return verdict == IgnoreRules::Verdict::kIgnored;
    }
    return false;
  }

  void Skip(std::string path, std::string reason, bool ordinary, bool is_folder = false) {
    report_.skips.push_back({std::move(path), std::move(reason), ordinary, is_folder, false});
  }

  void Visit(const Folder& folder, const std::string& name) {
    std::string path = Joined(folder.path, name);
    const std::filesystem::path absolute = folder.absolute / name;
    if (absolute.native().size() >= kMaxPathBytes) {
      Skip(std::move(path), "its path is longer than 4,095 bytes", false, true);
      return;
    }
    struct stat status {};
    if (::lstat(absolute.c_str(), &status) != 0) {
      report_.skips.push_back({std::move(path), Message(errno), false, false, true});
      return;
    }
    const bool is_folder = S_ISDIR(status.st_mode);
    if (std::find(kForeignFolders.begin(), kForeignFolders.end(), name) != kForeignFolders.end()) {
      Skip(std::move(path), "not notes", true, is_folder);
    } else if (name[0] == '.' && !options_.hidden) {
      Skip(std::move(path), "hidden", true, is_folder);
    } else if (IsIgnored(folder.scope.get(), path, is_folder)) {
      Skip(std::move(path), "ignored by a rule", true, is_folder);
    } else if (is_folder) {
      EnterFolder({std::move(path), absolute, folder.scope, folder.depth + 1}, status);
    } else if (S_ISLNK(status.st_mode)) {
      VisitLink({std::move(path), absolute, folder.scope, folder.depth + 1});
    } else {
      VisitFile(std::move(path), absolute, status);
    }
  }

  void EnterFolder(Folder folder, const struct stat& status) {
    if (folder.depth >= kMaxDepth) {
      Skip(std::move(folder.path), "deeper than 256 folders", false, true);
    } else if (!folders_seen_.emplace(status.st_dev, status.st_ino).second) {
      Skip(std::move(folder.path), "the same folder under another name", false, true);
    } else {
      folders_.push_back(std::move(folder));
    }
  }

  void VisitFile(std::string path, const std::filesystem::path& absolute,
                 const struct stat& status) {
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    if (!IsWanted(path, name)) {
      Skip(std::move(path), NotWanted(), true);
      return;
    }
    if (!S_ISREG(status.st_mode)) {
      Skip(std::move(path), "not a regular file", false);
      return;
    }
    const std::uint64_t limit =
        IsJsonLines(name) ? options_.max_collection_bytes : options_.max_file_bytes;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit) {
      Skip(std::move(path), fmt::format("larger than {} bytes (use --max-file-size)", limit),
           false);
      return;
    }
    files_seen_.emplace(status.st_dev, status.st_ino);
    WalkEntry entry;
    entry.path = std::move(path);
    entry.absolute = absolute;
    entry.size = size;
    entry.mtime_ns = Nanoseconds(status.st_mtim);
    entry.inode = status.st_ino;
    entry.device = status.st_dev;
    entry.changed_ns = Nanoseconds(status.st_ctim);
    report_.entries.push_back(std::move(entry));
  }

  const char* NotWanted() const {
    return options_.globs.empty() ? "not a kind of file tanxun reads" : "matches no pattern";
  }

  bool IsWanted(std::string_view path, std::string_view name) const {
    const auto matches = [&](const Pattern& pattern) {
      return pattern.glob.Matches(pattern.is_of_name ? name : path);
    };
    if (std::any_of(unwanted_.begin(), unwanted_.end(), matches)) return false;
    if (wanted_.empty()) {
      return IsReadableKind(name) || std::any_of(kinds_.begin(), kinds_.end(), matches);
    }
    return std::any_of(wanted_.begin(), wanted_.end(), matches);
  }

  void VisitLink(Link link) {
    if (options_.follow_links) {
      links_.push_back(std::move(link));
      return;
    }
    struct stat target {};
    const bool is_file = ::stat(link.target.c_str(), &target) == 0 && S_ISREG(target.st_mode);
    const std::string_view name = std::string_view(link.path).substr(link.path.rfind('/') + 1);
    if (is_file && !IsWanted(link.path, name)) {
      Skip(std::move(link.path), NotWanted(), true);
    } else {
      Skip(std::move(link.path), "a symbolic link (use --follow)", false);
    }
  }

  void Follow(const Link& link) {
    std::error_code error;
    const std::filesystem::path target = std::filesystem::canonical(link.target, error);
    if (error) {
      Skip(link.path, "a symbolic link that leads nowhere", false);
      return;
    }
    const std::string& root = root_.native();
    const std::string& path = target.native();
    const bool inside = path.starts_with(root) &&
                        (path.size() == root.size() || root == "/" || path[root.size()] == '/');
    if (!inside) {
      Skip(link.path, "a symbolic link out of the collection", false);
      return;
    }
    struct stat status {};
    if (::lstat(target.c_str(), &status) != 0) {
      report_.skips.push_back({link.path, Message(errno), false, false, true});
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      EnterFolder({link.path, target, link.scope, link.depth}, status);
    } else {
      file_links_.push_back({link.path, target, link.scope, link.depth});
    }
  }

  // The target is the file itself now.
  void FollowToFile(const Link& link) {
    struct stat status {};
    if (::lstat(link.target.c_str(), &status) != 0) {
      report_.skips.push_back({link.path, Message(errno), false, false, true});
    } else if (files_seen_.contains(FileId(status.st_dev, status.st_ino))) {
      Skip(link.path, "the same file under another name", false);
    } else {
      VisitFile(link.path, link.target, status);
    }
  }

  std::filesystem::path root_;
  const WalkOptions& options_;
  std::vector<Pattern> wanted_;
  std::vector<Pattern> unwanted_;
  std::vector<Pattern> kinds_;
  std::vector<Folder> folders_;
  std::vector<Link> links_;
  std::vector<Link> file_links_;
  std::set<FileId> folders_seen_;
  std::set<FileId> files_seen_;
  WalkReport report_;
};

}  // namespace

bool IsReadableKind(std::string_view file_name) {
  return std::any_of(
      kReadableEndings.begin(), kReadableEndings.end(), [file_name](std::string_view ending) {
        return file_name.size() > ending.size() &&
               std::equal(ending.rbegin(), ending.rend(), file_name.rbegin(),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
      });
}

bool IsIgnoreFile(std::string_view file_name) {
  return std::find(kIgnoreFiles.begin(), kIgnoreFiles.end(), file_name) != kIgnoreFiles.end();
}

Result<WalkReport> Walk(const std::filesystem::path& root, const WalkOptions& options) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(root, error);
  struct stat status {};
  if (error || ::lstat(real.c_str(), &status) != 0) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: {}", root.string(), error ? error.message() : Message(errno))};
  }
  if (S_ISDIR(status.st_mode)) return Walker(real, options).Run(status);
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: not a regular file or folder", root.string())};
  }
  WalkEntry entry;
  entry.path = root.filename().empty() ? real.filename().string() : root.filename().string();
  entry.absolute = real;
  entry.size = static_cast<std::uint64_t>(status.st_size);
  entry.mtime_ns = Nanoseconds(status.st_mtim);
  entry.inode = status.st_ino;
  entry.device = status.st_dev;
  entry.changed_ns = Nanoseconds(status.st_ctim);
  WalkReport report;
  const std::uint64_t limit =
      IsJsonLines(entry.path) ? options.max_collection_bytes : options.max_file_bytes;
  if (entry.size > limit) {
    report.skips.push_back({entry.path,
                            fmt::format("larger than {} bytes (use --max-file-size)", limit), false,
                            false, false});
  } else {
    report.entries.push_back(std::move(entry));
  }
  return report;
}

}  // namespace tanxun
