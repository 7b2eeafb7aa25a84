// SPDX-License-Identifier: GPL-2.0-or-later
// Readers beside a writer: as threads of one program with a Searcher each, and as processes.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "tanxun/tanxun.h"
#include "tests/temp_folder.h"

namespace tanxun {
namespace {

constexpr int kReaders = 8;
constexpr int kCommits = 100;
constexpr int kNotes = 5;

class Beside : public testing::Test {
 protected:
  // All notes say the same number.
  void WriteNotes(int number) {
    for (int i = 0; i < kNotes; ++i) {
      folder_.Write("notes/n" + std::to_string(i) + ".md",
                    "# Note " + std::to_string(i) + "\n\nwafers 晶圆 edition" +
                        std::to_string(number) + "\n\nHQ: Town" + std::to_string(number) + "\n");
    }
  }
  void Update() {
    Result<IndexWriter> writer = IndexWriter::Open(index());
    ASSERT_TRUE(writer.ok()) << writer.error().message;
    const Result<UpdateReport> report = writer->Update({folder_.path() / "notes"}, {});
    ASSERT_TRUE(report.ok()) << report.error().message;
  }
  std::filesystem::path index() const { return folder_.path() / "index"; }

  TempFolder folder_;
};

// Whether two questions are answered, and by one commit. Empty = yes.
std::string Look(const Searcher& searcher) {
  SearchRequest search;
  search.query = "晶圆 wafers";
  const Result<SearchResult> found = searcher.Search(search);
  if (!found) return found.error().message;
  if (found->hits.size() != kNotes) return std::to_string(found->hits.size()) + " hits";
  std::set<std::string> editions;
  for (const Hit& hit : found->hits) {
    const std::size_t at = hit.snippet.find("edition");
    if (at == hit.snippet.npos) return hit.snippet;
    editions.insert(hit.snippet.substr(at, hit.snippet.find_first_of(" \n", at) - at));
  }
  if (editions.size() != 1) return "hits of several commits";
  AskRequest ask;
  ask.question = "Where is the HQ of Note 3?";
  const Result<AskResult> answered = searcher.Ask(ask);
  if (!answered) return answered.error().message;
  if (answered->state != AnswerState::kAnswered) return "no answer";
  return "";
}

// Asks until `is_over`; empty where all went well.
std::string LookOn(const std::filesystem::path& index, const std::function<bool()>& is_over) {
  Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher) return searcher.error().message;
  do {
    if (const Result<bool> moved = searcher->Refresh(); !moved) return moved.error().message;
    if (std::string problem = Look(*searcher); !problem.empty()) return problem;
  } while (!is_over());
  return "";
}

TEST_F(Beside, ThreadsWithASearcherEach) {
  WriteNotes(0);
  Update();
  std::atomic<bool> over{false};
  std::vector<std::string> problems(kReaders);
  {
    std::vector<std::jthread> readers;
    for (std::string& problem : problems) {
      readers.emplace_back([&] { problem = LookOn(index(), [&] { return over.load(); }); });
    }
    for (int number = 1; number <= kCommits; ++number) {
      WriteNotes(number);
      Update();
    }
    over = true;
  }
  EXPECT_EQ(problems, std::vector<std::string>(kReaders));
  EXPECT_EQ(Searcher::Open(index())->Info().revision, kCommits + 1U);
}

TEST_F(Beside, Processes) {
  WriteNotes(0);
  Update();
  const std::filesystem::path flag = folder_.path() / "over";
  std::vector<pid_t> readers;
  for (int i = 0; i < kReaders; ++i) {
    const pid_t reader = fork();
    ASSERT_GE(reader, 0);
    if (reader == 0) {
      const std::string problem = LookOn(index(), [&] { return std::filesystem::exists(flag); });
      if (!problem.empty()) std::fprintf(stderr, "%s\n", problem.c_str());
      _exit(problem.empty() ? 0 : 1);
    }
    readers.push_back(reader);
  }
  for (int number = 1; number <= kCommits; ++number) {
    WriteNotes(number);
    Update();
  }
  std::ofstream(flag) << "over";
  for (const pid_t reader : readers) {
    int status = -1;
    ASSERT_EQ(waitpid(reader, &status, 0), reader);
    EXPECT_EQ(status, 0);
  }
}

}  // namespace
}  // namespace tanxun
