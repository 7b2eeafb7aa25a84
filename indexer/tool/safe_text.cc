// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/safe_text.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <iterator>

#include "indexer/json/characters.h"
#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

bool IsAllowed(char32_t c, Layout layout) {
  if (c == '\n') return layout == Layout::kBody;
  if (c == '\t') return layout != Layout::kField;
  return !DrivesTerminal(c);
}

void AppendEscape(char32_t c, std::string& out) {
  const auto number = static_cast<std::uint32_t>(c);
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c <= 0x9F) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", number);
  } else if (c <= 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", number);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", number);
  }
}

// "\\u202e", "\\U000e0041", "\\n" or "\\t" at `at`: the character and the escape's length.
Character EscapedCharacter(std::string_view text, std::size_t at) {
  if (text[at] != '\\' || text.size() - at < 2) return {};
  const char kind = text[at + 1];
  if (kind == 'n' || kind == 't') return {kind == 'n' ? U'\n' : U'\t', 2, true};
  const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits == 0 || text.size() - at < 2 + digits) return {};
  std::uint32_t value = 0;
  const char* begin = text.data() + at + 2;
  const auto [end, error] = std::from_chars(begin, begin + digits, value, 16);
  const bool valid = error == std::errc() && end == begin + digits && DrivesTerminal(value);
  return {value, 2 + digits, valid};
}

void AppendCharacter(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace

std::string SafeText(std::string_view text, Layout layout) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = CharacterAt(text, at);
    if (!c.valid) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(c.value));
    } else if (IsAllowed(c.value, layout)) {
      out.append(text.substr(at, c.length));
    } else {
      AppendEscape(c.value, out);
    }
    at += c.length;
  }
  return out;
}

std::string NameOf(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const int byte = EscapedByte(text, at); byte >= 0) {
      out += static_cast<char>(byte);
      at += 4;
    } else if (const Character c = EscapedCharacter(text, at); c.valid) {
      AppendCharacter(c.value, out);
      at += c.length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace tanxun
