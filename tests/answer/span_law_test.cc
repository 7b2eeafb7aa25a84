// SPDX-License-Identifier: GPL-2.0-or-later
// Law: an answer is a span of its source, in every structure and both languages: its value is the
// text at its place, the place is on its line, and the line is what is quoted. Seed:
// TANXUN_TEST_SEED.
#include <algorithm>
#include <map>

#include "tests/answer/law_world.h"

namespace tanxun {
namespace {

std::uint32_t LineAt(const std::string& text, std::uint64_t at) {
  return 1 + static_cast<std::uint32_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

class SpanLaw {
 public:
  explicit SpanLaw(const Notes& notes) : texts_(notes.begin(), notes.end()), vault_(notes) {}

  // What is broken, or nothing. A value that is not at any of its places may be a joined list, each
  // of whose items is. A quoted sentence has no span: it is on its lines.
  std::string Broken(const AskResult& result) const {
    for (const Answer& answer : result.answers) {
      if (answer.sources.empty()) return "no source";
      const bool quoted = answer.sources.front().span.end == 0;
      if (quoted && IsFirm(result)) return "a sentence is no firm answer";
      for (const Location& where : answer.sources) {
        if (std::string broken = BrokenPlace(where, quoted); !broken.empty()) return broken;
      }
      if (quoted) continue;
      std::vector<std::string> parts = answer.items;
      if (parts.empty()) parts.push_back(answer.value);
      for (const std::string& part : parts) {
        if (!IsAtSome(part, answer, answer.items.empty())) return part + " is at no place";
      }
    }
    return {};
  }

  AskResult Ask(const std::string& question, const std::string& path = {}) const {
    return vault_.Ask(question, path);
  }

 private:
  std::string BrokenPlace(const Location& where, bool quoted) const {
    const auto text = texts_.find(where.path);
    if (text == texts_.end()) return "no such note: " + where.path;
    if (where.quote.empty()) return "nothing is quoted";
    if (quoted) return IsShownFrom(text->second, where) ? "" : "the sentence is not on its line";
    const Span span = where.span;
    if (span.begin >= span.end || span.end > text->second.size()) return "no span of the note";
    if (LineAt(text->second, span.begin) != where.lines.first) return "the line is another";
    if (text->second.find(where.quote.substr(0, where.quote.find('\n'))) == std::string::npos)
      return "the quote is not in the note";
    return {};
  }

  // How the sentence begins, on its first line, whatever the marks.
  static bool IsShownFrom(const std::string& text, const Location& where) {
    std::size_t begin = 0;
    for (std::uint32_t line = 1; line < where.lines.first; ++line) {
      begin = text.find('\n', begin) + 1;
      if (begin == 0) return false;
    }
    const auto plain = [](std::string marked) {
      std::erase_if(marked, [](char c) { return c == '*' || c == '|' || c == ' '; });
      return marked;
    };
    constexpr std::size_t kBeginning = 9;
    const std::string line = plain(text.substr(begin, text.find('\n', begin) - begin));
    return line.find(plain(where.quote).substr(0, kBeginning)) != std::string::npos;
  }

  bool IsAtSome(const std::string& part, const Answer& answer, bool whole) const {
    return std::any_of(answer.sources.begin(), answer.sources.end(), [&](const Location& where) {
      std::string there =
          texts_.at(where.path).substr(where.span.begin, where.span.end - where.span.begin);
      const bool quoted = there.size() > 1 && there.front() == '"' && there.back() == '"';
      if (quoted) there = there.substr(1, there.size() - 2);  // A property's text is one whole.
      return whole ? there == part : there.find(part) != std::string::npos;
    });
  }

  std::map<std::string, std::string> texts_;
  AskedVault vault_;
};

// How many answers were firm.
int ExpectSpans(const SpanLaw& law, const std::vector<Question>& questions) {
  int firm = 0;
  for (const Question& question : questions) {
    const AskResult result = law.Ask(question.text, question.path);
    EXPECT_EQ(law.Broken(result), "")
        << question.text << " of " << question.path << ": " << Line(result);
    firm += IsFirm(result) ? 1 : 0;
  }
  return firm;
}

TEST(AnswersLaw, AValueIsTheTextAtItsPlace) {
  for (std::uint32_t seed = 0; seed < 3; ++seed) {
    World world(LawSeed(100) + seed);
    Notes notes;
    std::vector<Question> questions;
    std::vector<std::string> subjects;
    std::vector<Held> held;
    for (const Family& family : kFamilies) {
      const std::string path = family.subject + ".md";
      notes.emplace_back(path,
                         world.Note(family.subject, world.SomeAttributes(), world.Pick(2) == 0));
      subjects.push_back(family.relatives.front());
      held.push_back(world.SomeAttributes());
      for (const Attribute& attribute : kAttributes) {
        for (const char* pattern : {attribute.question, attribute.chinese_question}) {
          questions.push_back({With(pattern, family.subject), {}, {}});
          questions.push_back({With(pattern, family.subject), {}, path});
          questions.push_back({With(pattern, subjects.back()), {}, {}});
          questions.push_back({With(pattern, subjects.back()), {}, "list.md"});
        }
      }
    }
    notes.emplace_back("list.md", world.Table(subjects, held, world.Pick(2) == 0));
    EXPECT_GT(ExpectSpans(SpanLaw(notes), questions), 20) << seed;
  }
}

TEST(AnswersLaw, ExtremesListsAndNeighboursAreSpans) {
  World world(LawSeed(200));
  std::string english =
      "# Peaks\n\n| Peak | Country | Height | First climbed |\n|---|---|---|---|\n";
  std::string chinese = "# 山峰\n\n| 山峰 | 国家 | 高度 | 首登年份 |\n|---|---|---|---|\n";
  for (int i = 0; i < 8; ++i) {
    const std::string number = std::to_string(i);
    english += "| Mount " + world.Value(0) + " | Land" + std::to_string(world.Pick(3)) + " | " +
               std::to_string(1000 + world.Pick(7000)) + " m | " + world.Value(2) + " |\n";
    chinese += "| 云岭" + number + "号峰 | 国度" + std::to_string(world.Pick(3)) + " | " +
               std::to_string(1000 + world.Pick(7000)) + "米 | " + world.Value(2) + "年 |\n";
  }
  const Notes notes = {{"Peaks.md", english}, {"山峰.md", chinese}};
  const std::vector<Question> questions = {
      {"Which peak has the greatest height?", {}, "Peaks.md"},
      {"Which peak has the lowest height?", {}, "Peaks.md"},
      {"Which peak was climbed first?", {}, "Peaks.md"},
      {"Which peaks are in Land1?", {}, "Peaks.md"},
      {"What is the last peak in the list?", {}, "Peaks.md"},
      {"How many metres high is the highest peak?", {}, "Peaks.md"},
      {"哪座山峰的高度最高？", {}, "山峰.md"},
      {"哪座山峰的高度最低？", {}, "山峰.md"},
      {"最早首登的是哪座山峰？", {}, "山峰.md"},
      {"国度1有哪些山峰？", {}, "山峰.md"},
      {"云岭3号峰的高度是多少？", {}, "山峰.md"},
      {"云岭3号峰之后是哪座山峰？", {}, "山峰.md"},
      {"云岭3号峰的高度是多少？", {}, {}},
      {"peaks", {}, {}},
      {"有哪些山峰", {}, {}}};
  EXPECT_GT(ExpectSpans(SpanLaw(notes), questions), 5);
}

// Lists under leads, abilities, cards, definitions, stages, links, listings, prose.
TEST(AnswersLaw, OtherStructuresAreSpans) {
  const Notes notes = {
      {"Acme.md",
       "# Acme Chips\n\n**Acme Chips** — Freedonia's largest designer of accelerators.\n\n"
       "**Products:**\n- Roadrunner\n- Coyote\n\n## Risks\n\n- Export controls\n- Storms\n\n"
       "**What Acme Chips can access:**\n- H20\n- L20\n\n**What Acme Chips cannot access:**\n- "
       "H100\n\n"
       "Acme Chips (NYSE: ACMX) was founded in 1988. It is headquartered in Graz, Austria.\n\n"
       "- [[Borealis]] — supplier (wafers)\n\n| Metric | 2023 | 2024 |\n|---|---|---|\n"
       "| Revenue | $1B | $2B |\n| Customers | Eagle, Falcon | Eagle |\n"},
      {"艾克米.md",
       "# 艾克米\n\n**艾克米** — 最大的芯片设计公司。\n\n**产品：**\n- 走鹃\n- 郊狼\n\n## 风险\n\n"
       "- 出口管制\n- 竞争激烈\n\n**艾克米无法获得：**\n- H100\n- H200\n\n**艾克米可获得：**\n- "
       "H20\n\n"
       "艾克米成立于1988年。公司总部位于杭州。\n\n| 指标 | 2023 | 2024 |\n|---|---|---|\n"
       "| 营收 | 1亿元 | 2亿元 |\n| 客户 | 甲公司、乙公司 | 甲公司 |\n"},
      {"card.txt",
       "Acme Cloud\nAcme Cloud Intelligence Group\nKey Product\nRoadrunner 9 NPU, Beep LLM\n"
       "Bottleneck Status\n🔴 Cut off from H100 since Oct 2023 rules\n"
       "Full briefing▼ Expand\nAcme Cloud is the largest provider in Freedonia.\n"}};
  std::vector<Question> questions;
  for (const char* question : {"What is Acme Chips?",
                               "products of Acme Chips",
                               "risks of Acme Chips",
                               "What can Acme Chips access?",
                               "What can Acme Chips not access?",
                               "Can Acme Chips access H100?",
                               "ticker of Acme Chips",
                               "When was Acme Chips founded?",
                               "Where is Acme Chips headquartered?",
                               "suppliers of Acme Chips",
                               "Acme Chips revenue 2023",
                               "customers of Acme Chips",
                               "revenue of Acme Chips",
                               "什么是艾克米",
                               "艾克米有哪些产品",
                               "艾克米的风险",
                               "艾克米无法获得什么",
                               "艾克米可以获得什么",
                               "艾克米能获得H100吗",
                               "艾克米哪年成立",
                               "艾克米总部在哪里",
                               "艾克米2024年营收",
                               "艾克米的客户",
                               "艾克米的营收",
                               "key product of Acme Cloud",
                               "bottleneck status of Acme Cloud",
                               "What is Acme Cloud?"}) {
    questions.push_back({question, {}, {}});
  }
  EXPECT_GT(ExpectSpans(SpanLaw(notes), questions), 20);
}

}  // namespace
}  // namespace tanxun
