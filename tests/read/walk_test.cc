// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/walk.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "indexer/read/ignore_rules.h"
#include "indexer/read/load.h"
#include "indexer/text/glob.h"
#include "tests/read/read_text.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

class WalkTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "tanxun-walk-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::permissions(root_ / "closed", fs::perms::owner_all, ignored);
    fs::remove_all(root_);
  }
  void Write(const std::string& path, const std::string& text = "x\n") {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << text;
  }
  std::string Entries(const WalkOptions& options = {}) {
    const Result<WalkReport> report = Walk(root_, options);
    if (!report) return "error: " + report.error().message;
    report_ = *report;
    std::string out;
    for (const WalkEntry& entry : report_.entries) out += (out.empty() ? "" : " ") + entry.path;
    return out;
  }
  // Skips with their reason; a '.' before those that are as wished.
  std::string Skips() const {
    std::string out;
    for (const WalkSkip& skip : report_.skips) {
      out += (skip.ordinary ? "." : "") + skip.path + (skip.is_folder ? "/" : "") + ": " +
             skip.reason + "\n";
    }
    return out;
  }

  fs::path root_;
  WalkReport report_;
};

TEST_F(WalkTest, KindsAndOrder) {
  for (const char* path :
       {"b.md", "a/z.txt", "a/B.MD", "a.org", "Z.markdown", "c.jsonl", "d.text", "e.HTM", "f.png",
        "README", ".hid.md", ".git/x.md", ".obsidian/y.md", "a/.trash/t.md", ".h/i.md", "中.md"}) {
    Write(path);
  }
  EXPECT_EQ(Entries(), "Z.markdown a.org a/B.MD a/z.txt b.md c.jsonl d.text e.HTM 中.md");
  EXPECT_EQ(Skips(),
            "..git/: not notes\n..h/: hidden\n..hid.md: hidden\n..obsidian/: not notes\n"
            ".README: not a kind of file tanxun reads\n.a/.trash/: not notes\n"
            ".f.png: not a kind of file tanxun reads\n");
  WalkOptions hidden;
  hidden.hidden = true;
  EXPECT_EQ(Entries(hidden),
            ".h/i.md .hid.md Z.markdown a.org a/B.MD a/z.txt b.md c.jsonl d.text e.HTM 中.md");
  WalkOptions globs;
  globs.globs = {"*.png", "a/**"};
  EXPECT_EQ(Entries(globs), "a/B.MD a/z.txt f.png");
  ASSERT_EQ(report_.entries.size(), 3u);
  EXPECT_EQ(report_.entries[0].size, 2u);
  EXPECT_GT(report_.entries[0].mtime_ns, 0);
  EXPECT_NE(report_.entries[0].inode, 0u);
  // Those without "!" first, whatever their order.
  globs.globs = {"*.png", "a/**", "!*.txt"};
  EXPECT_EQ(Entries(globs), "a/B.MD f.png");
}

TEST_F(WalkTest, IgnoreFiles) {
  Write(".gitignore",
        "*.tmp.md\n/top.md\nbuild/\n!keep.tmp.md\ndocs/**/draft.md\n# c\n\\#odd.md\n");
  Write("sub/.ignore", "only.md\n!x.tmp.md\n");
  Write(".tanxunignore", "secret.md\n");
  for (const char* path :
       {"a.tmp.md", "keep.tmp.md", "top.md", "sub/top.md", "build/x.md", "sub/build/x.md",
        "docs/draft.md", "docs/p/q/draft.md", "#odd.md", "sub/only.md", "only.md", "sub/x.tmp.md",
        "sub/secret.md", "sub/deep/only.md"}) {
    Write(path);
  }
  EXPECT_EQ(Entries(), "keep.tmp.md only.md sub/top.md sub/x.tmp.md");
  WalkOptions all;
  all.use_ignore_files = false;
  EXPECT_EQ(Entries(all),
            "#odd.md a.tmp.md build/x.md docs/draft.md docs/p/q/draft.md keep.tmp.md only.md "
            "sub/build/x.md sub/deep/only.md sub/only.md sub/secret.md sub/top.md sub/x.tmp.md "
            "top.md");
}

TEST_F(WalkTest, SpecialFiles) {
  Write("a.md");
  Write("d/b.md");
  Write("big.md", std::string(2000, 'x'));
  ASSERT_EQ(::mkfifo((root_ / "pipe.md").c_str(), 0600), 0);
  fs::create_symlink("a.md", root_ / "link.md");
  fs::create_directory_symlink(".", root_ / "loop");
  fs::create_directory_symlink("/", root_ / "out");
  fs::create_symlink("nowhere", root_ / "dangling.md");
  WalkOptions options;
  options.max_file_bytes = 1000;
  EXPECT_EQ(Entries(options), "a.md d/b.md");
  EXPECT_EQ(Skips(),
            "big.md: larger than 1000 bytes (use --max-file-size)\n"
            "dangling.md: a symbolic link (use --follow)\nlink.md: a symbolic link (use --follow)\n"
            "loop: a symbolic link (use --follow)\nout: a symbolic link (use --follow)\n"
            "pipe.md: not a regular file\n");
}

