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
#include "query/search/work_clock.h"

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

// With the exchange that the family knows for it: NVDA of NASDAQ:NVDA.
std::string WithExchange(const std::string& listing, const std::vector<std::string>& family) {
  if (listing.find(':') != std::string::npos) return listing;
  const auto found = std::find_if(family.begin(), family.end(), [&](const std::string& member) {
    return member.ends_with(':' + listing);
  });
  return found == family.end() ? listing : *found;
}

// What is counted: passages, each with its source.
class Population {
 public:
  // The passages `ids`, which ascend.
  Population(const Xapian::Database& database, std::vector<Xapian::docid> ids)
      : ids_(std::move(ids)), owner_(database.get_lastdocid() + std::size_t{1}) {
    const std::string term(kSourceTerm);
    auto source = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    Xapian::docid last = 0;
    for (const Xapian::docid passage : ids_) {
      for (; source != end && *source < passage; ++source) last = Checked(*source);
      if (sources_.empty() || sources_.back() != last) {
        sources_.push_back(last);
        passages_of_.push_back(0);
        owner_[last] = Number(sources_.size());
      }
      owner_[Checked(passage)] = Number(sources_.size());
      ++passages_of_.back();
    }
  }

  // All passages of the index. No document is read but the sources: their passages follow them.
  explicit Population(const Xapian::Database& database)
      : is_whole_(true), owner_(database.get_lastdocid() + std::size_t{1}) {
    const std::string term(kSourceTerm);
    const auto end = database.postlist_end(term);
    for (auto source = database.postlist_begin(term); source != end; ++source) {
      CheckWork();
      FillFrom(Checked(*source));
      sources_.push_back(*source);
    }
    FillFrom(static_cast<Xapian::docid>(owner_.size()));
  }

  const std::vector<Xapian::docid>& sources() const { return sources_; }
  std::size_t documents() const { return owner_.size(); }
  std::uint64_t PassagesOf(std::size_t source) const { return passages_of_[source]; }

  // Calls visit(document, which of the sources) for each counted document that has the term.
  template <typename Visit>
  void ForEachWith(const Xapian::Database& database, const std::string& term,
                   const Visit& visit) const {
    constexpr std::size_t kSteps = 16;  // Missed in a row before a skip, which costs as much.
    std::size_t missed = 0;
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end;) {
      const Xapian::docid document = Checked(*posting);
      if (owner_[document] != 0) {
        visit(document, owner_[document] - std::size_t{1});
        missed = 0;
      } else if (!is_whole_ && ++missed % kSteps == 0) {
        const Xapian::docid next = NextAfter(document);
        if (next == 0) return;
        posting.skip_to(next);
        continue;
      }
      ++posting;
    }
  }

 private:
  static std::uint32_t Number(std::size_t count) { return static_cast<std::uint32_t>(count); }

  Xapian::docid Checked(Xapian::docid document) const {
    if (document < owner_.size()) return document;
    throw Xapian::DatabaseCorruptError("a posting of no document");
  }

  // The documents since the last source, before `document`, are its own.
  void FillFrom(Xapian::docid document) {
    if (sources_.empty()) return;
    if (document < sources_.back()) throw Xapian::DatabaseCorruptError("sources without order");
    std::fill(owner_.begin() + sources_.back(), owner_.begin() + document, Number(sources_.size()));
  }

  // The first counted document behind `document`; 0 if there is none.
  Xapian::docid NextAfter(Xapian::docid document) const {
    Xapian::docid next = 0;
    for (const std::vector<Xapian::docid>* counted : {&ids_, &sources_}) {
      const auto found = std::upper_bound(counted->begin(), counted->end(), document);
      if (found != counted->end() && (next == 0 || *found < next)) next = *found;
    }
    return next;
  }

  bool is_whole_ = false;
  std::vector<Xapian::docid> ids_;          // Empty for the whole index.
  std::vector<Xapian::docid> sources_;      // Those of the passages.
  std::vector<std::uint64_t> passages_of_;  // By source; empty for the whole index.
  std::vector<std::uint32_t> owner_;        // By document: 1 + which source; 0 = not counted.
};

