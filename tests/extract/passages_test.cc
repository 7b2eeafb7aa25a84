// SPDX-License-Identifier: GPL-2.0-or-later
// Laws of passages and of where facts stand, on random notes.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/text/utf8.h"
#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

// A note and what it was made of.
struct MadeNote {
  std::string text;
  std::vector<std::string> sentences;  // Each unlike all others.
  std::vector<std::string> rows;       // First cells of table rows.
};

class NoteMaker {
 public:
  explicit NoteMaker(std::uint32_t seed) : random_(seed) {}

  MadeNote Make() {
    note_.text = Pick(2) == 0 ? "# Title\n\n" : "";
    const int blocks = 3 + Pick(12);
    for (int i = 0; i < blocks; ++i) AddBlock();
    return note_;
  }

 private:
  int Pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::string Sentence() {
    const std::string number = std::to_string(++count_);
    std::string text = Pick(2) == 0 ? "Sentence" + number + " of Acme" : "艾克米第" + number + "句";
    const bool latin = text[0] == 'S';
    const int words = Pick(40);
    for (int i = 0; i < words; ++i) text += latin ? " anvil" : "芯片";
    text += latin ? " ends." : "完。";
    note_.sentences.push_back(text);
    return text;
  }

  std::string Sentences(int most) {
    std::string text = Sentence();
    for (int i = Pick(most); i > 0; --i) text += " " + Sentence();
    return text;
  }

  void AddBlock() {
    switch (Pick(5)) {
      case 0:
        note_.text += std::string(static_cast<std::size_t>(2 + Pick(3)), '#') + " Heading" +
                      std::to_string(++count_) + "\n\n" + Sentences(3) + "\n\n";
        break;
      case 1:
        for (int i = 1 + Pick(12); i > 0; --i) note_.text += "- " + Sentences(2) + "\n";
        note_.text += "\n";
        break;
      case 2:
        AddTable();
        break;
      case 3:
        note_.text += "> " + Sentences(4) + "\n\n";
        break;
      default:
        note_.text += Sentences(20) + "\n\n";
        break;
    }
  }

  void AddTable() {
    note_.text += "| Header | Other |\n|---|---|\n";
    for (int i = 1 + Pick(80); i > 0; --i) {
      const std::string cell = "Row" + std::to_string(++count_) + "end";
      note_.rows.push_back(cell);
      note_.text += "| " + cell + " | some more of the row |\n";
    }
    note_.text += "\n";
  }

  std::mt19937 random_;
  MadeNote note_;
  int count_ = 0;
};

std::size_t CountOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::string Squeezed(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c != ' ' && c != '\n' && c != '|') out += c;
  }
  return out;
}

// Visible text of all blocks but headings, table headers counted once.
std::string VisibleText(const Source& source) {
  std::string text;
  for (const Block& block : source.blocks) {
    if (block.kind != BlockKind::kHeading) text += block.text.text;
    for (const TableRow& row : block.rows) {
      for (const TableCell& cell : row.cells) text += cell.text.text;
    }
  }
  return Squeezed(text);
}

TEST(PassagesLaw, HoldEverySentenceAndRowWholeAndOnce) {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    const MadeNote note = NoteMaker(seed).Make();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::string all;
    for (const Passage& passage : Extract(note.text).passages) all += passage.text + "\n\x1f\n";
    for (const std::string& sentence : note.sentences) ASSERT_EQ(CountOf(all, sentence), 1u);
    for (const std::string& row : note.rows) ASSERT_EQ(CountOf(all, row), 1u) << row;
  }
}

TEST(PassagesLaw, HoldEveryVisibleCharacterOnceButForRepeatedTableHeaders) {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    const MadeNote note = NoteMaker(seed).Make();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto sources = ReadSource(std::string_view(note.text), "Acme.md");
    ASSERT_TRUE(sources.ok());
    const Source& source = sources->front();
    std::string found;
    const std::string header = "HeaderOther";
    std::size_t headers = 0;
    for (const Passage& passage : ExtractKnowledge(source).passages) {
      std::string text = Squeezed(passage.text);
      // A repeated header stands before a row, at the passage's beginning.
      if (text.starts_with(header) && CountOf(found, header) > 0 &&
          source.text.substr(passage.span.begin, 3) == "| R") {
        text.erase(0, header.size());
        ++headers;
      }
      found += text;
    }
    ASSERT_EQ(found, VisibleText(source)) << headers;
  }
}

