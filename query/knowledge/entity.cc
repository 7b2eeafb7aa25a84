// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Entity: the card of what a name means.
#include "tanxun/entity.h"

#include <fmt/format.h>

#include "query/knowledge/entity_card.h"
#include "query/knowledge/who.h"
#include "query/search/searcher_state.h"
#include "tanxun/searcher.h"

namespace tanxun {

Result<std::vector<EntityCard>> Searcher::Entity(const EntityRequest& request) const {
  if (request.facts < 0 || request.facts > 1'000'000) {
    return Error{ErrorCode::kBadArgument, "facts must be 0 to 1000000"};
  }
  if (request.statements < 1 || request.statements > 1'000) {
    return Error{ErrorCode::kBadArgument, "statements must be 1 to 1000"};
  }
  if (request.cards < 1 || request.cards > 1'000) {
    return Error{ErrorCode::kBadArgument, "cards must be 1 to 1000"};
  }
  return Answered<std::vector<EntityCard>>(
      *state_, request.limits, [&](const IndexReader& reader) -> Result<std::vector<EntityCard>> {
        std::vector<EntityCard> cards;
        for (const tanxun::Entity& entity : WhoIs(reader, request.name)) {
          if (cards.size() == static_cast<std::size_t>(request.cards)) break;
          cards.push_back(MakeCard(reader, entity, request));
        }
        if (!cards.empty()) return cards;
        return UnknownName(reader, request.name);
      });
}

}  // namespace tanxun
