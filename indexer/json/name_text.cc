// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/name_text.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <iterator>

#include "indexer/json/characters.h"

namespace tanxun {

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

std::string NameBytes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const int byte = EscapedByte(text, at);
    out += byte >= 0 ? static_cast<char>(byte) : text[at];
    at += byte >= 0 ? 4 : 1;
  }
  return out;
}

int EscapedByte(std::string_view text, std::size_t at) {
  if (text.size() - at < 4 || text[at] != '\\' || text[at + 1] != 'x') return -1;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 4, value, 16);
  return error == std::errc() && end == text.data() + at + 4 ? static_cast<int>(value) : -1;
}

}  // namespace tanxun
