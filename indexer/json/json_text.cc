// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/json_text.h"

namespace tanxun {
namespace {

// The end of the string that begins at `at`, past its quotation mark.
std::size_t EndOfString(std::string_view json, std::size_t at) {
  for (++at; json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

}  // namespace

std::string PrettyJson(const JsonValue& value) {
  const std::string_view json = value.text();
  std::string out;
  std::size_t depth = 0;
  const auto new_line = [&] { out += '\n' + std::string(2 * depth, ' '); };
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    const bool is_empty = (c == '{' && json[at + 1] == '}') || (c == '[' && json[at + 1] == ']');
    if (c == '"') {
      const std::size_t end = EndOfString(json, at);
      out.append(json.substr(at, end - at));
      at = end;
      continue;
    }
    if (c == '}' || c == ']') {
      --depth;
      new_line();
    }
    out += c;
    if (is_empty) {
      out += json[++at];
    } else if (c == '{' || c == '[') {
      ++depth;
      new_line();
    } else if (c == ',') {
      new_line();
    } else if (c == ':') {
      out += ' ';
    }
    ++at;
  }
  return out + "\n";
}

std::string JsonOnOneLine(const JsonValue& value) { return value.text() + "\n"; }

JsonValue OrNull(std::string_view text) {
  return text.empty() ? JsonValue(nullptr) : JsonValue(text);
}

}  // namespace tanxun
