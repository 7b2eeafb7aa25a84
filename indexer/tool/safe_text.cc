// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/safe_text.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <iterator>

#include "indexer/tool/characters.h"

namespace tanxun {
namespace {

bool IsUnsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool IsAllowed(char32_t c, Layout layout) {
  if (c == '\n') return layout == Layout::kBody;
  if (c == '\t') return layout != Layout::kField;
  return !IsUnsafe(c);
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

// "\\xff" at `at`: the byte; -1 if that is no such escape.
int EscapedByte(std::string_view text, std::size_t at) {
  if (text.size() - at < 4 || text[at] != '\\' || text[at + 1] != 'x') return -1;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 4, value, 16);
  return error == std::errc() && end == text.data() + at + 4 ? static_cast<int>(value) : -1;
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
  const bool valid = error == std::errc() && end == begin + digits && IsUnsafe(value);
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

std::string NameText(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const Character c = CharacterAt(name, at);
    if (!c.valid || EscapedByte(name, at) >= 0) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(c.value));
    } else {
      out.append(name.substr(at, c.length));
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

std::string SafeJson(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const Character c = CharacterAt(json, at);
    // Raw C0 characters are layout between values; inside strings the serializer escaped them.
    if (c.value < 0x20 || !c.valid || !IsUnsafe(c.value)) {
      out.append(json.substr(at, c.length));
    } else if (c.value <= 0xFFFF) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c.value));
    } else {
      const std::uint32_t rest = static_cast<std::uint32_t>(c.value) - 0x10000;
      fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10),
                     0xDC00 + (rest & 0x3FF));
    }
    at += c.length;
  }
  return out;
}

}  // namespace tanxun
