// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/terms.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/parts.h"
#include "indexer/analysis/short_text.h"
#include "indexer/text/character_table.h"

namespace tanxun {
namespace {

// Raise when the same text may give other terms.
constexpr std::uint64_t kTermsVersion = 1;

// How the weight of 1 is shared.
constexpr double kStemWeight = 0.7;
constexpr double kExactWeight = 0.3;
constexpr double kPartsWeight = 0.4;   // All parts and pairs of a code.
constexpr double kWholeWeight = 0.1;   // Beside a joined form, which meets every spelling.
constexpr double kJoinedWeight = 0.5;  // Also of two neighbours often joined.

bool Touch(const Unit& left, const Unit& right) {
  return left.kind == UnitKind::kHan && right.kind == UnitKind::kHan && left.end == right.begin;
}

bool IsWordKind(UnitKind kind) {
  return kind == UnitKind::kWord || kind == UnitKind::kNumber || kind == UnitKind::kCode;
}

// "gpt 4", also found as "gpt4".
bool AreOftenJoined(const Unit& left, const Unit& right) {
  return right.begin == left.end + 1 && IsWordKind(left.kind) && IsWordKind(right.kind) &&
         OftenJoined(left.text, right.text);
}

// Two Han with their marks, cut to what a term may hold.
std::string JoinedPair(std::string_view first, std::string_view second) {
  std::string pair(CutToTerm(first));
  pair += second.substr(0, FloorBoundary(second, kMaxTermText - pair.size()));
  return pair;
}

std::string Term(char kind, std::string_view text) {
  std::string term(1, kind);
  term += text;
  return term;
}

// Counts terms by sorting them, which is cheaper than a hash of strings for texts of passage size.
// Short ones, which are all Han pairs and most words, are sorted as the number that their head is:
// no term holds a zero byte, so the head is the term.
class TermBag {
 public:
  TermBag(std::string_view prefix, std::size_t units)
      : prefix_head_(HeadOf(prefix)), start_(prefix.size() + 1) {
    short_.reserve(units * 2);
  }

  void Add(const FormWords& words) {
    if (!words.stem.empty()) Add('Z', words.stem);
    if (!words.exact.empty()) Add('E', words.exact);
  }

  void AddPair(std::string_view first, std::string_view second) {
    if (first.size() == 3 && second.size() <= 3 && start_ <= 2) {  // All pairs without marks.
      AddShort('B', HeadOf(first.substr(0, 3)) | (HeadOf(second) >> 24));
      return;
    }
    Add('B', JoinedPair(first, second));
  }

  std::vector<TermCount> Counted() {
    std::sort(short_.begin(), short_.end());
    std::sort(long_.begin(), long_.end(), [&](const Long& a, const Long& b) {
      if (a.head != b.head) return a.head < b.head;
      return a.second != b.second ? a.second < b.second : RestOf(a) < RestOf(b);
    });
    std::vector<TermCount> counts;
    counts.reserve(short_.size() + long_.size());
    auto next = long_.cbegin();
    for (auto term = short_.begin(); term != short_.end();) {
      while (next != long_.end() && next->head < *term) next = Count(next, counts);
      const auto end = std::find_if(term, short_.end(), [&](auto other) { return other != *term; });
      counts.push_back({TextOfHead(*term), static_cast<std::uint32_t>(end - term)});
      term = end;
    }
    while (next != long_.end()) next = Count(next, counts);
    return counts;
  }

 private:
  struct Long {
    std::uint64_t head = 0;
    std::uint64_t second = 0;  // The head of what is behind the head.
    std::size_t rest = 0;      // Where in rests_ that is which is behind both.
    std::size_t size = 0;      // Of the term.
  };

  void Add(char kind, std::string_view text) {
    const std::uint64_t head = HeadOf(text);
    if (text.size() + start_ <= kHeadBytes) return AddShort(kind, head);
    const std::uint64_t second = HeadOf(text.substr(kHeadBytes - start_));
    long_.push_back({TermHead(kind, head), second, rests_.size(), text.size() + start_});
    if (text.size() + start_ > 2 * kHeadBytes) rests_ += text.substr(2 * kHeadBytes - start_);
  }
  void AddShort(char kind, std::uint64_t text_head) { short_.push_back(TermHead(kind, text_head)); }
  std::uint64_t TermHead(char kind, std::uint64_t text_head) const {
    const std::uint64_t byte = static_cast<unsigned char>(kind);
    return prefix_head_ | (byte << (64 - 8 * start_)) | (text_head >> (8 * start_));
  }

  std::string_view RestOf(const Long& term) const {
    if (term.size <= 2 * kHeadBytes) return {};
    return std::string_view(rests_).substr(term.rest, term.size - 2 * kHeadBytes);
  }

