// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/sentence_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>
#include <string_view>

#include "indexer/analysis/units.h"
#include "indexer/lexicon/query_words.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"
#include "query/search/comparable.h"
#include "query/search/sightings.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

// A conditional logit (McFadden 1974): the probability of a sentence is e to the power of its
// score, as a share of all. The weights were fitted by tests/bench/tune_sentences.cc and rounded;
// `defines` is set by hand, for few of its questions ask for definitions.
constexpr SentenceEvidence kWeights{.passage = 4.2,
                                    .lead = 1.2,
                                    .words = 5.1,
                                    .telling = 4.4,
                                    .before = 2.5,
                                    .refers = 1.1,
                                    .after = 1.6,
                                    .title = 2.0,
                                    .meaning = 0.6,
                                    .value = 1.8,
                                    .name = 0.75,
                                    .near = 0.85,
                                    .defines = 0.6,
                                    .news = -0.7};

constexpr std::size_t kReach = 10;          // Steps between a value and what is said of it.
constexpr double kManySteps = 60.0;         // Of a long sentence.
constexpr std::size_t kFewestSteps = 3;     // Fewer are no sentence.
constexpr double kFunctionGramShare = 0.3;  // As QuerySteps has it.
constexpr double kShareOfSteps = 0.4;       // Of support; the rest is that of grams.
constexpr std::size_t kLongLine = 14;       // Steps of a line that needs no stop.
constexpr std::size_t kWrappedBytes = 50;   // Of a line that was wrapped within a sentence.
constexpr std::size_t kMostSentences = 60;  // Of one passage.

using Held = std::vector<bool>;

void Unite(Held& held, const Held& other) {
  for (std::size_t i = 0; i < held.size(); ++i) held[i] = held[i] || other[i];
}

bool HasConcepts(const Intent& intent, std::string_view sentence) {
  if (intent.concepts.empty()) return false;
  const std::vector<ConceptMatch> found = FindConcepts(sentence);
  return std::all_of(
      intent.concepts.begin(), intent.concepts.end(), [&](const AttributeConcept* asked) {
        return std::any_of(found.begin(), found.end(),
                           [&](const ConceptMatch& match) { return match.meaning == asked; });
      });
}

bool EndsWithStop(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kStops = {".",  "!",  "?", "。", "！",
                                                             "？", "；", "…", ";"};
  static constexpr std::array<std::string_view, 9> kClosers = {"\"", "'",  ")",  "]", "”",
                                                               "’",  "」", "』", "）"};
  const auto ends_with = [&](std::string_view mark) { return text.ends_with(mark); };
  for (auto closer = kClosers.begin(); closer != kClosers.end();) {
    closer = std::find_if(kClosers.begin(), kClosers.end(), ends_with);
    if (closer != kClosers.end()) text.remove_suffix(closer->size());
  }
  return std::any_of(kStops.begin(), kStops.end(), ends_with);
}

// 競爭對手/同業: …, "Suppliers: …": a few words and a colon.
bool BeginsWithLabel(std::string_view text) {
  constexpr std::size_t kLongestLabel = 36;  // Bytes.
  const std::string_view head = text.substr(0, kLongestLabel);
  return head.find(": ") != head.npos || head.find("：") != head.npos;
}

// Not a row, a label with its value or a heading, which facts are read from: it ends with a stop,
// or is long.
bool IsProse(std::string_view text, std::size_t steps) {
  if (steps < kFewestSteps || text.find(" | ") != text.npos) return false;
  return EndsWithStop(text) || (steps >= kLongLine && !BeginsWithLabel(text));
}

// "Acme is a …", 艾克米是一家: what is asked about at the beginning, and a copula soon after.
bool BeginsLikeDefinition(const std::vector<Unit>& units, std::size_t first_known) {
  static const std::set<std::string, std::less<>> kCopulas = {
      "is", "are", "was", "were", "means", "refers", "denotes", "是", "指", "为", "即"};
  constexpr std::size_t kWithin = 2;
  constexpr std::size_t kCopulaWithin = 12;
  if (first_known > kWithin) return false;
  const std::size_t end = std::min(units.size(), first_known + kCopulaWithin);
  return std::any_of(units.begin() + static_cast<std::ptrdiff_t>(std::min(first_known, end)),
                     units.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Unit& unit) { return kCopulas.contains(unit.text); });
}

double Logarithm(std::size_t steps) {
  return std::log(1.0 + static_cast<double>(steps)) / std::log(1.0 + kManySteps);
}

