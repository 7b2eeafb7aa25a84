// SPDX-License-Identifier: GPL-2.0-or-later
// Laws of answers, on random companies: a value is in its quoted lines; a withheld fact is never
// answered from a related subject; an unrelated note changes no answer; asking twice says the same.
#include <algorithm>
#include <random>

#include "tests/answer/asking.h"

namespace tanxun {
namespace {

struct Attribute {
  const char* english;
  const char* chinese;
  const char* question;  // %s is the subject.
  const char* chinese_question;
};

constexpr Attribute kAttributes[] = {
    {"HQ", "总部", "Where is the HQ of %s?", "%s的总部在哪里"},
    {"CEO", "首席执行官", "Who is the CEO of %s?", "%s的首席执行官是谁"},
    {"Founded", "成立时间", "When was %s founded?", "%s什么时候成立"},
    {"Market cap", "市值", "market cap of %s", "%s的市值是多少"},
    {"Employees", "员工人数", "How many employees does %s have?", "%s的员工人数"},
    {"Foundry", "代工厂", "foundry of %s", "%s的代工厂"},
    {"Capex", "资本支出", "capex of %s", "%s的资本支出"},
};
constexpr std::size_t kAttributeCount = std::size(kAttributes);

std::string With(const std::string& pattern, const std::string& subject) {
  std::string text = pattern;
  text.replace(text.find("%s"), 2, subject);
  return text;
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

  // A note in one of three structures, with the attributes of `held`.
  std::string Note(const std::string& subject, const std::vector<bool>& held, bool chinese) {
    const std::size_t form = Pick(3);
    std::string text = "# " + subject + "\n\n";
    if (form == 0)
      text += chinese ? "| 指标 | 数值 |\n|---|---|\n" : "| Metric | Value |\n|---|---|\n";
    for (std::size_t i = 0; i < kAttributeCount; ++i) {
      if (!held[i]) continue;
      const std::string label = chinese ? kAttributes[i].chinese : kAttributes[i].english;
      if (form == 0) text += "| " + label + " | " + Value(i) + " |\n";
      if (form == 1) text += "- " + label + (chinese ? "：" : ": ") + Value(i) + "\n";
      if (form == 2) text += "**" + label + (chinese ? "：**" : ":** ") + Value(i) + "\n\n";
    }
    return text + "\n" + (chinese ? "更新于 2025-06-01\n" : "*Updated 2025-06-01*\n");
  }

  std::vector<bool> SomeAttributes() {
    std::vector<bool> held(kAttributeCount);
    for (std::size_t i = 0; i < kAttributeCount; ++i) held[i] = Pick(2) == 0;
    return held;
  }

 private:
  std::mt19937 random_;
};

struct Family {
  std::string subject;
  std::vector<std::string> relatives;
};

const Family kFamilies[] = {
    {"Acme", {"Acme Cloud", "Acme Group", "Acme Chips"}},
    {"Borealis Systems", {"Borealis", "Borealis Systems Japan", "Borealis Power"}},
    {"艾克米", {"艾克米云", "艾克米集团", "艾克米半导体"}},
    {"北极光电子", {"北极光", "北极光电子科技", "北极光电力"}},
};

std::string VisibleLines(const AskedVault& vault, const Location& where) {
  const auto searcher = Searcher::Open(vault.vault().index());
  if (!searcher.ok()) return {};
  const auto excerpt = searcher->Get(where.path, where.lines);
  if (!excerpt.ok()) return {};
  std::string text = excerpt->text;
  std::erase_if(text, [](char c) { return c == '*' || c == '[' || c == ']' || c == '`'; });
  return text;
}

TEST(AnswersLaw, AValueIsInItsQuotedLines) {
  for (std::uint32_t seed = 0; seed < 4; ++seed) {
    World world(seed);
    Notes notes;
    for (const Family& family : kFamilies) {
      const bool chinese = world.Pick(2) == 0;
      notes.emplace_back(family.subject + ".md",
                         world.Note(family.subject, world.SomeAttributes(), chinese));
    }
    const AskedVault vault(notes);
    int answered = 0;
    for (const Family& family : kFamilies) {
      for (const Attribute& attribute : kAttributes) {
        for (const char* pattern : {attribute.question, attribute.chinese_question}) {
          const AskResult result = vault.Ask(With(pattern, family.subject));
          for (const Answer& answer : result.answers) {
            ASSERT_FALSE(answer.sources.empty());
            const bool held = std::any_of(
                answer.sources.begin(), answer.sources.end(), [&](const Location& where) {
                  return VisibleLines(vault, where).find(answer.value) != std::string::npos;
                });
            EXPECT_TRUE(held) << result.question << " " << Line(result);
            EXPECT_FALSE(answer.sources.front().quote.empty());
            ++answered;
          }
        }
      }
    }
    EXPECT_GT(answered, 10);
  }
}

// Every fact is found in both languages; every withheld one is not, whatever its relatives have.
TEST(AnswersLaw, AWithheldFactIsNeverAnsweredFromARelatedSubject) {
  for (std::uint32_t seed = 0; seed < 4; ++seed) {
    World world(1000 + seed);
    Notes notes;
    std::vector<std::vector<bool>> held;
    for (const Family& family : kFamilies) {
      held.push_back(world.SomeAttributes());
      notes.emplace_back(family.subject + ".md",
                         world.Note(family.subject, held.back(), world.Pick(2) == 0));
      for (const std::string& relative : family.relatives) {
        const std::vector<bool> all(kAttributeCount, true);
        notes.emplace_back(relative + ".md", world.Note(relative, all, world.Pick(2) == 0));
      }
    }
    const AskedVault vault(notes);
    for (std::size_t f = 0; f < std::size(kFamilies); ++f) {
      for (std::size_t i = 0; i < kAttributeCount; ++i) {
        const Attribute& attribute = kAttributes[i];
        for (const char* pattern : {attribute.question, attribute.chinese_question}) {
          const AskResult result = vault.Ask(With(pattern, kFamilies[f].subject));
          ASSERT_EQ(IsFirm(result), held[f][i])
              << "seed " << seed << " " << result.question << " " << Line(result);
          if (!held[f][i]) continue;
          for (const Answer& answer : result.answers) {
            ASSERT_EQ(answer.sources.front().path, kFamilies[f].subject + ".md");
          }
        }
      }
    }
  }
}

TEST(AnswersLaw, AnUnrelatedNoteChangesNoAnswer) {
  for (std::uint32_t seed = 0; seed < 4; ++seed) {
    World world(2000 + seed);
    Notes notes;
    std::vector<std::string> questions;
    for (const Family& family : kFamilies) {
      notes.emplace_back(family.subject + ".md",
                         world.Note(family.subject, world.SomeAttributes(), world.Pick(2) == 0));
      for (const Attribute& attribute : kAttributes) {
        questions.push_back(With(attribute.question, family.subject));
        questions.push_back(With(attribute.chinese_question, family.subject));
      }
    }
    AskedVault vault(notes);
    std::vector<std::string> before;
    for (const std::string& question : questions) before.push_back(Line(vault.Ask(question)));
    const std::vector<bool> all(kAttributeCount, true);
    vault.Add({{"more/Zanzibar.md", world.Note("Zanzibar Optics", all, false)},
               {"more/桑给巴尔.md", world.Note("桑给巴尔光学", all, true)},
               {"more/Prose.md", "# Weather\n\nIt rains in Freedonia. 今天下雨。\n"}});
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const std::string first = Line(vault.Ask(questions[i]));
      EXPECT_EQ(first, before[i]) << questions[i];
      EXPECT_EQ(Line(vault.Ask(questions[i])), first);
    }
  }
}

}  // namespace
}  // namespace tanxun
