// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/stated_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// Words before a date that make it an end, a plan or another event's date, not the day a statement
// was true.
bool IsAnotherDate(std::string_view before) {
  constexpr std::size_t kNear = 48;  // Bytes; each word below is shorter.
  if (before.size() > kNear) before = before.substr(FloorBoundary(before, before.size() - kNear));
  static constexpr std::array<std::string_view, 22> kWords = {
      "until",  "till",     "through", "by",   "due",    "founded", "established", "launched",
      "formed", "expected", "from",    "直到", "截止到", "至",      "成立于",      "成立於",
      "创立于", "預計",     "预计",    "計劃", "计划",   "到"};
  const std::string folded = Fold(Trim(before));
  if (folded.ends_with("截至")) return false;  // "As of", though it ends as "to" does.
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const std::string_view text = folded;
    return text.ends_with(word) || text.ends_with(std::string(word) + " in") ||
           text.ends_with(std::string(word) + " on");
  });
}

template <typename Counts>
std::optional<Date> LatestOf(std::string_view text, const Counts& counts) {
  std::optional<Date> latest;
  for (const DateMatch& match : FindDates(text)) {
    if (!counts(match.date) || IsAnotherDate(text.substr(0, match.begin))) continue;
    if (!latest.has_value() || match.date > *latest) latest = match.date;
  }
  return latest;
}

}  // namespace

std::optional<Date> LatestDate(std::string_view text, const Date& limit) {
  return LatestOf(text,
                  [&](const Date& date) { return !limit.known() || date.year <= limit.year; });
}

std::optional<Date> DateOfHeading(std::string_view heading) {
  if (const auto whole = ParseDate(heading)) return whole;
  return LatestOf(heading, [](const Date& date) { return date.month != 0; });
}

}  // namespace tanxun
