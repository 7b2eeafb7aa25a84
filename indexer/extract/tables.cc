// SPDX-License-Identifier: GPL-2.0-or-later
// Table rows to facts: key/value tables speak of the note, entity tables of the entity in the row's
// key cell.
#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/structures.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/listing_words.h"
#include "indexer/lexicon/status_labels.h"
#include "indexer/lexicon/values.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// How the rows of a table are read.
enum class TableShape {
  kKeyValue,          // Metric | Value: attribute = first cell
  kKeyValueNoHeader,  // the same, and the header row is a row as well
  kPeriods,           // Metric | 2023 | 2024: attribute = first cell, period = header
  kPairs,             // Born | 1998 | Seat | Oslo: attribute, value, attribute, value; no header
  kEntities,          // Company | Model | …: subject = key cell, attribute = header
};

struct TableView {
  const Block* block = nullptr;
  std::vector<std::string> headers;  // Several header rows joined.
  bool of_companies = false;         // A column is headed "company": codes are listings.
  std::size_t first_body = 0;
  std::size_t columns = 0;
};

std::string_view CellText(const TableRow& row, std::size_t column) {
  return column < row.cells.size() ? Trim(row.cells[column].text.text) : std::string_view();
}

// A second header row repeats the first one's key cell: | Item | 2024 | 2024 | over | Item |
// revenue | cost |.
TableView ViewOf(const Block& block) {
  TableView view{.block = &block, .headers = {}, .first_body = block.header_rows};
  if (block.rows.empty()) return view;
  view.columns = block.rows.front().cells.size();  // Surplus cells of a row are not the table's.
  view.headers.resize(view.columns);
  if (block.header_rows == 0) return view;
  const std::string_view key = CellText(block.rows.front(), 0);
  while (view.first_body < block.rows.size() && view.first_body < 4 && !key.empty() &&
         CellText(block.rows[view.first_body], 0) == key) {
    ++view.first_body;
  }
  for (std::size_t r = 0; r < view.first_body; ++r) {
    for (std::size_t c = 0; c < view.columns; ++c) {
      const std::string_view text = CellText(block.rows[r], c);
      if (text.empty() || text == view.headers[c]) continue;
      if (!view.headers[c].empty()) view.headers[c] += ' ';
      view.headers[c] += text;
    }
  }
  view.of_companies = std::any_of(view.headers.begin(), view.headers.end(),
                                  [](const auto& header) { return IsCompanyHeader(Fold(header)); });
  return view;
}

bool IsPeriodHeader(std::string_view header) {
  const Label label = ReadLabel(header);
  if (!label.period.empty())
    return label.name.empty() || label.name == "年" || label.name == "年度";
  const auto dates = FindDates(header);
  if (!dates.empty() && dates.front().begin == 0) return true;
  const std::string folded = Fold(header);
  return folded.starts_with("fy") && folded.size() <= 8;
}

// The share of the key column's cells that are attribute names, 0..1.
double ShareOfLabels(const TableView& view) {
  std::size_t labels = 0;
  std::size_t cells = 0;
  for (std::size_t r = view.first_body; r < view.block->rows.size(); ++r) {
    const std::string_view cell = CellText(view.block->rows[r], 0);
    if (cell.empty()) continue;
    ++cells;
    if (ConceptOfLabel(ReadLabel(cell).name) != nullptr) ++labels;
  }
  return cells == 0 ? 0.0 : static_cast<double>(labels) / static_cast<double>(cells);
}

// A profile's values are names as well as numbers and dates; those of a column are of one kind.
bool HasValuesOfManyKinds(const TableView& view) {
  std::set<std::string_view> labels;
  std::size_t values = 0;
  std::size_t names = 0;
  for (std::size_t r = view.first_body; r < view.block->rows.size(); ++r) {
    const std::string_view value = CellText(view.block->rows[r], 1);
    labels.insert(CellText(view.block->rows[r], 0));
    if (IsEmptyValue(value)) continue;
    ++values;
    names += TypeOfValue(value) == ValueType::kText ? 1 : 0;
  }
  const bool told_apart = labels.size() == view.block->rows.size() - view.first_body;
  return values >= 3 && told_apart && names * 4 >= values && (values - names) * 4 >= values;
}

