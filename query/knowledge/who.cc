// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/who.h"

#include <fmt/format.h>
#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/fields.h"
#include "query/knowledge/named_sources.h"
#include "query/search/matcher.h"

namespace tanxun {
namespace {

constexpr std::size_t kNearest = 5;

// What only rows and relations name: as a fact's subject or a source's statement spells it.
std::optional<std::string> SpellingOf(const IndexReader& reader, const std::string& key) {
  for (const FactRow& row : reader.FactsWith({FactTerm(kFactSubjectPrefix, key)}, 1)) {
    for (const Fact& fact : row) {
      if (NameKey(fact.subject) == key) return fact.subject;
    }
  }
  for (const StoredSource& source : SourcesNaming(reader, {key})) {
    for (const auto* pairs : {&source.names, &source.parts}) {
      for (const Alias& pair : *pairs) {
        if (NameKey(pair.name) == key) return pair.name;
        if (NameKey(pair.other) == key) return pair.other;
      }
    }
    for (const StatusMention& status : source.statuses) {
      if (NameKey(status.subject) == key) return status.subject;
    }
  }
  const Xapian::Query steps(MakeTerm(kStepPrefix, key));
  for (const Xapian::docid passage : FirstMatches(reader, steps, 1)) {
    for (const Edge& edge : reader.SourceWith(SourceOf(reader, passage)).edges) {
      if (NameKey(edge.from) == key) return edge.from;
      if (NameKey(edge.to) == key) return edge.to;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Entity> WhoIs(const IndexReader& reader, std::string_view name) {
  const NameTable& names = reader.names();
  const std::vector<std::uint32_t> named = names.Find(NameKey(name));
  std::set<std::uint32_t> ids(named.begin(), named.end());
  if (ids.empty() && ParseTicker(name)) {
    const std::vector<std::uint32_t> listed = names.FindListed(names.TickerFamily(name));
    ids.insert(listed.begin(), listed.end());
  }
  std::vector<Entity> entities;
  for (const std::uint32_t id : ids) {
    Entity entity = names.Get(id);
    if (entity.origin != EntityOrigin::kList) entities.push_back(std::move(entity));
  }
  if (!entities.empty()) return entities;
  if (const std::string key = NameKey(name); !key.empty()) {
    if (const auto spelling = SpellingOf(reader, key)) {
      Entity entity;
      entity.name = *spelling;
      entity.names = {*spelling};
      entities.push_back(std::move(entity));
    }
  }
  return entities;
}

Error UnknownName(const IndexReader& reader, std::string_view name) {
  const std::string key = NameKey(name);
  const NameTable& names = reader.names();
  std::vector<std::string> near;
  if (!key.empty()) {
    for (const std::uint32_t id : names.FindHolding(key, kNearest)) {
      near.push_back(names.Get(id).name);
    }
  }
  std::string message = fmt::format("no source names \"{}\"", name);
  if (!near.empty()) message += fmt::format("; there are: {}", fmt::join(near, ", "));
  return {ErrorCode::kNotFound, message};
}

}  // namespace tanxun
