// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/hit.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "query/search/comparable.h"
#include "query/search/docid_source.h"
#include "query/search/snippet.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

// The file is not as it was indexed. Records from memory have no file.
bool IsStale(const IndexReader& reader, Xapian::docid number) {
  const FileStamp& source = reader.StampOf(number);
  const std::filesystem::path root = reader.Root(source.collection);
  if (root.empty()) return false;
  struct stat found {};
  if (::stat((root / source.path).c_str(), &found) != 0) return true;
  const std::int64_t modified =
      static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
  return static_cast<std::uint64_t>(found.st_size) != source.bytes ||
         modified != source.modified_ns;
}

// Whether a passage has the names that a query was read as.
class NameFinder {
 public:
  explicit NameFinder(const StoredPassage& passage)
      : text_(StepsOf(SplitTokens(passage.passage.text))) {
    std::string titles = passage.title;
    for (const std::string& heading : passage.passage.headings) titles += "\n" + heading;
    for (const std::string& name : passage.own_names) titles += "\n" + name;
    for (const std::string& tag : passage.tags) titles += "\n" + tag;
    titles_ = StepsOf(SplitTokens(titles));
  }

  void Look(const std::string& written, const std::vector<Unit>& units) {
    const std::vector<Step> name = StepsOf(units);
    if (!Contains(text_, name) && !Contains(titles_, name)) return;
    if (std::find(found_.begin(), found_.end(), written) == found_.end()) {
      found_.push_back(written);
    }
  }
  std::vector<std::string> Found() && { return std::move(found_); }

 private:
  std::vector<Step> text_;
  std::vector<Step> titles_;
  std::vector<std::string> found_;
};

std::vector<std::string> MatchedAliases(const BuiltQuery& query, const StoredPassage& passage,
                                        MatchedBy matched_by) {
  if (query.aliases.empty() && matched_by == MatchedBy::kWords) return {};
  NameFinder finder(passage);
  for (const AliasUse& alias : query.aliases) finder.Look(alias.written, alias.units);
  if (matched_by == MatchedBy::kPinyin) {
    for (const NameReading& reading : query.readings) {
      finder.Look(reading.name, SplitTokens(reading.name));
    }
  }
  return std::move(finder).Found();
}

bool Holds(const IndexReader& reader, const Xapian::Query& query, Xapian::docid id) {
  return HasAny(reader, Xapian::Query(Xapian::Query::OP_FILTER, query, DocidQuery({id})));
}

MatchedBy WayTo(const IndexReader& reader, const BuiltQuery& query, Xapian::docid id) {
  const bool is_by_sound = !query.readings.empty() && Holds(reader, query.by_sound, id) &&
                           !Holds(reader, query.by_words, id);
  return is_by_sound ? MatchedBy::kPinyin : MatchedBy::kWords;
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
  hit.matched_by = WayTo(reader, query, candidate.id);
  hit.matched_aliases = MatchedAliases(query, stored, hit.matched_by);
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