// The share of the cells of every second column, the header's too, that are attribute names.
double ShareOfLabelsFrom(const TableView& view, std::size_t first) {
  std::size_t labels = 0;
  std::size_t cells = 0;
  for (const TableRow& row : view.block->rows) {
    for (std::size_t c = first; c < view.columns; c += 2) {
      const std::string_view cell = CellText(row, c);
      if (cell.empty()) continue;
      ++cells;
      labels += ConceptOfLabel(ReadLabel(cell).name) != nullptr ? 1 : 0;
    }
  }
  return cells == 0 ? 0.0 : static_cast<double>(labels) / static_cast<double>(cells);
}

bool IsOfPairs(const TableView& view) {
  return view.columns >= 4 && view.columns % 2 == 0 && ShareOfLabelsFrom(view, 0) >= 0.5 &&
         ShareOfLabelsFrom(view, 1) <= 0.1;
}

TableShape ShapeOf(const TableView& view) {
  const bool generic_key =
      view.headers.empty() || view.headers[0].empty() || IsGenericKeyHeader(view.headers[0]);
  const double labels = ShareOfLabels(view);
  if (view.columns == 2 && !ReadStatusLabel(view.headers[1]).IsOfStatus()) {
    if (generic_key && (view.headers[1].empty() || IsGenericValueHeader(view.headers[1]))) {
      return TableShape::kKeyValue;
    }
    // | Born | 3 April 1961 | heads a profile as its first row.
    const bool is_row = ConceptOfLabel(ReadLabel(view.headers[0]).name) != nullptr &&
                        TypeOfValue(view.headers[1]) == ValueType::kDate && labels >= 0.3;
    if (is_row) return TableShape::kKeyValueNoHeader;
    if (IsPeriodHeader(view.headers[1]) && (generic_key || labels >= 0.5))
      return TableShape::kPeriods;
    if (generic_key && labels >= 0.3) return TableShape::kKeyValue;
    if (labels >= 0.4 && ConceptOfLabel(view.headers[1]) == nullptr) {
      return IsGenericValueHeader(view.headers[1]) ? TableShape::kKeyValue
                                                   : TableShape::kKeyValueNoHeader;
    }
    if (HasValuesOfManyKinds(view) && ConceptOfLabel(ReadLabel(view.headers[1]).name) == nullptr)
      return TableShape::kKeyValueNoHeader;
    return TableShape::kEntities;
  }
  if (IsOfPairs(view)) return TableShape::kPairs;
  const bool periods =
      view.columns > 2 && std::all_of(view.headers.begin() + 1, view.headers.end(), IsPeriodHeader);
  return periods && (generic_key || labels >= 0.5) ? TableShape::kPeriods : TableShape::kEntities;
}

// Names, not numbers or dates, tell rows apart.
bool CanBeKey(const TableView& view, std::size_t column) {
  if (IsIndexHeader(view.headers[column])) return false;
  std::size_t names = 0;
  std::size_t cells = 0;
  for (std::size_t r = view.first_body; r < view.block->rows.size(); ++r) {
    const std::string_view cell = CellText(view.block->rows[r], column);
    ++cells;
    if (!IsEmptyValue(cell) && TypeOfValue(cell) == ValueType::kText) ++names;
  }
  return cells > 0 && names * 2 > cells;
}

std::size_t KeyColumn(const TableView& view) {
  for (std::size_t c = 0; c < view.columns; ++c) {
    if (CanBeKey(view, c)) return c;
  }
  return 0;
}

Draft CellDraft(const TableRow& row, std::size_t column, FactForm form, std::uint32_t number) {
  Draft draft = WholeValue(row.cells[column].text, {row.line, row.line});
  draft.form = form;
  draft.row = number;
  return draft;
}

void AddCell(const Note& note, const Section& section, const TableRow& row, std::size_t column,
             Draft draft, FactSink& sink) {
  if (IsEmptyValue(CellText(row, column), draft.label) || !IsUsableLabel(draft.label)) return;
  AddFact(note, section, draft, sink);
}

// label: the column of the attribute; its value is in the next.
void AddPair(const Note& note, const Section& section, const TableRow& row, std::size_t label,
             FactSink& sink) {
  if (row.cells.size() < label + 2) return;
  Draft draft = CellDraft(row, label + 1, FactForm::kKeyValue, sink.next_row++);
  draft.label = CellText(row, label);
  AddCell(note, section, row, label + 1, draft, sink);
}

