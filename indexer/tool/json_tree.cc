// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/json_tree.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "indexer/json/characters.h"

namespace tanxun {
namespace {

// Bytes that are no UTF-8 become U+FFFD rather than an exception.
constexpr auto kReplace = Json::error_handler_t::replace;

}  // namespace

void to_json(Json& tree, const JsonValue& value) { tree = Json::parse(value.text()); }

std::string PrettyJson(const Json& value) {
  return SafeJson(value.dump(2, ' ', false, kReplace)) + "\n";
}

std::string JsonOnOneLine(const Json& value) {
  return SafeJson(value.dump(-1, ' ', false, kReplace)) + "\n";
}

std::string SafeJson(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const Character c = CharacterAt(json, at);
    // Raw C0 characters are layout between values; inside strings the serializer escaped them.
    if (c.value < 0x20 || !c.valid || !DrivesTerminal(c.value)) {
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
