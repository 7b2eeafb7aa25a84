// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_columns.h"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/words.h"
#include "query/answer/table_values.h"

namespace tanxun {
namespace {

// Weights of the parts of a column's score, found on the development sets.
constexpr double kFocus = 0.9;
constexpr double kHeaderShare = 1.0;
constexpr double kConcept = 0.9;
constexpr double kRecall = 0.8;
constexpr double kKind = 0.75;
constexpr double kLeastFitOfFocus = -0.2;  // A header asked for by name may hold anything.
constexpr double kKeyColumn = 0.3;
constexpr double kWhose = 3.0;
constexpr double kOpposite = 0.8;
// So many rows tell what a column holds.
constexpr std::size_t kRowsThatTell = 200;

std::span<const std::vector<GridCell>> RowsThatTell(const Grid& grid) {
  return std::span(grid.rows).first(std::min(grid.rows.size(), kRowsThatTell));
}

}  // namespace

TableColumns::TableColumns(const TableQuestion& question, const Grid& grid)
    : question_(question), grid_(grid), forgotten_(question.terms.size(), false) {
  for (std::size_t c = 0; c < grid.headers.size(); ++c) columns_.push_back(ReadColumn(c));
  FindKeyColumn();
  ForgetTotals();
  const std::vector<bool> none(question.terms.size(), false);
  for (std::size_t c = 0; c < grid.headers.size(); ++c) Score(c, none, columns_[c]);
}

Column TableColumns::Without(std::size_t c, const std::vector<bool>& taken) const {
  Column column = columns_[c];
  Score(c, taken, column);
  return column;
}

bool TableColumns::IsNamedBySome(std::size_t term) const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [&](const Column& column) { return column.named_by[term]; });
}

Column TableColumns::ReadColumn(std::size_t c) const {
  Column column;
  const std::string& header = grid_.headers[c];
  column.roots = RootsOf(header);
  if (grid_.group[c] != c) column.roots.merge(RootsOf(grid_.headers[grid_.group[c]]));
  const std::string meaning = ConceptOf(c);
  column.same_concept = question_.concepts.contains(meaning);
  for (const TableTerm& term : question_.terms) {
    column.named_by.push_back(IsIn(term.roots, column.roots) ||
                              (column.same_concept && IsNameOf(meaning, term)));
  }
  column.kind_share = KindShare(c);
  column.is_index = IsIndexHeader(header);
  return column;
}

void TableColumns::Score(std::size_t c, const std::vector<bool>& taken, Column& column) const {
  double focus = 0.0;
  double in_focus = 0.0;
  double all = 0.0;
  double named = 0.0;
  Features asked;
  for (std::size_t t = 0; t < question_.terms.size(); ++t) {
    const TableTerm& term = question_.terms[t];
    if (taken[t] || forgotten_[t]) continue;
    asked.insert(term.roots.begin(), term.roots.end());
    const double weight = term.optional && !column.named_by[t] ? 0.0 : 1.0;
    all += weight;
    named += column.named_by[t] ? weight : 0.0;
    if (!term.in_focus) continue;
    focus += weight;
    in_focus += column.named_by[t] ? weight : 0.0;
  }
  const double share = Covered(column.roots, asked);
  const double focus_share = focus == 0.0 ? 0.0 : in_focus / focus;
  const double recall = all == 0.0 ? 0.0 : named / all;
  const bool fits = question_.kind == CellKind::kAny || column.kind_share >= 0.5;
  column.named = fits && (column.same_concept || (focus_share > 0.0 && share > 0.3) || share > 0.6);
  column.score = kFocus * focus_share + kRecall * recall +
                 std::max(kHeaderShare * share, column.same_concept ? kConcept : 0.0);
  if (IsOpposite(column.roots)) column.score -= kOpposite;
  if (question_.asks_whose && focus_share > 0.0) column.score -= kWhose;
  if (question_.kind != CellKind::kAny) {
    const double fit = kKind * (2.0 * column.kind_share - 1.0);
    column.score += focus_share >= 0.5 ? std::max(fit, kLeastFitOfFocus) : fit;
  }
  if (column.is_index && !column.named) column.score -= kKeyColumn;
  if (c == key_) column.score += kKeyColumn;
}

