// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_extremes.h"

#include <algorithm>
#include <cmath>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/lexicon/values.h"
#include "indexer/lexicon/words.h"
#include "query/answer/table_columns.h"
#include "query/answer/table_values.h"

namespace tanxun {
namespace {

constexpr double kMostlyComparable = 0.7;  // Share of a column's cells that must be comparable.
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kMostTies = 5;

enum class Comparison : std::uint32_t { kMost, kLeast, kEarliest, kLatest, kNext, kPrevious };

struct Comparing {
  Comparison how = Comparison::kMost;
  bool of_named = false;  // "more", "less": only the rows that the question names are compared.
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};

Comparison ComparisonOf(std::string_view name) {
  if (name == "least" || name == "less") return Comparison::kLeast;
  if (name == "earliest") return Comparison::kEarliest;
  if (name == "latest") return Comparison::kLatest;
  if (name == "next") return Comparison::kNext;
  if (name == "previous") return Comparison::kPrevious;
  return Comparison::kMost;
}

struct Words {
  PhraseSet phrases;
  std::vector<Comparing> meanings;
};

const Words& ComparingWords() {
  static const Words kWords = [] {
    Words words;
    for (const auto& row : TsvRows(LexiconFile("extremes.tsv"))) {
      for (std::size_t c = 1; c < row.size(); ++c) {
        for (std::string_view word : TsvEntries(row[c]))
          words.phrases.Add(word, static_cast<std::uint32_t>(words.meanings.size()));
      }
      words.meanings.push_back(
          {.how = ComparisonOf(row[0]), .of_named = row[0] == "more" || row[0] == "less"});
    }
    return words;
  }();
  return kWords;
}

bool IsWithin(const TableTerm& term, const Comparing& comparing) {
  return term.first_unit >= comparing.first_unit &&
         term.first_unit < comparing.first_unit + comparing.unit_count;
}

// "Last execution": the word is of a header of which the question has more.
bool IsPartOfHeader(const TableQuestion& question, const std::vector<Grid>& grids,
                    const Comparing& comparing) {
  for (const Grid& grid : grids) {
    for (const std::string& header : grid.headers) {
      const Features words = RootsOf(header);
      bool compared = false;
      bool more = false;
      for (const TableTerm& term : question.terms) {
        const bool here = IsIn(term.roots, words);
        compared = compared || (here && IsWithin(term, comparing));
        more = more || (here && !IsWithin(term, comparing));
      }
      if (compared && more) return true;
    }
  }
  return false;
}

// The first words that compare.
std::optional<Comparing> ComparisonIn(const TableQuestion& question,
                                      const std::vector<Grid>& grids) {
  const std::vector<Unit>& units = question.intent->units;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    const auto match = ComparingWords().phrases.LongestAt(units, i);
    if (match.unit_count == 0) continue;
    Comparing found = ComparingWords().meanings[match.value];
    found.first_unit = i;
    found.unit_count = match.unit_count;
    if (!IsPartOfHeader(question, grids, found)) return found;
  }
  return std::nullopt;
}

// Dates by their day, everything else by its first number.
std::optional<double> Comparable(std::string_view text, bool date) {
  if (date) {
    const auto dates = FindDates(text);
    if (dates.empty()) return std::nullopt;
    const Date& day = dates.front().date;
    return day.year * 372.0 + day.month * 31.0 + day.day;
  }
  const auto numbers = FindNumbers(text);
  if (numbers.empty()) return std::nullopt;
  return numbers.front().value;
}

// One table, and what the question says of it.
class ExtremeFinder {
 public:
  ExtremeFinder(const TableQuestion& question, const Grid& grid, const Comparing& comparing)
      : question_(question), grid_(grid), comparing_(comparing), columns_(question, grid) {}

