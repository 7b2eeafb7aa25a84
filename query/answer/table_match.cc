// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

// Weights of the parts of a score, found on the development sets (scripts/answers).
constexpr double kRowWeight = 3.0;
constexpr double kFocus = 1.2;
constexpr double kHeaderShare = 1.0;
constexpr double kConcept = 0.9;
constexpr double kKind = 0.6;
constexpr double kKeyColumn = 0.3;
constexpr double kSaysNothingNew = 2.0;
constexpr double kTotalRow = 0.5;
constexpr double kWholeCell = 0.6;
constexpr double kHeadedCell = 0.5;
constexpr double kHeaderTerm = 0.5;
constexpr double kOptionalTerm = 0.3;
constexpr double kRecall = 0.8;
constexpr double kOpposite = 0.8;
constexpr double kTurned = 0.05;

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool IsNameLike(std::string_view value) {
  return TypeOfValue(value) == ValueType::kText && FindDates(value).empty() &&
         std::isdigit(static_cast<unsigned char>(value.front())) == 0;
}

// Two to five words, each with a capital; or two to four Han characters.
bool IsPersonLike(std::string_view value) {
  if (!IsNameLike(value) || HasDigit(value)) return false;
  const std::vector<Unit> units = SplitUnits(value);
  if (units.size() < 2 || units.size() > 6) return false;
  return std::all_of(units.begin(), units.end(), [&](const Unit& unit) {
    return unit.kind == UnitKind::kHan ||
           std::islower(static_cast<unsigned char>(value[unit.begin])) == 0;
  });
}

// 1:34:45, 5h 45', 12.5 m: a number with what it counts.
bool IsMeasure(std::string_view value) {
  if (!HasDigit(value)) return false;
  const std::vector<Number> numbers = FindNumbers(value);
  const bool with_unit = std::any_of(numbers.begin(), numbers.end(), [](const Number& number) {
    return number.type == ValueType::kQuantity;
  });
  const std::size_t colon = value.find_first_of(":'");
  const bool clock = colon != std::string_view::npos && colon > 0 && colon + 1 < value.size() &&
                     std::isdigit(static_cast<unsigned char>(value[colon - 1])) != 0;
  return with_unit || clock;
}

// How well a value is of the kind that is asked for, 0..1.
double FitOfKind(CellKind kind, std::string_view value) {
  if (value.empty()) return 0.0;
  const bool digit_first = std::isdigit(static_cast<unsigned char>(value.front())) != 0;
  switch (kind) {
    case CellKind::kDate:
      return FindDates(value).empty() ? 0.0 : 1.0;
    case CellKind::kNumber:
      if (!HasDigit(value) || TypeOfValue(value) == ValueType::kDate) return 0.0;
      return digit_first || TypeOfValue(value) != ValueType::kText ? 1.0 : 0.0;
    case CellKind::kMeasure:
      return IsMeasure(value) ? 1.0 : HasDigit(value) ? 0.3 : 0.0;
    case CellKind::kPerson:
      return IsPersonLike(value) ? 1.0 : IsNameLike(value) ? 0.5 : 0.0;
    case CellKind::kPlace:
    case CellKind::kName:
      return IsNameLike(value) ? 1.0 : 0.0;
    case CellKind::kAny:
      return 1.0;
  }
  return 1.0;
}

bool IsIndexHeader(std::string_view header) {
  static constexpr std::array<std::string_view, 8> kIndex = {"#",    "no",   "no.",  "nr",
                                                             "序号", "编号", "rank", "pos"};
  return std::find(kIndex.begin(), kIndex.end(), Fold(header)) != kIndex.end();
}

bool IsTotalLabel(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kTotals = {"total", "totals", "sum",  "subtotal",
                                                              "合计",  "总计",   "小计", "合 计"};
  return std::find(kTotals.begin(), kTotals.end(), Fold(text)) != kTotals.end();
}

// What is known of a column before its rows are looked at.
struct Column {
  Features roots;              // The header's words.
  std::vector<bool> named_by;  // One a term: the header has it.
  bool same_concept = false;   // Its header means what the question names.
  bool is_index = false;       // It only counts the rows.
  double score = 0.0;
  bool named = false;
  double kind_share = 0.0;  // Share of its cells that are of the asked kind.
};

