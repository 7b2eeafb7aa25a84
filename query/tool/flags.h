// SPDX-License-Identifier: GPL-2.0-or-later
// Flags that several commands of tanxun share: same letter, same meaning everywhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/tool/command_line.h"
#include "indexer/tool/json_tree.h"
#include "query/json/result_json.h"
#include "query/tool/render_text.h"
#include "tanxun/searcher.h"

namespace tanxun {

inline constexpr Choice<Grouping> kGroupings[] = {{"source", Grouping::kSource},
                                                  {"passage", Grouping::kPassage}};
inline constexpr Choice<SortOrder> kSortOrders[] = {
    {"relevance", SortOrder::kRelevance}, {"date", SortOrder::kDate}, {"path", SortOrder::kPath}};

struct OutputFlags {
  std::string db;
  bool json = false;
  bool ndjson = false;  // One line an object; counts where json does not.
  bool quiet = false;
  bool pager = true;
  ColorChoice color = ColorChoice::kAuto;
};
void AddOutputFlags(FlagTable& flags, OutputFlags& output);

void AddInFlag(FlagTable& flags, Filters& filters);
void AddFilterFlags(FlagTable& flags, Filters& filters);  // --in too.
void AddNoAliasFlag(FlagTable& flags, bool& use_aliases);
void AddFacetFlag(FlagTable& flags, Words& fields, std::string help);
void AddPageFlags(FlagTable& flags, int& limit, int& offset);
void AddSortFlag(FlagTable& flags, SortOrder& order);
void AddGroupFlag(FlagTable& flags, Grouping& grouping, std::string help);

// What to search for beside the words: how many hits, filters, how the query is read.
void AddRequestFlags(FlagTable& flags, SearchRequest& request);

// The fields that can be counted.
const Words& FacetFieldNames();

// Splits "tag,ticker" and checks each. Error: kBadArgument, with a suggestion.
Result<Words> ReadFacetFields(const Words& values);

// What the user asked for, as the JSON of the command names it: {"query", "export controls"}.
struct Asked {
  std::string key;  // Empty: the command's JSON has no such key.
  std::string text;
};

// The index that --db or what stands for it means. `folder` becomes its absolute path, also where
// there is no index; empty if nothing says where it could be. Errors: of Searcher::Open().
Result<Searcher> OpenNamedIndex(const std::string& db, std::string& folder);

// An index opened for a command, or the exit status after complaining. Paths of the disk among the
// filters become the index's.
struct OpenIndex {
  std::optional<Searcher> searcher;
  std::string folder;
  int exit = kExitError;
};
OpenIndex OpenForReading(const OutputFlags& flags, const Asked& asked = {},
                         Filters* filters = nullptr);

// How to write text for this command's standard output. Links lead to the files of the collections.
TextView ViewOf(const OutputFlags& flags, const Searcher& searcher);

// The object as --json or --ndjson wants it.
std::string JsonText(const JsonValue& object, const OutputFlags& output);
std::string JsonText(const Json& object, const OutputFlags& output);

// A complaint about a query has lines of its own: it shows the place.
Layout LayoutOf(const Error& error);

// Complains for tanxun. Where JSON was asked for, standard output gets an object with the state
// "error" and nothing that could be taken for a result. Returns kExitError.
int Fail(const Error& error, const OutputFlags& flags = {}, const Asked& asked = {});

}  // namespace tanxun