// What would be left out in any case is not worth a word to the user.
TEST_F(WalkTest, OnlyWhatCouldBeReadIsMissed) {
  Write("a.md");
  Write("photo.png");
  ASSERT_EQ(::mkfifo((root_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink("photo.png", root_ / "picture.png");
  fs::create_symlink("nowhere", root_ / "lost");
  EXPECT_EQ(Entries(), "a.md");
  EXPECT_EQ(Skips(),
            "lost: a symbolic link (use --follow)\n.photo.png: not a kind of file tanxun reads\n"
            ".picture.png: not a kind of file tanxun reads\n"
            ".pipe: not a kind of file tanxun reads\n");
}

// Names are bytes: two spellings of one text are two files, and no byte is lost.
TEST_F(WalkTest, OddNames) {
  const std::vector<std::string> names = {
      "bad\xFF\xFE.md",    "back\\slash.md",     "line\nend.md", "sp ace.md", "\x1b[31m.md",
      "Zaunk\u00f6nig.md", "Zaunko\u0308nig.md", "甲乙.md",      "-dash.md",  "d\xFFr/甲.md"};
  for (const std::string& name : names) Write(name);
  Entries();
  std::vector<std::string> found;
  for (const WalkEntry& entry : report_.entries) {
    found.push_back(entry.path);
    EXPECT_TRUE(LoadFile(entry.absolute, entry.path, 100).ok()) << entry.path;
  }
  std::vector<std::string> expected = names;
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(found, expected);
  WalkOptions globs;
  globs.globs = {"Zaunk\u00f6nig.md"};
  EXPECT_EQ(Entries(globs), "Zaunko\u0308nig.md Zaunk\u00f6nig.md");
}

TEST_F(WalkTest, FollowedLinks) {
  Write("a.md");
  Write(".real/n.md");
  fs::create_symlink("a.md", root_ / "0.md");
  fs::create_directory_symlink(".", root_ / "loop");
  fs::create_directory_symlink("/", root_ / "out");
  fs::create_directory_symlink(".real", root_ / "shown");
  WalkOptions options;
  options.follow_links = true;
  EXPECT_EQ(Entries(options), "a.md shown/n.md");
  EXPECT_EQ(Skips(),
            "..real/: hidden\n0.md: the same file under another name\n"
            "loop/: the same folder under another name\n"
            "out: a symbolic link out of the collection\n");
  ASSERT_EQ(report_.entries.size(), 2u);
  EXPECT_TRUE(LoadFile(report_.entries[1].absolute, "n", 100).ok());
  // One file, by whichever way it is reached.
  fs::create_symlink("shown/n.md", root_ / "1.md");
  fs::create_symlink(".real/n.md", root_ / "zz.md");
  EXPECT_EQ(Entries(options), "a.md shown/n.md");
  fs::remove(root_ / "shown");
  EXPECT_EQ(Entries(options), "a.md zz.md");
}

TEST_F(WalkTest, RootsAndErrors) {
  Write("one.weird");
  const auto single = Walk(root_ / "one.weird", {});
  ASSERT_TRUE(single.ok());
  ASSERT_EQ(single->entries.size(), 1u);
  EXPECT_EQ(single->entries[0].path, "one.weird");
  const auto none = Walk(root_ / "nothing", {});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kSourceUnreadable);
  if (::geteuid() != 0) {
    Write("closed/a.md");
    fs::permissions(root_ / "closed", fs::perms::none);
    EXPECT_EQ(Entries(), "");
    ASSERT_EQ(report_.skips.size(), 2u);
    EXPECT_TRUE(report_.skips[0].unreadable);
    EXPECT_TRUE(report_.skips[0].is_folder);
  }
}

TEST_F(WalkTest, DeepFolders) {
  fs::path folder = root_;
  for (int i = 0; i < 300; ++i) folder /= "d";
  fs::create_directories(folder);
  std::ofstream(folder / "a.md") << "x";
  EXPECT_EQ(Entries(), "");
  ASSERT_EQ(report_.skips.size(), 1u);
  EXPECT_EQ(report_.skips[0].reason, "deeper than 256 folders");
}

TEST_F(WalkTest, LoadFile) {
  Write("a.md", "hello");
  Write("b.md", std::string(101, 'x'));
  ASSERT_EQ(::mkfifo((root_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink("a.md", root_ / "link");
  const auto loaded = LoadFile(root_ / "a.md", "a.md", 100);
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(loaded->bytes, "hello");
  EXPECT_GT(loaded->modified_ns, 0);
  EXPECT_EQ(ReadSource(root_ / "a.md", "n.md")->at(0).modified_ns, loaded->modified_ns);
  for (const char* name : {"b.md", "pipe", "link", "missing", "."}) {
    const auto failed = LoadFile(root_ / name, name, 100);
    ASSERT_FALSE(failed.ok()) << name;
    EXPECT_EQ(failed.error().code, ErrorCode::kSourceUnreadable);
    EXPECT_TRUE(failed.error().message.starts_with(std::string(name) + ": "));
  }
}

// A file that another program is writing is an error, not half of one version and half of another.
TEST_F(WalkTest, AFileThatChangesWhileItIsRead) {
  const fs::path file = root_ / "busy.md";
  Write("busy.md", std::string(1 << 20, 'a'));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    const int number = ::open(file.c_str(), O_WRONLY | O_APPEND);
    const std::string part(1 << 12, 'b');
    for (int i = 0; !done; ++i) {
      if (i % 1000 == 999) {
        EXPECT_EQ(::ftruncate(number, 1 << 20), 0);
      }
      EXPECT_EQ(::write(number, part.data(), part.size()), static_cast<ssize_t>(part.size()));
    }
    ::close(number);
  });
  const auto start = std::chrono::steady_clock::now();
  std::string message;
  while (message.empty() && std::chrono::steady_clock::now() - start < std::chrono::seconds(60)) {
    const auto loaded = LoadFile(file, "busy.md", 16 << 20);
    if (!loaded) message = loaded.error().message;
  }
  done = true;
  writer.join();
  EXPECT_EQ(message, "busy.md: changes while it is read; try again later");
  EXPECT_EQ(LoadFile(file, "busy.md", 16 << 20)->bytes.size(), fs::file_size(file));
}

TEST(Glob, Table) {
  struct Row {
    const char* glob;
    const char* path;
    bool matches;
  };
  const std::vector<Row> rows = {
      {"*.md", "a.md", true},
      {"*.md", "d/a.md", false},
      {"**/*.md", "a.md", true},
      {"**/*.md", "x/y/a.md", true},
      {"a/**", "a/b/c", true},
      {"a/**", "a", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "a/xb", false},
      {"a**b", "axxb", true},
      {"a**b", "ax/xb", false},
      {"?.md", "中.md", true},
      {"?.md", "/.md", false},
      {"[a-c]x", "bx", true},
      {"[!a-c]x", "bx", false},
      {"[^a-c]x", "dx", true},
      {"[]x]", "]", true},
      {"[a", "[a", true},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"[一-龥]*", "中文", true},
      {"", "", true},
      {"", "a", false},
      {"*", "", true},
      {"**", "a/b", true},
      {"a[/]b", "a/b", false},
      {"**/a/**/b", "x/a/b", true},
      {"**/a/**/b", "a/a/c/b", true},
      {"*a*b*c", "xaxbxcx", false},
      {"a\\", "a\\", true},
      {"***/b", "x/y/b", true},
      {"[[:digit:]]*", "7a", true},
      {"[[:digit:]]*", "a7", false},
      {"[![:alpha:]_]", "_", false},
      {"[[:nope:]]", ":]", true},
      // Accents joined and apart.
      {"Zaunk\u00f6nig.md", "Zaunko\u0308nig.md", true},
      {"Zaunko\u0308nig.md", "Zaunk\u00f6nig.md", true},
      {"k\u00f6*", "ko\u0308x", true},
      {"k?x", "ko\u0308x", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(MatchGlob(row.glob, row.path), row.matches) << row.glob << " " << row.path;
  }
  std::string stars;
  for (int i = 0; i < 100; ++i) stars += "*a";
  EXPECT_FALSE(MatchGlob(stars + "b", std::string(4000, 'a')));
  EXPECT_TRUE(MatchGlob("\xFF*", "\xFF\xFE"));
  EXPECT_FALSE(MatchGlob("\xFF", "\xFE"));
}

TEST(IgnoreRules, LastMatchWins) {
  const IgnoreRules rules("*.md\n!a.md\n/b/a.md\ndir/\ntrail \\ \nname\\ \n");
  using Verdict = IgnoreRules::Verdict;
  EXPECT_EQ(rules.Judge("x/y.md", false), Verdict::kIgnored);
  EXPECT_EQ(rules.Judge("x/a.md", false), Verdict::kKept);
  EXPECT_EQ(rules.Judge("b/a.md", false), Verdict::kIgnored);
  EXPECT_EQ(rules.Judge("dir", true), Verdict::kIgnored);
  EXPECT_EQ(rules.Judge("dir", false), Verdict::kNone);
  EXPECT_EQ(rules.Judge("name ", false), Verdict::kIgnored);
  EXPECT_EQ(rules.Judge("other", false), Verdict::kNone);
}

}  // namespace
}  // namespace tanxun
