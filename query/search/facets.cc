// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "indexer/schema/fields.h"

namespace tanxun {
namespace {

using Counts = std::map<std::string, std::uint64_t>;  // By stored value.

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

// What the user sees for a stored value, and what is counted together.
struct Shown {
  std::string value;
  std::vector<std::string> family;
};

Shown ShownValue(const IndexReader& reader, std::string_view field, const std::string& stored) {
  if (field == "ticker") {
    std::vector<std::string> family = reader.names().TickerFamily(stored);
    std::string first = FirstListing(family);
    return {std::move(first), std::move(family)};
  }
  if (field == "entity") {
    const std::vector<std::uint32_t> ids = reader.names().Find(stored);
    if (ids.size() == 1) return {reader.names().Get(ids.front()).name, {}};
  }
  return {stored, {}};
}

// Stored values of a document, by the prefix of their terms.
void AddTerms(const Xapian::Document& document, std::string_view prefix,
              std::set<std::string>& values) {
  auto term = document.termlist_begin();
  for (term.skip_to(std::string(prefix)); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    if (!text.starts_with(prefix)) break;
    values.insert(text.substr(prefix.size()));
  }
}

class Counter {
 public:
  Counter(const IndexReader& reader, const std::vector<const Field*>& fields, bool by_source)
      : reader_(reader), fields_(fields), by_source_(by_source) {}

  void CountIndex() {
    const Xapian::Database& database = reader_.database();
    for (const Field* field : fields_) {
      const std::string prefix(field->source_prefix);
      std::map<std::string, std::vector<std::string>> together;  // Shown value to terms.
      for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
           ++term) {
        together[Show(*field, (*term).substr(prefix.size()))].push_back(*term);
      }
      for (const auto& [value, terms] : together) {
        counts_[field->name][value] = CountSources(terms);
      }
    }
  }

  void CountMatches(const std::vector<Xapian::docid>& passages) {
    std::map<Xapian::docid, std::uint64_t> sources;  // To matching passages.
    for (const Xapian::docid id : passages) {
      const Xapian::Document document = reader_.database().get_document(id);
      ++sources[SourceOf(document)];
      if (!by_source_) AddDocument(document, false, 1);
    }
    for (const auto& [source, matching] : sources) {
      AddDocument(reader_.database().get_document(source), true, by_source_ ? 1 : matching);
    }
  }

  Facets Take(int limit) {
    Facets facets;
    for (const Field* field : fields_) {
      std::vector<FacetValue>& values = facets[std::string(field->name)];
      for (const auto& [value, count] : counts_[field->name]) {
        if (count > 0) values.push_back({value, count, families_[value]});
      }
      std::stable_sort(values.begin(), values.end(),
                       [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
      if (limit > 0 && values.size() > static_cast<std::size_t>(limit)) {
        values.resize(static_cast<std::size_t>(limit));
      }
      if (field->name != "ticker") {
        for (FacetValue& value : values) value.family.clear();
      }
    }
    return facets;
  }

 private:
  std::string Show(const Field& field, const std::string& stored) {
    Shown shown = ShownValue(reader_, field.name, stored);
    if (field.name == "ticker") families_[shown.value] = std::move(shown.family);
    return std::move(shown.value);
  }

  std::uint64_t CountSources(const std::vector<std::string>& terms) const {
    if (terms.size() == 1) return reader_.Frequency(terms.front());
    std::set<Xapian::docid> sources;
    for (const std::string& term : terms) {
      sources.insert(reader_.database().postlist_begin(term),
                     reader_.database().postlist_end(term));
    }
    return sources.size();
  }

  // A passage has its own listings, statuses and so on; entity and folder are the whole source's.
  void AddDocument(const Xapian::Document& document, bool is_source, std::uint64_t weight) {
    for (const Field* field : fields_) {
      const bool of_passage = field->name != "entity" && !field->is_of_source;
      if (!is_source && !of_passage) continue;
      if (is_source && of_passage && !by_source_) continue;
      std::set<std::string> stored;
      AddTerms(document, is_source ? field->source_prefix : field->filter_prefix, stored);
      std::set<std::string> shown;
      for (const std::string& value : stored) shown.insert(Show(*field, value));
      for (const std::string& value : shown) counts_[field->name][value] += weight;
    }
  }

  const IndexReader& reader_;
  const std::vector<const Field*>& fields_;
  bool by_source_;
  std::map<std::string_view, Counts> counts_;
  std::map<std::string, std::vector<std::string>> families_;
};

}  // namespace

std::vector<std::string_view> FacetFields() {
  std::vector<std::string_view> names;
  for (const Field& field : Fields()) {
    if (!field.source_prefix.empty()) names.push_back(field.name);
  }
  return names;
}

Result<Facets> CountFacets(const IndexReader& reader, const Prepared* prepared,
                           const std::vector<std::string>& fields, Grouping grouping, int limit) {
  std::vector<const Field*> asked;
  for (const Field& field : Fields()) {
    const bool named = std::find(fields.begin(), fields.end(), field.name) != fields.end();
    if (!field.source_prefix.empty() && (fields.empty() || named)) asked.push_back(&field);
  }
  for (const std::string& name : fields) {
    const Field* field = FindField(name);
    if (field != nullptr && !field->source_prefix.empty()) continue;
    return Error{ErrorCode::kBadArgument, fmt::format("\"{}\" is no facet; there are: {}", name,
                                                      fmt::join(FacetFields(), " "))};
  }
  const bool by_source = grouping == Grouping::kSource;
  Counter counter(reader, asked, by_source);
  if (prepared == nullptr && by_source) {
    counter.CountIndex();
  } else {
    const Xapian::Query query =
        prepared != nullptr ? prepared->query : Xapian::Query(std::string(kPassageTerm));
    counter.CountMatches(AllMatches(reader, query));
  }
  return counter.Take(limit);
}

}  // namespace tanxun
