// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

#include "indexer/text/character_table.h"

namespace tanxun {
namespace {

// How many bytes from `at` on are ASCII for sure, in steps of eight.
std::size_t AsciiBlocks(std::string_view bytes, std::size_t at) {
  const std::size_t start = at;
  while (bytes.size() - at >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & 0x8080808080808080u) != 0) break;
    at += 8;
  }
  return at - start;
}

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }
bool IsAsciiBlank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
bool IsTrailByte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

std::size_t WidthOf(char32_t c) {
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
}

bool IsRegionalIndicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace

CodePoint CodePointAt(std::string_view utf8, std::size_t at) { return DecodeAt(utf8, at); }

void AppendUtf8(char32_t value, std::string& out) {
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0u | (value >> 6));
    put(0x80u | (value & 0x3Fu));
  } else if (value < 0x10000) {
    put(0xE0u | (value >> 12));
    put(0x80u | ((value >> 6) & 0x3Fu));
    put(0x80u | (value & 0x3Fu));
  } else {
    put(0xF0u | (value >> 18));
    put(0x80u | ((value >> 12) & 0x3Fu));
    put(0x80u | ((value >> 6) & 0x3Fu));
    put(0x80u | (value & 0x3Fu));
  }
}

CharClass ClassOf(char32_t value) {
  return value > 0x10FFFF ? CharClass::kOther : CharacterEntry(value).char_class();
}

bool HasHan(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = CodePointAt(utf8, at);
    const CharClass kind = ClassOf(c.value);
    if (IsHanLike(kind) || kind == CharClass::kHangul) return true;
    at += c.length;
  }
  return false;
}

bool HasDigit(std::string_view utf8) {
  constexpr std::string_view kFullWidth = "\xEF\xBC";
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const auto digit = [&](std::size_t i, unsigned char zero) {
      return i < utf8.size() &&
             static_cast<unsigned char>(static_cast<unsigned char>(utf8[i]) - zero) < 10;
    };
    if (digit(at, '0')) return true;
    if (utf8[at] == kFullWidth[0] && utf8.substr(at, 2) == kFullWidth && digit(at + 2, 0x90))
      return true;
  }
  return false;
}

bool IsValidUtf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    at += AsciiBlocks(bytes, at);
    if (at == bytes.size()) break;
    const CodePoint c = DecodeAt(bytes, at);
    if (c.value == 0xFFFD && c.length == 1) return false;
    at += c.length;
  }
  return true;
}

std::size_t CountCharacters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return !IsTrailByte(c); }));
}

std::size_t FloorBoundary(std::string_view utf8, std::size_t at) {
  if (at >= utf8.size()) return utf8.size();
  for (std::size_t back = 0; back <= 3 && back <= at; ++back) {
    const std::size_t start = at - back;
    if (IsTrailByte(utf8[start])) continue;
    return start + DecodeAt(utf8, start).length > at ? start : at;
  }
  return at;
}

std::size_t DisplayWidth(std::string_view utf8) {
  std::size_t total = 0;
  std::size_t grapheme = 0;
  std::int32_t state = 0;
  char32_t previous = 0;
  bool first = true;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = DecodeAt(utf8, at);
    at += c.length;
    const bool starts =
        first || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                                  static_cast<utf8proc_int32_t>(c.value), &state);
    if (starts) {
      total += grapheme;
      grapheme = WidthOf(c.value);
    } else {
      // U+FE0F asks for the picture, and a flag is two letters of one column each.
      const bool picture = c.value == 0xFE0F || IsRegionalIndicator(c.value);
      grapheme = picture ? 2 : std::max(grapheme, WidthOf(c.value));
    }
    previous = c.value;
    first = false;
  }
  return total + grapheme;
}

std::string_view LanguageOf(std::string_view utf8) {
  std::uint64_t han = 0;
  std::uint64_t latin = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      latin += static_cast<unsigned char>((byte | 0x20u) - 'a') < 26;
      ++at;
      continue;
    }
    const CodePoint c = DecodeAt(utf8, at);
    at += c.length;
    const CharacterEntry entry(c.value);
    if (entry.char_class() == CharClass::kHan) han += 3;
    if (entry.latin()) latin += 1;
  }
  if (std::min(han, latin) * 5 > han + latin) return "mixed";
  return han > latin ? "zh" : "en";
}

std::string_view Trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (IsAscii(text[begin])) {
      if (!IsAsciiBlank(text[begin])) break;
      ++begin;
      continue;
    }
    const CodePoint c = DecodeAt(text, begin);
    if (ClassOf(c.value) != CharClass::kSpace) break;
    begin += c.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    if (IsAscii(text[end - 1])) {
      if (!IsAsciiBlank(text[end - 1])) break;
      --end;
      continue;
    }
    const std::size_t start = FloorBoundary(text, end - 1);
    if (ClassOf(DecodeAt(text, start).value) != CharClass::kSpace) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

}  // namespace tanxun
