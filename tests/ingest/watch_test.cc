// SPDX-License-Identifier: GPL-2.0-or-later
// Watching: what happens to files is soon what an index built from scratch would say.
#include "tanxun/watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "indexer/ingest/inotify.h"
#include "indexer/ingest/watched_folders.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

// WatchIndex() in a thread of its own, until the object goes.
class Watch {
 public:
  explicit Watch(const TempVault& vault, std::vector<fs::path> paths = {},
                 UpdateOptions update = {}) {
    WatchOptions options;
    options.update = std::move(update);
    options.quiet = milliseconds(10);
    options.longest_wait = milliseconds(50);
    options.poll = milliseconds(50);
    WatchListener listener;
    listener.watching = [this](const std::vector<std::string>& roots) {
      const std::lock_guard lock(mutex_);
      roots_ = roots;
      is_watching_ = true;
    };
    listener.updated = [this](const UpdateReport& report) {
      const std::lock_guard lock(mutex_);
      reports_.push_back(report);
    };
    thread_ = std::jthread([this, &vault, paths, options, listener](std::stop_token stop) {
      result_ = WatchIndex(vault.index(), paths, options, listener, std::move(stop));
      is_over_ = true;
    });
    Until([this] { return is_watching_ || is_over_; });
  }

  template <typename Condition>
  static bool Until(const Condition& holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!holds()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(milliseconds(2));
    }
    return true;
  }

  std::vector<UpdateReport> Reports() {
    const std::lock_guard lock(mutex_);
    return reports_;
  }
  std::vector<std::string> Roots() {
    const std::lock_guard lock(mutex_);
    return roots_;
  }
  // Precondition: over, or stopped by this.
  const Result<void>& Stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    return result_;
  }
  bool is_over() const { return is_over_; }

 private:
  std::mutex mutex_;
  std::vector<UpdateReport> reports_;
  std::vector<std::string> roots_;
  std::atomic<bool> is_watching_{false};
  std::atomic<bool> is_over_{false};
  Result<void> result_;
  std::jthread thread_;
};

void Save(const fs::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

TEST(Watch, SeesWhatEditorsAndPeopleDo) {
  TempVault vault;
  vault.Write("a.md", "# A\n\nalpha\n");
  vault.Write("deep/b.md", "# B\n\nbeta\n");
  vault.Update();
  Watch watch(vault);
  EXPECT_THAT(watch.Roots(), ElementsAre(fs::canonical(vault.notes()).string()));
  const fs::path notes = vault.notes();
  struct Step {
    const char* what;
    std::function<void()> act;
    const char* query;
    const char* paths;
  };
  const Step steps[] = {
      {"written anew", [&] { Save(notes / "a.md", "# A\n\ngamma\n"); }, "gamma", "a.md"},
      {"renamed over",
       [&] {
         Save(notes / ".a.md.tmp", "# A\n\ndelta ray\n");
         fs::rename(notes / ".a.md.tmp", notes / "a.md");
       },
       "delta", "a.md"},
      {"away and back",
       [&] {
         fs::rename(notes / "a.md", notes / "a.md~");
         Save(notes / "a.md", "# A\n\nepsilon\n");
         fs::remove(notes / "a.md~");
       },
       "epsilon", "a.md"},
      {"new folders",
       [&] {
         fs::create_directories(notes / "x/y/z");
         Save(notes / "x/y/z/c.md", "zeta\n");
       },
       "zeta", "x/y/z/c.md"},
      {"in a folder that is new", [&] { Save(notes / "x/y/z/d.md", "theta\n"); }, "theta",
       "x/y/z/d.md"},
      {"folder renamed", [&] { fs::rename(notes / "x/y", notes / "w"); }, "theta", "w/z/d.md"},
      {"in the renamed one", [&] { Save(notes / "w/z/e.md", "iota\n"); }, "iota", "w/z/e.md"},
      {"moved in from outside",
       [&] {
         fs::create_directories(notes.parent_path() / "far");
         Save(notes.parent_path() / "far/f.md", "kappa\n");
         fs::rename(notes.parent_path() / "far", notes / "far");
       },
       "kappa", "far/f.md"},
      {"ignored", [&] { Save(notes / ".gitignore", "far/\n"); }, "kappa", ""},
      {"no longer ignored", [&] { fs::remove(notes / ".gitignore"); }, "kappa", "far/f.md"},
      {"in what was ignored", [&] { Save(notes / "far/g.md", "lambda\n"); }, "lambda", "far/g.md"},
      {"removed", [&] { fs::remove(notes / "far/g.md"); }, "lambda", ""},
      {"folder removed", [&] { fs::remove_all(notes / "far"); }, "kappa", ""},
      {"names of one thing", [&] { Save(notes / "aliases.tsv", "iota\tmu\tconfirmed\n"); }, "mu",
       "w/z/e.md"},
      {"and no more", [&] { fs::remove(notes / "aliases.tsv"); }, "mu", ""},
      {"names beside the index",
       [&] { Save(vault.index() / "aliases.tsv", "iota\tnu\tconfirmed\n"); }, "nu", "w/z/e.md"},
  };
  for (const Step& step : steps) {
    step.act();
    EXPECT_TRUE(Watch::Until([&] { return vault.Paths(step.query) == step.paths; }))
        << step.what << ": " << vault.Paths(step.query);
  }
  const Result<void>& over = watch.Stop();
  EXPECT_TRUE(over.ok()) << over.error().message;
  const Result<CheckReport> check = CheckIndex(vault.index());
  ASSERT_TRUE(check.ok());
  EXPECT_TRUE(check->problems.empty()) << check->problems.front().reason;
  EXPECT_EQ(vault.Update().revision, 0U);
}

TEST(Watch, CommitsNothingWhereNothingChanged) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  vault.Write(".hidden/b.md", "beta\n");
  const std::uint64_t revision = vault.Update().revision;
  Watch watch(vault);
  Save(vault.notes() / ".a.md.swp", "x");
  Save(vault.notes() / "picture.png", "x");
  Save(vault.notes() / ".hidden/b.md", "gamma\n");
  std::this_thread::sleep_for(milliseconds(150));
  EXPECT_TRUE(watch.Stop().ok());
  EXPECT_EQ(Searcher::Open(vault.index())->Info().revision, revision);
}

