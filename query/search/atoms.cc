// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/atoms.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/parts.h"
#include "indexer/lexicon/query_words.h"
#include "indexer/text/utf8.h"
#include "query/search/phrase_query.h"
#include "query/search/term_query.h"
#include "query/search/weight.h"
#include "query/search/word_query.h"

namespace tanxun {
namespace {

constexpr double kCrossingShare = 0.7;
constexpr std::size_t kPrefixLimit = 100;
constexpr std::size_t kLoneHanUnits = 4;  // In longer queries one character is too common.
constexpr std::size_t kLongestKanaWord = 16;

class AtomMaker {
 public:
  AtomMaker(const IndexReader& reader, const AtomRules& rules) : reader_(reader), rules_(rules) {}

  Atoms Make(const std::vector<Unit>& units) {
    result_.of_unit.resize(units.size());
    for (std::size_t i = 0; i < units.size();) {
      std::size_t end = i + 1;
      while (end < units.size() && Touch(units[end - 1], units[end])) ++end;
      const std::vector<Unit> run(units.begin() + static_cast<std::ptrdiff_t>(i),
                                  units.begin() + static_cast<std::ptrdiff_t>(end));
      const std::size_t first = result_.all.size();
      if (run.front().kind == UnitKind::kHan) {
        AddHanRun(run, units.size());
      } else {
        AddWord(run.front());
      }
      for (std::size_t a = first; a < result_.all.size(); ++a) {
        result_.all[a].begin = run.front().begin;
        result_.all[a].end = run.back().end;
        for (std::size_t unit = i; unit < end; ++unit) result_.of_unit[unit].push_back(a);
      }
      i = end;
    }
    return std::move(result_);
  }

 private:
  // A run of kana is a word.
  static bool IsKana(const std::vector<Unit>& run) {
    return std::all_of(run.begin(), run.end(), [](const Unit& unit) {
      const char32_t c = CodePointAt(unit.text, 0).value;
      return c >= 0x3040 && c <= 0x30FF;
    });
  }

  static bool Touch(const Unit& left, const Unit& right) {
    return left.kind == UnitKind::kHan && right.kind == UnitKind::kHan && left.end == right.begin;
  }

  // A word without content says little, unless there is nothing else.
  double ContentShare(const Unit& unit) const {
    return rules_.has_content && IsFunctionWord(unit.text) ? kFunctionShare : 1.0;
  }

  // Parts that are often joined are joined in the index where they are neighbours; anywhere else in
  // a passage they are not the code: "T-Head" is not a T and a head. Of a code of too many parts
  // there are no other terms.
  static bool PartsMayStandApart(const std::vector<Form>& forms) {
    std::vector<std::string_view> parts;
    for (const Form& form : forms) {
      if (form.role == FormRole::kPart) parts.push_back(form.text);
    }
    if (parts.size() == forms.size()) return !parts.empty();
    if (parts.size() < 2) return false;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      if (OftenJoined(parts[i], parts[i + 1])) return false;
    }
    return true;
  }

  // A pair with a character that holds sentences together crosses the border between two words.
  static double PairShare(const std::string& pair) {
    const std::string_view text = std::string_view(pair).substr(1);
    const std::size_t first = CodePointAt(text, 0).length;
    const bool crosses =
        IsFunctionWord(text.substr(0, first)) || IsFunctionWord(text.substr(first));
    return crosses ? kCrossingShare : 1.0;
  }

  void AddWord(const Unit& unit) {
    Atom atom;
    atom.terms = MakeQueryTerms({unit});
    atom.is_content = ContentShare(unit) == 1.0;
    for (QueryTerm& term : atom.terms) term.weight *= ContentShare(unit);
    const std::vector<Form> forms = FormsOf(unit);
    std::vector<Xapian::Query> ways;
    std::vector<Xapian::Query> parts;
    for (const Form& form : forms) {
      const FormTerms terms = TermsOfForm(form.text);
      const std::string& term = terms.stem.empty() ? terms.exact : terms.stem;
      if (TermFrequency(reader_, term) > 0) {
        atom.inverse_frequency = std::max(atom.inverse_frequency, TermInverse(reader_, term));
      }
      (form.role == FormRole::kPart ? parts : ways).push_back(HoldsTerm(term));
    }
    atom.any_term_holds = forms.size() == 1;
    if (PartsMayStandApart(forms)) ways.push_back(AllOf(parts));
    atom.gate = Unweighted(AnyOf(ways));
    atom.is_present = atom.inverse_frequency > 0.0;
    result_.all.push_back(std::move(atom));
  }

