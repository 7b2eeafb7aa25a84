// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/values.h"
#include "indexer/lexicon/words.h"
#include "query/answer/table_columns.h"
#include "query/answer/table_extremes.h"
#include "query/answer/table_values.h"

namespace tanxun {
namespace {

// Weights of the parts of a score, found on the development sets.
constexpr double kRowWeight = 2.5;
constexpr double kSaysNothingNew = 3.0;
constexpr double kTotalRow = 0.5;
constexpr double kWholeCell = 0.6;
constexpr double kHeadedCell = 0.5;
constexpr double kBesideNamed = 0.4;
constexpr double kDenied = 2.0;
constexpr double kHeaderTerm = 0.5;
constexpr double kOptionalTerm = 0.3;
constexpr double kTurned = 0.05;

// Of a longer table only rows that hold a word of the question are looked at with care.
constexpr std::size_t kRowsOfShortTable = 200;

bool HoldsSome(const TableQuestion& question, const std::vector<GridCell>& row) {
  return std::any_of(row.begin(), row.end(), [&](const GridCell& cell) {
    return std::any_of(cell.words.begin(), cell.words.end(),
                       [&](const std::string& word) { return question.keys.contains(word); });
  });
}

// A term that few rows have tells more: log(1 + rows / rows that have it); 0 where none has it.
std::vector<double> WeightsOf(const TableQuestion& question,
                              const std::vector<const Grid*>& grids) {
  std::vector<double> weights(question.terms.size(), 0.0);
  std::size_t all = 0;
  std::vector<const std::vector<GridCell>*> holding;
  for (const Grid* grid : grids) {
    all += grid->rows.size();
    for (const std::vector<GridCell>& row : grid->rows) {
      if (HoldsSome(question, row)) holding.push_back(&row);
    }
  }
  for (std::size_t t = 0; t < question.terms.size(); ++t) {
    std::size_t with = 0;
    for (const std::vector<GridCell>* row : holding) {
      const bool has = std::any_of(row->begin(), row->end(), [&](const GridCell& cell) {
        return IsIn(question.terms[t].keys, cell.words);
      });
      with += has ? 1 : 0;
    }
    if (with == 0) continue;
    weights[t] = std::log(1.0 + static_cast<double>(all) / static_cast<double>(with));
    if (question.terms[t].optional && question.terms[t].unit_count == 1)
      weights[t] *= kOptionalTerm;
  }
  return weights;
}

class TableMatcher {
 public:
  // weights: one a term, of the whole note; empty = of this table alone.
  TableMatcher(const TableQuestion& question, const Grid& grid, std::vector<double> weights)
      : question_(question), grid_(grid), columns_(question, grid), weights_(std::move(weights)) {
    if (weights_.empty()) {
      weights_ = WeightsOf(question, {&grid});
      only_record_ = grid.rows.size() == 1;
    }
    name_ = NameKey(question.direction.name);
    for (const std::string& header : grid.headers)
      is_attribute_.push_back(NamesAttribute(question.direction, header));
    for (std::size_t t = 0; t < question.terms.size(); ++t) {
      // A header's word says less of a row.
      if (columns_.IsNamedBySome(t)) weights_[t] *= kHeaderTerm;
    }
  }

  void Match(double handicap, std::vector<CellMatch>& matches) const {
    const bool is_short = grid_.rows.size() <= kRowsOfShortTable;
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
      if (!is_short && !HoldsSome(question_, grid_.rows[r])) continue;
      const std::vector<bool> taken = TakenByNames(grid_.rows[r]);
      const bool any = std::find(taken.begin(), taken.end(), true) != taken.end();
      for (std::size_t c = 0; c < grid_.headers.size(); ++c) {
        if (grid_.rows[r][c].fact == nullptr || RunsTheOtherWay(grid_.rows[r], c)) continue;
        matches.push_back(MatchCell(r, c, any ? columns_.Without(c, taken) : columns_[c]));
        matches.back().score -= handicap;
      }
    }
  }

 private:
  // The run of terms that a cell's text is, where the question has all of it.
  std::vector<bool> TakenByNames(const std::vector<GridCell>& row) const {
    std::vector<bool> taken(question_.terms.size(), false);
    for (const GridCell& cell : row) {
      if (cell.words.size() < 2 || Covered(cell.words, question_.keys) < 0.99 ||
          !IsNameLike(cell.text))
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

  // "the father of Ann" is not who has Ann as father; "whose father is Ann" is not Ann's.
  bool RunsTheOtherWay(const std::vector<GridCell>& row, std::size_t c) const {
    const Direction& direction = question_.direction;
    if (direction.way == Direction::Way::kOpen) return false;
    if (direction.way == Direction::Way::kToHolder) return is_attribute_[c];
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k != c && is_attribute_[k] && NameKey(row[k].text) == name_) return true;
    }
    return false;
  }