TEST(Watch, NamesWhatChangedAndEachProblemOnce) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  vault.Write("big.md", std::string(4000, 'x'));
  UpdateOptions options;
  options.max_file_bytes = 1000;
  Watch watch(vault, {vault.notes()}, options);
  Save(vault.notes() / "b.md", "beta\n");
  ASSERT_TRUE(Watch::Until([&] { return watch.Reports().size() >= 2; }));
  EXPECT_TRUE(watch.Stop().ok());
  const std::vector<UpdateReport> reports = watch.Reports();
  ASSERT_EQ(reports.size(), 2U);
  EXPECT_EQ(reports[0].skipped, 1U);
  ASSERT_EQ(reports[0].files.size(), 2U);
  EXPECT_EQ(reports[1].skipped, 1U);
  ASSERT_EQ(reports[1].files.size(), 1U);
  EXPECT_EQ(reports[1].files[0].path, "b.md");
  EXPECT_EQ(reports[1].files[0].outcome, FileOutcome::kAdded);
}

TEST(Watch, LetsOthersWriteBetweenUpdatesAndWaitsForThem) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  vault.Update();
  Watch watch(vault);
  {
    Result<IndexWriter> other = IndexWriter::Open(vault.index());
    ASSERT_TRUE(Watch::Until([&] {
      if (!other.ok()) other = IndexWriter::Open(vault.index());
      return other.ok();
    }));
    Save(vault.notes() / "b.md", "beta\n");
    std::this_thread::sleep_for(milliseconds(150));
    EXPECT_EQ(vault.Paths("beta"), "");
  }
  EXPECT_TRUE(Watch::Until([&] { return vault.Paths("beta") == "b.md"; }));
  EXPECT_TRUE(watch.Stop().ok());
}

TEST(Watch, KeepsTheEntriesOfARootThatIsGoneAndWaitsForIt) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  Watch watch(vault, {vault.notes()});
  const fs::path away = vault.notes().parent_path() / "away";
  fs::rename(vault.notes(), away);
  ASSERT_TRUE(Watch::Until([&] { return watch.Reports().size() >= 2; }));
  EXPECT_EQ(watch.Reports().back().failed, 1U);
  EXPECT_EQ(vault.Paths("alpha"), "a.md");
  Save(away / "b.md", "beta\n");
  fs::rename(away, vault.notes());
  EXPECT_TRUE(Watch::Until([&] { return vault.Paths("beta") == "b.md"; }));
  Save(vault.notes() / "c.md", "gamma\n");
  EXPECT_TRUE(Watch::Until([&] { return vault.Paths("gamma") == "c.md"; }));
}

TEST(Watch, FollowsALoneFileThroughItsFolder) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  vault.Write("b.md", "beta\n");
  Watch watch(vault, {vault.notes() / "a.md"});
  vault.Write("b.md", "gamma\n");
  vault.Write("a.md", "delta\n");
  EXPECT_TRUE(Watch::Until([&] { return vault.Paths("delta") == "a.md"; }));
  EXPECT_EQ(vault.Paths("gamma"), "");
}

