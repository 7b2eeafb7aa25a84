// SPDX-License-Identifier: GPL-2.0-or-later
// A hand scanner: at each token every form of a listing is tried, each looks a bounded way ahead.
#include "indexer/lexicon/tickers.h"

#include <algorithm>

#include "indexer/lexicon/listing_forms.h"
#include "indexer/lexicon/listing_spot.h"
#include "indexer/lexicon/listing_text.h"
#include "indexer/lexicon/listing_words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestTyped = 60;  // Bytes of what a user types as one ticker.

class ListingScanner {
 public:
  ListingScanner(std::string_view text, bool field, bool typed = false) : text_(text) {
    scan_.text = &text_;
    scan_.field = field;
    scan_.typed = typed;
    shell_ = !field && HoldsShellVariable();
  }

  ListingReading Run() {
    for (std::size_t at = 0; at < text_.size();) {
      NoteToken(at);
      const std::size_t found = scan_.out.found.size();
      const std::size_t next = std::max(TakeAt(at), at + 1);
      while (++at < next) NoteToken(at);
      if (scan_.out.found.size() != found) scan_.last = next;
    }
    return std::move(scan_.out);
  }

 private:
  bool HoldsShellVariable() const {
    for (std::size_t at = 0; at + 1 < text_.size(); ++at) {
      if (text_.IsSign(at, '$') && text_.Touches(at + 1) && IsShellVariable(text_[at + 1].text)) {
        return true;
      }
    }
    return false;
  }

  // Keeps what the tokens before say: open brackets, an exchange named in this sentence.
  void NoteToken(std::size_t at) {
    if (text_.IsOpen(at)) scan_.bracketed = true;
    if (text_.IsClose(at) || text_.IsSign(at, '\n')) scan_.bracketed = false;
    const bool stop = text_.IsSign(at, '.') && (at + 1 >= text_.size() || !text_.Touches(at + 1));
    if (stop || text_.IsSign(at, '\n') || text_.IsText(at, "。")) exchange_named_ = false;
  }

  // 代码 is a word of its own there: not 错误代码.
  bool OpensWord(std::size_t at) const {
    if (at == 0 || text_[at].kind != ListingToken::kHan) return true;
    return text_[at - 1].kind != ListingToken::kHan || text_.IsText(at - 1, "其") ||
           text_.IsText(at - 1, "市");
  }

  // The 9988 of +852 2330 9988.
  bool GoesOnInDigits(std::size_t at) const {
    return !scan_.field && at > 0 && !text_[at].letters && text_.IsWord(at - 1) &&
           !text_[at - 1].letters;
  }

  std::size_t TakeAt(std::size_t at) {
    if (text_.IsSign(at, '$')) return shell_ ? 0 : TakeCashtag(scan_, at);
    if (const NamedExchanges named = NamedExchangesAt(scan_, at)) {
      exchange_named_ = true;
      if (const std::size_t next = TakeAfterExchange(scan_, at, named)) return next;
    }
    for (const CodeWord& word : CodeWordsFrom(text_[at].text)) {
      if (!text_.HasPhrase(at, word.tokens)) continue;
      if (!word.certain && !(exchange_named_ && OpensWord(at))) continue;
      const std::size_t past = at + word.tokens.size();
      if (const std::size_t next = TakeAfterCodeWords(scan_, past, word.certain)) return next;
      break;
    }
    if (!text_.IsWord(at) || !text_.BeginsAfter(at, scan_.last) || GoesOnInDigits(at)) return 0;
    for (const auto form : {TakePrefixed, TakeSuffixed, TakeBeforeMarketCode, TakeBeforeExchange}) {
      if (const std::size_t next = form(scan_, at)) return next;
    }
    return scan_.field ? TakeBare(scan_, at) : 0;
  }

  ListingText text_;
  ListingScan scan_;
  bool shell_ = false;  // The text is about a shell: $ACME is a variable.
  bool exchange_named_ = false;
};

// A long text is read in parts, cut at the last line end or blank of each.
constexpr std::size_t kPartBytes = 64u << 10;

std::size_t PartLength(std::string_view text) {
  if (text.size() <= kPartBytes) return text.size();
  const std::string_view part = text.substr(0, kPartBytes);
  std::size_t cut = part.rfind('\n');
  if (cut == std::string_view::npos) cut = part.rfind(' ');
  return cut == std::string_view::npos ? FloorBoundary(text, kPartBytes) : cut + 1;
}

template <typename Found>
void Append(std::vector<Found> part, std::size_t offset, std::vector<Found>& all) {
  for (Found& each : part) {
    each.begin += static_cast<std::uint32_t>(offset);
    each.end += static_cast<std::uint32_t>(offset);
    all.push_back(std::move(each));
  }
}

}  // namespace

std::string Describe(const Ticker& ticker) {
  return ticker.exchange.empty() ? ticker.code : ticker.exchange + ':' + ticker.code;
}

std::string Describe(const TickerMisfit& misfit) {
  return "no listing" + (misfit.exchange.empty() ? "" : " of " + misfit.exchange) + " is written " +
         misfit.code;
}

ListingReading ReadListings(std::string_view text) {
  if (text.size() <= kPartBytes) {
    return MayHoldListing(text) ? ListingScanner(text, false).Run() : ListingReading{};
  }
  ListingReading all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = PartLength(text.substr(at));
    ListingReading part = ReadListings(text.substr(at, length));
    Append(std::move(part.found), at, all.found);
    Append(std::move(part.misfits), at, all.misfits);
    at += length;
  }
  return all;
}

ListingReading ReadListingsInField(std::string_view value) {
  return ListingScanner(value, true).Run();
}

std::vector<TickerMatch> FindTickers(std::string_view text) { return ReadListings(text).found; }

std::vector<TickerMatch> FindTickersInField(std::string_view value) {
  return ReadListingsInField(value).found;
}

std::optional<Ticker> ParseTicker(std::string_view text) {
  std::string_view trimmed = Trim(text);
  if (trimmed.size() > kLongestTyped) return std::nullopt;
  if (trimmed.starts_with('(') && trimmed.ends_with(')')) {
    trimmed = Trim(trimmed.substr(1, trimmed.size() - 2));
  }
  const std::string typed = UpperCase(trimmed);
  const std::vector<TickerMatch> found = ListingScanner(typed, true, true).Run().found;
  if (found.size() != 1 || found[0].begin != 0 || found[0].end != typed.size()) return std::nullopt;
  return found[0].ticker;
}

std::string CodeKey(std::string_view code) {
  std::string key = UpperCase(Trim(code));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '-' || c == '/'; }, '.');
  if (!AllDigits(key)) return key;
  key.erase(0, std::min(key.find_first_not_of('0'), key.size() - 1));
  return key;
}

}  // namespace tanxun