  std::vector<Long>::const_iterator Count(std::vector<Long>::const_iterator term,
                                          std::vector<TermCount>& counts) const {
    const auto end = std::find_if(term, long_.end(), [&](const Long& other) {
      return other.head != term->head || other.second != term->second ||
             RestOf(other) != RestOf(*term);
    });
    counts.push_back(
        {TextOfHeads(term->head, term->second), static_cast<std::uint32_t>(end - term)});
    counts.back().term += RestOf(*term);
    return end;
  }

  std::uint64_t prefix_head_ = 0;
  std::size_t start_ = 0;  // Where in a term its text begins.
  std::vector<std::uint64_t> short_;
  std::vector<Long> long_;
  std::string rests_;
};

// The same terms one by one.
struct TermList {
  std::vector<std::string> terms;

  void Add(const FormWords& words) {
    if (!words.stem.empty()) terms.push_back(Term('Z', words.stem));
    if (!words.exact.empty()) terms.push_back(Term('E', words.exact));
  }
  void AddPair(std::string_view first, std::string_view second) {
    terms.push_back(Term('B', JoinedPair(first, second)));
  }
};

template <typename Terms>
void AddTermsOfUnit(const Unit& unit, const Unit* next, Terms& terms) {
  if (unit.kind == UnitKind::kHan) {
    terms.AddPair(unit.text, next != nullptr && Touch(unit, *next) ? next->text : "$");
    return;
  }
  if (unit.kind == UnitKind::kCode) {
    for (const Form& form : FormsOf(unit)) terms.Add(WordsOfForm(form.text));
  } else {
    terms.Add(WordsOfPlainUnit(unit));
  }
  if (next != nullptr && AreOftenJoined(unit, *next)) {
    terms.Add(WordsOfForm(unit.text + next->text));
  }
}

// Query terms in order of first appearance; of several weights of one term the greatest.
class QueryTermList {
 public:
  void Add(std::string term, double weight) {
    const auto [place, fresh] = places_.emplace(term, terms_.size());
    if (fresh) {
      terms_.push_back({std::move(term), weight});
    } else {
      QueryTerm& known = terms_[place->second];
      known.weight = std::max(known.weight, weight);
    }
  }

  void AddForm(std::string_view form, double weight) {
    FormTerms terms = TermsOfForm(form);
    const bool both = !terms.stem.empty() && !terms.exact.empty();
    if (!terms.stem.empty()) Add(std::move(terms.stem), both ? weight * kStemWeight : weight);
    if (!terms.exact.empty()) Add(std::move(terms.exact), both ? weight * kExactWeight : weight);
  }

  void AddCode(const std::vector<Form>& forms) {
    const auto shares = [](const Form& form) {
      return form.role == FormRole::kPart || form.role == FormRole::kPair;
    };
    const auto has = [&](FormRole role) {
      return std::any_of(forms.begin(), forms.end(),
                         [&](const Form& form) { return form.role == role; });
    };
    const auto parts = static_cast<double>(std::count_if(forms.begin(), forms.end(), shares));
    const double parts_weight = has(FormRole::kWhole) ? kPartsWeight : 1.0;
    const double whole = has(FormRole::kJoined) ? kWholeWeight : kWholeWeight + kJoinedWeight;
    for (const Form& form : forms) {
      AddForm(form.text, form.role == FormRole::kJoined  ? kJoinedWeight
                         : form.role == FormRole::kWhole ? whole
                                                         : parts_weight / parts);
    }
  }

  std::vector<QueryTerm> Take() { return std::move(terms_); }

 private:
  std::vector<QueryTerm> terms_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::vector<TermCount> MakeTerms(const std::vector<Unit>& units, std::string_view prefix) {
  TermBag bag(prefix, units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    AddTermsOfUnit(units[i], i + 1 < units.size() ? &units[i + 1] : nullptr, bag);
  }
  return bag.Counted();
}

std::vector<std::string> TermsOfUnit(const Unit& unit, const Unit* next) {
  TermList list;
  AddTermsOfUnit(unit, next, list);
  return std::move(list.terms);
}

std::vector<QueryTerm> MakeQueryTerms(const std::vector<Unit>& units) {
  QueryTermList list;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const Unit* next = i + 1 < units.size() ? &units[i + 1] : nullptr;
    if (unit.kind == UnitKind::kHan) {
      if (next != nullptr && Touch(unit, *next)) {
        list.Add(Term('B', JoinedPair(unit.text, next->text)), 1.0);
      } else if (i == 0 || !Touch(units[i - 1], unit)) {
        list.Add(Term('B', CutToTerm(unit.text)) + '*', 1.0);
      }
      continue;
    }
    const std::vector<Form> forms = FormsOf(unit);
    if (forms.size() == 1) {
      list.AddForm(forms[0].text, 1.0);
    } else {
      list.AddCode(forms);
    }
    if (next != nullptr && AreOftenJoined(unit, *next)) {
      list.AddForm(unit.text + next->text, kJoinedWeight);
    }
  }
  return list.Take();
}

std::uint64_t AnalyzerFingerprint() {
  return (kCharacterFingerprint ^ kTermsVersion) * 1099511628211u;
}

}  // namespace tanxun
