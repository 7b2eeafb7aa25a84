// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "query/tool/nested_values.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostBar = 40;
constexpr std::size_t kLeastBar = 4;

std::string ValueName(const FacetValue& value) {
  std::string name = SafeText(value.value, Layout::kField);
  for (const std::string& member : value.family) {
    if (member != value.value) name += " = " + SafeText(member, Layout::kField);
  }
  return name;
}

// For people a status is emoji and word.
std::string NameForPeople(const std::string& field, const FacetValue& value) {
  if (field == "status") {
    for (const StatusLevel level :
         {StatusLevel::kUnknown, StatusLevel::kGreen, StatusLevel::kYellow, StatusLevel::kOrange,
          StatusLevel::kRed}) {
      if (value.value == Name(level)) return StatusMark(level);
    }
  }
  return ValueName(value);
}

struct CountedRow {
  std::string name;
  std::uint64_t count = 0;
};

// Nested tags stand below those that they are nested in.
std::vector<CountedRow> RowsOf(const std::string& field, const std::vector<FacetValue>& values) {
  std::vector<CountedRow> rows;
  if (field == "tag") {
    for (const NestedValue& nested : NestValues(values)) {
      const std::string name = SafeText(nested.name, Layout::kField);
      rows.push_back({std::string(2 * nested.depth, ' ') + name, nested.value->count});
    }
    return rows;
  }
  for (const FacetValue& value : values) {
    rows.push_back({NameForPeople(field, value), value.count});
  }
  return rows;
}

// How many columns the parts of a row have: "  NAME  COUNT BAR".
struct RowColumns {
  std::size_t name = 0;
  std::size_t count = 0;
  std::size_t bar = 0;  // 0: there is no room for bars.
};

RowColumns ColumnsFor(std::size_t widest_name, std::uint64_t most, std::size_t columns) {
  RowColumns row;
  row.count = std::to_string(most).size();
  const std::size_t taken = 2 + 2 + row.count;
  const std::size_t left = columns > taken ? columns - taken : 0;
  // A long name gives way to the bars, down to half of the line.
  const bool is_tight = left < widest_name + kMostBar / 2;
  row.name = std::clamp<std::size_t>(is_tight ? columns / 2 : widest_name, 1,
                                     std::max<std::size_t>(std::min(widest_name, left), 1));
  if (left > row.name + kLeastBar) row.bar = std::min(kMostBar, left - row.name - 1);
  return row;
}

std::string Bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  if (columns == 0) return "";
  const double share = static_cast<double>(count) / static_cast<double>(most);
  const auto length = static_cast<std::size_t>(share * static_cast<double>(columns));
  std::string bar = " ";
  for (std::size_t i = 0; i < std::max<std::size_t>(1, length); ++i) bar += "█";
  return bar;
}

std::string Bars(const std::string& field, const std::vector<FacetValue>& values,
                 const TextView& view) {
  std::size_t widest = 0;
  std::uint64_t most = 1;
  const std::vector<CountedRow> counted = RowsOf(field, values);
  for (const CountedRow& value : counted) {
    widest = std::max(widest, TerminalWidth(value.name));
    most = std::max(most, value.count);
  }
  const RowColumns row = ColumnsFor(widest, most, view.style.columns);
  std::string out = Painted(field, Paint::kTitle, view.style) + "\n";
  for (const CountedRow& value : counted) {
    const std::string name = FitLeft(value.name, row.name);
    out += fmt::format("  {}{}  {:>{}}{}\n", name, std::string(row.name - TerminalWidth(name), ' '),
                       value.count, row.count,
                       Painted(Bar(value.count, most, row.bar), Paint::kDim, view.style));
  }
  return out;
}

}  // namespace

std::string RenderFacets(const Facets& facets, const TextView& view) {
  std::string out;
  for (const auto& [field, values] : facets) {
    if (values.empty()) continue;
    const std::string name = SafeText(field, Layout::kField);
    if (view.style.terminal) {
      out += Bars(name, values, view);
      continue;
    }
    for (const FacetValue& value : values) {
      out += fmt::format("{}: {}\t{}\n", name, ValueName(value), value.count);
    }
  }
  return out;
}

std::string RenderAnalysis(const Analysis& analysis, const QueryAnalysis& query) {
  const auto field = [](std::string_view text) { return SafeText(text, Layout::kField); };
  std::string out = fmt::format("normalized: {}\nfolded: {}\nunits:\n",
                                SafeLine(analysis.normalized), SafeLine(analysis.folded));
  for (std::size_t i = 0; i < analysis.units.size(); ++i) {
    const std::string terms = fmt::format("{}", fmt::join(analysis.unit_terms[i], " "));
    out += fmt::format("  {}\t{}\n", field(Describe(analysis.units[i])), field(terms));
  }
  out += "terms:\n";
  for (const TermCount& term : analysis.terms) {
    out += fmt::format("  {}\t{}\n", field(term.term), term.count);
  }
  out += fmt::format("as a query: {}\n", SafeLine(query.content));
  for (const QueryTerm& term : query.terms) {
    out += fmt::format("  {}\t{:.3g}\n", field(term.term), term.weight);
  }
  return out;
}

}  // namespace tanxun
