// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/other_ways.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/analysis/parts.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/lexicon/region_words.h"
#include "query/search/region_forms.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestName = 8;  // In units.
constexpr std::size_t kNamesOfOne = 8;   // Other names searched for one typed.

using Units = std::vector<Unit>;

Units Slice(const Units& units, std::size_t begin, std::size_t end) {
  return {units.begin() + static_cast<std::ptrdiff_t>(begin),
          units.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::string PairTerm(const Unit& left, const Unit& right) { return "B" + left.text + right.text; }

std::vector<QueryTerm> PairTerms(const Units& run) {
  std::vector<QueryTerm> pairs;
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    pairs.push_back({PairTerm(run[i], run[i + 1]), 1.0});
  }
  return pairs;
}

// What the ways of either kind have in common.
class WaysOfAtoms {
 public:
  WaysOfAtoms(const IndexReader& reader, const std::string& content, const AtomRules& rules,
              const std::vector<std::vector<std::size_t>>& atoms_of_unit, WordQuery& words)
      : reader_(reader),
        content_(content),
        rules_(rules),
        atoms_of_unit_(atoms_of_unit),
        words_(words) {}

  const IndexReader& reader() const { return reader_; }
  WordQuery& words() { return words_; }
  const Units& units() const { return words_.units; }

  std::string Typed(std::size_t begin, std::size_t end) const {
    return content_.substr(units()[begin].begin, units()[end - 1].end - units()[begin].begin);
  }

  std::vector<std::size_t> AtomsOf(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> atoms;
    for (std::size_t i = begin; i < end; ++i) {
      for (const std::size_t atom : atoms_of_unit_[i]) {
        if (std::find(atoms.begin(), atoms.end(), atom) == atoms.end()) atoms.push_back(atom);
      }
    }
    return atoms;
  }

  // All of `units` together as one atom.
  Atom Together(const Units& units) const {
    AtomRules rules = rules_;
    rules.is_whole = true;
    Atoms made = MakeAtoms(reader_, units, rules);
    Atom whole;
    whole.is_present = !made.all.empty();
    std::vector<Xapian::Query> gates;
    for (Atom& atom : made.all) {
      gates.push_back(atom.gate);
      whole.is_present &= atom.is_present;
      whole.inverse_frequency = std::max(whole.inverse_frequency, atom.inverse_frequency);
      std::move(atom.terms.begin(), atom.terms.end(), std::back_inserter(whole.terms));
    }
    whole.gate = AllOf(gates);
    return whole;
  }

  // `way` stands for the atoms, and is worth no more than `share` of them.
  void Add(Atom way, const std::vector<std::size_t>& atoms, double share) {
    double own = 0.0;
    for (const std::size_t atom : atoms) own += Worth(words_.atoms[atom].terms);
    const double other = Worth(way.terms);
    if (own > 0.0 && other > own) share *= own / other;
    for (QueryTerm& term : way.terms) term.weight *= share;
    way.is_alias = true;
    way.stands_for = atoms;
    words_.atoms.push_back(std::move(way));
  }

 private:
  // What terms count together that stand once each.
  double Worth(const std::vector<QueryTerm>& terms) const {
    double worth = 0.0;
    for (const QueryTerm& term : terms) {
      if (TermFrequency(reader_, term.term) > 0) {
        worth += term.weight * TermInverse(reader_, term.term);
      }
    }
    return worth;
  }

  const IndexReader& reader_;
  const std::string& content_;
  const AtomRules& rules_;
  const std::vector<std::vector<std::size_t>>& atoms_of_unit_;
  WordQuery& words_;
};

class OtherNames {
 public:
  explicit OtherNames(WaysOfAtoms& ways)
      : ways_(ways), names_(ways.reader().names()), units_(ways.units()) {}

  void Add() {
    if (names_.size() == 0) return;
    for (std::size_t i = 0; i < units_.size();) {
      std::size_t used = 1;
      for (std::size_t n = std::min(kLongestName, units_.size() - i); n > 0; --n) {
        if (!MayBeName(i, i + n)) continue;
        const std::string key = KeyOf(i, i + n);
        const std::vector<std::uint32_t> ids = names_.Find(key);
        if (ids.empty()) continue;
        AddNamesOf(ids, key, i, i + n);
        used = n;
        break;
      }
      i += used;
    }
  }

 private:
  // The NameKey() of units [begin, end), without cutting the text again.
  std::string KeyOf(std::size_t begin, std::size_t end) const {
    std::string key;
    for (std::size_t i = begin; i < end; ++i) {
      const Unit& unit = units_[i];
      const bool joins =
          i > begin && unit.kind == UnitKind::kHan && units_[i - 1].kind == UnitKind::kHan;
      const std::vector<std::string> parts =
          unit.kind == UnitKind::kCode ? PartsOf(unit.text) : std::vector<std::string>{unit.text};
      for (const std::string& part : parts) {
        if (!key.empty() && !joins) key += ' ';
        key += part;
      }
    }
    return key;
  }

  // A lone number inside a question is a number, whoever has it for a name.
  bool MayBeName(std::size_t begin, std::size_t end) const {
    if (end - begin > 1) return true;
    if (units_.size() == 1) return true;
    const Unit& unit = units_[begin];
    return unit.kind == UnitKind::kWord || unit.kind == UnitKind::kCode;
  }

  void AddNamesOf(const std::vector<std::uint32_t>& ids, const std::string& key, std::size_t begin,
                  std::size_t end) {
    const std::vector<std::size_t> atoms = ways_.AtomsOf(begin, end);
    std::set<std::string> used{key};
    std::vector<std::string> synonyms{ways_.Typed(begin, end)};
    for (const std::uint32_t id : ids) {
      for (const std::string& name : names_.Get(id).names) {
        if (used.size() > kNamesOfOne) break;
        const std::string other = NameKey(name);
        // A longer name that holds the typed one is found by it already; one that others have too
        // would find them.
        if (other.empty() || Within(key, other) || names_.Find(other).size() != 1) continue;
        if (!used.insert(other).second) continue;
        const Units written = SplitTokens(name);
        Atom way = ways_.Together(written);
        if (!way.is_present) continue;
        ways_.Add(std::move(way), atoms, kAliasShare);
        ways_.words().aliases.push_back({name, written, kAliasShare, Slice(units_, begin, end)});
        synonyms.push_back(name);
      }
    }
    if (synonyms.size() > 1) ways_.words().synonyms.push_back(std::move(synonyms));
  }

  static bool Within(const std::string& inner, const std::string& outer) {
    if (HasHan(inner)) return outer.find(inner) != std::string::npos;
    return (" " + outer + " ").find(" " + inner + " ") != std::string::npos;
  }

  WaysOfAtoms& ways_;
  const NameTable& names_;
  const Units& units_;
};

// Words of other regions, run by run. A run that is one atom is said otherwise as a whole: 芯片价格
// is held by 晶片价格, not by 晶片. Of a longer run each word stands for its own pairs.
class OtherRegions {
 public:
  explicit OtherRegions(WaysOfAtoms& ways) : ways_(ways), units_(ways.units()) {}

  void Add() {
    for (std::size_t begin = 0, end = 0; begin < units_.size(); begin = end) {
      end = begin + 1;
      if (units_[begin].kind != UnitKind::kHan) continue;
      while (end < units_.size() && units_[end].kind == UnitKind::kHan &&
             units_[end - 1].end == units_[end].begin) {
        ++end;
      }
      const Units run = Slice(units_, begin, end);
      const std::vector<RegionWord> words = FindRegionWords(run);
      if (words.empty()) continue;
      const std::vector<std::size_t> atoms = ways_.AtomsOf(begin, end);
      std::vector<std::vector<std::string>> found(words.size());  // The others, by word.
      if (atoms.size() == 1 && run.size() <= kTwoPairRun) {
        AddForms(run, words, atoms, found);
        if (run.size() == units_.size() && ways_.words().atoms.size() > 1) {
          whole_run_ = true;
          typed_words_ = words;
        }
      } else {
        AddWords(run, words, atoms, found);
      }
      for (std::size_t word = 0; word < words.size(); ++word) {
        Tell(begin + words[word].begin, begin + words[word].end, found[word]);
      }
    }
  }

  // The query is one run of Han that other regions say otherwise.
  bool whole_run() const { return whole_run_; }
  // Who has its words as they were typed.
  Xapian::Query AsTyped() const {
    std::vector<Xapian::Query> all{ways_.words().atoms.front().gate};
    for (const RegionWord& word : typed_words_) {
      const auto pairs = PairTerms(Slice(units_, word.begin, word.end));
      if (!pairs.empty()) all.push_back(HoldsAll(pairs));
    }
    return AllOf(all);
  }

 private:
  using Words = std::vector<RegionWord>;
  using Found = std::vector<std::vector<std::string>>;

  void AddForms(const Units& run, const Words& words, const std::vector<std::size_t>& atoms,
                Found& found) {
    for (const RegionForm& form : RegionForms(run, words)) {
      Atom way = ways_.Together(form.units);
      if (run.size() > 1) way.gate = GateOf(run, form, words);
      if (!way.is_present || !HasAny(ways_.reader(), way.gate)) continue;
      ways_.Add(std::move(way), atoms, kRegionShare);
      for (const auto& [word, other] : form.swaps) Keep(other, found[word]);
    }
  }

  // The rule of the typed run (word_query.h) for its form: the words that are said otherwise are
  // held whole, and of the other pairs those that the run would ask for.
  static Xapian::Query GateOf(const Units& run, const RegionForm& form, const Words& words) {
    std::vector<bool> inside(run.size());  // The pair that begins here.
    std::vector<Xapian::Query> all;
    for (const auto& [word, other] : form.swaps) {
      const auto& [begin, end, others] = words[word];
      std::fill(inside.begin() + static_cast<std::ptrdiff_t>(begin),
                inside.begin() + static_cast<std::ptrdiff_t>(end - 1), true);
      all.push_back(
          HoldsAll(PairTerms(Slice(form.units, form.first_at[begin], form.last_at[end - 1] + 1))));
    }
    std::vector<Xapian::Query> rest;
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
      const bool is_inner = run.size() == kWholeRun && i == 1;
      if (inside[i] || is_inner) continue;
      rest.push_back(
          HoldsTerm(PairTerm(form.units[form.last_at[i]], form.units[form.first_at[i + 1]])));
    }
    std::erase_if(all, [](const Xapian::Query& query) { return query.empty(); });
    if (!rest.empty()) all.push_back(run.size() <= kWholeRun ? AllOf(rest) : AnyOf(rest));
    return Unweighted(AllOf(all));
  }

  void AddWords(const Units& run, const Words& words, const std::vector<std::size_t>& atoms,
                Found& found) {
    for (std::size_t word = 0; word < words.size(); ++word) {
      const auto& [begin, end, others] = words[word];
      std::vector<std::size_t> own;
      for (const QueryTerm& pair : PairTerms(Slice(run, begin, end))) {
        for (const std::size_t atom : atoms) {
          const auto& terms = ways_.words().atoms[atom].terms;
          if (terms.size() == 1 && terms.front().term == pair.term) own.push_back(atom);
        }
      }
      if (own.empty()) continue;
      for (const std::string& other : others) {
        Atom way = ways_.Together(SplitTokens(other));
        way.gate = Unweighted(HoldsAll(PairTerms(SplitTokens(other))));
        if (!way.is_present || !HasAny(ways_.reader(), way.gate)) continue;
        ways_.Add(std::move(way), own, kRegionShare);
        Keep(other, found[word]);
      }
    }
  }

  static void Keep(const std::string& other, std::vector<std::string>& list) {
    if (std::find(list.begin(), list.end(), other) == list.end()) list.push_back(other);
  }

  void Tell(std::size_t begin, std::size_t end, const std::vector<std::string>& others) {
    if (others.empty()) return;
    std::vector<std::string> synonyms{ways_.Typed(begin, end)};
    for (const std::string& other : others) {
      synonyms.push_back(other);
      ways_.words().aliases.push_back(
          {other, SplitTokens(other), kRegionShare, Slice(units_, begin, end)});
    }
    ways_.words().synonyms.push_back(std::move(synonyms));
  }

  WaysOfAtoms& ways_;
  const Units& units_;
  bool whole_run_ = false;
  Words typed_words_;
};

