// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace tanxun::syntax {
namespace {

bool IsBlank(char32_t c) {
  if (c <= 0x20) return true;
  if (c < 0x7F) return false;
  return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool IsCornerEnd(char32_t sign) { return sign == kRightCorner || sign == kRightWhiteCorner; }

}  // namespace

Sign SignAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {IsBlank(byte) ? U' ' : char32_t{byte}, 1};
  const CodePoint c = CodePointAt(text, at);
  if (IsBlank(c.value)) return {U' ', c.length};
  if (c.value >= 0xFF01 && c.value <= 0xFF5E) return {c.value - 0xFEE0, c.length};
  if (c.value == U'¥' || c.value == U'￥') return {U'$', c.length};
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

std::string Narrow(std::string_view text) {
  std::string narrow;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = SignAt(text, at);
    if (sign.value < 0x80) {
      narrow += static_cast<char>(sign.value);
    } else if (sign.value == U'。') {
      narrow += '.';
    } else {
      narrow += text.substr(at, sign.length);
    }
    at += sign.length;
  }
  return narrow;
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

bool IsDoubleQuote(char32_t sign) {
  return sign == U'"' || sign == kLeftDouble || sign == kRightDouble;
}

bool IsQuote(char32_t sign) {
  return IsDoubleQuote(sign) || sign == kLeftCorner || sign == kLeftWhiteCorner;
}

std::size_t LinkMarkAt(std::string_view text, std::size_t at) {
  return std::max(LengthAt(text, at, "[["), LengthAt(text, at, "【【"));
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
