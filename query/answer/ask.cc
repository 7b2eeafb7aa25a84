// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Ask: question -> intent -> facts -> answer, or an honest nothing.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/text/utf8.h"
#include "query/answer/ability.h"
#include "query/answer/candidates.h"
#include "query/answer/containment.h"
#include "query/answer/direction.h"
#include "query/answer/evidence.h"
#include "query/answer/match.h"
#include "query/answer/near_names.h"
#include "query/answer/reconcile.h"
#include "query/answer/reverse.h"
#include "query/answer/table_answers.h"
#include "query/answer/under_heading.h"
#include "query/search/filters.h"
#include "query/search/path_spelling.h"
#include "query/search/searcher_state.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxQuestionBytes = 4096;
constexpr std::size_t kMaxRelated = 8;
constexpr std::size_t kMaxExplained = 12;
constexpr std::size_t kNotesWithTables = 3;  // Of the nearest passages, whose tables are read.
constexpr std::size_t kMostFactsOfNearNote = 2000;
constexpr double kFoundByWords = 0.6;  // Which table is meant, only the words say.
constexpr double kGuessed = 0.6;       // Of an answer's confidence, where its subject is a guess.
constexpr std::size_t kSentences = 3;  // Quoted at most.
constexpr double kWeak = 0.5;          // Below it sentences stand beside what is possible.

// "FILE.jsonl#ID" -> path and record.
std::pair<std::string, std::string> SplitRecord(const std::string& path) {
  const std::size_t mark = path.find(".jsonl#");
  if (mark == std::string::npos) return {path, {}};
  return {path.substr(0, mark + 6), path.substr(mark + 7)};
}

bool IsAboutMention(const Fact& fact, const Intent& intent) {
  const std::string key = NameKey(fact.subject);
  return std::any_of(intent.entities.begin(), intent.entities.end(),
                     [&](const EntityMention& entity) {
                       return std::find(entity.known.keys.begin(), entity.known.keys.end(), key) !=
                              entity.known.keys.end();
                     });
}

// What else the notes say of the asked subject: one fact a label.
std::vector<Fact> OtherLabels(const FactRows& rows, const Intent& intent) {
  std::vector<Fact> related;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) {
      if (related.size() >= kMaxRelated) return related;
      const bool known = std::any_of(related.begin(), related.end(), [&](const Fact& other) {
        return other.attribute == fact.attribute;
      });
      if (!known && fact.form != FactForm::kProse && IsAboutMention(fact, intent))
        related.push_back(fact);
    }
  }
  return related;
}

bool IsFirm(AnswerState state) {
  return state == AnswerState::kAnswered || state == AnswerState::kSeries ||
         state == AnswerState::kConflict || state == AnswerState::kAmbiguous;
}

// quoted: the answers are sentences, not facts.
std::string RemarkOf(const Intent& intent, const AskResult& result, bool quoted) {
  if (result.state == AnswerState::kAmbiguous) {
    std::string names;
    for (const EntityMention& entity : intent.entities) {
      if (entity.known.rivals.empty()) continue;
      names += entity.text + " may be " + entity.known.name;
      for (const std::string& rival : entity.known.rivals) names += " or " + rival;
    }
    return names;
  }
  if (quoted && intent.entities.empty())
    return "the question names nothing that the notes have facts about; this is what comes nearest";
  if (result.state != AnswerState::kNoFact) return {};
  if (intent.entities.empty()) return "the question names nothing that the notes have facts about";
  const std::string& name = intent.entities.front().known.name;
  if (intent.attribute.empty()) return "nothing in the notes answers this about " + name;
  return "the notes do not say this about " + name + ": " + intent.attribute;
}

std::size_t SubjectsOf(const std::vector<Answer>& answers) {
  std::set<std::string> subjects;
  for (const Answer& answer : answers) subjects.insert(NameKey(answer.subject));
  return subjects.size();
}

class Asking {
 public:
  Asking(const IndexReader& index, const AskRequest& request)
      : index_(index), request_(request), scope_{request.filters.globs, {}} {}

