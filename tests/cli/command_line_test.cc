// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/tool/commands.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/suggest.h"
#include "query/tool/batch.h"
#include "query/tool/commands.h"
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

struct Settings {
  Words tags;
  int limit = 10;
  bool quiet = false;
  bool links = true;
  ColorChoice color = ColorChoice::kAuto;
};

constexpr Choice<ColorChoice> kColors[] = {{"auto", ColorChoice::kAuto},
                                           {"always", ColorChoice::kAlways}};

void AddFlags(FlagTable& flags, Settings& settings) {
  flags.List("--tag", {"TAG"}, settings.tags, "tags");
  flags.Number("-n,--limit", "N", settings.limit, {0, 100}, "how many");
  flags.Switch("-q,--quiet", settings.quiet, "say nothing");
  flags.Switch("--no-links", settings.links, "no links", false);
  flags.OneOf("--color", "WHEN", settings.color, kColors, "colours");
}

struct Line {
  Settings settings;
  Words words;
  bool help = false;
  std::string error;
};

Line Read(const Words& arguments) {
  Line line;
  FlagTable table;
  AddFlags(table, line.settings);
  const Result<ReadWords> read = table.Read(arguments);
  if (!read.ok()) {
    EXPECT_EQ(read.error().code, ErrorCode::kBadArgument);
    line.error = read.error().message;
    return line;
  }
  line.words = read->words;
  line.help = read->help;
  return line;
}

TEST(FlagTable, KeepsWordsAsTyped) {
  const Line line = Read({"[[a link]]", "--tag", "x", "[b,c]", "--tag=y=z", "-n5", "#t", "-",
                          "中 国", "", "-价格", "-(a b)", "-\"a b\"", "-#t", "--tag", "-v"});
  EXPECT_EQ(line.error, "");
  EXPECT_THAT(line.words, ElementsAre("[[a link]]", "[b,c]", "#t", "-", "中 国", "", "-价格",
                                      "-(a b)", "-\"a b\"", "-#t"));
  EXPECT_THAT(line.settings.tags, ElementsAre("x", "y=z", "-v"));
  EXPECT_EQ(line.settings.limit, 5);
}

TEST(FlagTable, AnArgumentWithABlankIsNoFlag) {
  const Line line = Read({"a", "-dog cat", "-q x", "--tag", "-x y", "--tag=-a b", "b"});
  EXPECT_EQ(line.error, "");
  EXPECT_THAT(line.words, ElementsAre("a", "-dog cat", "-q x", "b"));
  EXPECT_THAT(line.settings.tags, ElementsAre("-x y", "-a b"));
  EXPECT_FALSE(line.settings.quiet);
}

TEST(FlagTable, ReadsLettersTogetherAndTheLastValueCounts) {
  const Line line = Read({"-qn5", "--limit=7", "-qn", "9", "--no-links", "--color=always"});
  EXPECT_EQ(line.error, "");
  EXPECT_EQ(line.settings.limit, 9);
  EXPECT_TRUE(line.settings.quiet);
  EXPECT_FALSE(line.settings.links);
  EXPECT_EQ(line.settings.color, ColorChoice::kAlways);
}

TEST(FlagTable, TakesEverythingBehindTheMark) {
  const Line line = Read({"a", "--", "-b", "--limit", "--"});
  EXPECT_THAT(line.words, ElementsAre("a", "-b", "--limit", "--"));
  EXPECT_EQ(line.settings.limit, 10);
  EXPECT_FALSE(Read({"--", "--help"}).help);
  EXPECT_TRUE(Read({"x", "--help", "--nonsense"}).help);
  EXPECT_TRUE(Read({"x", "-h"}).help);
  EXPECT_THAT(Read({"--tag", "-h"}).settings.tags, ElementsAre("-h"));
}

