// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/word_query.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/parts.h"
#include "indexer/lexicon/query_words.h"
#include "indexer/schema/fields.h"
#include "indexer/text/utf8.h"
#include "query/search/phrase_query.h"
#include "query/search/spelling.h"
#include "query/search/term_query.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

constexpr double kAliasShare = 0.8;
constexpr double kCrossingShare = 0.7;
constexpr std::size_t kPrefixLimit = 100;
constexpr std::size_t kLongestCompound = 8;  // In units; longer ones are sentences.
constexpr std::size_t kLongestName = 8;      // In units.
constexpr std::size_t kNamesOfOne = 8;       // Other names searched for one typed.
constexpr std::size_t kLoneHanUnits = 4;     // In longer queries one character is too common.
constexpr std::size_t kWholeRun = 4;         // Characters.
constexpr std::size_t kTwoPairRun = 8;
constexpr std::size_t kLongestKanaWord = 16;

class WordQueryMaker {
 public:
  WordQueryMaker(const IndexReader& reader, bool use_aliases, Spelling spelling)
      : reader_(reader), use_aliases_(use_aliases), spelling_(spelling) {}

  WordQuery Make(std::string_view words) {
    content_ = DropQuestionWords(words);
    result_.units = SplitUnits(content_);
    const std::vector<Unit> written = SplitUnits(words);
    result_.is_question = written.size() > result_.units.size();
    result_.asks_number = AsksForNumber(written);
    if (spelling_ == Spelling::kNearest) Correct();
    has_content_ = std::any_of(result_.units.begin(), result_.units.end(),
                               [](const Unit& unit) { return !IsFunctionWord(unit.text); });
    atoms_of_unit_.resize(result_.units.size());
    AddAtoms(result_.units, true);
    if (!result_.is_question && result_.units.size() <= kLongestCompound) AddCompounds();
    if (use_aliases_) AddAliases();
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

  // Words that no passage has give way to the nearest that one has.
  void Correct() {
    for (Unit& unit : result_.units) {
      if (unit.kind != UnitKind::kWord) continue;
      const FormTerms terms = TermsOfForm(unit.text);
      if (Frequency(terms.stem.empty() ? terms.exact : terms.stem) > 0) continue;
      std::optional<std::string> nearest = NearestWord(reader_, unit.text);
      if (!nearest) continue;
      result_.corrections.emplace_back(unit.text, *nearest);
      unit.text = *std::move(nearest);
    }
  }

  // own: the atoms are the query's, not an alias's.
  void AddAtoms(const std::vector<Unit>& units, bool own) {
    for (std::size_t i = 0; i < units.size();) {
      std::size_t end = i + 1;
      while (end < units.size() && Touch(units[end - 1], units[end])) ++end;
      const std::vector<Unit> run(units.begin() + static_cast<std::ptrdiff_t>(i),
                                  units.begin() + static_cast<std::ptrdiff_t>(end));
      const std::size_t first = result_.atoms.size();
      if (run.front().kind == UnitKind::kHan) {
        AddHanRun(run, units.size());
      } else {
        AddWord(run.front());
      }
      for (std::size_t a = first; own && a < result_.atoms.size(); ++a) {
        result_.atoms[a].text =
            content_.substr(run.front().begin, run.back().end - run.front().begin);
      }
      for (std::size_t unit = i; own && unit < end; ++unit) {
        for (std::size_t a = first; a < result_.atoms.size(); ++a) {
          atoms_of_unit_[unit].push_back(a);
        }
      }
      i = end;
    }
    if (own) AddJoined(units);
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
        const bool is_present = Frequency(term.term) > 0;
        for (const std::size_t unit : {i, i + 1}) {
          for (const std::size_t a : atoms_of_unit_[unit]) {
            Atom& atom = result_.atoms[a];
            atom.gate = Unweighted(AnyOf({atom.gate, HoldsTerm(term.term)}));
            if (!is_present) continue;
            if (!atom.is_present) atom.inverse_frequency = Inverse(term.term);
            atom.is_present = true;
          }
        }
        result_.more_terms.push_back(std::move(term));
      }
    }
  }

  std::uint64_t Frequency(const std::string& term) const {
    return std::max(reader_.Frequency(term), reader_.Frequency("S" + term));
  }
  double Inverse(const std::string& term) const {
    return InverseFrequency(Frequency(term), reader_.state().passages);
  }
  static Xapian::Query HoldsAll(const std::vector<QueryTerm>& terms) {
    std::vector<Xapian::Query> all;
    for (const QueryTerm& term : terms) all.push_back(HoldsTerm(term.term));
    return AllOf(all);
  }

  // A word without content says little, unless there is nothing else.
  double ContentShare(const Unit& unit) const {
    return has_content_ && IsFunctionWord(unit.text) ? kFunctionShare : 1.0;
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
      if (Frequency(term) > 0) {
        atom.inverse_frequency = std::max(atom.inverse_frequency, Inverse(term));
      }
      (form.role == FormRole::kPart ? parts : ways).push_back(HoldsTerm(term));
    }
    atom.any_term_holds = forms.size() == 1;
    if (PartsMayStandApart(forms)) ways.push_back(AllOf(parts));
    atom.gate = Unweighted(AnyOf(ways));
    atom.is_present = atom.inverse_frequency > 0.0;
    result_.atoms.push_back(std::move(atom));
  }

  void AddHanRun(const std::vector<Unit>& run, std::size_t units_in_query) {
    std::vector<QueryTerm> pairs = MakeQueryTerms(run);
    for (QueryTerm& pair : pairs) pair.weight *= PairShare(pair.term);
    if (run.size() == 1) {
      if (units_in_query <= kLoneHanUnits) AddLoneHan(pairs.front().term);
      return;
    }
    const bool is_loose = result_.is_question && units_in_query > kWholeRun;
    if (IsKana(run) && run.size() <= kLongestKanaWord) {
      AddPairs(pairs, pairs);
    } else if (run.size() > kTwoPairRun || is_loose) {
      result_.is_loose = true;
      for (const QueryTerm& pair : pairs) AddPairs({pair}, {pair});
    } else if (run.size() > kWholeRun) {
      AddTwoOf(pairs);
    } else if (run.size() == kWholeRun && pairs.size() == 3) {
      AddPairs(pairs, {pairs.front(), pairs.back()});
      result_.atoms.back().halves = {pairs.front().term, pairs.back().term};
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
    result_.atoms.push_back(std::move(atom));
  }

  void AddPairs(const std::vector<QueryTerm>& counted, const std::vector<QueryTerm>& required) {
    Atom atom;
    atom.terms = counted;
    atom.gate = Unweighted(HoldsAll(required));
    atom.any_term_holds = counted.size() == 1;
    atom.is_present = true;
    for (const QueryTerm& pair : required) {
      if (Frequency(pair.term) == 0) atom.is_present = false;
      atom.inverse_frequency = std::max(atom.inverse_frequency, Inverse(pair.term));
    }
    result_.atoms.push_back(std::move(atom));
  }

  // 和平头哥 is held by 平头哥 as well: what holds sentences together may stand at either end.
  void AlsoHeldBy(const std::vector<QueryTerm>& pairs) {
    Atom& atom = result_.atoms.back();
    atom.gate = Unweighted(AnyOf({atom.gate, HoldsAll(pairs)}));
    const bool present = std::all_of(pairs.begin(), pairs.end(), [&](const QueryTerm& pair) {
      return Frequency(pair.term) > 0;
    });
    if (!present) return;
    atom.is_present = true;
    for (const QueryTerm& pair : pairs) {
      atom.inverse_frequency = std::max(atom.inverse_frequency, Inverse(pair.term));
    }
  }

  void AddTwoOf(const std::vector<QueryTerm>& pairs) {
    Atom atom;
    atom.terms = pairs;
    std::vector<Xapian::Query> ways;
    std::vector<Xapian::Query> later;
    std::vector<double> inverse;
    for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
      if (Frequency(pair->term) == 0) continue;
      const Xapian::Query holds = HoldsTerm(pair->term);
      if (!later.empty()) ways.push_back(AllOf({holds, AnyOf(later)}));
      later.push_back(holds);
      inverse.push_back(Inverse(pair->term));
    }
    atom.gate = Unweighted(AnyOf(ways));
    atom.is_present = !ways.empty();
    if (atom.is_present) atom.inverse_frequency = *std::max_element(inverse.begin(), inverse.end());
    result_.atoms.push_back(std::move(atom));
  }

  // The NameKey() of units [begin, end), without cutting the text again.
  std::string KeyOf(std::size_t begin, std::size_t end) const {
    std::string key;
    for (std::size_t i = begin; i < end; ++i) {
      const Unit& unit = result_.units[i];
      const bool joins =
          i > begin && unit.kind == UnitKind::kHan && result_.units[i - 1].kind == UnitKind::kHan;
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
    if (result_.units.size() == 1) return true;
    const Unit& unit = result_.units[begin];
    return unit.kind == UnitKind::kWord || unit.kind == UnitKind::kCode;
  }

  void AddAliases() {
    const NameTable& names = reader_.names();
    if (names.size() == 0) return;
    for (std::size_t i = 0; i < result_.units.size();) {
      std::size_t used = 1;
      for (std::size_t n = std::min(kLongestName, result_.units.size() - i); n > 0; --n) {
        if (!MayBeName(i, i + n)) continue;
        const std::string key = KeyOf(i, i + n);
        const std::vector<std::uint32_t> ids = names.Find(key);
        if (ids.empty()) continue;
        AddNamesOf(names, ids, key, i, i + n);
        used = n;
        break;
      }
      i += used;
    }
  }

  void AddNamesOf(const NameTable& names, const std::vector<std::uint32_t>& ids,
                  const std::string& key, std::size_t begin, std::size_t end) {
    const std::vector<Unit> typed(result_.units.begin() + static_cast<std::ptrdiff_t>(begin),
                                  result_.units.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<std::size_t> atoms;
    for (std::size_t i = begin; i < end; ++i) {
      atoms.insert(atoms.end(), atoms_of_unit_[i].begin(), atoms_of_unit_[i].end());
    }
    std::set<std::string> used{key};
    std::vector<std::string> synonyms;
    for (const std::uint32_t id : ids) {
      for (const std::string& name : names.Get(id).names) {
        if (used.size() > kNamesOfOne) break;
        const std::string other = NameKey(name);
        // A longer name that holds the typed one is found by it already; one that others have too
        // would find them.
        if (other.empty() || Within(key, other) || names.Find(other).size() != 1) continue;
        if (!used.insert(other).second) continue;
        AddAlias(name, typed, atoms);
        synonyms.push_back(name);
      }
    }
    if (synonyms.empty()) return;
    synonyms.insert(synonyms.begin(),
                    content_.substr(typed.front().begin, typed.back().end - typed.front().begin));
    result_.synonyms.push_back(std::move(synonyms));
  }

  static bool Within(const std::string& inner, const std::string& outer) {
    if (HasHan(inner)) return outer.find(inner) != std::string::npos;
    return (" " + outer + " ").find(" " + inner + " ") != std::string::npos;
  }

  void AddAlias(const std::string& name, const std::vector<Unit>& typed,
                const std::vector<std::size_t>& atoms) {
    AliasUse alias{name, SplitUnits(name), kAliasShare, typed};
    const std::size_t first = result_.atoms.size();
    AddAtoms(alias.units, false);
    Atom whole;
    whole.is_alias = true;
    whole.stands_for = atoms;
    whole.is_present = first < result_.atoms.size();
    std::vector<Xapian::Query> gates;
    double inverse = 0.0;
    for (std::size_t i = first; i < result_.atoms.size(); ++i) {
      const Atom& atom = result_.atoms[i];
      gates.push_back(atom.gate);
      whole.is_present &= atom.is_present;
      inverse += atom.inverse_frequency;
      whole.inverse_frequency = std::max(whole.inverse_frequency, atom.inverse_frequency);
      whole.terms.insert(whole.terms.end(), atom.terms.begin(), atom.terms.end());
    }
    result_.atoms.resize(first);
    // Never worth more than the name that was typed.
    double own = 0.0;
    for (const std::size_t atom : atoms) own += result_.atoms[atom].inverse_frequency;
    const double share = kAliasShare * (own > 0.0 && inverse > own ? own / inverse : 1.0);
    for (QueryTerm& term : whole.terms) term.weight *= share;
    whole.gate = AllOf(gates);
    if (!whole.is_present) return;
    result_.atoms.push_back(std::move(whole));
    result_.aliases.push_back(std::move(alias));
  }

  const IndexReader& reader_;
  bool use_aliases_;
  Spelling spelling_;
  bool has_content_ = true;
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
