// SPDX-License-Identifier: GPL-2.0-or-later
// Laws of answers, on random companies: a withheld fact is never answered from a related subject;
// an unrelated note changes no answer; asking twice says the same. Seed: TANXUN_TEST_SEED.
#include <algorithm>

#include "tests/answer/law_world.h"

namespace tanxun {
namespace {

const Held kAll(kAttributeCount, true);

// Every member of an answer that a reader sees.
std::string Whole(const AskResult& result) {
  std::string text = std::string(Name(result.state)) + " " + result.entity + " / " +
                     result.attribute + " / " + result.remark;
  for (const Answer& answer : result.answers) {
    text += "\n" + Describe(answer) + " " + answer.unit;
    for (const std::string& item : answer.items) text += "; " + item;
    for (const Location& where : answer.sources) {
      text += "\n  " + where.path + "#" + where.record + ":" + std::to_string(where.lines.first) +
              "-" + std::to_string(where.lines.last) + ":" + std::to_string(where.column) + " [" +
              std::to_string(where.span.begin) + "," + std::to_string(where.span.end) + ") " +
              where.quote;
      for (const std::string& heading : where.headings) text += " > " + heading;
    }
  }
  return text;
}

// Every fact is found in both languages; every withheld one is not, whatever its relatives have.
TEST(AnswersLaw, AWithheldFactIsNeverAnsweredFromARelatedSubject) {
  for (std::uint32_t seed = 0; seed < 3; ++seed) {
    World world(LawSeed(1000) + seed);
    Notes notes;
    std::vector<Held> held;
    for (const Family& family : kFamilies) {
      held.push_back(world.SomeAttributes());
      notes.emplace_back(family.subject + ".md",
                         world.Note(family.subject, held.back(), world.Pick(2) == 0));
      for (const std::string& relative : family.relatives)
        notes.emplace_back(relative + ".md", world.Note(relative, kAll, world.Pick(2) == 0));
    }
    const AskedVault vault(notes);
    for (std::size_t f = 0; f < std::size(kFamilies); ++f) {
      for (std::size_t i = 0; i < kAttributeCount; ++i) {
        for (const char* pattern : {kAttributes[i].question, kAttributes[i].chinese_question}) {
          const AskResult result = vault.Ask(With(pattern, kFamilies[f].subject));
          ASSERT_EQ(IsFirm(result), held[f][i])
              << "seed " << seed << " " << result.question << " " << Line(result);
          if (!held[f][i]) continue;
          for (const Answer& answer : result.answers)
            ASSERT_EQ(answer.sources.front().path, kFamilies[f].subject + ".md");
        }
      }
    }
  }
}

// Its cell is empty, or its row is none: the row above has a value all the same, and so has one of
// nearly the same name. Asked of all notes and of the table's alone.
TEST(AnswersLaw, AnEmptyCellIsNeverAnsweredFromAnotherRow) {
  for (std::uint32_t seed = 0; seed < 3; ++seed) {
    World world(LawSeed(3000) + seed);
    for (const bool chinese : {false, true}) {
      std::vector<std::string> subjects;
      std::vector<Held> held;
      for (const Family& family : kFamilies) {
        for (const std::string& relative : family.relatives) {
          subjects.push_back(relative);
          held.push_back(kAll);
        }
        if (world.Pick(4) == 0) continue;  // No row at all.
        subjects.push_back(family.subject);
        held.push_back(world.SomeAttributes());
      }
      const AskedVault vault(Notes{{"list.md", world.Table(subjects, held, chinese)}});
      for (const Family& family : kFamilies) {
        const auto at = std::find(subjects.begin(), subjects.end(), family.subject);
        const Held has = at == subjects.end()
                             ? Held(kAttributeCount, false)
                             : held[static_cast<std::size_t>(at - subjects.begin())];
        for (std::size_t i = 0; i < kAttributeCount; ++i) {
          for (const char* pattern : {kAttributes[i].question, kAttributes[i].chinese_question}) {
            for (const char* path : {"", "list.md"}) {
              const AskResult result = vault.Ask(With(pattern, family.subject), path);
              if (has[i] && *path == '\0') {
                EXPECT_TRUE(IsFirm(result)) << result.question << " " << Line(result);
              }
              if (!IsFirm(result)) continue;
              EXPECT_TRUE(has[i]) << "seed " << seed << " " << result.question << " of " << path
                                  << " " << Line(result);
              for (const Answer& answer : result.answers)
                EXPECT_EQ(answer.subject, family.subject) << result.question << " of " << path;
            }
          }
        }
      }
    }
  }
}

// Other companies, the same labels as titles, tables with the same headers, prose in both
// languages.
Notes UnrelatedNotes(World& world) {
  return {
      {"more/Zanzibar.md", world.Note("Zanzibar Optics", kAll, false)},
      {"more/桑给巴尔.md", world.Note("桑给巴尔光学", kAll, true)},
      {"more/list.md", world.Table({"Zebra", "Yonder Cloud", "斑马"}, {kAll, kAll, kAll}, false)},
      {"more/名单.md", world.Table({"斑马集团", "长颈鹿云"}, {kAll, kAll}, true)},
      {"more/Market cap.md", "# Market cap\n\nPrice times shares. " + world.Value(3) + "\n"},
      {"more/总部.md", "# 总部\n\n公司的总部是它的家。\n\n- 类别：建筑\n"},
      {"more/CEO.md", "# CEO\n\n- Meaning: chief executive officer\n"},
      {"more/Prose.md", "# Weather\n\nIt rains in Freedonia. 今天下雨。\n"}};
}

// Of possibilities it may: which passages come nearest is told by all notes together.
TEST(AnswersLaw, AnUnrelatedNoteChangesNoAnswer) {
  for (std::uint32_t seed = 0; seed < 3; ++seed) {
    World world(LawSeed(2000) + seed);
    Notes notes;
    std::vector<Question> questions;
    for (const Family& family : kFamilies) {
      const std::string path = family.subject + ".md";
      notes.emplace_back(path,
                         world.Note(family.subject, world.SomeAttributes(), world.Pick(2) == 0));
      for (const Attribute& attribute : kAttributes) {
        for (const char* pattern : {attribute.question, attribute.chinese_question}) {
          const std::string question = With(pattern, family.subject);
          questions.push_back({question, {}, world.Pick(4) == 0 ? path : std::string()});
        }
      }
    }
    notes.emplace_back("list.md", world.Table({"Acme Cloud", "艾克米云"},
                                              {world.SomeAttributes(), kAll}, world.Pick(2) == 0));
    AskedVault vault(notes);
    std::vector<AskResult> before;
    for (const Question& question : questions)
      before.push_back(vault.Ask(question.text, question.path));
    vault.Add(UnrelatedNotes(world));
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const AskResult after = vault.Ask(questions[i].text, questions[i].path);
      EXPECT_EQ(Whole(vault.Ask(questions[i].text, questions[i].path)), Whole(after));
      if (IsFirm(after) || IsFirm(before[i])) {
        EXPECT_EQ(Whole(after), Whole(before[i])) << "seed " << seed;
      }
    }
  }
}

// What is only said in prose is quoted as a possibility, and never becomes a firm value.
TEST(AnswersLaw, ProseMakesNoAnswerFirmAndChangesNoFirmOne) {
  World world(LawSeed(4000));
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
  std::vector<AskResult> before;
  for (const std::string& question : questions) before.push_back(vault.Ask(question));
  Notes prose;
  for (const Family& family : kFamilies) {
    std::string text = "# Diary\n\n";
    for (std::size_t i = 0; i < kAttributeCount; ++i) {
      text += "People say the " + World::LabelOf(i, false) + " of " + family.subject +
              " could be near " + world.Value(i) + " or so. 有人猜" + family.subject + "的" +
              World::LabelOf(i, true) + "也许是" + world.Value(i) + "左右。\n\n";
    }
    prose.emplace_back("diary/" + family.subject + " diary.md", text);
  }
  vault.Add(prose);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const AskResult after = vault.Ask(questions[i]);
    ASSERT_EQ(IsFirm(after), IsFirm(before[i])) << Line(after) << " was " << Line(before[i]);
    if (IsFirm(after)) {
      EXPECT_EQ(Whole(after), Whole(before[i]));
    }
  }
}

}  // namespace
}  // namespace tanxun