void AddPeriodRow(const Note& note, const Section& section, const TableView& view,
                  const TableRow& row, FactSink& sink) {
  const std::uint32_t number = sink.next_row++;
  if (!IsUsableLabel(CellText(row, 0))) return;
  for (std::size_t c = 1; c < std::min(view.columns, row.cells.size()); ++c) {
    if (!IsUsableLabel(view.headers[c])) continue;
    Draft draft = CellDraft(row, c, FactForm::kKeyValue, number);
    draft.label = CellText(row, 0);
    draft.period = view.headers[c];
    AddCell(note, section, row, c, draft, sink);
  }
}

std::string HeadingName(const Note& note, const Section& section) {
  return section.headings.empty() ? note.subject : section.headings.back();
}

// "Acme (艾克米)" in a key cell is Acme, whose other name the bracket states.
std::string NameInCell(std::string_view cell) {
  for (const BracketName& pair : FindBracketNames(cell)) {
    if (pair.outer_begin == 0 && pair.end == cell.size()) return pair.outer;
  }
  return std::string(cell);
}

// The key cell itself is a fact of the note: its companies, its rivers.
void AddEntityRow(const Note& note, const Section& section, const TableView& view, std::size_t key,
                  const TableRow& row, FactSink& sink) {
  const std::uint32_t number = sink.next_row++;
  const std::string_view cell = CellText(row, key);
  const std::string entity = cell.size() <= kMaxNameBytes ? NameInCell(cell) : std::string();
  const std::string heading = HeadingName(note, section);
  for (std::size_t c = 0; c < std::min(view.columns, row.cells.size()); ++c) {
    if (view.headers[c].size() > kMaxNameBytes) continue;
    Draft draft = CellDraft(row, c, FactForm::kTableCell, number);
    // Under "Capex", the columns 2023 and 2024 of a company are its capex of these years.
    const std::string of_period = heading + " (" + view.headers[c] + ")";
    std::string total;
    const bool period = c != key && IsPeriodHeader(view.headers[c]);
    draft.label = period ? std::string_view(of_period) : std::string_view(view.headers[c]);
    // A key column without a header lists what the heading names.
    if (c == key && view.headers[c].empty()) draft.label = heading;
    if (c != key) draft.subject = entity;
    if (view.of_companies && IsCodeHeader(Fold(draft.label))) draft.concept_id = "ticker";
    if (IsTotalLabel(entity)) {  // A sum is no member of the list but the note's own.
      if (c == key) continue;
      total = entity + " " + std::string(draft.label);
      draft.subject = {};
      draft.label = total;
    }
    if (c != key && IsEmptyValue(entity)) draft.subject = {};
    AddCell(note, section, row, c, draft, sink);
  }
}

void ExtractTable(const Note& note, const Section& section, const Block& block, FactSink& sink) {
  const TableView view = ViewOf(block);
  if (view.columns < 2) return;
  const TableShape shape = ShapeOf(view);
  const std::size_t key = shape == TableShape::kEntities ? KeyColumn(view) : 0;
  const bool headless = shape == TableShape::kKeyValueNoHeader || shape == TableShape::kPairs;
  const std::size_t first = headless ? 0 : view.first_body;
  for (std::size_t r = first; r < block.rows.size(); ++r) {
    const TableRow& row = block.rows[r];
    switch (shape) {
      case TableShape::kKeyValue:
      case TableShape::kKeyValueNoHeader:
        AddPair(note, section, row, 0, sink);
        break;
      case TableShape::kPairs:
        for (std::size_t c = 0; c + 1 < view.columns; c += 2) AddPair(note, section, row, c, sink);
        break;
      case TableShape::kPeriods:
        AddPeriodRow(note, section, view, row, sink);
        break;
      case TableShape::kEntities:
        AddEntityRow(note, section, view, key, row, sink);
        break;
    }
  }
}

}  // namespace

void ExtractTables(const Note& note, const Section& section, FactSink& sink) {
  for (std::size_t i = section.first; i < section.last; ++i) {
    const Block& block = note.source->blocks[i];
    if (block.kind == BlockKind::kTable) ExtractTable(note, section, block, sink);
  }
}

}  // namespace tanxun
