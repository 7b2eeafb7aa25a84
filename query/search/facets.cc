// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/facets.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/tag_keys.h"
#include "query/search/filters.h"

namespace tanxun {
namespace {

// The listing of a family that names the company best: a code in letters, then the first.
const std::string& FirstListing(const std::vector<std::string>& family) {
  const auto in_letters = [](const std::string& listing) {
    const std::size_t colon = listing.find(':');
    const char first = listing[colon == std::string::npos ? 0 : colon + 1];
    return std::isalpha(static_cast<unsigned char>(first)) != 0;
  };
  const auto found = std::find_if(family.begin(), family.end(), in_letters);
  return found == family.end() ? family.front() : *found;
}

// What is counted: passages, each with its source. Both ascend.
class Population {
 public:
  Population(const IndexReader& reader, std::vector<Xapian::docid> passages)
      : passages_(std::move(passages)) {
    const std::string term(kSourceTerm);
    auto source = reader.database().postlist_begin(term);
    const auto end = reader.database().postlist_end(term);
    Xapian::docid last = 0;
    for (const Xapian::docid passage : passages_) {
      for (; source != end && *source < passage; ++source) last = *source;
      if (sources_.empty() || sources_.back() != last) {
        sources_.push_back(last);
        first_.push_back(owners_.size());
      }
      owners_.push_back(sources_.size() - 1);
    }
    first_.push_back(owners_.size());
  }

  const std::vector<Xapian::docid>& passages() const { return passages_; }
  const std::vector<Xapian::docid>& sources() const { return sources_; }
  std::size_t OwnerOf(std::size_t passage) const { return owners_[passage]; }
  std::size_t PassagesOf(std::size_t source) const { return first_[source + 1] - first_[source]; }

 private:
  std::vector<Xapian::docid> passages_;
  std::vector<Xapian::docid> sources_;  // Those of the passages.
  std::vector<std::size_t> owners_;     // By passage: which of the sources.
  std::vector<std::size_t> first_;      // By source: its first passage; then their number.
};

// Places in `ids` of the documents that have the term.
std::vector<std::size_t> PlacesWith(const Xapian::Database& database, const std::string& term,
                                    const std::vector<Xapian::docid>& ids) {
  std::vector<std::size_t> places;
  auto id = ids.begin();
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  while (id != ids.end() && posting != end) {
    if (*posting < *id) {
      posting.skip_to(*id);
    } else if (*posting > *id) {
      id = std::lower_bound(id, ids.end(), *posting);
    } else {
      places.push_back(static_cast<std::size_t>(id - ids.begin()));
      ++id;
      ++posting;
    }
  }
  return places;
}

class Counter {
 public:
  Counter(const IndexReader& reader, const Population& population, bool by_source)
      : reader_(reader), population_(population), by_source_(by_source) {}

  // Highest count first, then by value.
  std::vector<FacetValue> Count(const Field& field) const {
    std::vector<FacetValue> values;
    for (FacetValue& value : ValuesOf(field)) {
      value.count = CountOf(field, value.value);
      if (value.count > 0) values.push_back(std::move(value));
    }
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    return values;
  }

 private:
  // What may be counted, as it is shown, by value: every value of the index, but of entities only
  // those that the sources counted are about: there may be as many as sources.
  std::vector<FacetValue> ValuesOf(const Field& field) const {
    std::map<std::string, std::vector<std::string>> shown;
    if (field.name == "entity" && population_.sources().size() < reader_.state().sources) {
      for (const Xapian::docid source : population_.sources()) {
        auto term = reader_.database().termlist_begin(source);
        term.skip_to(std::string(field.source_prefix));
        ShowAll(field, field.source_prefix, std::move(term),
                reader_.database().termlist_end(source), shown);
      }
    } else {
      const std::string_view prefix =
          field.name == "entity" ? field.source_prefix : field.filter_prefix;
      ShowAll(field, prefix, reader_.database().allterms_begin(std::string(prefix)),
              reader_.database().allterms_end(), shown);
    }
    std::vector<FacetValue> values;
    for (auto& [value, family] : shown) values.push_back({value, 0, std::move(family)});
    return values;
  }

  // The values of the terms that begin with the prefix.
  void ShowAll(const Field& field, std::string_view prefix, Xapian::TermIterator term,
               const Xapian::TermIterator& end,
               std::map<std::string, std::vector<std::string>>& shown) const {
    for (; term != end && (*term).starts_with(prefix); ++term) {
      Show(field, (*term).substr(prefix.size()), shown);
    }
  }

