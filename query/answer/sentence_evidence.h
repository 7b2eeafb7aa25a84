// SPDX-License-Identifier: GPL-2.0-or-later
// What a sentence shows of being the one that answers a question, and how much that says.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/answer/answer_signs.h"
#include "query/answer/intent.h"
#include "query/search/matcher.h"
#include "query/search/query_steps.h"

namespace tanxun {

// Shares of 0..1 of what the question's steps are worth (QuerySteps, which knows other names too),
// but where something else is said.
struct SentenceEvidence {
  double passage = 0.0;  // The passage's score as a share of the best one's.
  double lead = 0.0;     // 1 in the best passage.
  double words = 0.0;    // In the sentence.
  double telling = 0.0;  // Of its stems and Han pairs by plain inverse frequency, each the less the
                         // more sentences of the passage have it.
  double before = 0.0;   // In the sentence before, and not in this one.
  double refers = 0.0;   // The same once more where it begins with "it", "this", 该, 其.
  double after = 0.0;    // In the one after, and not in this one.
  double title = 0.0;    // In title and headings, and not in this one.
  double meaning = 0.0;  // 1 where it has the asked attributes under any of their names.
  double value = 0.0;    // 1 where it has what the question asks for: a number, a date, a reason.
  double name = 0.0;     // The same of a person or a place.
  double near = 0.0;     // Within 10 steps of what the question asks for.
  double defines = 0.0;  // 1 where a definition is asked for and it begins like one.
  double news = 0.0;     // Its steps that are none of the question's: their logarithm, 60 = 1.
};

struct SentenceEvidenceKind {
  const char* name;
  double SentenceEvidence::*value;
};
const std::vector<SentenceEvidenceKind>& SentenceEvidenceKinds();
const SentenceEvidence& SentenceWeights();
double Weigh(const SentenceEvidence& evidence, const SentenceEvidence& weights);

// A sentence of a candidate's text.
struct JudgedSentence {
  std::size_t passage = 0;  // Number of the candidate.
  std::uint32_t begin = 0;  // Bytes of its text.
  std::uint32_t end = 0;
  SentenceEvidence evidence;
  double support = 0.0;  // Share of the question that it, its neighbours and titles have.
  double names = 1.0;    // Share of the question's names and numbers that passage and titles have.
  bool is_of_attribute = true;  // Each asked attribute is in these, under one of its names.
  double score = 0.0;
  double probability = 0.0;  // Of being the one, among all that were judged.
};

// A question as sentences are compared with it.
class SentenceJudge {
 public:
  // All must outlive it.
  SentenceJudge(const IndexReader& index, const Intent& intent, const QuerySteps& steps);
  // The sentences of the candidates' passages by their score; equal ones in the candidates' order.
  std::vector<JudgedSentence> Judge(std::span<const Candidate> candidates) const;

 private:
  struct Gram {
    double worth = 0.0;
    bool is_name = false;
  };
  class PassageJudge;

  void AddAttributes();
  void AddGram(const IndexReader& index, std::string_view form, std::uint32_t first,
               std::uint32_t second, bool is_name);

  const Intent& intent_;
  const QuerySteps& steps_;
  AnswerSigns signs_;
  std::vector<Gram> grams_;  // Stems and Han pairs of the question.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> gram_numbers_;  // By steps.
  std::vector<std::vector<std::uint32_t>> attributes_;  // The steps of each that is asked for.
  double worth_of_all_ = 0.0;
  double worth_of_grams_ = 0.0;
  double worth_of_names_ = 0.0;
};

// A passage's text with blanks for the ends of long lines that end no sentence: hard-wrapped prose.
// Bytes stay where they are.
std::string Unwrapped(std::string_view text);

std::string Describe(const SentenceEvidence& evidence);

}  // namespace tanxun
