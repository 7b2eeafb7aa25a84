// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_answers.h"

#include <algorithm>

#include "query/answer/list_facts.h"
#include "query/answer/reconcile.h"
#include "query/answer/table_extremes.h"
#include "query/answer/table_match.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostCells = 25;
constexpr double kFirmMargin = 0.3;  // A firm cell leads the next other value by this much.
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
  if (!extreme.firm) answer.confidence *= 0.5;
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

// Acme was asked, and the row is Acme Cloud's: its cells are possibilities, for they speak of
// another. A name that answers may say more than the question.
bool IsOfLongerName(const TableQuestion& question, const Fact& fact) {
  if (fact.form != FactForm::kTableCell || fact.value.starts_with(fact.subject)) return false;
  const Features name = WordsOfCell(fact.subject);
  return Covered(name, question.keys) < 0.99 &&
         std::any_of(question.terms.begin(), question.terms.end(),
                     [&](const TableTerm& term) { return IsIn(term.keys, name); });
}

bool AreFirm(const TableQuestion& question, const std::vector<CellMatch>& cells,
             std::size_t count) {
  return cells.front().all_explained && cells.front().named &&
         cells[count - 1].margin >= kFirmMargin &&
         std::none_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(count),
                      [&](const CellMatch& cell) { return IsOfLongerName(question, *cell.fact); });
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

void AnswerFromTables(const Intent& intent, const FactRows& rows, bool explain, std::size_t limit,
                      AskResult& result) {
  const TableQuestion question = ReadForTables(intent);
  const std::vector<Grid> grids = GridsOf(rows);
  const std::vector<CellMatch> cells = MatchCells(question, grids, std::max(limit, kMostCells));
  if (explain) {
    result.explanation += Describe(question) + "\n";
    for (const Grid& grid : grids) result.explanation += Describe(grid) + "\n";
    for (const CellMatch& cell : cells) result.explanation += Describe(cell) + "\n";
  }
  std::vector<Answer> answers;
  if (const auto extreme = FindExtreme(question, grids)) {
    AnswerExtreme(*extreme, result);
    if (result.state == AnswerState::kAnswered) return;
    answers = std::move(result.answers);
    result.answers.clear();
  }
  if (cells.empty()) return;
  const std::size_t equals = IsAmount(question.kind) ? 1 : EqualCells(cells);
  if (AreFirm(question, cells, equals)) {
    result.answers = {Joined(cells, equals)};
    result.state = AnswerState::kAnswered;
    return;
  }
  for (const CellMatch& cell : cells) {
    if (cell.row < kLeastRow && cell.column < kLeastColumn) continue;
    answers.push_back(MakeAnswer(*cell.fact));
    answers.back().confidence *= 0.5;
  }
  for (Answer& other : result.answers) answers.push_back(std::move(other));
  if (answers.size() > limit) answers.resize(limit);
  if (!answers.empty()) result.state = AnswerState::kPossible;
  result.answers = std::move(answers);
}

}  // namespace tanxun
