// SPDX-License-Identifier: GPL-2.0-or-later
// The law of Describe: the text of a tree reads as that tree. Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/language/parse.h"
#include "query/language/query_node.h"
#include "query/language/syntax.h"
#include "tests/language/query_laws.h"

namespace tanxun {
namespace {

using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)

std::uint64_t Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : 20260101;
}

class RandomTree {
 public:
  explicit RandomTree(std::uint64_t seed) : random_(seed) {}

  std::size_t Below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  template <std::size_t kCount>
  std::string_view Pick(const std::string_view (&choices)[kCount]) {
    return choices[Below(kCount)];
  }

  QueryNode Tree(int depth) {
    if (depth == 0 || Below(4) == 0) return Leaf();
    switch (Below(6)) {
      case 0:
        return Sign(depth);
      case 1:
        return Placed();
      case 2:
        return Many(NodeKind::kAnd, depth);
      case 3:
        return Many(NodeKind::kOr, depth);
      default:
        return Many(NodeKind::kRanked, depth);
    }
  }

 private:
  std::string Word() {
    static constexpr std::string_view kWords[] = {
        "..x",      "..",      "...",    "．．5",   "cloud",  "GPT-4",     "平头哥",   "AND",
        "OR",       "NOT",     "NEAR/3", "ADJ",     "-x",     "--x",       "+",        "-",
        "#tag",     "##",      "$BABA",  "$1",      "*",      "**",        "*a",       "a*",
        "a*b",      "title:",  "a:b",    "title:x", "NYSE:X", "NXE:3800E", "C++",      "http://x.y",
        "12:30",    "C:\\dir", "\\",     "\\a",     "\\\\",   "~3",        ".NET",     "->",
        "prop.a:b", "AI：机",  "a：b",   "]]",      "[x]",    "\xFF",      "\xE4\xBA", "🔴",
        "a..b",     "<b",      "－x",    "＃x",     "Ａ＊",   "＊",        "１２",     "a]",
        "mailto:x"};
    std::string word(Pick(kWords));
    return word.ends_with(':') ? word + "y" : word;
  }

  std::string Text() {
    static constexpr std::string_view kTexts[] = {
        "a b",    "(x OR y)", "a\tb",  "[[x]]*", "\\",  "云 计算", "say \"hi\"",
        "”x”",    "a,",       "》a|b", "a..b",   ">=3", "x*",      "#t",
        "平头哥", "a：b",     "『x』", "[[a]]",  "~2"};
    return std::string(Pick(kTexts));
  }

  QueryNode Make(NodeKind kind, std::string text) {
    QueryNode node;
    node.kind = kind;
    node.text = std::move(text);
    return node;
  }

  QueryNode Field(std::string_view field) {
    QueryNode node = Make(NodeKind::kField, Below(2) == 0 ? Word() : Text());
    if (field == "ticker" && node.text == "$BABA") node.text = "BABA";
    node.field = std::string(field);
    if (Below(4) == 0) node.distance = 1 + static_cast<int>(Below(1000));
    if (Below(4) == 0) {
      node.text = Below(3) == 0 ? "" : "chi";
      node.prefix = true;
      node.distance = 0;
    }
    return node;
  }

  QueryNode OrderedField() {
    static constexpr std::string_view kFields[] = {"status", "date"};
    static constexpr std::string_view kValues[] = {"yellow", "2025-10", "🔴",   "7d",   "a b",
                                                   "黄",     "2025*",   "..5", "a(b)", ">=x"};
    QueryNode node = Make(NodeKind::kField, std::string(Pick(kValues)));
    node.field = std::string(Pick(kFields));
    node.comparison = static_cast<Comparison>(Below(5));
    if (node.comparison == Comparison::kEqual && Below(4) == 0) {
      node.text.clear();
      node.prefix = true;
    }
    return node;
  }

  QueryNode Leaf() {
    static constexpr std::string_view kFields[] = {
        "title", "ticker", "path", "prop.Key", "prop.来源", "prop.my key", "prop.a(b):\"c\""};
    static constexpr std::string_view kTags[] = {"china/ai", "two words", "a|b",
                                                 "标签",     "a#b",       "x*"};
    static constexpr std::string_view kLinks[] = {"A B",    "a#b", "a]", "阿里]]巴巴",
                                                  "a］］b", "[a",  "(x"};
    switch (Below(8)) {
      case 0: {
        QueryNode phrase = Make(NodeKind::kPhrase, Text());
        if (Below(2) == 0) phrase.distance = 1 + static_cast<int>(Below(1000));
        return phrase;
      }
      case 1:
        return Below(3) == 0 ? OrderedField() : Field(Pick(kFields));
      case 2: {
        QueryNode range = Make(NodeKind::kRange, "");
        range.field = "date";
        range.low = Below(3) == 0 ? "" : "2025-10";
        range.high = !range.low.empty() && Below(3) == 0 ? "" : "7d";
        return range;
      }
      case 3:
        return Make(NodeKind::kTag, std::string(Pick(kTags)));
      case 4:
        return Make(NodeKind::kLink, std::string(Pick(kLinks)));
      case 5: {
        QueryNode word = Make(NodeKind::kWord, "平头");
        word.prefix = true;
        return word;
      }
      case 6:
        return Below(5) == 0 ? QueryNode{} : Make(NodeKind::kWord, Word());
      default:
        return Make(NodeKind::kWord, Word());
    }
  }

