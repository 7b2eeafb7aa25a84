// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/request_options.h"

namespace tanxun {
namespace {

// As the comments of tanxun/c.h have them.
constexpr NumberRange kHits = {0, 10'000};
constexpr NumberRange kSnippetBytes = {0, 100'000};
constexpr NumberRange kListed = {1, 1'000'000};

OptionTable OptionsOf(Filters& filters) {
  return OptionTable()
      .Texts("tags", filters.tags)
      .Texts("tickers", filters.tickers)
      .Texts("statuses", filters.statuses)
      .Texts("entities", filters.entities)
      .Texts("languages", filters.languages)
      .FileNames("globs", filters.globs)
      .Text("since", filters.since)
      .Text("until", filters.until);
}

void AddGrouping(OptionTable& table, Grouping& grouping) {
  table.OneOf("grouping", grouping,
              {{"passage", Grouping::kPassage}, {"source", Grouping::kSource}});
}

}  // namespace

OptionTable OptionsOf(SearchRequest& request) {
  OptionTable table;
  table.Object("filters", OptionsOf(request.filters))
      .Number("limit", request.limit, kHits)
      .Number("offset", request.offset, kHits)
      .OneOf("sort", request.sort,
             {{"relevance", SortOrder::kRelevance},
              {"date", SortOrder::kDate},
              {"path", SortOrder::kPath}})
      .Switch("use_aliases", request.use_aliases)
      .Switch("strict", request.strict)
      .Switch("exact_total", request.exact_total)
      .Number("snippet_bytes", request.snippet_bytes, kSnippetBytes)
      .Texts("facets", request.facets);
  AddGrouping(table, request.grouping);
  table.Milliseconds("time_ms", request.limits.time);
  return table;
}

OptionTable OptionsOf(AskRequest& request) {
  return OptionTable()
      .FileName("path", request.path)
      .Object("filters", OptionsOf(request.filters))
      .Text("as_of", request.as_of)
      .Number("limit", request.limit, {1, 1'000})
      .Number("passages", request.passages, {0, 100})
      .Milliseconds("time_ms", request.limits.time);
}

OptionTable OptionsOf(FactRequest& request) {
  return OptionTable()
      .Text("attribute", request.attribute)
      .Object("filters", OptionsOf(request.filters))
      .Number("limit", request.limit, kListed)
      .Milliseconds("time_ms", request.limits.time);
}

OptionTable OptionsOf(FacetRequest& request) {
  OptionTable table;
  table.Texts("fields", request.fields)
      .Object("filters", OptionsOf(request.filters))
      .Switch("use_aliases", request.use_aliases)
      .Number("limit", request.limit, kHits);
  AddGrouping(table, request.grouping);
  table.Milliseconds("time_ms", request.limits.time);
  return table;
}

OptionTable OptionsOf(EntityRequest& request) {
  return OptionTable()
      .Number("facts", request.facts, {0, 1'000'000})
      .Number("statements", request.statements, {1, 1'000})
      .Number("cards", request.cards, {1, 1'000})
      .Milliseconds("time_ms", request.limits.time);
}

OptionTable OptionsOf(PathRequest& request) {
  return OptionTable()
      .Text("to", request.to)
      .Number("depth", request.depth, {1, 100})
      .Number("limit", request.limit, {1, 10'000})
      .Switch("upstream", request.upstream)
      .Switch("downstream", request.downstream)
      .Milliseconds("time_ms", request.limits.time);
}

OptionTable OptionsOf(LinksRequest& request) {
  return OptionTable()
      .Number("limit", request.limit, kListed)
      .Milliseconds("time_ms", request.limits.time);
}

OptionTable OptionsOf(UnresolvedRequest& request) {
  return OptionTable()
      .Switch("dangling", request.dangling)
      .Switch("ambiguous", request.ambiguous)
      .FileNames("globs", request.globs)
      .Number("limit", request.limit, kListed)
      .Milliseconds("time_ms", request.limits.time);
}

OptionTable OptionsOf(SimilarRequest& request) {
  OptionTable table;
  table.Number("line", request.line, kAnyLine)
      .Text("text", request.text)
      .Object("filters", OptionsOf(request.filters))
      .Number("limit", request.limit, kHits)
      .Number("offset", request.offset, kHits)
      .Number("snippet_bytes", request.snippet_bytes, kSnippetBytes);
  AddGrouping(table, request.grouping);
  table.Milliseconds("time_ms", request.limits.time);
  return table;
}

OptionTable OptionsOf(LineRange& lines) {
  return OptionTable().Number("first", lines.first, kAnyLine).Number("last", lines.last, kAnyLine);
}

OptionTable OptionsOf(ReadOptions& options) {
  return OptionTable()
      .Text("encoding", options.encoding)
      .Number("max_file_bytes", options.max_file_bytes, kAnySize)
      .Number("max_collection_bytes", options.max_collection_bytes, kAnySize);
}

OptionTable OptionsOf(UpdateOptions& options) {
  return OptionTable()
      .FileNames("globs", options.globs)
      .Switch("hidden", options.hidden)
      .Switch("use_ignore_files", options.use_ignore_files)
      .Switch("follow_links", options.follow_links)
      .Number("max_file_bytes", options.max_file_bytes, kAnySize)
      .Text("encoding", options.encoding)
      .Switch("dry_run", options.dry_run)
      .Switch("rebuild", options.rebuild)
      .Switch("force", options.force)
      .Number("jobs", options.jobs, {0, 1'024})
      .Number("memory_bytes", options.memory_bytes, kAnySize)
      .FileNames("collections", options.collections)
      .FileNames("reread", options.reread)
      .Switch("name_changes", options.name_changes)
      .Milliseconds("time_ms", options.limits.time);
}

}  // namespace tanxun
