// SPDX-License-Identifier: GPL-2.0-or-later
// Listings beside the name of their exchange.
#include <algorithm>

#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/listing_forms.h"
#include "indexer/lexicon/listing_words.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostExchanges = 4;  // (NYSE/HKEX/SGX: X)
constexpr std::size_t kShortWord = 4;      // SET and HK are words in small letters.

const ExchangeName* NameAt(const ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  if (at >= text.size()) return nullptr;
  for (const ExchangeName& name : ExchangeNamesFrom(text[at].text)) {
    if (!text.HasPhrase(at, name.tokens)) continue;
    const bool short_word =
        name.tokens.size() == 1 && text.IsWord(at) && name.tokens[0].size() <= kShortWord;
    if (scan.field || !short_word || text[at].upper || text[at].capitals) return &name;
  }
  return nullptr;
}

// Past the words for "code" at `at`; `at` if there are none.
std::size_t SkipCodeWords(const ListingText& text, std::size_t at) {
  if (at >= text.size()) return at;
  for (const CodeWord& word : CodeWordsFrom(text[at].text)) {
    if (text.HasPhrase(at, word.tokens)) return at + word.tokens.size();
  }
  return at;
}

// Each exchange that can have none of the codes.
void AddUnserved(ListingScan& scan, const NamedExchanges& named,
                 const std::vector<ListingCode>& codes, std::size_t first) {
  for (const std::uint32_t index : named.exchanges) {
    const Exchange& exchange = Exchanges()[index];
    const bool served = std::any_of(codes.begin(), codes.end(), [&](const ListingCode& code) {
      return exchange.Accepts(code.text);
    });
    if (!served && !exchange.code.empty()) {
      scan.AddMisfit(index, codes.front(), first, codes.front().next);
    }
  }
}

// Whether a code that its exchanges cannot have was meant as a listing all the same.
bool IsMeant(const ListingScan& scan, const ListingCode& code, const NamedExchanges& named) {
  constexpr std::size_t kShortest = 4;  // (Nasdaq: 100) is an index.
  const bool shaped = code.digits ? code.text.size() >= kShortest && !LooksLikeYear(code.text)
                                  : code.upper && scan.IsSafe(code);
  return shaped && (scan.field || (scan.bracketed && !named.weak && scan.text->IsEnd(code.next)));
}

bool IsCodeAfterColon(const ListingScan& scan, std::size_t at, std::size_t code_at,
                      const ListingCode& code, const NamedExchanges& named) {
  const ListingText& text = *scan.text;
  if (!text.EndsBefore(code.next, code.digits)) return false;
  if (scan.field) return true;
  if (named.weak && (!scan.bracketed || LooksLikeYear(code.text))) return false;
  if (code.digits) return scan.bracketed || !LooksLikeYear(code.text) || text.IsEnd(code.next);
  if (!code.upper || (named.weak && !named.in_capitals)) return false;
  // (NYSE: AI) is a listing, (NYSE: IPO market), NYSE: A record day and SET: ON are none.
  if (IsCommonCapitals(code.text)) {
    return scan.bracketed ? text.IsEnd(code.next)
                          : text.Touches(code_at) && !text.IsWord(code.next);
  }
  const bool goes_on = at > 0 && scan.last == at - 1 && text.IsListSign(at - 1);
  return scan.bracketed || goes_on || !named.short_name || text.Touches(code_at);
}

// A further code behind `sign`: ACMA, ACMB.
ListingCode NextCode(const ListingScan& scan, std::size_t sign) {
  const ListingText& text = *scan.text;
  if (!text.IsListSign(sign) || text.IsSign(sign, '|')) return {};
  const bool slash = text.IsSign(sign, '/') && text.Touches(sign);
  if (!slash && !scan.bracketed && !scan.field) return {};
  ListingCode code = text.CodeAt(sign + 1);
  const bool ends = code && (slash || text.IsEnd(code.next));
  if (!ends || !text.EndsBefore(code.next, code.digits) || text.IsOpen(code.next)) return {};
  if (NameAt(scan, sign + 1) != nullptr || !scan.IsSafe(code)) return {};
  return code;
}

std::size_t TakeCodes(ListingScan& scan, std::size_t at, std::size_t code_at,
                      const NamedExchanges& named) {
  std::vector<ListingCode> codes = {scan.text->CodeAt(code_at)};
  if (!codes[0] || !IsCodeAfterColon(scan, at, code_at, codes[0], named)) return 0;
  const bool taken = scan.Add(named.exchanges, codes[0], at, codes[0].next);
  if (!taken && !IsMeant(scan, codes[0], named)) return 0;
  while (const ListingCode more = NextCode(scan, codes.back().next)) {
    const std::size_t first = codes.back().next + 1;
    if (!scan.Add(named.exchanges, more, first, more.next)) break;
    codes.push_back(more);
  }
  AddUnserved(scan, named, codes, at);
  return codes.back().next;
}

