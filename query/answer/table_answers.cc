// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_answers.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/values.h"
#include "query/answer/list_facts.h"
#include "query/answer/reconcile.h"
#include "query/answer/table_extremes.h"
#include "query/answer/table_match.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostCells = 25;
constexpr double kFirmMargin = 0.3;  // A firm cell leads the next other value by this much.
constexpr double kPossibleFactor = 0.5;
constexpr std::size_t kMostNotes = 3;
constexpr double kSameScore = 1e-6;
constexpr double kLeastRow = 0.3;  // A cell whose row the question hardly describes is no answer.
constexpr double kLeastColumn = 0.2;  // Nor one whose column it hardly asks for.

// The row with the most of something, said with the column that was compared.
void AnswerExtreme(const ExtremeAnswer& extreme, AskResult& result) {
  Answer answer = MakeAnswer(*extreme.cells.front());
  for (std::size_t i = 1; i < extreme.cells.size(); ++i) {
    if (i == 1) answer.items.push_back(answer.value);
    answer.items.push_back(extreme.cells[i]->value);
    answer.value += ", " + extreme.cells[i]->value;
    answer.sources.push_back(extreme.cells[i]->where);
  }
  if (!extreme.firm) answer.confidence *= kPossibleFactor;
  result.answers = {std::move(answer)};
  result.state = extreme.firm ? AnswerState::kAnswered : AnswerState::kPossible;
}

// Two amounts are no list.
bool IsAmount(CellKind kind) {
  return kind == CellKind::kNumber || kind == CellKind::kPercent || kind == CellKind::kMeasure ||
         kind == CellKind::kDate;
}

// How many of the first cells fit equally, in one column: 2 stops opened that day.
std::size_t EqualCells(const std::vector<CellMatch>& cells) {
  std::size_t equal = 1;
  while (equal < cells.size() && cells[equal].fact->attribute == cells.front().fact->attribute &&
         cells[equal - 1].margin < kSameScore)
    ++equal;
  return equal;
}

// 其中：…, 一、…: the name without what only counts or leads up to it.
std::string_view WithoutLead(std::string_view name) {
  constexpr std::size_t kLongestLead = 9;
  for (const std::string_view sign : {"：", "、"}) {
    const std::size_t at = name.find(sign);
    if (at != std::string_view::npos && at <= kLongestLead) name.remove_prefix(at + sign.size());
  }
  return name;
}

// 上期金额 is what a row says, no name of a thing.
bool NamesPeriod(const Features& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word.starts_with('='); });
}

// Acme was asked, and the row is Acme Cloud's: its cells are possibilities, for they speak of
// another. A name that answers may say more than the question.
bool IsOfLongerName(const TableQuestion& question, const CellMatch& cell) {
  if (cell.fact->form != FactForm::kTableCell || cell.is_name) return false;
  const Features name = WordsOfCell(WithoutLead(cell.fact->subject));
  return !NamesPeriod(name) && Covered(name, question.keys) < 0.99 &&
         std::any_of(question.terms.begin(), question.terms.end(),
                     [&](const TableTerm& term) { return IsIn(term.keys, name); });
}

// The question says nothing of any row.
bool AreAllRows(const std::vector<CellMatch>& cells, std::size_t count) {
  return count > 1 && cells.front().row == 0.0 &&
         std::none_of(cells.begin() + static_cast<std::ptrdiff_t>(count), cells.end(),
                      [&](const CellMatch& cell) {
                        return cell.fact->attribute == cells.front().fact->attribute;
                      });
}

// Where the question compares, a cell that was not compared is never sure.
bool AreFirm(const TableQuestion& question, const std::vector<CellMatch>& cells, std::size_t count,
             bool compares) {
  return !compares && !AreAllRows(cells, count) && !cells.front().is_denied &&
         cells.front().all_explained && cells.front().named &&
         cells[count - 1].margin >= kFirmMargin &&
         std::none_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(count),
                      [&](const CellMatch& cell) { return IsOfLongerName(question, cell); });
}

Answer Joined(const std::vector<CellMatch>& cells, std::size_t count) {
  std::vector<const Fact*> facts;
  for (std::size_t i = 0; i < count; ++i) facts.push_back(cells[i].fact);
  if (count == 1) return MakeAnswer(*facts.front());
  Answer answer = MakeAnswer(JoinItems(facts));
  answer.sources.clear();
  for (const Fact* fact : facts) answer.sources.push_back(fact->where);
  return answer;
}

// Rows of one thing in several tables are put side by side, rows of several things are a list.
void AnswerFirmly(const std::vector<CellMatch>& cells, std::size_t count, const NameLookup& lookup,
                  AskResult& result) {
  std::vector<const Fact*> facts;
  for (std::size_t i = 0; i < count; ++i) facts.push_back(cells[i].fact);
  const bool one_subject = std::all_of(facts.begin(), facts.end(), [&](const Fact* fact) {
    return !fact->subject.empty() && fact->subject == facts.front()->subject;
  });
  const bool apart = std::any_of(facts.begin(), facts.end(), [&](const Fact* fact) {
    return fact->where.headings != facts.front()->where.headings;
  });
  result.state = AnswerState::kAnswered;
  result.answers = {Joined(cells, count)};
  if (!one_subject || !apart) return;
  result.answers = GroupEqual(facts, lookup);
  if (result.answers.size() > 1) result.state = AnswerState::kConflict;
}

