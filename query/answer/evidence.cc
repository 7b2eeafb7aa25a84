// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/evidence.h"

#include <algorithm>

#include "indexer/text/utf8.h"
#include "query/answer/sentence_line.h"

namespace tanxun {
namespace {

// Measured by scripts/sentences: of questions whose first sentence is right 99 % pass, of questions
// put to notes that do not answer them 7 to 30 %. Half of the pairs of a Han question stand across
// the border of two words, so that fewer are found again.
constexpr double kLeastSupport = 0.32;
constexpr double kLeastHanSupport = 0.26;
constexpr double kLeastNames = 0.2;

// How often a first sentence of this probability is right (tests/bench/tune_sentences.cc): others
// that have the answer as well take some of the probability away.
double Certainty(double probability) { return 0.24 + 0.73 * probability; }

// Nothing but a name and an attribute: "CEO of Acme". What is only about the name is no answer.
bool IsLookup(const Intent& intent) {
  return !intent.entities.empty() && !intent.concepts.empty() &&
         std::find(intent.roles.begin(), intent.roles.end(), Role::kContent) == intent.roles.end();
}

Answer Quote(const IndexReader& index, const Intent& intent, const StoredPassage& source,
             const JudgedSentence& sentence, double confidence) {
  Answer answer;
  if (!intent.entities.empty()) answer.subject = intent.entities.front().known.name;
  answer.attribute = intent.attribute;
  answer.value =
      Unwrapped(source.passage.text).substr(sentence.begin, sentence.end - sentence.begin);
  answer.as_of = source.passage.as_of;
  answer.confidence = confidence;
  Location where;
  where.path = source.path;
  where.record = source.record;
  where.lines = LinesOf(index, source, sentence.begin, sentence.end);
  where.quote = source.passage.text.substr(sentence.begin, sentence.end - sentence.begin);
  where.headings = source.passage.headings;
  answer.sources.push_back(std::move(where));
  return answer;
}

}  // namespace

std::vector<JudgedSentence> RankSentences(const IndexReader& index, const Intent& intent,
                                          const QuestionSearch& search) {
  if (!search.steps) return {};
  const std::size_t read = std::min(kPassagesRead, search.candidates.size());
  return SentenceJudge(index, intent, *search.steps).Judge({search.candidates.data(), read});
}

bool HoldsEnough(const Intent& intent, const JudgedSentence& sentence) {
  const bool is_han = LanguageOf(intent.question) == "zh";
  return sentence.support >= (is_han ? kLeastHanSupport : kLeastSupport) &&
         sentence.names >= kLeastNames && (sentence.is_of_attribute || !IsLookup(intent));
}

std::vector<Answer> SentencesAnswering(const IndexReader& index, const Intent& intent,
                                       const QuestionSearch& search, std::size_t limit) {
  std::vector<Answer> answers;
  const std::vector<JudgedSentence> sentences = RankSentences(index, intent, search);
  const auto quoted = static_cast<std::ptrdiff_t>(std::min(limit, sentences.size()));
  const bool is_about_it =
      std::any_of(sentences.begin(), sentences.begin() + quoted,
                  [&](const JudgedSentence& sentence) { return HoldsEnough(intent, sentence); });
  if (!is_about_it) return answers;
  const double best = sentences.front().probability;
  for (std::ptrdiff_t i = 0; i < quoted; ++i) {
    const JudgedSentence& sentence = sentences[static_cast<std::size_t>(i)];
    if (sentence.names < kLeastNames) continue;  // Of something else.
    const double confidence = Certainty(best) * sentence.probability / best;
    answers.push_back(
        Quote(index, intent, *search.candidates[sentence.passage].passage, sentence, confidence));
  }
  return answers;
}

}  // namespace tanxun