// A term that few rows have tells more: log(1 + rows / rows that have it); 0 where none has it.
std::vector<double> WeightsOf(const TableQuestion& question,
                              const std::vector<const Grid*>& grids) {
  std::vector<double> weights(question.terms.size(), 0.0);
  for (std::size_t t = 0; t < question.terms.size(); ++t) {
    std::size_t all = 0;
    std::size_t with = 0;
    for (const Grid* grid : grids) {
      all += grid->rows.size();
      for (const std::vector<GridCell>& row : grid->rows) {
        const bool has = std::any_of(row.begin(), row.end(), [&](const GridCell& cell) {
          return IsIn(question.terms[t].keys, cell.words);
        });
        with += has ? 1 : 0;
      }
    }
    if (with == 0) continue;
    weights[t] = std::log(1.0 + static_cast<double>(all) / static_cast<double>(with));
    if (question.terms[t].optional) weights[t] *= kOptionalTerm;
  }
  return weights;
}

class TableMatcher {
 public:
  // weights: one a term, of the whole note; empty = of this table alone.
  TableMatcher(const TableQuestion& question, const Grid& grid, std::vector<double> weights)
      : question_(question), grid_(grid), weights_(std::move(weights)) {
    for (const ConceptMatch& match : FindConcepts(question.intent->question))
      asked_.insert(match.meaning->id);
    for (const AttributeConcept* meaning : question.intent->concepts) asked_.insert(meaning->id);
    for (std::size_t c = 0; c < grid.headers.size(); ++c) columns_.push_back(ReadColumn(c));
    FindKeyColumn();
    ForgetTotals();
    const std::vector<bool> none(question.terms.size(), false);
    for (std::size_t c = 0; c < grid.headers.size(); ++c) Score(c, none, columns_[c]);
    if (weights_.empty()) {
      weights_ = WeightsOf(question, {&grid});
      only_record_ = grid.rows.size() == 1;
    }
    for (std::size_t t = 0; t < question.terms.size(); ++t) {
      for (const Column& column : columns_) {
        if (!column.named_by[t]) continue;
        weights_[t] *= kHeaderTerm;  // A header's word says less of a row.
        break;
      }
    }
  }

