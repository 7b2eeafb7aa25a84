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
  // Any form of any listing of the family: ACME, NYSE:ACME, 9988.HK, 9988.
  std::vector<std::string> tickers;
  std::vector<std::string> statuses;   // "red", "🔴", ">=yellow", or a status word.
  std::vector<std::string> entities;   // Any name of the entity.
  std::vector<std::string> languages;  // "zh", "en", "mixed".
  // Paths; '*' within a folder, '**' across. A plain folder admits all below it; a glob without '/'
  // is matched with the file's name.
  std::vector<std::string> globs;
  std::string since;  // A date (2025, 2025-10, 2025-10-07, 2025-Q3, 7d), inclusive.
  std::string until;  // Likewise; all of what it names counts. Of a passage its own date, else its
                      // source's.
};

// The order of hits.
enum class SortOrder {
  kRelevance,  // Best first, equal ones by path and place. Of a query without words: by path.
  kDate,       // Newest first, undated last.
  kPath,       // By path, then place in the source.
};
// What is one hit, and what is counted.
enum class Grouping {
  kPassage,  // Each passage by itself.
  kSource,   // A source once, by its best passage.
};

// What Searcher::Search() is asked.
struct SearchRequest {
  std::string query;  // In the query language (tanxun/query_reference.h); at most 4,096 bytes.
                      // Empty = everything.
  Filters filters;    // All must admit a passage.
  int limit = 10;     // Hits at most; 0..10'000.
  int offset = 0;     // Hits passed over; 0..10'000.
  SortOrder sort = SortOrder::kRelevance;  // Pages are pieces of one order, whichever it is.
  Grouping grouping = Grouping::kPassage;  // kSource: the best passage of each source only.
  bool use_aliases = true;  // Also other names of what is named, and other regions' words.
  bool strict = false;      // A query that cannot be read is an error instead of a literal search.
  // UTF-8 bytes at most, 0..100'000; cut at a word or a Han character. Inside a word only where no
  // whole one has room.
  int snippet_bytes = 240;
  bool exact_total = false;         // Count all hits, however many: else only the first 10,000.
  std::vector<std::string> facets;  // Fields to count over all matches: tag, ticker, status, lang,
                                    // year, entity, folder, kind.
  WorkLimits limits = {};           // Of this call.
};

// A word of a snippet that the query is about; a run of touching Han characters is one.
struct Highlight {
  std::uint32_t begin = 0;  // UTF-8 byte offsets into the snippet.
  std::uint32_t end = 0;    // One past the last byte.
};

// By what a hit was found.
enum class MatchedBy {
  kWords,   // By words of the query, or by other names of what they name.
  kPinyin,  // By the sound of a name only; matched_aliases has the names. Such hits come last.
};
std::string_view Name(MatchedBy matched_by);  // "words", "pinyin".

// A passage that was found, as the index has it.
struct Hit {
  int rank = 1;        // From 1, among all hits: the first of a page has offset + 1.
  double score = 0.0;  // The higher the better; of hits by relevance, within one result only.
  std::string path;    // Relative to its collection's root, '/' between folders.
  std::string record;  // The record's id in a JSON Lines collection, else empty.
  LineRange lines;     // 1-based, both included; a record's line in its file.
  Span span;           // Bytes of the file when it was indexed.
  std::string title;   // The source's; where it has none the record's id or the file's stem.
  std::vector<std::string> headings;  // Outermost first, without the title.
  std::string snippet;  // A piece of the passage's visible text, nothing added: may have line ends.
  std::vector<Highlight> highlights;        // Ascending, disjoint.
  std::vector<std::string> tags;            // Of the whole source, as written, without '#'.
  std::vector<std::string> tickers;         // Named in it, or its subject's; canonical, sorted.
  StatusLevel status = StatusLevel::kNone;  // The tightest that the passage states, else the
                                            // subject's; kNone = none.
  std::string language;                     // "zh", "en" or "mixed".
  Date date;  // Of the passage, else of its source; not known where neither has one.
  std::vector<std::string> matched_aliases;  // Other names than the typed ones that it holds; those
                                             // found by sound are folded.
  MatchedBy matched_by = MatchedBy::kWords;  // What found it.
  bool stale = false;                        // The file has changed or gone since it was indexed.
};

// Letters of the query that are the sound of a name: tyqw, 通义千问.
struct NameReading {
  std::string typed;  // The words of the query, folded, a blank between.
  std::string name;   // Folded.
};