  // Each tag as most sources write it, by its key.
  const std::map<std::string, std::string>& TagSpellings() const {
    if (!spellings_.empty()) return spellings_;
    std::map<std::string, Xapian::doccount> most;
    const std::string prefix(kTagSpellingPrefix);
    const Xapian::Database& database = reader_.database();
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      const std::string both = (*term).substr(prefix.size());
      const std::size_t separator = both.find(kTagSpellingSeparator);
      const std::string key = both.substr(0, separator);
      if (term.get_termfreq() <= most[key]) continue;
      most[key] = term.get_termfreq();
      spellings_[key] = both.substr(separator + 1);
    }
    return spellings_;
  }

  // A company under its first listing, an entity under its own name, a tag as it is written.
  void Show(const Field& field, const std::string& stored,
            std::map<std::string, std::vector<std::string>>& shown) const {
    if (field.name == "ticker") {
      std::vector<std::string> family = reader_.names().TickerFamily(stored);
      const std::string first = FirstListing(family);
      shown.emplace(first, std::move(family));
      return;
    }
    if (field.name == "tag") {
      const auto spelling = TagSpellings().find(stored);
      shown.try_emplace(spelling == TagSpellings().end() ? stored : spelling->second);
      return;
    }
    if (field.name == "entity") {
      const std::vector<std::uint32_t> ids = reader_.names().Find(stored);
      if (ids.size() == 1) {
        shown.try_emplace(reader_.names().Get(ids.front()).name);
        return;
      }
    }
    shown.try_emplace(stored);
  }

  // The terms that the field's filter asks for, so that a value counts what it admits.
  std::vector<std::string> TermsOf(const Field& field, const std::string& value) const {
    if (field.is_of_source) return {MakeTerm(field.filter_prefix, value)};
    QueryNode node;
    node.kind = NodeKind::kField;
    node.field = field.name;
    node.text = value;
    const Result<Xapian::Query> filter = FieldFilter(reader_, node);
    if (!filter) return {};
    return {filter->get_unique_terms_begin(), filter->get_unique_terms_end()};
  }

  std::uint64_t CountOf(const Field& field, const std::string& value) const {
    const auto& ids = field.is_of_source ? population_.sources() : population_.passages();
    std::vector<std::size_t> places;
    const std::vector<std::string> terms = TermsOf(field, value);
    for (const std::string& term : terms) {
      const std::vector<std::size_t> more = PlacesWith(reader_.database(), term, ids);
      places.insert(places.end(), more.begin(), more.end());
    }
    if (by_source_ && !field.is_of_source) {
      for (std::size_t& place : places) place = population_.OwnerOf(place);
    }
    if (terms.size() > 1) std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (by_source_ || !field.is_of_source) return places.size();
    std::uint64_t passages = 0;
    for (const std::size_t source : places) passages += population_.PassagesOf(source);
    return passages;
  }

  const IndexReader& reader_;
  const Population& population_;
  bool by_source_;
  mutable std::map<std::string, std::string> spellings_;  // Read when tags are counted.
};

bool IsFacet(const Field& field) { return !field.source_prefix.empty(); }

}  // namespace

std::vector<std::string_view> FacetFields() {
  std::vector<std::string_view> names;
  for (const Field& field : Fields()) {
    if (IsFacet(field)) names.push_back(field.name);
  }
  return names;
}

Result<Facets> CountFacets(const IndexReader& reader, const Prepared* prepared,
                           const std::vector<std::string>& fields, Grouping grouping, int limit) {
  for (const std::string& name : fields) {
    const Field* field = FindField(name);
    if (field != nullptr && IsFacet(*field)) continue;
    return Error{ErrorCode::kBadArgument, fmt::format("\"{}\" is no facet; there are: {}", name,
                                                      fmt::join(FacetFields(), " "))};
  }
  const std::string passage(kPassageTerm);
  const Xapian::Database& database = reader.database();
  const Population population(
      reader, prepared != nullptr ? AllMatches(reader, prepared->query)
                                  : std::vector<Xapian::docid>(database.postlist_begin(passage),
                                                               database.postlist_end(passage)));
  const Counter counter(reader, population, grouping == Grouping::kSource);
  Facets facets;
  for (const Field& field : Fields()) {
    const bool named = std::find(fields.begin(), fields.end(), field.name) != fields.end();
    if (!IsFacet(field) || (!fields.empty() && !named)) continue;
    std::vector<FacetValue>& values = facets[std::string(field.name)];
    values = counter.Count(field);
    if (limit > 0 && values.size() > static_cast<std::size_t>(limit)) {
      values.resize(static_cast<std::size_t>(limit));
    }
  }
  return facets;
}

}  // namespace tanxun