// Written with digits, or with a capital elsewhere than at the question's beginning.
bool IsName(std::string_view question, std::string_view content, const Step& step) {
  if (step.kind == UnitKind::kHan || step.kind == UnitKind::kEmoji) return false;
  if (step.text.find_first_of("0123456789") != std::string::npos) return true;
  if (std::isupper(static_cast<unsigned char>(content[step.begin])) == 0) return false;
  return step.begin > 0 || !Trim(question).starts_with(content.substr(0, step.end));
}

}  // namespace

std::string Unwrapped(std::string_view text) {
  std::string unwrapped(text);
  for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != text.npos;
       begin = end + 1) {
    const std::string_view line = text.substr(begin, end - begin);
    const bool is_row = line.find(" | ") != line.npos;
    if (line.size() >= kWrappedBytes && !is_row && !EndsWithStop(line)) unwrapped[end] = ' ';
  }
  return unwrapped;
}

const SentenceEvidence& SentenceWeights() { return kWeights; }

const std::vector<SentenceEvidenceKind>& SentenceEvidenceKinds() {
  static const std::vector<SentenceEvidenceKind> kKinds{
      {"passage", &SentenceEvidence::passage}, {"lead", &SentenceEvidence::lead},
      {"words", &SentenceEvidence::words},     {"telling", &SentenceEvidence::telling},
      {"before", &SentenceEvidence::before},   {"refers", &SentenceEvidence::refers},
      {"after", &SentenceEvidence::after},     {"title", &SentenceEvidence::title},
      {"meaning", &SentenceEvidence::meaning}, {"value", &SentenceEvidence::value},
      {"name", &SentenceEvidence::name},       {"near", &SentenceEvidence::near},
      {"defines", &SentenceEvidence::defines}, {"news", &SentenceEvidence::news}};
  return kKinds;
}

double Weigh(const SentenceEvidence& evidence, const SentenceEvidence& weights) {
  double sum = 0.0;
  for (const SentenceEvidenceKind& kind : SentenceEvidenceKinds())
    sum += evidence.*kind.value * (weights.*kind.value);
  return sum;
}

// One passage's sentences, beside each other.
class SentenceJudge::PassageJudge {
 public:
  PassageJudge(const SentenceJudge& judge, const Candidate& candidate)
      : judge_(judge),
        steps_(judge.steps_),
        text_(Unwrapped(candidate.passage->passage.text)),
        places_(SplitSentences(text_)),
        read_(ReadSteps(steps_, text_)) {
    if (places_.size() > kMostSentences) places_.resize(kMostSentences);
    std::string titles = candidate.passage->title;
    for (const std::string& heading : candidate.passage->passage.headings) titles += "\n" + heading;
    const std::vector<ReadStep> title = ReadSteps(steps_, titles);
    in_title_ = Look(title);
    in_any_ = in_title_;
    having_.assign(judge.grams_.size(), 0);
    for (std::size_t first = 0, last = 0; const Sentence& place : places_) {
      while (last < read_.size() && read_[last].begin < place.end) ++last;
      spans_.emplace_back(read_.data() + first, last - first);
      first = last;
      held_.push_back(Look(spans_.back()));
      Unite(in_any_.steps, held_.back().steps);
      Unite(in_any_.grams, held_.back().grams);
      for (std::size_t gram = 0; gram < having_.size(); ++gram)
        having_[gram] += held_.back().grams[gram] ? 1 : 0;
    }
  }