  std::optional<ExtremeAnswer> Find() const {
    if (grid_.rows.size() < kFewestRows || grid_.of_records) return std::nullopt;
    if (comparing_.how == Comparison::kNext || comparing_.how == Comparison::kPrevious)
      return Neighbour();
    const std::size_t measure = MeasureColumn();
    const std::size_t answer = AnswerColumn(measure);
    if (answer == TableColumns::kNone) return std::nullopt;
    std::vector<std::size_t> rows = RowsMeant(measure, answer);
    const bool by_order = measure == TableColumns::kNone;
    if (by_order && comparing_.how != Comparison::kEarliest &&
        comparing_.how != Comparison::kLatest)
      return std::nullopt;
    rows = by_order ? OrderEnd(rows) : Best(rows, measure);
    return AnswerOf(rows, measure, answer);
  }

 private:
  bool IsCompared(const TableTerm& term) const { return IsWithin(term, comparing_); }

  bool AsksTime() const {
    return comparing_.how == Comparison::kEarliest || comparing_.how == Comparison::kLatest;
  }

  bool IsComparableColumn(std::size_t c) const {
    std::size_t cells = 0;
    std::size_t comparable = 0;
    for (const auto& row : grid_.rows) {
      if (row[c].text.empty()) continue;
      ++cells;
      comparable += Comparable(row[c].text, AsksTime()).has_value() ? 1 : 0;
    }
    return cells >= kFewestRows &&
           static_cast<double>(comparable) >= kMostlyComparable * static_cast<double>(cells);
  }

  double Named(std::size_t c) const {
    double named = 0.0;
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      if (columns_[c].named_by[t]) named += question_.terms[t].optional ? 0.5 : 1.0;
    }
    return columns_[c].roots.empty() ? 0.0 : named + (columns_[c].same_concept ? 1.0 : 0.0);
  }

