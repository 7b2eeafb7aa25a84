// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/safe_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "indexer/json/name_text.h"
#include "indexer/tool/json_tree.h"

namespace tanxun {
namespace {

TEST(SafeText, MakesWhatDrivesATerminalVisible) {
  struct Case {
    std::string input;
    Layout layout;
    std::string expected;
  };
  const Case cases[] = {
      {"plain 中文 é 🔴", Layout::kBody, "plain 中文 é 🔴"},
      {"a\x1b[31mred\x1b[0m", Layout::kBody, "a\\x1b[31mred\\x1b[0m"},
      {"bell\a\b\r", Layout::kBody, "bell\\x07\\x08\\x0d"},
      {std::string("nul\0.", 5), Layout::kBody, "nul\\x00."},
      {"del\x7f", Layout::kBody, "del\\x7f"},
      {"csi\xC2\x9B!", Layout::kBody, "csi\\x9b!"},
      {"\u202Eevil\u202C \u2066x\u2069", Layout::kBody, "\\u202eevil\\u202c \\u2066x\\u2069"},
      {"\u200E\u200F\u061C", Layout::kBody, "\\u200e\\u200f\\u061c"},
      {"a\u2028b\u2029", Layout::kBody, "a\\u2028b\\u2029"},
      {"tag\U000E0041\U000E007F", Layout::kBody, "tag\\U000e0041\\U000e007f"},
      {"joined \u200D stays, so does \uFE0F", Layout::kBody, "joined \u200D stays, so does \uFE0F"},
      {"not utf-8 \xFF\xC3(", Layout::kBody, "not utf-8 \\xff\\xc3("},
      {"overlong \xC0\xAF", Layout::kBody, "overlong \\xc0\\xaf"},
      {"surrogate \xED\xA0\x80", Layout::kBody, "surrogate \\xed\\xa0\\x80"},
      {"cut \xE4\xB8", Layout::kBody, "cut \\xe4\\xb8"},
      {"a\n\tb", Layout::kBody, "a\n\tb"},
      {"a\n\tb", Layout::kLine, "a\\n\tb"},
      {"a\n\tb", Layout::kField, "a\\n\\tb"},
  };
  for (const Case& c : cases) EXPECT_EQ(SafeText(c.input, c.layout), c.expected);
}

std::string RandomBytes(std::mt19937& random, bool mostly_text) {
  std::string bytes;
  const std::size_t size = random() % 40;
  const char* const pieces[] = {"a", "中", "\u202E", "\xC2\x85", "\n", "\"", "\\", "🔴", "\u2028"};
  for (std::size_t i = 0; i < size; ++i) {
    if (mostly_text) {
      bytes += pieces[random() % std::size(pieces)];
    } else {
      bytes += static_cast<char>(random() % 256);
    }
  }
  return bytes;
}

TEST(SafeText, IsValidAndSettledForAnyBytes) {
  constexpr unsigned kSeed = 20260101;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 5000; ++round) {
    const std::string safe = SafeText(RandomBytes(random, round % 2 == 0), Layout::kField);
    EXPECT_EQ(SafeText(safe, Layout::kField), safe);
    EXPECT_EQ(safe.find_first_of(std::string("\n\t\x1b\x7f\0", 5)), std::string::npos);
    EXPECT_NO_THROW(nlohmann::json(safe).dump());  // Strict about UTF-8.
  }
}

TEST(NameText, IsUtf8AndCanBeTurnedBack) {
  EXPECT_EQ(NameText("a\xff\\x41.md"), "a\\xff\\x5cx41.md");
  EXPECT_EQ(NameText("a\\n\\u202e 中.md"), "a\\n\\u202e 中.md");
  constexpr unsigned kSeed = 11;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 2000; ++round) {
    const std::string name = RandomBytes(random, round % 2 == 0) + "\\x4" + "1";
    EXPECT_EQ(NameBytes(NameText(name)), name);
    EXPECT_NO_THROW(nlohmann::json(NameText(name)).dump());
  }
}

TEST(SafeJson, KeepsEveryValueAndSendsNothingRaw) {
  constexpr unsigned kSeed = 7;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 2000; ++round) {
    const nlohmann::json value = {{"text", RandomBytes(random, true) + "\u202E\x7f\U000E0041"}};
    const std::string safe = SafeJson(value.dump(2));
    EXPECT_EQ(nlohmann::json::parse(safe), value);
    EXPECT_EQ(SafeText(safe), safe);
  }
}

}  // namespace
}  // namespace tanxun
