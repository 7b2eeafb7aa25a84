// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/mcp_resources.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "indexer/json/name_text.h"
#include "indexer/tool/safe_text.h"
#include "query/tool/mcp_tool.h"
#include "query/tool/render_text.h"
#include "query/tool/tanxun_uri.h"

namespace tanxun {
namespace {

constexpr int kPageSize = 200;
constexpr int kMostOffset = 10'000;  // Of a search.
constexpr std::size_t kMostBytes = 1u << 20;

std::string_view MimeType(std::string_view path) {
  if (path.ends_with(".md") || path.ends_with(".markdown")) return "text/markdown";
  if (path.ends_with(".html") || path.ends_with(".htm")) return "text/html";
  return "text/plain";
}

Json Listed(const Hit& hit) {
  const std::string name = SourceName(hit);
  Json resource{{"uri", WriteSourceUri(name)}, {"name", NameText(name)}};
  if (!hit.title.empty()) resource["title"] = hit.title;
  resource["mimeType"] = MimeType(hit.path);
  return resource;
}

// A cursor is the number of sources before its page.
std::optional<int> OffsetOf(const ReceivedJson& params) {
  const auto cursor = params.find("cursor");
  if (cursor == params.end()) return 0;
  if (!cursor->is_string()) return std::nullopt;
  const auto& text = cursor->get_ref<const std::string&>();
  int offset = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), offset);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || offset < 0 || offset > kMostOffset) return std::nullopt;
  return offset;
}

RpcError Unreadable(const Error& error) {
  const RpcCode code =
      error.code == ErrorCode::kNotFound ? RpcCode::kResourceNotFound : RpcCode::kInternalError;
  return {code, error.message};
}

}  // namespace

RpcResult ListResources(const ReceivedJson& params, const std::string& db) {
  const auto offset = OffsetOf(params);
  if (!offset) return RpcError{RpcCode::kInvalidParams, "that cursor is of no page"};
  const Result<ServedIndex> index = OpenServedIndex(db);
  if (!index.ok()) return Unreadable(index.error());
  SearchRequest request;
  request.sort = SortOrder::kPath;
  request.grouping = Grouping::kSource;
  request.limit = kPageSize;
  request.offset = *offset;
  request.limits = index->limits;
  const Result<SearchResult> result = index->searcher.Search(request);
  if (!result.ok()) return Unreadable(result.error());
  Json resources = Json::array();
  for (const Hit& hit : result->hits) resources.push_back(Listed(hit));
  Json page{{"resources", std::move(resources)}};
  const int next = *offset + kPageSize;
  if (static_cast<std::uint64_t>(next) < result->total && next <= kMostOffset) {
    page["nextCursor"] = std::to_string(next);
  }
  return page;
}

Json ListResourceTemplates() {
  return Json{{"resourceTemplates",
               Json::array({Json{{"uriTemplate", kUriTemplate},
                                 {"name", "note"},
                                 {"title", "A note's own lines · 笔记原文"},
                                 {"description",
                                  "A note of the index by its path, whole or `count` lines from "
                                  "`line`. 索引中一篇笔记的原文，可按行读取。"}}})}};
}

RpcResult ReadResource(const ReceivedJson& params, const std::string& db) {
  const auto uri = params.find("uri");
  if (uri == params.end() || !uri->is_string()) {
    return RpcError{RpcCode::kInvalidParams, "resources/read wants a uri"};
  }
  const auto place = ReadSourceUri(uri->get_ref<const std::string&>());
  if (!place) {
    return RpcError{RpcCode::kResourceNotFound, fmt::format("resources are {}", kUriTemplate)};
  }
  const Result<ServedIndex> index = OpenServedIndex(db);
  if (!index.ok()) return Unreadable(index.error());
  LineRange lines;
  if (place->line != 0) lines = {place->line, place->line};
  if (place->count != 0)
    lines = {std::max(place->line, 1u), std::max(place->line, 1u) + place->count - 1};
  const Result<SourceExcerpt> excerpt = index->searcher.Get(place->path, lines);
  if (!excerpt.ok()) return Unreadable(excerpt.error());
  if (excerpt->text.size() > kMostBytes) {
    return RpcError{RpcCode::kInternalError,
                    "that is more than 1 MB; read it by lines: ?line=1&count=1000"};
  }
  return Json{{"contents", Json::array({Json{{"uri", *uri},
                                             {"mimeType", MimeType(excerpt->path)},
                                             {"text", excerpt->text}}})}};
}

}  // namespace tanxun