// Why there are hits or none.
enum class SearchState {
  kOk,           // There are hits, if not on this page.
  kNoMatch,      // Nothing meets the query.
  kEmptyIndex,   // The index holds no passage.
  kFilteredOut,  // Something meets the query, but not the filters.
};
std::string_view Name(SearchState state);  // "ok", "no_match", "empty_index", "filtered_out".

// A value of a field, and how often it is there.
struct FacetValue {
  std::string value;        // Good as a filter of that field; a tag as most sources write it.
  std::uint64_t count = 0;  // Sources (Grouping::kSource, the default of facets) or passages.
  std::vector<std::string> family;  // ticker: every listing of the company, the value included.
};

using Facets =
    std::map<std::string, std::vector<FacetValue>>;  // By field; highest count first, then value.

// What a commit of an index holds.
struct IndexInfo {
  std::uint64_t revision = 0;  // Commits so far.
  std::string updated;  // When it was made: UTC, "2026-01-01T09:30:00Z"; empty before the first.
  std::uint64_t sources = 0;   // Notes and records.
  std::uint64_t passages = 0;  // Of all sources.
  std::uint64_t facts = 0;     // Of all sources.
  std::uint64_t entities = 0;  // That sources state, by any of their names.
  // Name to root folder, absolute; empty for what came from memory.
  std::map<std::string, std::string> collections;
};

// What Searcher::Search() and Searcher::Similar() find.
struct SearchResult {
  std::string query;  // As given; of Similar() the path, with ":LINE" where one was named.
  SearchState state = SearchState::kOk;  // Says why there is nothing.
  std::uint64_t total = 0;  // All hits, shown or not: sources or passages, as they were grouped.
  bool total_exact = true;  // False: there are at least as many.
  std::vector<Hit> hits;    // Those of the page, in the order that was asked for.
  Facets facets;  // Of the fields in SearchRequest::facets, else empty. They count sources.
  std::vector<std::string> warnings;  // Read literally, corrected, a limit met; English.
  std::vector<std::vector<std::string>> synonyms;  // Names searched as one.
  std::vector<NameReading> readings;  // Sounds that the query was read as; usually none.
  IndexInfo index;                    // The commit that answered.
};

// What Searcher::CountFacets() is asked.
struct FacetRequest {
  std::vector<std::string> fields;        // Empty = all.
  std::string query;                      // Empty = the whole index.
  Filters filters;                        // As for a search.
  Grouping grouping = Grouping::kSource;  // What is counted.
  bool use_aliases = true;                // As for a search.
  int limit = 0;                          // Values a field at most; 0 = all.
  WorkLimits limits = {};                 // Of this call.
};

// Passages like one, like a source as a whole, or like a text.
struct SimilarRequest {
  std::string path;        // Of the index; FILE.jsonl#ID for a record.
  std::uint32_t line = 0;  // The passage at this line, or the next below; 0 = the whole source.
  std::string text;        // If not empty, compare with this, and not with what is at the path.
  Filters filters;         // As for a search.
  int limit = 10;          // As in SearchRequest.
  int offset = 0;          // As in SearchRequest.
  Grouping grouping = Grouping::kPassage;  // kSource: other sources only, each once.
  int snippet_bytes = 240;                 // As in SearchRequest.
  WorkLimits limits = {};                  // Of this call.
};

// What Searcher::Facts() is asked.
struct FactRequest {
  std::string entity;      // Any name; empty = all.
  std::string attribute;   // A label or a synonym of its concept; empty = all.
  Filters filters;         // Only globs apply.
  int limit = 100;         // Facts at most, 0..1'000'000.
  WorkLimits limits = {};  // Of this call.
};

// What Searcher::Ask() is asked.
struct AskRequest {
  std::string question;  // In English or Chinese; at most 4,096 bytes.
  std::string path;      // Ask only this source (path, or FILE.jsonl#ID); empty = all.
  Filters filters;       // Of facts only globs apply; of quoted passages all but `until`.
  // The answer as the notes stood at the end of this day (2025, 2025-10, 2025-10-07, 7d): later
  // facts and passages do not count. What says nothing of its time has its source's date. Empty =
  // all.
  std::string as_of;
  int limit = 5;           // Answers shown at most; 1 at least.
  int passages = 3;        // Passages quoted when there is no firm answer.
  bool explain = false;    // Also fill AskResult::explanation.
  WorkLimits limits = {};  // Of this call.
};

