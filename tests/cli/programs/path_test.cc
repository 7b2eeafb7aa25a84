// SPDX-License-Identifier: GPL-2.0-or-later
// tanxun path: how its words are read, its formats, its exit status.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <string>

#include "tests/cli/programs/program_fixture.h"
#include "tests/cli/programs/pseudo_terminal.h"

namespace tanxun {
namespace {

using testing::HasSubstr;
using testing::Not;

class Paths : public Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    Write(folder_ / "notes/Acme Chips.md",
          "# Acme Chips\n\n- [[Borealis]] — supplier (wafers)\n- [[Jade Cloud]] — customer\n");
    Write(folder_ / "notes/Jade.md", "# Jade\n\n- [[Cloud]] — customer\n");
    Write(
        folder_ / "notes/hostile.md",
        "# Acme Chips \\\"q\\\" 🔴 平头哥\n\n- [[Jade Cloud]] — customer (a \"b\" <i> | [x] {y} `z` "
        "\\ #1)\n- [[e\x1b[31mvil]] — supplier\n");
    ASSERT_EQ(Index({"update", "notes"}).status, 0);
  }
};

TEST_F(Paths, AreReadAsOneNameOrTwo) {
  const Output one = Tanxun({"path", "Acme", "Chips"});
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_THAT(one.out, HasSubstr("upstream\t1\tBorealis\tBorealis\tsupplies\tAcme "
                                 "Chips\twafers\t\tAcme Chips.md:3\n"));
  EXPECT_THAT(one.err, HasSubstr("one name: Acme Chips"));
  const Output two = Tanxun({"path", "Borealis", "Jade", "Cloud"});
  EXPECT_EQ(two.status, 0) << two.err;
  EXPECT_THAT(two.err, HasSubstr("two names: Borealis and Jade Cloud"));
  EXPECT_THAT(two.out, HasSubstr("way\t1\tdownstream\tBorealis\t"));
  EXPECT_EQ(Tanxun({"path", "Jade", "Cloud"}).out, Tanxun({"path", "Jade Cloud"}).out)
      << "a name that a source has, before two";
}

TEST_F(Paths, ExitStatusSaysWhetherThereIsAny) {
  EXPECT_EQ(Tanxun({"path", "Acme Chips", "--up"}).status, 0);
  const Output none = Tanxun({"path", "Borealis", "--up"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.out, "");
  const Output unknown = Tanxun({"path", "Boralis"});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean \"Borealis\"?"));
  EXPECT_EQ(Tanxun({"path"}).status, 2);
  EXPECT_EQ(Tanxun({"path", "x", "--format", "png"}).status, 2);
  EXPECT_EQ(Tanxun({"path", "x", "--db", "nowhere"}).status, 2);
}

// Reads what Graphviz would, so far as it is used: `ID [label="text"];`, `ID -> ID [...];`.
class DotReader {
 public:
  explicit DotReader(std::string text) : rest_(std::move(text)) {}

  std::string Complaint() {
    if (!Take("digraph chain {")) return "no graph: " + rest_;
    while (!Take("}")) {
      if (Take("rankdir=LR;") || Take("node [shape=box];")) continue;
      if (!Id()) return "no node: " + rest_;
      if (Take("->") && !Id()) return "no second node: " + rest_;
      if (!Take("[label=") || !Text() || !Take("];")) return "no label: " + rest_;
    }
    Blanks();
    return rest_;
  }

 private:
  void Blanks() {
    while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_.front())) != 0) {
      rest_.erase(0, 1);
    }
  }
  bool Take(const std::string& word) {
    Blanks();
    if (!rest_.starts_with(word)) return false;
    rest_.erase(0, word.size());
    return true;
  }
  bool Id() {
    Blanks();
    if (rest_.empty() || rest_.front() != 'n') return false;
    std::size_t end = 1;
    while (end < rest_.size() && std::isdigit(static_cast<unsigned char>(rest_[end])) != 0) ++end;
    rest_.erase(0, end);
    return end > 1;
  }
  bool Text() {
    if (rest_.empty() || rest_.front() != '"') return false;
    for (std::size_t at = 1; at < rest_.size(); ++at) {
      if (rest_[at] == '\\') {
        ++at;
      } else if (rest_[at] == '\n') {
        return false;
      } else if (rest_[at] == '"') {
        rest_.erase(0, at + 1);
        return true;
      }
    }
    return false;
  }

  std::string rest_;
};

TEST_F(Paths, ArePicturesWhateverTheNames) {
  const Output dot = Tanxun({"path", "Jade Cloud", "--format", "dot"});
  EXPECT_EQ(dot.status, 0);
  EXPECT_EQ(DotReader(dot.out).Complaint(), "") << dot.out;
  EXPECT_THAT(dot.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(dot.out, HasSubstr("🔴 平头哥"));

  const Output mermaid = Tanxun({"path", "Jade Cloud", "--format", "mermaid"});
  EXPECT_EQ(mermaid.status, 0);
  const std::vector<std::string> lines = Lines(mermaid.out);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front(), "flowchart LR");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    // `  n0["text"]` or `  n0 -->|"text"| n1`, the text without a sign of Mermaid's.
    const std::size_t open = lines[i].find('"');
    const std::size_t close = lines[i].rfind('"');
    ASSERT_LT(open, close) << lines[i];
    const std::string text = lines[i].substr(open + 1, close - open - 1);
    EXPECT_EQ(text.find_first_of("\"<>[]{}|`\\"), std::string::npos) << lines[i];
    const std::string head = lines[i].substr(0, open);
    EXPECT_TRUE(head.starts_with("  n") && (head.ends_with("[") || head.ends_with(" -->|")))
        << lines[i];
  }
}

TEST_F(Paths, AreATreeOnATerminal) {
  const std::string command =
      CommandLine(TANXUN_PROGRAM, {"path", "Acme Chips", "--no-pager", "--color", "never"}, "");
  PseudoTerminal terminal(command, 60, 500);
  const std::string shown = terminal.ReadAll();
  EXPECT_EQ(terminal.Wait(), 0);
  EXPECT_THAT(shown, HasSubstr("└── Borealis"));
  EXPECT_THAT(shown, HasSubstr("upstream (1)"));
}

}  // namespace
}  // namespace tanxun
