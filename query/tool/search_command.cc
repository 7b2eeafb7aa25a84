// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/tool/suggest.h"
#include "query/tool/batch.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_json.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

enum class Format { kText, kJson, kNdjson, kFiles, kCount, kTrec, kVimgrep };

struct SearchFlags {
  OutputFlags output;
  SearchRequest request;
  std::string sort = "relevance";
  std::string group = "passage";
  std::vector<std::string> facets;
  std::string format_name;
  Format format = Format::kText;
  std::string queries;
  std::string run = "tanxun";
  int context = -1;  // Lines; -1 = the snippet.
  bool files = false;
  bool null = false;
  bool count = false;
  bool explain = false;
};

void AddFlags(CLI::App& app, SearchFlags& flags) {
  AddRequestFlags(app, flags.request);
  app.add_option("--sort", flags.sort, "relevance, date or path")->type_name("ORDER");
  app.add_option("--group", flags.group, "passage, or source: its best passage only")
      ->type_name("UNIT");
  AddList(app, "--facet", flags.facets, "also count this field over all matches (JSON)")
      ->type_name("FIELD");
  app.add_option("--context", flags.context, "show the source's own lines, N more on each side")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000));
  app.add_flag("-l,--files", flags.files, "print only the sources' paths");
  app.add_flag("-0,--null", flags.null, "with -l: a zero byte after each path");
  app.add_flag("--count", flags.count, "print only how many passages match");
  app.add_flag("--explain", flags.explain, "also say how the query was read and hits were scored");
  app.add_option("--queries", flags.queries, "run every line ID<TAB>QUERY of a file")
      ->type_name("FILE");
  app.add_option("--format", flags.format_name, "text, json, ndjson, vimgrep or trec")
      ->type_name("FORMAT");
  app.add_option("--run", flags.run, "the run's name in trec output (tanxun)")->type_name("NAME");
  AddOutputFlags(app, flags.output, true);
}

Result<Format> ReadFormat(const SearchFlags& flags) {
  if (flags.count) return Format::kCount;
  if (flags.files || flags.null) return Format::kFiles;
  if (flags.output.ndjson) return Format::kNdjson;
  if (flags.output.json) return Format::kJson;
  const std::string& name = flags.format_name;
  if (name == "trec" || (name.empty() && !flags.queries.empty())) return Format::kTrec;
  if (name.empty() || name == "text") return Format::kText;
  if (name == "json") return Format::kJson;
  if (name == "ndjson") return Format::kNdjson;
  if (name == "vimgrep") return Format::kVimgrep;
  return Error{ErrorCode::kBadArgument,
               fmt::format("--format: {} is none of text, json, ndjson, vimgrep, trec{}", name,
                           DidYouMean(name, {"text", "json", "ndjson", "vimgrep", "trec"}))};
}

// Turns words for choices into the request. Error: kBadArgument.
Result<void> Settle(SearchFlags& flags) {
  const Result<SortOrder> sort = ReadSortOrder(flags.sort);
  if (!sort.ok()) return sort.error();
  flags.request.sort = *sort;
  const Result<Grouping> grouping = ReadGrouping(flags.group);
  if (!grouping.ok()) return grouping.error();
  flags.request.grouping = *grouping;
  Result<std::vector<std::string>> facets = ReadFacetFields(flags.facets);
  if (!facets.ok()) return facets.error();
  flags.request.facets = std::move(facets).value();
  const Result<Format> format = ReadFormat(flags);
  if (!format.ok()) return format.error();
  flags.format = *format;
  flags.output.json = flags.format == Format::kJson;
  flags.output.ndjson = flags.format == Format::kNdjson;
  // A list of sources, and a run of documents, names each once.
  if (flags.format == Format::kFiles || flags.format == Format::kTrec) {
    flags.request.grouping = Grouping::kSource;
  }
  if (flags.format == Format::kCount) flags.request.limit = 0;
  return {};
}

bool HasFilters(const Filters& filters) {
  return !(filters.tags.empty() && filters.tickers.empty() && filters.statuses.empty() &&
           filters.entities.empty() && filters.languages.empty() && filters.globs.empty() &&
           filters.since.empty() && filters.until.empty());
}

