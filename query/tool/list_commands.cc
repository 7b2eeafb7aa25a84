// SPDX-License-Identifier: GPL-2.0-or-later
// The commands that list what the index holds: facts and facets.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_json.h"
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

struct FacetFlags {
  OutputFlags output;
  FacetRequest request;
  std::string group = "source";
  std::vector<std::string> fields;
};

void AddFlags(CLI::App& app, FacetFlags& flags) {
  app.add_option("-n,--limit", flags.request.limit, "values a field at most (0 = all)")
      ->type_name("N")
      ->check(CLI::Range(0, 10'000));
  AddList(app, "--facet", flags.fields, "count this field; then every word is the query")
      ->type_name("FIELD");
  app.add_option("--group", flags.group, "count sources or passages: source, passage")
      ->type_name("UNIT");
  AddFilterFlags(app, flags.request.filters);
  app.add_flag_callback(
      "--no-alias", [&flags] { flags.request.use_aliases = false; },
      "search the words as written only");
  AddOutputFlags(app, flags.output, true);
}

// The first word is the field unless --facet named it. Error: kBadArgument.
Result<void> Settle(FacetFlags& flags, std::vector<std::string> words) {
  if (flags.fields.empty() && !words.empty()) {
    flags.fields.push_back(words.front());
    words.erase(words.begin());
  }
  Result<std::vector<std::string>> fields = ReadFacetFields(flags.fields);
  if (!fields.ok()) return fields.error();
  flags.request.fields = std::move(fields).value();
  const Result<Grouping> grouping = ReadGrouping(flags.group);
  if (!grouping.ok()) return grouping.error();
  flags.request.grouping = *grouping;
  flags.request.query = JoinWords(words);
  return {};
}

}  // namespace

int RunFacts(const std::vector<std::string>& arguments) {
  OutputFlags output;
  FactRequest request;
  bool count = false;
  CLI::App app;
  app.add_option("-n,--limit", request.limit, "facts at most (100)")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  AddInFlag(app, request.filters);
  app.add_flag("--count", count, "print only how many facts");
  AddOutputFlags(app, output, true);
  const HelpPage page = {
      std::string(kReaderName),
      "facts",
      "[FLAGS] [ENTITY [ATTRIBUTE]]",
      "the facts the notes state, each with its place",
      "tanxun facts\ntanxun facts 'Acme Chips'\ntanxun facts 艾克米芯片 市值 --json",
      "0    there are facts\n1    there are none\n2    error\n130  interrupted"};
  int exit = kExitFound;
  const auto words = ReadCommandLine(app, page, arguments, exit);
  if (!words) return exit;
  if (words->size() > 2) {
    return Fail(kReaderName,
                "facts takes ENTITY and ATTRIBUTE; put names of several words in "
                "quotes");
  }
  if (!words->empty()) request.entity = words->front();
  if (words->size() == 2) request.attribute = words->back();
  const OpenIndex index = OpenForReading(output);
  if (!index.searcher) return index.exit;
  const Result<TextView> view = ViewOf(output, *index.searcher);
  if (!view.ok()) return Fail(view.error());
  if (count) request.limit = 1'000'000;
  const Result<std::vector<Fact>> facts = index.searcher->Facts(request);
  if (!facts.ok()) return Fail(facts.error(), output);
  if (!output.quiet) {
    if (count) {
      Print(fmt::format("{}\n", facts->size()));
    } else if (output.ndjson) {
      Print(FactLines(*facts));
    } else if (output.json) {
      Print(PrettyJson(FactsToJson(*facts)));
    } else {
      Print(RenderFacts(*facts, *view));
      if (facts->empty()) Complain(kReaderName, "no such facts");
    }
  }
  return facts->empty() ? kExitIncomplete : kExitFound;
}

int RunFacets(const std::vector<std::string>& arguments) {
  FacetFlags flags;
  CLI::App app;
  AddFlags(app, flags);
  const HelpPage page = {
      std::string(kReaderName),
      "facets",
      "[FLAGS] [FIELD] [QUERY...]",
      "counts a value of a field, over the index or over what a query finds",
      "tanxun facets\ntanxun facets ticker\ntanxun facets tag export controls\n"
      "tanxun facets status --tag china --json",
      fmt::format("0    there are values\n1    there are none\n2    error\n130  interrupted\n"
                  "FIELD: {}",
                  fmt::join(FacetFieldNames(), ", "))};
  int exit = kExitFound;
  const auto words = ReadCommandLine(app, page, arguments, exit);
  if (!words) return exit;
  if (const Result<void> settled = Settle(flags, *words); !settled.ok()) {
    return Fail(settled.error());
  }
  const Asked asked = {"query", flags.request.query};
  const OpenIndex index = OpenForReading(flags.output, asked);
  if (!index.searcher) return index.exit;
  const Result<TextView> view = ViewOf(flags.output, *index.searcher);
  if (!view.ok()) return Fail(view.error());
  const Result<Facets> facets = index.searcher->CountFacets(flags.request);
  if (!facets.ok()) return Fail(facets.error(), flags.output, asked);
  const bool empty = IsEmpty(*facets);
  if (!flags.output.quiet) {
    if (flags.output.ndjson) {
      Print(FacetLines(*facets));
    } else if (flags.output.json) {
      Print(PrettyJson(FacetsToJson(flags.request.query, *facets)));
    } else {
      Print(RenderFacets(*facets, *view));
      if (empty) Complain(kReaderName, "nothing to count");
    }
  }
  return empty ? kExitIncomplete : kExitFound;
}

}  // namespace tanxun