// All that can be told by terms: whether they stand in a row is looked at in the second stage.
Xapian::Query HoldsName(const WordQuery& words) {
  std::vector<Xapian::Query> all;
  for (const Atom& atom : words.atoms) {
    if (!atom.is_alias) all.push_back(atom.gate);
  }
  for (std::size_t i = 0; i + 1 < words.units.size(); ++i) {
    const Unit& left = words.units[i];
    const Unit& right = words.units[i + 1];
    if (left.kind != UnitKind::kHan || right.kind != UnitKind::kHan || left.end != right.begin)
      continue;
    all.push_back(HoldsTerm(PairTerm(left, right)));
  }
  return AllOf(all);
}

}  // namespace

void AddOtherWays(const IndexReader& reader, const std::string& content, const AtomRules& rules,
                  const std::vector<std::vector<std::size_t>>& atoms_of_unit, WordQuery& words) {
  WaysOfAtoms ways(reader, content, rules, atoms_of_unit, words);
  OtherNames(ways).Add();
  const bool is_name =
      std::any_of(words.aliases.begin(), words.aliases.end(),
                  [&](const AliasUse& alias) { return alias.typed.size() == words.units.size(); });
  OtherRegions regions(ways);
  regions.Add();
  if (is_name) {
    words.as_typed = HoldsName(words);
    if (words.units.size() > 1) words.typed_name = words.units;
  } else if (regions.whole_run()) {
    words.as_typed = regions.AsTyped();
  }
}

}  // namespace tanxun