// The source's lines around a hit, from the disk as it is now; nothing if they cannot be read.
std::optional<SourceExcerpt> Excerpt(const Searcher& searcher, const Hit& hit, int context) {
  const auto more = static_cast<std::uint32_t>(context);
  const std::uint32_t first = std::max<std::uint32_t>(hit.lines.first, 1);
  const LineRange lines = {first > more ? first - more : 1, hit.lines.last + more};
  Result<SourceExcerpt> excerpt = searcher.Get(hit.path, lines);
  if (!excerpt.ok() && !hit.record.empty()) excerpt = searcher.Get(SourceName(hit), lines);
  if (!excerpt.ok()) return std::nullopt;
  return std::move(excerpt).value();
}

Json HitObject(const Searcher& searcher, const Hit& hit, int context) {
  Json object = ToJson(hit);
  if (context < 0) return object;
  const auto excerpt = Excerpt(searcher, hit, context);
  object["context"] = nullptr;
  if (excerpt) {
    object["context"] = Json{{"line_start", excerpt->lines.first},
                             {"line_end", excerpt->lines.last},
                             {"text", excerpt->text}};
  }
  return object;
}

std::string FileList(const SearchResult& result, bool null) {
  std::string out;
  std::set<std::string> seen;  // Two collections may have a path of one name.
  for (const Hit& hit : result.hits) {
    const std::string name = SafeText(SourceName(hit), Layout::kField);
    if (seen.insert(name).second) out += name + (null ? std::string(1, '\0') : "\n");
  }
  return out;
}

Json ResultObject(const Searcher& searcher, const SearchFlags& flags, const SearchResult& result) {
  Json object = ToJson(result, !flags.request.facets.empty());
  if (flags.context >= 0) {
    Json hits = Json::array();
    for (const Hit& hit : result.hits) hits.push_back(HitObject(searcher, hit, flags.context));
    object["hits"] = std::move(hits);
  }
  return object;
}

// What goes to standard output for one result.
std::string Render(const Searcher& searcher, const SearchFlags& flags, const SearchResult& result,
                   const TextView& view, const Result<std::string>& explanation) {
  std::string out;
  switch (flags.format) {
    case Format::kText:
      return RenderHits(result.hits, view) + RenderFacets(result.facets, view);
    case Format::kJson: {
      Json object = ResultObject(searcher, flags, result);
      if (flags.explain && explanation.ok()) object["explain"] = *explanation;
      return PrettyJson(object);
    }
    case Format::kNdjson:
      for (const Hit& hit : result.hits) {
        out += JsonOnOneLine(HitObject(searcher, hit, flags.context));
      }
      return out;
    case Format::kFiles:
      return FileList(result, flags.null);
    case Format::kCount:
      return fmt::format("{}\n", result.total);
    case Format::kTrec:
      return RenderTrecRun("1", result.hits, flags.run);
    case Format::kVimgrep:
      return RenderVimgrep(result.hits);
  }
  return out;
}

void TellNotes(const SearchFlags& flags, const SearchResult& result, const TextView& view) {
  if (flags.output.quiet) return;
  if (flags.format == Format::kJson) return;  // The object has them all.
  for (const std::string& note : SearchNotes(result)) Complain(kReaderName, note);
  if (flags.format == Format::kCount && !result.total_exact) {
    Complain(kReaderName, "there are at least this many");
  }
  if (flags.format == Format::kText && view.style.terminal && !result.hits.empty()) {
    Complain(kReaderName, fmt::format("{} of {}{} passages", result.hits.size(),
                                      result.total_exact ? "" : "about ", result.total));
  }
}

Asked AskedBy(const SearchFlags& flags) { return {"query", flags.request.query}; }

