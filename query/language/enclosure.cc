// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/enclosure.h"

#include <algorithm>

#include "query/language/syntax.h"

namespace tanxun::syntax {
namespace {

constexpr std::string_view kLinkEnd = "]]";
constexpr std::string_view kLenticularLinkEnd = "】】";

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

// The first place from `from` on where `wanted` holds of the sign; the end if there is none.
template <typename Predicate>
std::size_t FindSign(std::string_view text, std::size_t from, Predicate wanted) {
  while (from < text.size()) {
    const Sign sign = SignAt(text, from);
    if (wanted(sign.value)) break;
    from += sign.length;
  }
  return std::min(from, text.size());
}

std::size_t FindSigns(std::string_view text, std::size_t from, std::string_view signs) {
  while (from < text.size() && LengthAt(text, from, signs) == 0) from += SignAt(text, from).length;
  return std::min(from, text.size());
}

bool Contains(std::string_view text, char32_t wanted) {
  return FindSign(text, 0, [&](char32_t c) { return c == wanted; }) < text.size();
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

QuoteFinder::QuoteFinder(std::string_view text)
    : text_(text),
      marks_({Mark{U'"'}, Mark{kRightDouble}, Mark{kRightCorner}, Mark{kRightWhiteCorner}}) {
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = SignAt(text, at);
    for (Mark& mark : marks_) {
      if (mark.sign == sign.value) mark.last = at;
    }
    at += sign.length;
  }
}

bool QuoteFinder::Follows(char32_t sign, std::size_t at) const {
  return std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
    return mark.sign == sign && mark.last != std::string_view::npos && mark.last >= at;
  });
}

std::optional<Extent> QuoteFinder::At(std::size_t at) const {
  const Sign opener = SignAt(text_, at);
  const std::size_t begin = at + opener.length;
  const char32_t closer = CloserOf(opener.value);
  const bool is_proper = Follows(closer, begin);
  if (!is_proper && !IsDoubleQuote(opener.value)) return std::nullopt;
  const std::size_t end = FindSign(
      text_, begin, [&](char32_t c) { return is_proper ? c == closer : IsDoubleQuote(c); });
  if (end == text_.size()) return std::nullopt;
  Extent extent{begin, end, end + SignAt(text_, end).length};
  TrimBlanks(text_, extent);
  return extent;
}

std::string Quote(std::string_view text) {
  if (!Contains(text, U'"')) return "\"" + std::string(text) + "\"";
  if (!Contains(text, kRightDouble)) return "“" + std::string(text) + "”";
  if (!Contains(text, kRightCorner)) return "「" + std::string(text) + "」";
  return "『" + std::string(text) + "』";
}

std::optional<Extent> FindLink(std::string_view text, std::size_t at) {
  const std::size_t begin = at + LinkMarkAt(text, at);
  const bool is_lenticular = SignAt(text, at).value == kLeftLenticular;
  const std::string_view closer = is_lenticular ? kLenticularLinkEnd : kLinkEnd;
  const std::size_t end = FindSigns(text, begin, closer);
  if (end == text.size()) return std::nullopt;
  Extent extent{begin, end, end + LengthAt(text, end, closer)};
  const std::string_view name = text.substr(0, end);
  extent.end = FindSign(name, begin, [](char32_t c) { return c == U'|'; });
  TrimBlanks(text, extent);
  // With both kinds of closing brackets in it a name could not be written as a link again.
  const std::string_view target = text.substr(extent.begin, extent.end - extent.begin);
  if (FindSigns(target, 0, kLinkEnd) < target.size() && target.ends_with("】")) {
    return std::nullopt;
  }
  return extent;
}

}  // namespace tanxun::syntax