TEST(PassagesLaw, StayWithinTheirSizeSpanAndOrder) {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    const MadeNote note = NoteMaker(seed).Make();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::uint64_t end = 0;
    for (const Passage& passage : Extract(note.text).passages) {
      ASSERT_FALSE(passage.text.empty());
      ASSERT_LE(CountCharacters(passage.text), 1100u) << passage.text;
      ASSERT_GE(passage.span.begin, end);
      ASSERT_LT(passage.span.begin, passage.span.end);
      ASSERT_LE(passage.span.end, note.text.size());
      ASSERT_LE(passage.lines.first, passage.lines.last);
      end = passage.span.end;
      const std::string source =
          note.text.substr(passage.span.begin, passage.span.end - passage.span.begin);
      for (const std::string& sentence : note.sentences) {
        ASSERT_EQ(passage.text.find(sentence) == std::string::npos,
                  source.find(sentence) == std::string::npos);
      }
    }
  }
}

TEST(Passages, CarryTheTrailOfTheirHeadings) {
  const auto passages =
      Extract(
          "# Acme\n\nIntro.\n\n## One\n\nText one.\n\n### Two\n\nText two.\n\n## 三\n\n文字。\n")
          .passages;
  ASSERT_EQ(passages.size(), 4u);
  const std::vector<std::vector<std::string>> trails = {{}, {"One"}, {"One", "Two"}, {"三"}};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(passages[i].headings, trails[i]);
  EXPECT_EQ(passages[0].language, "en");
  EXPECT_EQ(passages[3].language, "zh");
  EXPECT_EQ(passages[3].lines, (LineRange{15, 15}));
}

TEST(Passages, AHeadingWithoutTextIsOneOfItsOwn) {
  const auto passages =
      Extract("# Acme\n\nIntro.\n\n## Lonely heading\n\n## Next\n\nText.\n").passages;
  ASSERT_EQ(passages.size(), 3u);
  EXPECT_EQ(passages[1].text, "Lonely heading");
}

TEST(Passages, ATableCutByRowsRepeatsItsHeader) {
  std::string text = "# Acme\n\n| Company | City |\n|---|---|\n";
  for (int i = 0; i < 100; ++i) text += "| Firm" + std::to_string(i) + " | some city far away |\n";
  const auto passages = Extract(text).passages;
  ASSERT_GT(passages.size(), 1u);
  for (const Passage& passage : passages) EXPECT_TRUE(passage.text.starts_with("Company | City\n"));
}

TEST(Passages, ASentenceTooLongForAnyPassageIsCutAtACharacter) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "芯";
  std::string all;
  for (const Passage& passage : Extract(text).passages) {
    EXPECT_LE(passage.text.size(), 4000u);
    EXPECT_EQ(passage.text.size() % 3, 0u);
    all += passage.text;
  }
  EXPECT_EQ(all, text);
}

TEST(Passages, AnEmptyNoteHasNone) {
  for (const char* text : {"", "\n\n", "---\ntags: [a]\n---\n"}) {
    EXPECT_TRUE(Extract(text).passages.empty()) << text;
  }
}

TEST(FactsLaw, TheQuotedLinesHoldTheValue) {
  const char* notes[] = {
      "# Acme\n\n| Metric | Value |\n|---|---|\n| HQ | **Oslo**, [[Norway]] |\n",
      "# Acme\n\n**What Acme can't access:**\n- Blackwell (B200)\n- `EUV` tools\n",
      "---\nsector: Chips\nproducts: [Anvil, Rocket]\n---\n# Acme\n\nIt is based in Oslo.\n",
      "# 艾克米\n\n- 总部：杭州\n- [[北极光]] — 竞争对手\n\n艾克米成立于2009年。它可以购买H20。\n",
      "Acme Cloud\nAcme Group\nKey Product\nRoadrunner 9\nBottleneck Status\n🔴 sold out\n"
      "Supplies To\nFull briefing▼ Expand\n",
  };
  for (const char* text : notes) {
    const auto sources = ReadSource(std::string_view(text), "Acme.md");
    ASSERT_TRUE(sources.ok());
    const Knowledge knowledge = ExtractKnowledge(sources->front());
    EXPECT_FALSE(knowledge.facts.empty()) << text;
    for (const Fact& fact : knowledge.facts) {
      SCOPED_TRACE(Describe(fact));
      std::string lines(SourceLines(sources->front(), fact.where.lines));
      std::erase_if(lines, [](char c) { return c == '*' || c == '[' || c == ']' || c == '`'; });
      EXPECT_NE(lines.find(fact.value), std::string::npos) << lines;
      EXPECT_LT(fact.where.span.begin, fact.where.span.end);
      EXPECT_FALSE(fact.where.quote.empty());
      EXPECT_GT(fact.confidence, 0.0);
      EXPECT_LE(fact.confidence, 1.0);
    }
  }
}

TEST(FactsLaw, TheSameSourceGivesTheSameKnowledge) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const MadeNote note = NoteMaker(seed).Make();
    EXPECT_EQ(DescribeAll(Extract(note.text).facts), DescribeAll(Extract(note.text).facts));
    EXPECT_EQ(DescribeAll(Extract(note.text).passages), DescribeAll(Extract(note.text).passages));
  }
}

}  // namespace
}  // namespace tanxun
