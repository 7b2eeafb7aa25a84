// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/line_cursor.h"

#include <algorithm>

namespace tanxun {

template <typename Counts>
std::size_t LineCursor::CountTo(Place& place, std::string_view text, std::size_t at,
                                Counts counts) {
  at = std::min(at, text.size());
  const bool known = place.text.data() == text.data() && place.text.size() == text.size();
  if (!known || at < place.at / 2) place = {text, 0, 0};
  const auto count = [&](std::size_t begin, std::size_t end) {
    const std::string_view part = text.substr(begin, end - begin);
    return static_cast<std::size_t>(std::count_if(part.begin(), part.end(), counts));
  };
  if (at >= place.at) {
    place.count += count(place.at, at);
  } else {
    place.count -= count(at, place.at);
  }
  place.at = at;
  return place.count;
}

std::uint32_t LineCursor::LineAt(std::string_view text, std::size_t at, LineRange lines) {
  if (lines.first == lines.last) return lines.first;
  const std::size_t breaks = CountTo(breaks_, text, at, [](char c) { return c == '\n'; });
  return std::min(lines.last, lines.first + static_cast<std::uint32_t>(breaks));
}

std::size_t LineCursor::CharactersBefore(std::string_view line, std::size_t at) {
  // Valid UTF-8: a character has one byte that goes on nothing.
  return CountTo(characters_, line, at,
                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace tanxun
