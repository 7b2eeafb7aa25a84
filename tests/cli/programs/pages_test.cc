// SPDX-License-Identifier: GPL-2.0-or-later
// Manual pages and completion scripts against --help, each read by the program it is for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/cli/programs/program_fixture.h"
#include "tests/cli/programs/pseudo_terminal.h"

namespace tanxun {
namespace {

using testing::HasSubstr;
using testing::Not;

using Names = std::set<std::string>;
using FlagsByCommand = std::map<std::string, Names>;

struct Tool {
  std::string name;
  std::string path;
};
const Tool kTools[] = {{"tanxun", TANXUN_PROGRAM}, {"tanxun-index", TANXUN_INDEX_PROGRAM}};

bool Has(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

Names AllMatches(const std::string& text, const std::string& pattern) {
  Names names;
  const std::regex regex(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) {
    names.insert((*it)[1]);
  }
  return names;
}

class Pages : public Programs {
 protected:
  // What --help of each command says.
  FlagsByCommand Helped(const Tool& tool) const {
    FlagsByCommand flags;
    const std::string help = Execute(tool.path, {"--help"}).out;
    const std::size_t begin = help.find("Commands:");
    const std::string commands = help.substr(begin, help.find("\n\n", begin) - begin);
    for (const std::string& command : AllMatches(commands, "\n  ([a-z]+)")) {
      const std::string page = Execute(tool.path, {command, "--help"}).out;
      const std::string table = page.substr(page.find("Flags:"));
      flags[command] = AllMatches(table, "\n  (?:-., )?(--[a-z-]+)");
      flags[command].merge(AllMatches(table, "\n  (-.), "));
    }
    EXPECT_GE(flags.size(), 7u);
    return flags;
  }

  // Runs a shell's script in the test's folder, the programs in its path.
  std::string RunShell(const std::string& shell, const std::string& script) const {
    Write(folder_ / "script", script);
    const std::string path = fs::path(TANXUN_PROGRAM).parent_path().string() + ":$PATH";
    return Execute("/usr/bin/env", {shell, "script"}, "", "PATH=" + path).out;
  }
  std::string Zsh() const {
    const std::string path = fs::path(TANXUN_PROGRAM).parent_path().string() + ":$PATH";
    return CommandLine("/usr/bin/env", {"zsh", "-f", "-i"}, "PS1=READY TERM=dumb PATH=" + path);
  }
  std::string Script(const Tool& tool, const std::string& shell) const {
    const Output output = Execute(tool.path, {"completion", shell});
    EXPECT_EQ(output.status, 0);
    return output.out;
  }
};

// "== TITLE" and a name a line below it.
FlagsByCommand ReadListing(const std::string& listing) {
  FlagsByCommand names;
  std::string title;
  for (const std::string& line : Lines(listing)) {
    if (line.rfind("== ", 0) == 0) {
      title = line.substr(3);
      names[title];
    } else {
      names[title].insert(line.substr(0, line.find('\t')));
    }
  }
  return names;
}

TEST_F(Pages, TheManualHasTheCommandsAndFlagsOfHelp) {
  for (const Tool& tool : kTools) {
    FlagsByCommand described;
    std::string command;
    const std::string page = Execute(tool.path, {"manual"}).out;
    for (const std::string& line : Lines(page)) {
      std::smatch match;
      if (std::regex_search(line, match, std::regex("^\\.SS \"\\S+ ([a-z]+) "))) {
        command = match[1];
        described[command];
      } else if (line.rfind("\\fB\\-", 0) == 0) {
        const std::string plain = std::regex_replace(line, std::regex("\\\\-"), "-");
        described[command].merge(AllMatches(plain, "\\\\fB(--?[a-z0-9A-Z-]+)"));
      }
    }
    EXPECT_EQ(described, Helped(tool));
  }
}

TEST_F(Pages, TheQueryManualHasEveryField) {
  const std::string page = Tanxun({"manual", "query"}).out;
  for (const char* field : {"title:", "path:", "ticker:", "prop.KEY:"}) {
    EXPECT_THAT(page, HasSubstr(std::string("\\fB") + field)) << field;
  }
  EXPECT_THAT(page, HasSubstr("look at one passage at a time, with \\-\\-group source too"));
  EXPECT_THAT(page, HasSubstr("as it is written, not its other names"));
  EXPECT_EQ(Tanxun({"manual", "quary"}).status, 2);
}

TEST_F(Pages, ManualsAreWithoutAWarning) {
  if (!Has("groff")) GTEST_SKIP() << "no groff";
  Write(folder_ / "tanxun.1", Tanxun({"manual"}).out);
  Write(folder_ / "tanxun-query.7", Tanxun({"manual", "query"}).out);
  Write(folder_ / "tanxun-index.1", Index({"manual"}).out);
  for (const char* page : {"tanxun.1", "tanxun-query.7", "tanxun-index.1"}) {
    const Output output = Execute("/usr/bin/env", {"groff", "-man", "-Tutf8", "-ww", page});
    EXPECT_EQ(output.status, 0) << page;
    EXPECT_EQ(output.err, "") << page;
    EXPECT_GT(output.out.size(), 1000u) << page;
  }
  const Output query =
      Execute("/usr/bin/env", {"groff", "-man", "-Tutf8", "-P-cbou", "tanxun-query.7"});
  EXPECT_THAT(query.out, HasSubstr("平头"));
}

TEST_F(Pages, BashCompletesTheFlagsOfHelp) {
  if (!Has("bash")) GTEST_SKIP() << "no bash";
  for (const Tool& tool : kTools) {
    const FlagsByCommand helped = Helped(tool);
    std::string script = Script(tool, "bash") +
                         "t() { echo \"== $1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($#-1));\n"
                         "$(complete -p \"$1\" | sed 's/.*-F \\([^ ]*\\) .*/\\1/');\n"
                         "[[ $COMPREPLY ]] && printf '%s\\n' \"${COMPREPLY[@]}\"; }\n";
    for (const auto& [command, flags] : helped) {
      script += "t " + command + " " + tool.name + " " + command + " -\n";
    }
    script += "t commands " + tool.name + " ''\n";
    FlagsByCommand listed = ReadListing(RunShell("bash", script));
    Names commands = listed["commands"];
    listed.erase("commands");
    EXPECT_EQ(listed, helped);
    EXPECT_EQ(commands.erase("help"), 1u);
    for (const std::string& command : commands) EXPECT_EQ(helped.count(command), 1u) << command;
    EXPECT_EQ(commands.size(), helped.size());
  }
}

TEST_F(Pages, FishCompletesTheFlagsOfHelp) {
  if (!Has("fish")) GTEST_SKIP() << "no fish";
  for (const Tool& tool : kTools) {
    const FlagsByCommand helped = Helped(tool);
    std::string script = Script(tool, "fish");
    for (const auto& [command, flags] : helped) {
      script += "echo == " + command + "\ncomplete -C '" + tool.name + " " + command + " -'\n";
    }
    script += "echo == commands\ncomplete -C '" + tool.name + " '\n";
    FlagsByCommand listed = ReadListing(RunShell("fish", script));
    Names commands = listed["commands"];
    listed.erase("commands");
    EXPECT_EQ(listed, helped);
    EXPECT_EQ(commands.size(), helped.size() + 1);
  }
}

// zsh completes at a prompt only.
class ZshPrompt {
 public:
  explicit ZshPrompt(const std::string& command) : terminal_(command, 200, 100) {
    terminal_.ReadUntil("READY");
    Run("fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -D -u; LISTMAX=10000; "
        "zstyle ':completion:*' insert-tab false; print DO''NE\n");
  }

  // What is shown after `keys`.
  std::string Answer(const std::string& keys) { return Run(keys + "\x15print DO''NE\n"); }

 private:
  // Waits for the next prompt: keys that come before it go to the terminal alone.
  std::string Run(const std::string& keys) {
    terminal_.Type(keys);
    std::string shown = terminal_.ReadUntil("\nDONE");
    terminal_.ReadUntil("READY");
    return shown;
  }

  PseudoTerminal terminal_;
};

TEST_F(Pages, ZshCompletesTheFlagsOfHelp) {
  if (!Has("zsh")) GTEST_SKIP() << "no zsh";
  for (const Tool& tool : kTools) {
    Write(folder_ / ("functions/_" + tool.name), Script(tool, "zsh"));
  }
  ZshPrompt prompt(Zsh());
  for (const Tool& tool : kTools) {
    for (const auto& [command, flags] : Helped(tool)) {
      const std::string shown = prompt.Answer(tool.name + " " + command + " -\t");
      Names listed = AllMatches(shown, "\n(--[a-z-]+) [^\n]*-- ");
      listed.merge(AllMatches(shown, "\n--[a-z-]+ +(-.) +-- "));
      listed.merge(AllMatches(shown, "\n(-.) +-- "));
      EXPECT_EQ(listed, flags) << tool.name << " " << command << shown;
    }
  }
  EXPECT_THAT(prompt.Answer("tanxun se\t"), HasSubstr("tanxun search "));
  EXPECT_THAT(prompt.Answer("tanxun search --sort \t"),
              HasSubstr("date       path       relevance"));
  EXPECT_THAT(prompt.Answer("tanxun --db x facets y\t"), HasSubstr("facets year "));
}

TEST_F(Pages, ZshTakesTheScriptSourcedToo) {
  if (!Has("zsh")) GTEST_SKIP() << "no zsh";
  for (const Tool& tool : kTools) Write(folder_ / (tool.name + ".zsh"), Script(tool, "zsh"));
  ZshPrompt prompt(Zsh());
  for (const Tool& tool : kTools) {
    EXPECT_THAT(prompt.Answer("source ./" + tool.name + ".zsh\n"), Not(HasSubstr("_arguments")));
    EXPECT_THAT(prompt.Answer(tool.name + " stat\t"), HasSubstr(tool.name + " status "));
  }
  EXPECT_THAT(prompt.Answer("eval \"$(<tanxun.zsh)\"\n"), Not(HasSubstr("_arguments")));
}

// The answers to one line, in each shell.
TEST_F(Pages, ShellsKnowChoicesAndSources) {
  IndexNotes();
  const std::string evil = "q;$(touch owned)`touch owned` & touch owned #.md";
  Write(folder_ / "notes" / evil, "---\ntags: ['china;$(touch owned)']\n---\nhostile name\n");
  Write(folder_ / "notes/line\nbreak.md", "hostile name\n");
  Write(folder_ / "notes/equal.md", "---\ntags: ['x = y']\n---\nhostile name\n");
  IndexNotes();
  ASSERT_EQ(Index({"--db", "other", "update", "notes/云"}).status, 0);
  struct Case {
    std::string typed;
    Names offered;
  };
  const Case cases[] = {
      {"search --sort ", {"relevance", "date", "path"}},
      {"search x --sort d", {"date"}},
      {"facets t", {"tag", "ticker"}},
      {"--db x se", {"search"}},
      {"completion z", {"zsh"}},
      {"help exp", {"explain"}},
      {"search --run ", {}},
      {"search --tag c", {"chips", "china", "china/fab", "china;$(touch owned)"}},
      {"search --tag x", {"x = y"}},
      {"facets --ticker N", {"NYSE:ZRC"}},
      {"--db=other get ", {"云桥 科技.md"}},
      {"--db other get ", {"云桥 科技.md"}},
      {"get z", {"zerui.md"}},
      {"search --in 云", {"云/"}},
      {"search --in 云/", {"云/云桥 科技.md"}},
      {"get q", {evil}},
  };
  std::string bash = Script(kTools[0], "bash") +
                     "t() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($#-1)); _tanxun;\n"
                     "[[ $COMPREPLY ]] && printf '%s\\n' \"${COMPREPLY[@]}\"; }\n";
  std::string fish = Script(kTools[0], "fish");
  for (const Case& c : cases) {
    const std::size_t last = c.typed.rfind(' ');
    const std::string words = std::regex_replace(c.typed.substr(0, last), std::regex("="), " = ");
    bash += "echo '== " + c.typed + "'\nt tanxun " + words + " '" + c.typed.substr(last + 1) +
            "'\n";  // bash itself cuts words at "=".
    fish += "echo '== " + c.typed + "'\ncomplete -C 'tanxun " + c.typed + "'\n";
  }
  for (const auto& [shell, script] :
       std::map<std::string, std::string>{{"bash", bash}, {"fish", fish}}) {
    if (!Has(shell)) continue;
    FlagsByCommand listed = ReadListing(RunShell(shell, script));
    for (const Case& c : cases) EXPECT_EQ(listed[c.typed], c.offered) << shell << ": " << c.typed;
  }
  if (Has("zsh")) {
    Write(folder_ / "functions/_tanxun", Script(kTools[0], "zsh"));
    EXPECT_THAT(ZshPrompt(Zsh()).Answer("tanxun get q\t"), HasSubstr("q\\;\\$\\(touch\\ owned\\)"));
    EXPECT_THAT(ZshPrompt(Zsh()).Answer("tanxun search --tag 'china;\t"),
                HasSubstr("china;$(touch owned)'"));
  }
  EXPECT_FALSE(fs::exists(folder_ / "owned"));
}

}  // namespace
}  // namespace tanxun