  QueryNode Sign(int depth) {
    QueryNode node = Make(Below(2) == 0 ? NodeKind::kNot : NodeKind::kRequired, "");
    node.children.push_back(Tree(depth - 1));
    return node;
  }

  QueryNode Many(NodeKind kind, int depth) {
    QueryNode node = Make(kind, "");
    for (std::size_t n = 2 + Below(2); n > 0; --n) node.children.push_back(Tree(depth - 1));
    return node;
  }

  QueryNode Placed() {
    QueryNode node = Make(Below(2) == 0 ? NodeKind::kNear : NodeKind::kAdj, "");
    node.distance = 1 + static_cast<int>(Below(1000));
    node.children.push_back(Make(NodeKind::kWord, Word()));
    node.children.push_back(Make(NodeKind::kPhrase, Text()));
    if (Below(2) == 0) {
      QueryNode either = Make(NodeKind::kOr, "");
      either.children = node.children;
      node.children.push_back(std::move(either));
    }
    return node;
  }

  std::mt19937_64 random_;
};

TEST(Describe, TextOfARandomTreeReadsAsThatTree) {
  const std::uint64_t seed = Seed();
  RandomTree random(seed);
  int checked = 0;
  for (int i = 0; i < 20'000; ++i) {
    const QueryNode tree = random.Tree(static_cast<int>(random.Below(5)));
    const std::string text = Describe(tree);
    if (text.size() > syntax::kMaxQueryBytes) continue;
    const Result<ParsedQuery> parsed = ParseQuery(text, {.strict = true});
    if (!parsed.ok() && parsed.error().message.starts_with("leaf terms")) continue;
    ASSERT_TRUE(parsed.ok()) << "seed " << seed << " tree " << i << ": " << text << "\n"
                             << parsed.error().message;
    ASSERT_EQ(parsed->root, tree) << "seed " << seed << " tree " << i << ": " << text
                                  << "\nread as " << Describe(parsed->root);
    ++checked;
  }
  EXPECT_GT(checked, 15'000);
}

void ExpectStable(const std::string& query, std::uint64_t seed) {
  ASSERT_EQ(BrokenQueryLaw(query), "") << "seed " << seed << ": " << query;
}

TEST(Describe, IsStableForWhatFuzzingFound) {
  for (const char* query : {"kind:(:*)", "tag:(:..)", "#[*#*", "#a*#*", "tag:a*/*", "tag:(*a*/*)",
                            "title:(//x*)", "doi:*", "-mailto:*", "#＊a＊", "【【]]】|】】"}) {
    ExpectStable(query, 0);
  }
}

TEST(Describe, IsStableForRandomSyntax) {
  static constexpr std::string_view kPieces[] = {
      " ",         " ",      "a",       "云",    "(",      ")",    "\"",    "“",    "”",    "「",
      "」",        "+",      "-",       "AND",   " OR ",   "NOT",  "|",     "#",    "$",    "BABA",
      "*",         ":",      "title:",  "tag:",  "[[",     "]]",   "\\",    "..",   "~",    "3",
      ",",         "，",     ">=",      "NEAR",  "NEAR/2", "/",    "　",    "（",   "）",   "：",
      "＊",        "NYSE",   "ticker:", "prop.", "【【",   "】】", "『",    "』",   "\xFF", "\xE3",
      "status:",   "标签：", "prop.\"", "nyse:", "。。",   "￥",   "［［",  "］］", "～",   "５",
      "／",        "｜",     "?",       "!",     "《",     ";",    "file:", "》",   "\0"sv, "date:",
      "NXE:3800E", "＂",     "＋",      "－",    "＃",     "\n",   "]",     "x.y:"};
  const std::uint64_t seed = Seed();
  std::mt19937_64 random(seed);
  int read = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string query;
    for (std::uint64_t n = random() % 14; n > 0; --n)
      query += kPieces[random() % std::size(kPieces)];
    ExpectStable(query, seed);
    if (HasFatalFailure()) return;
    read += ParseQuery(query, {.strict = true}).ok() ? 1 : 0;
  }
  EXPECT_GT(read, 10'000);  // Or the pieces no longer test what they should.
}

TEST(Describe, IsStableForRandomBytes) {
  const std::uint64_t seed = Seed();
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    std::string query;
    for (std::uint64_t n = random() % 80; n > 0; --n) query += static_cast<char>(random());
    ExpectStable(query, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(QueryNode, EqualityIgnoresOffsetsOnly) {
  QueryNode a;
  QueryNode b;
  b.begin = 3;
  b.end = 4;
  EXPECT_EQ(a, b);
  b.prefix = true;
  EXPECT_FALSE(a == b);
}

}  // namespace
}  // namespace tanxun
