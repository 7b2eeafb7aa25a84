// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "indexer/schema/file_stem.h"
#include "query/answer/table_question.h"

namespace tanxun {
namespace {

// One row as its facts have it: header and text of each cell, in the order of the line.
struct RawCell {
  std::string header;
  GridCell cell;
};
using RawRow = std::vector<RawCell>;

bool IsOfTable(const std::vector<Fact>& row) {
  return !row.empty() && row.front().row != 0 &&
         (row.front().form == FactForm::kTableCell || row.front().form == FactForm::kKeyValue);
}

std::string LabelWithQualifiers(const Fact& fact, bool with_period) {
  std::string label = fact.attribute;
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.kind == "unit" || (with_period && qualifier.kind == "period"))
      label += " " + qualifier.text;
  }
  return label;
}

std::string PeriodText(const Fact& fact) {
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.kind == "period") return qualifier.text;
  }
  return {};
}

GridCell CellOf(const Fact* fact, const std::string& text) {
  return {.fact = fact, .text = text, .words = WordsOfCell(text)};
}

// Metric | 2023 | 2024: the label is a cell as well.
RawRow RecordRow(const std::vector<Fact>& facts) {
  RawRow row;
  row.push_back({"", CellOf(nullptr, LabelWithQualifiers(facts.front(), facts.size() == 1))});
  for (const Fact& fact : facts) {
    row.push_back(
        {facts.size() == 1 ? std::string() : PeriodText(fact), CellOf(&fact, fact.value)});
  }
  return row;
}

// Where the key column has no header, its cell is only the subject of the others.
RawRow EntityRow(const std::vector<Fact>& facts) {
  RawRow row;
  const std::string& subject = facts.back().subject;
  const bool has_key = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    return fact.subject != subject || fact.value.starts_with(subject);
  });
  if (!has_key) row.push_back({"", CellOf(nullptr, subject)});
  for (const Fact& fact : facts) {
    // A key column without a header has the heading's name for its label.
    const bool headless =
        !fact.where.headings.empty() && fact.attribute == fact.where.headings.back();
    row.push_back(
        {headless ? std::string() : LabelWithQualifiers(fact, true), CellOf(&fact, fact.value)});
  }
  return row;
}

struct Place {
  std::string path;
  std::string record;
  std::vector<std::string> headings;
  bool of_records = false;
  auto operator<=>(const Place&) const = default;
};

Place PlaceOf(const std::vector<Fact>& row) {
  const Fact& fact = row.front();
  return {fact.where.path, fact.where.record, fact.where.headings,
          fact.form == FactForm::kKeyValue};
}

// "Total Points" of the row whose key cell is "Total": the row's label comes back as a cell.
void GiveBackTotals(const std::set<std::string>& headers, RawRow& row) {
  std::string label;
  for (RawCell& cell : row) {
    if (headers.contains(cell.header)) continue;
    const std::size_t blank = cell.header.find(' ');
    if (blank == std::string::npos || !headers.contains(cell.header.substr(blank + 1))) return;
    label = cell.header.substr(0, blank);
    cell.header.erase(0, blank + 1);
  }
  if (!label.empty()) row.insert(row.begin(), {*headers.begin(), CellOf(nullptr, label)});
}

std::size_t ColumnFor(const std::string& header, std::size_t ordinal, Grid& grid) {
  std::size_t seen = 0;
  for (std::size_t c = 0; c < grid.headers.size(); ++c) {
    if (grid.headers[c] == header && seen++ == ordinal) return c;
  }
  grid.headers.push_back(header);
  return grid.headers.size() - 1;
}

void AddRow(const RawRow& raw, Grid& grid) {
  std::vector<GridCell> row(grid.headers.size());
  std::map<std::string, std::size_t> ordinals;
  for (const RawCell& cell : raw) {
    const std::size_t column = ColumnFor(cell.header, ordinals[cell.header]++, grid);
    if (column >= row.size()) row.resize(column + 1);
    row[column] = cell.cell;
  }
  grid.rows.push_back(std::move(row));
}

