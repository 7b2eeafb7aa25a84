// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/answer/gold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "tanxun/index_writer.h"
#include "tests/temp_folder.h"

namespace tanxun {
namespace {

std::vector<std::string> Split(const std::string& text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(Trim(text.substr(begin, end - begin)));
    if (end == std::string::npos) return parts;
    begin = end + separator.size();
  }
}

// Letters and digits only, so that blanks and punctuation around a value do not matter.
std::string Squeezed(std::string_view text) {
  std::string out;
  const std::string folded = Fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = CodePointAt(folded, at);
    const CharClass kind = ClassOf(c.value);
    if (kind != CharClass::kSpace && kind != CharClass::kPunctuation)
      out += folded.substr(at, c.length);
    at += c.length;
  }
  return out;
}

bool Same(std::string_view value, std::string_view gold) {
  const std::string a = Squeezed(value);
  const std::string b = Squeezed(gold);
  return !b.empty() && (a == b || a.find(b) != std::string::npos ||
                        (a.size() * 2 > b.size() && b.find(a) != std::string::npos));
}

bool HasItems(const Answer& answer, const std::vector<std::string>& items) {
  return std::all_of(items.begin(), items.end(), [&](const std::string& item) {
    return Same(answer.value, item) ||
           std::any_of(answer.items.begin(), answer.items.end(),
                       [&](const std::string& other) { return Same(other, item); });
  });
}

bool IsSource(const Answer& answer, const GoldQuestion& gold) {
  return std::any_of(answer.sources.begin(), answer.sources.end(), [&](const Location& where) {
    return gold.path.ends_with(where.path) && where.lines.first <= gold.line &&
           gold.line <= where.lines.last;
  });
}

bool HasSource(const AskResult& result, const GoldQuestion& gold) {
  return std::any_of(result.answers.begin(), result.answers.end(),
                     [&](const Answer& answer) { return IsSource(answer, gold); });
}

// Sides of one date have no order that a reader would expect.
bool IsTiedWithFirst(const AskResult& result, const GoldQuestion& gold) {
  return std::any_of(result.answers.begin(), result.answers.end(), [&](const Answer& answer) {
    return IsSource(answer, gold) && answer.as_of.date == result.answers.front().as_of.date;
  });
}

}  // namespace

std::vector<GoldQuestion> LoadGold(const std::string& file) {
  std::vector<GoldQuestion> questions;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = Split(line, "\t");
    cells.resize(6);
    GoldQuestion gold{cells[0], cells[1], cells[2], {}, {}, 0, cells[5]};
    if (!cells[3].empty()) gold.values = Split(cells[3], " | ");
    if (const std::size_t colon = cells[4].rfind(':'); colon != std::string::npos) {
      gold.path = cells[4].substr(0, colon);
      gold.line = static_cast<std::uint32_t>(std::stoul(cells[4].substr(colon + 1)));
    }
    questions.push_back(std::move(gold));
  }
  return questions;
}

Verdict Judge(const GoldQuestion& gold, const AskResult& result) {
  const bool firm = result.state == AnswerState::kAnswered ||
                    result.state == AnswerState::kSeries || result.state == AnswerState::kConflict;
  if (gold.state == "no_fact" || gold.state == "possible")
    return firm ? Verdict::kWrong : Verdict::kRight;
  if (gold.state == "ambiguous")
    return result.state == AnswerState::kAmbiguous ? Verdict::kRight
           : firm                                  ? Verdict::kWrong
                                                   : Verdict::kAbstained;
  if (!firm) return Verdict::kAbstained;
  const bool sides = gold.state == "conflict" || gold.state == "series";
  const std::vector<std::string> values =
      sides ? std::vector<std::string>{gold.values.front()} : gold.values;
  const Answer& first = result.answers.front();
  // A value in the other language counts where the expected line is among its sources.
  const bool says = HasItems(first, values) || (values.size() == 1 && IsSource(first, gold)) ||
                    (sides && IsTiedWithFirst(result, gold));
  const bool right = Name(result.state) == gold.state && says && HasSource(result, gold);
  return right ? Verdict::kRight : Verdict::kWrong;
}

class Gold : public testing::TestWithParam<const char*> {};

TEST_P(Gold, MostAnswersAreRightAndNoneIsConfidentlyWrong) {
  const std::filesystem::path root = TANXUN_SOURCE_DIR;
  TempFolder temp;
  auto writer = IndexWriter::Open(temp.path() / "index");
  ASSERT_TRUE(writer.ok()) << writer.error().message;
  const auto report = writer->Update({root / "corpus/notes", root / "corpus/briefings"}, {});
  ASSERT_TRUE(report.ok()) << report.error().message;
  const auto searcher = Searcher::Open(temp.path() / "index");
  ASSERT_TRUE(searcher.ok()) << searcher.error().message;

  std::map<Verdict, int> count;
  int sure_and_wrong = 0;
  const auto questions = LoadGold((root / "tests/gold" / GetParam()).string());
  ASSERT_GE(questions.size(), 80u);
  for (const GoldQuestion& gold : questions) {
    AskRequest request;
    request.question = gold.question;
    const auto result = searcher->Ask(request);
    ASSERT_TRUE(result.ok()) << gold.id << ": " << result.error().message;
    const Verdict verdict = Judge(gold, *result);
    ++count[verdict];
    if (verdict == Verdict::kRight) continue;
    const double confidence = result->answers.empty() ? 0.0 : result->answers.front().confidence;
    if (verdict == Verdict::kWrong && confidence > 0.8) ++sure_and_wrong;
    std::cout << (verdict == Verdict::kWrong ? "wrong " : "abstained ") << gold.id << " ["
              << gold.shape << "] " << gold.question << "\n  expected " << gold.state << ' '
              << (gold.values.empty() ? "" : gold.values.front()) << " @ " << gold.path << ':'
              << gold.line << "\n  got " << Name(result->state);
    for (const Answer& answer : result->answers) {
      std::cout << " | " << answer.value.substr(0, 120) << " (" << answer.confidence << ") @ "
                << (answer.sources.empty() ? "" : answer.sources.front().path) << ':'
                << (answer.sources.empty() ? 0 : answer.sources.front().lines.first);
    }
    std::cout << '\n';
  }
  const double right =
      static_cast<double>(count[Verdict::kRight]) / static_cast<double>(questions.size());
  std::cout << GetParam() << ": " << count[Verdict::kRight] << " right, "
            << count[Verdict::kAbstained] << " abstained, " << count[Verdict::kWrong] << " wrong ("
            << sure_and_wrong << " of them sure) of " << questions.size() << '\n';
  EXPECT_GE(right, 0.85);
  EXPECT_EQ(sure_and_wrong, 0);
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, Gold,
                         testing::Values("questions_en.tsv", "questions_zh.tsv"),
                         [](const auto& suite) {
                           return suite.index == 0 ? "English" : "Chinese";
                         });

}  // namespace tanxun