TEST(Watch, TakesUpACollectionThatAnotherProcessAdds) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  vault.Update();
  Watch watch(vault);
  const fs::path more = vault.notes().parent_path() / "more";
  fs::create_directory(more);
  Save(more / "m.md", "mu\n");
  ASSERT_TRUE(Watch::Until([&] {
    Result<IndexWriter> other = IndexWriter::Open(vault.index());
    return other.ok() && other->Update({more}, {}).ok();
  }));
  Save(more / "n.md", "nu\n");
  EXPECT_TRUE(Watch::Until([&] { return vault.Paths("nu") == "n.md"; }));
}

TEST(Watch, AStopDropsTheUpdateThatRuns) {
  TempVault vault;
  for (int i = 0; i < 20; ++i) vault.Write(std::to_string(i) + ".md", "alpha\n");
  std::stop_source stop;
  WatchListener listener;
  listener.progress = [&](std::uint64_t done, std::uint64_t, std::string_view) {
    if (done == 5) stop.request_stop();
    return true;
  };
  EXPECT_TRUE(WatchIndex(vault.index(), {vault.notes()}, {}, listener, stop.get_token()).ok());
  EXPECT_FALSE(Searcher::Open(vault.index()).ok());
  EXPECT_EQ(vault.Update().added, 20U);
}

TEST(Watch, EndsWhereTheIndexIsGone) {
  TempVault vault;
  vault.Write("a.md", "alpha\n");
  Watch watch(vault, {vault.notes()});
  fs::remove_all(vault.index());
  ASSERT_TRUE(Watch::Until([&] { return watch.is_over(); }));
  EXPECT_EQ(watch.Stop().error().code, ErrorCode::kIndexMissing);
}

TEST(WatchedFolders, AreThoseThatAListingLooksInto) {
  TempVault vault;
  for (const char* path : {"a.md", "in/b.md", "in/.git/c.md", ".hidden/d.md", "out/e.md"}) {
    vault.Write(path, "x");
  }
  vault.Write(".gitignore", "out/\n");
  fs::create_directories(vault.notes() / "in/index/glass");
  Collection collection;
  collection.root = fs::canonical(vault.notes()).string();
  const fs::path root = collection.root;
  EXPECT_THAT(FoldersOf(collection, root / "in/index"), ElementsAre(root, root / "in"));
  collection.hidden = true;
  EXPECT_THAT(FoldersOf(collection, root / "in/index"),
              ElementsAre(root, root / ".hidden", root / "in"));
  collection.root = (root / "none").string();
  EXPECT_TRUE(FoldersOf(collection, root / "in/index").empty());
}

TEST(WatchedFolders, OnlySomeNamesConcernACollection) {
  Collection plain;
  plain.root = "/n";
  Collection lone = plain;
  lone.files = {"a.md"};
  Collection some = plain;
  some.globs = {"*.cc"};
  Collection all = plain;
  all.hidden = true;
  all.use_ignore_files = false;
  struct Row {
    const Collection& collection;
    const char* folder;
    const char* name;
    bool is_folder;
    bool concerns;
  };
  const Row rows[] = {
      {plain, "/n", "a.md", false, true},        {plain, "/n", "a.MD", false, true},
      {plain, "/n", "a.md~", false, false},      {plain, "/n", ".a.md", false, false},
      {plain, "/n", "a.png", false, false},      {plain, "/n", "new", true, true},
      {plain, "/n", ".git", true, false},        {plain, "/n/x", ".ignore", false, true},
      {plain, "/n", "aliases.tsv", false, true}, {plain, "/n/x", "", true, true},
      {all, "/n", ".a.md", false, true},         {all, "/n", ".git", true, true},
      {some, "/n", "a.cc", false, true},         {some, "/n", ".a.cc", false, false},
      {lone, "/n", "a.md", false, true},         {lone, "/n", "b.md", false, false},
      {lone, "/elsewhere", "b.md", false, true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Concerns(row.collection, row.folder, row.name, row.is_folder), row.concerns)
        << row.folder << '/' << row.name;
  }
}

TEST(FolderWatch, SaysWhenItWasToldLessThanHappened) {
  std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
  int events = 0;
  if (!(limit >> events) || events > 100'000) GTEST_SKIP() << "a queue too long to fill";
  TempVault vault;
  FolderWatch watch;
  EXPECT_TRUE(watch.Follow({vault.notes()}).any_new);
  EXPECT_FALSE(watch.Follow({vault.notes()}).any_new);
  int taken = 0;
  const auto count = [&](const fs::path&, std::string_view, bool) { ++taken; };
  Save(vault.notes() / "a.md", "x");
  EXPECT_TRUE(watch.Take(count));
  EXPECT_GE(taken, 2);
  Save(vault.notes() / "b.md", "x");
  for (int i = 0; i <= events; ++i) {  // Two alike in a row would be told as one.
    ::chmod((vault.notes() / (i % 2 == 0 ? "a.md" : "b.md")).c_str(), 0600);
  }
  EXPECT_FALSE(watch.Take(count));
  EXPECT_TRUE(watch.Take(count));
}

}  // namespace
}  // namespace tanxun
