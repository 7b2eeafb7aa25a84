// SPDX-License-Identifier: GPL-2.0-or-later
// Listings by their own signs: $ACME, HK.09988, 9988.HK, 2330 TT.
#include <algorithm>
#include <unordered_set>

#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/listing_forms.h"
#include "indexer/lexicon/listing_words.h"

namespace tanxun {
namespace {

// Whether a cashtag may stand behind what touches it.
bool MayPrecedeCashtag(const ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  if (at == 0 || !text.Touches(at) || scan.field) return true;
  const ListingToken& before = text[at - 1];
  static const std::unordered_set<std::string_view> kSigns = {",", "\n", "*", "“", "‘", "/", "·"};
  return before.kind == ListingToken::kHan || text.IsOpen(at - 1) || before.text == "\"" ||
         kSigns.contains(before.text);
}

// $AB = CD$, $HOME/bin, "$NAME"
bool IsFormulaOrVariable(const ListingText& text, std::size_t at, std::size_t next) {
  if (at > 0 && text.Touches(at) && text.IsSign(at - 1, '"') && text.IsSign(next, '"')) return true;
  if (at > 0 && text.IsSign(at - 1, '/') && text.Touches(at)) return text.IsSign(next, '/');
  if (next >= text.size()) return false;
  static const std::unordered_set<std::string_view> kFormula = {"=", "^", "_", "\\", "<",
                                                                ">", "{", "$", ":"};
  if (text.IsSign(next, '+')) return !(text.IsWord(next + 1) && text.Touches(next + 1));  // +5%
  if (text.IsSign(next, '/')) return !text.IsSign(next + 1, '$');
  const bool touching_colon = !text.IsSign(next, ':') || text.Touches(next);
  return kFormula.contains(text[next].text) && touching_colon;
}

// Whether code.suffix is a listing without any sign around it: no "Table 3.HK", "2000.F", "3.T".
bool IsCertainSuffix(const Exchange& exchange, const ListingCode& code, std::string_view suffix) {
  constexpr std::size_t kLongestWord = 10;
  const bool number = exchange.AcceptsNumber(code.text);
  if (suffix.size() == 1) return number && code.text.size() >= 4;
  if (code.digits) return number && code.text.size() >= 3;
  const bool leading_digit = code.text[0] >= '0' && code.text[0] <= '9';
  if (leading_digit) return number || code.text.size() >= 5;
  return code.upper && code.text.size() >= 2 && code.text.size() <= kLongestWord &&
         !IsCommonCapitals(code.text);
}

// A number as long as listings are before an exchange's ending is meant as one.
bool IsMeantNumber(const ListingCode& code) {
  return code.digits && code.text.size() >= 4 && code.text.size() <= 6 && !LooksLikeYear(code.text);
}

std::size_t TakeJoinedPrefix(ListingScan& scan, std::size_t at) {
  constexpr std::size_t kShortestJoined = 5;  // HK2330 is a flight.
  const ListingText& text = *scan.text;
  const std::string& word = text[at].text;
  const std::size_t digits = word.find_first_of("0123456789");
  const ListingCode code{word.substr(digits), at + 1, false, true};
  if (!AllDigits(code.text) || code.text.size() < kShortestJoined) return 0;
  if (!text.EndsBefore(at + 1, true)) return 0;
  for (const std::uint32_t index : ExchangesOfPrefix(word.substr(0, digits))) {
    const Exchange& exchange = Exchanges()[index];
    // sh600519 is how market pages write it; hk2330 may be anything.
    const bool written_small = code.text.size() == exchange.digits && exchange.digits == 6;
    if (!exchange.AcceptsNumber(code.text)) continue;
    if (!text[at].upper && !written_small && !scan.field) continue;
    return scan.Add({index}, code, at, at + 1) ? at + 1 : 0;
  }
  return 0;
}

// US.ACME, which only a field or a bracket of its own tells from initials.
bool MayBePrefixedLetters(const ListingScan& scan, std::size_t at, const ListingCode& code) {
  const ListingText& text = *scan.text;
  const bool alone = at > 0 && text.IsOpen(at - 1) && text.IsClose(code.next);
  return (scan.field || alone) && code.upper && code.text.size() >= 2 && scan.IsSafe(code);
}

}  // namespace

std::size_t TakeCashtag(ListingScan& scan, std::size_t at) {
  constexpr std::size_t kLongest = 5;
  const ListingText& text = *scan.text;
  if (!text.IsWord(at + 1) || !text.Touches(at + 1) || !MayPrecedeCashtag(scan, at)) return 0;
  if (const std::size_t next = TakeSuffixed(scan, at + 1)) return next;
  const ListingCode code = text.CodeAt(at + 1);
  const std::size_t shortest = scan.field ? 1 : 2;
  if (!code.upper || text[at + 1].digits || code.text.size() < shortest ||
      text[at + 1].text.size() > kLongest || IsCommonCapitals(code.text)) {
    return 0;
  }
  if (!scan.field && IsFormulaOrVariable(text, at, code.next)) return 0;
  if (!text.EndsBefore(code.next, false)) return 0;
  scan.AddBare(code, at, code.next);
  return code.next;
}

std::size_t TakePrefixed(ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  const ListingToken& token = text[at];
  if (token.digits && token.letters) return TakeJoinedPrefix(scan, at);
  if (token.digits || !text.IsSign(at + 1, '.') || !text.Touches(at + 1) || !text.Touches(at + 2)) {
    return 0;
  }
  if (!token.upper && !scan.field) return 0;
  const ListingCode code = text.CodeAt(at + 2);
  if (!code || !text.EndsBefore(code.next, true)) return 0;
  const std::vector<std::uint32_t>& exchanges = ExchangesOfPrefix(token.text);
  if (exchanges.empty()) return 0;
  if (code.digits ? code.text.size() < 4 : !MayBePrefixedLetters(scan, at, code)) return 0;
  if (scan.Add(exchanges, code, at, code.next)) return code.next;
  if (!IsMeantNumber(code) || token.text.size() < 2) return 0;
  scan.AddMisfit(exchanges.front(), code, at, code.next);
  return code.next;
}

std::size_t TakeSuffixed(ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  ListingCode code{text[at].text, at + 1, text[at].upper, !text[at].letters};
  if (const ListingCode with_class = text.CodeAt(at);
      with_class.next == at + 3 && text.IsSign(at + 1, '-')) {
    code = with_class;
  }
  const std::size_t suffix_at = code.next + 1;
  if (!text.IsSign(code.next, '.') || !text.Touches(code.next) || !text.IsWord(suffix_at) ||
      !text.Touches(suffix_at)) {
    return 0;
  }
  const ListingToken& suffix = text[suffix_at];
  if (!text.EndsBefore(suffix_at + 1, false) || (!scan.field && !suffix.upper)) return 0;
  const bool alone = at > 0 && text.IsOpen(at - 1) && text.IsClose(suffix_at + 1);
  const std::vector<std::uint32_t>& exchanges = ExchangesOfSuffix(suffix.text);
  for (const std::uint32_t index : exchanges) {
    const Exchange& exchange = Exchanges()[index];
    if (!exchange.Accepts(code.text)) continue;
    if (!scan.field && !alone && !IsCertainSuffix(exchange, code, suffix.text)) continue;
    return scan.Add({index}, code, at, suffix_at + 1) ? suffix_at + 1 : 0;
  }
  const bool of_numbers = std::any_of(exchanges.begin(), exchanges.end(), [](std::uint32_t index) {
    return Exchanges()[index].digits != 0;
  });
  const bool meant = IsMeantNumber(code) || ((scan.field || alone) && code.upper &&
                                             code.text.size() >= 2 && code.text.size() <= 5);
  if (!of_numbers || !meant || suffix.text.size() < 2) return 0;
  scan.AddMisfit(exchanges.front(), code, at, suffix_at + 1);
  return suffix_at + 1;
}

std::size_t TakeBeforeMarketCode(ListingScan& scan, std::size_t at) {
  const ListingText& text = *scan.text;
  const ListingCode code = text.CodeAt(at);
  if (!code || !scan.IsSafe(code) || !text.IsWord(code.next) || text.Touches(code.next)) return 0;
  const ListingToken& market = text[code.next];
  const std::vector<std::uint32_t>& exchanges = ExchangesOfMarketCode(market.text);
  if (!market.upper || exchanges.empty()) return 0;
  std::size_t past = code.next + 1;
  const bool equity = text.IsText(past, "equity");
  if (equity) ++past;
  const bool alone = at > 0 && text.IsOpen(at - 1) && text.IsClose(past);
  const bool stated = scan.field ? code.digits || !scan.typed : equity || (alone && code.digits);
  if (!stated || !(text.IsEnd(past) || equity)) return 0;
  std::vector<std::uint32_t> fitting;
  std::copy_if(exchanges.begin(), exchanges.end(), std::back_inserter(fitting),
               [&](std::uint32_t index) { return Exchanges()[index].Accepts(code.text); });
  if (fitting.empty()) return 0;
  if (fitting.size() > 1) {  // Which of them is not said.
    scan.AddBare(code, at, past);
  } else {
    scan.Add(fitting, code, at, past);
  }
  return past;
}

}  // namespace tanxun
