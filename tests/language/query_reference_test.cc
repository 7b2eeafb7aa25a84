// SPDX-License-Identifier: GPL-2.0-or-later
#include "tanxun/query_reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "indexer/schema/fields.h"
#include "query/language/operators.h"
#include "query/language/parse.h"

namespace tanxun {
namespace {

bool HasNode(const QueryNode& node, std::string_view kind) {
  return Name(node.kind) == kind ||
         std::any_of(node.children.begin(), node.children.end(),
                     [&](const QueryNode& child) { return HasNode(child, kind); });
}

bool HasField(const QueryNode& node, std::string_view field) {
  const bool is_tag = node.kind == NodeKind::kTag && field == "tag";
  return is_tag || node.field == field ||
         std::any_of(node.children.begin(), node.children.end(),
                     [&](const QueryNode& child) { return HasField(child, field); });
}

TEST(QueryReference, EveryExampleIsReadAsItSays) {
  for (const QuerySyntax& syntax : QueryOperators()) {
    const Result<ParsedQuery> parsed = ParseQuery(syntax.example, {.strict = true});
    ASSERT_TRUE(parsed.ok()) << syntax.example << "\n" << parsed.error().message;
    EXPECT_TRUE(parsed->warnings.empty()) << syntax.example;
    EXPECT_TRUE(HasNode(parsed->root, syntax.node)) << syntax.example << " is no " << syntax.node;
    EXPECT_FALSE(syntax.form.empty() || syntax.meaning.empty()) << syntax.example;
  }
}

TEST(QueryReference, ShowsEveryKindOfNode) {
  std::set<std::string_view> shown;
  for (const QuerySyntax& syntax : QueryOperators()) shown.insert(syntax.node);
  for (int kind = 0; kind <= static_cast<int>(NodeKind::kRequired); ++kind) {
    EXPECT_TRUE(shown.contains(Name(static_cast<NodeKind>(kind)))) << kind;
  }
}

TEST(QueryReference, EveryOperatorIsInItsOwnForm) {
  for (const Operator& row : Operators()) {
    EXPECT_NE(row.form.find(row.spelling), row.form.npos) << row.form;
    EXPECT_NE(row.example.find(row.spelling), row.example.npos) << row.example;
  }
}

TEST(QueryReference, ShowsEveryComparison) {
  std::string forms;
  for (const QuerySyntax& syntax : QueryOperators()) forms += syntax.form;
  for (const Comparison comparison : {Comparison::kLess, Comparison::kLessEqual,
                                      Comparison::kGreater, Comparison::kGreaterEqual}) {
    EXPECT_NE(forms.find(":" + std::string(Symbol(comparison)) + "A"), forms.npos);
  }
}

// The fuzzer starts from these words.
TEST(QueryReference, TheFuzzDictionaryHasEveryWord) {
  std::ifstream file(TANXUN_SOURCE_DIR "/tests/fuzz/query.dict");
  const std::string words{std::istreambuf_iterator<char>(file), {}};
  for (const Operator& row : Operators()) {
    EXPECT_NE(words.find("\"" + std::string(row.spelling)), words.npos) << row.spelling;
  }
  for (const QueryField& field : QueryFields()) {
    const std::string name = field.name == "prop.KEY" ? "prop.x" : std::string(field.name);
    EXPECT_NE(words.find("\"" + name + ":\""), words.npos) << name;
  }
  for (const ComparisonSpelling& row : ComparisonSpellings()) {
    if (static_cast<unsigned char>(row.spelling.front()) >= 0x80) continue;  // Written in hex.
    EXPECT_NE(words.find("\"" + std::string(row.spelling) + "\""), words.npos) << row.spelling;
  }
}

TEST(QueryReference, SaysWhatFieldsCanDo) {
  std::string facets;
  std::string ordered;
  for (const QueryField& field : QueryFields()) {
    if (field.is_facet) facets += std::string(field.name) + " ";
    if (field.has_order) ordered += std::string(field.name) + " ";
  }
  EXPECT_EQ(facets, "tag entity ticker status lang kind folder year ");
  EXPECT_EQ(ordered, "status date ");
}

TEST(QueryReference, EveryFieldHasAnExampleOfItself) {
  EXPECT_EQ(QueryFields().size(), Fields().size() + 1);
  for (const QueryField& field : QueryFields()) {
    const Result<ParsedQuery> parsed = ParseQuery(field.example, {.strict = true});
    ASSERT_TRUE(parsed.ok()) << field.example << "\n" << parsed.error().message;
    EXPECT_TRUE(parsed->warnings.empty()) << field.example;
    const std::string_view name = field.name == "prop.KEY" ? "prop.author" : field.name;
    EXPECT_TRUE(HasField(parsed->root, name)) << field.example;
    EXPECT_FALSE(field.meaning.empty());
  }
}

}  // namespace
}  // namespace tanxun
