// SPDX-License-Identifier: GPL-2.0-or-later
// Reading an index: ranked search, facets, facts and answers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/aliases.h"
#include "tanxun/chain.h"
#include "tanxun/entity.h"
#include "tanxun/explanation.h"
#include "tanxun/export.h"
#include "tanxun/extension.h"
#include "tanxun/knowledge.h"
#include "tanxun/limits.h"
#include "tanxun/links.h"
#include "tanxun/result.h"

namespace tanxun TANXUN_API {

// Restrictions beside the query. Values of one list are alternatives, lists restrict together;
// empty = no restriction.
struct Filters {
  std::vector<std::string> tags;  // "china" also admits "china/ai"; a leading '#' is ignored.
  std::vector<std::string>
      tickers;  // Any form of any listing of the family: ACME, NYSE:ACME, 9988.HK, 9988.
  std::vector<std::string>
      statuses;  // "red", "🔴", ">=yellow", or a status word in either language.
  std::vector<std::string> entities;   // Any name of the entity.
  std::vector<std::string> languages;  // "zh", "en", "mixed".
  std::vector<std::string>
      globs;  // Paths; '*' within a folder, '**' across. A plain folder admits all below it.
  std::string since;  // A date (2025, 2025-10, 2025-10-07), inclusive.
  std::string until;
};

enum class SortOrder { kRelevance, kDate, kPath };
enum class Grouping { kPassage, kSource };

struct SearchRequest {
  std::string query;
  Filters filters;
  int limit = 10;  // Hits at most; 0..10'000.
  int offset = 0;  // Hits passed over; 0..10'000.
  SortOrder sort = SortOrder::kRelevance;
  Grouping grouping = Grouping::kPassage;  // kSource: the best passage of each source only.
  bool use_aliases = true;
  bool strict = false;      // A query that cannot be read is an error instead of a literal search.
  int snippet_bytes = 240;  // UTF-8 bytes, cut at a word or a Han character, never inside one.
  std::vector<std::string> facets;  // Fields to count over all matches: tag, ticker, status, lang,
                                    // year, entity, folder, kind.
  WorkLimits limits = {};
};

struct Highlight {
  std::uint32_t begin = 0;  // UTF-8 byte offsets into the snippet.
  std::uint32_t end = 0;
};

// kPinyin: by the sound of a name only; matched_aliases has the names. Such hits come last.
enum class MatchedBy { kWords, kPinyin };
std::string_view Name(MatchedBy matched_by);  // "words", "pinyin".

struct Hit {
  int rank = 1;
  double score = 0.0;
  std::string path;
  std::string record;
  LineRange lines;
  Span span;
  std::string title;
  std::vector<std::string> headings;
  std::string snippet;
  std::vector<Highlight> highlights;
  std::vector<std::string> tags;
  std::vector<std::string> tickers;
  StatusLevel status = StatusLevel::kNone;
  std::string language;
  Date date;
  std::vector<std::string> matched_aliases;
  MatchedBy matched_by = MatchedBy::kWords;
  bool stale = false;  // The file has changed or gone since it was indexed.
};

// Letters of the query that are the sound of a name: tyqw, 通义千问.
struct NameReading {
  std::string typed;
  std::string name;  // Folded.
};

enum class SearchState { kOk, kNoMatch, kEmptyIndex, kFilteredOut };
std::string_view Name(SearchState state);  // "ok", "no_match", "empty_index", "filtered_out".

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;  // Sources (Grouping::kSource, the default of facets) or passages.
  std::vector<std::string> family;  // ticker: every listing of the company, the value included.
};

using Facets =
    std::map<std::string, std::vector<FacetValue>>;  // By field; highest count first, then value.

struct IndexInfo {
  std::uint64_t revision = 0;  // Commits so far.
  std::string updated;         // UTC, "2026-01-01T09:30:00Z".
  std::uint64_t sources = 0;
  std::uint64_t passages = 0;
  std::uint64_t facts = 0;
  std::uint64_t entities = 0;
  std::map<std::string, std::string> collections;  // Name to root folder.
};

struct SearchResult {
  std::string query;
  SearchState state = SearchState::kOk;
  std::uint64_t total = 0;
  bool total_exact = true;
  std::vector<Hit> hits;
  Facets facets;
  std::vector<std::string> warnings;               // Read literally, corrected, a limit met.
  std::vector<std::vector<std::string>> synonyms;  // Names searched as one.
  std::vector<NameReading> readings;
  IndexInfo index;
};

struct FacetRequest {
  std::vector<std::string> fields;  // Empty = all.
  std::string query;                // Empty = the whole index.
  Filters filters;
  Grouping grouping = Grouping::kSource;
  bool use_aliases = true;
  int limit = 0;  // Values a field at most; 0 = all.
  WorkLimits limits = {};
};

// Passages like one, like a source as a whole, or like a text.
struct SimilarRequest {
  std::string path;        // Of the index; FILE.jsonl#ID for a record.
  std::uint32_t line = 0;  // The passage at this line, or the next below; 0 = the whole source.
  std::string text;        // If not empty, compare with this, and not with what is at the path.
  Filters filters;
  int limit = 10;  // As in SearchRequest.
  int offset = 0;
  Grouping grouping = Grouping::kPassage;  // kSource: other sources only, each once.
  int snippet_bytes = 240;
  WorkLimits limits = {};
};

struct FactRequest {
  std::string entity;     // Any name; empty = all.
  std::string attribute;  // A label or a synonym of its concept; empty = all.
  Filters filters;        // Only globs apply.
  int limit = 100;
  WorkLimits limits = {};
};

