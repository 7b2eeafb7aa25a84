// SPDX-License-Identifier: GPL-2.0-or-later
// Random values for the tests of what is stored.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::uint64_t Below(std::uint64_t limit) { return engine_() % limit; }
  std::string Text() {
    std::string text(Below(40), '\0');
    for (char& c : text) c = static_cast<char>(Below(256));
    return text;
  }
  std::vector<std::string> Texts() {
    std::vector<std::string> texts(Below(4));
    for (std::string& text : texts) text = Text();
    return texts;
  }
  std::uint32_t Word() { return static_cast<std::uint32_t>(engine_()); }
  Date Day() { return {static_cast<int>(Below(3000)), static_cast<int>(Below(13)), 7}; }

 private:
  std::mt19937_64 engine_;
};

// Texts of few kinds, as rows of one table have them.
inline Fact RandomFact(Random& random) {
  const std::vector<std::string> names = {"Acme", "Beta Corp", "平头哥", "", "9988.HK"};
  const auto name = [&] { return names[random.Below(names.size())]; };
  Fact fact;
  fact.subject = name();
  fact.attribute = name();
  fact.concept_id = random.Below(2) == 0 ? "" : random.Below(2) == 0 ? "ticker" : "ceo";
  fact.value = random.Below(2) == 0 ? name() : random.Text();
  fact.items = random.Texts();
  fact.polarity = static_cast<Polarity>(random.Below(2));
  fact.qualifiers = {{"period", random.Text()}};
  fact.as_of = {random.Day(), static_cast<AsOfOrigin>(random.Below(7))};
  fact.form = static_cast<FactForm>(random.Below(12));
  fact.confidence = static_cast<double>(random.Below(1000)) / 999.0;
  fact.row = static_cast<std::uint32_t>(random.Below(30));
  const std::uint64_t begin = random.Below(1ull << 50);
  fact.where = {"notes/a.md",
                "",
                {random.Word(), random.Word()},
                random.Word(),
                {begin, random.Below(2) == 0 ? begin + 3 : random.Below(~0ull)},
                random.Text(),
                random.Texts()};
  return fact;
}

}  // namespace tanxun
