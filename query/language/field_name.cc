// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/field_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/lexicon/exchanges.h"

namespace tanxun {
namespace {

constexpr std::string_view kWideColon = "：";
constexpr std::string_view kPropertyField = "prop.";
constexpr std::size_t kLongestName = 32;  // Longer ones are no slip of a known name.

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return IsUpper(c) || (c >= 'a' && c <= 'z'); }

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (IsUpper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool IsProperty(std::string_view name) {
  return name.size() > kPropertyField.size() &&
         LowerAscii(name.substr(0, kPropertyField.size())) == kPropertyField;
}

bool IsIdentifier(std::string_view name) {
  if (IsProperty(name)) return true;
  return !name.empty() && IsLetter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
         });
}

bool IsScheme(std::string_view name) {
  constexpr std::array<std::string_view, 5> kSchemes = {"mailto", "tel", "urn", "doi", "magnet"};
  return std::find(kSchemes.begin(), kSchemes.end(), LowerAscii(name)) != kSchemes.end();
}

bool IsPort(std::string_view rest) {
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return digits > 0 && (digits == rest.size() || rest[digits] == '/');
}

bool IsText(std::string_view name, std::string_view rest) {
  if (rest.starts_with("//") || rest.starts_with(":")) return true;
  if (name.size() == 1 && (rest.starts_with("\\") || rest.starts_with("/"))) return true;
  if (!rest.empty() && IsScheme(name)) return true;
  const bool host = LowerAscii(name) == "localhost" ||
                    (name.find('.') != std::string_view::npos && !IsProperty(name));
  return host && IsPort(rest);
}

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

}  // namespace

std::optional<ColonSplit> SplitAtColon(std::string_view word) {
  const std::size_t narrow = word.find(':');
  const std::size_t wide = word.find(kWideColon);
  const std::size_t at = std::min(narrow, wide);
  if (at == std::string_view::npos) return std::nullopt;
  const bool is_wide = wide < narrow;
  const ColonSplit split{word.substr(0, at), word.substr(at + (is_wide ? kWideColon.size() : 1)),
                         is_wide};
  if (!IsIdentifier(split.name) || IsText(split.name, split.rest)) return std::nullopt;
  return split;
}

std::optional<std::string> FindFieldName(std::string_view name,
                                         std::span<const std::string_view> fields) {
  if (IsProperty(name)) {
    return std::string(kPropertyField) + std::string(name.substr(kPropertyField.size()));
  }
  const std::string lower = LowerAscii(name);
  const auto found = std::find(fields.begin(), fields.end(), lower);
  if (found == fields.end()) return std::nullopt;
  return lower;
}

bool IsListing(std::string_view exchange, std::string_view code) {
  constexpr std::string_view kCode = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
  return exchange.size() >= 2 && exchange.size() <= 8 &&
         std::all_of(exchange.begin(), exchange.end(), IsUpper) && !code.empty() &&
         code.size() <= 12 && (IsUpper(code[0]) || IsDigit(code[0])) &&
         code.find_first_not_of(kCode) == std::string_view::npos && NamesExchange(exchange);
}

bool IsProductCode(std::string_view name, std::string_view rest) {
  constexpr std::size_t kLongestCode = 24;
  constexpr std::string_view kJoints = "-./+";
  const auto is_plain = [](char c) { return IsLetter(c) || IsDigit(c); };
  return name.size() >= 2 && IsUpper(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return IsUpper(c) || IsDigit(c) || c == '-'; }) &&
         !rest.empty() && rest.size() <= kLongestCode && is_plain(rest[0]) &&
         std::any_of(rest.begin(), rest.end(), IsDigit) &&
         std::all_of(rest.begin(), rest.end(), [&](char c) {
           return is_plain(c) || kJoints.find(c) != std::string_view::npos;
         });
}

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
  std::size_t nearest = std::min<std::size_t>(3, lower.size());
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

}  // namespace tanxun
