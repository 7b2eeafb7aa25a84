// SPDX-License-Identifier: GPL-2.0-or-later
// The calls of tanxun/c.h that need no handle: versions, maintenance, stages alone.
#include <string>
#include <vector>

#include "indexer/json/json_text.h"
#include "indexer/json/reading_json.h"
#include "query/c_api/arguments.h"
#include "query/c_api/boundary.h"
#include "query/c_api/request_options.h"
#include "tanxun/analyzer.h"
#include "tanxun/c.h"
#include "tanxun/contents.h"
#include "tanxun/json.h"
#include "tanxun/maintenance.h"

namespace tanxun {
namespace {

// Gives out what `work` makes of the index in that folder: a Result that can be rendered.
template <typename Work>
tanxun_code RespondOf(const char* folder, size_t folder_size, tanxun_text** out, const Work& work) {
  return Respond(out, [&]() -> Reply {
    const Result<std::filesystem::path> path = FolderOf(folder, folder_size);
    if (!path.ok()) return path.error();
    return Rendered(work(*path));
  });
}

JsonValue ReadingOf(const Source& source) { return ToJson(source, ExtractKnowledge(source)); }

}  // namespace
}  // namespace tanxun

using tanxun::JsonValue;
using tanxun::Reply;
using tanxun::Respond;
using tanxun::RespondOf;
using tanxun::TextOf;

uint32_t tanxun_abi_version(void) { return TANXUN_ABI_VERSION; }

const char* tanxun_version(void) { return TANXUN_VERSION; }

const char* tanxun_code_name(tanxun_code code) {
  static constexpr const char* kNames[] = {"ok",
                                           "bad_argument",
                                           "bad_query",
                                           "not_found",
                                           "index_missing",
                                           "index_damaged",
                                           "index_too_new",
                                           "index_too_old",
                                           "index_busy",
                                           "source_unreadable",
                                           "io",
                                           "cancelled",
                                           "timeout",
                                           "extension_missing",
                                           "no_memory",
                                           "internal"};
  static_assert(std::size(kNames) == TANXUN_INTERNAL + 1);
  return code >= 0 && code <= TANXUN_INTERNAL ? kNames[code] : "unknown";
}

tanxun_code tanxun_check(const char* folder, size_t folder_size, tanxun_text** out) {
  return RespondOf(folder, folder_size, out,
                   [](const auto& path) { return tanxun::CheckIndex(path); });
}

tanxun_code tanxun_repair(const char* folder, size_t folder_size, tanxun_text** out) {
  return RespondOf(folder, folder_size, out,
                   [](const auto& path) { return tanxun::RepairIndex(path); });
}

tanxun_code tanxun_compact(const char* folder, size_t folder_size, tanxun_text** out) {
  return RespondOf(folder, folder_size, out,
                   [](const auto& path) { return tanxun::CompactIndex(path); });
}

tanxun_code tanxun_contents(const char* folder, size_t folder_size, tanxun_text** out) {
  return RespondOf(folder, folder_size, out,
                   [](const auto& path) { return tanxun::MeasureIndex(path); });
}

tanxun_code tanxun_staleness(const char* folder, size_t folder_size, tanxun_text** out) {
  return RespondOf(folder, folder_size, out,
                   [](const auto& path) { return tanxun::CompareWithDisk(path); });
}

tanxun_code tanxun_analyze(const char* text, size_t text_size, tanxun_text** out) {
  return Respond(out, [&]() -> Reply {
    const auto given = TextOf({"text", text, text_size});
    if (!given.ok()) return given.error();
    return tanxun::RenderJson(tanxun::Analyze(*given), tanxun::AnalyzeQuery(*given), *given);
  });
}

tanxun_code tanxun_read(const char* bytes, size_t bytes_size, const char* name, size_t name_size,
                        const char* options, size_t options_size, tanxun_text** out) {
  return Respond(out, [&]() -> Reply {
    tanxun::ReadOptions reading;
    std::string called;
    TANXUN_TRY(tanxun::OptionsOf(reading).Read(options, options_size));
    TANXUN_TRY(tanxun::ReadName({"name", name, name_size}, called));
    const auto given = tanxun::BytesOf({"bytes", bytes, bytes_size}, tanxun::kMostNoteBytes);
    if (!given.ok()) return given.error();
    const auto sources = tanxun::ReadSource(*given, called, reading);
    if (!sources.ok()) return sources.error();
    return JsonValue{{"version", tanxun::kJsonVersion},
                     {"sources", tanxun::ListOf(*sources, tanxun::ReadingOf)}}
        .text();
  });
}
