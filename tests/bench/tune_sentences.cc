// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the weights of sentence choice: tune_sentences INDEX QUERIES ANSWERS [INDEX QUERIES
// ANSWERS]... ANSWERS: lines of ID, tab, strings one of which the right sentence has. Prints the
// share of questions whose first sentence is right, and one of whose first three is, with the
// weights in use and without each kind of evidence; how sure the first sentences are and how often
// right; then fits the weights to every second hundred questions and shows what they are worth on
// the others.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "indexer/text/fold.h"
#include "query/answer/candidates.h"
#include "query/answer/evidence.h"
#include "query/answer/sentence_evidence.h"

namespace tanxun {
namespace {

constexpr std::size_t kBlock = 100;  // Questions in a row share paragraphs.
constexpr int kSteps = 250;
constexpr double kRate = 0.1;
constexpr double kPrior = 0.002;  // Pulls weights to 0.

struct Judged {
  SentenceEvidence evidence;
  bool is_quoted = false;  // It holds enough of the question.
  bool right = false;
};
using Question = std::vector<Judged>;

struct Set {
  std::string name;
  std::vector<Question> questions;
};

std::string Squeezed(std::string_view text) {
  std::string kept;
  for (const char c : Fold(text)) {
    if (c != ' ' && c != '\t' && c != '\n') kept += c;
  }
  return kept;
}

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab - begin));
    if (tab == std::string::npos) return cells;
    begin = tab + 1;
  }
}

std::map<std::string, std::vector<std::string>> ReadAnswers(const std::string& file) {
  std::map<std::string, std::vector<std::string>> answers;
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = Cells(line);
    for (std::size_t i = 1; i < cells.size(); ++i) answers[cells[0]].push_back(Squeezed(cells[i]));
  }
  return answers;
}

Question JudgeQuestion(const IndexReader& reader, const std::string& text,
                       const std::vector<std::string>& answers) {
  Question question;
  const Intent intent = Understand(text, LookupIn(reader));
  const Result<QuestionSearch> search = SearchQuestion(reader, text, {}, kPassagesRead);
  if (!search) return question;
  for (const JudgedSentence& sentence : RankSentences(reader, intent, *search)) {
    const std::string& passage = search->candidates[sentence.passage].passage->passage.text;
    const std::string words =
        Squeezed(passage.substr(sentence.begin, sentence.end - sentence.begin));
    const bool right = std::any_of(answers.begin(), answers.end(), [&](const std::string& answer) {
      return words.find(answer) != std::string::npos;
    });
    question.push_back({sentence.evidence, HoldsEnough(intent, sentence), right});
  }
  return question;
}

Set LoadSet(const std::string& folder, const std::string& queries, const std::string& answers) {
  Set set{folder, {}};
  Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(folder);
  if (!reader) {
    std::cerr << reader.error().message << "\n";
    std::exit(2);
  }
  const auto right = ReadAnswers(answers);
  std::ifstream in(queries);
  std::string line;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = Cells(line);
    if (cells.size() < 2 || (!right.empty() && !right.contains(cells[0]))) continue;
    set.questions.push_back(JudgeQuestion(
        **reader, cells[1], right.empty() ? std::vector<std::string>() : right.at(cells[0])));
  }
  return set;
}

using Scored = std::vector<std::pair<double, const Judged*>>;

Scored Ranked(const Question& question, const SentenceEvidence& weights) {
  Scored ranked;
  for (const Judged& each : question) ranked.emplace_back(Weigh(each.evidence, weights), &each);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return ranked;
}

bool IsFitted(std::size_t question) { return question / kBlock % 2 == 0; }

enum class Part { kAll, kFitted, kOther };
bool IsIn(Part part, std::size_t question) {
  return part == Part::kAll || IsFitted(question) == (part == Part::kFitted);
}

std::string Shares(const Set& set, const SentenceEvidence& weights, Part part) {
  std::size_t all = 0, first = 0, three = 0;
  for (std::size_t i = 0; i < set.questions.size(); ++i) {
    if (!IsIn(part, i)) continue;
    ++all;
    const Scored ranked = Ranked(set.questions[i], weights);
    for (std::size_t place = 0; place < std::min<std::size_t>(3, ranked.size()); ++place) {
      if (!ranked[place].second->right) continue;
      first += place == 0 ? 1 : 0;
      ++three;
      break;
    }
  }
  const double n = all == 0 ? 1.0 : static_cast<double>(all);
  return fmt::format("{:5.2f} {:5.2f}", 100.0 * static_cast<double>(first) / n,
                     100.0 * static_cast<double>(three) / n);
}

void Show(std::string_view what, const std::vector<Set>& sets, const SentenceEvidence& weights,
          Part part) {
  std::cout << fmt::format("{:24}", what);
  for (const Set& set : sets) std::cout << "  " << Shares(set, weights, part);
  std::cout << "\n" << std::flush;
}

