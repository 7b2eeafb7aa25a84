// SPDX-License-Identifier: GPL-2.0-or-later
// Random companies in both languages, what notes say of them in every structure, and what is asked.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "tests/answer/asking.h"

namespace tanxun {

struct Attribute {
  const char* english;
  const char* chinese;
  const char* question;  // %s is the subject.
  const char* chinese_question;
};

inline constexpr Attribute kAttributes[] = {
    {"HQ", "总部", "Where is the HQ of %s?", "%s的总部在哪里"},
    {"CEO", "首席执行官", "Who is the CEO of %s?", "%s的首席执行官是谁"},
    {"Founded", "成立时间", "When was %s founded?", "%s什么时候成立"},
    {"Market cap", "市值", "market cap of %s", "%s的市值是多少"},
    {"Employees", "员工人数", "How many employees does %s have?", "%s的员工人数"},
    {"Foundry", "代工厂", "foundry of %s", "%s的代工厂"},
    {"Capex", "资本支出", "capex of %s", "%s的资本支出"},
};
inline constexpr std::size_t kAttributeCount = std::size(kAttributes);
using Held = std::vector<bool>;  // One an attribute.

struct Family {
  std::string subject;
  std::vector<std::string> relatives;
};

inline const Family kFamilies[] = {
    {"Acme", {"Acme Cloud", "Acme Group", "Acme Chips", "Acme Holdings Ltd", "New Acme"}},
    {"Borealis Systems", {"Borealis", "Borealis Systems Japan", "Borealis Power"}},
    {"艾克米", {"艾克米云", "艾克米集团", "艾克米半导体", "艾克米（日本）"}},
    {"北极光电子", {"北极光", "北极光电子科技", "北极光电力", "北极光电子集团"}},
};

inline std::string With(const std::string& pattern, const std::string& subject) {
  std::string text = pattern;
  text.replace(text.find("%s"), 2, subject);
  return text;
}

// TANXUN_TEST_SEED, or the test's own.
inline std::uint32_t LawSeed(std::uint32_t own) {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? own
                          : static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10)) + own;
}

class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed) {}

  std::size_t Pick(std::size_t below) { return random_() % below; }

  std::string Value(std::size_t attribute) {
    const std::string number = std::to_string(100 + Pick(800));
    switch (attribute) {
      case 2:
        return std::to_string(1900 + Pick(100));
      case 3:
      case 6:
        return "$" + number + "B";
      case 4:
        return number;
      default:
        return "Qorv" + number;
    }
  }

  // A note in one of five structures, with the attributes of `held`.
  std::string Note(const std::string& subject, const Held& held, bool chinese) {
    const std::size_t form = Pick(5);
    std::string text = "# " + subject + "\n\n";
    if (form == 0)
      text += chinese ? "| 指标 | 数值 |\n|---|---|\n" : "| Metric | Value |\n|---|---|\n";
    if (form == 4) text = "---\n";
    for (std::size_t i = 0; i < kAttributeCount; ++i) {
      if (!held[i]) continue;
      const std::string label = LabelOf(i, chinese);
      if (form == 0) text += "| " + label + " | " + Value(i) + " |\n";
      if (form == 1) text += "- " + label + (chinese ? "：" : ": ") + Value(i) + "\n";
      if (form == 2) text += "**" + label + (chinese ? "：**" : ":** ") + Value(i) + "\n\n";
      if (form == 3) text += label + ":: " + Value(i) + "\n";
      if (form == 4) text += "\"" + label + "\": \"" + Value(i) + "\"\n";
    }
    if (form == 4) text += "---\n# " + subject + "\n";
    return text + "\n" + (chinese ? "更新于 2025-06-01\n" : "*Updated 2025-06-01*\n");
  }

  // A table of entities; what is not in `held` (one a subject) is an empty cell.
  std::string Table(const std::vector<std::string>& subjects, const std::vector<Held>& held,
                    bool chinese) {
    std::string text = chinese ? "# 名单\n\n| 公司 |" : "# List\n\n| Company |";
    for (std::size_t i = 0; i < kAttributeCount; ++i) text += " " + LabelOf(i, chinese) + " |";
    text += "\n|---|";
    for (std::size_t i = 0; i < kAttributeCount; ++i) text += "---|";
    for (std::size_t s = 0; s < subjects.size(); ++s) {
      text += "\n| " + subjects[s] + " |";
      for (std::size_t i = 0; i < kAttributeCount; ++i)
        text += held[s][i] ? " " + Value(i) + " |" : "  |";
    }
    return text + "\n";
  }

  Held SomeAttributes() {
    Held held(kAttributeCount);
    for (std::size_t i = 0; i < kAttributeCount; ++i) held[i] = Pick(2) == 0;
    return held;
  }

  static std::string LabelOf(std::size_t attribute, bool chinese) {
    return chinese ? kAttributes[attribute].chinese : kAttributes[attribute].english;
  }

 private:
  std::mt19937 random_;
};

}  // namespace tanxun