  CellMatch MatchCell(std::size_t r, std::size_t c, const Column& column) const {
    const std::vector<GridCell>& row = grid_.rows[r];
    CellMatch match;
    match.fact = row[c].fact;
    match.column = column.score;
    match.is_name = std::any_of(row.begin(), row.end(), [&](const GridCell& cell) {
      return cell.fact != nullptr && cell.fact != match.fact && !cell.fact->subject.empty() &&
             row[c].text.starts_with(cell.fact->subject);
    });
    double found = 0.0;
    double whole = 0.0;
    std::vector<bool> explained(question_.terms.size(), false);
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
      explained[t] = in_row || column.named_by[t] || other_header || IsIn(term.keys, grid_.around);
    }
    match.row = whole > 0.0 ? found / whole : only_record_ ? 1.0 : 0.0;
    match.all_explained = CoverAll(question_, explained);
    match.named = column.named || columns_.IsOnlyOfKind(c) || IsRowAskedFor(c, column);
    match.score = column.score + kRowWeight * match.row + WholeCells(row, c);
    match.is_denied = SaysNo(row, c) || IsMirrored(row, c);
    if (match.is_denied) match.score -= kDenied;
    if (IsBesideNamed(row, c)) match.score += kBesideNamed;
    if (IsTotalLabel(row[c].text)) match.score -= kSaysNothingNew;
    if (question_.intent->type != AnswerType::kYesNo && SaysNothingNew(row, c))
      match.score -= kSaysNothingNew;
    if (!question_.asks_total && std::any_of(row.begin(), row.end(), [](const GridCell& cell) {
          return IsTotalLabel(cell.text);
        })) {
      match.score -= kTotalRow;
    }
    return match;
  }

  // "which models are weather sealed": not those that say No under that header.
  bool SaysNo(const std::vector<GridCell>& row, std::size_t c) const {
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k == c || !IsNamedInFull(k)) continue;
      const YesNo said = ReadYesNo(row[k].text);
      if (said == (question_.intent->negated ? YesNo::kYes : YesNo::kNo)) return true;
    }
    return false;
  }

  // All words of the header are in the question, and no other column has them.
  bool IsNamedInFull(std::size_t k) const {
    return !columns_[k].roots.empty() &&
           Covered(FeaturesOf(grid_.headers[k]), question_.keys) >= 0.99;
  }

  // "the father of Edmund", 周敏的导师: no row whose father is Edmund answers that.
  bool IsMirrored(const std::vector<GridCell>& row, std::size_t c) const {
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k == c || row[k].words.empty()) continue;
      for (std::size_t r = 0; r < question_.terms.size(); ++r) {
        if (!columns_[k].named_by[r] || columns_[c].named_by[r]) continue;
        for (const TableTerm& holder : question_.terms) {
          if (IsIn(holder.keys, row[k].words) && IsOf(question_.terms[r], holder) &&
              IsNameLike(row[k].text))
            return true;
        }
      }
    }
    return false;
  }

  // "who had the role of …": the relation is told of the answer.
  bool IsHad(std::uint32_t unit) const {
    static constexpr std::array<std::string_view, 6> kWords = {"has",  "have",   "had",
                                                               "with", "having", "whose"};
    for (std::uint32_t back = 1; back <= 3 && back <= unit; ++back) {
      const std::string& text = question_.intent->units[unit - back].text;
      if (std::find(kWords.begin(), kWords.end(), text) != kWords.end()) return true;
    }
    return false;
  }

  // "R of Y", "Y's R", Y的R.
  bool IsOf(const TableTerm& relation, const TableTerm& holder) const {
    const std::vector<Unit>& units = question_.intent->units;
    std::uint32_t at = relation.first_unit + relation.unit_count;
    if (at < units.size() && units[at].text == "of") {
      if (IsHad(relation.first_unit)) return false;
      ++at;
      if (at < units.size() && units[at].text == "the") ++at;
      return at == holder.first_unit;
    }
    const std::uint32_t end = holder.first_unit + holder.unit_count;
    if (end > relation.first_unit) return false;
    if (end + 1 == relation.first_unit) return units[end].text == "的" || units[end].text == "s";
    const std::string& question = question_.intent->question;
    const std::string_view last(question.data() + units[end - 1].begin,
                                units[end - 1].end - units[end - 1].begin);
    return end == relation.first_unit && (last.ends_with("'s") || last.ends_with("’s"));
  }

  bool IsNounAskedFor(const TableTerm& term) const {
    const bool noun = question_.kind == CellKind::kName || question_.kind == CellKind::kPerson ||
                      question_.kind == CellKind::kPlace;
    return noun && term.in_focus && !term.optional &&
           question_.intent->units[term.first_unit].kind == UnitKind::kWord;
  }

  // Who, which, 哪家: the row itself is asked for.
  bool IsRowAskedFor(std::size_t c, const Column& column) const {
    return c == columns_.key() && question_.intent->asks_for_subject && column.kind_share >= 0.5;
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
        found = found || (weights_[t] > 0.0 && !columns_[k].named_by[t] &&
                          IsIn(question_.terms[t].keys, row[k].words));
      }
      if (headed && found) best = std::max(best, Covered(columns_[k].roots, question_.roots));
    }
    return kHeadedCell * best;
  }

  // | Women | Time | Men | Time |: the time beside the name that the question has.
  bool IsBesideNamed(const std::vector<GridCell>& row, std::size_t c) const {
    const std::size_t head = grid_.group[c];
    return head != c &&
           std::any_of(question_.terms.begin(), question_.terms.end(), [&](const TableTerm& term) {
             return !term.optional && IsIn(term.keys, row[head].words);
           });
  }

  const TableQuestion& question_;
  const Grid& grid_;
  TableColumns columns_;
  std::vector<double> weights_;     // One a term; 0 where no cell has it.
  std::vector<bool> is_attribute_;  // One a column: its header is the asked attribute …
  std::string name_;                // … of what has this key.
  bool only_record_ = false;  // The table says one thing's attributes: there is no row to find.
};

