// SPDX-License-Identifier: GPL-2.0-or-later
// The program tanxun on terminals of fixed sizes: width, colours, links, pager, interrupt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "tests/cli/programs/program_fixture.h"
#include "tests/cli/programs/pseudo_terminal.h"

namespace tanxun {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr unsigned short kManyRows = 500;

struct Shown {
  std::string text;
  int status;
};

class OnATerminal : public Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    Write(folder_ / "notes/long.md",
          "# A heading of quite some length, with 很长的中文标题 in it\n\n#a-tag-of-some-length "
          "#又一个标签 🔴\n\n中芯国际受出口管制影响很大，先进制程设备的进口受到限制。Lithography "
          "tools "
          "from the Netherlands need an export licence since 2023 👩\u200D💻👩\u200D💻. "
          "https://example.org/a/very/long/address/without/any/blank/at/all/in/it\n");
    IndexNotes();
  }

  Shown Show(const std::vector<std::string>& words, unsigned short columns, unsigned short rows,
             const std::string& environment = "", const std::string& redirection = "",
             const std::string& program = TANXUN_PROGRAM) const {
    PseudoTerminal terminal(CommandLine(program, words, "TERM=xterm " + environment) + redirection,
                            columns, rows);
    std::string text = std::regex_replace(terminal.ReadAll(), std::regex("\r\n"), "\n");
    return {std::move(text), terminal.Wait()};
  }
};

// The text without our colours and links.
std::string Plain(const std::string& text) {
  static const std::regex ours("\x1b\\[[0-9;]*m|\x1b\\]8;;(?:file://[ -~]*)?\x1b\\\\");
  return std::regex_replace(text, ours, "");
}

TEST_F(OnATerminal, NoLineIsWiderThanTheWindow) {
  const std::vector<std::vector<std::string>> commands = {
      {"search", "lithography", "出口管制"},
      {"search", "--context", "2", "lithography"},
      {"facets"},
      {"facts"},
      {"ask", "where is the HQ of Zerui Chips"},
      {"ask", "who is the CEO of Zerui Chips"},
  };
  for (const unsigned short columns : std::initializer_list<unsigned short>{40, 80, 160}) {
    for (const std::vector<std::string>& words : commands) {
      const Shown shown = Show(words, columns, kManyRows);
      EXPECT_LE(shown.status, 1) << words[0];
      EXPECT_GT(Lines(shown.text).size(), 2u) << words[0];
      for (const std::string& line : Lines(Plain(shown.text))) {
        if (line.rfind("tanxun: ", 0) == 0) continue;  // Standard error.
        EXPECT_LE(TerminalWidth(line), columns) << words[0] << ": " << line;
      }
    }
  }
}

TEST_F(OnATerminal, ANarrowWindowShowsTheSameWordsAsAWideOne) {
  const auto letters = [&](unsigned short columns) {
    const Shown shown = Show({"search", "lithography", "出口管制"}, columns, kManyRows);
    return std::regex_replace(Plain(shown.text), std::regex("[ \n]+"), "");
  };
  EXPECT_EQ(letters(40), letters(160));
  EXPECT_THAT(letters(40), HasSubstr("👩\u200D💻👩\u200D💻"));
}

TEST_F(OnATerminal, TheEnvironmentsSizeCountsFirst) {
  const Shown shown = Show({"search", "lithography"}, 160, kManyRows, "COLUMNS=30");
  for (const std::string& line : Lines(Plain(shown.text))) {
    if (line.rfind("tanxun: ", 0) == 0) continue;
    EXPECT_LE(TerminalWidth(line), 30u) << line;
  }
}

TEST_F(OnATerminal, ColoursAndLinksAreForTerminalsThatWantThem) {
  const std::vector<std::string> words = {"search", "lithography"};
  const Shown plain = Show(words, 80, kManyRows);
  EXPECT_THAT(plain.text, HasSubstr("\x1b[1;31mLithography\x1b[0m"));
  EXPECT_THAT(plain.text, HasSubstr("\x1b]8;;file://"));
  EXPECT_THAT(plain.text, HasSubstr((folder_ / "notes/long.md").string() + "\x1b\\"));
  EXPECT_THAT(plain.text, HasSubstr("🔴 red"));
  for (const char* environment : {"NO_COLOR=1", "TERM=dumb"}) {
    EXPECT_EQ(Show(words, 80, kManyRows, environment).text, Plain(plain.text)) << environment;
  }
  EXPECT_EQ(Show({"search", "lithography", "--color", "never"}, 80, kManyRows).text,
            Plain(plain.text));
  EXPECT_THAT(Show({"search", "lithography", "--color=always"}, 80, kManyRows, "NO_COLOR=1").text,
              HasSubstr("\x1b[1;31m"));
  const Output piped = Tanxun({"search", "lithography", "--color", "always"});
  EXPECT_THAT(piped.out, HasSubstr("\x1b[1;31mLithography\x1b[0m"));
  EXPECT_THAT(piped.out, Not(HasSubstr("\x1b]8;;")));
  EXPECT_EQ(Plain(piped.out), Tanxun({"search", "lithography"}).out);
}