// What came of a question.
enum class AnswerState {
  kAnswered,   // One value, or several views of one thing.
  kSeries,     // Values of different dates of something that moves: newest first.
  kConflict,   // Values that contradict each other, of the same time.
  kPossible,   // What may answer it, best first; see Answer::confidence.
  kAmbiguous,  // A name or label in it is several entities'; the remark says which.
  kNoFact,     // Nothing answers it. `passages` has what comes nearest.
};
std::string_view Name(AnswerState state);  // "answered", "series", "conflict", …

// One value and everybody who says so.
struct Answer {
  std::string subject;    // As the first source writes it.
  std::string attribute;  // The label as the first source writes it; of a quoted sentence what was
                          // asked for.
  std::string value;      // As written, visible text; a sentence where no fact answers.
  std::vector<std::string> items;           // The value's parts where it is a list, else empty.
  Polarity polarity = Polarity::kPositive;  // kNegative: the sources deny the value.
  std::string unit;         // That the label gives ("RMB bn"); empty where it gives none.
  AsOf as_of;               // Of the newest of its sources.
  double confidence = 0.0;  // 0..1: how many in a hundred of such answers are right, measured.
  std::vector<Location> sources;  // One or more; the one that is shown first.
};

// What Searcher::Ask() found.
struct AskResult {
  std::string question;                      // As given.
  AnswerState state = AnswerState::kNoFact;  // Says how `answers` are to be read.
  std::string entity;     // Whom it is about, as the index calls it; empty where it names nobody.
  std::string attribute;  // What is asked of it; empty where nothing is understood.
  std::vector<Answer> answers;  // Of kPossible best first, else newest as-of first, undated last.
  std::vector<Fact> related;    // Facts of the subject under other labels, one a label, at most 8;
                                // none beside a firm answer.
  std::vector<Hit> passages;    // Best first; none beside a firm answer.
  std::string explanation;      // When asked for: how the question was read, and how well the best
                                // facts fit, a line each.
  std::string remark;  // One sentence for a person: why there is no fact, which entities are meant.
  IndexInfo index;     // The commit that answered.
};

// One stable line of text each: "#1 notes/a.md:12-14 3.2500 Title > Heading | snippet".
std::string Describe(const Hit& hit);
// "Acme | HQ | Oslo 2025-01-02 (note) 0.97 @a.md:7 @b.md:9"; NOT before a value that is denied.
std::string Describe(const Answer& answer);

// One source's own lines.
struct SourceExcerpt {
  std::string path;  // Of the file, relative to its collection's root.
  LineRange lines;   // Those that there are of what was asked for.
  std::string text;  // Decoded to UTF-8, '\n' between lines.
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

  // The one moved from may only be assigned to or destroyed.
  Searcher(Searcher&&) noexcept;
  // Lets go of this one's index.
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
  // How many sources or passages have each value, of each field that was asked for. Errors:
  // kBadQuery; kBadArgument for an unknown field.
  Result<Facets> CountFacets(const FacetRequest& request) const;
  // In the order of path, then place; none where nothing is called so. Errors: kBadArgument.
  Result<std::vector<Fact>> Facts(const FactRequest& request) const;
  // What the facts say, or sentences that may, or nothing. Errors: kBadQuery for an empty question
  // or one that is too long; kNotFound for an unknown path; kBadArgument for an as_of that is no
  // date.
  Result<AskResult> Ask(const AskRequest& request) const;
  // The card of every entity of that name: one, or several that claim it. Errors: kNotFound where
  // no source states the name; kBadArgument.
  Result<std::vector<EntityCard>> Entity(const EntityRequest& request) const;
  // Every pair of names that is stated or decided, with its evidence. Reads all sources.
  Result<AliasReview> ReviewAliases(const WorkLimits& limits = {}) const;
  // What a note links to, and what links to it; for a name without a note the links that dangle
  // under it. Errors: kNotFound where neither a note nor a link is called so; kBadArgument.
  Result<NoteLinks> Links(const LinksRequest& request) const;
  // The links of all sources that do not lead to one note. Errors: kBadArgument.
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

  // Of the commit it answers from.
  IndexInfo Info() const;

 private:
  struct TANXUN_LOCAL State;
  explicit Searcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tanxun
