// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/tanxun_uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace tanxun {
namespace {

constexpr std::string_view kBeginning = "tanxun:///";
constexpr std::uint32_t kMostLines = 1'000'000'000;

bool StandsAsItIs(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

std::optional<std::uint32_t> ReadCount(std::string_view text, int base = 10) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && number <= kMostLines ? std::optional(number) : std::nullopt;
}

std::optional<std::string> Unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    const auto byte = ReadCount(text.substr(at + 1, 2), 16);
    if (!byte || at + 2 >= text.size()) return std::nullopt;
    out += static_cast<char>(*byte);
    at += 2;
  }
  return out;
}

// "line=3&count=5". False for anything else.
bool ReadLines(std::string_view query, SourceUri& uri) {
  while (!query.empty()) {
    const std::string_view field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(field.size() + 1, query.size()));
    const std::size_t equals = field.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string_view name = field.substr(0, equals);
    const auto number = ReadCount(field.substr(equals + 1));
    if (!number || *number == 0) return false;
    if (name != "line" && name != "count") return false;
    (name == "line" ? uri.line : uri.count) = *number;
  }
  return true;
}

}  // namespace

std::string WriteSourceUri(std::string_view path) {
  std::string uri(kBeginning);
  for (const char c : path) {
    if (StandsAsItIs(c)) {
      uri += c;
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::optional<SourceUri> ReadSourceUri(std::string_view text) {
  if (!text.starts_with(kBeginning)) return std::nullopt;
  text.remove_prefix(kBeginning.size());
  SourceUri uri;
  const std::size_t mark = text.rfind('?');
  SourceUri with_lines;
  if (mark != std::string_view::npos && ReadLines(text.substr(mark + 1), with_lines)) {
    uri = with_lines;
    text = text.substr(0, mark);
  }
  const auto path = Unescaped(text);
  if (!path || path->empty()) return std::nullopt;
  uri.path = *path;
  return uri;
}

}  // namespace tanxun
