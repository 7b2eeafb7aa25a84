// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/unknown_field.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "query/language/syntax.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestName = 32;  // Longer ones are no slip of a known name.
constexpr std::size_t kShortName = 4;     // Up to here one slip is all that is forgiven.

// Edits between two short words: insert, delete, replace, swap neighbours. Optimal string
// alignment, e.g. Navarro, "A guided tour to approximate string matching", 2001.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t differs = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + differs});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

// The known name that was most likely meant: one slip away, or two from a longer name (a swap is
// one). Nothing where none is near.
std::optional<std::string> SuggestFieldName(std::string_view name,
                                            std::span<const std::string_view> fields) {
  const std::size_t dot = name.find('.');
  std::string_view head = name;
  std::vector<std::string_view> candidates(fields.begin(), fields.end());
  const bool dotted = dot != std::string_view::npos && dot + 1 < name.size();
  if (dotted) {
    head = name.substr(0, dot);
    candidates = {kPropertyField.substr(0, kPropertyField.size() - 1)};
  }
  if (head.empty() || head.size() > kLongestName) return std::nullopt;
  const std::string lower = LowerAscii(head);
  std::size_t nearest = std::min<std::size_t>(lower.size() > kShortName ? 3 : 2, lower.size());
  std::optional<std::string> suggestion;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > lower.size() + 2) continue;
    const std::size_t distance = EditDistance(lower, candidate);
    if (distance >= nearest) continue;
    nearest = distance;
    suggestion = std::string(candidate);
  }
  if (suggestion && dotted) *suggestion += name.substr(dot);
  return suggestion;
}

std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string Shown(std::string_view name) {
  return std::string(name.substr(0, kLongestName)) + (name.size() > kLongestName ? "..." : "");
}

std::string DidYouMean(std::string_view name, std::string_view meant) {
  return fmt::format("unknown field {}; did you mean {}?", name, meant);
}

std::string FieldsInstead(std::string_view name, std::span<const std::string_view> fields) {
  const bool is_bare = LowerAscii(name).starts_with(kPropertyField.substr(0, 4));
  return fmt::format(
      "unknown field {}; fields: {}; a front-matter key is prop.{}; quote the word to search for "
      "it",
      Shown(name), fmt::join(fields, " "), is_bare ? "KEY" : Shown(name));
}

// Named in another language, or in a text: hardly meant as a field.
UnknownField CalledSo(const ColonSplit& split, std::string_view field) {
  UnknownField unknown{DidYouMean(split.name, field), ""};
  if (split.wide || !IsAscii(split.name)) {
    unknown.warning =
        fmt::format("{} is searched for as a word; did you mean the field {}?", split.name, field);
  }
  return unknown;
}

UnknownField NamesNothing(std::string_view name, std::string_view code,
                          std::span<const std::string_view> fields) {
  const std::string exchange = UpperAscii(name);
  const std::string listing = UpperAscii(code);
  UnknownField unknown{FieldsInstead(name, fields), ""};
  if (IsProductCode(name, code)) {
    unknown.warning = fmt::format("{}:{}: no field or exchange is called {}; searched for as words",
                                  name, code, name);
  } else if (IsListing(exchange, listing)) {
    unknown.reason = DidYouMean(name, exchange + ":" + listing);
  }
  return unknown;
}

}  // namespace

std::optional<UnknownField> JudgeUnknownField(const ColonSplit& split, bool rest_is_open,
                                              std::span<const std::string_view> fields) {
  const std::string_view rest = split.rest;
  if (rest.empty() && !rest_is_open) return std::nullopt;
  if (rest.find("://") != std::string_view::npos) return std::nullopt;
  const std::string_view called = FieldCalled(split.name);
  if (std::find(fields.begin(), fields.end(), called) != fields.end()) {
    return CalledSo(split, called);
  }
  if (const auto near = SuggestFieldName(split.name, fields)) {
    return UnknownField{DidYouMean(split.name, *near), ""};
  }
  if (split.wide) return std::nullopt;
  const std::size_t end = syntax::TrimWord(rest, 0, rest.size());
  return NamesNothing(split.name, WithoutStops(rest.substr(0, end)), fields);
}

}  // namespace tanxun
