// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/json_text.h"

#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

// Bytes that are no UTF-8 become U+FFFD rather than an exception.
constexpr auto kReplace = Json::error_handler_t::replace;

}  // namespace

std::string PrettyJson(const Json& value) {
  return SafeJson(value.dump(2, ' ', false, kReplace)) + "\n";
}

std::string JsonOnOneLine(const Json& value) {
  return SafeJson(value.dump(-1, ' ', false, kReplace)) + "\n";
}

Json OrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

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
