// SPDX-License-Identifier: GPL-2.0-or-later
// Notes made to hurt: no crash, no work beyond the note's size, nothing lost silently.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "tests/read/read_text.h"

namespace tanxun {
namespace {

std::string Repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

void ExpectQuick(const std::string& note, const std::string& what) {
  SCOPED_TRACE(what);
  const auto start = std::chrono::steady_clock::now();
  const Source source = ReadOne(note, "a.md");
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  // The promise is 1 s per 100 KB; sanitizers are allowed ten times as much.
  EXPECT_LT(seconds, 10.0 * (1.0 + static_cast<double>(note.size()) / 1e5) * 0.25);
  ExpectSpanLaw(source, note);
}

TEST(Hostile, RepeatedParts) {
  static const std::vector<std::string> kParts = {">",
                                                  "*",
                                                  "[",
                                                  "-",
                                                  "|",
                                                  "`",
                                                  "~",
                                                  "_",
                                                  "#",
                                                  "=",
                                                  "!",
                                                  "(",
                                                  "<",
                                                  "&",
                                                  "\\",
                                                  "%",
                                                  "+",
                                                  "$",
                                                  ":",
                                                  "> ",
                                                  "* ",
                                                  "[ ",
                                                  "- ",
                                                  "| ",
                                                  "1. ",
                                                  "> - ",
                                                  "[[",
                                                  "![[",
                                                  "**a",
                                                  "a*b**",
                                                  "[a](",
                                                  "![a](",
                                                  "[a]",
                                                  "[^",
                                                  "[^a]",
                                                  "<a",
                                                  "<!--",
                                                  "&amp",
                                                  "&#1;",
                                                  "[[a|",
                                                  "](",
                                                  "==",
                                                  "%%",
                                                  "%% a\n",
                                                  "#a ",
                                                  "*a_",
                                                  "`a``",
                                                  "（**",
                                                  "**（",
                                                  "<?",
                                                  "---\n",
                                                  "a\n===\n",
                                                  "- \n",
                                                  "<td>",
                                                  "<script>",
                                                  "<style>",
                                                  "[x]:y\n",
                                                  "[x]: y \"z\n",
                                                  "^a ",
                                                  "```\n",
                                                  "~~~a\n",
                                                  "|a|\n|-|\n",
                                                  "a\n|a|\n|-|\n",
                                                  "\r",
                                                  "\r\n",
                                                  "\t",
                                                  "> [!a]\n",
                                                  ">\n",
                                                  "$a ",
                                                  "$a b ",
                                                  "$$\n",
                                                  "$a$",
                                                  "[[a[[b",
                                                  "{{",
                                                  "{{query ",
                                                  "((",
                                                  "^[",
                                                  "{:width ",
                                                  "](a b.c",
                                                  "[^1]: a\n",
                                                  "  [a](b)\n",
                                                  ":LOGBOOK:\n",
                                                  "#+BEGIN_SRC\n",
                                                  "[k:: ",
                                                  "a:: b\n",
                                                  "**[a](b)**c",
                                                  "|a|\n|-|\n# b\n"};
  for (const std::string& part : kParts) ExpectQuick(Repeated(part, 64 << 10), part);
}

TEST(Hostile, DeepNests) {
  std::string lists;
  for (int i = 0; i < 400; ++i)
    lists += std::string(static_cast<std::size_t>(2 * i), ' ') + "- a\n";
  ExpectQuick(lists + Repeated("\n", 60'000), "nested lists, then blank lines");
  ExpectQuick(Repeated(">", 100'000) + "a\n" + Repeated("b\n", 100'000), "100,000 quotes");
  ExpectQuick(Repeated("- ", 380) + "a\n" + Repeated("b\n", 60'000), "190 lists in a line");
  EXPECT_EQ(ReadOne(Repeated(">", 100'000) + "a\n", "a.md").problems.size(), 1u);
}

TEST(Hostile, ExpensiveMarkupIsReadAsPlainLines) {
  std::string cells;
  for (const char* row : {"|a", "|---"})
    cells += Repeated(row, std::string(row).size() * 1000) + "|\n";
  const std::vector<std::string> notes = {
      "word\n\n" + cells + Repeated("|\n", 40'000),
      "[a]: /u \"" + std::string(90'000, 't') + "\"\n\nword\n\n" + Repeated("[a]", 90'000),
      "[a]: /u \"" + Repeated("t&amp;", 90'000) + "\"\n\nword\n\n" + Repeated("[a]", 90'000),
  };
  for (const std::string& note : notes) {
    ExpectQuick(note, note.substr(0, 20));
    const Source source = ReadOne(note, "a.md");
    ASSERT_EQ(source.problems.size(), 1u);
    EXPECT_NE(source.problems[0].reason.find("plain lines"), std::string::npos);
    bool found = false;
    for (const Block& block : source.blocks) found = found || block.text.text == "word";
    EXPECT_TRUE(found);
  }
}

TEST(Hostile, FrontMatter) {
  for (const char* part :
       {"[",   "{",   "- ",  "? ",   "a: ",  "&a ",      "!a ",   "*a ", "\"",        "'",
        "|\n", ">\n", "[a,", "{a: ", "%a\n", "<<: *a\n", "a:\n ", "\t",  "- &a *a\n", "? a\n: "}) {
    ExpectQuick("---\nk: 1\n" + Repeated(part, 200'000) + "\n---\nbody\n", part);
    ExpectQuick("---\nk: " + Repeated(part, 200'000) + "\n---\nbody\n", part);
  }
  std::string bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'p'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + std::string(1, c) + " [" +
            Repeated("*" + before + ",", 27) + "x]\n";
  }
  ExpectQuick(bomb + "---\n", "aliases of aliases");
}

TEST(Hostile, Cards) {
  ExpectQuick("Title\n" + Repeated("Key Product\n", 200'000), "labels only");
  ExpectQuick(
      "Title\nFull briefing▼ Expand\nCritical path — x\n" + Repeated("MEMORY\nA ▲\nB\n", 200'000),
      "stages");
  ExpectQuick("Title\nCEO\nFounded\nFull briefing▼ Expand\nCEO\n" +
                  Repeated("Some Label\nvalue 1\n", 200'000),
              "unknown labels");
}

TEST(Hostile, NulAndControlBytes) {
  using namespace std::string_literals;  // NOLINT(google-build-using-namespace)
  const std::string note = "a\0b *c\0* \x01\x7F\n\n|\0|\n|---|\n|\0x|\n"s;
  const Source source = ReadOne(note, "a.md");
  ExpectSpanLaw(source, note);
  ASSERT_GE(source.blocks.size(), 1u);
  EXPECT_EQ(source.blocks[0].text.text,
            "a\xEF\xBF\xBD"
            "b c\xEF\xBF\xBD \x01\x7F");
}

}  // namespace
}  // namespace tanxun
