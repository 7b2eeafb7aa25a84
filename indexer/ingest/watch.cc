// SPDX-License-Identifier: GPL-2.0-or-later
#include "tanxun/watch.h"

#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "indexer/ingest/alias_files.h"
#include "indexer/ingest/folders.h"
#include "indexer/ingest/inotify.h"
#include "indexer/ingest/read_commit.h"
#include "indexer/ingest/scopes.h"
#include "indexer/ingest/watched_folders.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using Names = std::set<std::string>;

constexpr milliseconds kBusyPause{100};
constexpr milliseconds kBusyIsTold{5000};
constexpr milliseconds kFirstPause{500};  // After a failure; each further one doubles it.
constexpr milliseconds kLongestPause{30'000};
constexpr int kRetries = 5;                      // For files that could not be read.
constexpr milliseconds kMissingRootPause{1000};  // At most.
constexpr int kPollShare = 10;                   // A listing may take a tenth of the time.
constexpr int kMaxPasses = 10;  // While folders appear as fast as they are watched.

// A descriptor that can be read once a stop is requested.
class StopSignal {
 public:
  explicit StopSignal(const std::stop_token& stop)
      : number_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), callback_(stop, Raise{number_}) {}
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  int number() const { return number_.value; }

 private:
  struct Descriptor {
    explicit Descriptor(int number) : value(number) {}
    ~Descriptor() {
      if (value >= 0) ::close(value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int value;
  };
  struct Raise {
    const Descriptor& number;
    void operator()() const { (void)::eventfd_write(number.value, 1); }
  };
  Descriptor number_;
  std::stop_callback<Raise> callback_;
};

class Watcher {
 public:
  Watcher(const fs::path& folder, const std::vector<fs::path>& paths, const WatchOptions& options,
          const WatchListener& listener, const std::stop_token& stop)
      : folder_(folder),
        paths_(paths),
        options_(options),
        listener_(listener),
        stop_(stop),
        signal_(stop) {}

  Result<void> Run() {
    if (signal_.number() < 0) return IoError(folder_, "cannot watch");
    TANXUN_TRY(UpdateFirst());
    if (stop_.stop_requested()) return {};
    Follow();
    if (listener_.watching) listener_.watching(Roots());
    changed_ = AllNames();  // Between the first update and the first watch nobody looked.
    while (!stop_.stop_requested()) {
      if (std::exchange(index_touched_, false)) TANXUN_TRY(FindCollections());
      AddWhatIsDue();
      if (!changed_.empty() && Clock::now() >= blocked_until_) TANXUN_TRY(UpdateChanged());
      if (stop_.stop_requested()) break;
      watch_.Wait(UntilNext(), signal_.number());
      Collect();
    }
    return {};
  }

 private:
  Result<void> UpdateFirst() {
    for (;;) {
      Result<UpdateReport> report = Update(paths_, options_.update, listener_.progress);
      if (stop_.stop_requested() && (!report || report->revision == 0)) return {};
      if (report) {
        TANXUN_TRY(FindCollections());
        Tell(std::move(*report), AllNames(), true);
        return {};
      }
      if (report.error().code != ErrorCode::kIndexBusy) return report.error();
      TANXUN_TRY(Postpone(report.error()));
      watch_.Wait(kBusyPause, signal_.number());
    }
  }

  Result<void> UpdateChanged() {
    TANXUN_TRY(FindCollections());
    if (!moved_.empty()) Follow();
    const Names names = std::exchange(changed_, {});
    UpdateOptions options;
    for (const std::string& name : names) {
      if (collections_.contains(name)) options.collections.push_back(name);
    }
    if (options.collections.empty()) return {};
    options.force = options_.update.force;
    const Clock::time_point start = Clock::now();
    Result<UpdateReport> report = Update({}, options, nullptr);
    cost_ = Clock::now() - start;
    if (!report) {
      changed_.insert(names.begin(), names.end());
      return Postpone(report.error());
    }
    busy_since_.reset();
    pause_ = kFirstPause;
    last_warning_.clear();
    if (!refused_.empty())
      poll_at_ = Clock::now() + std::max<Clock::duration>(options_.poll, kPollShare * cost_);
    retry_at_.reset();
    if (report->failed > 0 && retries_ < kRetries) {
      retry_at_ = Clock::now() + kFirstPause * (1 << retries_++);
      retry_ = names;
    }
    Tell(std::move(*report), names, false);
    return {};
  }

  Result<UpdateReport> Update(const std::vector<fs::path>& paths, UpdateOptions options,
                              const ProgressCallback& progress) {
    Result<IndexWriter> writer = IndexWriter::Open(folder_, {false, options_.extensions});
    if (!writer) return writer.error();
    options.name_changes = true;
    return writer->Update(paths, options, [&](const UpdateProgress& at) {
      return !stop_.stop_requested() && (!progress || progress(at));
    });
  }

  // An update that cannot be now is tried again; an error that will not go away ends the watch.
  Result<void> Postpone(const Error& error) {
    const Clock::time_point now = Clock::now();
    if (error.code == ErrorCode::kIndexBusy) {
      blocked_until_ = now + kBusyPause;
      if (!busy_since_) busy_since_ = now;
      if (now - *busy_since_ >= kBusyIsTold) Warn(error.message + "; waiting for it");
      return {};
    }
    if (error.code != ErrorCode::kIo) return error;
    blocked_until_ = now + pause_;
    pause_ = std::min(2 * pause_, kLongestPause);
    Warn(error.message + "; trying again");
    return {};
  }

  void Warn(std::string message) {
    if (message == last_warning_) return;
    last_warning_ = std::move(message);
    if (listener_.warned) listener_.warned(last_warning_);
  }

  // What is told once is not told again while it stays so.
  void Tell(UpdateReport report, const Names& names, bool is_first) {
    Names now;
    const auto is_old = [&](const std::string& path, std::uint32_t line,
                            const std::string& reason) {
      std::string key = fmt::format("{}\n{}\n{}", path, line, reason);
      const bool is_told = std::any_of(told_.begin(), told_.end(), [&](const auto& entry) {
        return entry.second.contains(key);
      });
      now.insert(std::move(key));
      return is_told;
    };
    std::erase_if(report.files, [&](const FileReport& file) {
      if (file.outcome == FileOutcome::kIgnored) return true;
      return !file.reason.empty() && is_old(file.path, 0, file.reason);
    });
    std::erase_if(report.problems, [&](const Problem& problem) {
      return is_old(problem.path, problem.line, problem.reason);
    });
    told_[names] = std::move(now);
    const bool is_news =
        is_first || report.revision != 0 || !report.files.empty() || !report.problems.empty();
    if (is_news && listener_.updated) listener_.updated(report);
  }

  // Another process may have added a collection, forgotten one, or changed its rules.
  Result<void> FindCollections() {
    Result<IndexState> state = ReadIndexState(folder_);
    if (!state) return state.error();
    std::vector<Collection> all = state->collections;
    const auto scopes = FindScopes(paths_, options_.update, all);
    if (scopes) {  // Else a path is gone for now: what it was part of is known.
      names_.clear();
      for (const Scope& scope : *scopes) names_.insert(scope.collection);
    }
    std::map<std::string, Collection> found;
    for (Collection& collection : state->collections) {
      if (!names_.contains(collection.name)) continue;
      const auto known = collections_.find(collection.name);
      if (known == collections_.end() || known->second != collection) {
        moved_.insert(collection.name);
        changed_.insert(collection.name);
      }
      found.emplace(collection.name, std::move(collection));
    }
    collections_ = std::move(found);
    return {};
  }

  // A folder is watched before it is listed for the last time, so that nothing in it is missed.
  void Follow() {
    Watched watched;
    for (int pass = 0; pass < kMaxPasses; ++pass) {
      for (const std::string& name : moved_) {
        const auto collection = collections_.find(name);
        if (collection == collections_.end()) continue;
        folders_[name] = FoldersOf(collection->second, folder_);
      }
      std::erase_if(folders_,
                    [&](const auto& entry) { return !collections_.contains(entry.first); });
      owners_.clear();
      std::set<fs::path> all{own_};
      for (const auto& [name, folders] : folders_) {
        all.insert(folders.begin(), folders.end());
        for (const fs::path& folder : folders) owners_[folder].push_back(name);
      }
      watched = watch_.Follow(all);
      if (!watched.any_new) break;
    }
    moved_.clear();
    if (!watched.refused.empty() && watched.refused != refused_) {
      Warn(fmt::format("{}; looking at all files every few seconds instead", watched.refused));
      poll_at_ = Clock::now() + options_.poll;
    }
    if (watched.refused.empty()) poll_at_.reset();
    refused_ = std::move(watched.refused);
  }

  // Takes what is told until nothing more has come for a while.
  void Collect() {
    std::optional<Clock::time_point> end;
    Clock::time_point last_end;
    for (;;) {
      const bool concerns_us = Take();
      const Clock::time_point now = Clock::now();
      if (concerns_us) {
        if (!end) last_end = now + options_.longest_wait;
        end = std::min(now + Clock::duration(options_.quiet), last_end);
        retries_ = 0;
      }
      if (!end || now >= *end || stop_.stop_requested()) return;
      watch_.Wait(std::chrono::ceil<milliseconds>(*end - now), signal_.number());
    }
  }

  bool Take() {
    bool concerns_us = false;
    const bool is_whole =
        watch_.Take([&](const fs::path& folder, std::string_view name, bool is_folder) {
          if (Heed(folder, name, is_folder)) concerns_us = true;
        });
    if (is_whole) return concerns_us;
    changed_ = moved_ = AllNames();
    return true;
  }

  bool Heed(const fs::path& folder, std::string_view name, bool is_folder) {
    if (folder == own_) {
      // Its names count for every collection; anything else is a writer at work.
      index_touched_ = true;
      if (name != kAliasFileName) return false;
      changed_ = AllNames();
      return true;
    }
    const auto owners = owners_.find(folder);
    if (owners == owners_.end()) return false;
    bool concerns_us = false;
    for (const std::string& owner : owners->second) {
      const auto known = collections_.find(owner);
      if (known == collections_.end()) continue;  // Forgotten meanwhile.
      const Collection& collection = known->second;
      if (!Concerns(collection, folder, name, is_folder)) continue;
      concerns_us = true;
      changed_.insert(owner);
      if (MovesFolders(collection, name, is_folder)) moved_.insert(owner);
    }
    return concerns_us;
  }

  void AddWhatIsDue() {
    const Clock::time_point now = Clock::now();
    if (retry_at_ && now >= *retry_at_) {
      changed_.insert(retry_.begin(), retry_.end());
      retry_at_.reset();
    }
    if (poll_at_ && now >= *poll_at_) {
      changed_ = moved_ = AllNames();
      poll_at_ = now + options_.poll;
    }
    for (const auto& [name, collection] : collections_) {
      if (!IsLost(name) || ::access(collection.root.c_str(), R_OK | X_OK) != 0) continue;
      changed_.insert(name);
      moved_.insert(name);
    }
  }

  // How long nothing is to be done if nothing happens.
  std::optional<milliseconds> UntilNext() const {
    std::optional<Clock::time_point> next;
    const auto earlier = [&](Clock::time_point time) {
      next = std::min(next.value_or(time), time);
    };
    const Clock::time_point now = Clock::now();
    if (!changed_.empty()) earlier(blocked_until_);
    if (retry_at_) earlier(*retry_at_);
    if (poll_at_) earlier(*poll_at_);
    for (const auto& entry : collections_) {
      if (IsLost(entry.first)) earlier(now + std::min(kMissingRootPause, options_.poll));
    }
    if (!next) return std::nullopt;
    return std::chrono::ceil<milliseconds>(*next - now);
  }

  // Its root is not there, so that nobody would tell of its return.
  bool IsLost(const std::string& name) const {
    const auto folders = folders_.find(name);
    return folders == folders_.end() || folders->second.empty();
  }

  Names AllNames() const {
    Names names;
    for (const auto& entry : collections_) names.insert(entry.first);
    return names;
  }

  std::vector<std::string> Roots() const {
    std::vector<std::string> roots;
    for (const auto& [name, collection] : collections_) {
      if (collection.files.empty()) roots.push_back(collection.root);
      for (const std::string& file : collection.files) {
        roots.push_back((fs::path(collection.root) / file).string());
      }
    }
    return roots;
  }

  using Watched = FolderWatch::Followed;

  const fs::path& folder_;
  const std::vector<fs::path>& paths_;
  const WatchOptions& options_;
  const WatchListener& listener_;
  const std::stop_token& stop_;
  StopSignal signal_;
  FolderWatch watch_;
  fs::path own_ = fs::weakly_canonical(fs::absolute(folder_));

  Names names_;                                        // Of the collections that `paths_` are in.
  std::map<std::string, Collection> collections_;      // Those that are there, by name.
  std::map<std::string, std::set<fs::path>> folders_;  // Of each.
  std::map<fs::path, std::vector<std::string>> owners_;
  Names changed_;  // To be updated.
  Names moved_;    // Whose folders may be others now.
  bool index_touched_ = false;

  Clock::time_point blocked_until_;
  milliseconds pause_ = kFirstPause;
  std::optional<Clock::time_point> busy_since_;
  std::optional<Clock::time_point> retry_at_;
  Names retry_;
  int retries_ = 0;
  std::optional<Clock::time_point> poll_at_;  // While not every folder can be watched.
  std::string refused_;
  Clock::duration cost_{};  // Of the last update.
  std::string last_warning_;
  std::map<Names, Names> told_;  // By the collections that the report was of.
};

}  // namespace

Result<void> WatchIndex(const fs::path& folder, const std::vector<fs::path>& paths,
                        const WatchOptions& options, const WatchListener& listener,
                        std::stop_token stop) {
  if (options.update.dry_run) {
    return Error{ErrorCode::kBadArgument, "a dry run cannot be watched"};
  }
  try {
    return Watcher(folder, paths, options, listener, stop).Run();
  } catch (const std::exception& problem) {
    return Error{ErrorCode::kInternal, fmt::format("{}: {}", folder.string(), problem.what())};
  }
}

}  // namespace tanxun
