// SPDX-License-Identifier: GPL-2.0-or-later
// Results as JSON, version 1: keys in the documented order, further keys after them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/json/json_text.h"
#include "tanxun/analyzer.h"
#include "tanxun/searcher.h"

namespace tanxun {

JsonValue ToJson(const Hit& hit);
// with_facets: the request named facets, so the key is there even if there are none.
JsonValue ToJson(const SearchResult& result, bool with_facets);
// id: of a batch's line; nothing = null.
JsonValue ToJson(const AskResult& result, const std::optional<std::string>& id);
// Why there is no result; `key` ("query", "question") names what was asked, empty = nothing was.
JsonValue ErrorToJson(const std::string& key, const std::string& text, const std::string& reason);
JsonValue FactsToJson(const std::vector<Fact>& facts);
JsonValue FacetsToJson(const std::string& query, const Facets& facets);
JsonValue ToJson(const FacetValue& value);
JsonValue ToJson(const SourceExcerpt& excerpt);
JsonValue ToJson(const std::string& text, const Analysis& analysis, const QueryAnalysis& query);

}  // namespace tanxun
