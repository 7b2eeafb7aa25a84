// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/hit.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "indexer/analysis/terms.h"
#include "query/search/comparable.h"
#include "query/search/snippet.h"

namespace tanxun {
namespace {

// The file is not as it was indexed. Records from memory have no file.
bool IsStale(const IndexReader& reader, Xapian::docid number) {
  const SourceStamp& source = reader.StampOf(number);
  const std::filesystem::path root = reader.Root(source.collection);
  if (root.empty()) return false;
  struct stat found {};
  if (::stat((root / source.path).c_str(), &found) != 0) return true;
  const std::int64_t modified =
      static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
  return static_cast<std::uint64_t>(found.st_size) != source.bytes ||
         modified != source.modified_ns;
}

std::vector<std::string> MatchedAliases(const BuiltQuery& query, const StoredPassage& passage) {
  std::vector<std::string> matched;
  if (query.aliases.empty()) return matched;
  const std::vector<Step> text = StepsOf(SplitUnits(passage.passage.text));
  std::string titles = passage.title;
  for (const std::string& heading : passage.passage.headings) titles += "\n" + heading;
  for (const std::string& name : passage.own_names) titles += "\n" + name;
  const std::vector<Step> title = StepsOf(SplitUnits(titles));
  for (const AliasUse& alias : query.aliases) {
    const std::vector<Step> name = StepsOf(alias.units);
    if (!Contains(text, name) && !Contains(title, name)) continue;
    if (std::find(matched.begin(), matched.end(), alias.written) == matched.end()) {
      matched.push_back(alias.written);
    }
  }
  return matched;
}

}  // namespace

Hit MakeHit(const IndexReader& reader, const BuiltQuery& query, const QuerySteps& steps,
            Candidate candidate, int snippet_bytes) {
  if (candidate.source == 0) candidate.source = SourceOf(reader, candidate.id);
  StoredPassage stored =
      candidate.passage ? *std::move(candidate.passage) : LoadPassage(reader, candidate.id);
  Hit hit;
  hit.score = candidate.score.total();
  Snippet snippet =
      MakeSnippet(steps, stored.passage.text, static_cast<std::size_t>(snippet_bytes));
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  hit.matched_aliases = MatchedAliases(query, stored);
  hit.stale = IsStale(reader, candidate.source);
  hit.path = std::move(stored.path);
  hit.record = std::move(stored.record);
  hit.lines = stored.passage.lines;
  hit.span = stored.passage.span;
  hit.title = std::move(stored.title);
  hit.headings = std::move(stored.passage.headings);
  hit.tags = std::move(stored.tags);
  hit.tickers = std::move(stored.tickers);
  hit.status = stored.status;
  hit.language = std::move(stored.passage.language);
  hit.date = stored.date;
  return hit;
}

}  // namespace tanxun
