// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/tool/progress.h"
#include "indexer/tool/suggest.h"
#include "query/tool/batch.h"
#include "query/tool/flags.h"
#include "query/tool/source_place.h"

namespace tanxun {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::internal::CaptureStderr;
using testing::internal::CaptureStdout;
using testing::internal::GetCapturedStderr;
using testing::internal::GetCapturedStdout;

const HelpPage kPage = {"prog", "find", "[FLAGS] WORD...", "finds", "prog find x", "0  found"};

struct Line {
  std::optional<std::vector<std::string>> words;
  std::vector<std::string> tags;
  int limit = 10;
  int exit = -1;
  std::string out;
  std::string err;
};

Line Read(const std::vector<std::string>& arguments) {
  Line line;
  CLI::App app;
  AddList(app, "--tag", line.tags, "tags");
  app.add_option("-n,--limit", line.limit, "how many")->type_name("N")->check(CLI::Range(0, 100));
  CaptureStdout();
  CaptureStderr();
  line.words = ReadCommandLine(app, kPage, arguments, line.exit);
  std::fflush(stdout);
  line.out = GetCapturedStdout();
  line.err = GetCapturedStderr();
  return line;
}

TEST(ReadCommandLine, KeepsWordsAsTyped) {
  const Line line =
      Read({"[[a link]]", "--tag", "x", "[b,c]", "--tag=y", "-n5", "#t", "-", "中 国"});
  ASSERT_TRUE(line.words.has_value()) << line.err;
  EXPECT_THAT(*line.words, ElementsAre("[[a link]]", "[b,c]", "#t", "-", "中 国"));
  EXPECT_THAT(line.tags, ElementsAre("x", "y"));
  EXPECT_EQ(line.limit, 5);
}

TEST(ReadCommandLine, TakesEverythingAfterTheMark) {
  const Line line = Read({"a", "--", "-b", "--limit", "--"});
  ASSERT_TRUE(line.words.has_value());
  EXPECT_THAT(*line.words, ElementsAre("a", "-b", "--limit", "--"));
  EXPECT_EQ(line.limit, 10);
}

TEST(ReadCommandLine, EveryMistakeIsStatusTwo) {
  struct Case {
    std::vector<std::string> arguments;
    std::string message;
  };
  const Case cases[] = {
      {{"--limt", "3"}, "did you mean --limit?"},
      {{"--limt=3"}, "did you mean --limit?"},
      {{"--quite-unknown"}, "unknown flag --quite-unknown"},
      {{"x", "-banana"}, "go after --"},
      {{"--limit", "many"}, "--limit"},
      {{"--limit", "101"}, "--limit"},
      {{"--limit", "-1"}, "--limit"},
      {{"--limit"}, "--limit"},
      {{"--limit", "99999999999999999999"}, "--limit"},
  };
  for (const Case& c : cases) {
    const Line line = Read(c.arguments);
    EXPECT_FALSE(line.words.has_value()) << c.message;
    EXPECT_EQ(line.exit, kExitError);
    EXPECT_THAT(line.err, HasSubstr(c.message));
    EXPECT_EQ(line.out, "");
  }
}

TEST(ReadCommandLine, HelpShowsExamplesBeforeFlagsBeforeStatus) {
  const Line line = Read({"x", "--help"});
  EXPECT_FALSE(line.words.has_value());
  EXPECT_EQ(line.exit, kExitFound);
  const std::size_t examples = line.out.find("prog find x");
  const std::size_t flags = line.out.find("--limit N");
  const std::size_t status = line.out.find("Exit status");
  ASSERT_NE(status, std::string::npos);
  EXPECT_LT(examples, flags);
  EXPECT_LT(flags, status);
}

int RunLine(std::vector<std::string> arguments, std::vector<std::string>* seen = nullptr) {
  const std::vector<Command> commands = {
      {"search", "", "",
       [&](const std::vector<std::string>& words) {
         if (seen != nullptr) *seen = words;
         return kExitIncomplete;
       }},
      {"fail", "", "", [](const auto&) -> int { throw std::runtime_error("bad \x1b[31m"); }}};
  std::vector<char*> argv = {const_cast<char*>("prog")};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  CaptureStdout();
  CaptureStderr();
  const int status = RunProgram({"prog", "", "", "", "", ""}, commands,
                                static_cast<int>(argv.size()), argv.data());
  std::fflush(stdout);
  GetCapturedStdout();
  const std::string err = GetCapturedStderr();
  EXPECT_EQ(err.find('\x1b'), std::string::npos);
  if (arguments.size() == 1 && arguments[0] == "serch") {
    EXPECT_THAT(err, HasSubstr("did you mean search?"));
  }
  return status;
}

TEST(RunProgram, FindsTheCommandAndMapsEveryStatus) {
  std::vector<std::string> seen;
  EXPECT_EQ(RunLine({"--db", "d", "search", "--tag", "x"}, &seen), kExitIncomplete);
  EXPECT_THAT(seen, ElementsAre("--db", "d", "--tag", "x"));
  EXPECT_EQ(RunLine({}), kExitError);
  EXPECT_EQ(RunLine({"serch"}), kExitError);
  EXPECT_EQ(RunLine({"--nonsense"}), kExitError);
  EXPECT_EQ(RunLine({"--help"}), kExitFound);
  EXPECT_EQ(RunLine({"--version"}), kExitFound);
  EXPECT_EQ(RunLine({"fail"}), kExitError);
}

TEST(Nearest, SuggestsOnlyWhatIsNear) {
  const std::vector<std::string> names = {"search", "status", "facets", "facts", "ask"};
  EXPECT_EQ(Nearest("serach", names), "search");
  EXPECT_EQ(Nearest("stats", names), "status");
  EXPECT_EQ(Nearest("fact", names), "facts");
  EXPECT_EQ(Nearest("sear", names), "search");
  EXPECT_EQ(Nearest("mcp", names), "");
  EXPECT_EQ(Nearest("", names), "");
  EXPECT_EQ(Nearest(std::string(100'000, 'x'), names), "");
}

TEST(ReadSize, UnderstandsUnits) {
  EXPECT_EQ(ReadSize("16M"), 16u << 20);
  EXPECT_EQ(ReadSize("512k"), 512u << 10);
  EXPECT_EQ(ReadSize("1GiB"), 1u << 30);
  EXPECT_EQ(ReadSize("2MB"), 2u << 20);
  EXPECT_EQ(ReadSize("1234"), 1234u);
  EXPECT_EQ(ReadSize("7b"), 7u);
  for (const char* bad :
       {"", "M", "-1", "1.5M", "16X", "1MM", "99999999999999999999", "99999999999T"}) {
    EXPECT_FALSE(ReadSize(bad).has_value()) << bad;
  }
}

TEST(ParseBatchLine, SplitsColumnsAndNamesProblems) {
  const BatchLine plain = ParseBatchLine("q1\twhat is it\r", 3);
  EXPECT_EQ(plain.id, "q1");
  EXPECT_EQ(plain.text, "what is it");
  EXPECT_EQ(plain.path, "");
  EXPECT_EQ(plain.problem, "");
  EXPECT_EQ(plain.number, 3u);
  const BatchLine with_path = ParseBatchLine("\xEF\xBB\xBFq2\t总部在哪里\t笔记/a b.md", 1);
  EXPECT_EQ(with_path.id, "q2");
  EXPECT_EQ(with_path.path, "笔记/a b.md");
  EXPECT_NE(ParseBatchLine("no tab", 1).problem, "");
  EXPECT_EQ(ParseBatchLine("no tab", 1).id, "no tab");
  EXPECT_NE(ParseBatchLine("q3\t  ", 1).problem, "");
  EXPECT_NE(ParseBatchLine("\twhat", 1).problem, "");
}

TEST(ParseSourcePlace, ReadsLinesFromTheEnd) {
  struct Case {
    std::string text;
    std::string path;
    LineRange lines;
  };
  const Case cases[] = {
      {"a.md", "a.md", {0, 0}},
      {"a.md:12", "a.md", {12, 12}},
      {"a.md:12:5", "a.md", {12, 16}},
      {"f.jsonl#7:3", "f.jsonl#7", {3, 3}},
      {"a:b.md", "a:b.md", {0, 0}},
      {"a.md:", "a.md:", {0, 0}},
      {"a:b:3", "a:b", {3, 3}},
      {"1:2:3:4", "1:2", {3, 6}},
      {":3", ":3", {0, 0}},
      {"a.md:-3", "a.md:-3", {0, 0}},
  };
  for (const Case& c : cases) {
    const auto place = ParseSourcePlace(c.text);
    ASSERT_TRUE(place.has_value()) << c.text;
    EXPECT_EQ(place->path, c.path);
    EXPECT_EQ(place->lines, c.lines) << c.text;
  }
  for (const char* bad : {"a.md:0", "a.md:1:0", "a.md:99999999999"}) {
    EXPECT_FALSE(ParseSourcePlace(bad).has_value()) << bad;
  }
}

TEST(ReadFacetFields, SplitsChecksAndSuggests) {
  const auto fields = ReadFacetFields({"tag,year", "tag"});
  ASSERT_TRUE(fields.ok());
  EXPECT_THAT(*fields, ElementsAre("tag", "year"));
  const auto wrong = ReadFacetFields({"tiker"});
  ASSERT_FALSE(wrong.ok());
  EXPECT_THAT(wrong.error().message, HasSubstr("did you mean ticker?"));
}

TEST(Choices, NameTheAlternatives) {
  EXPECT_EQ(*ReadSortOrder("date"), SortOrder::kDate);
  EXPECT_EQ(*ReadGrouping("source"), Grouping::kSource);
  EXPECT_EQ(*ReadColor("never"), ColorChoice::kNever);
  EXPECT_THAT(ReadSortOrder("dat").error().message, HasSubstr("did you mean date?"));
  EXPECT_THAT(ReadColor("blue").error().message, HasSubstr("auto, always, never"));
}

TEST(RenderProgress, StaysOnOneLine) {
  EXPECT_EQ(RenderProgress(42, 100, "a.md", 60), " 42% [########------------] 42/100 a.md");
  EXPECT_EQ(RenderProgress(5, 0, "", 60), "  0% [--------------------] 5/0 ");
  EXPECT_EQ(RenderProgress(1, 2, "x\x1b]0;\n", 80).find_first_of("\x1b\n"), std::string::npos);
  EXPECT_EQ(RenderProgress(1, 2, "path", 10).size(), 10u);
}

}  // namespace
}  // namespace tanxun
