// SPDX-License-Identifier: GPL-2.0-or-later
// `tanxun-index watch` as a process: what it says, and how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/cli/json_schema.h"
#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class WatchProgram : public Programs {
 protected:
  void TearDown() override {
    if (child_ > 0) End(SIGKILL);
    Programs::TearDown();
  }

  // In the background, until it has said what it watches.
  void Start(const std::vector<std::string>& words, const std::string& before = "") {
    const std::string command = before + CommandLine(TANXUN_INDEX_PROGRAM, words, "") +
                                " </dev/null >watch.out 2>watch.err";
    child_ = fork();
    ASSERT_GE(child_, 0);
    if (child_ == 0) {
      ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
    ASSERT_TRUE(Until([&] { return Errors().find("watching ") != std::string::npos; })) << Errors();
  }
  int End(int signal) {
    ::kill(child_, signal);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }
  std::string Errors() const { return ReadAll(folder_ / "watch.err"); }
  bool Finds(const std::string& word) const { return Tanxun({"search", word}).status == 0; }

  template <typename Condition>
  static bool Until(const Condition& holds) {
    for (int i = 0; i < 1000; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

 private:
  pid_t child_ = -1;
};

TEST_F(WatchProgram, SaysWhatItWatchesAndWhatChanged) {
  Start({"watch", "notes"});
  Write(folder_ / "notes/new\x1b.md", "quokka\n");
  EXPECT_TRUE(Until([&] { return Finds("quokka"); }));
  EXPECT_EQ(Index({"update"}).status, 0);
  EXPECT_EQ(End(SIGTERM), 0);
  EXPECT_THAT(Lines(Errors()), ElementsAre(StartsWith("tanxun-index: revision 1: 2 added: "),
                                           "tanxun-index: watching " + (folder_ / "notes").string(),
                                           "tanxun-index: revision 2: 1 added: new\\x1b.md"));
  EXPECT_THAT(ReadAll(folder_ / "watch.out"), IsEmpty());
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(WatchProgram, PrintsAReportALineAndEndsOnInterrupt) {
  IndexNotes();
  Start({"watch", "--json"});
  fs::remove(folder_ / "notes/zerui.md");
  EXPECT_TRUE(Until([&] { return !Finds("lithography"); }));
  EXPECT_EQ(End(SIGINT), 130);
  const std::vector<std::string> lines = Lines(ReadAll(folder_ / "watch.out"));
  ASSERT_EQ(lines.size(), 2U);
  const JsonSchema rules("update", "indexer/tool");
  for (const std::string& line : lines) EXPECT_THAT(rules.Complaints(Json::parse(line)), IsEmpty());
  EXPECT_EQ(Json::parse(lines[0])["committed"], false);
  EXPECT_EQ(Json::parse(lines[1])["removed"], 1);
  EXPECT_EQ(Json::parse(lines[1])["files"][0]["path"], "zerui.md");
}

TEST_F(WatchProgram, LooksEveryFewSecondsWhereTheKernelWatchesNoMore) {
  const std::string limit = "unshare -Ur sh -c 'echo 1 > /proc/sys/user/max_inotify_watches'";
  if (std::system((limit + " 2>/dev/null").c_str()) != 0) GTEST_SKIP() << "no user namespaces here";
  IndexNotes();
  const std::string inner = "echo 1 > /proc/sys/user/max_inotify_watches; " +
                            CommandLine(TANXUN_INDEX_PROGRAM, {"watch"}, "") +
                            " </dev/null >watch.out 2>watch.err";
  Start({"watch"}, "exec unshare -Ur sh -c " + Quoted(inner) + " # ");
  EXPECT_THAT(Errors(), HasSubstr("fs.inotify.max_user_watches"));
  Write(folder_ / "notes/云/new.md", "quokka\n");
  EXPECT_TRUE(Until([&] { return Finds("quokka"); }));
  EXPECT_EQ(End(SIGTERM), 0);
}

TEST_F(WatchProgram, RefusesWhatCannotBeWatched) {
  EXPECT_THAT(Index({"watch", "nowhere"}).err, HasSubstr("no such file or folder: nowhere"));
  EXPECT_EQ(Index({"watch", "nowhere"}).status, 2);
  EXPECT_EQ(Index({"watch", "-"}).status, 2);
  EXPECT_EQ(Index({"watch"}).status, 2);
  EXPECT_FALSE(fs::exists(folder_ / "home/.local/share/tanxun/default"));
}

}  // namespace
}  // namespace tanxun