// Adds the gradient of the logarithm of the right sentences' probability.
void AddGradient(const Question& question, const SentenceEvidence& weights,
                 SentenceEvidence& gradient) {
  const Scored ranked = Ranked(question, weights);
  double all = 0.0, right = 0.0;
  for (const auto& [score, each] : ranked) {
    const double share = std::exp(score - ranked.front().first);
    all += share;
    right += each->right ? share : 0.0;
  }
  if (right <= 0.0 || right >= all) return;
  for (const auto& [score, each] : ranked) {
    const double share = std::exp(score - ranked.front().first);
    const double pull = (each->right ? share / right : 0.0) - share / all;
    for (const SentenceEvidenceKind& kind : SentenceEvidenceKinds())
      gradient.*kind.value += pull * (each->evidence.*kind.value);
  }
}

SentenceEvidence Fit(const std::vector<Set>& sets, Part part) {
  SentenceEvidence weights = SentenceWeights();
  SentenceEvidence squares;
  for (int step = 0; step < kSteps; ++step) {
    SentenceEvidence gradient;
    for (const Set& set : sets) {
      SentenceEvidence own;
      std::size_t count = 0;
      for (std::size_t i = 0; i < set.questions.size(); ++i) {
        if (!IsIn(part, i) || set.questions[i].empty()) continue;
        AddGradient(set.questions[i], weights, own);
        ++count;
      }
      for (const SentenceEvidenceKind& kind : SentenceEvidenceKinds())
        gradient.*kind.value +=
            own.*kind.value / static_cast<double>(std::max<std::size_t>(1, count));
    }
    for (const SentenceEvidenceKind& kind : SentenceEvidenceKinds()) {
      const double pull = gradient.*kind.value - kPrior * (weights.*kind.value);
      squares.*kind.value = 0.95 * (squares.*kind.value) + 0.05 * pull * pull;
      weights.*kind.value += kRate * pull / (std::sqrt(squares.*kind.value) + 1e-3) *
                             (1.0 - static_cast<double>(step) / kSteps);
    }
  }
  return weights;
}

// Of all questions those for which something is quoted, and of the right first sentences.
void ShowQuoted(const std::vector<Set>& sets, const SentenceEvidence& weights) {
  std::cout << fmt::format("{:24}", "quoted, of the right");
  for (const Set& set : sets) {
    std::size_t quoted = 0, right = 0, right_quoted = 0;
    for (const Question& question : set.questions) {
      const Scored ranked = Ranked(question, weights);
      if (ranked.empty()) continue;
      const Judged& first = *ranked.front().second;
      quoted += first.is_quoted ? 1 : 0;
      right += first.right ? 1 : 0;
      right_quoted += first.is_quoted && first.right ? 1 : 0;
    }
    const auto share = [](std::size_t part, std::size_t all) {
      return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
    };
    std::cout << fmt::format("  {:5.2f} {:5.2f}", share(quoted, set.questions.size()),
                             share(right_quoted, right));
  }
  std::cout << "\n";
}

// Of the first sentences as sure as this, so many are right.
void ShowReliability(const std::vector<Set>& sets, const SentenceEvidence& weights) {
  std::array<std::size_t, 10> all{}, right{};
  for (const Set& set : sets) {
    for (const Question& question : set.questions) {
      const Scored ranked = Ranked(question, weights);
      if (ranked.empty()) continue;
      double sum = 0.0;
      for (const auto& [score, each] : ranked) sum += std::exp(score - ranked.front().first);
      const auto bucket = std::min<std::size_t>(9, static_cast<std::size_t>(10.0 / sum));
      ++all[bucket];
      right[bucket] += ranked.front().second->right ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] > 0)
      std::cout << fmt::format("  sure {:.1f}..{:.1f}: {:5} first sentences, {:5.1f} % right\n",
                               static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10, all[i],
                               100.0 * static_cast<double>(right[i]) / static_cast<double>(all[i]));
  }
}

int Run(int count, char** arguments) {
  if (count < 4 || count % 3 != 1) {
    std::cerr << "usage: tune_sentences INDEX QUERIES ANSWERS [INDEX QUERIES ANSWERS]...\n";
    return 2;
  }
  std::vector<Set> sets;
  for (int i = 1; i + 2 < count; i += 3) {
    sets.push_back(LoadSet(arguments[i], arguments[i + 1], arguments[i + 2]));
  }
  const SentenceEvidence& weights = SentenceWeights();
  Show("all evidence", sets, weights, Part::kAll);
  for (const SentenceEvidenceKind& kind : SentenceEvidenceKinds()) {
    SentenceEvidence without = weights;
    if (without.*kind.value == 0.0) continue;
    without.*kind.value = 0.0;
    Show(std::string("  without ") + kind.name, sets, without, Part::kAll);
  }
  ShowReliability(sets, weights);
  ShowQuoted(sets, weights);
  Show("others, as in use", sets, weights, Part::kOther);
  const SentenceEvidence found = Fit(sets, Part::kFitted);
  Show("fitted", sets, found, Part::kFitted);
  Show("others, fitted", sets, found, Part::kOther);
  std::cout << Describe(found) << "\n";
  std::cout << "fitted to all: " << Describe(Fit(sets, Part::kAll)) << "\n";
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int count, char** arguments) { return tanxun::Run(count, arguments); }