TEST(FlagTable, EveryMistakeIsNamed) {
  struct Case {
    Words arguments;
    std::string message;
  };
  const Case cases[] = {
      {{"--limt", "3"}, "unknown flag --limt; did you mean --limit?"},
      {{"--limt=3"}, "did you mean --limit?"},
      {{"--tg", "x"}, "did you mean --tag?"},
      {{"--quite-unknown"}, "unknown flag --quite-unknown"},
      {{"-banana"}, "unknown flag -banana; what is no flag goes behind --: -- -banana"},
      {{"a", "x", "-dog"}, "behind --: -- -dog, or in quotes: 'x -dog'"},
      {{"--tag x"}, "unknown flag --tag x"},
      {{"--limit", "many"}, "--limit: many is no number from 0 to 100"},
      {{"--limit", "101"}, "--limit: 101 is no"},
      {{"--limit", "-1"}, "--limit: -1 is no"},
      {{"-n", "1x"}, "--limit: 1x is no"},
      {{"--limit="}, "--limit needs a value: --limit N"},
      {{"--limit"}, "--limit needs a value: --limit N"},
      {{"x", "-qn"}, "-n needs a value: -n N"},
      {{"-hbm"}, "unknown flag -hbm"},
      {{"-qh"}, "unknown flag -qh"},
      {{"-help"}, "unknown flag -help"},
      {{"--tag", "--quiet"}, "--tag needs a value"},
      {{"--tag", "--"}, "--tag needs a value"},
      {{"--limit", "99999999999999999999"}, "--limit"},
      {{"--quiet=yes"}, "--quiet takes no value"},
      {{"--color", "alwys"}, "--color: alwys is none of auto, always; did you mean always?"},
  };
  for (const Case& c : cases) EXPECT_THAT(Read(c.arguments).error, HasSubstr(c.message));
}

Words* seen = nullptr;

int RunFind(Settings& settings, const Words& words) {
  if (!words.empty() && words.front() == "throw") throw std::runtime_error("bad \x1b[31m");
  if (seen != nullptr) *seen = words;
  return settings.quiet ? kExitFound : kExitIncomplete;
}

Program SampleProgram() {
  return {.name = "prog",
          .page = {"COMMAND", "finds things", "prog search x", "0  found"},
          .leading_flags = {"--color", "--quiet"},
          .commands = {{"search",
                        [] {
                          return MakeCommand<Settings>(
                              {"WORD...", "finds", "prog search x", "0  found"}, AddFlags, RunFind);
                        }},
                       {"status",
                        [] {
                          return MakeCommand<Settings>({"", "tells", "prog status", "0  told"},
                                                       AddFlags, RunFind);
                        }},
                       {"page", [] {
                          return MakeCommand<Settings>(
                              {"WORD", "shows", "prog page x", "0  shown"},
                              [](FlagTable& /*flags*/, Settings& /*none*/) {}, RunFind);
                        }}}};
}

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome RunLine(Words arguments) {
  std::vector<char*> argv = {const_cast<char*>("prog")};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  CaptureStdout();
  CaptureStderr();
  const int status = RunProgram(SampleProgram(), static_cast<int>(argv.size()), argv.data());
  std::fflush(stdout);
  Outcome outcome = {status, GetCapturedStdout(), GetCapturedStderr()};
  EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
  return outcome;
}

TEST(RunProgram, FindsTheCommandAndItsFlagsOnEitherSide) {
  Words words;
  seen = &words;
  EXPECT_EQ(RunLine({"search", "a", "b"}).status, kExitIncomplete);
  EXPECT_THAT(words, ElementsAre("a", "b"));
  EXPECT_EQ(RunLine({"--quiet", "--color", "always", "search", "a"}).status, kExitFound);
  EXPECT_THAT(words, ElementsAre("a"));
  for (const Words& leading : {Words{"--color=always"}, Words{"--color", "always", "--quiet"}}) {
    Words line = leading;
    line.insert(line.end(), {"page", "x"});
    EXPECT_EQ(RunLine(line).status, kExitIncomplete) << "a command without flags";
    EXPECT_THAT(words, ElementsAre("x"));
  }
  seen = nullptr;
  EXPECT_EQ(RunLine({"--help"}).status, kExitFound);
  EXPECT_EQ(RunLine({"--color=always", "--help"}).status, kExitFound);
  EXPECT_EQ(RunLine({"--version"}).status, kExitFound);
  EXPECT_EQ(RunLine({"help"}).out, RunLine({"--help"}).out);
  EXPECT_EQ(RunLine({"help", "search"}).out, RunLine({"search", "--help"}).out);
}

