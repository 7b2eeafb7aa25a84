// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tanxun {

// Texts in ascending order of their bytes and a number of each, written by a program at build time:
// nothing is read, cut or copied when a program starts.
struct SortedTexts {
  const char* bytes = nullptr;            // All texts.
  const std::uint32_t* begins = nullptr;  // Of each text, and the end of the last.
  const std::uint16_t* numbers = nullptr;
  std::uint32_t count = 0;

  // Behind the last text: an empty one.
  std::string_view At(std::uint32_t place) const {
    if (place >= count) return {};
    return {bytes + begins[place], begins[place + 1] - begins[place]};
  }

  // The place of the first text from `from` on that is not less than this one; `count` if none is.
  std::uint32_t LowerBound(std::string_view text, std::uint32_t from = 0) const {
    for (std::uint32_t end = count; from < end;) {
      const std::uint32_t middle = from + (end - from) / 2;
      if (At(middle) < text) {
        from = middle + 1;
      } else {
        end = middle;
      }
    }
    return from;
  }

  // The place of this text. Not of an empty one.
  std::optional<std::uint32_t> Find(std::string_view text) const {
    const std::uint32_t place = LowerBound(text);
    if (text.empty() || At(place) != text) return std::nullopt;
    return place;
  }
};

}  // namespace tanxun
