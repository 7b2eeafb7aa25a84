// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/read/readers.h"
#include "tests/read/read_text.h"

namespace tanxun {
namespace {

TEST(JsonLines, Records) {
  const std::string file =
      "{\"id\":\"a1\",\"title\":\"First\",\"text\":\"# H\\n\\n- x #t\\n\",\"tags\":[\"p\",\"q\"],"
      "\"date\":\"2025-12-05\",\"lang\":\"en\",\"n\":9988,\"deep\":{\"k\":[1]}}\n"
      "\n"
      "{\"text\":\"中文 **粗**\"}\r\n"
      "{\"id\":7,\"text\":\"# Own\"}";
  const std::vector<Source> sources = ReadAll(file, "dir/c.jsonl");
  EXPECT_EQ(
      Described(sources),
      "record \"First\" path=\"dir/c.jsonl\" record=\"a1\" language=\"en\" lines=3 "
      "properties=4 blocks=2 problems=0\n"
      "record \"c\" path=\"dir/c.jsonl\" record=\"3\" lines=1 properties=0 blocks=1 problems=0\n"
      "record \"Own\" path=\"dir/c.jsonl\" record=\"7\" lines=1 properties=0 blocks=1 problems=0");
  ASSERT_EQ(sources.size(), 3u);
  const std::uint64_t end = file.find('\n');
  const std::string place = "[0," + std::to_string(end) + ")";
  EXPECT_EQ(DescribedProperties(sources[0]),
            "title@1" + place + " = \"First\"\n" + "tags@1" + place + " = [\"p\", \"q\"]\n" +
                "date@1" + place + " = \"2025-12-05\"\n" + "n@1" + place + " = \"9988\"");
  EXPECT_EQ(DescribedBlocks(sources[0]), "heading1@1-1" + place + " \"H\"\n" + "list_item1@1-1" +
                                             place + " \"x #t\" tag[2,4)=\"t\"");
  const Span line = sources[1].blocks[0].span;
  EXPECT_EQ(file.substr(line.begin, line.end - line.begin), "{\"text\":\"中文 **粗**\"}");
  EXPECT_EQ(sources[1].blocks[0].lines, (LineRange{3, 3}));
  EXPECT_EQ(SourceSpan(sources[1].blocks[0].text, 0, 6), line);
  EXPECT_EQ(SourceLines(sources[1], {3, 3}), "中文 **粗**");
}

TEST(JsonLines, BadLinesAreNamedAndSkipped) {
  const std::string file =
      "{\"text\":\"a\"}\nnot json\n{\"title\":\"no "
      "text\"}\n[1]\n{\"text\":5}\n{\"text\":\"\\ud800\"}\n"
      "{\"text\":\"b\"}\n{\"text\":\n";
  const std::vector<Source> sources = ReadAll(file, "c.jsonl");
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].text + sources[1].text, "ab");
  std::vector<std::uint32_t> lines;
  for (const Problem& problem : sources.back().problems) {
    EXPECT_EQ(problem.path, "c.jsonl");
    EXPECT_FALSE(problem.reason.empty());
    lines.push_back(problem.line);
  }
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{2, 3, 4, 5, 6, 8}));
  const auto none = ReadSource(std::string_view("x\ny\n"), "c.jsonl");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kSourceUnreadable);
  EXPECT_NE(none.error().message.find("c.jsonl:1:"), std::string::npos) << none.error().message;
  EXPECT_TRUE(ReadAll("", "c.jsonl").empty());
}

