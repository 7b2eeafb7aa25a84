// SPDX-License-Identifier: GPL-2.0-or-later
// Notes made to hurt the extractors: linear time, bounded memory, every law kept.
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "tests/extract/knowledge_laws.h"

namespace tanxun {
namespace {

std::string Repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

struct Cost {
  double seconds = 0;  // Of the processor, whatever else runs.
  std::size_t bytes = 0;
};

// Bytes that the passages and facts of a note hold.
std::size_t BytesOf(const Knowledge& knowledge) {
  std::size_t bytes = 0;
  const auto add = [&](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) bytes += text.size();
  };
  for (const Passage& passage : knowledge.passages) {
    bytes += passage.text.size();
    add(passage.headings);
  }
  for (const Fact& fact : knowledge.facts) {
    bytes += fact.subject.size() + fact.attribute.size() + fact.value.size();
    bytes += fact.where.quote.size();
    add(fact.items);
    add(fact.where.headings);
  }
  return bytes;
}

Cost CostOf(const std::string& note) {
  const auto sources = ReadSource(std::string_view(note), "Acme.md");
  if (!sources.ok()) return {};
  const std::clock_t start = std::clock();
  const Knowledge knowledge = ExtractKnowledge(sources->front());
  const Cost cost{static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, BytesOf(knowledge)};
  EXPECT_EQ(BrokenKnowledgeLaw(sources->front(), knowledge, note), "");
  return cost;
}

#ifdef __SANITIZE_ADDRESS__
constexpr double kSlower = 10;
#else
constexpr double kSlower = 1;
#endif

// The promise is 1 s for 64 KB; a quadratic step takes longer.
void ExpectCheap(const std::string& note) {
  const Cost cost = CostOf(note);
  EXPECT_LT(cost.seconds, kSlower * (1.0 + 1e-5 * static_cast<double>(note.size())));
  EXPECT_LT(cost.bytes, 300 * note.size() + 100'000);
}

TEST(Hostile, ManySmallPartsOfOneText) {
  ExpectCheap("warm");  // The word lists are read once.
  for (const char* part : {"Label: value\n",
                           "key:: value\n",
                           "[k:: v] ",
                           "a. ",
                           "a.\n",
                           "。",
                           "；",
                           "a\n",
                           "#tag\n",
                           "(NYSE: ACME) ",
                           "9988.HK, ",
                           "Acme (艾克米) ",
                           "甲乙公司（Acme）",
                           "**A** — b\n",
                           "**甲**：乙\n",
                           "- **Label:** [[x]] value\n",
                           "> **A** — b\n",
                           "Acme cannot buy H100. ",
                           "艾克米无法获得H100。",
                           "🔴 Acme sold out. ",
                           "Acme was founded in 1999. ",
                           "Beta Gamma ",
                           "2025-01-02 ",
                           "[[Name]] — supplier\n",
                           "A, B and C; ",
                           "(",
                           "（",
                           "\"",
                           "：",
                           "1,000 "}) {
    SCOPED_TRACE(part);
    ExpectCheap(Repeated(part, 256 << 10));
    ExpectCheap("Label: " + Repeated(part, 256 << 10));
  }
}

// What facts and passages repeat is short, however long it is in the note.
TEST(Hostile, LongNamesAreNotRepeated) {
  const std::string name = Repeated("long ", 32 << 10);
  const std::string list = Repeated("- CEO: Jo\n", 32 << 10);
  const std::string rows = Repeated("| x | y |\n", 32 << 10);
  for (const std::string& note :
       {"# " + name + "\n\n" + list, "---\ntitle: " + name + "\n---\n" + list,
        "## " + name + "\n\n" + Repeated("### a\n\nb\n\n", 32 << 10),
        "## " + name + "\n\n" + Repeated("| a | b |\n|---|---|\n| CEO | Jo |\n\n", 32 << 10),
        "| " + name + " | b |\n|---|---|\n" + rows,
        "**" + name + ":**\n\n" + Repeated("- Jo\n", 32 << 10),
        "| a" + Repeated(" | b", 500) + " |\n|-" + Repeated("|-", 251) + "|\n| " + name +
            Repeated(" | c", 500) + " |\n"}) {
    SCOPED_TRACE(note.substr(0, 20));
    ExpectCheap(note);
  }
}

TEST(Hostile, ManyAliasesAndProperties) {
  std::string aliases;
  std::string properties;
  for (int i = 0; i < 9000; ++i) {
    aliases += "Name" + std::to_string(i) + ", ";
    properties += "key" + std::to_string(i) + ": value\n";
  }
  ExpectCheap("---\naliases: [" + aliases + "x]\n---\n" +
              Repeated("- Beta revenue: 5\n", 64 << 10));
  ExpectCheap("---\n" + properties + "---\ntext\n");
}

// A line end that is none of the file's: nothing stands on a line behind the last.
TEST(Hostile, LinesOfTheTextThatAreNoneOfTheFile) {
  const std::string_view page =
      "<p>🟢 Acme ships<br>🔴 Acme sold out<br>🔴 艾克米缺货</p>";
  const auto sources = ReadSource(page, "Acme.html");
  ASSERT_TRUE(sources.ok());
  const Knowledge knowledge = ExtractKnowledge(sources->front());
  EXPECT_EQ(BrokenKnowledgeLaw(sources->front(), knowledge, page), "");
  ASSERT_FALSE(knowledge.statuses.empty());
  for (const StatusMention& status : knowledge.statuses) EXPECT_EQ(status.line, 1u);
}

// What every passage repeats is bounded by how many there are.
TEST(Hostile, ListsThatAreTooLongAreCutAndSaid) {
  std::string tags;
  for (int i = 0; i < 12'000; ++i) tags += "#t" + std::to_string(i) + " ";
  std::string sections;
  for (int i = 0; i < 50'100; ++i) sections += "# h\n\nb\n\n";
  const struct {
    std::string note;
    const char* remark;
    std::size_t most_tags;
  } rows[] = {{tags, "has over 10000 tags; the rest is left out", 10'000},
              {tags + "\n\n" + sections,
               "has over 50000 headings; those after are read as text|"
               "has over 20 tags; the rest is left out",
               20},
              {Repeated("[[n]] ", 700'000), "has over 100000 links; the rest is left out", 0}};
  for (const auto& row : rows) {
    const auto sources = ReadSource(std::string_view(row.note), "Acme.md");
    ASSERT_TRUE(sources.ok());
    const Knowledge knowledge = ExtractKnowledge(sources->front());
    std::string remarks;
    for (const Problem& remark : knowledge.remarks) {
      remarks += (remarks.empty() ? "" : "|") + remark.reason;
    }
    EXPECT_EQ(remarks, row.remark);
    EXPECT_EQ(knowledge.tags.size(), row.most_tags);
    if (knowledge.passages.size() > 50'000) {
      EXPECT_EQ(knowledge.passages.back().text.substr(0, 5), "b\nh\nb");
    } else {
      EXPECT_EQ(BrokenKnowledgeLaw(sources->front(), knowledge, row.note), "");
    }
  }
}

TEST(Hostile, ALongHeadingIsAPassage) {
  const std::string heading = Repeated("word ", 500) + "end";
  const std::string note = "# T\n\n## " + heading + "\n\ntext\n";
  const auto sources = ReadSource(std::string_view(note), "Acme.md");
  ASSERT_TRUE(sources.ok());
  const Knowledge knowledge = ExtractKnowledge(sources->front());
  ASSERT_EQ(knowledge.passages.size(), 2u);
  EXPECT_EQ(knowledge.passages[0].text, heading);
  EXPECT_EQ(knowledge.passages[1].text, "text");
  ASSERT_EQ(knowledge.passages[1].headings.size(), 1u);
  EXPECT_EQ(knowledge.passages[1].headings[0], heading.substr(0, 240));
}

}  // namespace
}  // namespace tanxun
