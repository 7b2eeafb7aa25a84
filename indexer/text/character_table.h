// SPDX-License-Identifier: GPL-2.0-or-later
// The generated table: for each code point what it folds to and what kind of character it is.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/text/utf8.h"

namespace tanxun {

// Two stages: kCharacterBlocks[c / 128] names a block of kCharacterIndex, whose entry names one of
// kCharacterEntries. make_tables_main.cc writes all of them.
inline constexpr unsigned kCharacterBlockBits = 7;
extern const std::uint16_t kCharacterBlocks[];
extern const std::uint16_t kCharacterIndex[];
extern const std::uint32_t kCharacterEntries[];
extern const char kCharacterPool[];
extern const std::uint64_t kCharacterFingerprint;  // Changes when any fold or class does.

// One entry of 32 bits: the fold's place in the pool (16), its length in bytes (6), the class (4),
// flags.
class CharacterEntry {
 public:
  static constexpr std::uint32_t kSame = 1u << 26;   // Folds to itself.
  static constexpr std::uint32_t kJoins = 1u << 27;  // Its fold may change with what precedes it.
  static constexpr std::uint32_t kLatin = 1u << 28;  // A Latin letter.

  explicit CharacterEntry(char32_t c)
      : bits_(kCharacterEntries[kCharacterIndex[(kCharacterBlocks[c >> kCharacterBlockBits]
                                                 << kCharacterBlockBits) +
                                                (c & ((1u << kCharacterBlockBits) - 1))]]) {}

  static constexpr std::uint32_t Pack(std::uint32_t offset, std::uint32_t length, CharClass cls,
                                      std::uint32_t flags) {
    return offset | (length << 16) | (static_cast<std::uint32_t>(cls) << 22) | flags;
  }

  bool same() const { return (bits_ & kSame) != 0; }
  bool joins() const { return (bits_ & kJoins) != 0; }
  bool latin() const { return (bits_ & kLatin) != 0; }
  CharClass char_class() const { return static_cast<CharClass>((bits_ >> 22) & 15u); }
  // Meaningless where same().
  std::string_view fold() const {
    return {kCharacterPool + (bits_ & 0xFFFFu), (bits_ >> 16) & 63u};
  }

 private:
  std::uint32_t bits_;
};

// CodePointAt for inner loops.
inline CodePoint DecodeAt(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(utf8[at + i]));
  };
  const auto trails = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  constexpr CodePoint kInvalid{0xFFFD, 1};
  const std::uint32_t first = byte(0);
  const std::size_t left = utf8.size() - at;
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4 || left < 2 || !trails(1)) return kInvalid;
  if (first < 0xE0) return {((first & 0x1Fu) << 6) | (byte(1) & 0x3Fu), 2};
  if (left < 3 || !trails(2)) return kInvalid;
  if (first < 0xF0) {
    const std::uint32_t value =
        ((first & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
    if (value < 0x800 || (value >= 0xD800 && value < 0xE000)) return kInvalid;
    return {value, 3};
  }
  if (left < 4 || !trails(3)) return kInvalid;
  const std::uint32_t value = ((first & 0x07u) << 18) | ((byte(1) & 0x3Fu) << 12) |
                              ((byte(2) & 0x3Fu) << 6) | (byte(3) & 0x3Fu);
  if (value < 0x10000 || value > 0x10FFFF) return kInvalid;
  return {value, 4};
}

}  // namespace tanxun
