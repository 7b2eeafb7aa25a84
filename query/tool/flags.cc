// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <utility>

#include "indexer/tool/locate.h"
#include "indexer/tool/pager.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/suggest.h"
#include "query/tool/commands.h"
#include "query/tool/disk_path.h"
#include "tanxun/query_reference.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr Choice<ColorChoice> kColors[] = {
    {"auto", ColorChoice::kAuto}, {"always", ColorChoice::kAlways}, {"never", ColorChoice::kNever}};
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

void AddOutputFlags(FlagTable& flags, OutputFlags& output) {
  flags.Text("--db", {"DIR", ValueKind::kFolder}, output.db, "the index's folder");
  flags.Switch("--json", output.json, "print one JSON object");
  flags.Switch("--ndjson", output.ndjson, "print JSON, one object a line");
  flags.OneOf("--color", "WHEN", output.color, kColors, "colours and links");
  AddPagerFlag(flags, output.pager);
  flags.Switch("-q,--quiet", output.quiet, "print nothing but errors; the exit status tells");
}

void AddInFlag(FlagTable& flags, Filters& filters) {
  flags.List(
      "--in", {"GLOB", ValueKind::kSource}, filters.globs,
      "only paths that match, or below this folder; as the index has them, or ../x, ./x, /x");
}

void AddFilterFlags(FlagTable& flags, Filters& filters) {
  flags.List("--tag", {"TAG", ValueKind::kCounted}, filters.tags,
             "only with this tag or one below it");
  flags.List("--ticker", {"TICKER", ValueKind::kCounted}, filters.tickers,
             "only about this listing or its family");
  flags.List("--status",
             {"STATUS", ValueKind::kText, {"green", "yellow", "orange", "red", "unknown"}},
             filters.statuses, "only with this status, or with >=yellow at least this");
  flags.List("--entity", {"NAME", ValueKind::kCounted}, filters.entities, "only about this entity");
  flags.List("--lang", {"LANG", ValueKind::kText, {"zh", "en", "mixed"}}, filters.languages,
             "only in this language");
  flags.Text("--since", {"DATE"}, filters.since,
             "only dated then or later (2025, 2025-10, 2025-10-07)");
  flags.Text("--until", {"DATE"}, filters.until, "only dated then or earlier");
  AddInFlag(flags, filters);
}

void AddNoAliasFlag(FlagTable& flags, bool& use_aliases) {
  flags.Switch("--no-alias", use_aliases, "search the words as written only", false);
}

void AddFacetFlag(FlagTable& flags, Words& fields, std::string help) {
  flags.List("--facet", {"FIELD", ValueKind::kText, FacetFieldNames()}, fields, std::move(help));
}

void AddPageFlags(FlagTable& flags, int& limit, int& offset) {
  flags.Number("-n,--limit", "N", limit, {0, 10'000}, "hits at most");
  flags.Number("--offset", "N", offset, {0, 10'000}, "hits passed over");
}

void AddSortFlag(FlagTable& flags, SortOrder& order) {
  flags.OneOf("--sort", "ORDER", order, kSortOrders, "order of the hits");
}

void AddGroupFlag(FlagTable& flags, Grouping& grouping, std::string help) {
  flags.OneOf("--group", "UNIT", grouping, kGroupings, std::move(help));
}

void AddRequestFlags(FlagTable& flags, SearchRequest& request) {
  AddPageFlags(flags, request.limit, request.offset);
  AddFilterFlags(flags, request.filters);
  AddNoAliasFlag(flags, request.use_aliases);
  flags.Switch("--strict", request.strict, "a query that cannot be read is an error");
}

const Words& FacetFieldNames() {
  static const Words names = [] {
    Words facets;
    for (const QueryField& field : QueryFields()) {
      if (field.is_facet) facets.emplace_back(field.name);
    }
    return facets;
  }();
  return names;
}

Result<Words> ReadFacetFields(const Words& values) {
  const Words& known = FacetFieldNames();
  Words fields;
  for (const std::string& value : values) {
    std::istringstream parts(value);
    for (std::string field; std::getline(parts, field, ',');) {
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

Result<Searcher> OpenNamedIndex(const std::string& db, std::string& folder) {
  const auto named = IndexFolder(db);
  if (!named) return Error{ErrorCode::kIndexMissing, std::string(kNoIndexHere)};
  std::error_code error;
  const fs::path absolute = fs::absolute(*named, error);
  folder = (error ? *named : absolute.lexically_normal()).string();
  Result<Searcher> searcher = Searcher::Open(*named);
  if (!searcher.ok() && searcher.error().code == ErrorCode::kIndexMissing) {
    return Error{ErrorCode::kIndexMissing, std::string(kNoIndexHere)};
  }
  return searcher;
}

OpenIndex OpenForReading(const OutputFlags& flags, const Asked& asked, Filters* filters) {
  EndOnInterrupt();
  OpenIndex index;
  Result<Searcher> searcher = OpenNamedIndex(flags.db, index.folder);
  if (!searcher.ok()) {
    Fail(searcher.error(), flags, asked);
    if (searcher.error().code == ErrorCode::kIndexMissing && !index.folder.empty()) {
      Complain(kReaderName, "looked in " + index.folder);
    }
    return index;
  }
  if (filters != nullptr) {
    const Result<void> read = ReadGlobs(searcher->Info(), *filters);
    if (!read.ok()) {
      Fail(read.error(), flags, asked);
      return index;
    }
  }
  index.searcher = std::move(searcher).value();
  index.exit = kExitFound;
  return index;
}

TextView ViewOf(const OutputFlags& flags, const Searcher& searcher) {
  TextView view;
  view.style = StdoutStyle(flags.color);
  if (view.style.links) {
    std::vector<fs::path> roots;
    for (const auto& [name, root] : searcher.Info().collections) {
      if (!root.empty()) roots.emplace_back(root);  // Records from standard input have no folder.
    }
    view.locate = [roots](const std::string& path) { return FileOf(roots, path); };
  }
  return view;
}

std::string JsonText(const JsonValue& object, const OutputFlags& output) {
  return output.ndjson ? JsonOnOneLine(object) : PrettyJson(object);
}

std::string JsonText(const Json& object, const OutputFlags& output) {
  return output.ndjson ? JsonOnOneLine(object) : PrettyJson(object);
}

Layout LayoutOf(const Error& error) {
  return error.code == ErrorCode::kBadQuery ? Layout::kBody : Layout::kLine;
}

int Fail(const Error& error, const OutputFlags& flags, const Asked& asked) {
  if (flags.json || flags.ndjson) {
    Print(JsonText(ErrorToJson(asked.key, asked.text, error.message), flags));
  }
  Complain(kReaderName, error.message, LayoutOf(error));
  return kExitError;
}

}  // namespace tanxun
