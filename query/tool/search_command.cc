// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/tool/pager.h"
#include "indexer/tool/safe_text.h"
#include "query/json/result_json.h"
#include "query/tool/batch.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_explanation.h"
#include "query/tool/render_text.h"
#include "query/tool/source_place.h"

namespace tanxun {
namespace {

enum class Format { kText, kJson, kNdjson, kFiles, kCount, kTrec, kVimgrep };

constexpr Choice<Format> kFormats[] = {{"text", Format::kText},
                                       {"json", Format::kJson},
                                       {"ndjson", Format::kNdjson},
                                       {"vimgrep", Format::kVimgrep},
                                       {"trec", Format::kTrec}};

struct SearchFlags {
  OutputFlags output;
  SearchRequest request;
  Words facets;
  std::optional<Format> format_named;
  Format format = Format::kText;
  std::string queries;
  std::string run = "tanxun";
  int context = -1;  // Lines; -1 = the snippet.
  bool files = false;
  bool null = false;
  bool count = false;
  bool explain = false;
};

void AddSearchFlags(FlagTable& flags, SearchFlags& search) {
  SearchRequest& request = search.request;
  AddRequestFlags(flags, request);
  AddSortFlag(flags, request.sort);
  AddGroupFlag(flags, request.grouping,
               "what a hit is; a query looks at one passage at a time, and a source is its best");
  AddFacetFlag(flags, search.facets, "also count this field over all matches");
  flags.Number("--context", "N", search.context, {0, 1'000},
               "show the source's own lines, N more on each side");
  flags.Switch("-l,--files", search.files,
               "print only the sources' paths; as JSON, each source's best hit");
  flags.Switch("-0,--null", search.null, "with -l: a zero byte after each path");
  flags.Switch("--count", search.count,
               "print only how many hits there are; as JSON, the object without hits");
  flags.Switch("--explain", search.explain, "also say how the query was read and hits were scored");
  flags.Text("--queries", {"FILE", ValueKind::kFile}, search.queries,
             "run every line ID<TAB>QUERY of a file");
  flags.OneOf("--format", "FORMAT", search.format_named, kFormats, "how to print");
  flags.Text("--run", {"NAME"}, search.run, "the run's name in trec output");
  AddOutputFlags(flags, search.output);
}

// JSON wins: a count is then the total of an object without hits.
Format FormatOf(const SearchFlags& flags) {
  if (flags.output.ndjson && !flags.count) return Format::kNdjson;
  if (flags.output.json || flags.output.ndjson) return Format::kJson;
  if (flags.count) return Format::kCount;
  if (flags.files || flags.null) return Format::kFiles;
  return flags.format_named.value_or(flags.queries.empty() ? Format::kText : Format::kTrec);
}

// Turns words for choices into the request. Error: kBadArgument.
Result<void> Settle(SearchFlags& flags) {
  if (!flags.output.json && !flags.output.ndjson) {
    flags.output.json = flags.format_named == Format::kJson;
    flags.output.ndjson = flags.format_named == Format::kNdjson;
  }
  flags.format = FormatOf(flags);
  flags.request.exact_total = flags.format == Format::kCount;
  Result<Words> facets = ReadFacetFields(flags.facets);
  if (!facets.ok()) return facets.error();
  flags.request.facets = std::move(facets).value();
  if (flags.null && (flags.output.json || flags.output.ndjson)) {
    return Error{ErrorCode::kBadArgument, "-0 ends the paths of a list; JSON has none"};
  }
  // A list of sources, and a run of documents, names each once.
  if (flags.files || flags.null || flags.format == Format::kTrec) {
    flags.request.grouping = Grouping::kSource;
  }
  if (flags.count) flags.request.limit = 0;
  return {};
}

bool HasFilters(const Filters& filters) {
  return !(filters.tags.empty() && filters.tickers.empty() && filters.statuses.empty() &&
           filters.entities.empty() && filters.languages.empty() && filters.globs.empty() &&
           filters.since.empty() && filters.until.empty());
}

// The source's lines around a hit, from the disk as it is now; nothing if they cannot be read.
std::optional<SourceExcerpt> Excerpt(const Searcher& searcher, const Hit& hit, int context) {
  const LineRange lines = Widened(hit.lines, context);
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

// Behind a zero byte each name stands as it is on disk, but never on a terminal.
std::string FileList(const SearchResult& result, bool null, const TextView& view) {
  std::string out;
  std::set<std::string> seen;  // Two collections may have a path of one name.
  for (const Hit& hit : result.hits) {
    const bool raw = null && !view.style.terminal;
    const std::string name = raw ? SourceName(hit) : SafeText(SourceName(hit), Layout::kField);
    if (!seen.insert(name).second) continue;
    const std::string painted = null ? name : Painted(name, Paint::kPath, view.style);
    out += view.locate && !null ? Linked(painted, view.locate(hit.path), view.style) : painted;
    out += null ? '\0' : '\n';
  }
  return out;
}

Json ResultObject(const Searcher& searcher, const SearchFlags& flags, const SearchResult& result,
                  const std::optional<Explanation>& explanation) {
  Json object = ToJson(result, !flags.request.facets.empty());
  if (flags.context >= 0) {
    Json hits = Json::array();
    for (const Hit& hit : result.hits) hits.push_back(HitObject(searcher, hit, flags.context));
    object["hits"] = std::move(hits);
  }
  if (explanation) AddExplanation(*explanation, object);
  return object;
}

// What goes to standard output for one result.
std::string Render(const Searcher& searcher, const SearchFlags& flags, const SearchResult& result,
                   const TextView& view, const std::optional<Explanation>& explanation) {
  std::string out;
  switch (flags.format) {
    case Format::kText:
      return RenderHits(result.hits, view) + RenderFacets(result.facets, view);
    case Format::kJson:
      return JsonText(ResultObject(searcher, flags, result, explanation), flags.output);
    case Format::kNdjson:
      for (const Hit& hit : result.hits) {
        out += JsonOnOneLine(HitObject(searcher, hit, flags.context));
      }
      return out;
    case Format::kFiles:
      return FileList(result, flags.null, view);
    case Format::kCount:
      return fmt::format("{}\n", result.total);
    case Format::kTrec:
      return RenderTrecRun("1", result.hits, flags.run);
    case Format::kVimgrep:
      return RenderVimgrep(result.hits, view);
  }
  return out;
}

void TellNotes(const SearchFlags& flags, const SearchResult& result, const TextView& view) {
  if (flags.output.quiet) return;
  if (flags.format == Format::kJson) return;  // The object has them all.
  for (const std::string& note : SearchNotes(result)) Complain(kReaderName, note);
  const std::string total =
      fmt::format("{}{} {}", result.total_exact ? "" : "at least ", result.total,
                  flags.request.grouping == Grouping::kSource ? "sources" : "passages");
  if (result.hits.empty() && result.total > 0 && flags.request.limit > 0) {
    Complain(kReaderName, fmt::format("there are only {}", total));
  }
  if (flags.format == Format::kText && view.style.terminal && !result.hits.empty()) {
    Complain(kReaderName, fmt::format("{} of {}", result.hits.size(), total));
  }
}

Asked AskedBy(const SearchFlags& flags) { return {"query", flags.request.query}; }

// Nothing where nobody wants it.
Result<std::optional<Explanation>> ExplanationFor(const Searcher& searcher,
                                                  const SearchFlags& flags) {
  if (!flags.explain || flags.output.quiet) return std::optional<Explanation>();
  Result<Explanation> explanation = searcher.Explain(flags.request);
  if (!explanation.ok()) return explanation.error();
  return std::optional(std::move(explanation).value());
}

void TellExplanation(const std::optional<Explanation>& explanation) {
  if (explanation) Complain(kReaderName, "\n" + RenderExplanation(*explanation), Layout::kBody);
}

int SearchOnce(const Searcher& searcher, const SearchFlags& flags, TextView view) {
  if (flags.context >= 0 || flags.format == Format::kVimgrep) {
    const int context = flags.format == Format::kVimgrep ? 0 : flags.context;
    view.excerpt = [&searcher, context](const Hit& hit) { return Excerpt(searcher, hit, context); };
  }
  const Result<SearchResult> result = searcher.Search(flags.request);
  if (!result.ok()) return Fail(result.error(), flags.output, AskedBy(flags));
  const auto explanation = ExplanationFor(searcher, flags);
  if (!explanation.ok()) return Fail(explanation.error(), flags.output, AskedBy(flags));
  TellNotes(flags, *result, view);
  if (flags.format != Format::kJson) TellExplanation(*explanation);
  const bool for_people =
      flags.format == Format::kText || (flags.format == Format::kFiles && !flags.null);
  if (!flags.output.quiet) {
    PrintPaged(Render(searcher, flags, *result, view, *explanation), view.style,
               flags.output.pager && for_people);
  }
  return result->state == SearchState::kOk || result->total > 0 ? kExitFound : kExitIncomplete;
}

// The id of a batch's line stands behind the version.
Json WithId(const std::string& id, const Json& object) {
  Json out{{"version", kJsonVersion}, {"id", id}};
  out.update(object);
  return out;
}

std::string RenderOfBatch(const Searcher& searcher, const SearchFlags& flags, const std::string& id,
                          const SearchResult& result,
                          const std::optional<Explanation>& explanation) {
  if (flags.format == Format::kTrec) return RenderTrecRun(id, result.hits, flags.run);
  return JsonOnOneLine(WithId(id, ResultObject(searcher, flags, result, explanation)));
}

// 0 when every line was searched, whatever was found.
int SearchBatch(const Searcher& searcher, SearchFlags flags) {
  const bool one_a_line = flags.format == Format::kTrec || flags.format == Format::kNdjson ||
                          flags.format == Format::kJson;
  if (!one_a_line) return Fail(kReaderName, "--queries writes trec or ndjson only");
  int status = kExitFound;
  const auto complain = [&](const BatchLine& line, const Error& error) {
    const std::string place = fmt::format("{}:{}", SafeLine(flags.queries), line.number);
    Complain(kReaderName, place + ": " + error.message, LayoutOf(error));
    status = kExitError;
    if (flags.format == Format::kTrec || flags.output.quiet) return;
    Print(JsonOnOneLine(WithId(line.id, ErrorToJson("query", line.text, error.message))));
  };
  const Result<void> read = ForEachBatchLine(flags.queries, [&](const BatchLine& line) {
    if (!line.problem.empty()) return complain(line, {ErrorCode::kBadArgument, line.problem});
    flags.request.query = line.text;
    const Result<SearchResult> result = searcher.Search(flags.request);
    if (!result.ok()) return complain(line, result.error());
    const auto explanation = ExplanationFor(searcher, flags);
    if (!explanation.ok()) return complain(line, explanation.error());
    if (flags.format == Format::kTrec) TellExplanation(*explanation);
    if (!flags.output.quiet) Print(RenderOfBatch(searcher, flags, line.id, *result, *explanation));
  });
  return read.ok() ? status : Fail(read.error());
}

int RunSearch(SearchFlags& flags, const Words& words) {
  flags.request.query = JoinWords(words);
  const auto refuse = [&](const Error& error) { return Fail(error, flags.output, AskedBy(flags)); };
  if (const Result<void> settled = Settle(flags); !settled.ok()) return refuse(settled.error());
  if (!flags.queries.empty() && !words.empty()) {
    return refuse({ErrorCode::kBadArgument, "--queries and a QUERY exclude each other"});
  }
  // An empty word is a query: everything.
  if (flags.queries.empty() && words.empty() && !HasFilters(flags.request.filters)) {
    return refuse({ErrorCode::kBadArgument, "search for what? (see tanxun search --help)"});
  }
  const OpenIndex index = OpenForReading(flags.output, AskedBy(flags), &flags.request.filters);
  if (!index.searcher) return index.exit;
  if (!flags.queries.empty()) return SearchBatch(*index.searcher, flags);
  return SearchOnce(*index.searcher, flags, ViewOf(flags.output, *index.searcher));
}

}  // namespace

Command SearchCommand() {
  return MakeCommand<SearchFlags>(
      {"QUERY...",
       "ranked passages for words, phrases, tags, tickers and dates, in English and Chinese",
       "tanxun search export controls\n"
       "tanxun search '\"high bandwidth memory\" -price' --since 2025   # without price, as "
       "written\n"
       "tanxun search 出口管制 --tag china --json\n"
       "tanxun search 'status:>=yellow' --group source -l\n"
       "tanxun search 'prop.author:\"Li Lei\"'   # front matter: by fields, not by plain words\n"
       "tanxun search --queries queries.tsv --format trec --run mine -n 100\n"
       "tanxun manual query                 # the query language",
       "0    something was found; with --queries: every line was searched\n"
       "1    nothing was found\n2    error\n130  interrupted"},
      AddSearchFlags, RunSearch);
}

}  // namespace tanxun
