// SPDX-License-Identifier: GPL-2.0-or-later
// The calls of tanxun/c.h that read an index.
#include <memory>
#include <string>

#include "indexer/json/json_text.h"
#include "indexer/json/value_json.h"
#include "query/c_api/arguments.h"
#include "query/c_api/boundary.h"
#include "query/c_api/handle.h"
#include "query/c_api/request_options.h"
#include "tanxun/c.h"
#include "tanxun/json.h"
#include "tanxun/searcher.h"

struct tanxun_searcher : tanxun::Handle<tanxun::Searcher> {
  using Handle::Handle;
};

namespace tanxun {
namespace {

struct OptionText {
  const char* data;
  std::size_t size;
};

// A call that is a request: what is asked about, and options for the rest of it. answer(searcher,
// request) gives the Reply.
template <typename Request, typename Answer>
tanxun_code Ask(tanxun_searcher* searcher, const Argument& text, std::string Request::*subject,
                const OptionText& options, tanxun_text** out, const Answer& answer) {
  return RespondWith(searcher, out, [&](const Searcher& index, const auto& stop) -> Reply {
    Request request;
    request.limits.stop = stop;
    TANXUN_TRY(ReadText(text, request.*subject));
    TANXUN_TRY(OptionsOf(request).Read(options.data, options.size));
    return answer(index, request);
  });
}

}  // namespace
}  // namespace tanxun

using tanxun::AskRequest;
using tanxun::EntityRequest;
using tanxun::FacetRequest;
using tanxun::FactRequest;
using tanxun::OptionsOf;
using tanxun::PathRequest;
using tanxun::Rendered;
using tanxun::RenderJson;
using tanxun::Reply;
using tanxun::RespondWith;
using tanxun::Searcher;
using tanxun::SearchRequest;

tanxun_code tanxun_searcher_open(const char* folder, size_t folder_size, tanxun_searcher** searcher,
                                 tanxun_text** message) {
  using Opened = tanxun::Result<std::unique_ptr<tanxun_searcher>>;
  return tanxun::OpenHandle(searcher, message, [&]() -> Opened {
    const tanxun::Result<std::filesystem::path> path = tanxun::FolderOf(folder, folder_size);
    if (!path.ok()) return path.error();
    tanxun::Result<Searcher> opened = Searcher::Open(*path);
    if (!opened.ok()) return opened.error();
    return std::make_unique<tanxun_searcher>(std::move(*opened));
  });
}

void tanxun_searcher_close(tanxun_searcher* searcher) { delete searcher; }

tanxun_code tanxun_searcher_refresh(tanxun_searcher* searcher, tanxun_text** out) {
  return RespondWith(searcher, out, [](Searcher& index, const auto& /*stop*/) -> Reply {
    const tanxun::Result<bool> refreshed = index.Refresh();
    if (!refreshed.ok()) return refreshed.error();
    return tanxun::JsonValue{{"version", tanxun::kJsonVersion},
                             {"refreshed", *refreshed},
                             {"index", tanxun::ToJson(index.Info())}}
        .text();
  });
}

void tanxun_searcher_cancel(tanxun_searcher* searcher) {
  if (searcher != nullptr) searcher->slot.Cancel();
}

tanxun_code tanxun_search(tanxun_searcher* searcher, const char* query, size_t query_size,
                          const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"query", query, query_size}, &SearchRequest::query,
                     {options, options_size}, out,
                     [](const Searcher& index, const SearchRequest& request) {
                       return Rendered(index.Search(request), !request.facets.empty());
                     });
}

tanxun_code tanxun_ask(tanxun_searcher* searcher, const char* question, size_t question_size,
                       const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"question", question, question_size}, &AskRequest::question,
                     {options, options_size}, out,
                     [](const Searcher& index, const AskRequest& request) {
                       return Rendered(index.Ask(request));
                     });
}

tanxun_code tanxun_facts(tanxun_searcher* searcher, const char* entity, size_t entity_size,
                         const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"entity", entity, entity_size}, &FactRequest::entity,
                     {options, options_size}, out,
                     [](const Searcher& index, const FactRequest& request) {
                       return Rendered(index.Facts(request));
                     });
}

tanxun_code tanxun_facets(tanxun_searcher* searcher, const char* query, size_t query_size,
                          const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"query", query, query_size}, &FacetRequest::query,
                     {options, options_size}, out,
                     [](const Searcher& index, const FacetRequest& request) {
                       return Rendered(index.CountFacets(request), request.query);
                     });
}

