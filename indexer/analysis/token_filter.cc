// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/token_filter.h"

#include <string>
#include <utility>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestText = 64;

thread_local const TokenFilter* current = nullptr;

// What a filter may make of a unit; anything else would break what counts on units.
bool IsUnitText(UnitKind kind, std::string_view text) {
  if (text.empty() || text.size() > kLongestText || !IsValidUtf8(text)) return false;
  if (text.find_first_of(std::string_view(" \t\n\r\0", 5)) != text.npos) return false;
  return kind != UnitKind::kHan || CodePointAt(text, 0).length == text.size();
}

// False drops the unit.
bool Apply(Unit& unit) {
  const Unit before = unit;
  if (!current->apply(unit)) return false;
  unit.begin = before.begin;
  unit.end = before.end;
  unit.kind = before.kind;
  if (unit.text != before.text && !IsUnitText(unit.kind, unit.text)) unit.text = before.text;
  return true;
}

}  // namespace

WithTokenFilter::WithTokenFilter(const TokenFilter& filter) : outer_(current) {
  current = filter.apply ? &filter : nullptr;
}

WithTokenFilter::~WithTokenFilter() { current = outer_; }

bool HasTokenFilter() { return current != nullptr; }

std::vector<Unit> SplitFoldedTokens(std::string_view text, const FoldedText& folded) {
  std::vector<Unit> units = SplitFolded(text, folded);
  if (current != nullptr) {
    std::erase_if(units, [](Unit& unit) { return !Apply(unit); });
  }
  return units;
}

std::vector<Unit> SplitTokens(std::string_view text) {
  return SplitFoldedTokens(text, FoldWithOrigin(text));
}

void ForEachToken(std::string_view text, const FoldedText& folded,
                  const std::function<void(const UnitView&)>& visit) {
  if (current == nullptr) return ForEachUnit(text, folded, visit);
  for (const Unit& unit : SplitFoldedTokens(text, folded)) {
    visit({unit.kind, unit.text, unit.begin, unit.end});
  }
}

}  // namespace tanxun