TEST_F(OnATerminal, ThePagerStartsOnlyForWhatIsLongerThanTheScreen) {
  struct Case {
    std::vector<std::string> words;
    unsigned short rows;
    std::string environment;
    std::string redirection;
    bool is_paged;
  };
  const std::string pager = "TANXUN_PAGER=\"sed 's/^/PAGED /'\" PAGER=false";
  const std::vector<std::string> search = {"search", "lithography", "出口管制"};
  const Case cases[] = {
      {search, 5, pager, "", true},
      {{"facets"}, 5, pager, "", true},
      {{"facts"}, 5, pager, "", true},
      {{"get", "zerui.md"}, 5, pager, "", true},
      {{"analyze", "one two three"}, 5, pager, "", true},
      {{"explain", "lithography"}, 5, pager, "", true},
      {{"ask", "when was Zerui Chips founded"}, 2, pager, "", true},
      {search, 5, "PAGER=\"sed 's/^/PAGED /'\"", "", true},
      {search, 200, pager, "", false},
      {search, 5, pager, " <stdin", false},
      {search, 5, pager + " TERM=dumb", "", false},
      {search, 5, "TANXUN_PAGER= PAGER=\"sed 's/^/PAGED /'\"", "", false},
      {search, 5, "TANXUN_PAGER=cat", "", false},
      {{"search", "lithography", "--no-pager"}, 5, pager, "", false},
      {{"--no-pager", "search", "lithography"}, 5, pager, "", false},
      {{"search", "lithography", "--json"}, 5, pager, "", false},
      {{"search", "lithography", "--ndjson"}, 1, pager, "", false},
      {{"search", "lithography", "-l", "-0"}, 1, pager, "", false},
      {{"search", "lithography", "--count"}, 1, pager, "", false},
      {{"search", "lithography", "-q"}, 1, pager, "", false},
      {{"facts", "--json"}, 5, pager, "", false},
  };
  for (const Case& c : cases) {
    const Shown shown = Show(c.words, 80, c.rows, c.environment, c.redirection);
    EXPECT_EQ(shown.status, 0) << shown.text;
    EXPECT_EQ(shown.text.find("PAGED ") != std::string::npos, c.is_paged)
        << JoinedWords(c.words) << ", " << c.environment << c.redirection << "\n"
        << shown.text;
  }
}

TEST_F(OnATerminal, WhatBecomesOfThePagerIsNoError) {
  const std::string all = Show({"facts", "--no-pager"}, 80, 5).text;
  for (const char* early : {"true", "false", "head -n 1", "exit 130"}) {
    const Shown shown = Show({"facts"}, 80, 5, "PAGER=\"" + std::string(early) + "\"");
    EXPECT_EQ(shown.status, 0) << early;
    EXPECT_LT(shown.text.size(), all.size()) << early << ": printed all the same";
  }
  const Shown missing = Show({"facts"}, 80, 5, "PAGER=no-such-pager");
  EXPECT_EQ(missing.status, 0);
  EXPECT_THAT(missing.text, HasSubstr(all));
  // The exit status is the command's own.
  EXPECT_EQ(Show({"ask", "who is the CEO of Zerui Chips"}, 80, 3, "PAGER=cat\\ -").status, 1);
}

TEST_F(OnATerminal, LessIsToldToStayWhenNobodyToldIt) {
  const Shown shown = Show({"facts"}, 80, 5, "PAGER='echo =$LESS='");
  EXPECT_THAT(shown.text, HasSubstr("=FRX="));
  EXPECT_THAT(Show({"facts"}, 80, 5, "LESS=M PAGER='echo =$LESS='").text, HasSubstr("=M="));
}