tanxun_code tanxun_entity(tanxun_searcher* searcher, const char* name, size_t name_size,
                          const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"name", name, name_size}, &EntityRequest::name,
                     {options, options_size}, out,
                     [](const Searcher& index, const EntityRequest& request) {
                       return Rendered(index.Entity(request), request.name);
                     });
}

tanxun_code tanxun_path(tanxun_searcher* searcher, const char* from, size_t from_size,
                        const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"name", from, from_size}, &PathRequest::from,
                     {options, options_size}, out,
                     [](const Searcher& index, const PathRequest& request) {
                       return Rendered(index.Path(request));
                     });
}

tanxun_code tanxun_links(tanxun_searcher* searcher, const char* note, size_t note_size,
                         const char* options, size_t options_size, tanxun_text** out) {
  return RespondWith(searcher, out, [&](const Searcher& index, const auto& stop) -> Reply {
    tanxun::LinksRequest request;
    request.limits.stop = stop;
    std::string name;
    TANXUN_TRY(tanxun::ReadText({"note", note, note_size}, name));
    TANXUN_TRY(OptionsOf(request).Read(options, options_size));
    request.note = tanxun::FileName(name);
    return Rendered(index.Links(request), name);
  });
}

tanxun_code tanxun_unresolved(tanxun_searcher* searcher, const char* options, size_t options_size,
                              tanxun_text** out) {
  return RespondWith(searcher, out, [&](const Searcher& index, const auto& stop) -> Reply {
    tanxun::UnresolvedRequest request;
    request.limits.stop = stop;
    TANXUN_TRY(OptionsOf(request).Read(options, options_size));
    return Rendered(index.FindUnresolvedLinks(request));
  });
}

tanxun_code tanxun_similar(tanxun_searcher* searcher, const char* path, size_t path_size,
                           const char* options, size_t options_size, tanxun_text** out) {
  return RespondWith(searcher, out, [&](const Searcher& index, const auto& stop) -> Reply {
    tanxun::SimilarRequest request;
    request.limits.stop = stop;
    TANXUN_TRY(tanxun::ReadName({"path", path, path_size}, request.path));
    TANXUN_TRY(OptionsOf(request).Read(options, options_size));
    return Rendered(index.Similar(request));
  });
}

tanxun_code tanxun_get(tanxun_searcher* searcher, const char* path, size_t path_size,
                       const char* options, size_t options_size, tanxun_text** out) {
  return RespondWith(searcher, out, [&](const Searcher& index, const auto& /*stop*/) -> Reply {
    std::string name;
    tanxun::LineRange lines;
    TANXUN_TRY(tanxun::ReadName({"path", path, path_size}, name));
    TANXUN_TRY(OptionsOf(lines).Read(options, options_size));
    return Rendered(index.Get(name, lines));
  });
}

tanxun_code tanxun_explain(tanxun_searcher* searcher, const char* query, size_t query_size,
                           const char* options, size_t options_size, tanxun_text** out) {
  return tanxun::Ask(searcher, {"query", query, query_size}, &SearchRequest::query,
                     {options, options_size}, out,
                     [](const Searcher& index, const SearchRequest& request) {
                       return Rendered(index.Explain(request));
                     });
}

tanxun_code tanxun_why(tanxun_searcher* searcher, const char* query, size_t query_size,
                       const char* options, size_t options_size, tanxun_text** out) {
  return RespondWith(searcher, out, [&](const Searcher& index, const auto& stop) -> Reply {
    tanxun::SearchRequest request;
    request.limits.stop = stop;
    std::string path;
    std::uint32_t line = 0;
    TANXUN_TRY(tanxun::ReadText({"query", query, query_size}, request.query));
    TANXUN_TRY(OptionsOf(request)
                   .FileName("path", path)
                   .Number("line", line, tanxun::kAnyLine)
                   .Read(options, options_size));
    if (path.empty()) return tanxun::BadArgument("the option path is missing");
    return Rendered(index.Why(request, path, line), request.query);
  });
}

tanxun_code tanxun_aliases(tanxun_searcher* searcher, tanxun_text** out) {
  return RespondWith(searcher, out, [](const Searcher& index, const auto& stop) -> Reply {
    return Rendered(index.ReviewAliases({.stop = stop}));
  });
}

tanxun_code tanxun_info(tanxun_searcher* searcher, tanxun_text** out) {
  return RespondWith(searcher, out, [](const Searcher& index, const auto& /*stop*/) -> Reply {
    return RenderJson(index.Info());
  });
}
