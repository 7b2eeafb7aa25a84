// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/source_place.h"

#include <charconv>
#include <cstdint>
#include <limits>

namespace tanxun {
namespace {

constexpr std::uint32_t kMostLines = 1'000'000'000;

// Splits ":123" off the end. False if there is no such end.
bool TakeNumber(std::string_view& text, std::string_view& digits) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const std::string_view tail = text.substr(colon + 1);
  if (tail.find_first_not_of("0123456789") != std::string_view::npos) return false;
  digits = tail;
  text = text.substr(0, colon);
  return true;
}

std::optional<std::uint32_t> ReadNumber(std::string_view digits) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || number == 0 || number > kMostLines) return std::nullopt;
  return number;
}

}  // namespace

LineRange Widened(LineRange lines, int more) {
  const auto count = static_cast<std::uint32_t>(more);
  return {lines.first > count ? lines.first - count : 1, lines.last + count};
}

std::optional<SourcePlace> ParseSourcePlace(std::string_view text) {
  std::string_view path = text;
  std::string_view last;
  std::string_view before;
  if (!TakeNumber(path, last)) return SourcePlace{std::string(text), {}};
  const bool has_count = TakeNumber(path, before);
  const auto line = ReadNumber(has_count ? before : last);
  const auto count = has_count ? ReadNumber(last) : std::uint32_t{1};
  if (!line || !count) return std::nullopt;
  return SourcePlace{std::string(path), {*line, *line + *count - 1}};
}

}  // namespace tanxun
