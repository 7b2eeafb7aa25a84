// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/field_name.h"

#include <algorithm>
#include <array>

#include "indexer/lexicon/exchanges.h"
#include "indexer/schema/fields.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "query/language/syntax.h"

namespace tanxun {
namespace {

constexpr std::string_view kWideColon = "：";
constexpr std::size_t kLongestName = 32;  // Bytes; no field has so long a name in any language.

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return IsUpper(c) || (c >= 'a' && c <= 'z'); }

bool IsOfLetters(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = CodePointAt(name, at);
    const CharClass kind = ClassOf(point.value);
    if (kind != CharClass::kLetter && kind != CharClass::kHan) return false;
    at += point.length;
  }
  return true;
}

bool MayNameField(std::string_view name) {
  if (IsProperty(name) || !FieldCalled(name).empty()) return true;
  return !name.empty() && IsLetter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
         });
}

bool IsScheme(std::string_view name) {
  constexpr std::array<std::string_view, 7> kSchemes = {"mailto", "tel",   "urn", "doi",
                                                        "magnet", "arxiv", "isbn"};
  return std::find(kSchemes.begin(), kSchemes.end(), LowerAscii(name)) != kSchemes.end();
}

bool IsPort(std::string_view rest) {
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return digits > 0 && (digits == rest.size() || rest[digits] == '/');
}

bool IsTime(std::string_view name, std::string_view rest) {  // T12 and 30Z.
  return name.size() == 3 && name[0] == 'T' && IsDigit(name[1]) && IsDigit(name[2]) &&
         rest.size() >= 2 && IsDigit(rest[0]) && IsDigit(rest[1]);
}

bool IsText(std::string_view name, std::string_view rest) {
  if (rest.starts_with("//") || rest.starts_with(":")) return true;
  if (name.size() == 1 && (rest.starts_with("\\") || rest.starts_with("/"))) return true;
  if (!rest.empty() && IsScheme(name)) return true;
  if (IsTime(name, rest)) return true;
  const bool host = LowerAscii(name) == "localhost" ||
                    (name.find('.') != std::string_view::npos && !IsProperty(name));
  return host && IsPort(rest);
}

}  // namespace

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (IsUpper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::size_t PropertyMark(std::string_view word) {
  return syntax::LengthAt(LowerAscii(word.substr(0, kPropertyField.size() + 2)), 0, kPropertyField);
}

bool IsProperty(std::string_view field) {
  const std::size_t mark = PropertyMark(field);
  return mark > 0 && mark < field.size();
}

std::string_view FieldCalled(std::string_view name) {
  if (name.size() > kLongestName || !IsOfLetters(name)) return {};
  const std::string folded = Fold(name);
  for (const Field& field : Fields()) {
    std::string_view rest = field.also;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == folded) return field.name;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return {};
}

bool HasOrder(std::string_view field) {
  const Field* found = FindField(field);
  return found != nullptr && found->has_order();
}

std::optional<ColonSplit> SplitAtColon(std::string_view word) {
  const std::size_t narrow = word.find(':');
  const std::size_t wide = word.find(kWideColon);
  const std::size_t at = std::min(narrow, wide);
  if (at == std::string_view::npos) return std::nullopt;
  const bool is_wide = wide < narrow;
  const ColonSplit split{word.substr(0, at), word.substr(at + (is_wide ? kWideColon.size() : 1)),
                         is_wide};
  if (!MayNameField(split.name) || IsText(split.name, split.rest)) return std::nullopt;
  return split;
}

std::optional<std::string> FindFieldName(std::string_view name,
                                         std::span<const std::string_view> fields) {
  if (IsProperty(name)) {
    return std::string(kPropertyField) + std::string(name.substr(PropertyMark(name)));
  }
  const std::string lower = LowerAscii(name);
  const auto found = std::find(fields.begin(), fields.end(), lower);
  if (found == fields.end()) return std::nullopt;
  return lower;
}

bool IsListing(std::string_view exchange, std::string_view code) {
  constexpr std::string_view kCode = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
  return exchange.size() >= 2 && exchange.size() <= 8 &&
         std::all_of(exchange.begin(), exchange.end(), IsUpper) && !code.empty() &&
         code.size() <= 12 && (IsUpper(code[0]) || IsDigit(code[0])) &&
         code.find_first_not_of(kCode) == std::string_view::npos && NamesExchange(exchange);
}

bool IsProductCode(std::string_view name, std::string_view rest) {
  constexpr std::size_t kLongestCode = 24;
  constexpr std::string_view kJoints = "-./+";
  const auto is_plain = [](char c) { return IsLetter(c) || IsDigit(c); };
  return name.size() >= 2 && IsUpper(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return IsUpper(c) || IsDigit(c) || c == '-'; }) &&
         !rest.empty() && rest.size() <= kLongestCode && is_plain(rest[0]) &&
         std::any_of(rest.begin(), rest.end(), IsDigit) &&
         std::all_of(rest.begin(), rest.end(), [&](char c) {
           return is_plain(c) || kJoints.find(c) != std::string_view::npos;
         });
}

std::string_view WithoutStops(std::string_view code) {
  while (!code.empty() && (code.back() == '.' || code.back() == '?' || code.back() == '!')) {
    code.remove_suffix(1);
  }
  return code;
}

}  // namespace tanxun