// 港交所 0981; NYSE ACME only as a field's or a bracket's own content.
std::size_t TakeSpacedCode(ListingScan& scan, std::size_t at, std::size_t code_at,
                           const NamedExchanges& named) {
  const ListingText& text = *scan.text;
  const ListingCode code = text.CodeAt(code_at);
  if (!code || !text.EndsBefore(code.next, code.digits) || NameAt(scan, code_at) != nullptr) {
    return 0;
  }
  const bool alone = at > 0 && text.IsOpen(at - 1) && code.next < text.size() &&
                     text.IsEnd(code.next) && !text.IsSign(code.next, '\n');
  if (!scan.field && LooksLikeYear(code.text)) return 0;  // (HK 2023)
  if (!scan.field && !alone) {
    if (!code.digits || code.text.size() < 4) return 0;
    const bool ends = code.next >= text.size() || text[code.next].kind == ListingToken::kSign;
    if (code.text[0] != '0' && !ends) return 0;
  }
  if (!code.digits && (!code.upper || !scan.IsSafe(code))) return 0;
  return scan.Add(named.exchanges, code, at, code.next) ? code.next : 0;
}

bool IsCertainBefore(const ListingCode& code, const NamedExchanges& named) {
  if (!code.digits) return !named.weak && !named.short_name;
  if (!named.weak) return code.text.size() >= 3;
  // 1500 (Hong Kong) counts something.
  return named.in_capitals && code.text.size() >= 4 && !LooksLikeYear(code.text);
}

}  // namespace

bool NamesExchangeAt(const ListingScan& scan, std::size_t at) {
  return NameAt(scan, at) != nullptr;
}

NamedExchanges NamedExchangesAt(const ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  NamedExchanges named;
  const ExchangeName* name = NameAt(scan, at);
  if (name == nullptr) return named;
  named.weak = name->weak;
  const bool opens_bracket = at > 0 && text.IsOpen(at - 1);
  named.in_capitals = text[at].upper;
  named.short_name = name->tokens.size() == 1 && text.IsWord(at) && name->tokens[0].size() <= 3;
  for (;;) {
    named.exchanges.push_back(name->exchange);
    at += name->tokens.size();
    named.next = at;
    const bool more = text.IsListSign(at) && named.exchanges.size() < kMostExchanges &&
                      (scan.bracketed || scan.field || text.IsSign(at, '/'));
    name = more ? NameAt(scan, at + 1) : nullptr;
    if (name == nullptr) return named;
    // ACME on the NYSE, HKEX: 9988 is two listings, (NYSE, HKEX: ACME) and NYSE/HKEX: one.
    if (!opens_bracket && !text.IsSign(at, '/') && !text.IsSign(at, '&') &&
        text[at].kind == ListingToken::kSign && !text.IsText(at, "、")) {
      return named;
    }
    ++at;
  }
}

std::size_t TakeAfterExchange(ListingScan& scan, std::size_t at, const NamedExchanges& named) {
  const ListingText& text = *scan.text;
  const std::size_t colon = SkipCodeWords(text, named.next);
  if (text.IsSign(colon, ':')) return TakeCodes(scan, at, colon + 1, named);
  if (named.weak && !scan.field && !(at > 0 && text.IsOpen(at - 1))) return 0;
  if (!text.IsOpen(named.next)) return TakeSpacedCode(scan, at, colon, named);
  const ListingCode code = text.CodeAt(named.next + 1);  // NYSE (ACME)
  if (!code || !text.IsClose(code.next) || LooksLikeYear(code.text) || !scan.IsSafe(code)) return 0;
  if (NameAt(scan, named.next + 1) != nullptr) return 0;
  return scan.Add(named.exchanges, code, at, code.next + 1) ? code.next + 1 : 0;
}

std::size_t TakeBeforeExchange(ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  const ListingCode code = text.CodeAt(at);
  if (!code || !scan.IsSafe(code) || NameAt(scan, at) != nullptr) return 0;
  std::size_t name_at = code.next;
  const bool open = text.IsOpen(name_at);
  if (open || (scan.field && (text.IsText(name_at, "on") || text.IsSign(name_at, '@')))) ++name_at;
  if (!open && !scan.field) return 0;
  if (!open && !text.EndsBefore(code.next, code.digits)) return 0;
  const NamedExchanges named = NamedExchangesAt(scan, name_at);
  if (!named) return 0;
  const bool ends = open ? text.IsClose(named.next) || text.IsListSign(named.next)
                         : named.next >= text.size() || !text.IsSign(named.next, ':');
  if (!ends || !(scan.field || IsCertainBefore(code, named))) return 0;
  const std::size_t past = open && text.IsClose(named.next) ? named.next + 1 : named.next;
  const bool taken = scan.Add(named.exchanges, code, at, past);
  if (!taken && !(scan.field && IsMeant(scan, code, named))) return 0;
  AddUnserved(scan, named, {code}, at);
  return past;
}

}  // namespace tanxun
