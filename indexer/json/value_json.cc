// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/value_json.h"

#include <utility>

#include "indexer/json/name_text.h"

namespace tanxun {

Json ToJson(const Fact& fact) {
  Json qualifiers = Json::array();
  for (const Qualifier& qualifier : fact.qualifiers) {
    qualifiers.push_back(Json{{"kind", qualifier.kind}, {"text", qualifier.text}});
  }
  return Json{{"subject", fact.subject},
              {"attribute", fact.attribute},
              {"concept", OrNull(fact.concept_id)},
              {"value", fact.value},
              {"items", fact.items},
              {"polarity", fact.polarity == Polarity::kNegative ? "-" : "+"},
              {"qualifiers", std::move(qualifiers)},
              {"as_of", OrNull(Describe(fact.as_of.date))},
              {"as_of_from", OrNull(Name(fact.as_of.origin))},
              {"form", Name(fact.form)},
              {"confidence", fact.confidence},
              {"path", NameText(fact.where.path)},
              {"record", OrNull(fact.where.record)},
              {"line", fact.where.lines.first},
              {"line_end", fact.where.lines.last},
              {"column", fact.where.column},
              {"quote", fact.where.quote},
              {"headings", fact.where.headings}};
}

Json ToJson(const IndexInfo& info) {
  Json collections = Json::object();
  for (const auto& [name, root] : info.collections) collections[NameText(name)] = NameText(root);
  return Json{{"revision", info.revision},
              {"updated", info.updated},
              {"collections", std::move(collections)},
              {"sources", info.sources},
              {"passages", info.passages},
              {"facts", info.facts},
              {"entities", info.entities}};
}

}  // namespace tanxun
