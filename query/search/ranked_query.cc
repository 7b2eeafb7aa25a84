// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/ranked_query.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "query/search/term_query.h"

namespace tanxun {
namespace {

constexpr std::size_t kNameUnits = 8;  // A longer query is a question, not a name.

// Atoms that decide.
std::vector<bool> StrongAtoms(const std::vector<Atom>& atoms) {
  double rarest = 0.0;
  double rarest_alias = 0.0;
  for (const Atom& atom : atoms) {
    if (!atom.is_present) continue;
    double& most = atom.is_alias ? rarest_alias : rarest;
    most = std::max(most, atom.inverse_frequency);
  }
  if (rarest == 0.0) rarest = rarest_alias;
  std::vector<bool> strong(atoms.size());
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const Atom& atom = atoms[i];
    strong[i] = atom.is_present && atom.inverse_frequency >= kStrongShare * rarest;
    if (!atom.is_present || !atom.is_alias) continue;
    // Another name decides where the typed one does, or where that is nowhere.
    bool any_present = false;
    bool any_strong = false;
    for (const std::size_t typed : atom.stands_for) {
      any_present |= atoms[typed].is_present;
      any_strong |= strong[typed];
    }
    strong[i] = any_strong || !any_present;
  }
  return strong;
}

Xapian::Query ScoreQuery(const IndexReader& reader, const Atom& atom) {
  std::vector<Xapian::Query> terms;
  for (const QueryTerm& term : atom.terms) {
    terms.push_back(ScoredTerm(reader, term.term, term.weight));
  }
  return AnyOf(terms);
}

Xapian::Query Scaled(const Xapian::Query& query, double factor) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
}

// The names of one thing count once, by the one that counts most in a passage: a list of all its
// names is no better than one of them.
void AddScores(const IndexReader& reader, const std::vector<Atom>& atoms,
               std::vector<Xapian::Query>& scores) {
  const auto score = [&](const Atom& atom) { return ScoreQuery(reader, atom); };
  std::map<std::vector<std::size_t>, std::vector<Xapian::Query>>
      names;  // By the typed name's atoms.
  for (const Atom& atom : atoms) {
    if (atom.is_alias) names[atom.stands_for].push_back(score(atom));
  }
  std::set<std::size_t> named;
  for (auto& [typed, others] : names) {
    std::vector<Xapian::Query> own;
    for (const std::size_t atom : typed) {
      if (named.insert(atom).second) own.push_back(score(atoms[atom]));
    }
    others.push_back(AnyOf(own));
    // Halved and doubled: Xapian takes a bare OR inside OP_MAX for more of its alternatives.
    for (Xapian::Query& one : others) one = Scaled(one, 0.5);
    // Xapian 1.4 reads freed memory where all alternatives of an OP_MAX have come to their ends:
    // this one does not before the last document. So who matches is for others to say.
    others.push_back(Scaled(Xapian::Query::MatchAll, 0.0));
    scores.push_back(
        Scaled(Xapian::Query(Xapian::Query::OP_MAX, others.begin(), others.end()), 2.0));
  }
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!atoms[i].is_alias && !named.contains(i)) scores.push_back(score(atoms[i]));
  }
}

// Who has any of the terms that count.
Xapian::Query HoldsAny(const WordQuery& words) {
  std::vector<Xapian::Query> any;
  const auto add = [&](const std::vector<QueryTerm>& terms) {
    for (const QueryTerm& term : terms) any.push_back(HoldsTerm(term.term));
  };
  for (const Atom& atom : words.atoms) add(atom.terms);
  add(words.more_terms);
  return Unweighted(AnyOf(any));
}

// Gates of the compounds that some passage holds whole; their atoms are marked in `bound`.
std::vector<Xapian::Query> CompoundGates(const IndexReader& reader, const WordQuery& words,
                                         std::vector<bool>& bound) {
  std::vector<Xapian::Query> gates;
  for (const std::vector<std::size_t>& compound : words.compounds) {
    std::vector<Xapian::Query> all;
    std::vector<std::size_t> members = compound;
    for (const std::size_t atom : compound) {
      std::vector<Xapian::Query> ways{words.atoms[atom].gate};
      for (std::size_t i = 0; i < words.atoms.size(); ++i) {
        const Atom& alias = words.atoms[i];
        if (!alias.is_alias || alias.stands_for != std::vector<std::size_t>{atom}) continue;
        ways.push_back(alias.gate);
        members.push_back(i);
      }
      all.push_back(AnyOf(ways));
    }
    gates.push_back(AllOf(all));
    if (!HasAny(reader, gates.back())) {
      gates.pop_back();
      continue;
    }
    for (const std::size_t atom : members) bound[atom] = true;
  }
  return gates;
}

