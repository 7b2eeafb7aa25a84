// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace tanxun::syntax {
namespace {

constexpr char32_t kLeftDouble = U'\u201C';
constexpr char32_t kRightDouble = U'\u201D';
constexpr char32_t kLeftCorner = U'\u300C';
constexpr char32_t kRightCorner = U'\u300D';
constexpr char32_t kLeftWhiteCorner = U'\u300E';
constexpr char32_t kRightWhiteCorner = U'\u300F';
constexpr std::string_view kLeftLenticular = "【";
constexpr std::string_view kRightLenticular = "】";

bool IsBlank(char32_t c) {
  if (c <= 0x20) return true;
  if (c < 0x7F) return false;
  return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool IsDoubleQuote(char32_t sign) {
  return sign == U'"' || sign == kLeftDouble || sign == kRightDouble;
}

bool IsCornerEnd(char32_t sign) { return sign == kRightCorner || sign == kRightWhiteCorner; }

char32_t CloserOf(char32_t opener) {
  switch (opener) {
    case kLeftDouble:
      return kRightDouble;
    case kLeftCorner:
      return kRightCorner;
    case kLeftWhiteCorner:
      return kRightWhiteCorner;
    default:
      return opener;
  }
}

template <typename Predicate>
std::size_t FindSign(std::string_view text, std::size_t from, Predicate wanted) {
  while (from < text.size()) {
    const Sign sign = SignAt(text, from);
    if (wanted(sign.value)) return from;
    from += sign.length;
  }
  return std::string_view::npos;
}

bool Contains(std::string_view text, char32_t wanted) {
  return FindSign(text, 0, [&](char32_t c) { return c == wanted; }) != std::string_view::npos;
}

void TrimBlanks(std::string_view text, Extent& extent) {
  while (extent.begin < extent.end && SignAt(text, extent.begin).value == U' ') {
    extent.begin += SignAt(text, extent.begin).length;
  }
  std::size_t last = extent.begin;
  for (std::size_t at = extent.begin; at < extent.end;) {
    const Sign sign = SignAt(text, at);
    at += sign.length;
    if (sign.value != U' ') last = at;
  }
  extent.end = last;
}

}  // namespace

Sign SignAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {IsBlank(byte) ? U' ' : char32_t{byte}, 1};
  const CodePoint c = CodePointAt(text, at);
  if (IsBlank(c.value)) return {U' ', c.length};
  if (c.value >= 0xFF01 && c.value <= 0xFF5E) return {c.value - 0xFEE0, c.length};
  return {c.value, c.length};
}

std::size_t LengthAt(std::string_view text, std::size_t at, std::string_view signs) {
  std::size_t next = at;
  for (std::size_t i = 0; i < signs.size();) {
    const Sign wanted = SignAt(signs, i);
    const Sign found = SignAt(text, next);
    if (found.value != wanted.value || found.length == 0) return 0;
    i += wanted.length;
    next += found.length;
  }
  return next - at;
}

bool IsSeparator(std::string_view text, std::size_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return false;
  switch (CodePointAt(text, at).value) {
    case U'，':
    case U'。':
    case U'；':
    case U'、':
    case U'！':
    case U'？':
      return true;
    default:
      return false;
  }
}

bool IsTerminator(std::string_view text, std::size_t at) {
  const char32_t sign = SignAt(text, at).value;
  return sign == 0 || sign == U' ' || sign == U'(' || sign == U')' || sign == U'|' ||
         IsQuote(sign) || IsCornerEnd(sign) || IsSeparator(text, at) || LinkMarkAt(text, at) > 0;
}

std::size_t FindTerminator(std::string_view text, std::size_t from) {
  while (!IsTerminator(text, from)) from += SignAt(text, from).length;
  return from;
}

bool StartsOperand(std::string_view text, std::size_t at) {
  const Sign sign = SignAt(text, at);
  const char32_t c = sign.value;
  if (c == U'*') return IsTerminator(text, at + sign.length);
  if (c == U'[') return LinkMarkAt(text, at) > 0;
  if (c < 0x80) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           c == U'"' || c == U'(' || c == U'#' || c == U'$' || c == U'\\' || c == U'_';
  }
  return !IsSeparator(text, at) && !IsCornerEnd(c);
}

bool IsQuote(char32_t sign) {
  return IsDoubleQuote(sign) || sign == kLeftCorner || sign == kLeftWhiteCorner;
}

std::optional<Extent> FindQuoted(std::string_view text, std::size_t at) {
  const Sign opener = SignAt(text, at);
  const std::size_t begin = at + opener.length;
  const char32_t closer = CloserOf(opener.value);
  std::size_t end = FindSign(text, begin, [&](char32_t c) { return c == closer; });
  if (end == std::string_view::npos && IsDoubleQuote(opener.value)) {
    end = FindSign(text, begin, IsDoubleQuote);
  }
  if (end == std::string_view::npos) return std::nullopt;
  Extent extent{begin, end, end + SignAt(text, end).length};
  TrimBlanks(text, extent);
  return extent;
}

std::string Quote(std::string_view text) {
  if (!Contains(text, U'"')) return "\"" + std::string(text) + "\"";
  if (!Contains(text, kRightDouble)) return "“" + std::string(text) + "”";
  if (!Contains(text, kRightCorner)) return "「" + std::string(text) + "」";
  return "『" + std::string(text) + "』";
}

std::size_t LinkMarkAt(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with("[[")) return 2;
  if (rest.starts_with(kLeftLenticular) &&
      rest.substr(kLeftLenticular.size()).starts_with(kLeftLenticular)) {
    return 2 * kLeftLenticular.size();
  }
  return 0;
}

std::optional<Extent> FindLink(std::string_view text, std::size_t at) {
  const std::size_t mark = LinkMarkAt(text, at);
  const std::size_t begin = at + mark;
  const std::string closer =
      mark == 2 ? "]]" : std::string(kRightLenticular) + std::string(kRightLenticular);
  const std::size_t end = text.find(closer, begin);
  if (end == std::string_view::npos) return std::nullopt;
  Extent extent{begin, end, end + closer.size()};
  const std::size_t bar = FindSign(text, begin, [](char32_t c) { return c == U'|'; });
  extent.end = std::min(end, bar);
  TrimBlanks(text, extent);
  // With both kinds of closing brackets in it a name could not be written as a link again.
  const std::string_view target = text.substr(extent.begin, extent.end - extent.begin);
  if (target.find("]]") != std::string_view::npos && target.ends_with(kRightLenticular)) {
    return std::nullopt;
  }
  return extent;
}

std::size_t TrimWord(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kWideColon = "：";
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ',' || last == ';' || last == ':') {
      --end;
    } else if (text.substr(begin, end - begin).ends_with(kWideColon)) {
      end -= kWideColon.size();
    } else {
      break;
    }
  }
  return end;
}

}  // namespace tanxun::syntax