  void Match(double handicap, std::vector<CellMatch>& matches) const {
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
      const std::vector<bool> taken = TakenByNames(grid_.rows[r]);
      const bool any = std::find(taken.begin(), taken.end(), true) != taken.end();
      for (std::size_t c = 0; c < grid_.headers.size(); ++c) {
        if (grid_.rows[r][c].fact == nullptr) continue;
        Column column = columns_[c];
        if (any) Score(c, taken, column);
        matches.push_back(MatchCell(r, c, column));
        matches.back().score -= handicap;
      }
    }
  }

 private:
  Column ReadColumn(std::size_t c) const {
    Column column;
    const std::string& header = grid_.headers[c];
    column.roots = RootsOf(header);
    if (grid_.group[c] != c) column.roots.merge(RootsOf(grid_.headers[grid_.group[c]]));
    for (const TableTerm& term : question_.terms)
      column.named_by.push_back(IsIn(term.roots, column.roots));
    column.same_concept = IsAskedConcept(c, header);
    column.kind_share = KindShare(c);
    column.is_index = IsIndexHeader(header);
    return column;
  }

  // taken: one a term; the row's name has it, so that it does not ask for a column as well.
  void Score(std::size_t c, const std::vector<bool>& taken, Column& column) const {
    double focus = 0.0;
    double in_focus = 0.0;
    double all = 0.0;
    double named = 0.0;
    Features asked;
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      const TableTerm& term = question_.terms[t];
      if (taken[t]) continue;
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
    column.named =
        fits && (column.same_concept || (focus_share > 0.0 && share > 0.3) || share > 0.6);
    column.score = kFocus * focus_share + kRecall * recall +
                   std::max(kHeaderShare * share, column.same_concept ? kConcept : 0.0);
    if (IsOpposite(column.roots)) column.score -= kOpposite;
    if (question_.kind != CellKind::kAny) column.score += kKind * (2.0 * column.kind_share - 1.0);
    if (column.is_index && !column.named) column.score -= kKeyColumn;
    if (c == key_) column.score += kKeyColumn;
  }

  // The opening balance was asked for, not the closing one.
  bool IsOpposite(const Features& header) const {
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

  bool IsAskedConcept(std::size_t c, const std::string& header) const {
    if (asked_.empty()) return false;
    for (const std::vector<GridCell>& row : grid_.rows) {
      if (row[c].fact == nullptr || row[c].fact->concept_id.empty()) continue;
      return asked_.contains(row[c].fact->concept_id);
    }
    const AttributeConcept* meaning = ConceptOfLabel(header);
    return meaning != nullptr && asked_.contains(meaning->id);
  }

  double KindShare(std::size_t c) const {
    std::size_t cells = 0;
    double fit = 0.0;
    for (const std::vector<GridCell>& row : grid_.rows) {
      if (row[c].text.empty()) continue;
      ++cells;
      fit += FitOfKind(question_.kind, row[c].text);
    }
    return cells == 0 ? 0.0 : fit / static_cast<double>(cells);
  }

  // "the total number of gold medals": where a column has gold, Total is not asked for.
  void ForgetTotals() {
    bool other = false;
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      if (!question_.terms[t].in_focus || IsTotalTerm(t)) continue;
      for (const Column& column : columns_) other = other || column.named_by[t];
    }
    for (std::size_t t = 0; other && t < question_.terms.size(); ++t) {
      if (!IsTotalTerm(t)) continue;
      for (Column& column : columns_) column.named_by[t] = false;
    }
  }

  bool IsTotalTerm(std::size_t t) const {
    const std::vector<std::string>& keys = question_.terms[t].keys;
    return std::find(keys.begin(), keys.end(), "=total") != keys.end();
  }

  // The first column of names is what a row is about.
  void FindKeyColumn() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      std::size_t names = 0;
      std::size_t cells = 0;
      std::set<std::string_view> distinct;
      for (const std::vector<GridCell>& row : grid_.rows) {
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

  // The run of terms that a cell's text is, where the question has all of it.
  std::vector<bool> TakenByNames(const std::vector<GridCell>& row) const {
    std::vector<bool> taken(question_.terms.size(), false);
    for (const GridCell& cell : row) {
      if (cell.words.size() < 2 || !IsNameLike(cell.text) ||
          Covered(cell.words, question_.keys) < 0.99)
        continue;
      std::size_t best_first = 0;
      std::size_t best_count = 0;
      std::size_t first = 0;
      for (std::size_t t = 0; t <= question_.terms.size(); ++t) {
        if (t < question_.terms.size() && IsIn(question_.terms[t].keys, cell.words)) continue;
        if (t - first > best_count) {
          best_first = first;
          best_count = t - first;
        }
        first = t + 1;
      }
      std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(best_first), best_count, true);
    }
    return taken;
  }

  CellMatch MatchCell(std::size_t r, std::size_t c, const Column& column) const {
    const std::vector<GridCell>& row = grid_.rows[r];
    CellMatch match;
    match.fact = row[c].fact;
    match.column = column.score;
    double found = 0.0;
    double whole = 0.0;
    bool all = true;
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      const TableTerm& term = question_.terms[t];
      bool in_row = false;
      bool other_header = false;
      for (std::size_t k = 0; k < row.size(); ++k) {
        // "which *bridge* is in Delaware": the answer's own word.
        if (k == c && !IsNounAskedFor(term)) continue;
        in_row = in_row || IsIn(term.keys, row[k].words);
        other_header = other_header || columns_[k].named_by[t];
      }
      const double weight = only_record_ ? 0.0 : weights_[t];
      whole += weight;
      if (in_row) found += weight;
      all = all && (term.optional || in_row || column.named_by[t] || other_header ||
                    IsIn(term.keys, grid_.around));
    }
    match.row = whole > 0.0 ? found / whole : only_record_ ? 1.0 : 0.0;
    match.all_explained = all;
    match.named = column.named || IsOnlyOfKind(c);
    match.score = column.score + kRowWeight * match.row + WholeCells(row, c);
    if (question_.intent->type != AnswerType::kYesNo && SaysNothingNew(row, c))
      match.score -= kSaysNothingNew;
    if (!question_.asks_total && std::any_of(row.begin(), row.end(), [](const GridCell& cell) {
          return IsTotalLabel(cell.text);
        })) {
      match.score -= kTotalRow;
    }
    return match;
  }

  bool IsNounAskedFor(const TableTerm& term) const {
    const bool noun = question_.kind == CellKind::kName || question_.kind == CellKind::kPerson ||
                      question_.kind == CellKind::kPlace;
    return noun && term.in_focus && !term.optional &&
           question_.intent->units[term.first_unit].kind == UnitKind::kWord;
  }

  // Who, when, where: one column has such values.
  bool IsOnlyOfKind(std::size_t c) const {
    const CellKind kind = question_.kind;
    if (kind != CellKind::kPerson && kind != CellKind::kPlace && kind != CellKind::kDate)
      return false;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (k == c ? columns_[k].kind_share < 0.8 : columns_[k].kind_share >= 0.4) return false;
    }
    return true;
  }

  // The question has all of the cell, and some of it from nowhere else.
  bool SaysNothingNew(const std::vector<GridCell>& row, std::size_t c) const {
    if (Covered(row[c].words, question_.keys) < 0.99) return false;
    return std::any_of(question_.terms.begin(), question_.terms.end(), [&](const TableTerm& term) {
      if (term.in_focus || !IsIn(term.keys, row[c].words)) return false;
      for (std::size_t k = 0; k < row.size(); ++k) {
        if (k != c && IsIn(term.keys, row[k].words)) return false;
      }
      return true;
    });
  }

  // Cells that the question names in full; a number only beside its header.
  double WholeCells(const std::vector<GridCell>& row, std::size_t c) const {
    double bonus = 0.0;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k == c || row[k].words.empty() || Covered(row[k].words, question_.keys) < 0.99) continue;
      const bool number = TypeOfValue(row[k].text) != ValueType::kText;
      const bool headed = std::any_of(columns_[k].named_by.begin(), columns_[k].named_by.end(),
                                      [](bool named) { return named; });
      if (!number || headed) bonus += kWholeCell;
    }
    return std::min(bonus, 2 * kWholeCell) + HeadedCells(row, c);
  }

  // Skeid under Gold, where the question says that Skeid won gold.
  double HeadedCells(const std::vector<GridCell>& row, std::size_t c) const {
    double best = 0.0;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k == c) continue;
      bool headed = false;
      bool found = false;
      for (std::size_t t = 0; t < question_.terms.size(); ++t) {
        headed = headed || (columns_[k].named_by[t] && !columns_[c].named_by[t]);
        found = found || (weights_[t] > 0.0 && IsIn(question_.terms[t].keys, row[k].words));
      }
      if (headed && found) best = std::max(best, Covered(columns_[k].roots, question_.roots));
    }
    return kHeadedCell * best;
  }

  const TableQuestion& question_;
  const Grid& grid_;
  std::set<std::string> asked_;
  std::vector<Column> columns_;
  std::size_t key_ = std::numeric_limits<std::size_t>::max();  // Column of the rows' names.
  std::vector<double> weights_;  // One a term; 0 where no cell has it.
  bool only_record_ = false;     // The table says one thing's attributes: there is no row to find.
};