// One line each: what becomes of it, and what is said about it.
TEST(JsonLines, OddRecords) {
  std::string keys = "{\"id\":\"k\",\"text\":\"t\"";
  for (int i = 0; i < 1001; ++i) keys += ",\"k" + std::to_string(i) + "\":1";
  keys += "}";
  const std::string deep(100'000, '[');
  const struct {
    std::string line;
    std::string record;  // Its id; empty if it is none.
    std::string reason;  // A part of what is said; empty if nothing is.
  } kRows[] = {
      {"{\"id\":\"a\",\"text\":\"t\"}", "a", ""},
      {"{\"id\":7,\"text\":\"t\"}", "7", ""},
      {"{\"id\":7.5,\"text\":\"t\"}", "7.5", ""},
      {"{\"id\":true,\"text\":\"t\"}", "true", ""},
      {"{\"id\":null,\"text\":\"t\"}", "1", ""},
      {"{\"id\":\"\",\"text\":\"t\"}", "1", ""},
      {"{\"id\":[\"x\"],\"text\":\"t\"}", "1", "\"id\" is no string or number"},
      {"{\"id\":{\"x\":1},\"text\":\"t\"}", "1", "\"id\" is no string or number"},
      {"{\"id\":\"a/b#c d\",\"text\":\"t\"}", "a/b#c d", ""},
      {"{\"id\":\"甲\",\"text\":\"\"}", "甲", ""},
      {"{\"title\":\"no text\"}", "", "without \"text\""},
      {"{\"text\":null}", "", "\"text\" is no string"},
      {"{\"text\":[\"t\"]}", "", "\"text\" is no string"},
      {"{\"text\":{\"text\":\"t\"}}", "", "\"text\" is no string"},
      {"{\"text\":5}", "", "\"text\" is no string"},
      {"{\"x\":{\"text\":\"t\"}}", "", "without \"text\""},
      {"{\"text\":\"t\",}", "", "byte 13"},
      {"{\"text\":\"t\"", "", "byte"},
      {"{'text':'t'}", "", "byte 2"},
      {"{\"text\":\"t\"} {\"text\":\"u\"}", "", "byte 14"},
      {"[{\"text\":\"t\"}]", "", "not a JSON object"},
      {"\"text\"", "", "not a JSON object"},
      {"{\"text\":\"a\\ud800b\"}", "", "surrogate"},
      {"{\"text\":\"a\tb\"}", "", "control character"},
      {"{\"id\":\"d\",\"text\":\"t\",\"x\":" + deep + std::string(100'000, ']') + "}", "d", ""},
      {"{\"text\":\"t\",\"x\":" + deep, "", "byte"},
      {keys, "k", "1000 keys"},
      {"\xEF\xBB\xBF{\"id\":\"bom\",\"text\":\"t\"}", "bom", ""},
      {"{\"id\":\"u\",\"text\":\"中文字体\xE4\xB8\"}", "u", "1 invalid byte sequence"},
  };
  for (const auto& row : kRows) {
    std::vector<Source> sources;
    const auto rest =
        ReadSources(std::string_view(row.line), "c.jsonl", ReadOptions{}, [&](Source&& source) {
          sources.push_back(std::move(source));
          return true;
        });
    SCOPED_TRACE(row.line.substr(0, 60));
    ASSERT_TRUE(rest.ok());
    ASSERT_EQ(sources.size(), row.record.empty() ? 0u : 1u);
    EXPECT_EQ(rest->bad_lines.size(), row.record.empty() ? 1u : 0u);
    std::vector<Problem> said = rest->problems;
    said.insert(said.end(), rest->bad_lines.begin(), rest->bad_lines.end());
    if (!sources.empty()) {
      EXPECT_EQ(sources[0].record, row.record);
      EXPECT_EQ(sources[0].encoding, "UTF-8");
      said.insert(said.end(), sources[0].problems.begin(), sources[0].problems.end());
    }
    ASSERT_EQ(said.size(), row.reason.empty() ? 0u : 1u);
    if (row.reason.empty()) continue;
    EXPECT_NE(said[0].reason.find(row.reason), std::string::npos) << said[0].reason;
    EXPECT_EQ(said[0].path, "c.jsonl");
    EXPECT_EQ(said[0].line, 1u);
  }
}

// A record without an id goes by its line; no text is lost where another states that number.
TEST(JsonLines, IdsThatMeet) {
  const std::vector<Source> sources = ReadAll(
      "{\"id\":2,\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n{\"id\":\"3\",\"text\":\"d\"}"
      "\n"
      "{\"id\":\"3\",\"text\":\"e\"}\n{\"id\":\"2\",\"text\":\"f\"}\n",
      "c.jsonl");
  std::string ids;
  for (const Source& source : sources) ids += source.record + "=" + source.text + " ";
  EXPECT_EQ(ids, "2=a 2 (line 2)=b 3=c 3 (line 4)=d ");
  ASSERT_EQ(sources.back().problems.size(), 2u);
  EXPECT_EQ(sources.back().problems[0].line, 5u);
  EXPECT_EQ(sources.back().problems[1].line, 6u);
  EXPECT_EQ(sources.back().problems[1].reason, "line 1 has the same id already: 2");
}

TEST(JsonLines, OtherEncodings) {
  const std::string gbk =
      "{\"id\":\"g\",\"text\":\"\xD6\xD0\xB9\xFA\xBE\xAD\xBC\xC3\"}\n{\"text\":1}\n";
  const std::vector<Source> sources = ReadAll(gbk, "c.jsonl");
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0].text, "中国经济");
  EXPECT_EQ(sources[0].encoding, "GB18030");
  ASSERT_EQ(sources[0].blocks.size(), 1u);
  EXPECT_EQ(sources[0].blocks[0].span, (Span{0, gbk.find('\n')}));
  ReadOptions told;
  told.encoding = "Latin1";
  EXPECT_EQ(ReadSource(std::string_view(gbk), "c.jsonl", told)->at(0).text, "ÖÐ¹ú¾­¼Ã");
  told.encoding = "klingon";
  const auto unknown = ReadSource(std::string_view(gbk), "c.jsonl", told);
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, ErrorCode::kBadArgument);
}

