// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tanxun {

// A quick look whether any of many phrases may stand in a text, before a careful reading of it.
// It knows the phrases' heads: their first word, or their first two Han characters.
class Spotter {
 public:
  // phrase: folded, not empty. "cant" is also found as "can't". group: a bit of the caller's.
  void Add(std::string_view phrase, std::uint32_t group = 1);

  // The groups of which a phrase may begin in `folded`, one bit each: Latin words as whole words;
  // blanks and line ends between Han characters do not count. A group that is not given has no
  // phrase there. Ends early where all `wanted` groups are found.
  std::uint32_t Find(std::string_view folded, std::uint32_t wanted = 1) const;

 private:
  static constexpr std::size_t kKeyBits = 16;

  struct Head {
    std::string text;
    std::uint32_t groups = 0;
  };

  static std::uint16_t KeyAt(std::string_view folded, std::size_t at);
  void AddHead(std::string_view head, std::uint32_t group);
  std::uint32_t GroupsAt(std::string_view folded, std::size_t at, std::uint16_t key) const;

  std::bitset<std::size_t{1} << kKeyBits> keys_;                // Of the heads' first bytes.
  std::unordered_map<std::uint16_t, std::vector<Head>> heads_;  // By key.
};

}  // namespace tanxun
