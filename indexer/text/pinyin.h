// SPDX-License-Identifier: GPL-2.0-or-later
// How Han characters are read aloud. The table is made at build time (make_pinyin_main.cc).
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

// Characters U+4E00..U+9FFF: the number of a syllable, 0 = none.
inline constexpr char32_t kFirstPinyin = 0x4E00;
inline constexpr char32_t kLastPinyin = 0x9FFF;
extern const std::uint16_t kPinyinSyllable[kLastPinyin - kFirstPinyin + 1];
extern const std::uint16_t kPinyinOffsets[];  // Of each syllable in the pool, and one more.
extern const char kPinyinPool[];

// The usual reading in letters a-z, without its tone, u for ü; empty where none is known.
inline std::string_view PinyinOf(char32_t c) {
  if (c < kFirstPinyin || c > kLastPinyin) return {};
  const std::uint16_t syllable = kPinyinSyllable[c - kFirstPinyin];
  const std::uint16_t begin = kPinyinOffsets[syllable];
  return {kPinyinPool + begin, static_cast<std::size_t>(kPinyinOffsets[syllable + 1] - begin)};
}

}  // namespace tanxun