  // One a sentence, but for those too short; passage, lead and score are left open.
  std::vector<JudgedSentence> Run() const {
    std::vector<JudgedSentence> sentences;
    double names = 0.0;
    for (std::size_t gram = 0; gram < judge_.grams_.size(); ++gram) {
      if (judge_.grams_[gram].is_name && in_any_.grams[gram]) names += judge_.grams_[gram].worth;
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!IsProse(TextOf(i), spans_[i].size())) continue;
      JudgedSentence sentence;
      sentence.begin = places_[i].begin;
      sentence.end = places_[i].end;
      if (judge_.worth_of_names_ > 0.0) sentence.names = names / judge_.worth_of_names_;
      AddWords(i, sentence);
      AddForm(i, sentence.evidence);
      if (sentence.evidence.meaning > 0.0) sentence.is_of_attribute = true;
      sentences.push_back(sentence);
    }
    return sentences;
  }

 private:
  // What a stretch of text has of the question.
  struct Found {
    Held steps;
    Held grams;
  };

  std::string_view TextOf(std::size_t i) const {
    return std::string_view(text_).substr(places_[i].begin, places_[i].end - places_[i].begin);
  }

  Found Look(std::span<const ReadStep> read) const {
    Found found{Held(steps_.size()), Held(judge_.grams_.size())};
    for (std::size_t i = 0; i < read.size(); ++i) {
      if (read[i].number == QuerySteps::kNone) continue;
      found.steps[read[i].number] = true;
      const bool pairs = read[i].is_han && i + 1 < read.size() && read[i + 1].touches;
      const auto gram = judge_.gram_numbers_.find(
          {read[i].number, pairs ? read[i + 1].number : QuerySteps::kNone});
      if (gram != judge_.gram_numbers_.end()) found.grams[gram->second] = true;
    }
    return found;
  }

  double Share(const Held& steps) const { return steps_.Worth(steps) / judge_.worth_of_all_; }

  // What `other` has and `own` has not.
  double Added(const Held& own, const Held& other) const {
    Held both = own;
    Unite(both, other);
    return Share(both) - Share(own);
  }

  // Each attribute that is asked for, by one of its words at least.
  bool HoldsAttributes(const Held& held) const {
    return std::all_of(judge_.attributes_.begin(), judge_.attributes_.end(),
                       [&](const std::vector<std::uint32_t>& attribute) {
                         return std::any_of(attribute.begin(), attribute.end(),
                                            [&](std::uint32_t step) { return held[step]; });
                       });
  }

  double GramShare(const Held& grams, bool telling) const {
    if (judge_.worth_of_grams_ <= 0.0) return 0.0;
    double worth = 0.0;
    for (std::size_t gram = 0; gram < grams.size(); ++gram) {
      if (!grams[gram]) continue;
      const double others = telling ? static_cast<double>(having_[gram]) - 1.0 : 0.0;
      worth += judge_.grams_[gram].worth * (1.0 - others / static_cast<double>(places_.size()));
    }
    return worth / judge_.worth_of_grams_;
  }

  void AddWords(std::size_t i, JudgedSentence& sentence) const {
    SentenceEvidence& evidence = sentence.evidence;
    const Held& own = held_[i].steps;
    Found all = held_[i];
    const auto inherit = [&](const Found& other) {
      Unite(all.steps, other.steps);
      Unite(all.grams, other.grams);
      return Added(own, other.steps);
    };
    evidence.words = Share(own);
    evidence.telling = GramShare(held_[i].grams, true);
    if (i > 0) evidence.before = inherit(held_[i - 1]);
    if (i + 1 < places_.size()) evidence.after = inherit(held_[i + 1]);
    evidence.title = inherit(in_title_);
    sentence.is_of_attribute = HoldsAttributes(all.steps);
    sentence.support =
        kShareOfSteps * Share(all.steps) + (1.0 - kShareOfSteps) * GramShare(all.grams, false);
  }

  void AddForm(std::size_t i, SentenceEvidence& evidence) const {
    const std::string_view text = TextOf(i);
    const std::vector<Unit> units = SplitUnits(text);
    const std::span<const ReadStep> read = spans_[i];
    const auto is_known = [](const ReadStep& step) { return step.number != QuerySteps::kNone; };
    const auto known = static_cast<std::size_t>(std::count_if(read.begin(), read.end(), is_known));
    evidence.news = Logarithm(read.size() - known);
    if (BeginsWithReference(units)) evidence.refers = evidence.before;
    if (HasConcepts(judge_.intent_, text)) evidence.meaning = 1.0;
    if (judge_.intent_.asks_definition || judge_.intent_.type == AnswerType::kDefinition) {
      const auto first = std::find_if(read.begin(), read.end(), is_known) - read.begin();
      if (BeginsLikeDefinition(units, static_cast<std::size_t>(first))) evidence.defines = 1.0;
    }
    AddSigns(i, judge_.signs_.In(text, units), units, evidence);
  }

  void AddSigns(std::size_t i, const std::vector<std::uint32_t>& signs,
                const std::vector<Unit>& units, SentenceEvidence& evidence) const {
    if (signs.empty()) return;
    (judge_.signs_.AreNames() ? evidence.name : evidence.value) = 1.0;
    const std::span<const ReadStep> read = spans_[i];
    std::size_t at = 0;
    for (const std::uint32_t sign : signs) {
      const std::uint32_t byte = places_[i].begin + units[sign].begin;
      while (at + 1 < read.size() && read[at + 1].begin <= byte) ++at;
      const std::size_t first = at - std::min(at, kReach);
      const std::size_t past = std::min(read.size(), at + kReach + 1);
      evidence.near = std::max(evidence.near, Share(Look(read.subspan(first, past - first)).steps));
    }
  }

  const SentenceJudge& judge_;
  const QuerySteps& steps_;
  std::string text_;
  std::vector<Sentence> places_;
  std::vector<ReadStep> read_;
  std::vector<std::span<const ReadStep>> spans_;  // One a sentence.
  std::vector<Found> held_;                       // One a sentence.
  Found in_title_;
  Found in_any_;                     // Titles and all sentences.
  std::vector<std::size_t> having_;  // How many sentences have a gram.
};

