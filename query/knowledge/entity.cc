// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Entity: the card of what a name means.
#include "tanxun/entity.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/analysis/terms.h"
#include "query/knowledge/named_sources.h"
#include "query/search/searcher_state.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

std::vector<StatedStatus> StatusesIn(const std::vector<StoredSource>& sources,
                                     const std::set<std::string>& keys) {
  std::vector<StatedStatus> statuses;
  for (const StoredSource& source : sources) {
    for (const StatusMention& status : source.statuses) {
      if (!keys.contains(NameKey(status.subject))) continue;
      statuses.push_back({status, {source.path, source.record, status.line}});
    }
  }
  std::stable_sort(statuses.begin(), statuses.end(),
                   [](const StatedStatus& a, const StatedStatus& b) {
                     return a.status.as_of.date > b.status.as_of.date;
                   });
  return statuses;
}

EntityCard CardOf(const IndexReader& reader, const Entity& entity) {
  const std::set<std::string> keys = KeysOf(entity);
  const std::vector<StoredSource> sources = SourcesNaming(reader, keys);
  EntityCard card;
  card.name = entity.name;
  card.names = entity.names;
  card.tickers = entity.tickers;
  card.statuses = StatusesIn(sources, keys);
  return card;
}

}  // namespace

Result<std::vector<EntityCard>> Searcher::Entity(const EntityRequest& request) const {
  std::vector<EntityCard> cards;
  TANXUN_TRY(state_->Run([&](const IndexReader& reader) -> Result<void> {
    cards.clear();
    const std::vector<std::uint32_t> ids = reader.names().Find(NameKey(request.name));
    for (const std::uint32_t id : ids) cards.push_back(CardOf(reader, reader.names().Get(id)));
    if (!cards.empty()) return {};
    return Error{ErrorCode::kNotFound, fmt::format("no source names \"{}\"", request.name)};
  }));
  return cards;
}

}  // namespace tanxun