// Cells of one kind run along the rows, not down the columns: the table lies on its side. A long
// one never does.
bool LiesOnItsSide(const Grid& grid) {
  if (grid.of_records || grid.headers.size() < 2 || grid.rows.empty()) return grid.of_records;
  if (grid.rows.size() > kRowsOfShortTable) return false;
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

// What share was right of the cells that a regression gave that chance: straight lines between the
// middles of its tenths.
double Measured(double chance) {
  static constexpr std::array<std::array<double, 2>, 11> kRight = {{{0.05, 0.03},
                                                                    {0.15, 0.17},
                                                                    {0.20, 0.31},
                                                                    {0.25, 0.34},
                                                                    {0.35, 0.35},
                                                                    {0.45, 0.42},
                                                                    {0.55, 0.52},
                                                                    {0.65, 0.63},
                                                                    {0.75, 0.70},
                                                                    {0.85, 0.87},
                                                                    {0.95, 0.95}}};
  if (chance <= kRight.front()[0]) return kRight.front()[1];
  for (std::size_t i = 1; i < kRight.size(); ++i) {
    const auto& [above, right] = kRight[i];
    const auto& [below, less] = kRight[i - 1];
    if (chance <= above) return less + (right - less) * (chance - below) / (above - below);
  }
  return kRight.back()[1];
}

// All that the question says is in one of the two, or may be.
bool Explain(const TableQuestion& question, const Features& there, const Features& around) {
  std::vector<bool> explained;
  for (const TableTerm& term : question.terms) {
    // A header may mean the attribute under any name.
    const Role role = question.intent->roles[term.first_unit];
    const auto is_in = [&](const Features& words) {
      return IsIn(term.roots, words) || IsIn(term.keys, words);
    };
    explained.push_back(role == Role::kAttribute || IsComparing(question, term) || is_in(there) ||
                        is_in(around));
  }
  return CoverAll(question, explained);
}

}  // namespace

double CellMatch::probability() const {
  const double logit = -3.245 + 0.869 * (all_explained ? 1.0 : 0.0) + 0.968 * (named ? 1.0 : 0.0) +
                       1.202 * std::min(margin, 1.5) + 0.373 * row + 1.069 * std::min(column, 3.0);
  return Measured(1.0 / (1.0 + std::exp(-logit)));
}

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

bool MayExplainAll(const TableQuestion& question, const Grid& grid) {
  Features there = grid.around;
  for (const std::string& header : grid.headers) there.merge(RootsOf(header));
  for (const std::vector<GridCell>& row : grid.rows) {
    for (const GridCell& cell : row) {
      for (const std::string& word : cell.words) {
        if (question.keys.contains(word)) there.insert(word);
      }
    }
  }
  return Explain(question, there, {});
}

bool MayExplainAll(const TableQuestion& question, std::string_view text, const Features& around) {
  Features heads = around;  // And the first row of a table, which may be its header.
  for (bool first = true; !text.empty();) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find(" | ") == std::string_view::npos) continue;
    const Features there = RootsAsked(question, line);
    if (first) heads.insert(there.begin(), there.end());
    first = false;
    if (Explain(question, there, heads)) return true;
  }
  return false;
}

std::string Describe(const CellMatch& match) {
  return fmt::format("{}{:.2f} column={:.2f} row={:.2f} margin={:.2f}{} | {}",
                     match.named ? "named " : "", match.score, match.column, match.row,
                     match.margin, match.all_explained ? " all" : "", Describe(*match.fact));
}

}  // namespace tanxun
