// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/value_json.h"

#include <utility>

#include "indexer/json/name_text.h"

namespace tanxun {

JsonValue ToJson(const Fact& fact) {
  JsonValue qualifiers = JsonValue::array();
  for (const Qualifier& qualifier : fact.qualifiers) {
    qualifiers.push_back(JsonValue{{"kind", qualifier.kind}, {"text", qualifier.text}});
  }
  return JsonValue{{"subject", fact.subject},
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

JsonValue ToJson(const IndexInfo& info) {
  JsonValue collections = JsonValue::object();
  for (const auto& [name, root] : info.collections) collections.Set(NameText(name), NameText(root));
  return JsonValue{{"revision", info.revision},
                   {"updated", info.updated},
                   {"collections", std::move(collections)},
                   {"sources", info.sources},
                   {"passages", info.passages},
                   {"facts", info.facts},
                   {"entities", info.entities}};
}

}  // namespace tanxun
