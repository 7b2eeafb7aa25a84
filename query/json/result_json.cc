// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/result_json.h"

#include <utility>

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"

namespace tanxun {
namespace {

JsonValue FacetFields(const Facets& facets) {
  JsonValue fields = JsonValue::object();
  for (const auto& [field, values] : facets) {
    JsonValue list = JsonValue::array();
    for (const FacetValue& value : values) list.push_back(ToJson(value));
    fields.Set(field, list);
  }
  return fields;
}

JsonValue HitList(const std::vector<Hit>& hits) {
  JsonValue list = JsonValue::array();
  for (const Hit& hit : hits) list.push_back(ToJson(hit));
  return list;
}

JsonValue ToJson(const Location& where) {
  return JsonValue{{"path", NameText(where.path)},  {"line", where.lines.first},
                   {"line_end", where.lines.last},  {"column", where.column},
                   {"quote", where.quote},          {"headings", where.headings},
                   {"record", OrNull(where.record)}};
}

JsonValue ToJson(const Answer& answer) {
  JsonValue sources = JsonValue::array();
  for (const Location& source : answer.sources) sources.push_back(ToJson(source));
  return JsonValue{{"value", answer.value},
                   {"items", answer.items},
                   {"polarity", answer.polarity == Polarity::kNegative ? "-" : "+"},
                   {"unit", OrNull(answer.unit)},
                   {"as_of", OrNull(Describe(answer.as_of.date))},
                   {"as_of_from", OrNull(Name(answer.as_of.origin))},
                   {"confidence", answer.confidence},
                   {"sources", std::move(sources)},
                   {"subject", answer.subject},
                   {"attribute", answer.attribute}};
}

JsonValue FactList(const std::vector<Fact>& facts) {
  JsonValue list = JsonValue::array();
  for (const Fact& fact : facts) list.push_back(ToJson(fact));
  return list;
}

}  // namespace

JsonValue ToJson(const Hit& hit) {
  JsonValue highlights = JsonValue::array();
  for (const Highlight& highlight : hit.highlights) {
    highlights.push_back(JsonValue::array({highlight.begin, highlight.end}));
  }
  return JsonValue{{"rank", hit.rank},
                   {"score", hit.score},
                   {"path", NameText(hit.path)},
                   {"record", OrNull(hit.record)},
                   {"line_start", hit.lines.first},
                   {"line_end", hit.lines.last},
                   {"title", hit.title},
                   {"headings", hit.headings},
                   {"snippet", hit.snippet},
                   {"highlights", std::move(highlights)},
                   {"tags", hit.tags},
                   {"tickers", hit.tickers},
                   {"status", OrNull(Name(hit.status))},
                   {"lang", OrNull(hit.language)},
                   {"date", OrNull(Describe(hit.date))},
                   {"matched_aliases", hit.matched_aliases},
                   {"stale", hit.stale},
                   {"matched_by", Name(hit.matched_by)}};
}

JsonValue ToJson(const SearchResult& result, bool with_facets) {
  JsonValue out{{"version", kJsonVersion},     {"query", result.query},
                {"total", result.total},       {"total_exact", result.total_exact},
                {"state", Name(result.state)}, {"hits", HitList(result.hits)}};
  if (with_facets) out.Set("facets", FacetFields(result.facets));
  out.Set("index", ToJson(result.index));
  out.Set("warnings", result.warnings);
  out.Set("synonyms", result.synonyms);
  JsonValue readings = JsonValue::array();
  for (const NameReading& reading : result.readings) {
    readings.push_back(JsonValue{{"typed", reading.typed}, {"name", reading.name}});
  }
  out.Set("readings", readings);
  return out;
}

JsonValue ToJson(const AskResult& result, const std::optional<std::string>& id) {
  JsonValue answers = JsonValue::array();
  for (const Answer& answer : result.answers) answers.push_back(ToJson(answer));
  return JsonValue{{"version", kJsonVersion},
                   {"id", id ? JsonValue(*id) : JsonValue(nullptr)},
                   {"question", result.question},
                   {"state", Name(result.state)},
                   {"entity", result.entity},
                   {"attribute", result.attribute},
                   {"answers", std::move(answers)},
                   {"related", FactList(result.related)},
                   {"passages", HitList(result.passages)},
                   {"remark", OrNull(result.remark)},
                   {"index", ToJson(result.index)}};
}

JsonValue ErrorToJson(const std::string& key, const std::string& text, const std::string& reason) {
  JsonValue out{{"version", kJsonVersion}};
  if (!key.empty()) out.Set(key, text);
  out.Set("state", "error");
  out.Set("error", reason);
  return out;
}

JsonValue FactsToJson(const std::vector<Fact>& facts) {
  return JsonValue{{"version", kJsonVersion}, {"facts", FactList(facts)}};
}

JsonValue FacetsToJson(const std::string& query, const Facets& facets) {
  return JsonValue{{"version", kJsonVersion},
                   {"query", query},
                   {"facets", FacetFields(facets)},
                   {"exact", true}};
}

JsonValue ToJson(const FacetValue& value) {
  JsonValue out{{"value", value.value}, {"count", value.count}};
  if (value.family.size() > 1) out.Set("family", value.family);
  return out;
}

JsonValue ToJson(const SourceExcerpt& excerpt) {
  return JsonValue{{"version", kJsonVersion},
                   {"path", NameText(excerpt.path)},
                   {"line_start", excerpt.lines.first},
                   {"line_end", excerpt.lines.last},
                   {"text", excerpt.text}};
}

JsonValue ToJson(const std::string& text, const Analysis& analysis, const QueryAnalysis& query) {
  JsonValue units = JsonValue::array();
  for (std::size_t i = 0; i < analysis.units.size(); ++i) {
    const Unit& unit = analysis.units[i];
    units.push_back(JsonValue{{"kind", Name(unit.kind)},
                              {"text", unit.text},
                              {"begin", unit.begin},
                              {"end", unit.end},
                              {"terms", analysis.unit_terms[i]}});
  }
  JsonValue terms = JsonValue::array();
  for (const TermCount& term : analysis.terms) {
    terms.push_back(JsonValue{{"term", term.term}, {"count", term.count}});
  }
  JsonValue query_terms = JsonValue::array();
  for (const QueryTerm& term : query.terms) {
    query_terms.push_back(JsonValue{{"term", term.term}, {"weight", term.weight}});
  }
  return JsonValue{
      {"version", kJsonVersion},
      {"text", text},
      {"normalized", analysis.normalized},
      {"folded", analysis.folded},
      {"units", std::move(units)},
      {"terms", std::move(terms)},
      {"query", JsonValue{{"content", query.content}, {"terms", std::move(query_terms)}}}};
}

}  // namespace tanxun
