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

// An index opened for a command, or the exit status after complaining.
struct OpenIndex {
  std::optional<Searcher> searcher;
  std::string folder;
  int exit = kExitError;
};
OpenIndex OpenForReading(const OutputFlags& flags);

// How to write text for this command's standard output. Links lead to the files of the collections.
Result<TextView> ViewOf(const OutputFlags& flags, const Searcher& searcher);

int Fail(const Error& error);  // Complains for tanxun; returns kExitError.

}  // namespace tanxun
