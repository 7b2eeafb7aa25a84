// SPDX-License-Identifier: GPL-2.0-or-later
// Results as JSON text, version 1: the same objects that the programs print with --json.
//
// Each function gives one line without its end: strict UTF-8 whatever the notes hold (bytes that
// are no UTF-8 are U+FFFD), keys in a fixed order, no raw character that drives a terminal. Keys
// may be added to version 1, after those there are; none is changed or dropped. Names of files,
// which may be any bytes, are written so that they can be turned back: see FileName().
//
// Pure functions, for any thread; std::bad_alloc aside they do not throw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/aliases.h"
#include "tanxun/analyzer.h"
#include "tanxun/chain.h"
#include "tanxun/contents.h"
#include "tanxun/entity.h"
#include "tanxun/explanation.h"
#include "tanxun/export.h"
#include "tanxun/index_writer.h"
#include "tanxun/knowledge.h"
#include "tanxun/links.h"
#include "tanxun/maintenance.h"
#include "tanxun/searcher.h"
#include "tanxun/source.h"

namespace tanxun TANXUN_API {

// The bytes of a file's name that a result writes as `text`, where "\xff" stands for a byte that is
// no UTF-8 and "\x5c" for a backslash that would read as such.
std::string FileName(std::string_view text);

// Of Searcher::Search() and Similar(). with_facets: the key "facets" is there even if there are
// none.
std::string RenderJson(const SearchResult& result, bool with_facets = false);
// One of its hits: what --ndjson prints a line of.
std::string RenderJson(const Hit& hit);
// Of Searcher::Ask().
std::string RenderJson(const AskResult& result);
// Of Searcher::Facts().
std::string RenderJson(const std::vector<Fact>& facts);
// One of them.
std::string RenderJson(const Fact& fact);
// Of Searcher::CountFacets(). query: what was counted, as it was asked.
std::string RenderJson(const Facets& facets, std::string_view query);
// Of Searcher::Entity(). name: as it was asked.
std::string RenderJson(const std::vector<EntityCard>& cards, std::string_view name);
// Of Searcher::Path().
std::string RenderJson(const PathResult& result);
// Of Searcher::Links(). note: as it was asked.
std::string RenderJson(const NoteLinks& links, std::string_view note);
// Of Searcher::FindUnresolvedLinks().
std::string RenderJson(const UnresolvedLinks& links);
// Of Searcher::Get().
std::string RenderJson(const SourceExcerpt& excerpt);
// Of Searcher::Explain(): its values are under "explanation".
std::string RenderJson(const Explanation& explanation);
// Of Searcher::Why(): its values are under "why". query: as it was asked.
std::string RenderJson(const Reason& reason, std::string_view query);
// Of Searcher::ReviewAliases().
std::string RenderJson(const AliasReview& review);
// Of Searcher::Info() and IndexWriter::Info().
std::string RenderJson(const IndexInfo& info);

// Of Analyze() and AnalyzeQuery(). text: what was analysed.
std::string RenderJson(const Analysis& analysis, const QueryAnalysis& query, std::string_view text);
// What the reader and the extractors see in one source.
std::string RenderJson(const Source& source, const Knowledge& knowledge);

// Of IndexWriter. dry_run: as in UpdateOptions; nothing was changed.
std::string RenderJson(const UpdateReport& report, bool dry_run = false);
// Of CheckIndex().
std::string RenderJson(const CheckReport& report);
// Of RepairIndex().
std::string RenderJson(const RepairReport& report);
// Of CompactIndex().
std::string RenderJson(const CompactReport& report);
// Of MeasureIndex().
std::string RenderJson(const IndexContents& contents);
// Of CompareWithDisk().
std::string RenderJson(const Staleness& staleness);

}  // namespace tanxun