TEST_F(OnATerminal, NothingOfANoteDrivesTheTerminal) {
  const std::string evil =
      "e\x1b[31m\u202E\u061C\xC2\x9B"
      "\a\u2066";
  Write(folder_ / ("notes/" + evil + "\xff\n.md"),
        "---\ntags: [\"" + evil + "\"]\naliases: [\"al " + evil + "\"]\n---\n# T " + evil +
            "\n\nhostile " + evil + " words\n\n**Label " + evil + ":** value " + evil + "\n\n| " +
            evil + " | b |\n|---|---|\n| c" + evil + " | d |\n");
  Index({"update", "notes"});
  const std::vector<std::vector<std::string>> commands = {
      {"search", "hostile"},
      {"search", "hostile", "--context", "9"},
      {"search", "hostile", "-l"},
      {"search", "hostile", "-l", "-0"},
      {"search", "hostile", "--json"},
      {"search", "hostile", "--ndjson", "--facet", "tag"},
      {"search", "hostile", "--format", "vimgrep"},
      {"search", "hostile", "--format", "trec"},
      {"search", "hostile", "--explain"},
      {"search", evil},
      {"search", "tittle" + evil + ":x"},
      {"search", "hostile", "--since", evil},
      {"search", "hostile", "--sort", evil},
      {"search", "hostile", "--in", evil},
      {"search", "--queries", evil},
      {"search", "--" + evil},
      {"facts"},
      {"facts", "--ndjson"},
      {"facets"},
      {"facets", evil},
      {"facets", "--json"},
      {"ask", "what is the label of T " + evil},
      {"ask", evil},
      {"get", evil + "\xff\n.md"},
      {"get", evil},
      {"analyze", evil},
      {"explain", "hostile " + evil},
      {"explain", "hostile", "--why", evil},
      {"similar", evil + "\xff\n.md"},
      {"similar", evil},
      {"status"},
      {evil},
      {"--db", evil, "status"},
      {"completion", evil},
      {"manual", evil},
  };
  const std::string file = "notes/" + evil + "\xff\n.md";
  const std::vector<std::vector<std::string>> indexer_commands = {
      {"update", "-v", "--rebuild"},
      {"update", "--dry-run", "--rebuild", "--json"},
      {"update", evil},
      {"update", "--encoding", evil, file},
      {"update", "--" + evil},
      {"read", file},
      {"read", file, "--json"},
      {"read", evil},
      {"status"},
      {"check"},
      {"check", "--json"},
      {"remove", evil},
      {"remove", file},
      {evil},
  };
  const auto expect_safe = [&](const std::vector<std::string>& words, const std::string& program) {
    const Shown shown = Show(words, 80, kManyRows, "", "", program);
    EXPECT_LE(shown.status, 2) << JoinedWords(words);
    // A progress line comes and goes with sequences of its own.
    std::string plain = std::regex_replace(Plain(shown.text), std::regex("\r\x1b\\[K"), "");
    std::erase(plain, '\0');  // Of -0.
    EXPECT_EQ(SafeText(plain), plain) << SafeText(JoinedWords(words));
  };
  for (const auto& words : commands) expect_safe(words, TANXUN_PROGRAM);
  for (const auto& words : indexer_commands) expect_safe(words, TANXUN_INDEX_PROGRAM);
}

TEST_F(OnATerminal, AManualIsShownByMan) {
  const Shown raw = Show({"manual", "query"}, 80, kManyRows, "PATH=");
  EXPECT_EQ(raw.status, 0);
  EXPECT_THAT(raw.text, HasSubstr(".SH \"NAME\"\n"));
  Write(folder_ / "bin/man", "#!/bin/sh\nexit 3\n");
  fs::permissions(folder_ / "bin/man", fs::perms::owner_all);
  const std::string broken_man = "PATH=" + (folder_ / "bin").string() + ":/usr/bin:/bin";
  EXPECT_THAT(Show({"manual", "query"}, 80, kManyRows, broken_man + " PAGER=cat").text,
              HasSubstr(".SH \"NAME\"\n"));
  EXPECT_THAT(Show({"manual", "query"}, 80, 5, broken_man + " PAGER='echo PAGED'").text,
              HasSubstr("PAGED"));
  if (std::system("command -v man >/dev/null") != 0) GTEST_SKIP() << "no man";
  const Shown shown = Show({"manual", "query"}, 80, kManyRows, "MANPAGER=cat LC_ALL=C.UTF-8");
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.text, HasSubstr("the query language of tanxun\n"));
  EXPECT_THAT(shown.text, Not(HasSubstr(".SH")));
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--no-pager", "manual"}, {"manual", "--no-pager"}}) {
    const Shown unpaged = Show(words, 80, kManyRows, "MANPAGER=false");
    EXPECT_EQ(unpaged.status, 0);
    EXPECT_THAT(unpaged.text, HasSubstr("tanxun-index(1)"));
    EXPECT_THAT(unpaged.text, Not(HasSubstr(".SH")));
  }
}

TEST_F(OnATerminal, AnInterruptIsStatus130) {
  PseudoTerminal terminal(CommandLine(TANXUN_PROGRAM, {"search", "--queries", "-"}, ""), 80, 24);
  terminal.Type("1\tlithography\n");
  terminal.ReadUntil("zerui.md");
  terminal.Type("\x03");
  terminal.ReadAll();
  EXPECT_EQ(terminal.Wait(), 130);
}

}  // namespace
}  // namespace tanxun