TEST(RunProgram, EveryMistakeIsStatusTwoAndOnStandardError) {
  struct Case {
    Words arguments;
    std::string message;
  };
  const Case cases[] = {
      {{}, "Commands:"},
      {{"serch"}, "unknown command serch; did you mean search?"},
      {{"help", "serch"}, "did you mean search?"},
      {{"--nonsense"}, "unknown flag --nonsense"},
      {{"--limt", "3", "search"}, "did you mean --limit?"},
      {{"--limit", "3", "search"}, "--limit follows the command: prog search --limit"},
      {{"-n", "3", "search"}, "-n follows the command"},
      {{"--color"}, "--color needs a value: --color WHEN"},
      {{"search", "--limt"}, "did you mean --limit? (see prog search --help)"},
      {{"search", "throw"}, "unexpected: bad"},
      {{"status", "x"}, "status takes no words, only flags"},
  };
  for (const Case& c : cases) {
    const Outcome outcome = RunLine(c.arguments);
    EXPECT_EQ(outcome.status, kExitError) << c.message;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(c.message));
  }
}

TEST(RunProgram, HelpShowsExamplesBeforeFlagsBeforeStatus) {
  const std::string help = RunLine({"search", "x", "--help"}).out;
  const std::size_t examples = help.find("prog search x");
  const std::size_t flags = help.find("-n, --limit N                how many (10)\n");
  const std::size_t status = help.find("Exit status");
  ASSERT_NE(status, std::string::npos) << help;
  EXPECT_LT(examples, flags);
  EXPECT_LT(flags, status);
  EXPECT_THAT(help, HasSubstr("--color WHEN                 colours: auto, always (auto)\n"));
}

// Same letter, same name, same kind of value: in every command of both programs.
TEST(Programs, FlagsMeanTheSameEverywhere) {
  std::map<std::string, std::string> names;
  std::map<std::string, std::string> values;
  for (const Program& program : {IndexerProgram(), ReaderProgram()}) {
    for (const CommandEntry& entry : program.commands) {
      const Command command = entry.make();
      std::set<std::string> once;
      for (const Flag& flag : command.flags.flags()) {
        SCOPED_TRACE(std::string(entry.name) + " " + flag.name);
        EXPECT_TRUE(once.insert(flag.name).second);
        EXPECT_EQ(flag.name.rfind("--", 0), 0u);
        EXPECT_NE(flag.help.back(), '.');
        // What a command prints has its own formats.
        const bool is_format = flag.value.name == "FORMAT";
        const std::string value =
            flag.value.name + ": " + (is_format ? "" : JoinWords(flag.value.choices));
        EXPECT_EQ(values.emplace(flag.name, value).first->second, value);
        if (flag.letter.empty()) continue;
        EXPECT_EQ(flag.letter.size(), 2u);
        EXPECT_EQ(names.emplace(flag.letter, flag.name).first->second, flag.name);
      }
      EXPECT_NE(command.page.examples.find(program.name + " " + std::string(entry.name)),
                std::string::npos)
          << entry.name;
    }
    for (const std::string& name : program.leading_flags) {
      EXPECT_NE(program.commands.front().make().flags.Find(name), nullptr) << name;
    }
  }
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

TEST(RenderProgress, StaysOnOneLine) {
  UpdateProgress progress{42, 100, 0, 0, "a.md"};
  EXPECT_EQ(RenderProgress(progress, 0, 60), " 42% [########------------] 42/100 files  a.md");
  progress = {80, 100, 1'000'000, 4'000'000, "a.md"};
  EXPECT_EQ(RenderProgress(progress, 2, 90),
            " 25% [#####---------------] 80/100 files, 40/s, 0.5 MB/s, 6 s left  a.md");
  progress.total_bytes = 101'000'000;
  EXPECT_THAT(RenderProgress(progress, 2, 90), HasSubstr(", 3 min 20 s left  a.md"));
  EXPECT_EQ(RenderProgress({1, 2, 0, 0, "x\x1b]0;\n"}, 1, 80).find_first_of("\x1b\n"),
            std::string::npos);
  EXPECT_EQ(RenderProgress({1, 2, 0, 0, "path"}, 1, 10).size(), 10u);
}

}  // namespace
}  // namespace tanxun