  // The comparable column that the question names best; for times the only one of dates.
  std::size_t MeasureColumn() const {
    std::size_t best = TableColumns::kNone;
    std::size_t only = TableColumns::kNone;
    std::size_t comparable = 0;
    double most = 0.0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c == columns_.key() || columns_[c].is_index || !IsComparableColumn(c)) continue;
      ++comparable;
      only = c;
      if (Named(c) > most) {
        most = Named(c);
        best = c;
      }
    }
    if (best != TableColumns::kNone) return best;
    return comparable == 1 ? only : TableColumns::kNone;
  }

  // The column that is asked for; the measure's own value where nothing else is.
  std::size_t AnswerColumn(std::size_t measure) const {
    std::size_t best = TableColumns::kNone;
    double most = 0.0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c == measure) continue;
      double focus = 0.0;
      for (std::size_t t = 0; t < question_.terms.size(); ++t) {
        if (question_.terms[t].in_focus && columns_[c].named_by[t] &&
            (measure == TableColumns::kNone || !columns_[measure].named_by[t]))
          focus += 1.0;
      }
      if (focus > most) {
        most = focus;
        best = c;
      }
    }
    if (best != TableColumns::kNone) return best;
    if (measure != TableColumns::kNone && AsksValue(measure)) return measure;
    if (question_.kind == CellKind::kDate && measure != TableColumns::kNone && AsksTime())
      return measure;
    return columns_.key();
  }

  // "the lowest revenue" is a value, "the longest film" and 面积最大的县区 are rows.
  bool AsksValue(std::size_t measure) const {
    if (question_.kind != CellKind::kAny)
      return question_.kind == CellKind::kNumber || question_.kind == CellKind::kPercent ||
             question_.kind == CellKind::kMeasure;
    if (question_.intent->asks_for_subject) return false;
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      const TableTerm& term = question_.terms[t];
      const bool behind = term.first_unit >= comparing_.first_unit + comparing_.unit_count;
      if (behind && !term.optional && !columns_[measure].named_by[t]) return false;
    }
    return true;
  }

  // The rows of which the question says most, Totals left out.
  std::vector<std::size_t> RowsMeant(std::size_t measure, std::size_t answer) const {
    std::vector<std::size_t> rows;
    std::size_t most = 0;
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
      const auto& row = grid_.rows[r];
      if (std::any_of(row.begin(), row.end(),
                      [](const GridCell& cell) { return IsTotalLabel(cell.text); }))
        continue;
      if (comparing_.of_named) {
        if (IsNamed(row)) rows.push_back(r);
        continue;
      }
      const std::size_t said = SaidOf(row, measure, answer);
      if (said > most) {
        most = said;
        rows.clear();
      }
      if (said == most) rows.push_back(r);
    }
    return rows;
  }

  // The question has all of the row's name.
  bool IsNamed(const std::vector<GridCell>& row) const {
    const std::size_t key = columns_.key();
    return key != TableColumns::kNone && !row[key].words.empty() &&
           Covered(row[key].words, question_.keys) >= 0.99;
  }

  std::size_t SaidOf(const std::vector<GridCell>& row, std::size_t measure,
                     std::size_t answer) const {
    std::size_t said = 0;
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      const TableTerm& term = question_.terms[t];
      if (term.optional || IsCompared(term) || columns_.IsNamedBySome(t)) continue;
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (c == measure || c == answer) continue;
        if (!IsIn(term.keys, row[c].words)) continue;
        ++said;
        break;
      }
    }
    return said;
  }

  std::vector<std::size_t> Best(const std::vector<std::size_t>& rows, std::size_t measure) const {
    std::vector<std::size_t> best;
    double value = 0.0;
    const bool least =
        comparing_.how == Comparison::kLeast || comparing_.how == Comparison::kEarliest;
    for (const std::size_t r : rows) {
      const auto found = Comparable(grid_.rows[r][measure].text, AsksTime());
      if (!found.has_value()) continue;
      const double signed_value = least ? -*found : *found;
      if (best.empty() || signed_value > value) {
        best.clear();
        value = signed_value;
      }
      if (signed_value == value) best.push_back(r);
    }
    return best;
  }

  // Dollars and yuan do not compare.
  bool IsOfOneUnit(std::size_t measure) const {
    std::string unit;
    for (const auto& row : grid_.rows) {
      const auto numbers = FindNumbers(row[measure].text);
      if (AsksTime() || numbers.empty() || numbers.front().unit.empty()) continue;
      if (!unit.empty() && unit != numbers.front().unit) return false;
      unit = numbers.front().unit;
    }
    return true;
  }

  std::vector<std::size_t> OrderEnd(const std::vector<std::size_t>& rows) const {
    if (rows.empty()) return {};
    return {comparing_.how == Comparison::kEarliest ? rows.front() : rows.back()};
  }

  // "Which station comes after Oslo": the row that the question names behind the word, and the one
  // beside it.
  std::optional<ExtremeAnswer> Neighbour() const {
    const std::size_t key = columns_.key();
    if (key == TableColumns::kNone) return std::nullopt;
    std::size_t at = NamedRow(key);
    for (std::size_t c = 0; at == grid_.rows.size() && c < columns_.size(); ++c) at = NamedRow(c);
    if (at == grid_.rows.size()) return std::nullopt;
    const bool next = comparing_.how == Comparison::kNext;
    if (next ? at + 1 >= grid_.rows.size() : at == 0) return std::nullopt;
    return AnswerOf({next ? at + 1 : at - 1}, TableColumns::kNone, ColumnInFull(key));
  }

  // The only row whose cell in the column is named behind the comparing words; their number if
  // none.
  std::size_t NamedRow(std::size_t c) const {
    // 新易盛之后 names it before the word.
    const bool han = question_.intent->units[comparing_.first_unit].kind == UnitKind::kHan;
    Features behind;
    for (const TableTerm& term : question_.terms) {
      if (han || term.first_unit >= comparing_.first_unit + comparing_.unit_count)
        behind.insert(term.keys.begin(), term.keys.end());
    }
    std::size_t at = grid_.rows.size();
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
      const GridCell& cell = grid_.rows[r][c];
      if (cell.words.empty() || Covered(cell.words, behind) < 0.99) continue;
      if (at < grid_.rows.size()) return grid_.rows.size();  // Several are named.
      at = r;
    }
    return at;
  }

  // "*first bus* at the stop after …": a column whose whole header is in the question.
  std::size_t ColumnInFull(std::size_t key) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Features words = FeaturesOf(grid_.headers[c]);
      if (c != key && words.size() > 1 && Covered(words, question_.keys) >= 0.99) return c;
    }
    return key;
  }

  std::optional<ExtremeAnswer> AnswerOf(const std::vector<std::size_t>& rows, std::size_t measure,
                                        std::size_t answer) const {
    if (rows.empty() || rows.size() > kMostTies) return std::nullopt;
    ExtremeAnswer found;
    if (measure != TableColumns::kNone) found.measure = grid_.headers[measure];
    for (const std::size_t r : rows) {
      const GridCell& cell = grid_.rows[r][answer];
      if (cell.fact == nullptr) return std::nullopt;
      found.cells.push_back(cell.fact);
    }
    found.firm = measure != TableColumns::kNone && Named(measure) > 0.0 && IsOfOneUnit(measure) &&
                 AllExplained(rows.front(), measure, answer);
    return found;
  }

  // And every named header but the measure's and the answer's holds something that is asked for.
  bool AllExplained(std::size_t r, std::size_t measure, std::size_t answer) const {
    const auto& row = grid_.rows[r];
    std::vector<bool> explained(question_.terms.size(), false);
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      const TableTerm& term = question_.terms[t];
      explained[t] = IsCompared(term) || columns_.IsNamedBySome(t) ||
                     IsIn(term.keys, grid_.around) ||
                     std::any_of(row.begin(), row.end(),
                                 [&](const GridCell& cell) { return IsIn(term.keys, cell.words); });
    }
    return CoverAll(question_, explained) && NoneLeftOpen(row, measure, answer);
  }

  // "in zone A": the column Zone is named for what its cell says.
  bool NoneLeftOpen(const std::vector<GridCell>& row, std::size_t measure,
                    std::size_t answer) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c == measure || c == answer || Named(c) < 1.0) continue;
      const bool only_here = IsNamedOnlyHere(c);
      const bool said =
          std::any_of(question_.terms.begin(), question_.terms.end(),
                      [&](const TableTerm& term) { return IsIn(term.keys, row[c].words); });
      if (only_here && !said) return false;
    }
    return true;
  }

  bool IsNamedOnlyHere(std::size_t c) const {
    for (std::size_t t = 0; t < question_.terms.size(); ++t) {
      if (!columns_[c].named_by[t]) continue;
      bool elsewhere = false;
      for (std::size_t k = 0; k < columns_.size(); ++k)
        elsewhere = elsewhere || (k != c && columns_[k].named_by[t]);
      if (!elsewhere) return true;
    }
    return false;
  }

  const TableQuestion& question_;
  const Grid& grid_;
  const Comparing& comparing_;
  TableColumns columns_;
};

}  // namespace

bool IsComparing(const TableQuestion& question, const TableTerm& term) {
  const std::vector<Unit>& units = question.intent->units;
  const auto match = ComparingWords().phrases.LongestAt(units, term.first_unit);
  return match.unit_count >= term.unit_count;
}

bool Compares(const TableQuestion& question, const std::vector<Grid>& grids) {
  return ComparisonIn(question, grids).has_value();
}

std::optional<ExtremeAnswer> FindExtreme(const TableQuestion& question,
                                         const std::vector<Grid>& grids) {
  const auto comparing = ComparisonIn(question, grids);
  if (!comparing.has_value()) return std::nullopt;
  std::optional<ExtremeAnswer> best;
  for (const Grid& grid : grids) {
    auto found = ExtremeFinder(question, grid, *comparing).Find();
    if (found.has_value() && (!best.has_value() || (found->firm && !best->firm)))
      best = std::move(found);
  }
  return best;
}

}  // namespace tanxun
