// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tanxun {

// Texts and a number of each, for lists of thousands that a program makes at its start: no text has
// memory of its own.
class TextTable {
 public:
  // False where the text is there already; its first number stays.
  bool Add(std::string_view text, std::uint32_t number);
  // The same, but the greater number stays.
  void Raise(std::string_view text, std::uint32_t number);
  std::optional<std::uint32_t> Find(std::string_view text) const;

 private:
  struct Slot {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t number = 0;
    std::uint32_t hash = 0;  // 0 = the slot is free.
  };

  // Of the text, or where it would be put.
  std::size_t SlotOf(std::string_view text, std::uint32_t hash) const;
  void Grow();
  // Of the text, added with the number if it is not there yet.
  std::pair<Slot*, bool> SlotFor(std::string_view text, std::uint32_t number);

  std::string bytes_;        // All texts.
  std::vector<Slot> slots_;  // Of a power of two, at most half of them taken.
  std::size_t taken_ = 0;
};

}  // namespace tanxun
