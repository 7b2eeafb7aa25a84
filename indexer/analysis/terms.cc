// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/terms.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/parts.h"
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

// "gpt 4" -> "gpt4"; empty if these two are not often joined.
std::string JoinedNeighbours(const Unit& left, const Unit& right) {
  const auto is_word = [](UnitKind kind) {
    return kind == UnitKind::kWord || kind == UnitKind::kNumber || kind == UnitKind::kCode;
  };
  if (!is_word(left.kind) || !is_word(right.kind) || right.begin != left.end + 1) return {};
  if (!OftenJoined(left.text, right.text)) return {};
  return left.text + right.text;
}

// All terms one behind the other, sorted by their places at the end: cheaper than a hash of strings
// for texts of passage size. The first eight bytes, which is all of a Han pair, compare as a
// number.
class TermBag {
 public:
  TermBag(std::string_view prefix, std::size_t units) : prefix_(prefix) {
    places_.reserve(units + units / 2);
    bytes_.reserve(units * 10);
  }

  void Add(std::string_view kind, std::string_view first, std::string_view second = {}) {
    const std::size_t begin = bytes_.size();
    bytes_ += prefix_;
    bytes_ += kind;
    bytes_ += first;
    bytes_ += second;
    const std::size_t length = bytes_.size() - begin;
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      head = (head << 8) | (i < length ? static_cast<unsigned char>(bytes_[begin + i]) : 0u);
    }
    places_.push_back({head, begin, length});
  }

  void AddForm(std::string_view form) {
    const FormTerms terms = TermsOfForm(form);
    if (!terms.stem.empty()) Add({}, terms.stem);
    if (!terms.exact.empty()) Add({}, terms.exact);
  }

  void AddPair(std::string_view first, std::string_view second) {
    const std::string_view cut = CutToTerm(first);
    const std::size_t room = kMaxTermText - cut.size();
    Add("B", cut, second.substr(0, FloorBoundary(second, room)));
  }

  std::vector<TermCount> Counted() {
    std::sort(places_.begin(), places_.end(), [&](const Place& a, const Place& b) {
      return a.head != b.head ? a.head < b.head : Term(a) < Term(b);
    });
    std::vector<TermCount> counts;
    counts.reserve(places_.size());
    for (const Place& place : places_) {
      const std::string_view term = Term(place);
      if (!counts.empty() && counts.back().term == term) {
        ++counts.back().count;
      } else {
        counts.push_back({std::string(term), 1});
      }
    }
    return counts;
  }

 private:
  struct Place {
    std::uint64_t head = 0;
    std::size_t begin = 0;
    std::size_t length = 0;
  };

  std::string_view Term(const Place& place) const {
    return std::string_view(bytes_).substr(place.begin, place.length);
  }

  std::string_view prefix_;
  std::string bytes_;
  std::vector<Place> places_;
};

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
    const Unit& unit = units[i];
    const Unit* next = i + 1 < units.size() ? &units[i + 1] : nullptr;
    if (unit.kind == UnitKind::kHan) {
      bag.AddPair(unit.text, next != nullptr && Touch(unit, *next) ? next->text : "$");
      continue;
    }
    if (unit.kind == UnitKind::kCode) {
      for (const Form& form : FormsOf(unit)) bag.AddForm(form.text);
    } else {
      bag.AddForm(unit.text);
    }
    if (next == nullptr) continue;
    if (const std::string joined = JoinedNeighbours(unit, *next); !joined.empty()) {
      bag.AddForm(joined);
    }
  }
  return bag.Counted();
}

std::vector<QueryTerm> MakeQueryTerms(const std::vector<Unit>& units) {
  QueryTermList list;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const Unit* next = i + 1 < units.size() ? &units[i + 1] : nullptr;
    if (unit.kind == UnitKind::kHan) {
      const std::string first(CutToTerm(unit.text));
      if (next != nullptr && Touch(unit, *next)) {
        const std::size_t room = kMaxTermText - first.size();
        list.Add("B" + first + next->text.substr(0, FloorBoundary(next->text, room)), 1.0);
      } else if (i == 0 || !Touch(units[i - 1], unit)) {
        list.Add("B" + first + "*", 1.0);
      }
      continue;
    }
    const std::vector<Form> forms = FormsOf(unit);
    if (forms.size() == 1) {
      list.AddForm(forms[0].text, 1.0);
    } else {
      list.AddCode(forms);
    }
    if (next == nullptr) continue;
    if (const std::string joined = JoinedNeighbours(unit, *next); !joined.empty()) {
      list.AddForm(joined, kJoinedWeight);
    }
  }
  return list.Take();
}

std::uint64_t AnalyzerFingerprint() {
  return (kCharacterFingerprint ^ kTermsVersion) * 1099511628211u;
}

}  // namespace tanxun
