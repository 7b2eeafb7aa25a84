// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/candidates.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/fields.h"
#include "indexer/text/glob.h"
#include "query/answer/reverse.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxRowsPerName = 2000;
constexpr std::size_t kMaxRowsOfSource = 20'000;
constexpr std::size_t kMaxNames = 24;
constexpr std::size_t kMaxReverse = 200;
constexpr std::size_t kMaxWithLabel = 48;
constexpr std::size_t kFewSubjects = 12;
constexpr std::uint32_t kMaxStretchUnits = 16;

std::optional<KnownName> FromTable(const NameTable& names, const std::string& key) {
  const std::vector<std::uint32_t> ids = names.Find(key);
  if (ids.empty()) return std::nullopt;
  KnownName known;
  const Entity entity = names.Get(ids.front());
  known.name = entity.name;
  known.parts = entity.parts;
  known.has_note = entity.has_note;
  std::set<std::string> keys = {key};
  for (const std::uint32_t id : ids) {
    const Entity claimant = names.Get(id);
    if (id != ids.front()) known.rivals.push_back(claimant.name);
    for (const std::string& name : claimant.names) keys.insert(NameKey(name));
  }
  keys.erase(key);
  known.keys.push_back(key);
  for (const std::string& other : keys) {
    if (known.keys.size() < kMaxNames && !other.empty()) known.keys.push_back(other);
  }
  return known;
}

void Keep(std::vector<std::vector<Fact>> rows, const FactScope& scope,
          std::set<std::pair<std::string, std::uint64_t>>& seen, FactRows& out) {
  for (std::vector<Fact>& row : rows) {
    std::erase_if(row, [&](const Fact& fact) { return !scope.Admits(fact); });
    if (row.empty()) continue;
    const Location& where = row.front().where;
    std::string place = where.path + '\x1f' + where.record + '\x1f' + row.front().attribute +
                        '\x1f' + row.front().value;
    if (seen.insert({std::move(place), where.span.begin}).second) out.push_back(std::move(row));
  }
}

// A name that only the list has is known where some fact is about one of its names.
bool IsStatedIn(const IndexReader& index, const KnownName& known) {
  const std::vector<std::uint32_t> ids = index.names().Find(known.keys.front());
  return index.names().Get(ids.front()).origin == EntityOrigin::kSources ||
         std::any_of(known.keys.begin(), known.keys.end(), [&](const std::string& other) {
           return index.Frequency(FactTerm(kFactSubjectPrefix, other)) > 0;
         });
}

// Who has this listing: HLVP, SIX:HLVP.
std::optional<KnownName> FromListing(const IndexReader& index, const std::string& key) {
  const std::string value = FactTerm(kFactValuePrefix, key);
  if (index.Frequency(value) == 0) return std::nullopt;
  const auto holder = HolderOfListing(
      key, index.FactsWith({value, FactTerm(kFactConceptPrefix, "ticker")}, kMaxReverse));
  if (!holder.has_value()) return std::nullopt;
  const std::string name = NameKey(*holder);
  auto known = FromTable(index.names(), name);
  if (!known.has_value())
    known = KnownName{.name = *holder, .keys = {name}, .parts = {}, .rivals = {}};
  if (!known->rivals.empty()) return std::nullopt;
  known->by_listing = true;
  return known;
}

// Whether the key of a name, a subject or a listing begins so.
bool BeginsName(const IndexReader& index, const std::string& key) {
  return !index.names().KeysWith(key, 1).empty() ||
         index.HasTermWith(FactTermBeginning(kFactSubjectPrefix, key)) ||
         index.HasTermWith(FactTermBeginning(kFactValuePrefix, key));
}

}  // namespace

NameLookup LookupIn(const IndexReader& index) {
  const auto look = [&index](const std::string& key) -> std::optional<KnownName> {
    auto known = FromTable(index.names(), key);
    if (known.has_value() && IsStatedIn(index, *known)) return known;
    // A row of a list of prices is of whom the listing is.
    const bool is_subject = index.Frequency(FactTerm(kFactSubjectPrefix, key)) > 0;
    if (auto holder = FromListing(index, key); holder.has_value()) {
      if (is_subject) holder->keys.push_back(key);
      return holder;
    }
    if (!is_subject) return std::nullopt;
    return KnownName{.name = {}, .keys = {key}, .parts = {}, .has_note = false, .rivals = {}};
  };
  // A question is read more than once, each time with the same stretches.
  auto seen = std::make_shared<std::unordered_map<std::string, std::optional<KnownName>>>();
  const auto find = [look, seen](const std::string& key) -> std::optional<KnownName> {
    if (key.empty()) return std::nullopt;
    const auto [known, is_new] = seen->try_emplace(key);
    if (is_new) known->second = look(key);
    return known->second;
  };
  return NameLookup(find, [&index](const std::string& key) { return BeginsName(index, key); });
}