// Cells of one kind run along the rows, not down the columns: the table lies on its side.
bool LiesOnItsSide(const Grid& grid) {
  if (grid.of_records || grid.headers.size() < 2 || grid.rows.empty()) return grid.of_records;
  std::size_t labels = 0;
  for (const auto& row : grid.rows) labels += ConceptOfLabel(row.front().text) != nullptr ? 1 : 0;
  if (labels * 10 >= grid.rows.size() * 4 || IsIndexHeader(grid.headers.front())) return true;
  const auto most = [](const std::vector<ValueType>& kinds) {
    std::size_t best = 0;
    for (const ValueType kind : kinds)
      best = std::max<std::size_t>(
          best, static_cast<std::size_t>(std::count(kinds.begin(), kinds.end(), kind)));
    return kinds.empty() ? 1.0 : static_cast<double>(best) / static_cast<double>(kinds.size());
  };
  double down = 0.0;
  for (std::size_t c = 1; c < grid.headers.size(); ++c) {
    std::vector<ValueType> kinds;
    for (const auto& row : grid.rows) {
      if (!row[c].text.empty()) kinds.push_back(TypeOfValue(row[c].text));
    }
    down += most(kinds);
  }
  double along = 0.0;
  for (const auto& row : grid.rows) {
    std::vector<ValueType> kinds;
    for (std::size_t c = 1; c < row.size(); ++c) {
      if (!row[c].text.empty()) kinds.push_back(TypeOfValue(row[c].text));
    }
    along += most(kinds);
  }
  return along / static_cast<double>(grid.rows.size()) >
         down / static_cast<double>(grid.headers.size() - 1) + 0.05;
}

}  // namespace

std::vector<CellMatch> MatchCells(const TableQuestion& question, const std::vector<Grid>& grids,
                                  std::size_t limit) {
  std::vector<CellMatch> matches;
  std::vector<const Grid*> all;
  for (const Grid& grid : grids) all.push_back(&grid);
  const std::vector<double> weights = WeightsOf(question, all);
  for (const Grid& grid : grids) {
    TableMatcher(question, grid, weights).Match(0.0, matches);
    if (!LiesOnItsSide(grid)) continue;
    const Grid turned = Transposed(grid);
    TableMatcher(question, turned, {}).Match(kTurned, matches);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const CellMatch& a, const CellMatch& b) { return a.score > b.score; });
  std::vector<CellMatch> best;
  for (const CellMatch& match : matches) {
    const bool known = std::any_of(best.begin(), best.end(), [&](const CellMatch& other) {
      return other.fact->value == match.fact->value;
    });
    if (known) continue;
    if (!best.empty()) best.back().margin = best.back().score - match.score;
    if (best.size() == limit) break;
    best.push_back(match);
    best.back().margin = best.back().score;
  }
  return best;
}

std::string Describe(const CellMatch& match) {
  return fmt::format("{}{:.2f} column={:.2f} row={:.2f} margin={:.2f}{} | {}",
                     match.firm() ? "firm " : "", match.score, match.column, match.row,
                     match.margin, match.all_explained ? " all" : "", Describe(*match.fact));
}

}  // namespace tanxun
