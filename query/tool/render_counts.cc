// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

constexpr std::size_t kBarColumns = 20;

std::string ValueName(const FacetValue& value) {
  std::string name = SafeText(value.value, Layout::kField);
  for (const std::string& member : value.family) {
    if (member != value.value) name += " = " + SafeText(member, Layout::kField);
  }
  return name;
}

std::string Bars(const std::string& field, const std::vector<FacetValue>& values,
                 const TextView& view) {
  std::size_t widest = 0;
  std::uint64_t most = 1;
  for (const FacetValue& value : values) {
    widest = std::max(widest, TerminalWidth(ValueName(value)));
    most = std::max(most, value.count);
  }
  std::string out = Painted(field, Paint::kTitle, view.style) + "\n";
  for (const FacetValue& value : values) {
    const std::string name = ValueName(value);
    const double share = static_cast<double>(value.count) / static_cast<double>(most);
    const auto length = std::max<std::size_t>(1, static_cast<std::size_t>(share * kBarColumns));
    std::string bar;
    for (std::size_t i = 0; i < length; ++i) bar += "█";
    out += fmt::format("  {}{}  {:>6} {}\n", name, std::string(widest - TerminalWidth(name), ' '),
                       value.count, Painted(bar, Paint::kDim, view.style));
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