  Result<AskResult> Run() {
    result_.question = request_.question;
    if (!request_.as_of.empty()) {
      const std::optional<DayRange> days = ParseDays(request_.as_of, Today());
      if (!days) {
        return Error{ErrorCode::kBadArgument, fmt::format("\"{}\" is no date to answer as of "
                                                          "(2025, 2025-10, 2025-10-07, 7d)",
                                                          request_.as_of)};
      }
      scope_.last_day = days->last;
    }
    const std::string note = OneNote();
    if (!note.empty()) {
      const auto [path, record] = SplitRecord(SpelledPath(index_, note));
      if (index_.SourcesAt(path, record).empty()) {
        return Error{ErrorCode::kNotFound, "no source of this name in the index: " + request_.path};
      }
      rows_ = RowsOfSource(index_, path, record, {{}, scope_.last_day});
    }
    const bool one_source = !note.empty();
    const NameLookup lookup = one_source ? LookupIn(index_, rows_) : LookupIn(index_);
    intent_ = Understand(request_.question, lookup);
    if (!one_source) rows_ = RowsAboutEntities(index_, intent_, scope_);
    if (!intent_.entities.empty()) result_.entity = intent_.entities.front().known.name;
    result_.attribute = intent_.attribute;
    if (request_.explain) result_.explanation = Describe(intent_) + "\n";
    const bool unnamed = !one_source && intent_.entities.empty();
    if (unnamed) rows_ = RowsWithWholeLabel(index_, intent_, scope_);
    Decide({.unnamed = unnamed, .one_source = one_source, .lookup = lookup});
    if (!one_source && !IsFirm(result_.state)) TryNearNames(lookup);
    if (!IsFirm(result_.state)) {
      TANXUN_TRY(AddEvidence());
    }
    if (result_.remark.empty()) result_.remark = RemarkOf(intent_, result_, quoted_);
    result_.index = index_.info();
    return std::move(result_);
  }

 private:
  // The note that the question is put to, as the request's path or its only glob; empty = all.
  std::string OneNote() const {
    if (!request_.path.empty() || request_.filters.globs.size() != 1) return request_.path;
    const std::string& glob = request_.filters.globs.front();
    const auto [path, record] = SplitRecord(SpelledPath(index_, glob));
    return index_.SourcesAt(path, record).size() == 1 ? glob : std::string();
  }

  void Decide(const MatchScope& match_scope) {
    if (intent_.ability.has_value() && AnswerAbility(index_, intent_, rows_, scope_, result_))
      return;
    const Direction direction = DirectionOf(intent_);
    if (direction.way == Direction::Way::kToHolder) {
      if (TryHolders(direction, match_scope) || (!match_scope.one_source && TryReverse())) return;
      SearchTables(match_scope, static_cast<std::size_t>(std::max(1, request_.limit)));
      return;
    }
    if ((AsksWhoseTicker() || NamesOnlyListing()) && TryReverse()) return;
    const auto limit = static_cast<std::size_t>(std::max(1, request_.limit));
    std::vector<FactMatch> candidates =
        MatchFacts(intent_, match_scope.one_source ? OutsideTables(rows_) : rows_, match_scope);
    // "companies founded in 1987": another year's facts are nothing, whoever has them.
    if (match_scope.unnamed)
      std::erase_if(candidates, [](const FactMatch& match) { return match.unexplained > 0; });
    if (request_.explain) {
      for (std::size_t i = 0; i < std::min(kMaxExplained, candidates.size()); ++i) {
        result_.explanation += Describe(candidates[i]) + "\n";
      }
    }
    Reconcile(intent_, candidates, match_scope.lookup, limit, result_);
    SearchTables(match_scope, limit);
    // A label alone may be several subjects': which one is meant, is the asker's to say.
    if (match_scope.unnamed && IsFirm(result_.state) && SubjectsOf(result_.answers) > 1)
      result_.state = AnswerState::kAmbiguous;
    if (IsFirm(result_.state) || match_scope.one_source) return;
    if (TryInverse(direction, match_scope) || AnswerContainer(intent_, rows_, result_)) return;
    // X's own R is asked for: what X is the R of is no answer.
    if (direction.way == Direction::Way::kToValue) return;
    const bool asks = AsksForSubject();
    if (!asks && (!match_scope.unnamed || intent_.concepts.empty())) return;
    // Without a "who", those of that value may be meant.
    if (TryReverse() && !asks) result_.state = AnswerState::kPossible;
  }