NameLookup LookupIn(const IndexReader& index, const FactRows& rows) {
  auto subjects = std::make_shared<std::unordered_map<std::string, std::string>>();
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) subjects->emplace(NameKey(fact.subject), fact.subject);
  }
  return NameLookup([&index, subjects](const std::string& key) -> std::optional<KnownName> {
    if (key.empty()) return std::nullopt;
    if (const auto found = subjects->find(key); found != subjects->end()) {
      return KnownName{
          .name = found->second, .keys = {key}, .parts = {}, .has_note = false, .rivals = {}};
    }
    auto known = FromTable(index.names(), key);
    if (!known.has_value()) return std::nullopt;
    const bool here =
        std::any_of(known->keys.begin(), known->keys.end(),
                    [&](const std::string& other) { return subjects->contains(other); });
    return here ? known : std::nullopt;
  });
}

bool FactScope::Admits(const Fact& fact) const {
  // What says nothing of its time has its source's date, so that undated means that nobody knows.
  if (!last_day.empty() && fact.as_of.date.known() && DateKey(fact.as_of.date) > last_day)
    return false;
  if (globs.empty()) return true;
  const std::string& path = fact.where.path;
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return MatchGlob(glob, path) || path.starts_with(glob.ends_with('/') ? glob : glob + "/");
  });
}

// Keys of all stretches of the question that are more than its frame; `dense` leaves the frame's
// words out within them as well.
std::set<std::string> KeysOfStretches(const Intent& intent, bool dense) {
  std::set<std::string> keys;
  const auto size = static_cast<std::uint32_t>(intent.units.size());
  for (std::uint32_t first = 0; first < size; ++first) {
    std::string text;
    bool usable = false;
    std::uint32_t end = 0;
    for (std::uint32_t at = first; at < size && at - first < kMaxStretchUnits; ++at) {
      const Unit& unit = intent.units[at];
      const bool frame = intent.roles[at] == Role::kFrame;
      if (frame && dense) continue;
      // What stood between two units stays between them, but for a frame that was left out.
      if (end != 0 && unit.begin > end) text += ' ';
      text.append(intent.question, unit.begin, unit.end - unit.begin);
      end = unit.end;
      usable = usable || !frame;
      if (usable) keys.insert(NameKey(text));
    }
  }
  keys.erase(std::string());
  return keys;
}

FactRows RowsWithValues(const IndexReader& index, const Intent& intent, const FactScope& scope) {
  FactRows rows;
  std::set<std::pair<std::string, std::uint64_t>> seen;
  std::set<std::string> keys = KeysOfStretches(intent, false);
  for (const EntityMention& entity : intent.entities) {
    keys.insert(entity.known.keys.begin(), entity.known.keys.end());
  }
  for (const std::string& key : keys) {
    const std::string value = FactTerm(kFactValuePrefix, key);
    if (index.Frequency(value) == 0) continue;
    for (const AttributeConcept* meaning : intent.concepts) {
      Keep(index.FactsWith({value, FactTerm(kFactConceptPrefix, meaning->id)}, kMaxReverse), scope,
           seen, rows);
    }
    if (intent.concepts.empty()) Keep(index.FactsWith({value}, kMaxReverse), scope, seen, rows);
  }
  return rows;
}

FactRows RowsHolding(const IndexReader& index, const std::string& attribute,
                     const std::string& name, const NameLookup& lookup, const FactScope& scope) {
  std::set<std::string> keys = {NameKey(name)};
  if (const auto known = lookup(NameKey(name)); known.has_value())
    keys.insert(known->keys.begin(), known->keys.end());
  for (const TickerMatch& match : FindTickersInField(name)) {
    keys.insert(NameKey(match.ticker.code));
    keys.insert(NameKey(Describe(match.ticker)));
  }
  std::vector<std::string> attributes = {FactTerm(kFactLabelPrefix, NameKey(attribute))};
  if (const AttributeConcept* meaning = ConceptOfLabel(attribute); meaning != nullptr)
    attributes.push_back(FactTerm(kFactConceptPrefix, meaning->id));
  FactRows rows;
  std::set<std::pair<std::string, std::uint64_t>> seen;
  for (const std::string& key : keys) {
    const std::string value = FactTerm(kFactValuePrefix, key);
    if (key.empty() || index.Frequency(value) == 0) continue;
    for (const std::string& term : attributes)
      Keep(index.FactsWith({value, term}, kMaxReverse), scope, seen, rows);
  }
  return rows;
}

