// SPDX-License-Identifier: GPL-2.0-or-later
// The calls of tanxun/c.h that write an index.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/json/json_text.h"
#include "indexer/json/name_text.h"
#include "indexer/json/report_json.h"
#include "query/c_api/arguments.h"
#include "query/c_api/boundary.h"
#include "query/c_api/handle.h"
#include "query/c_api/request_options.h"
#include "tanxun/c.h"
#include "tanxun/index_writer.h"
#include "tanxun/json.h"

struct tanxun_writer : tanxun::Handle<tanxun::IndexWriter> {
  using Handle::Handle;
};

namespace tanxun {
namespace {

// The caller's function as the library calls it. stopped: whether it asked to stop.
ProgressCallback Calling(tanxun_progress_callback progress, void* user, bool& stopped) {
  if (progress == nullptr) return nullptr;
  return [progress, user, &stopped](const UpdateProgress& update) {
    const std::string path = NameText(update.path);
    const tanxun_progress told = {update.files,       update.total_files, update.bytes,
                                  update.total_bytes, path.c_str(),       path.size()};
    stopped |= progress(&told, user) == 0;
    return !stopped;
  };
}

Reply RunUpdate(IndexWriter& writer, const std::vector<std::string>& names,
                const UpdateOptions& options, tanxun_progress_callback progress, void* user) {
  const std::vector<std::filesystem::path> paths(names.begin(), names.end());
  bool stopped = false;
  const Result<UpdateReport> report =
      writer.Update(paths, options, Calling(progress, user, stopped));
  if (!report.ok()) return report.error();
  if (stopped && report->revision == 0) {
    return Error{ErrorCode::kCancelled, "the update was stopped; the index is as it was"};
  }
  return RenderJson(*report, options.dry_run);
}

Reply Put(IndexWriter& writer, const std::string& path, std::string_view text,
          const std::string& collection, bool replace) {
  const Result<std::vector<Source>> sources = ReadSource(text, path, ReadOptions{"UTF-8"});
  if (!sources.ok()) return sources.error();
  JsonValue problems = JsonValue::array();
  for (const Source& source : *sources) {
    TANXUN_TRY(replace ? writer.Replace(source, collection) : writer.Add(source, collection));
    for (const Problem& problem : source.problems) problems.push_back(ToJson(problem));
  }
  return JsonValue{{"version", kJsonVersion}, {"sources", sources->size()}, {"problems", problems}}
      .text();
}

}  // namespace
}  // namespace tanxun

using tanxun::IndexWriter;
using tanxun::OptionsOf;
using tanxun::OptionTable;
using tanxun::Rendered;
using tanxun::Reply;
using tanxun::RespondWith;
using tanxun::RunUpdate;

tanxun_code tanxun_writer_open(const char* folder, size_t folder_size, const char* options,
                               size_t options_size, tanxun_writer** writer, tanxun_text** message) {
  using Opened = tanxun::Result<std::unique_ptr<tanxun_writer>>;
  return tanxun::OpenHandle(writer, message, [&]() -> Opened {
    bool to_rebuild = false;
    TANXUN_TRY(OptionTable().Switch("to_rebuild", to_rebuild).Read(options, options_size));
    const tanxun::Result<std::filesystem::path> path = tanxun::FolderOf(folder, folder_size);
    if (!path.ok()) return path.error();
    tanxun::WriterOptions opening;
    opening.to_rebuild = to_rebuild;
    tanxun::Result<IndexWriter> opened = IndexWriter::Open(*path, opening);
    if (!opened.ok()) return opened.error();
    return std::make_unique<tanxun_writer>(std::move(*opened));
  });
}

void tanxun_writer_close(tanxun_writer* writer) { delete writer; }

void tanxun_writer_cancel(tanxun_writer* writer) {
  if (writer != nullptr) writer->slot.Cancel();
}

tanxun_code tanxun_update(tanxun_writer* writer, const char* options, size_t options_size,
                          tanxun_progress_callback progress, void* user, tanxun_text** out) {
  return RespondWith(writer, out, [&](IndexWriter& index, const auto& stop) -> Reply {
    tanxun::UpdateOptions update;
    update.limits.stop = stop;
    std::vector<std::string> paths;
    std::map<std::string, std::string> unsaved;
    TANXUN_TRY(OptionsOf(update)
                   .FileNames("paths", paths)
                   .TextsByFile("unsaved", unsaved)
                   .Read(options, options_size));
    update.unsaved.insert(unsaved.begin(), unsaved.end());
    return RunUpdate(index, paths, update, progress, user);
  });
}

tanxun_code tanxun_put(tanxun_writer* writer, const char* path, size_t path_size, const char* text,
                       size_t text_size, const char* options, size_t options_size,
                       tanxun_text** out) {
  return RespondWith(writer, out, [&](IndexWriter& index, const auto& /*stop*/) -> Reply {
    std::string name;
    std::string collection = "memory";
    bool replace = true;
    TANXUN_TRY(tanxun::ReadName({"path", path, path_size}, name));
    TANXUN_TRY(OptionTable()
                   .FileName("collection", collection)
                   .Switch("replace", replace)
                   .Read(options, options_size));
    const auto note = tanxun::TextOf({"text", text, text_size}, tanxun::kMostNoteBytes);
    if (!note.ok()) return note.error();
    return tanxun::Put(index, name, *note, collection, replace);
  });
}

tanxun_code tanxun_commit(tanxun_writer* writer, tanxun_text** out) {
  return RespondWith(writer, out, [](IndexWriter& index, const auto& /*stop*/) -> Reply {
    return Rendered(index.Commit());
  });
}

tanxun_code tanxun_put_records(tanxun_writer* writer, const char* json_lines,
                               size_t json_lines_size, const char* options, size_t options_size,
                               tanxun_text** out) {
  return RespondWith(writer, out, [&](IndexWriter& index, const auto& /*stop*/) -> Reply {
    tanxun::UpdateOptions update;
    std::string collection;
    TANXUN_TRY(OptionTable()
                   .FileName("collection", collection)
                   .Number("max_file_bytes", update.max_file_bytes, tanxun::kAnySize)
                   .Read(options, options_size));
    const auto lines =
        tanxun::TextOf({"JSON Lines", json_lines, json_lines_size}, tanxun::kMostNoteBytes);
    if (!lines.ok()) return lines.error();
    return Rendered(index.UpdateRecords(*lines, collection, update));
  });
}

tanxun_code tanxun_remove(tanxun_writer* writer, const char* options, size_t options_size,
                          tanxun_text** out) {
  return RespondWith(writer, out, [&](IndexWriter& index, const auto& /*stop*/) -> Reply {
    std::vector<std::string> paths;
    TANXUN_TRY(OptionTable().FileNames("paths", paths).Read(options, options_size));
    if (paths.empty()) return tanxun::BadArgument("the option paths names nothing");
    return Rendered(index.Remove(paths));
  });
}

tanxun_code tanxun_writer_info(tanxun_writer* writer, tanxun_text** out) {
  return RespondWith(writer, out, [](const IndexWriter& index, const auto& /*stop*/) -> Reply {
    return tanxun::RenderJson(index.Info());
  });
}
