// SPDX-License-Identifier: GPL-2.0-or-later
// JsonValue against its slow twin: a tree, serialized and made safe.
#include "indexer/json/json_value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "indexer/json/json_text.h"
#include "indexer/tool/json_tree.h"

namespace tanxun {
namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  // Bytes that are often no UTF-8: pieces of characters, whole ones, controls.
  std::string Text() {
    static const std::vector<std::string> kPieces = {"a",
                                                     "中",
                                                     "é",
                                                     "😀",
                                                     "\"",
                                                     "\\",
                                                     "\n",
                                                     "\x1b",
                                                     "\x7f",
                                                     "\u202e",
                                                     "\u2028",
                                                     "\xff",
                                                     "\xc3",
                                                     "\xe4\xb8",
                                                     "\xf0\x9f",
                                                     "\x80",
                                                     "\xed\xa0\x80",
                                                     "\xf4\x90",
                                                     "\xe0\x9f",
                                                     "\xc0\xaf",
                                                     "\U000e0041",
                                                     std::string("\0", 1)};
    std::string text;
    for (auto count = random_() % 12; count > 0; --count)
      text += kPieces[random_() % kPieces.size()];
    return text;
  }

  // The same value twice.
  struct Twin {
    JsonValue value;
    Json tree;
  };

  Twin Make(int depth) {
    switch (random_() % (depth == 0 ? 6 : 8)) {
      case 0:
        return {nullptr, nullptr};
      case 1:
        return {true, true};
      case 2: {
        const auto number = static_cast<std::int64_t>(random_()) - (std::int64_t{1} << 31);
        return {number, number};
      }
      case 3:
        return {std::numeric_limits<std::uint64_t>::max(),
                std::numeric_limits<std::uint64_t>::max()};
      case 4: {
        const double number =
            std::ldexp(static_cast<double>(random_()), int(random_() % 200) - 100);
        return {number, number};
      }
      case 5: {
        const std::string text = Text();
        return {text, text};
      }
      case 6: {
        Twin list{JsonValue::array(), Json::array()};
        for (auto count = random_() % 4; count > 0; --count) {
          const Twin element = Make(depth - 1);
          list.value.push_back(element.value);
          list.tree.push_back(element.tree);
        }
        return list;
      }
      default: {
        Twin object{JsonValue::object(), Json::object()};
        for (auto count = random_() % 4; count > 0; --count) {
          const Twin member = Make(depth - 1);
          const std::string key = std::to_string(count) + Text();
          object.value.Set(key, member.value);
          object.tree[key] = member.tree;
        }
        return object;
      }
    }
  }

 private:
  std::mt19937 random_;
};

TEST(JsonValue, IsWrittenAsItsTreeIs) {
  constexpr unsigned kSeed = 20260103;
  SCOPED_TRACE(kSeed);
  Maker maker(kSeed);
  for (int round = 0; round < 5'000; ++round) {
    const Maker::Twin twin = maker.Make(4);
    EXPECT_EQ(JsonOnOneLine(twin.value), JsonOnOneLine(twin.tree));
    EXPECT_EQ(PrettyJson(twin.value), PrettyJson(twin.tree));
  }
}

TEST(JsonValue, HasTheMembersOfItsParts) {
  JsonValue object{{"a", 1}, {"b", std::vector<std::string>{"x", "y"}}, {"c", 0.5}};
  object.update(JsonValue{{"d", nullptr}, {"e", JsonValue::array({1u, 2u})}});
  object.update(JsonValue::object());
  EXPECT_EQ(object.text(), R"({"a":1,"b":["x","y"],"c":0.5,"d":null,"e":[1,2]})");
  JsonValue empty = JsonValue::object();
  empty.update(JsonValue{{"a", false}});
  EXPECT_EQ(empty.text(), R"({"a":false})");
}

}  // namespace
}  // namespace tanxun
