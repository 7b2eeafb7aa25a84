// SPDX-License-Identifier: GPL-2.0-or-later
// The commands that list what the index holds: facts and facets.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "indexer/json/value_json.h"
#include "indexer/tool/pager.h"
#include "query/json/result_json.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

std::string FactLines(const std::vector<Fact>& facts) {
  std::string out;
  for (const Fact& fact : facts) out += JsonOnOneLine(ToJson(fact));
  return out;
}

std::string FacetLines(const Facets& facets) {
  std::string out;
  for (const auto& [field, values] : facets) {
    for (const FacetValue& value : values) {
      Json object = Json{{"field", field}};
      object.update(ToJson(value));
      out += JsonOnOneLine(object);
    }
  }
  return out;
}

bool IsEmpty(const Facets& facets) {
  for (const auto& [field, values] : facets) {
    if (!values.empty()) return false;
  }
  return true;
}

struct FactFlags {
  OutputFlags output;
  FactRequest request;
  bool count = false;
};

void AddFactFlags(FlagTable& flags, FactFlags& facts) {
  flags.Number("-n,--limit", "N", facts.request.limit, {1, 1'000'000}, "facts at most");
  AddInFlag(flags, facts.request.filters);
  flags.Switch("--count", facts.count, "print only how many facts");
  AddOutputFlags(flags, facts.output);
}

int RunFacts(FactFlags& flags, const Words& words) {
  FactRequest& request = flags.request;
  if (words.size() > 2) {
    return Fail({ErrorCode::kBadArgument,
                 "facts takes ENTITY and ATTRIBUTE; put names of several words in quotes"},
                flags.output);
  }
  if (!words.empty()) request.entity = words.front();
  if (words.size() == 2) request.attribute = words.back();
  const OutputFlags& output = flags.output;
  const OpenIndex index = OpenForReading(output, {}, &request.filters);
  if (!index.searcher) return index.exit;
  if (flags.count) request.limit = 1'000'000;
  const Result<std::vector<Fact>> facts = index.searcher->Facts(request);
  if (!facts.ok()) return Fail(facts.error(), output);
  if (!output.quiet) {
    if (flags.count) {
      Print(fmt::format("{}\n", facts->size()));
    } else if (output.ndjson) {
      Print(FactLines(*facts));
    } else if (output.json) {
      Print(PrettyJson(FactsToJson(*facts)));
    } else {
      const TextView view = ViewOf(output, *index.searcher);
      PrintPaged(RenderFacts(*facts, view), view.style, output.pager);
      if (facts->empty()) Complain(kReaderName, "no such facts");
    }
  }
  return facts->empty() ? kExitIncomplete : kExitFound;
}

struct FacetFlags {
  OutputFlags output;
  FacetRequest request;
  Words fields;
};

void AddFacetFlags(FlagTable& flags, FacetFlags& facets) {
  FacetRequest& request = facets.request;
  flags.Number("-n,--limit", "N", request.limit, {0, 10'000}, "values a field at most; 0 is all");
  AddFacetFlag(flags, facets.fields, "count this field; then every word is the query");
  AddGroupFlag(flags, request.grouping, "what to count");
  AddFilterFlags(flags, request.filters);
  AddNoAliasFlag(flags, request.use_aliases);
  AddOutputFlags(flags, facets.output);
}

// The first word is the field unless --facet named it. Error: kBadArgument.
Result<void> Settle(FacetFlags& flags, Words words) {
  if (flags.fields.empty() && !words.empty()) {
    flags.fields.push_back(words.front());
    words.erase(words.begin());
  }
  Result<Words> fields = ReadFacetFields(flags.fields);
  if (!fields.ok()) return fields.error();
  flags.request.fields = std::move(fields).value();
  flags.request.query = JoinWords(words);
  return {};
}

// How the query was read, as a search for it would say.
void TellHowRead(const Searcher& searcher, const FacetRequest& request) {
  if (request.query.empty()) return;
  SearchRequest search;
  search.query = request.query;
  search.filters = request.filters;
  search.use_aliases = request.use_aliases;
  search.limit = 0;
  const Result<SearchResult> result = searcher.Search(search);
  if (!result.ok()) return;  // CountFacets() has said why.
  for (const std::string& note : SearchNotes(*result)) Complain(kReaderName, note);
}

int RunFacets(FacetFlags& flags, const Words& words) {
  if (const Result<void> settled = Settle(flags, words); !settled.ok()) {
    return Fail(settled.error(), flags.output);
  }
  const Asked asked = {"query", flags.request.query};
  const OpenIndex index = OpenForReading(flags.output, asked, &flags.request.filters);
  if (!index.searcher) return index.exit;
  const Result<Facets> facets = index.searcher->CountFacets(flags.request);
  if (!facets.ok()) return Fail(facets.error(), flags.output, asked);
  const bool empty = IsEmpty(*facets);
  if (!flags.output.quiet) {
    TellHowRead(*index.searcher, flags.request);
    if (flags.output.ndjson) {
      Print(FacetLines(*facets));
    } else if (flags.output.json) {
      Print(PrettyJson(FacetsToJson(flags.request.query, *facets)));
    } else {
      const TextView view = ViewOf(flags.output, *index.searcher);
      PrintPaged(RenderFacets(*facets, view), view.style, flags.output.pager);
      if (empty) Complain(kReaderName, "nothing to count");
    }
  }
  return empty ? kExitIncomplete : kExitFound;
}

}  // namespace

Command FactsCommand() {
  return MakeCommand<FactFlags>(
      {"[ENTITY [ATTRIBUTE]]", "the facts the notes state, each with its place",
       "tanxun facts\ntanxun facts 'Acme Chips'\ntanxun facts 艾克米芯片 市值 --json",
       "0    there are facts\n1    there are none\n2    error\n130  interrupted"},
      AddFactFlags, RunFacts);
}

Command FacetsCommand() {
  return MakeCommand<FacetFlags>(
      {"[FIELD] [QUERY...]",
       "counts a value of a field, over the index or over what a query finds",
       "tanxun facets\ntanxun facets ticker\ntanxun facets tag export controls\n"
       "tanxun facets status --tag china --json",
       "0    there are values\n1    there are none\n2    error\n130  interrupted",
       {"FIELD", ValueKind::kText, FacetFieldNames()}},
      AddFacetFlags, RunFacets);
}

}  // namespace tanxun
