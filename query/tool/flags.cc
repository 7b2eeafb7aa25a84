// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/tool/locate.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/suggest.h"
#include "query/tool/commands.h"
#include "query/tool/render_json.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

template <typename Value>
Result<Value> ReadChoice(const std::string& flag, const std::string& value,
                         const std::vector<std::pair<std::string, Value>>& choices) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : choices) {
    if (name == value) return meaning;
    names.push_back(name);
  }
  return Error{ErrorCode::kBadArgument,
               fmt::format("{}: {} is none of {}{}", flag, value, fmt::join(names, ", "),
                           DidYouMean(value, names))};
}

// The file of a path of the index: below the one root that has it. Two roots that have it leave
// the choice open, so there is no link.
std::string FileOf(const std::vector<fs::path>& roots, const std::string& path) {
  std::string found;
  for (const fs::path& root : roots) {
    std::error_code error;
    fs::path file = root / path;
    if (!fs::is_regular_file(file, error)) {
      if (root.filename() != path || !fs::is_regular_file(root, error)) continue;
      file = root;  // A lone file is a collection of its own.
    }
    if (!found.empty()) return "";
    found = file.string();
  }
  return found;
}

}  // namespace

void AddOutputFlags(CLI::App& app, OutputFlags& flags, bool with_ndjson) {
  app.add_option("--db", flags.db, "the index's folder")->type_name("DIR");
  app.add_flag("--json", flags.json, "print one JSON object");
  if (with_ndjson) app.add_flag("--ndjson", flags.ndjson, "print JSON, one object a line");
  app.add_option("--color", flags.color, "auto, always or never (auto)")->type_name("WHEN");
  app.add_flag("-q,--quiet", flags.quiet, "print nothing but errors; the exit status tells");
}

void AddInFlag(CLI::App& app, Filters& filters) {
  AddList(app, "--in", filters.globs, "only paths that match, or below this folder")
      ->type_name("GLOB");
}

void AddFilterFlags(CLI::App& app, Filters& filters) {
  AddList(app, "--tag", filters.tags, "only with this tag or one below it")->type_name("TAG");
  AddList(app, "--ticker", filters.tickers, "only about this listing or its family")
      ->type_name("TICKER");
  AddList(app, "--status", filters.statuses, "only with this status: red, >=yellow")
      ->type_name("STATUS");
  AddList(app, "--entity", filters.entities, "only about this entity")->type_name("NAME");
  AddList(app, "--lang", filters.languages, "only in this language: zh, en, mixed")
      ->type_name("LANG");
  app.add_option("--since", filters.since, "only dated then or later: 2025, 2025-10, 2025-10-07")
      ->type_name("DATE");
  app.add_option("--until", filters.until, "only dated then or earlier")->type_name("DATE");
  AddInFlag(app, filters);
}

void AddRequestFlags(CLI::App& app, SearchRequest& request) {
  app.add_option("-n,--limit", request.limit, "hits at most (10)")
      ->type_name("N")
      ->check(CLI::Range(0, 10'000));
  app.add_option("--offset", request.offset, "hits passed over (0)")
      ->type_name("N")
      ->check(CLI::Range(0, 10'000));
  AddFilterFlags(app, request.filters);
  app.add_flag_callback(
      "--no-alias", [&request] { request.use_aliases = false; },
      "search the words as written only");
  app.add_flag("--strict", request.strict, "a query that cannot be read is an error");
}

const std::vector<std::string>& FacetFieldNames() {
  static const std::vector<std::string> names = {"tag",  "ticker", "status", "lang",
                                                 "year", "entity", "folder", "kind"};
  return names;
}

Result<std::vector<std::string>> ReadFacetFields(const std::vector<std::string>& values) {
  const std::vector<std::string>& known = FacetFieldNames();
  std::vector<std::string> fields;
  for (const std::string& value : values) {
    for (const std::string& field : CLI::detail::split(value, ',')) {
      if (std::find(known.begin(), known.end(), field) == known.end()) {
        return Error{ErrorCode::kBadArgument,
                     fmt::format("unknown field {}{} (the fields are {})", field,
                                 DidYouMean(field, known), fmt::join(known, ", "))};
      }
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
    }
  }
  return fields;
}

Result<SortOrder> ReadSortOrder(const std::string& value) {
  return ReadChoice<SortOrder>("--sort", value,
                               {{"relevance", SortOrder::kRelevance},
                                {"date", SortOrder::kDate},
                                {"path", SortOrder::kPath}});
}

Result<Grouping> ReadGrouping(const std::string& value) {
  return ReadChoice<Grouping>("--group", value,
                              {{"passage", Grouping::kPassage}, {"source", Grouping::kSource}});
}

Result<ColorChoice> ReadColor(const std::string& value) {
  return ReadChoice<ColorChoice>("--color", value,
                                 {{"auto", ColorChoice::kAuto},
                                  {"always", ColorChoice::kAlways},
                                  {"never", ColorChoice::kNever}});
}

OpenIndex OpenForReading(const OutputFlags& flags, const Asked& asked) {
  EndOnInterrupt();
  OpenIndex index;
  const auto folder = IndexFolder(flags.db);
  if (!folder) {
    Fail({ErrorCode::kIndexMissing, std::string(kNoIndexHere)}, flags, asked);
    return index;
  }
  std::error_code error;
  const fs::path absolute = fs::absolute(*folder, error);
  index.folder = (error ? *folder : absolute.lexically_normal()).string();
  Result<Searcher> searcher = Searcher::Open(*folder);
  if (searcher.ok()) {
    index.searcher = std::move(searcher).value();
    index.exit = kExitFound;
  } else if (searcher.error().code == ErrorCode::kIndexMissing) {
    Fail({ErrorCode::kIndexMissing, std::string(kNoIndexHere)}, flags, asked);
    Complain(kReaderName, "looked in " + index.folder);
  } else {
    Fail(searcher.error(), flags, asked);
  }
  return index;
}

Result<TextView> ViewOf(const OutputFlags& flags, const Searcher& searcher) {
  const Result<ColorChoice> color = ReadColor(flags.color);
  if (!color.ok()) return color.error();
  TextView view;
  view.style = StdoutStyle(*color);
  if (view.style.links) {
    std::vector<fs::path> roots;
    for (const auto& [name, root] : searcher.Info().collections) {
      if (!root.empty()) roots.emplace_back(root);  // Records from standard input have no folder.
    }
    view.locate = [roots](const std::string& path) { return FileOf(roots, path); };
  }
  return view;
}

int Fail(const Error& error, const OutputFlags& flags, const Asked& asked) {
  if (flags.json || flags.ndjson) {
    const Json object = ErrorToJson(asked.key, asked.text, error.message);
    Print(flags.ndjson ? JsonOnOneLine(object) : PrettyJson(object));
  }
  return Fail(kReaderName, error.message);
}

}  // namespace tanxun
