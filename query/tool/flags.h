// SPDX-License-Identifier: GPL-2.0-or-later
// Flags that several commands of tanxun share: same letter, same meaning everywhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/tool/command_line.h"
#include "query/tool/render_text.h"
#include "tanxun/searcher.h"

namespace tanxun {

struct OutputFlags {
  std::string db;
  bool json = false;
  bool ndjson = false;
  bool quiet = false;
  std::string color = "auto";
};
void AddOutputFlags(CLI::App& app, OutputFlags& flags, bool with_ndjson);

void AddInFlag(CLI::App& app, Filters& filters);
void AddFilterFlags(CLI::App& app, Filters& filters);  // --in too.

// What to search for beside the words: how many hits, filters, how the query is read.
void AddRequestFlags(CLI::App& app, SearchRequest& request);

// The fields that can be counted.
const std::vector<std::string>& FacetFieldNames();

// Splits "tag,ticker" and checks each. Error: kBadArgument, with a suggestion.
Result<std::vector<std::string>> ReadFacetFields(const std::vector<std::string>& values);

Result<SortOrder> ReadSortOrder(const std::string& value);
Result<Grouping> ReadGrouping(const std::string& value);
Result<ColorChoice> ReadColor(const std::string& value);

// What the user asked for, as the JSON of the command names it: {"query", "export controls"}.
struct Asked {
  std::string key;  // Empty: the command's JSON has no such key.
  std::string text;
};

// An index opened for a command, or the exit status after complaining.
struct OpenIndex {
  std::optional<Searcher> searcher;
  std::string folder;
  int exit = kExitError;
};
OpenIndex OpenForReading(const OutputFlags& flags, const Asked& asked = {});

// How to write text for this command's standard output. Links lead to the files of the collections.
Result<TextView> ViewOf(const OutputFlags& flags, const Searcher& searcher);

// Complains for tanxun. Where JSON was asked for, standard output gets an object with the state
// "error" and nothing that could be taken for a result. Returns kExitError.
int Fail(const Error& error, const OutputFlags& flags = {}, const Asked& asked = {});

}  // namespace tanxun