  // The tables of the asked note; else of the notes about what is asked, where nothing else is
  // sure.
  void SearchTables(const MatchScope& match_scope, std::size_t limit) {
    TableSearch search{.limit = limit, .explain = request_.explain};
    if (match_scope.one_source) {
      JoinWithTables(AnswerFromTables(intent_, rows_, match_scope.lookup, search), limit, result_);
      return;
    }
    if (IsFirm(result_.state)) return;
    const FactRows tables = RowsOfTablesAbout(index_, intent_, rows_, scope_);
    if (tables.empty()) return;
    search.whole_question = true;
    JoinWithTables(AnswerFromTables(intent_, tables, match_scope.lookup, search), limit, result_);
  }

  // Nothing is called what the question says: the nearest name, for a possibility.
  void TryNearNames(const NameLookup& exact) {
    const Intent asked = intent_;
    const AskResult before = result_;
    FactRows rows = std::move(rows_);
    const NameLookup near = LookupNear(index_.names(), asked, exact);
    intent_ = Understand(request_.question, near);
    const auto guess =
        std::find_if(intent_.entities.begin(), intent_.entities.end(),
                     [](const EntityMention& entity) { return entity.known.is_guess; });
    if (guess != intent_.entities.end()) {
      rows_ = RowsAboutEntities(index_, intent_, scope_);
      result_.state = AnswerState::kNoFact;
      result_.answers.clear();
      Decide({.unnamed = false, .one_source = false, .lookup = exact});
      if (!result_.answers.empty() && (before.answers.empty() || IsFirm(result_.state))) {
        result_.state = AnswerState::kPossible;
        for (Answer& answer : result_.answers) answer.confidence *= kGuessed;
        result_.entity = guess->known.name;
        result_.attribute = intent_.attribute;
        result_.remark = "nothing is called " + guess->text + "; read as " + guess->known.name;
        return;
      }
    }
    intent_ = asked;
    result_ = before;
    rows_ = std::move(rows);
  }

  // "Which company has ticker X", where X may also be a name of the company.
  bool AsksWhoseTicker() const {
    return intent_.asks_for_subject &&
           std::any_of(intent_.concepts.begin(), intent_.concepts.end(),
                       [](const AttributeConcept* meaning) { return meaning->id == "ticker"; });
  }

  // "HLVP", "600988.SH 是哪家公司": its company is the answer.
  bool NamesOnlyListing() const {
    return intent_.entities.size() == 1 && intent_.entities.front().known.by_listing &&
           std::all_of(intent_.roles.begin(), intent_.roles.end(),
                       [](Role role) { return role == Role::kEntity || role == Role::kFrame; });
  }

  bool TryReverse() {
    AskResult reverse;
    if (!AnswerReverse(intent_, RowsWithValues(index_, intent_, scope_), LookupIn(index_), reverse))
      return false;
    Take(std::move(reverse));
    return true;
  }

  // Those whose R is X; of the one note that is asked, its own.
  bool TryHolders(const Direction& direction, const MatchScope& match_scope) {
    AskResult holders;
    const FactRows found =
        match_scope.one_source
            ? rows_
            : RowsHolding(index_, direction.attribute, direction.name, match_scope.lookup, scope_);
    if (!AnswerHolders(direction, found, match_scope.lookup, holders)) return false;
    Take(std::move(holders));
    return true;
  }

  // "the subsidiary of X" is also who says of itself: "subsidiary of X".
  bool TryInverse(const Direction& direction, const MatchScope& match_scope) {
    if (direction.inverse.empty()) return false;
    return TryHolders({Direction::Way::kToHolder, direction.inverse, direction.name, {}},
                      match_scope);
  }

  void Take(AskResult found) {
    result_.state = found.state;
    result_.answers = std::move(found.answers);
    result_.entity = std::move(found.entity);
  }

  // Who, which, whose; or nothing but a listing: "300750.SZ".
  bool AsksForSubject() const {
    if (intent_.asks_for_subject) return true;
    return std::all_of(intent_.roles.begin(), intent_.roles.end(),
                       [](Role role) { return role == Role::kContent || role == Role::kFrame; }) &&
           FindTickersInField(intent_.question).size() == 1;
  }

