// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the weights of the second stage: tune_ranking INDEX QUERIES QRELS [INDEX QUERIES QRELS]...
// Prints MRR@10 of each set with the weights in use, what each kind of evidence is good for (its
// weight set to zero), then climbs, one weight at a time, to the mean MRR@10 of all sets.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "query/search/matcher.h"
#include "query/search/ranker.h"

namespace tanxun {
namespace {

struct Judged {
  std::string document;
  std::string order;
  double bm25 = 0.0;
  Evidence evidence;
  bool relevant = false;
};
using Question = std::vector<Judged>;  // Its candidates.

struct Set {
  std::string name;
  std::vector<Question> questions;
};

// As `tanxun search --format trec` writes it: a word.
std::string TrecId(std::string_view document) {
  std::string id;
  for (const char c : document) id += c == ' ' ? "%20" : std::string(1, c);
  return id;
}

std::map<std::string, std::set<std::string>> ReadQrels(const std::string& file) {
  std::map<std::string, std::set<std::string>> relevant;
  std::ifstream in(file);
  std::string id, run, document;
  int grade = 0;
  while (in >> id >> run >> document >> grade) {
    if (grade > 0) relevant[id].insert(document);
  }
  return relevant;
}

Set LoadSet(const std::string& folder, const std::string& queries, const std::string& qrels) {
  Set set{folder, {}};
  Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(folder);
  if (!reader) {
    std::cerr << reader.error().message << "\n";
    std::exit(2);
  }
  const auto relevant = ReadQrels(qrels);
  std::ifstream in(queries);
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || !relevant.contains(line.substr(0, tab))) continue;
    const std::set<std::string>& gold = relevant.at(line.substr(0, tab));
    SearchRequest request;
    request.query = line.substr(tab + 1);
    request.limit = static_cast<int>(kRankParameters.candidates);
    Question question;
    const Result<Prepared> prepared =
        Prepare(**reader, request.query, request.filters, true, false);
    if (prepared) {
      const QuerySteps steps(**reader, prepared->built);
      for (const Candidate& candidate : Match(**reader, *prepared, steps, request).candidates) {
        if (!candidate.passage) continue;
        const StoredPassage& passage = *candidate.passage;
        const std::string id = TrecId(passage.record.empty() ? passage.path : passage.record);
        question.push_back({id, OrderOf(**reader, candidate.id), candidate.score.bm25,
                            FindEvidence(steps, passage), gold.contains(id)});
      }
    }
    set.questions.push_back(std::move(question));
  }
  return set;
}

double ReciprocalRank(const Question& question, const Evidence& weights) {
  std::vector<std::pair<double, const Judged*>> ranked;
  for (const Judged& each : question) {
    ranked.emplace_back(Weigh(each.bm25, each.evidence, weights).total(), &each);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->order < b.second->order;
  });
  std::set<std::string> seen;
  for (const auto& [score, each] : ranked) {
    if (!seen.insert(each->document).second) continue;
    if (seen.size() > 10) break;
    if (each->relevant) return 1.0 / static_cast<double>(seen.size());
  }
  return 0.0;
}

double MeanReciprocalRank(const Set& set, const Evidence& weights) {
  double sum = 0.0;
  for (const Question& question : set.questions) sum += ReciprocalRank(question, weights);
  return set.questions.empty() ? 0.0 : sum / static_cast<double>(set.questions.size());
}

double Mean(const std::vector<Set>& sets, const Evidence& weights) {
  double sum = 0.0;
  for (const Set& set : sets) sum += MeanReciprocalRank(set, weights);
  return sum / static_cast<double>(sets.size());
}

void Show(std::string_view what, const std::vector<Set>& sets, const Evidence& weights) {
  std::cout << fmt::format("{:28}", what);
  for (const Set& set : sets) std::cout << fmt::format(" {:.4f}", MeanReciprocalRank(set, weights));
  std::cout << fmt::format("  mean {:.4f}\n", Mean(sets, weights)) << std::flush;
}

std::string Describe(const Evidence& weights) {
  std::string line;
  for (const EvidenceKind& kind : EvidenceKinds()) {
    line += fmt::format("{} {:.3g}  ", kind.name, weights.*kind.value);
  }
  return line;
}

Evidence Climb(const std::vector<Set>& sets, Evidence weights) {
  constexpr double kGain = 0.00004;  // Less is chance.
  double best = Mean(sets, weights);
  for (int pass = 0; pass < 3; ++pass) {
    bool moved = false;
    for (const EvidenceKind& kind : EvidenceKinds()) {
      for (const double factor : {0.7, 1.4, 0.5, 2.0}) {
        Evidence next = weights;
        next.*kind.value *= factor;
        const double mean = Mean(sets, next);
        if (mean < best + kGain) continue;
        best = mean;
        weights = next;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return weights;
}

int Run(int count, char** arguments) {
  if (count < 4 || count % 3 != 1) {
    std::cerr << "usage: tune_ranking INDEX QUERIES QRELS [INDEX QUERIES QRELS]...\n";
    return 2;
  }
  std::vector<Set> sets;
  for (int i = 1; i + 2 < count; i += 3) {
    sets.push_back(LoadSet(arguments[i], arguments[i + 1], arguments[i + 2]));
  }
  const Evidence& weights = kRankParameters.weights;
  Show("first stage alone", sets, Evidence{});
  Show("all evidence", sets, weights);
  for (const EvidenceKind& kind : EvidenceKinds()) {
    Evidence without = weights;
    without.*kind.value = 0.0;
    Show(std::string("  without ") + kind.name, sets, without);
  }
  const Evidence found = Climb(sets, weights);
  Show("after the climb", sets, found);
  std::cout << Describe(found) << "\n";
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int count, char** arguments) { return tanxun::Run(count, arguments); }
