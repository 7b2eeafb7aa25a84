// SPDX-License-Identifier: GPL-2.0-or-later
// Everything that an index answers, as lines to compare: what the program tanxun prints as JSON.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/json/aliases_json.h"
#include "indexer/json/value_json.h"
#include "indexer/tool/json_tree.h"
#include "query/json/entity_json.h"
#include "query/json/links_json.h"
#include "query/json/path_json.h"
#include "query/json/result_json.h"

namespace tanxun {

struct Asked {
  std::vector<std::string> queries;
  std::vector<std::string> questions;
  std::vector<std::string> names;  // Of entities.
  std::vector<std::string> paths;  // Of sources.
};

class AllAnswers {
 public:
  AllAnswers(const Searcher& searcher, const Asked& asked) : searcher_(searcher) {
    AddWhole();
    for (const std::string& query : asked.queries) AddQuery(query);
    for (const std::string& question : asked.questions) {
      AskRequest request;
      request.question = question;
      request.explain = true;
      Add("ask " + question, searcher.Ask(request),
          [](const AskResult& result) { return ToJson(result, {}); });
    }
    for (const std::string& name : asked.names) AddName(name);
    for (const std::string& path : asked.paths) AddPath(path);
  }

  std::vector<std::string> Take() && { return std::move(lines_); }

 private:
  static constexpr int kAll = 10'000;

  template <typename Value, typename Render>
  void Add(const std::string& what, const Result<Value>& result, const Render& render) {
    lines_.push_back(what + ": " + (result ? Shown(render(*result)) : result.error().message));
  }

  // Without what says how often and when it was committed.
  static std::string Shown(Json json) {
    if (json.is_object() && json.contains("index")) {
      json["index"].erase("revision");
      json["index"].erase("updated");
    }
    return JsonOnOneLine(json);
  }

  void AddWhole() {
    FactRequest facts;
    facts.limit = kAll;
    Add("facts", searcher_.Facts(facts), FactsToJson);
    for (const Grouping grouping : {Grouping::kSource, Grouping::kPassage}) {
      FacetRequest request;
      request.grouping = grouping;
      Add("facets", searcher_.CountFacets(request),
          [](const Facets& facets) { return FacetsToJson("", facets); });
    }
    UnresolvedRequest unresolved;
    unresolved.limit = kAll;
    Add("unresolved", searcher_.FindUnresolvedLinks(unresolved),
        [](const UnresolvedLinks& links) { return ToJson(links); });
    Add("aliases", searcher_.ReviewAliases(),
        [](const AliasReview& review) { return ToJson(review); });
  }

  void AddQuery(const std::string& query) {
    SearchRequest request;
    request.query = query;
    const auto add = [&](const std::string& how) {
      Add(how + query, searcher_.Search(request),
          [](const SearchResult& result) { return ToJson(result, true); });
    };
    add("first ten of ");
    request.limit = kAll;
    request.facets = {"tag", "ticker", "entity", "status"};
    add("all of ");
    request.grouping = Grouping::kSource;
    add("sources of ");
    request.grouping = Grouping::kPassage;
    request.sort = SortOrder::kDate;
    add("by date ");
  }

  void AddName(const std::string& name) {
    EntityRequest entity;
    entity.name = name;
    Add("entity " + name, searcher_.Entity(entity),
        [&](const std::vector<EntityCard>& cards) { return EntitiesToJson(name, cards, ""); });
    PathRequest path;
    path.from = name;
    Add("path " + name, searcher_.Path(path),
        [](const PathResult& result) { return ToJson(result, ""); });
    AddLinks(name);
  }

  void AddLinks(const std::string& note) {
    LinksRequest links;
    links.note = note;
    Add("links " + note, searcher_.Links(links),
        [&](const NoteLinks& found) { return ToJson(found, note); });
  }

  void AddPath(const std::string& path) {
    AddLinks(path);
    SimilarRequest similar;
    similar.path = path;
    Add("similar " + path, searcher_.Similar(similar),
        [](const SearchResult& result) { return ToJson(result, false); });
  }

  const Searcher& searcher_;
  std::vector<std::string> lines_;
};

}  // namespace tanxun
