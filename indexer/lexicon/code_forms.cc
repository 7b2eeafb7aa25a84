// SPDX-License-Identifier: GPL-2.0-or-later
// Codes that only their place makes listings: after "ticker", alone in a field.
#include <unordered_set>

#include "indexer/lexicon/listing_forms.h"
#include "indexer/lexicon/listing_words.h"

namespace tanxun {
namespace {

constexpr std::size_t kFewestDigits = 3;
constexpr std::size_t kMostDigits = 6;
constexpr std::size_t kMostLetters = 5;

// In a field of one word even AI is a code.
bool IsBareWord(const ListingScan& scan, std::size_t at, const ListingCode& code) {
  const ListingText& text = *scan.text;
  const bool whole = scan.field && at == 0 && code.next == text.size();
  return code.upper && !text[at].digits && text[at].text.size() <= kMostLetters &&
         !(whole ? IsNoCode(code.text) : IsCommonCapitals(code.text));
}

// Past the colon, the verb and the quote that lead to a code.
std::size_t SkipLinks(const ListingText& text, std::size_t at) {
  static const std::unordered_set<std::string_view> kLinks = {":", "is", "为", "是", "=", "\"", "“",
                                                              "'", "‘",  "「", "『", "*", "`"};
  constexpr std::size_t kMostLinks = 4;
  for (std::size_t i = 0; i < kMostLinks && at < text.size(); ++i, ++at) {
    if (!kLinks.contains(text[at].text)) break;
  }
  return at;
}

std::size_t TakeAnyForm(ListingScan& scan, std::size_t at) {
  if (scan.text->IsSign(at, '$')) return TakeCashtag(scan, at);
  if (const NamedExchanges named = NamedExchangesAt(scan, at)) {
    if (const std::size_t next = TakeAfterExchange(scan, at, named)) return next;
  }
  if (!scan.text->IsWord(at)) return 0;
  for (const auto form : {TakePrefixed, TakeSuffixed, TakeBeforeMarketCode, TakeBeforeExchange}) {
    if (const std::size_t next = form(scan, at)) return next;
  }
  return 0;
}

bool IsEdge(const ListingText& text, std::size_t at) {
  static const std::unordered_set<std::string_view> kEdges = {
      "(", ")", "[",  "]",  "\n", "*", "`", "\"", "'", "“",  "”",
      "·", "•", "【", "】", "。", "‘", "’", "—",  "–", "「", "」"};
  return text.IsListSign(at) || kEdges.contains(text[at].text);
}

// Part of a number in groups: 1,234.
bool IsGrouped(const ListingText& text, std::size_t at, std::size_t next) {
  return (text.IsSign(next, ',') && text.Touches(next) && text.IsWord(next + 1) &&
          text.Touches(next + 1)) ||
         (at > 0 && text.IsSign(at - 1, ',') && text.Touches(at));
}

}  // namespace

std::size_t TakeAfterCodeWords(ListingScan& scan, std::size_t at, bool certain) {
  const ListingText& text = *scan.text;
  const std::size_t code_at = SkipLinks(text, at);
  const bool stated = code_at != at;
  if (code_at >= text.size() || !(certain || stated)) return 0;
  const bool was_field = scan.field;
  scan.field = stated;
  const std::size_t next = TakeAnyForm(scan, code_at);
  scan.field = was_field;
  if (next != 0 || !text.IsWord(code_at)) return next;
  const ListingCode code = text.CodeAt(code_at);
  const bool shaped = code.digits
                          ? code.text.size() >= kFewestDigits && code.text.size() <= kMostDigits
                          : IsBareWord(scan, code_at, code) && (stated || code.text.size() >= 2);
  if (!shaped || LooksLikeYear(code.text) || NamesExchangeAt(scan, code_at) ||
      !text.EndsBefore(code.next, code.digits)) {
    return 0;
  }
  scan.AddBare(code, code_at, code.next);
  return code.next;
}

std::size_t TakeBare(ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  const ListingCode code = text.CodeAt(at);
  if (!scan.typed && LooksLikeYear(code.text)) return 0;
  const bool begins = at == 0 || IsEdge(text, at - 1);
  const bool ends = code.next >= text.size() || IsEdge(text, code.next);
  if (!begins || !ends || NamesExchangeAt(scan, at)) return 0;
  if (code.digits) {
    if (code.text.size() > kMostDigits && text.size() == 1) {
      scan.out.misfits.push_back({"", code.text, text[at].begin, text[at].end});
      return 0;
    }
    if (code.text.size() < kFewestDigits || code.text.size() > kMostDigits ||
        IsGrouped(text, at, code.next)) {
      return 0;
    }
  } else if (!IsBareWord(scan, at, code)) {
    return 0;
  }
  scan.AddBare(code, at, code.next);
  return code.next;
}

}  // namespace tanxun