class Counter {
 public:
  Counter(const IndexReader& reader, const Population& population, bool by_source)
      : reader_(reader), population_(population), by_source_(by_source) {}

  // Highest count first, then by value.
  std::vector<FacetValue> Count(const Field& field) {
    std::vector<FacetValue> values;
    for (FacetValue& value : ValuesOf(field)) {
      CheckWork();
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
  std::vector<FacetValue> ValuesOf(const Field& field) {
    std::map<std::string, std::vector<std::string>> shown;
    stored_.clear();
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
               std::map<std::string, std::vector<std::string>>& shown) {
    for (; term != end && (*term).starts_with(prefix); ++term) {
      CheckWork();
      stored_.push_back(*term);
      Show(field, stored_.back().substr(prefix.size()), shown);
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
      std::vector<std::string> stated;  // Listings that only the list of known names has lead none.
      for (const std::string& member : family) {
        const std::string term = MakeTerm(field.filter_prefix, member);
        if (reader_.Frequency(term) > 0) stated.push_back(member);
      }
      const std::string named = stated.empty() ? stored : FirstListing(stated);
      const std::string first = WithExchange(WithExchange(named, stated), family);
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

  // The terms that the field's filter asks for, so that a value counts what it admits; of listings
  // those that the index has: to look for any other costs as much as to count it.
  std::vector<std::string> TermsOf(const Field& field, const std::string& value) const {
    if (field.is_of_source) return {MakeTerm(field.filter_prefix, value)};
    QueryNode node;
    node.kind = NodeKind::kField;
    node.field = field.name;
    node.text = value;
    const Result<Xapian::Query> filter = FieldFilter(reader_, node);
    if (!filter) return {};
    std::vector<std::string> terms(filter->get_unique_terms_begin(),
                                   filter->get_unique_terms_end());
    if (field.name == "ticker") {
      std::erase_if(terms, [&](const std::string& term) {
        return !std::binary_search(stored_.begin(), stored_.end(), term);
      });
    }
    return terms;
  }

  // A source or passage that several of the value's terms give counts once.
  std::uint64_t CountOf(const Field& field, const std::string& value) {
    const bool of_sources = by_source_ || field.is_of_source;
    std::vector<std::uint32_t>& seen = of_sources ? seen_sources_ : seen_passages_;
    seen.resize(of_sources ? population_.sources().size() : population_.documents());
    ++values_counted_;
    std::uint64_t count = 0;
    for (const std::string& term : TermsOf(field, value)) {
      population_.ForEachWith(
          reader_.database(), term, [&](Xapian::docid document, std::size_t source) {
            std::uint32_t& last = seen[of_sources ? source : document];
            if (last == values_counted_) return;
            last = values_counted_;
            count += by_source_ || !field.is_of_source ? 1 : population_.PassagesOf(source);
          });
    }
    return count;
  }

  const IndexReader& reader_;
  const Population& population_;
  bool by_source_;
  mutable std::map<std::string, std::string> spellings_;  // Read when tags are counted.
  std::vector<std::string> stored_;  // The terms of the field's values, as the index orders them.
  std::uint32_t values_counted_ = 0;
  std::vector<std::uint32_t> seen_sources_;   // The last value that each counted for.
  std::vector<std::uint32_t> seen_passages_;  // By document.
};

Population PopulationOf(const IndexReader& reader, const Prepared* prepared, Grouping grouping) {
  const Xapian::Database& database = reader.database();
  if (prepared != nullptr) return Population(database, AllMatches(reader, prepared->query));
  if (grouping == Grouping::kSource) return Population(database);
  const std::string passage(kPassageTerm);
  return Population(database, {database.postlist_begin(passage), database.postlist_end(passage)});
}

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
  const Population population = PopulationOf(reader, prepared, grouping);
  Counter counter(reader, population, grouping == Grouping::kSource);
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