// Where nothing else is found: either half of what may be two words.
std::optional<Xapian::Query> Halves(const WordQuery& words) {
  std::vector<Xapian::Query> any;
  for (const Atom& atom : words.atoms) {
    for (const std::string& half : atom.halves) any.push_back(Unweighted(HoldsTerm(half)));
  }
  if (any.empty()) return std::nullopt;
  return AnyOf(any);
}

// The same as AND_MAYBE(gate, scores) where the terms of what decides open the gate by themselves:
// each list of postings is read once then, not twice.
std::optional<Xapian::Query> WithoutGate(const IndexReader& reader, const WordQuery& words,
                                         const std::vector<bool>& strong) {
  if (!words.more_terms.empty()) return std::nullopt;
  std::vector<Xapian::Query> deciding;
  std::vector<Xapian::Query> others;
  for (std::size_t i = 0; i < words.atoms.size(); ++i) {
    const Atom& atom = words.atoms[i];
    if (atom.is_alias || (strong[i] && !atom.any_term_holds)) return std::nullopt;
    (strong[i] ? deciding : others).push_back(ScoreQuery(reader, atom));
  }
  if (deciding.empty()) return std::nullopt;
  if (others.empty()) return AnyOf(deciding);
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, AnyOf(deciding), AnyOf(others));
}

}  // namespace

std::vector<QueryWord> ContentWords(const WordQuery& words) {
  std::vector<QueryWord> content;
  for (std::size_t i = 0; i < words.atoms.size(); ++i) {
    const Atom& atom = words.atoms[i];
    if (atom.is_alias || !atom.is_content) continue;
    std::vector<Xapian::Query> ways{atom.gate};
    for (const Atom& other : words.atoms) {
      const auto& typed = other.stands_for;
      if (std::find(typed.begin(), typed.end(), i) != typed.end()) ways.push_back(other.gate);
    }
    content.push_back({atom.text, AnyOf(ways)});
  }
  return content;
}

std::optional<Xapian::Query> HoldsEveryWord(const WordQuery& words) {
  if (words.is_question || words.is_loose) return std::nullopt;
  std::vector<Xapian::Query> all;
  for (const QueryWord& word : ContentWords(words)) all.push_back(word.held);
  if (all.empty() || (all.size() == 1 && !Halves(words))) return std::nullopt;
  return AllOf(all);
}

Xapian::Query ScoreQuery(const IndexReader& reader, const WordQuery& words) {
  std::vector<Xapian::Query> scores;
  AddScores(reader, words.atoms, scores);
  for (const QueryTerm& term : words.more_terms) {
    scores.push_back(ScoredTerm(reader, term.term, term.weight));
  }
  return AnyOf(scores);
}

Xapian::Query RankedQuery(const IndexReader& reader, const WordQuery& words) {
  const std::vector<bool> strong = StrongAtoms(words.atoms);
  std::vector<bool> bound(words.atoms.size());
  std::vector<Xapian::Query> gates = CompoundGates(reader, words, bound);
  if (gates.empty()) {
    if (const auto query = WithoutGate(reader, words, strong)) return *query;
  }
  for (std::size_t i = 0; i < words.atoms.size(); ++i) {
    if (strong[i] && !bound[i]) gates.push_back(words.atoms[i].gate);
  }
  const Xapian::Query all_scores = ScoreQuery(reader, words);
  const Xapian::Query gate = AnyOf(gates);
  // A whole question that no passage holds enough of: then whatever comes near.
  const bool is_name = !words.is_question && words.units.size() <= kNameUnits;
  if (!is_name && !HasAny(reader, gate)) {
    return Xapian::Query(Xapian::Query::OP_AND_MAYBE, HoldsAny(words), all_scores);
  }
  if (const auto halves = Halves(words); halves && !HasAny(reader, gate)) {
    return Xapian::Query(Xapian::Query::OP_AND_MAYBE, *halves, all_scores);
  }
  if (gates.empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, gate, all_scores);
}

}  // namespace tanxun
