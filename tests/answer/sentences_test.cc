// SPDX-License-Identifier: GPL-2.0-or-later
// Prose answers with whole sentences, never more than possible, with their own lines.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

const Notes& Walks() {
  static const Notes kNotes = {
      {"Lighthouse.md",
       "# Vardholm Light\n\nVardholm Light stands on a bare rock off the coast. The **first** "
       "keeper of the light was\n"
       "Ida Moss, who lived there for twenty years.\n\n"
       "It was built in 1874 from granite. The lamp burned whale oil until electric light came in "
       "1931.\n"},
      {"灯塔.md",
       "# "
       "沃德岛灯塔\n\n沃德岛灯塔位于一块裸露的礁石上。第一任守塔人是伊达·莫斯，她在那里生活了二十年"
       "。\n\n"
       "它于1874年用花岗岩建成。灯一直烧鲸油，直到1931年才通了电。\n"},
      {"Bread.md", "# Sourdough\n\nThe starter needs flour and water. It is fed once a day.\n"}};
  return kNotes;
}

TEST(ProseAnswers, QuoteTheSentenceThatSaysItFirst) {
  const AskedVault vault(Walks());
  struct Row {
    std::string question;
    std::string value;  // In the first sentence.
    std::uint32_t line = 0;
  };
  const std::vector<Row> rows = {
      {"When was Vardholm Light built?", "1874", 6},
      {"Who was the first keeper of Vardholm Light?", "Ida Moss", 3},
      {"What did the lamp of Vardholm Light burn?", "whale oil", 6},
      {"How often is the sourdough starter fed?", "once a day", 3},
      {"沃德岛灯塔是哪一年建成的？", "1874年", 5},
      {"沃德岛灯塔的第一任守塔人是谁？", "伊达·莫斯", 3},
      {"沃德岛灯塔什么时候通了电？", "1931年", 5},
  };
  for (const Row& row : rows) {
    const AskResult result = vault.Ask(row.question);
    EXPECT_EQ(result.state, AnswerState::kPossible) << row.question;
    ASSERT_FALSE(result.answers.empty()) << row.question;
    ASSERT_LE(result.answers.size(), 3U);
    const Answer& first = result.answers.front();
    EXPECT_NE(first.value.find(row.value), std::string::npos) << row.question << first.value;
    EXPECT_EQ(first.sources.front().lines.first, row.line) << row.question;
    for (std::size_t i = 1; i < result.answers.size(); ++i)
      EXPECT_GE(result.answers[i - 1].confidence, result.answers[i].confidence);
    EXPECT_LT(first.confidence, 1.0);
  }
}

TEST(ProseAnswers, LeaveOutWhatTheNotesNeverMention) {
  const AskedVault vault(Walks());
  for (const char* question :
       {"When was the Oslo Opera House built?", "Who founded Quorvex Robotics?",
        "How many moons does Jupiter have?", "奥斯陆歌剧院有多少个座位？", "木星有多少颗卫星？"}) {
    EXPECT_EQ(Line(vault.Ask(question)), "no_fact") << question;
  }
}

TEST(ProseAnswers, AreNoRowsLabelsOrHeadings) {
  const AskedVault vault(
      Notes{{"Team.md",
             "# Team\n\n- Quorvex chief: Ann Lee\n\n| Firm | Chief |\n|---|---|\n"
             "| Quorvex | Ann Lee |\n"}});
  for (const Answer& answer : vault.Ask("Who sold Quorvex to Ann Lee?").answers)
    EXPECT_EQ(answer.value.find("|"), std::string::npos) << answer.value;
}

TEST(ProseAnswers, HoldSignsOfTheQueryLanguage) {
  const AskedVault vault(Walks());
  for (const char* question :
       {"When was \"Vardholm Light\" built?", "Vardholm Light: when was it built -where?",
        "(when was Vardholm Light built) AND why?"}) {
    const AskResult result = vault.Ask(question);
    ASSERT_FALSE(result.answers.empty()) << question;
    EXPECT_NE(result.answers.front().value.find("1874"), std::string::npos) << question;
  }
}

}  // namespace
}  // namespace tanxun
