// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/entity_json.h"

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"
#include "query/json/path_json.h"
#include "tanxun/listing.h"

namespace tanxun {
namespace {

Json ToJson(const SourceLine& where) {
  return Json{{"path", NameText(where.path)},
              {"record", OrNull(where.record)},
              {"line", where.line == 0 ? Json(nullptr) : Json(where.line)}};
}

Json Places(const std::vector<SourceLine>& places) {
  return ListOf(places, [](const SourceLine& where) { return ToJson(where); });
}

Json StatusToJson(const StatedStatus& stated, bool current) {
  const StatusMention& status = stated.status;
  return Json{{"status", Name(status.level)},
              {"reason", status.reason},
              {"since", OrNull(Describe(status.since))},
              {"as_of", OrNull(Describe(status.as_of.date))},
              {"as_of_from", OrNull(Name(status.as_of.origin))},
              {"current", current},
              {"sources", Places(stated.places)},
              {"count", stated.count}};
}

Json StatusesToJson(const StatusHistory& history) {
  Json list = Json::array();
  for (const StatedStatus& stated : history.current) list.push_back(StatusToJson(stated, true));
  for (const StatedStatus& stated : history.earlier) list.push_back(StatusToJson(stated, false));
  return list;
}

Json TiesToJson(const std::vector<EntityTie>& ties) {
  return ListOf(ties, [](const EntityTie& tie) {
    return Json{{"name", tie.name}, {"sources", Places(tie.places)}, {"count", tie.count}};
  });
}

}  // namespace

Json ToJson(const EntityCard& card) {
  const auto name = [](const EntityName& stated) {
    return Json{{"name", stated.name},
                {"statements", stated.statements},
                {"sources", Places(stated.places)},
                {"count", stated.count},
                {"also_of", stated.also}};
  };
  const auto ticker = [](const EntityTicker& stated) {
    return Json{{"ticker", stated.ticker},
                {"mic", OrNull(MicOf(stated.ticker))},
                {"sources", Places(stated.places)},
                {"count", stated.count}};
  };
  return Json{{"name", card.name},
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

Json EntitiesToJson(const std::string& name, const std::vector<EntityCard>& cards,
                    const std::string& remark) {
  return Json{{"version", kJsonVersion},
              {"name", name},
              {"entities", ListOf(cards, [](const EntityCard& card) { return ToJson(card); })},
              {"remark", OrNull(remark)}};
}

}  // namespace tanxun
