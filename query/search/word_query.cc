// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/word_query.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/lexicon/query_words.h"
#include "query/search/other_ways.h"
#include "query/search/spelling.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestCompound = 8;  // In units; longer ones are sentences.

class WordQueryMaker {
 public:
  WordQueryMaker(const IndexReader& reader, bool use_aliases, Spelling spelling)
      : reader_(reader), use_aliases_(use_aliases), spelling_(spelling) {}

  WordQuery Make(std::string_view words) {
    content_ = DropQuestionWords(words);
    result_.units = SplitTokens(content_);
    const std::vector<Unit> written = SplitTokens(words);
    result_.is_question = written.size() > result_.units.size();
    result_.asks_number = AsksForNumber(written);
    if (spelling_ == Spelling::kNearest) Correct();
    rules_.is_question = result_.is_question;
    rules_.has_content = std::any_of(result_.units.begin(), result_.units.end(),
                                     [](const Unit& unit) { return !IsFunctionWord(unit.text); });
    AddAtoms();
    if (!result_.is_question && result_.units.size() <= kLongestCompound) AddCompounds();
    if (use_aliases_) AddOtherWays(reader_, content_, rules_, atoms_of_unit_, result_);
    return std::move(result_);
  }

 private:
  // Words that no passage has give way to the nearest that one has.
  void Correct() {
    for (Unit& unit : result_.units) {
      if (unit.kind != UnitKind::kWord) continue;
      const FormTerms terms = TermsOfForm(unit.text);
      if (TermFrequency(reader_, terms.stem.empty() ? terms.exact : terms.stem) > 0) continue;
      std::optional<std::string> nearest = NearestWord(reader_, unit.text);
      if (!nearest) continue;
      result_.corrections.emplace_back(unit.text, *nearest);
      unit.text = *std::move(nearest);
    }
  }

  void AddAtoms() {
    Atoms atoms = MakeAtoms(reader_, result_.units, rules_);
    result_.atoms = std::move(atoms.all);
    result_.is_loose = atoms.is_loose;
    atoms_of_unit_ = std::move(atoms.of_unit);
    for (Atom& atom : result_.atoms) {
      atom.text = content_.substr(atom.begin, atom.end - atom.begin);
    }
    AddJoined(result_.units);
  }

  void AddCompounds() {
    std::vector<std::size_t> compound;
    for (std::size_t i = 0; i < result_.units.size(); ++i) {
      if (i > 0 && result_.units[i - 1].end != result_.units[i].begin) compound.clear();
      for (const std::size_t atom : atoms_of_unit_[i]) {
        if (std::find(compound.begin(), compound.end(), atom) != compound.end()) continue;
        compound.push_back(atom);
      }
      const bool is_last =
          i + 1 == result_.units.size() || result_.units[i].end != result_.units[i + 1].begin;
      if (is_last && compound.size() > 1) result_.compounds.push_back(compound);
    }
  }

  // What neighbours have together: gpt 4 -> gpt4. It holds both.
  void AddJoined(const std::vector<Unit>& units) {
    std::set<std::string> known;
    for (const Atom& atom : result_.atoms) {
      for (const QueryTerm& term : atom.terms) known.insert(term.term);
    }
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
      for (QueryTerm& term : MakeQueryTerms({units[i], units[i + 1]})) {
        if (term.term.back() == '*' || !known.insert(term.term).second) continue;
        const bool is_present = TermFrequency(reader_, term.term) > 0;
        for (const std::size_t unit : {i, i + 1}) {
          for (const std::size_t a : atoms_of_unit_[unit]) {
            Atom& atom = result_.atoms[a];
            atom.gate = Unweighted(AnyOf({atom.gate, HoldsTerm(term.term)}));
            if (!is_present) continue;
            if (!atom.is_present) atom.inverse_frequency = TermInverse(reader_, term.term);
            atom.is_present = true;
          }
        }
        result_.more_terms.push_back(std::move(term));
      }
    }
  }

  const IndexReader& reader_;
  bool use_aliases_;
  Spelling spelling_;
  AtomRules rules_;
  std::string content_;  // What was typed, without question words.
  WordQuery result_;
  std::vector<std::vector<std::size_t>> atoms_of_unit_;
};

}  // namespace

WordQuery MakeWordQuery(const IndexReader& reader, std::string_view words, bool use_aliases,
                        Spelling spelling) {
  return WordQueryMaker(reader, use_aliases, spelling).Make(words);
}

}  // namespace tanxun