SentenceJudge::SentenceJudge(const IndexReader& index, const Intent& intent,
                             const QuerySteps& steps)
    : intent_(intent), steps_(steps), signs_(intent), worth_of_all_(steps.WorthOfAll()) {
  AddAttributes();
  const std::string content = DropQuestionWords(intent.question);
  const std::vector<Step> asked = StepsOf(SplitUnits(content));
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::uint32_t number = steps.Find(asked[i]);
    if (number == QuerySteps::kNone) continue;
    if (asked[i].kind != UnitKind::kHan) {
      AddGram(index, asked[i].stem, number, QuerySteps::kNone,
              IsName(intent.question, content, asked[i]));
    } else if (i + 1 < asked.size() && asked[i + 1].touches) {
      AddGram(index, asked[i].text + asked[i + 1].text, number, steps.Find(asked[i + 1]), false);
    }
  }
}

void SentenceJudge::AddAttributes() {
  attributes_.resize(intent_.concepts.size());
  for (std::size_t unit = 0; unit < intent_.units.size(); ++unit) {
    const int attribute = intent_.concept_of[unit];
    if (attribute < 0 || intent_.soft[unit]) continue;
    for (const Step& step : StepsOf({intent_.units[unit]})) {
      const std::uint32_t number = steps_.Find(step);
      if (number != QuerySteps::kNone)
        attributes_[static_cast<std::size_t>(attribute)].push_back(number);
    }
  }
  std::erase_if(attributes_, [](const auto& attribute) { return attribute.empty(); });
}

void SentenceJudge::AddGram(const IndexReader& index, std::string_view form, std::uint32_t first,
                            std::uint32_t second, bool is_name) {
  const auto next = static_cast<std::uint32_t>(grams_.size());
  if (!gram_numbers_.try_emplace({first, second}, next).second) return;
  std::uint64_t frequency = 0;
  for (const char kind : {'B', 'Z', 'E'})
    frequency = std::max(frequency, index.Frequency(kind + std::string(form)));
  const double share = IsFunctionWord(form) ? kFunctionGramShare : 1.0;
  const double worth = share * InverseFrequency(frequency, index.state().passages);
  grams_.push_back({worth, is_name});
  worth_of_grams_ += worth;
  if (is_name) worth_of_names_ += worth;
}

std::vector<JudgedSentence> SentenceJudge::Judge(std::span<const Candidate> candidates) const {
  std::vector<JudgedSentence> all;
  if (worth_of_all_ <= 0.0) return all;
  double best = 0.0;
  for (const Candidate& candidate : candidates) best = std::max(best, candidate.score.total());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (JudgedSentence& sentence : PassageJudge(*this, candidates[i]).Run()) {
      sentence.passage = i;
      sentence.evidence.passage = best > 0.0 ? candidates[i].score.total() / best : 0.0;
      sentence.evidence.lead = i == 0 ? 1.0 : 0.0;
      sentence.score = Weigh(sentence.evidence, kWeights);
      all.push_back(sentence);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const JudgedSentence& a, const JudgedSentence& b) {
    return a.score > b.score;
  });
  double sum = 0.0;
  for (const JudgedSentence& sentence : all) sum += std::exp(sentence.score - all.front().score);
  for (JudgedSentence& sentence : all)
    sentence.probability = std::exp(sentence.score - all.front().score) / sum;
  return all;
}

std::string Describe(const SentenceEvidence& evidence) {
  std::string line;
  for (const SentenceEvidenceKind& kind : SentenceEvidenceKinds()) {
    if (evidence.*kind.value == 0.0) continue;
    line += fmt::format("{}{} {:.3f}", line.empty() ? "" : " ", kind.name, evidence.*kind.value);
  }
  return line;
}

}  // namespace tanxun
