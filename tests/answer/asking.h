// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up notes, indexed, and questions put to them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/ingest/temp_vault.h"

namespace tanxun {

using Notes = std::vector<std::pair<std::string, std::string>>;  // Path and text.

// "answered: NOT Blackwell @Acme.md:7 {2025-06-01}"; answers parted by " | ", sources by blanks. A
// date that is only the file's is left out. Remarks, passages and confidence are not part of it.
inline std::string Line(const AskResult& result) {
  std::string line(Name(result.state));
  for (std::size_t i = 0; i < result.answers.size(); ++i) {
    const Answer& answer = result.answers[i];
    line += i == 0 ? ": " : " | ";
    if (answer.polarity == Polarity::kNegative) line += "NOT ";
    line += answer.value;
    for (const Location& where : answer.sources) {
      line += " @" + where.path + (where.record.empty() ? "" : "#" + where.record) + ":" +
              std::to_string(where.lines.first);
    }
    const bool file = answer.as_of.origin == AsOfOrigin::kFile;
    if (answer.as_of.date.known() && !file) line += " {" + Describe(answer.as_of.date) + "}";
  }
  return line;
}

class AskedVault {
 public:
  explicit AskedVault(const Notes& notes) {
    for (const auto& [path, text] : notes) vault_.Write(path, text);
    vault_.Update();
  }

  void Add(const Notes& notes) {
    for (const auto& [path, text] : notes) vault_.Write(path, text);
    vault_.Update();
  }

  AskResult Ask(std::string_view question, std::string_view path = {}) const {
    const auto searcher = Searcher::Open(vault_.index());
    EXPECT_TRUE(searcher.ok());
    if (!searcher.ok()) return {};
    AskRequest request;
    request.question = question;
    request.path = path;
    auto result = searcher->Ask(request);
    EXPECT_TRUE(result.ok()) << question << ": " << (result.ok() ? "" : result.error().message);
    return result.ok() ? *result : AskResult{};
  }

  const TempVault& vault() const { return vault_; }

 private:
  TempVault vault_;
};

struct Question {
  std::string text;
  std::string line;  // Line() of the answer.
  std::string path = {};
};

inline void ExpectAnswers(const Notes& notes, const std::vector<Question>& questions) {
  const AskedVault vault(notes);
  for (const Question& question : questions) {
    EXPECT_EQ(Line(vault.Ask(question.text, question.path)), question.line) << question.text;
  }
}

// Answered, a series, a conflict or several entities: what a reader takes for an answer.
inline bool IsFirm(const AskResult& result) {
  return result.state != AnswerState::kPossible && result.state != AnswerState::kNoFact;
}

}  // namespace tanxun