  Result<void> AddEvidence() {
    result_.related = OtherLabels(rows_, intent_);
    Filters filters = request_.filters;
    if (!request_.path.empty()) filters.globs = {SplitRecord(request_.path).first};
    filters.until = request_.as_of;
    const auto shown = static_cast<std::size_t>(std::max(0, request_.passages));
    const Result<QuestionSearch> search =
        SearchQuestion(index_, request_.question, filters, std::max(shown, kPassagesRead));
    if (!search) return search.error();
    if (result_.state == AnswerState::kNoFact && request_.path.empty())
      AnswerFromNotesOf(search->candidates);
    if (result_.answers.empty() || result_.answers.front().confidence < kWeak)
      AddSentences(SentencesAnswering(index_, intent_, *search, kSentences));
    result_.passages = HitsOf(index_, *search, shown);
    return {};
  }

  // The tables and headings of the nearest passages' notes: what accounts for every word may be
  // meant.
  void AnswerFromNotesOf(const std::vector<Candidate>& candidates) {
    std::set<std::pair<std::string, std::string>> places;
    FactRows rows;
    const TableQuestion question = ReadForTables(intent_);
    for (const Candidate& candidate : candidates) {
      if (!candidate.passage.has_value() || places.size() >= kNotesWithTables) continue;
      const StoredPassage& passage = *candidate.passage;
      if ((!MayAnswerInTables(question, passage) && !NamesHeading(intent_, passage)) ||
          !places.emplace(passage.path, passage.record).second ||
          HasMoreFacts(passage.path, passage.record))
        continue;
      FactRows of_note = RowsOfSource(index_, passage.path, passage.record, scope_);
      std::move(of_note.begin(), of_note.end(), std::back_inserter(rows));
    }
    if (rows.empty()) return;
    result_.answers = AnswersUnderHeading(intent_, rows, kSentences);
    if (!result_.answers.empty()) result_.state = AnswerState::kPossible;
    AskResult tables = AnswerFromTables(
        intent_, rows, LookupIn(index_),
        {.whole_question = true, .limit = kSentences, .explain = request_.explain});
    if (IsFirm(tables.state)) {
      tables.state = AnswerState::kPossible;
      for (Answer& answer : tables.answers) answer.confidence *= kFoundByWords;
    }
    JoinWithTables(std::move(tables), kSentences, result_);
  }

  // A note with thousands of rows is read only for who asks it.
  bool HasMoreFacts(const std::string& path, const std::string& record) const {
    const std::vector<StoredSource> sources = index_.SourcesAt(path, record);
    return std::any_of(sources.begin(), sources.end(), [](const StoredSource& source) {
      return source.facts > kMostFactsOfNearNote;
    });
  }

  void AddSentences(std::vector<Answer> sentences) {
    if (sentences.empty()) return;
    quoted_ = result_.answers.empty();
    std::move(sentences.begin(), sentences.end(), std::back_inserter(result_.answers));
    const auto limit = static_cast<std::size_t>(std::max(1, request_.limit));
    if (result_.answers.size() > limit) result_.answers.resize(limit);
    result_.state = AnswerState::kPossible;
  }

  const IndexReader& index_;
  const AskRequest& request_;
  FactScope scope_;
  FactRows rows_;
  Intent intent_;
  AskResult result_;
  bool quoted_ = false;
};

}  // namespace

std::string_view Name(AnswerState state) {
  switch (state) {
    case AnswerState::kAnswered:
      return "answered";
    case AnswerState::kSeries:
      return "series";
    case AnswerState::kConflict:
      return "conflict";
    case AnswerState::kPossible:
      return "possible";
    case AnswerState::kAmbiguous:
      return "ambiguous";
    case AnswerState::kNoFact:
      return "no_fact";
  }
  return "no_fact";
}

Result<AskResult> Searcher::Ask(const AskRequest& request) const {
  if (Trim(request.question).empty()) return Error{ErrorCode::kBadQuery, "the question is empty"};
  if (request.question.size() > kMaxQuestionBytes) {
    return Error{ErrorCode::kBadQuery, "the question is longer than 4096 bytes"};
  }
  return Answered<AskResult>(*state_, request.limits, [&](const IndexReader& index) {
    return Asking(index, request).Run();
  });
}

}  // namespace tanxun
