// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/result_json.h"

#include <utility>

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"

namespace tanxun {
namespace {

Json FacetFields(const Facets& facets) {
  Json fields = Json::object();
  for (const auto& [field, values] : facets) {
    Json list = Json::array();
    for (const FacetValue& value : values) list.push_back(ToJson(value));
    fields[field] = std::move(list);
  }
  return fields;
}

Json HitList(const std::vector<Hit>& hits) {
  Json list = Json::array();
  for (const Hit& hit : hits) list.push_back(ToJson(hit));
  return list;
}

Json ToJson(const Location& where) {
  return Json{{"path", NameText(where.path)},  {"line", where.lines.first},
              {"line_end", where.lines.last},  {"column", where.column},
              {"quote", where.quote},          {"headings", where.headings},
              {"record", OrNull(where.record)}};
}

Json ToJson(const Answer& answer) {
  Json sources = Json::array();
  for (const Location& source : answer.sources) sources.push_back(ToJson(source));
  return Json{{"value", answer.value},
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

Json FactList(const std::vector<Fact>& facts) {
  Json list = Json::array();
  for (const Fact& fact : facts) list.push_back(ToJson(fact));
  return list;
}

}  // namespace

Json ToJson(const Hit& hit) {
  Json highlights = Json::array();
  for (const Highlight& highlight : hit.highlights) {
    highlights.push_back(Json::array({highlight.begin, highlight.end}));
  }
  return Json{{"rank", hit.rank},
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

Json ToJson(const SearchResult& result, bool with_facets) {
  Json out{{"version", kJsonVersion},     {"query", result.query},
           {"total", result.total},       {"total_exact", result.total_exact},
           {"state", Name(result.state)}, {"hits", HitList(result.hits)}};
  if (with_facets) out["facets"] = FacetFields(result.facets);
  out["index"] = ToJson(result.index);
  out["warnings"] = result.warnings;
  out["synonyms"] = result.synonyms;
  Json readings = Json::array();
  for (const NameReading& reading : result.readings) {
    readings.push_back(Json{{"typed", reading.typed}, {"name", reading.name}});
  }
  out["readings"] = std::move(readings);
  return out;
}

Json ToJson(const AskResult& result, const std::optional<std::string>& id) {
  Json answers = Json::array();
  for (const Answer& answer : result.answers) answers.push_back(ToJson(answer));
  return Json{{"version", kJsonVersion},
              {"id", id ? Json(*id) : Json(nullptr)},
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

Json ErrorToJson(const std::string& key, const std::string& text, const std::string& reason) {
  Json out{{"version", kJsonVersion}};
  if (!key.empty()) out[key] = text;
  out["state"] = "error";
  out["error"] = reason;
  return out;
}

Json FactsToJson(const std::vector<Fact>& facts) {
  return Json{{"version", kJsonVersion}, {"facts", FactList(facts)}};
}

Json FacetsToJson(const std::string& query, const Facets& facets) {
  return Json{{"version", kJsonVersion},
              {"query", query},
              {"facets", FacetFields(facets)},
              {"exact", true}};
}

Json ToJson(const FacetValue& value) {
  Json out{{"value", value.value}, {"count", value.count}};
  if (value.family.size() > 1) out["family"] = value.family;
  return out;
}

Json ToJson(const SourceExcerpt& excerpt) {
  return Json{{"version", kJsonVersion},
              {"path", NameText(excerpt.path)},
              {"line_start", excerpt.lines.first},
              {"line_end", excerpt.lines.last},
              {"text", excerpt.text}};
}

Json ToJson(const std::string& text, const Analysis& analysis, const QueryAnalysis& query) {
  Json units = Json::array();
  for (std::size_t i = 0; i < analysis.units.size(); ++i) {
    const Unit& unit = analysis.units[i];
    units.push_back(Json{{"kind", Name(unit.kind)},
                         {"text", unit.text},
                         {"begin", unit.begin},
                         {"end", unit.end},
                         {"terms", analysis.unit_terms[i]}});
  }
  Json terms = Json::array();
  for (const TermCount& term : analysis.terms) {
    terms.push_back(Json{{"term", term.term}, {"count", term.count}});
  }
  Json query_terms = Json::array();
  for (const QueryTerm& term : query.terms) {
    query_terms.push_back(Json{{"term", term.term}, {"weight", term.weight}});
  }
  return Json{{"version", kJsonVersion},
              {"text", text},
              {"normalized", analysis.normalized},
              {"folded", analysis.folded},
              {"units", std::move(units)},
              {"terms", std::move(terms)},
              {"query", Json{{"content", query.content}, {"terms", std::move(query_terms)}}}};
}

}  // namespace tanxun
