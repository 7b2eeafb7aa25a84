// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/long_sentence.h"

#include <algorithm>
#include <cctype>

#include "indexer/analysis/units.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// From the worst place to cut to the best: two Han that touch are a pair that is searched for.
enum class BorderKind : std::uint8_t { kHanPair, kUnit, kBlank, kClause };

struct Border {
  std::uint32_t at = 0;
  BorderKind kind = BorderKind::kUnit;
};
using Borders = std::vector<Border>;

bool IsClauseMark(char32_t c) {
  return c == U'，' || c == U'；' || c == U'、' || c == U',' || c == U';';
}
bool IsBlank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\u3000'; }

// "1,2" and "1，2": what follows is read as an item of a list, and might be grouped digits alone.
bool IsListComma(std::string_view text, std::size_t begin, std::size_t end) {
  const auto digit = [&](std::size_t at) {
    return std::isdigit(static_cast<unsigned char>(text[at])) != 0;
  };
  const std::string_view gap = text.substr(begin, end - begin);
  return (gap == "," || gap == "，") && begin > 0 && digit(begin - 1) && digit(end);
}

// The border in the gap [begin, end) before a unit: behind its last mark or blank, so that a
// bracket stays with what it opens.
Border BorderIn(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  Border border{end, BorderKind::kUnit};
  if (IsListComma(text, begin, end)) return border;
  for (std::size_t at = begin; at < end;) {
    const CodePoint c = CodePointAt(text, at);
    at += c.length;
    if (!IsClauseMark(c.value) && !IsBlank(c.value)) continue;
    border.at = static_cast<std::uint32_t>(at);
    border.kind =
        std::max(border.kind, IsBlank(c.value) ? BorderKind::kBlank : BorderKind::kClause);
  }
  return border;
}

Borders BordersOf(std::string_view text) {
  Borders borders;
  std::uint32_t end = 0;
  bool after_han = false;
  ForEachUnit(text, FoldWithOrigin(text), [&](const UnitView& unit) {
    if (unit.end == unit.begin) return;  // Another one of a character that stands for several.
    const bool han = unit.kind == UnitKind::kHan;
    if (han && after_han && unit.begin == end) {
      borders.push_back({end, BorderKind::kHanPair});
    } else if (unit.begin > 0) {
      borders.push_back(BorderIn(text, end, unit.begin));
    }
    end = unit.end;
    after_han = han;
  });
  return borders;
}

// The last border of the best kind in [first, last) that lies within bytes [from, to]; null if none
// does.
const Border* BestWithin(Borders::const_iterator first, Borders::const_iterator last,
                         std::size_t from, std::size_t to) {
  const Border* best = nullptr;
  for (; first != last && first->at <= to; ++first) {
    if (first->at >= from && (best == nullptr || first->kind >= best->kind)) best = &*first;
  }
  return best;
}

}  // namespace

std::vector<std::uint32_t> PieceEnds(std::string_view text, std::size_t longest) {
  const Borders borders = BordersOf(text);
  std::vector<std::uint32_t> ends;
  std::size_t begin = 0;
  auto next = borders.begin();
  while (text.size() - begin > longest) {
    const std::size_t most = begin + longest;
    while (next != borders.end() && next->at <= begin) ++next;
    const Border* best = BestWithin(next, borders.end(), begin + longest / 2, most);
    if (best == nullptr || best->kind == BorderKind::kHanPair) {
      best = BestWithin(next, borders.end(), begin, most);
    }
    const std::size_t cut = best != nullptr ? best->at : FloorBoundary(text, most);
    if (cut <= begin) break;
    begin = cut;
    ends.push_back(static_cast<std::uint32_t>(begin));
  }
  ends.push_back(static_cast<std::uint32_t>(text.size()));
  return ends;
}

}  // namespace tanxun
