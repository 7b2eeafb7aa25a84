// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/terms.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "tanxun/analyzer.h"

namespace tanxun {
namespace {

std::string DescribeTerms(std::string_view text, std::string_view prefix = "") {
  std::string line;
  for (const TermCount& term : MakeTerms(SplitUnits(text), prefix)) {
    if (!line.empty()) line += ' ';
    line += term.term;
    if (term.count > 1) line += '*' + std::to_string(term.count);
  }
  return line;
}

std::string DescribeQuery(std::string_view text) {
  std::string line;
  for (const QueryTerm& term : MakeQueryTerms(SplitUnits(text))) {
    if (!line.empty()) line += ' ';
    line += fmt::format("{}^{:.3g}", term.term, term.weight);
  }
  return line;
}

// Whether the index terms of `text` hold at least one term of the query, '*' as a prefix.
bool Meets(std::string_view query, std::string_view text) {
  const auto terms = MakeTerms(SplitUnits(text), "");
  const auto wanted = MakeQueryTerms(SplitUnits(query));
  return std::any_of(wanted.begin(), wanted.end(), [&](const QueryTerm& term) {
    const bool prefix = term.term.ends_with('*');
    const std::string_view start = std::string_view(term.term).substr(0, term.term.size() - 1);
    return std::any_of(terms.begin(), terms.end(), [&](const TermCount& known) {
      return prefix ? known.term.starts_with(start) : known.term == term.term;
    });
  });
}

TEST(Terms, Table) {
  const struct {
    const char* text;
    const char* terms;
  } kRows[] = {
      {"", ""},
      {"平头哥", "B头哥 B平头 B哥$"},
      {"平頭哥", "B头哥 B平头 B哥$"},
      {"和平头哥半导体", "B体$ B半导 B导体 B平头 B和平 B哥半 B头哥"},
      {"平头 哥", "B头$ B平头 B哥$"},
      {"Clusters of cluster", "Eclusters Zcluster*2 Zof"},
      {"H100集群", "B群$ B集群 Eh100"},
      {"Ｈ１００", "Eh100"},
      {"GPT-4", "E4 Egpt-4 Egpt4 Zgpt"},
      {"GPT4", "Egpt4"},
      {"gpt 4", "E4 Egpt4 Zgpt"},
      {"9988.HK", "E9988 E9988.hk E9988hk Zhk"},
      {"1,000", "E1000"},
      {"0.5B", "E0.5b"},
      {"12nm", "E12nm"},
      {"12 nm", "E12 E12nm Znm"},
      {"in 2024", "E2024 Zin"},
      {"June 2024", "E2024 Zjune"},
      {"C++", "Ec++"},
      {"C++17", "E17 Ec++ Ec++17"},
      {"T-Head", "Et-head Zhead Zt Zthead"},
      {"t head", "Zhead Zt Zthead"},
      {"THead", "Zthead"},
      {"HBM3E", "Ehbm3e"},
      {"2024-01-15", "E01 E15 E2024 E2024-01-15 E20240115"},
      {"5-10", "E10 E5 E5-10"},
      {"Россия", "Zроссия"},
      {"🔴🔴", "E🔴*2"},
  };
  for (const auto& row : kRows) {
    std::vector<std::string> want;
    std::string rest = row.terms;
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t end = std::min(rest.find(' ', at), rest.size());
      want.push_back(rest.substr(at, end - at));
      at = end + 1;
    }
    std::sort(want.begin(), want.end());
    std::string sorted;
    for (const std::string& term : want) sorted += (sorted.empty() ? "" : " ") + term;
    EXPECT_EQ(DescribeTerms(row.text), sorted) << row.text;
  }
  EXPECT_EQ(DescribeTerms("平 Clusters", "S"), "SB平$ SEclusters SZcluster");
}

TEST(Terms, QueryTable) {
  const struct {
    const char* text;
    const char* terms;
  } kRows[] = {
      {"", ""},
      {"平头哥", "B平头^1 B头哥^1"},
      {"猫", "B猫*^1"},
      {"猫 平头", "B猫*^1 B平头^1"},
      {"clusters", "Zcluster^0.7 Eclusters^0.3"},
      {"cloud", "Zcloud^1"},
      {"h100", "Eh100^1"},
      {"gpt-4", "Egpt-4^0.1 Zgpt^0.2 E4^0.2 Egpt4^0.5"},
      {"gpt 4", "Zgpt^1 Egpt4^0.5 E4^1"},
      {"5-10", "E5-10^0.6 E5^0.2 E10^0.2"},
      {"cloud Cloud CLOUD", "Zcloud^1"},
      {"🔴", "E🔴^1"},
  };
  for (const auto& row : kRows) EXPECT_EQ(DescribeQuery(row.text), row.terms) << row.text;
}

TEST(Terms, SpellingsMeet) {
  const std::vector<std::vector<std::string>> kGroups = {
      {"GPT-4", "GPT4", "gpt 4", "gpt_4", "ＧＰＴ－４"},
      {"T-Head", "THead", "t head", "t.head"},
      {"12nm", "12 nm", "12-nm"},
      {"Qwen2.5", "Qwen 2.5", "qwen-2.5"},
      {"平头哥", "平頭哥", "和平头哥半导体"},
      {"ﾊﾝｶﾞｸ", "ハンガク"},
      {"café", "CAFE", "cafe\u0301"},
      {"1,000", "1000"},
      {"U.S.", "US", "u.s"},
  };
  for (const auto& group : kGroups) {
    for (const std::string& query : group) {
      for (const std::string& text : group) {
        if (query == "和平头哥半导体") continue;
        EXPECT_TRUE(Meets(query, text)) << query << " in " << text;
      }
    }
  }
  EXPECT_TRUE(Meets("头", "平头哥"));
  EXPECT_TRUE(Meets("哥", "平头哥"));
  EXPECT_FALSE(Meets("100", "H100"));
  EXPECT_FALSE(Meets("C", "C++"));
}

std::string RandomWord(std::mt19937& random) {
  std::string word;
  for (std::size_t i = 0, n = 2 + random() % 6; i < n; ++i) {
    word.push_back(static_cast<char>('a' + random() % 26));
  }
  return word;
}

TEST(Terms, EveryAsciiSeparatorLeavesThePartsFindable) {
  std::mt19937 random(9);
  for (char separator = 1; separator < 127; ++separator) {
    if (std::isalnum(static_cast<unsigned char>(separator))) continue;
    for (int i = 0; i < 20; ++i) {
      const std::string left = RandomWord(random);
      const std::string right = i % 2 == 0 ? RandomWord(random) : "h" + std::to_string(random());
      // These three letters after an apostrophe are English grammar.
      if (separator == '\'' && right.size() < 3) continue;
      for (const std::string& part : {left, right}) {
        EXPECT_TRUE(Meets(part, left + separator + right)) << left << separator << right;
      }
    }
  }
}

TEST(Terms, LongUnitsAreCutAtACharacter) {
  for (const std::string& letter : {std::string("a"), std::string("я"), std::string("1")}) {
    std::string text;
    while (text.size() < 1000) text += letter;
    for (const TermCount& term : MakeTerms(SplitUnits(text), "XSTA")) {
      EXPECT_LE(term.term.size(), 245u);
      EXPECT_EQ(Fold(term.term.substr(5)), term.term.substr(5));
    }
  }
}

TEST(Analysis, DescribeIsOneLine) {
  EXPECT_EQ(Describe(Analyze("平頭\nHead 头")),
            "平头\\nhead 头\than 平[0,3) han 头[3,6) word head[7,11) han 头[12,15)\t"
            "B头$*2 B平头 Zhead");
}

}  // namespace
}  // namespace tanxun