int SearchOnce(const Searcher& searcher, const SearchFlags& flags, TextView view) {
  if (flags.context >= 0) {
    view.excerpt = [&](const Hit& hit) { return Excerpt(searcher, hit, flags.context); };
  }
  const Result<SearchResult> result = searcher.Search(flags.request);
  if (!result.ok()) return Fail(result.error(), flags.output, AskedBy(flags));
  Result<std::string> explanation = std::string();
  if (flags.explain) {
    explanation = searcher.Explain(flags.request);
    if (!explanation.ok()) return Fail(explanation.error(), flags.output, AskedBy(flags));
  }
  TellNotes(flags, *result, view);
  if (flags.explain && flags.format != Format::kJson) Complain(kReaderName, "\n" + *explanation);
  if (!flags.output.quiet) Print(Render(searcher, flags, *result, view, explanation));
  return result->state == SearchState::kOk || result->total > 0 ? kExitFound : kExitIncomplete;
}

// The id of a batch's line stands behind the version.
Json WithId(const std::string& id, const Json& object) {
  Json out{{"version", kJsonVersion}, {"id", id}};
  out.update(object);
  return out;
}

std::string RenderOfBatch(const Searcher& searcher, const SearchFlags& flags, const std::string& id,
                          const SearchResult& result) {
  if (flags.format == Format::kTrec) return RenderTrecRun(id, result.hits, flags.run);
  return JsonOnOneLine(WithId(id, ResultObject(searcher, flags, result)));
}

// 0 when every line was searched, whatever was found.
int SearchBatch(const Searcher& searcher, SearchFlags flags) {
  const bool one_a_line = flags.format == Format::kTrec || flags.format == Format::kNdjson ||
                          flags.format == Format::kJson;
  if (!one_a_line) return Fail(kReaderName, "--queries writes trec or ndjson only");
  int status = kExitFound;
  const auto complain = [&](const BatchLine& line, const std::string& reason) {
    Complain(kReaderName, fmt::format("{}:{}: {}", flags.queries, line.number, reason));
    status = kExitError;
    if (flags.format == Format::kTrec || flags.output.quiet) return;
    Print(JsonOnOneLine(WithId(line.id, ErrorToJson("query", line.text, reason))));
  };
  const Result<void> read = ForEachBatchLine(flags.queries, [&](const BatchLine& line) {
    if (!line.problem.empty()) return complain(line, line.problem);
    flags.request.query = line.text;
    const Result<SearchResult> result = searcher.Search(flags.request);
    if (!result.ok()) return complain(line, result.error().message);
    if (!flags.output.quiet) Print(RenderOfBatch(searcher, flags, line.id, *result));
  });
  return read.ok() ? status : Fail(read.error());
}

}  // namespace

int RunSearch(const std::vector<std::string>& arguments) {
  SearchFlags flags;
  CLI::App app;
  AddFlags(app, flags);
  const HelpPage page = {
      std::string(kReaderName),
      "search",
      "[FLAGS] QUERY...",
      "ranked passages for words, phrases, tags, tickers and dates, in English and Chinese",
      "tanxun search export controls\n"
      "tanxun search '\"high bandwidth memory\" -price' --since 2025\n"
      "tanxun search 出口管制 --tag china --json\n"
      "tanxun search 'status:>=yellow' --group source -l\n"
      "tanxun search --queries queries.tsv --format trec --run mine -n 100",
      "0    something was found; with --queries: every line was searched\n"
      "1    nothing was found\n2    error\n130  interrupted"};
  int exit = kExitFound;
  const auto words = ReadCommandLine(app, page, arguments, exit);
  if (!words) return exit;
  if (const Result<void> settled = Settle(flags); !settled.ok()) return Fail(settled.error());
  if (!flags.queries.empty() && !words->empty()) {
    return Fail(kReaderName, "--queries and a QUERY exclude each other");
  }
  flags.request.query = JoinWords(*words);
  const bool is_blank = flags.request.query.find_first_not_of(" \t\n") == std::string::npos;
  if (flags.queries.empty() && is_blank && !HasFilters(flags.request.filters)) {
    return Fail(kReaderName, "search for what? (see tanxun search --help)");
  }
  const OpenIndex index = OpenForReading(flags.output, AskedBy(flags));
  if (!index.searcher) return index.exit;
  if (!flags.queries.empty()) return SearchBatch(*index.searcher, flags);
  const Result<TextView> view = ViewOf(flags.output, *index.searcher);
  if (!view.ok()) return Fail(view.error());
  return SearchOnce(*index.searcher, flags, *view);
}

}  // namespace tanxun
