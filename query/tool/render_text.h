// SPDX-License-Identifier: GPL-2.0-or-later
// Results as text for people: each a function from values to a string, every foreign character made
// safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/tool/terminal.h"
#include "tanxun/analyzer.h"
#include "tanxun/searcher.h"

namespace tanxun {

struct TextView {
  TerminalStyle style;
  // The file a path of the index stands for, absolute; empty if unknown. For links.
  std::function<std::string(const std::string& path)> locate;
  // The source's lines around a hit, shown in place of its snippet; nothing = show the snippet.
  std::function<std::optional<SourceExcerpt>(const Hit& hit)> excerpt;
};

// "FILE.jsonl#ID" for a record, else the path: the name a person can ask for.
std::string SourceName(const Hit& hit);

// "🔴 red"; empty for none.
std::string StatusMark(StatusLevel level);

std::string RenderHits(const std::vector<Hit>& hits, const TextView& view);

// For standard error: warnings, the names searched as one, why nothing was found.
std::vector<std::string> SearchNotes(const SearchResult& result);

// For a result of Similar() without hits.
std::string_view WhyNothingSimilar(const SearchResult& result);

// Lines "PATH:LINE:COLUMN:TEXT" at the first match, a byte column; where the view has no excerpt or
// the match is not in it, at the hit's beginning.
std::string RenderVimgrep(const std::vector<Hit>& hits, const TextView& view);

// Lines `QID Q0 DOCID RANK SCORE NAME` of a TREC run. DOCID: the record's id, else the path, blanks
// as %20. A source counts once, at its best rank.
std::string RenderTrecRun(const std::string& query_id, const std::vector<Hit>& hits,
                          const std::string& run_name);

std::string RenderAsk(const AskResult& result, const TextView& view);
// A line a fact, its place behind it, or before it for who reads on from places.
enum class PlaceSide { kBehind, kBefore };
std::string RenderFacts(const std::vector<Fact>& facts, const TextView& view,
                        PlaceSide side = PlaceSide::kBehind);

// Bars on a terminal; elsewhere rows "FIELD: VALUE<TAB>COUNT".
std::string RenderFacets(const Facets& facets, const TextView& view);

// Every stage: the text normalized and folded, each unit with its terms, the counted terms of an
// index, and what a query of the same text asks for.
std::string RenderAnalysis(const Analysis& analysis, const QueryAnalysis& query);

}  // namespace tanxun