bool IsGiven(const std::string& value, const std::vector<Answer>& answers) {
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Answer& answer) { return answer.value == value; });
}

void AddPossible(const std::vector<CellMatch>& cells, const TableSearch& search,
                 AskResult& result) {
  double left = 1.0;  // The first answer's doubt is shared by those behind it.
  if (!result.answers.empty()) left -= result.answers.front().confidence;
  for (const CellMatch& cell : cells) {
    if (result.answers.size() >= search.limit) break;
    const bool near = cell.row >= kLeastRow || cell.column >= kLeastColumn;
    if (search.whole_question ? !cell.all_explained || !cell.named : !near) continue;
    if (IsGiven(cell.fact->value, result.answers)) continue;
    result.answers.push_back(MakeAnswer(*cell.fact));
    const double probability = left == 1.0 ? cell.probability() : left * kPossibleFactor;
    result.answers.back().confidence = probability;
    left -= probability;
  }
  if (!result.answers.empty()) result.state = AnswerState::kPossible;
}

bool IsSure(const AskResult& result) {
  return result.state == AnswerState::kAnswered || result.state == AnswerState::kSeries ||
         result.state == AnswerState::kConflict;
}

bool SayTheSame(const std::vector<Answer>& a, const std::vector<Answer>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Answer& left) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Answer& right) { return SameValue(left.value, right.value); });
  });
}

bool IsAsked(const std::string& subject, const Intent& intent) {
  const std::string key = NameKey(subject);
  return std::any_of(intent.entities.begin(), intent.entities.end(),
                     [&](const EntityMention& entity) {
                       const auto& keys = entity.known.keys;
                       return std::find(keys.begin(), keys.end(), key) != keys.end();
                     });
}

}  // namespace

FactRows OutsideTables(const FactRows& rows) {
  FactRows outside;
  for (const std::vector<Fact>& row : rows) {
    if (!row.empty() &&
        (row.front().form != FactForm::kTableCell && row.front().form != FactForm::kKeyValue))
      outside.push_back(row);
  }
  return outside;
}

AskResult AnswerFromTables(const Intent& intent, const FactRows& rows, const NameLookup& lookup,
                           const TableSearch& search) {
  AskResult result;
  const TableQuestion question = ReadForTables(intent);
  const std::vector<Grid> grids = GridsOf(rows);
  std::vector<CellMatch> cells;
  if (!search.whole_question || std::any_of(grids.begin(), grids.end(), [&](const Grid& grid) {
        return MayExplainAll(question, grid);
      })) {
    cells = MatchCells(question, grids, std::max(search.limit, kMostCells));
  }
  if (search.explain) {
    result.explanation += Describe(question) + "\n";
    for (const Grid& grid : grids) result.explanation += Describe(grid) + "\n";
    for (const CellMatch& cell : cells) result.explanation += Describe(cell) + "\n";
  }
  const auto extreme = FindExtreme(question, grids);
  if (extreme.has_value() && (extreme->firm || !search.whole_question))
    AnswerExtreme(*extreme, result);
  if (result.state == AnswerState::kAnswered || cells.empty()) return result;
  const std::size_t equals = IsAmount(question.kind) ? 1 : EqualCells(cells);
  if (AreFirm(question, cells, equals, Compares(question, grids))) {
    AnswerFirmly(cells, equals, lookup, result);
  } else {
    AddPossible(cells, search, result);
  }
  return result;
}

bool MayAnswerInTables(const TableQuestion& question, const StoredPassage& passage) {
  if (passage.passage.text.find(" | ") == std::string::npos) return false;
  Features around = FeaturesOf(passage.title);
  AddFeatures(passage.path, around);
  for (const std::string& heading : passage.passage.headings) AddFeatures(heading, around);
  return MayExplainAll(question, passage.passage.text, around);
}

void JoinWithTables(AskResult tables, std::size_t limit, AskResult& result) {
  result.explanation += tables.explanation;
  const bool both = IsSure(tables) && IsSure(result);
  if (!both && IsSure(result)) return;
  if (!both || SayTheSame(tables.answers, result.answers)) {
    if (IsSure(tables)) result.answers.clear();
    std::move(result.answers.begin(), result.answers.end(), std::back_inserter(tables.answers));
    result.answers = std::move(tables.answers);
    if (tables.state != AnswerState::kNoFact) result.state = tables.state;
  } else {
    std::move(tables.answers.begin(), tables.answers.end(), std::back_inserter(result.answers));
    result.state = AnswerState::kConflict;
  }
  if (result.state == AnswerState::kPossible && result.answers.size() > limit)
    result.answers.resize(limit);
}

FactRows RowsOfTablesAbout(const IndexReader& index, const Intent& intent, const FactRows& rows,
                           const FactScope& scope) {
  std::set<std::pair<std::string, std::string>> places;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) {
      if (places.size() < kMostNotes && IsKeyCell(fact, row) && IsAsked(fact.subject, intent))
        places.emplace(fact.where.path, fact.where.record);
    }
  }
  FactRows found;
  for (const auto& [path, record] : places) {
    FactRows of_note = RowsOfSource(index, path, record, scope);
    std::move(of_note.begin(), of_note.end(), std::back_inserter(found));
  }
  return found;
}

}  // namespace tanxun
