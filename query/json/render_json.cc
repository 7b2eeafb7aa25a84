// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "indexer/json/aliases_json.h"
#include "indexer/json/json_text.h"
#include "indexer/json/name_text.h"
#include "indexer/json/reading_json.h"
#include "indexer/json/report_json.h"
#include "indexer/json/status_json.h"
#include "indexer/json/value_json.h"
#include "query/json/entity_json.h"
#include "query/json/explanation_json.h"
#include "query/json/links_json.h"
#include "query/json/path_json.h"
#include "query/json/result_json.h"
#include "tanxun/json.h"

namespace tanxun {
namespace {

std::string Line(const JsonValue& value) {
  std::string line = JsonOnOneLine(value);
  line.pop_back();
  return line;
}

// Of a value whose own keys say no version.
JsonValue Versioned(const JsonValue& value) {
  JsonValue object{{"version", kJsonVersion}};
  object.update(value);
  return object;
}

}  // namespace

std::string FileName(std::string_view text) { return NameBytes(text); }

std::string RenderJson(const SearchResult& result, bool with_facets) {
  return Line(ToJson(result, with_facets));
}

std::string RenderJson(const Hit& hit) { return Line(ToJson(hit)); }

std::string RenderJson(const AskResult& result) { return Line(ToJson(result, std::nullopt)); }

std::string RenderJson(const std::vector<Fact>& facts) { return Line(FactsToJson(facts)); }

std::string RenderJson(const Fact& fact) { return Line(ToJson(fact)); }

std::string RenderJson(const Facets& facets, std::string_view query) {
  return Line(FacetsToJson(std::string(query), facets));
}

std::string RenderJson(const std::vector<EntityCard>& cards, std::string_view name) {
  return Line(EntitiesToJson(std::string(name), cards, ""));
}

std::string RenderJson(const PathResult& result) { return Line(ToJson(result, "")); }

std::string RenderJson(const NoteLinks& links, std::string_view note) {
  return Line(ToJson(links, std::string(note)));
}

std::string RenderJson(const UnresolvedLinks& links) { return Line(ToJson(links)); }

std::string RenderJson(const SourceExcerpt& excerpt) { return Line(ToJson(excerpt)); }

std::string RenderJson(const Explanation& explanation) {
  return Line(JsonValue{{"version", kJsonVersion},
                        {"query", explanation.query},
                        {"explanation", ToJson(explanation)}});
}

std::string RenderJson(const Reason& reason, std::string_view query) {
  return Line(JsonValue{{"version", kJsonVersion}, {"query", query}, {"why", ToJson(reason)}});
}

std::string RenderJson(const AliasReview& review) { return Line(ToJson(review)); }

std::string RenderJson(const IndexInfo& info) { return Line(Versioned(ToJson(info))); }

std::string RenderJson(const Analysis& analysis, const QueryAnalysis& query,
                       std::string_view text) {
  return Line(ToJson(std::string(text), analysis, query));
}

std::string RenderJson(const Source& source, const Knowledge& knowledge) {
  return Line(ToJson(source, knowledge));
}

std::string RenderJson(const UpdateReport& report, bool dry_run) {
  return Line(ToJson(report, dry_run));
}

std::string RenderJson(const CheckReport& report) { return Line(ToJson(report)); }

std::string RenderJson(const RepairReport& report) { return Line(ToJson(report)); }

std::string RenderJson(const CompactReport& report) { return Line(ToJson(report)); }

std::string RenderJson(const IndexContents& contents) {
  JsonValue object{{"version", kJsonVersion}};
  AddContents(contents, object);
  return Line(object);
}

std::string RenderJson(const Staleness& staleness) { return Line(Versioned(ToJson(staleness))); }

}  // namespace tanxun