// Headers that repeat stand under the one before them that does not.
void GroupColumns(Grid& grid) {
  std::uint32_t head = 0;
  for (std::uint32_t c = 0; c < grid.headers.size(); ++c) {
    const bool repeats = std::count(grid.headers.begin(), grid.headers.end(), grid.headers[c]) > 1;
    if (!repeats) head = c;
    grid.group.push_back(repeats ? head : c);
  }
}

// The names of what the whole table is about: its note's.
void AddSubjects(const std::vector<Fact>& row, Features& around) {
  for (const Fact& fact : row) {
    const bool of_row = std::any_of(row.begin(), row.end(), [&](const Fact& cell) {
      return cell.value.starts_with(fact.subject);
    });
    if (!of_row) AddFeatures(fact.subject, around);
  }
}

Grid GridOf(const std::vector<const std::vector<Fact>*>& rows) {
  Grid grid;
  const Fact& first = rows.front()->front();
  grid.of_records = first.form == FactForm::kKeyValue;
  for (const std::string& heading : first.where.headings) AddFeatures(heading, grid.around);
  AddFeatures(FileStem(first.where.path), grid.around);
  AddSubjects(*rows.front(), grid.around);
  std::vector<RawRow> raw;
  std::map<std::string, std::size_t> uses;
  for (const std::vector<Fact>* row : rows) {
    raw.push_back(grid.of_records ? RecordRow(*row) : EntityRow(*row));
    for (const RawCell& cell : raw.back()) ++uses[cell.header];
  }
  if (!grid.of_records && raw.size() > 1) {
    std::set<std::string> headers;
    for (const auto& [header, count] : uses) {
      if (count > 1) headers.insert(header);
    }
    for (RawRow& row : raw) GiveBackTotals(headers, row);
  }
  for (const RawRow& row : raw) AddRow(row, grid);
  for (std::vector<GridCell>& row : grid.rows) row.resize(grid.headers.size());
  GroupColumns(grid);
  return grid;
}

bool SharesHeader(const std::vector<Fact>& a, const std::vector<Fact>& b) {
  return a.front().form == FactForm::kKeyValue ||
         std::any_of(a.begin(), a.end(), [&](const Fact& left) {
           return std::any_of(b.begin(), b.end(),
                              [&](const Fact& right) { return left.attribute == right.attribute; });
         });
}

}  // namespace

std::vector<Grid> GridsOf(const FactRows& rows) {
  std::vector<std::vector<const std::vector<Fact>*>> tables;
  std::map<Place, std::size_t> open;  // The table that is being read at each place.
  for (const std::vector<Fact>& row : rows) {
    if (!IsOfTable(row)) continue;
    const Place place = PlaceOf(row);
    const auto found = open.find(place);
    if (found != open.end() && SharesHeader(*tables[found->second].front(), row)) {
      tables[found->second].push_back(&row);
    } else {
      open[place] = tables.size();
      tables.push_back({&row});
    }
  }
  std::vector<Grid> grids;
  for (const auto& table : tables) grids.push_back(GridOf(table));
  return grids;
}

Grid Transposed(const Grid& grid) {
  Grid turned;
  turned.around = grid.around;
  if (grid.headers.empty()) return turned;
  turned.headers.push_back(grid.headers.front());
  for (const std::vector<GridCell>& row : grid.rows) turned.headers.push_back(row.front().text);
  for (std::size_t c = 1; c < grid.headers.size(); ++c) {
    std::vector<GridCell> column = {CellOf(nullptr, grid.headers[c])};
    for (const std::vector<GridCell>& row : grid.rows) column.push_back(row[c]);
    turned.rows.push_back(std::move(column));
  }
  GroupColumns(turned);
  return turned;
}

std::string Describe(const Grid& grid) {
  return fmt::format("{} rows of {}{}", grid.rows.size(), fmt::join(grid.headers, " | "),
                     grid.of_records ? ", records" : "");
}

}  // namespace tanxun
