// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/reverse.h"

#include <algorithm>
#include <map>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/listing_words.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/text/fold.h"
#include "query/answer/list_facts.h"
#include "query/answer/reconcile.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxComparedBytes = 120;
constexpr double kOnlyListed = 0.5;  // Of a listing that only a note of other things has.

// The fact accounts for every word: the attribute by its concept, the rest by its value.
bool IsMeant(const Intent& intent, const Fact& fact) {
  const bool asked =
      std::any_of(intent.concepts.begin(), intent.concepts.end(),
                  [&](const AttributeConcept* meaning) { return meaning->id == fact.concept_id; });
  // A bare listing needs no word for what it is: "300394.SZ 是哪家公司".
  const bool listing = intent.concepts.empty() && fact.concept_id == "ticker";
  if ((!asked && !listing) || fact.polarity == Polarity::kNegative) return false;
  Features value = FeaturesOf(fact.value);
  for (const TickerMatch& match : FindTickersInField(fact.value))
    AddFeatures(match.ticker.exchange, value);
  bool named = false;
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    if (intent.roles[i] == Role::kFrame || intent.roles[i] == Role::kAttribute) continue;
    if (!Explains(value, intent.units, i)) return false;
    named = true;
  }
  return named;
}

// Whose the value is.
struct Holder {
  std::string name;
  const Fact* fact = nullptr;
  bool is_note = false;  // Only the note that lists the value: it may be nobody's.
};

bool IsSame(const std::string& value, const std::string& name, const NameLookup& lookup) {
  const std::string key = NameKey(name);
  if (NameKey(value) == key || NameKey(value.substr(0, value.find(", "))) == key) return true;
  if (!lookup || value.size() > kMaxComparedBytes) return false;
  const auto known = lookup(key);
  return known.has_value() &&
         std::find(known->keys.begin(), known->keys.end(), NameKey(value)) != known->keys.end();
}

bool IsListing(const Fact& fact, const std::string& name) {
  if (fact.concept_id != "ticker") return false;
  const auto asked = FindTickersInField(name);
  if (asked.size() != 1) return false;
  const Ticker& wanted = asked.front().ticker;
  const auto listed = FindTickersInField(fact.value);
  return std::any_of(listed.begin(), listed.end(), [&](const TickerMatch& match) {
    const bool one_exchange = wanted.exchange.empty() || match.ticker.exchange.empty() ||
                              wanted.exchange == match.ticker.exchange;
    return one_exchange && CodeKey(wanted.code) == CodeKey(match.ticker.code);
  });
}

bool IsHeld(const Direction& direction, const Fact& fact, const NameLookup& lookup) {
  if (fact.polarity == Polarity::kNegative) return false;
  const AttributeConcept* asked = ConceptOfLabel(direction.attribute);
  const bool attribute = asked != nullptr && asked->id == fact.concept_id;
  if (!attribute && NameKey(fact.attribute) != NameKey(direction.attribute)) return false;
  return IsListing(fact, direction.name) || IsSame(fact.value, direction.name, lookup) ||
         std::any_of(fact.items.begin(), fact.items.end(),
                     [&](const std::string& item) { return IsSame(item, direction.name, lookup); });
}

bool AnswerWith(const std::vector<Holder>& holders, AskResult& result) {
  if (holders.empty()) return false;
  const bool named = std::any_of(holders.begin(), holders.end(),
                                 [](const Holder& holder) { return !holder.is_note; });
  std::map<std::string, std::vector<const Holder*>> subjects;
  for (const Holder& holder : holders) {
    if (!named || !holder.is_note) subjects[NameKey(holder.name)].push_back(&holder);
  }
  Answer answer = MakeAnswer(*subjects.begin()->second.front()->fact);
  answer.value.clear();
  answer.items.clear();
  answer.sources.clear();
  for (const auto& [key, same] : subjects) {
    const std::string& name = same.front()->name;
    answer.value += (answer.value.empty() ? "" : ", ") + name;
    if (subjects.size() > 1) answer.items.push_back(name);
    for (const Holder* holder : same) answer.sources.push_back(holder->fact->where);
  }
  if (subjects.size() == 1) answer.subject = answer.value;
  if (!named) answer.confidence *= kOnlyListed;
  result.entity = answer.value;
  result.attribute = answer.attribute;
  result.answers.push_back(std::move(answer));
  result.state = named ? AnswerState::kAnswered : AnswerState::kPossible;
  return true;
}

// A listing in a row's key cell is the row's company's, else whom the name table knows by it.
Holder HolderIn(const Fact& fact, const std::vector<Fact>& row, const NameLookup& lookup) {
  Holder holder{.name = fact.subject, .fact = &fact};
  if (fact.concept_id != "ticker" || !IsKeyCell(fact, row)) return holder;
  for (const Fact& cell : row) {
    if (&cell == &fact || !IsCompanyHeader(Fold(cell.attribute))) continue;
    holder.name = cell.value;
    return holder;
  }
  const auto known = lookup ? lookup(NameKey(fact.value)) : std::nullopt;
  if (known.has_value() && known->has_note) {
    holder.name = known->name;
  } else {
    holder.is_note = true;
  }
  return holder;
}

template <typename Wanted>
std::vector<Holder> HoldersIn(const FactRows& rows, const NameLookup& lookup,
                              const Wanted& is_wanted) {
  std::vector<Holder> holders;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) {
      if (is_wanted(fact)) holders.push_back(HolderIn(fact, row, lookup));
    }
  }
  return holders;
}

}  // namespace

bool AnswerReverse(const Intent& intent, const FactRows& rows, const NameLookup& lookup,
                   AskResult& result) {
  return AnswerWith(
      HoldersIn(rows, lookup, [&](const Fact& fact) { return IsMeant(intent, fact); }), result);
}

bool AnswerHolders(const Direction& direction, const FactRows& rows, const NameLookup& lookup,
                   AskResult& result) {
  const auto is_held = [&](const Fact& fact) { return IsHeld(direction, fact, lookup); };
  return AnswerWith(HoldersIn(rows, lookup, is_held), result);
}

std::optional<std::string> HolderOfListing(const std::string& key, const FactRows& rows) {
  const auto is_listing = [&](const Fact& fact) {
    if (fact.concept_id != "ticker" || fact.polarity == Polarity::kNegative) return false;
    const auto listed = FindTickersInField(fact.value);
    return std::any_of(listed.begin(), listed.end(), [&](const TickerMatch& match) {
      return NameKey(match.ticker.code) == key || NameKey(Describe(match.ticker)) == key ||
             NameKey(fact.value.substr(match.begin, match.end - match.begin)) == key;
    });
  };
  std::string name;
  for (const Holder& holder : HoldersIn(rows, {}, is_listing)) {
    if (holder.is_note) continue;
    if (name.empty()) name = holder.name;
    if (NameKey(holder.name) != NameKey(name)) return std::nullopt;
  }
  return name.empty() ? std::nullopt : std::optional(name);
}

}  // namespace tanxun
