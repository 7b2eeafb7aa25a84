// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/entity_json.h"

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"
#include "query/json/path_json.h"
#include "tanxun/listing.h"

namespace tanxun {
namespace {

JsonValue ToJson(const SourceLine& where) {
  return JsonValue{{"path", NameText(where.path)},
                   {"record", OrNull(where.record)},
                   {"line", where.line == 0 ? JsonValue(nullptr) : JsonValue(where.line)}};
}

JsonValue Places(const std::vector<SourceLine>& places) {
  return ListOf(places, [](const SourceLine& where) { return ToJson(where); });
}

JsonValue StatusToJson(const StatedStatus& stated, bool current) {
  const StatusMention& status = stated.status;
  return JsonValue{{"status", Name(status.level)},
                   {"reason", status.reason},
                   {"since", OrNull(Describe(status.since))},
                   {"as_of", OrNull(Describe(status.as_of.date))},
                   {"as_of_from", OrNull(Name(status.as_of.origin))},
                   {"current", current},
                   {"sources", Places(stated.places)},
                   {"count", stated.count}};
}

JsonValue StatusesToJson(const StatusHistory& history) {
  JsonValue list = JsonValue::array();
  for (const StatedStatus& stated : history.current) list.push_back(StatusToJson(stated, true));
  for (const StatedStatus& stated : history.earlier) list.push_back(StatusToJson(stated, false));
  return list;
}

JsonValue TiesToJson(const std::vector<EntityTie>& ties) {
  return ListOf(ties, [](const EntityTie& tie) {
    return JsonValue{{"name", tie.name}, {"sources", Places(tie.places)}, {"count", tie.count}};
  });
}

}  // namespace

JsonValue ToJson(const EntityCard& card) {
  const auto name = [](const EntityName& stated) {
    return JsonValue{{"name", stated.name},
                     {"statements", stated.statements},
                     {"sources", Places(stated.places)},
                     {"count", stated.count},
                     {"also_of", stated.also},
                     {"also_of_count", stated.also_count}};
  };
  const auto ticker = [](const EntityTicker& stated) {
    return JsonValue{{"ticker", stated.ticker},
                     {"mic", OrNull(MicOf(stated.ticker))},
                     {"sources", Places(stated.places)},
                     {"count", stated.count}};
  };
  return JsonValue{{"name", card.name},
                   {"names", ListOf(card.names, name)},
                   {"tickers", ListOf(card.tickers, ticker)},
                   {"statuses", StatusesToJson(card.statuses)},
                   {"part_of", TiesToJson(card.part_of)},
                   {"parts", TiesToJson(card.parts)},
                   {"related", card.related},
                   {"suppliers", ListOf(card.suppliers, StepToJson)},
                   {"supplier_count", card.supplier_count},
                   {"customers", ListOf(card.customers, StepToJson)},
                   {"customer_count", card.customer_count},
                   {"notes", Places(card.notes)},
                   {"facts", ListOf(card.facts, [](const Fact& fact) { return ToJson(fact); })},
                   {"has_more_facts", card.has_more_facts},
                   {"backlinks", Places(card.backlinks)},
                   {"backlink_count", card.backlink_count},
                   {"mentions", Places(card.mentions)},
                   {"passages", card.passages},
                   {"has_more_passages", card.has_more_passages}};
}

JsonValue EntitiesToJson(const std::string& name, const std::vector<EntityCard>& cards,
                         const std::string& remark) {
  return JsonValue{{"version", kJsonVersion},
                   {"name", name},
                   {"entities", ListOf(cards, [](const EntityCard& card) { return ToJson(card); })},
                   {"remark", OrNull(remark)}};
}

}  // namespace tanxun
