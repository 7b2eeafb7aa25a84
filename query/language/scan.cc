// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/scan.h"

#include <algorithm>

#include "query/language/field_name.h"
#include "query/language/leaf.h"
#include "query/language/operators.h"
#include "query/language/syntax.h"

namespace tanxun {

using syntax::Sign;
using syntax::SignAt;

std::optional<Number> NumberAt(std::string_view query, std::size_t at) {
  const std::size_t begin = at;
  int value = 0;
  for (Sign sign = SignAt(query, at); sign.value >= U'0' && sign.value <= U'9';
       sign = SignAt(query, at)) {
    value = std::min(value * 10 + static_cast<int>(sign.value - U'0'), syntax::kMaxDistance);
    at += sign.length;
  }
  if (at == begin) return std::nullopt;
  return Number{value, at};
}

std::pair<Comparison, std::size_t> ComparisonAt(std::string_view query, std::size_t at) {
  for (const ComparisonSpelling& row : ComparisonSpellings()) {
    const std::size_t length = syntax::LengthAt(query, at, row.spelling);
    if (length > 0) return {row.comparison, length};
  }
  return {Comparison::kEqual, 0};
}

std::size_t ValueEnd(std::string_view query, std::string_view field, std::size_t at) {
  constexpr std::string_view kStops = "。。";
  std::size_t end = syntax::FindTerminator(query, at);
  while (HasOrder(field) && syntax::LengthAt(query, end, kStops) > 0) {
    end = syntax::FindTerminator(query, end + kStops.size());
  }
  return syntax::TrimWord(query, at, end);
}

bool RangeFollows(std::string_view query, std::size_t at) {
  while (SignAt(query, at).value == U' ') at += SignAt(query, at).length;
  return BeginsAsRange(query.substr(at, syntax::FindTerminator(query, at) - at));
}

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); at += SignAt(text, at).length) {
    const bool blank = syntax::IsBlankOrSeparator(text, at);
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return std::max<std::size_t>(words, 1);
}

}  // namespace tanxun