  void AddHanRun(const std::vector<Unit>& run, std::size_t units_in_query) {
    std::vector<QueryTerm> pairs = MakeQueryTerms(run);
    for (QueryTerm& pair : pairs) pair.weight *= PairShare(pair.term);
    if (run.size() == 1) {
      if (units_in_query <= kLoneHanUnits) AddLoneHan(pairs.front().term);
      return;
    }
    if (rules_.is_whole) return AddPairs(pairs, pairs);
    const bool is_loose = rules_.is_question && units_in_query > kWholeRun;
    if (IsKana(run) && run.size() <= kLongestKanaWord) {
      AddPairs(pairs, pairs);
    } else if (run.size() > kTwoPairRun || is_loose) {
      result_.is_loose = true;
      for (const QueryTerm& pair : pairs) AddPairs({pair}, {pair});
    } else if (run.size() > kWholeRun) {
      AddTwoOf(pairs);
    } else if (run.size() == kWholeRun && pairs.size() == 3) {
      AddPairs(pairs, {pairs.front(), pairs.back()});
      result_.all.back().halves = {pairs.front().term, pairs.back().term};
      if (IsFunctionWord(run.front().text)) AlsoHeldBy({pairs[1], pairs[2]});
      if (IsFunctionWord(run.back().text)) AlsoHeldBy({pairs[0], pairs[1]});
    } else {
      AddPairs(pairs, pairs);
    }
  }

  void AddLoneHan(const std::string& pattern) {
    bool met_limit = false;
    const std::vector<std::string> terms = ExpandPrefix(
        reader_, std::string_view(pattern).substr(0, pattern.size() - 1), kPrefixLimit, met_limit);
    Atom atom;
    std::uint64_t frequency = 0;
    for (const std::string& term : terms) frequency += reader_.Frequency(term);
    // Whoever has it; the most frequent pairs count.
    const std::string_view character = std::string_view(pattern).substr(1, pattern.size() - 2);
    atom.gate = Unweighted(LoneHan(reader_, std::string(character), met_limit));
    atom.any_term_holds = !met_limit;
    atom.inverse_frequency = InverseFrequency(frequency, reader_.state().passages);
    atom.is_present = !terms.empty();
    for (const std::string& term : terms) {
      atom.terms.push_back({term, 1.0 / static_cast<double>(terms.size())});
    }
    result_.all.push_back(std::move(atom));
  }

  void AddPairs(const std::vector<QueryTerm>& counted, const std::vector<QueryTerm>& required) {
    Atom atom;
    atom.terms = counted;
    atom.gate = Unweighted(HoldsAll(required));
    atom.any_term_holds = counted.size() == 1;
    atom.is_present = true;
    for (const QueryTerm& pair : required) {
      if (TermFrequency(reader_, pair.term) == 0) atom.is_present = false;
      atom.inverse_frequency = std::max(atom.inverse_frequency, TermInverse(reader_, pair.term));
    }
    result_.all.push_back(std::move(atom));
  }

  // 和平头哥 is held by 平头哥 as well: what holds sentences together may stand at either end.
  void AlsoHeldBy(const std::vector<QueryTerm>& pairs) {
    Atom& atom = result_.all.back();
    atom.gate = Unweighted(AnyOf({atom.gate, HoldsAll(pairs)}));
    const bool present = std::all_of(pairs.begin(), pairs.end(), [&](const QueryTerm& pair) {
      return TermFrequency(reader_, pair.term) > 0;
    });
    if (!present) return;
    atom.is_present = true;
    for (const QueryTerm& pair : pairs) {
      atom.inverse_frequency = std::max(atom.inverse_frequency, TermInverse(reader_, pair.term));
    }
  }

  void AddTwoOf(const std::vector<QueryTerm>& pairs) {
    Atom atom;
    atom.terms = pairs;
    std::vector<Xapian::Query> ways;
    std::vector<Xapian::Query> later;
    std::vector<double> inverse;
    for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
      if (TermFrequency(reader_, pair->term) == 0) continue;
      const Xapian::Query holds = HoldsTerm(pair->term);
      if (!later.empty()) ways.push_back(AllOf({holds, AnyOf(later)}));
      later.push_back(holds);
      inverse.push_back(TermInverse(reader_, pair->term));
    }
    atom.gate = Unweighted(AnyOf(ways));
    atom.is_present = !ways.empty();
    if (atom.is_present) atom.inverse_frequency = *std::max_element(inverse.begin(), inverse.end());
    result_.all.push_back(std::move(atom));
  }

  const IndexReader& reader_;
  AtomRules rules_;
  Atoms result_;
};

}  // namespace

Atoms MakeAtoms(const IndexReader& reader, const std::vector<Unit>& units, const AtomRules& rules) {
  return AtomMaker(reader, rules).Make(units);
}

std::uint64_t TermFrequency(const IndexReader& reader, const std::string& term) {
  return std::max(reader.Frequency(term), reader.Frequency("S" + term));
}

double TermInverse(const IndexReader& reader, const std::string& term) {
  return InverseFrequency(TermFrequency(reader, term), reader.state().passages);
}

Xapian::Query HoldsAll(const std::vector<QueryTerm>& terms) {
  std::vector<Xapian::Query> all;
  for (const QueryTerm& term : terms) all.push_back(HoldsTerm(term.term));
  return AllOf(all);
}

}  // namespace tanxun
