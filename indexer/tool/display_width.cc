// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/display_width.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "indexer/json/characters.h"

namespace tanxun {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

bool Contains(const Range* begin, const Range* end, char32_t c) {
  const Range* found = std::upper_bound(
      begin, end, c, [](char32_t value, const Range& r) { return value < r.first; });
  return found != begin && c <= std::prev(found)->last;
}

// The blocks notes are made of; finer tables would change no layout of ours.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
    {0x267F, 0x267F},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x274E, 0x274E},   {0x2753, 0x2757},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F1E6, 0x1F202}, {0x1F210, 0x1F23B}, {0x1F240, 0x1F265}, {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};
constexpr Range kZeroWidth[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5},   {0x0610, 0x061A},   {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
    {0x06DF, 0x06E4},   {0x0900, 0x0902},   {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
    {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E}, {0x1160, 0x11FF}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},   {0x200B, 0x200D},   {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0x302A, 0x302D},
    {0x3099, 0x309A},   {0xD7B0, 0xD7FF},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

std::size_t WidthOf(char32_t c) {
  if (Contains(std::begin(kZeroWidth), std::end(kZeroWidth), c)) return 0;
  return Contains(std::begin(kWide), std::end(kWide), c) ? 2 : 1;
}

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;
// Of these, as of line and paragraph separators, nothing is part (UAX #29, GB4 and GB5).
bool IsControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}
bool IsRegional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool IsPictograph(char32_t c) { return c >= 0x1F000 || (c >= 0x2190 && c <= 0x2BFF); }

}  // namespace

Grapheme GraphemeAt(std::string_view utf8, std::size_t at) {
  const Character base = CharacterAt(utf8, at);
  Grapheme grapheme = {base.length, WidthOf(base.value)};
  if (IsControl(base.value)) return grapheme;
  char32_t previous = base.value;
  bool is_half_flag = IsRegional(base.value);
  while (at + grapheme.bytes < utf8.size()) {
    const Character next = CharacterAt(utf8, at + grapheme.bytes);
    const bool ends_flag = is_half_flag && IsRegional(next.value);
    const bool is_joined = previous == kJoiner && IsPictograph(next.value);
    if (!ends_flag && !is_joined && WidthOf(next.value) != 0) break;
    if (next.value == kEmojiStyle) grapheme.columns = 2;  // Makes a narrow sign an emoji.
    is_half_flag = false;
    previous = next.value;
    grapheme.bytes += next.length;
  }
  return grapheme;
}

std::size_t TerminalWidth(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Grapheme grapheme = GraphemeAt(utf8, at);
    width += grapheme.columns;
    at += grapheme.bytes;
  }
  return width;
}

std::string FitRight(std::string_view utf8, std::size_t columns) {
  std::size_t width = TerminalWidth(utf8);
  if (width <= columns) return std::string(utf8);
  if (columns == 0) return "";
  std::size_t at = 0;
  while (width > columns - 1) {
    const Grapheme grapheme = GraphemeAt(utf8, at);
    width -= grapheme.columns;
    at += grapheme.bytes;
  }
  return "…" + std::string(utf8.substr(at));
}

std::string FitLeft(std::string_view utf8, std::size_t columns) {
  if (TerminalWidth(utf8) <= columns) return std::string(utf8);
  if (columns == 0) return "";
  std::size_t width = 0;
  std::size_t at = 0;
  while (true) {
    const Grapheme grapheme = GraphemeAt(utf8, at);
    if (width + grapheme.columns > columns - 1) break;
    width += grapheme.columns;
    at += grapheme.bytes;
  }
  return std::string(utf8.substr(0, at)) + "…";
}

}  // namespace tanxun