void KeepRowsWithLabels(const IndexReader& index, const Intent& intent, const FactScope& scope,
                        std::set<std::pair<std::string, std::uint64_t>>& seen, FactRows& rows) {
  if (intent.entities.empty()) return;
  std::set<std::string> keys = KeysOfStretches(intent, true);
  keys.merge(KeysOfStretches(intent, false));
  for (const std::string& key : keys) {
    const std::string label = FactTerm(kFactLabelPrefix, key);
    const bool names_entity = std::any_of(
        intent.entities.begin(), intent.entities.end(), [&](const EntityMention& entity) {
          const std::string name = NameKey(entity.text);
          return key.size() > name.size() && key.find(name) != std::string::npos;
        });
    if (names_entity && index.Frequency(label) > 0) {
      Keep(index.FactsWith({label}, kMaxReverse), scope, seen, rows);
    }
  }
}

// Of a subject with more rows than are read, those whose concept or label the question names.
void KeepAskedRows(const IndexReader& index, const Intent& intent, const std::string& subject,
                   const FactScope& scope, std::set<std::pair<std::string, std::uint64_t>>& seen,
                   FactRows& rows) {
  std::vector<std::string> terms;
  for (const AttributeConcept* meaning : intent.concepts) {
    terms.push_back(FactTerm(kFactConceptPrefix, meaning->id));
  }
  for (const std::string& key : KeysOfStretches(intent, false)) {
    terms.push_back(FactTerm(kFactLabelPrefix, key));
  }
  for (const std::string& term : terms) {
    if (index.Frequency(term) == 0) continue;
    Keep(index.FactsWith({subject, term}, kMaxReverse), scope, seen, rows);
  }
}

FactRows RowsAboutEntities(const IndexReader& index, const Intent& intent, const FactScope& scope) {
  FactRows rows;
  std::set<std::pair<std::string, std::uint64_t>> seen;
  for (const EntityMention& entity : intent.entities) {
    for (const std::string& key : entity.known.keys) {
      const std::string subject = FactTerm(kFactSubjectPrefix, key);
      FactRows about = index.FactsWith({subject}, kMaxRowsPerName);
      const bool has_more = about.size() == kMaxRowsPerName;
      Keep(std::move(about), scope, seen, rows);
      if (has_more) KeepAskedRows(index, intent, subject, scope, seen, rows);
    }
  }
  KeepRowsWithLabels(index, intent, scope, seen, rows);
  return rows;
}

// Where many subjects have the label, a few rows of other subjects or values tell that.
FactRows FewOfMany(FactRows rows) {
  std::set<std::string> subjects;
  for (const std::vector<Fact>& row : rows) subjects.insert(row.front().subject);
  if (subjects.size() <= kFewSubjects) return rows;
  std::set<std::string> values;
  FactRows few;
  for (std::vector<Fact>& row : rows) {
    const bool is_first = subjects.erase(row.front().subject) > 0;
    const bool differs = values.insert(row.front().value).second;
    if (is_first || differs) few.push_back(std::move(row));
    if (few.size() == kFewSubjects && values.size() > 1) break;
  }
  return few;
}

FactRows RowsWithWholeLabel(const IndexReader& index, const Intent& intent,
                            const FactScope& scope) {
  std::string text;
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    const Unit& unit = intent.units[i];
    if (intent.roles[i] == Role::kFrame || intent.roles[i] == Role::kDate) continue;
    if (end != 0 && unit.begin > end) text += ' ';
    text.append(intent.question, unit.begin, unit.end - unit.begin);
    end = unit.end;
  }
  FactRows rows;
  std::set<std::pair<std::string, std::uint64_t>> seen;
  const std::string key = NameKey(text);
  if (!key.empty())
    Keep(index.FactsWith({FactTerm(kFactLabelPrefix, key)}, kMaxWithLabel), scope, seen, rows);
  return FewOfMany(std::move(rows));
}

FactRows RowsOfSource(const IndexReader& index, std::string_view path, std::string_view record,
                      const FactScope& scope) {
  FactRows rows;
  std::set<std::pair<std::string, std::uint64_t>> seen;
  for (const StoredSource& source : index.SourcesAt(path, record)) {
    Keep(index.FactsOf(source, kMaxRowsOfSource), scope, seen, rows);
  }
  return rows;
}

}  // namespace tanxun