// The opening balance was asked for, not the closing one.
bool TableColumns::IsOpposite(const Features& header) const {
  static constexpr std::array<std::array<const char*, 2>, 4> kPairs = {
      {{"=opening", "=closing"},
       {"=closing", "=opening"},
       {"=this_period", "=last_period"},
       {"=last_period", "=this_period"}}};
  return std::any_of(kPairs.begin(), kPairs.end(), [&](const auto& pair) {
    return question_.keys.contains(pair[0]) && !question_.keys.contains(pair[1]) &&
           header.contains(pair[1]) && !header.contains(pair[0]);
  });
}

// What the header means; empty where that is unknown.
std::string TableColumns::ConceptOf(std::size_t c) const {
  for (const std::vector<GridCell>& row : RowsThatTell(grid_)) {
    if (row[c].fact != nullptr && !row[c].fact->concept_id.empty()) return row[c].fact->concept_id;
  }
  const AttributeConcept* meaning = ConceptOfLabel(grid_.headers[c]);
  return meaning != nullptr ? meaning->id : std::string();
}

// The term is of the words that name the concept in the question.
bool TableColumns::IsNameOf(const std::string& meaning, const TableTerm& term) const {
  const Intent& intent = *question_.intent;
  for (std::uint32_t i = term.first_unit; i < term.first_unit + term.unit_count; ++i) {
    const int which = intent.concept_of[i];
    if (which < 0 || intent.concepts[static_cast<std::size_t>(which)]->id != meaning) return false;
  }
  return true;
}

double TableColumns::KindShare(std::size_t c) const {
  std::size_t cells = 0;
  double fit = 0.0;
  for (const std::vector<GridCell>& row : RowsThatTell(grid_)) {
    if (row[c].text.empty()) continue;
    ++cells;
    fit += FitOfKind(question_.kind, row[c].text);
  }
  return cells == 0 ? 0.0 : fit / static_cast<double>(cells);
}

// "the total number of gold medals": where a column has gold, Total is not asked for.
void TableColumns::ForgetTotals() {
  bool other = false;
  for (std::size_t t = 0; question_.total_is_filler && t < question_.terms.size(); ++t) {
    if (!question_.terms[t].in_focus || IsTotalTerm(t)) continue;
    for (const Column& column : columns_) other = other || column.named_by[t];
  }
  for (std::size_t t = 0; other && t < question_.terms.size(); ++t) {
    if (!IsTotalTerm(t)) continue;
    forgotten_[t] = true;
    for (Column& column : columns_) column.named_by[t] = false;
  }
}

bool TableColumns::IsTotalTerm(std::size_t t) const {
  const std::vector<std::string>& keys = question_.terms[t].keys;
  return std::any_of(keys.begin(), keys.end(),
                     [](const std::string& key) { return key == "=total" || key == "total"; });
}

// The first column of names is what a row is about.
void TableColumns::FindKeyColumn() {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t names = 0;
    std::size_t cells = 0;
    std::set<std::string_view> distinct;
    for (const std::vector<GridCell>& row : RowsThatTell(grid_)) {
      if (row[c].text.empty()) continue;
      ++cells;
      distinct.insert(row[c].text);
      names += IsNameLike(row[c].text) ? 1 : 0;
    }
    const bool tells_apart = distinct.size() * 10 >= cells * 7;
    if (names * 2 < cells || !tells_apart || IsIndexHeader(grid_.headers[c])) continue;
    key_ = c;
    return;
  }
}

bool TableColumns::IsOnlyOfKind(std::size_t c) const {
  const CellKind kind = question_.kind;
  if (kind != CellKind::kPerson && kind != CellKind::kPlace && kind != CellKind::kDate)
    return false;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    if (k == c ? columns_[k].kind_share < 0.8 : columns_[k].kind_share >= 0.4) return false;
  }
  return true;
}

}  // namespace tanxun