TEST(JsonLines, CardsAndStreaming) {
  const std::string card =
      "{\"text\":\"Norvik\\nKey Product\\nWafers\\nBottleneck Status\\nRed\\nFull briefing▼ "
      "Expand\"}\n";
  const Source source = ReadOne(card, "c.jsonl");
  EXPECT_EQ(source.title, "Norvik");
  ASSERT_EQ(source.blocks.size(), 6u);
  EXPECT_EQ(source.blocks[1].kind, BlockKind::kCardLabel);
  EXPECT_EQ(source.kind, SourceKind::kRecord);

  std::string file;
  for (int i = 0; i < 100; ++i) file += "{\"text\":\"r" + std::to_string(i) + "\"}\nbad\n";
  int seen = 0;
  const auto rest =
      ReadSources(std::string_view(file), "c.jsonl", ReadOptions{}, [&](Source&& one) {
        EXPECT_EQ(one.text, "r" + std::to_string(seen));
        return ++seen < 10;
      });
  ASSERT_TRUE(rest.ok());
  EXPECT_EQ(seen, 10);
  EXPECT_TRUE(rest->problems.empty());
  EXPECT_EQ(rest->bad_lines.size(), 9u);
}

// Twice the records take about twice the time: generous, so that only another order of growth
// fails.
TEST(JsonLines, GrowsWithTheFile) {
  const auto seconds = [](int records) {
    std::string file;
    for (int i = 0; i < records; ++i) {
      file +=
          "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"# T\\n\\nSome text of a record.\"}\n";
    }
    const auto start = std::chrono::steady_clock::now();
    int count = 0;
    const auto read = ReadSources(std::string_view(file), "c.jsonl", ReadOptions{}, [&](Source&&) {
      ++count;
      return true;
    });
    EXPECT_TRUE(read.ok());
    EXPECT_EQ(count, records);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(1000);
  const double small = seconds(5'000);
  EXPECT_LT(seconds(40'000), 0.5 + 40 * small);
}

}  // namespace
}  // namespace tanxun
