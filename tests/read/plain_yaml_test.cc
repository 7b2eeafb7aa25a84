// SPDX-License-Identifier: GPL-2.0-or-later
// The quick reading of plain front matter against the YAML parser.
#include "indexer/read/plain_yaml.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

namespace tanxun {
namespace {

std::string DescribeResult(const YamlResult& result) {
  std::string out;
  for (const Property& property : result.properties) {
    out += Describe(property) + " at " + std::to_string(property.span.begin) + "\n";
  }
  for (const std::uint64_t end : result.ends) out += std::to_string(end) + " ";
  return out + (result.failure ? result.failure->reason : "");
}

TEST(PlainYaml, ReadsWhatMostNotesHave) {
  const char* documents[] = {
      "title: Acme\n",
      "title: 艾克米 (Acme)\ntags: [芯片, a/b]\n",
      "aliases:\n  - Acme\n  - 艾克米\nticker: ACM\n",
      "aliases:\n- \"Acme, Inc\"\n- 'x: y'\n",
      "# note\nempty:\nms:id: 12\nurl: http://acme.example/a#b\n\ndate: 2025-01-02\n",
      "tags: []\n",
      "",
  };
  for (const char* yaml : documents) {
    const auto plain = ReadPlainYaml(yaml);
    ASSERT_TRUE(plain.has_value()) << yaml;
    EXPECT_EQ(DescribeResult(*plain), DescribeResult(ReadAnyYaml(yaml))) << yaml;
  }
}

TEST(PlainYaml, LeavesTheRestToTheParser) {
  const char* documents[] = {"a: &x 1\n",     "a: *x\n",       "a: |\n  text\n", "a: {b: c}\n",
                             "a:\n  b: c\n",  "a: b: c\n",     "a: 1 # one\n",   "a: null\n",
                             "? a\n: b\n",    "a: \"x\\n\"\n", "a: b\n  c\n",    "- a\n",
                             "a: [b, [c]]\n", "a: [b,]\n",     "a: 1\na: 2\n",   "a:\n - b: c\n",
                             "a:\tb\n",       "a: b\r\n",      "a: 'it''s'\n"};
  for (const char* yaml : documents) EXPECT_FALSE(ReadPlainYaml(yaml).has_value()) << yaml;
}

TEST(PlainYaml, AgreesWithTheParserOnRandomDocuments) {
  static constexpr std::array<const char*, 58> kPieces = {
      "a",        "key", "名",         ":",    ": ",     " ",         "  ",       "\n",
      "\n",       "\n",  "- ",         "\n- ", "\n  - ", "[",         "]",        ", ",
      ",",        "\"",  "'",          "#",    " #",     "&x",        "*x",       "|",
      ">",        "{",   "}",          "!",    "%",      "@",         "`",        "~",
      "null",     "1.5", "2025-01-02", "(",    ")",      "/",         "http://x", "\\",
      "---",      "...", "?",          "? ",   "=",      "<<",        "true",     ".",
      "_",        "-",   "，",         "：",   "Ｘ",     "e\xCC\x81", "b",        "key: value\n",
      "名: 值\n", "x:\n"};
  std::mt19937 random(20251);
  int plain_documents = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string yaml = random() % 2 == 0 ? "key: value\n" : "";
    for (std::size_t i = random() % 14; i > 0; --i) yaml += kPieces[random() % kPieces.size()];
    const auto plain = ReadPlainYaml(yaml);
    if (!plain) continue;
    ++plain_documents;
    ASSERT_EQ(DescribeResult(*plain), DescribeResult(ReadAnyYaml(yaml))) << '[' << yaml << ']';
  }
  EXPECT_GT(plain_documents, 3000);
}

}  // namespace
}  // namespace tanxun