struct AskRequest {
  std::string question;
  std::string path;  // Ask only this source (path, or FILE.jsonl#ID); empty = all.
  Filters filters;   // Only globs apply.
  // The answer as the notes stood at the end of this day (2025, 2025-10, 2025-10-07, 7d): later
  // facts and passages do not count. What says nothing of its time has its source's date. Empty =
  // all.
  std::string as_of;
  int limit = 5;         // Answers shown at most.
  int passages = 3;      // Passages quoted when there is no firm answer.
  bool explain = false;  // Also fill AskResult::explanation.
  WorkLimits limits = {};
};

enum class AnswerState { kAnswered, kSeries, kConflict, kPossible, kAmbiguous, kNoFact };
std::string_view Name(AnswerState state);

// One value and everybody who says so.
struct Answer {
  std::string subject;
  std::string attribute;
  std::string value;
  std::vector<std::string> items;
  Polarity polarity = Polarity::kPositive;
  std::string unit;
  AsOf as_of;
  double confidence = 0.0;
  std::vector<Location> sources;
};

struct AskResult {
  std::string question;
  AnswerState state = AnswerState::kNoFact;
  std::string entity;
  std::string attribute;
  std::vector<Answer> answers;  // conflict: newest as-of first, undated last.
  std::vector<Fact> related;    // Facts of related subjects, or the subject's other labels.
  std::vector<Hit> passages;
  std::string explanation;  // When asked for: how the question was read, and how well the best
                            // facts fit, a line each.
  std::string remark;  // One sentence for a person: why there is no fact, which entities are meant.
  IndexInfo index;
};

// One stable line of text each: "#1 notes/a.md:12-14 3.2500 Title > Heading | snippet".
std::string Describe(const Hit& hit);
// "Acme | HQ | Oslo 2025-01-02 (note) 0.97 @a.md:7 @b.md:9"; NOT before a value that is denied.
std::string Describe(const Answer& answer);

// One source's own lines.
struct SourceExcerpt {
  std::string path;
  LineRange lines;
  std::string text;
};

// Answers from one commit of an index: the last one before Open() or Refresh(). A writer beside,
// in this or another process, changes nothing of that; where it has gone on so far that the commit
// is no longer on disk, the newest takes its place. One thread at a time; several threads have a
// Searcher each. Every call that takes limits may return kCancelled or kTimeout; every call
// kIndexDamaged and kIo.
class Searcher {
 public:
  // `folder` is the index's folder. Of the extensions only the filter counts. Errors:
  // kIndexMissing, kIndexDamaged, kIndexTooOld, kIndexTooNew, kExtensionMissing.
  static Result<Searcher> Open(const std::filesystem::path& folder,
                               const Extensions& extensions = {});

  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  // Best hit first; equal scores by path, then span. Errors: kBadQuery, kBadArgument.
  Result<SearchResult> Search(const SearchRequest& request) const;
  // Passages that share the most telling words, best first; never the one that was asked about, and
  // its exact copies last. A score is the share of those words' worth, about 0..1; below 0.1
  // nothing is returned. The best 1,000 passages are looked at, total_exact is false where there
  // may be more; of a source its first 100 passages are compared, of a text its first 200,000
  // bytes. Errors: kNotFound for an unknown path or line; kBadArgument.
  Result<SearchResult> Similar(const SimilarRequest& request) const;
  // Errors: kBadQuery; kBadArgument for an unknown field.
  Result<Facets> CountFacets(const FacetRequest& request) const;
  // In the order of path, then line. Errors: kBadArgument.
  Result<std::vector<Fact>> Facts(const FactRequest& request) const;
  // Errors: kBadQuery for an empty question; kNotFound for an unknown path; kBadArgument for an
  // as_of that is no date.
  Result<AskResult> Ask(const AskRequest& request) const;
  // The card of every entity of that name: one, or several that claim it. Errors: kNotFound where
  // no source states the name.
  Result<std::vector<EntityCard>> Entity(const EntityRequest& request) const;
  // Every pair of names that is stated or decided, with its evidence. Reads all sources.
  Result<AliasReview> ReviewAliases(const WorkLimits& limits = {}) const;
  // What a note links to, and what links to it; for a name without a note the links that dangle
  // under it. Errors: kNotFound where neither a note nor a link is called so; kBadArgument.
  Result<NoteLinks> Links(const LinksRequest& request) const;
  // Errors: kBadArgument.
  Result<UnresolvedLinks> FindUnresolvedLinks(const UnresolvedRequest& request) const;
  // Up and down the supply chain from one entity, or the ways between two. Errors: kNotFound for a
  // name that no statement of the chain has, or that several entities claim; kBadArgument.
  Result<PathResult> Path(const PathRequest& request) const;
  // The lines of an indexed source as they are on disk now, without the last one's end; past the
  // end no text, and last < first. last = 0 reads to the end, first = 0 all there is of the source:
  // a note's file, a record's own line. Errors: kNotFound, kSourceUnreadable.
  Result<SourceExcerpt> Get(std::string_view path, LineRange lines) const;
  // How a query was read, its terms and the score parts of the hits it shows. Errors: as Search().
  Result<Explanation> Explain(const SearchRequest& request) const;
  // Why a source (path, or FILE.jsonl#ID), or its passage at a line (0 = any), is or is not among
  // the hits shown. Errors: as Search(); an unknown path is an answer.
  Result<Reason> Why(const SearchRequest& request, std::string_view path, std::uint32_t line) const;

  // Goes on to the newest commit. True if there was a newer one. Errors: as Open(); then it still
  // has the old one.
  Result<bool> Refresh();

  IndexInfo Info() const;

 private:
  struct State;
  explicit Searcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace TANXUN_API
