// SPDX-License-Identifier: GPL-2.0-or-later
// A hand scanner: at each token every form of a listing is tried, each looks a bounded way ahead.
#include "indexer/lexicon/tickers.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/listing_spot.h"
#include "indexer/lexicon/listing_tokens.h"
#include "indexer/lexicon/listing_words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

using Tokens = std::vector<ListingToken>;

constexpr std::size_t kMostExchanges = 4;  // (NYSE/HKEX/SGX: X)
constexpr std::size_t kLongestTyped = 60;  // Bytes of what a user types as one ticker.

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string Upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

bool LooksLikeYear(std::string_view code) {
  return AllDigits(code) && code.size() == 4 && (code.starts_with("19") || code.starts_with("20"));
}

// A code at some token: ACME, 9988, ACM.B.
struct Code {
  std::string text;  // Folded.
  std::size_t next = 0;
  bool upper = false;
  bool digits = false;  // Only digits.
  explicit operator bool() const { return next != 0; }
};

// The exchanges named one after the other: NYSE/HKEX.
struct NamedExchanges {
  std::vector<std::uint32_t> exchanges;
  std::size_t next = 0;
  bool place = false;       // The first is no more than a place.
  bool short_name = false;  // Three Latin letters: LSE, OTC, SIX.
  bool in_capitals = false;
  explicit operator bool() const { return next != 0; }
};

class ListingScanner {
 public:
  // field: the place says that it holds tickers, so that less is asked of what stands there.
  ListingScanner(std::string_view text, bool field)
      : tokens_(TokenizeListing(text)), field_(field) {}

  std::vector<TickerMatch> Run() {
    for (std::size_t at = 0; at < tokens_.size();) {
      NoteBracket(at);
      const std::size_t next = std::max(TakeAt(at), at + 1);
      while (++at < next) NoteBracket(at);
    }
    return std::move(found_);
  }

 private:
  // ---- Looking at tokens ----
  bool IsSign(std::size_t at, char sign) const {
    return at < tokens_.size() && tokens_[at].Is(sign);
  }
  bool IsText(std::size_t at, std::string_view text) const {
    return at < tokens_.size() && tokens_[at].text == text;
  }
  bool IsWord(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == ListingToken::kWord;
  }
  bool Touches(std::size_t at) const { return at < tokens_.size() && !tokens_[at].spaced; }
  bool IsClose(std::size_t at) const {
    return IsSign(at, ')') || IsSign(at, ']') || IsText(at, "】");
  }
  bool IsOpen(std::size_t at) const {
    return IsSign(at, '(') || IsSign(at, '[') || IsText(at, "【");
  }
  bool IsListSign(std::size_t at) const {
    return IsSign(at, ',') || IsSign(at, ';') || IsSign(at, '/') || IsSign(at, '|') ||
           IsText(at, "、") || IsText(at, "and") || IsText(at, "和") || IsText(at, "及") ||
           IsSign(at, '&');
  }

  void NoteBracket(std::size_t at) {
    if (IsOpen(at)) bracketed_ = true;
    if (IsClose(at) || IsSign(at, '\n')) bracketed_ = false;
  }

  // Whether a code may end before `next`: 2330.5, 2019-20, 1,000, 2019年 and 50% are none.
  bool EndsBefore(std::size_t next, bool digits) const {
    if (!Touches(next)) {
      return !(
          digits && next < tokens_.size() &&
          (IsText(next, "年") || IsText(next, "亿") || IsText(next, "万") || IsSign(next, '%')));
    }
    const ListingToken& token = tokens_[next];
    if (token.kind == ListingToken::kWord || token.kind == ListingToken::kOther) return false;
    const bool word_follows = IsWord(next + 1) && Touches(next + 1);
    if (token.kind == ListingToken::kHan) {
      static const std::unordered_set<std::string_view> kCounted = {
          "年", "月", "日", "亿", "万", "元", "个", "家", "人", "倍", "点", "名", "台", "片", "股"};
      return !digits || !kCounted.contains(token.text);
    }
    if (token.text == "." || token.text == "-" || token.text == "_" || token.text == ",") {
      return !word_follows || (token.text == "-" && !digits);
    }
    if (token.text == "/")
      return !word_follows || tokens_[next + 1].upper || !tokens_[next + 1].letters;
    return token.text != "%" && token.text != "@" && token.text != "$" && token.text != "°" &&
           token.text != "\\";
  }

  // Whether a code may begin at `at`.
  bool BeginsAfter(std::size_t at) const {
    if (at == 0 || !Touches(at)) return true;
    const ListingToken& before = tokens_[at - 1];
    if (before.kind == ListingToken::kWord || before.kind == ListingToken::kOther) return false;
    if (before.text == ",") {  // 1,234.HK
      return tokens_[at].letters || at < 2 || !Touches(at - 1) || !IsWord(at - 2);
    }
    if (before.text == "/") return !found_.empty() && found_.back().end == before.begin;
    static const std::unordered_set<std::string_view> kGlue = {".", "-", "_", "@", "#", "$", "\\",
                                                               "€", "£", "¥", "+", "=", "~", "%"};
    return !kGlue.contains(before.text);
  }

  Code CodeAt(std::size_t at) const {
    if (!IsWord(at)) return {};
    const ListingToken& token = tokens_[at];
    Code code{token.text, at + 1, token.upper, !token.letters};
    const bool has_class = token.letters && !token.digits && token.text.size() >= 2 &&
                           (IsSign(at + 1, '.') || IsSign(at + 1, '-') || IsSign(at + 1, '/')) &&
                           Touches(at + 1) && IsWord(at + 2) && Touches(at + 2) &&
                           tokens_[at + 2].text.size() == 1 && tokens_[at + 2].upper &&
                           !(Touches(at + 3) && IsWord(at + 3));
    if (has_class) {
      code.text += '.' + tokens_[at + 2].text;
      code.next = at + 3;
    }
    return code;
  }

  // ---- Exchanges ----
  const ExchangeName* NameAt(std::size_t at) const {
    if (at >= tokens_.size()) return nullptr;
    for (const ExchangeName& name : ExchangeNamesFrom(tokens_[at].text)) {
      if (at + name.tokens.size() > tokens_.size()) continue;
      bool same = true;
      for (std::size_t i = 1; i < name.tokens.size() && same; ++i) {
        same = tokens_[at + i].text == name.tokens[i];
      }
      // "set:", "six:" and "hk" are words; SET and SIX are exchanges.
      const bool short_word = name.tokens.size() == 1 && IsWord(at) && name.tokens[0].size() <= 4;
      if (same && (field_ || !short_word || tokens_[at].upper)) return &name;
    }
    return nullptr;
  }

  NamedExchanges NamedAt(std::size_t at) const {
    NamedExchanges named;
    const ExchangeName* name = NameAt(at);
    if (name == nullptr) return named;
    named.place = name->place;
    named.in_capitals = tokens_[at].upper;
    named.short_name = name->tokens.size() == 1 && IsWord(at) && name->tokens[0].size() <= 3;
    for (;;) {
      named.exchanges.push_back(name->exchange);
      at += name->tokens.size();
      named.next = at;
      const bool more = IsListSign(at) && named.exchanges.size() < kMostExchanges &&
                        (bracketed_ || field_ || IsSign(at, '/'));
      name = more ? NameAt(at + 1) : nullptr;
      if (name == nullptr) return named;
      // ACME (NYSE), HKEX: 9988 is two listings, NYSE/HKEX: one.
      if (!IsSign(at, '/') && !IsSign(at, '&') && tokens_[at].kind == ListingToken::kSign &&
          !IsText(at, "、")) {
        return named;
      }
      ++at;
    }
  }

  // Past the words for "code" at `at`; `at` if there are none.
  std::size_t SkipCodeWords(std::size_t at) const {
    if (at >= tokens_.size()) return at;
    for (const auto& phrase : CodeWordsFrom(tokens_[at].text)) {
      bool same = at + phrase.size() <= tokens_.size();
      for (std::size_t i = 1; i < phrase.size() && same; ++i)
        same = tokens_[at + i].text == phrase[i];
      if (same) return at + phrase.size();
    }
    return at;
  }

  // ---- Writing down ----
  bool Emit(const std::vector<std::uint32_t>& exchanges, const Code& code, std::size_t first,
            std::size_t past) {
    bool any = false;
    for (const std::uint32_t index : exchanges) {
      const Exchange& exchange = Exchanges()[index];
      if (!exchange.Accepts(code.text)) continue;
      Add({exchange.code, exchange.Canonical(code.text)}, first, past);
      any = true;
    }
    return any;
  }

  void Add(Ticker ticker, std::size_t first, std::size_t past) {
    found_.push_back({std::move(ticker), tokens_[first].begin, tokens_[past - 1].end});
  }

  void AddBare(const Code& code, std::size_t first) {
    Add({"", Upper(code.text)}, first, code.next);
  }

  // ---- The forms. Each gives the token past it, 0 if it is not there. ----
  std::size_t TakeAt(std::size_t at) {
    if (IsSign(at, '$')) return TakeCashtag(at);
    if (const NamedExchanges named = NamedAt(at)) {
      if (const std::size_t next = TakeAfterExchange(at, named)) return next;
    }
    if (const std::size_t code_at = SkipCodeWords(at); code_at != at) {
      if (const std::size_t next = TakeAfterCodeWords(code_at)) return next;
    }
    if (!IsWord(at) || !BeginsAfter(at)) return 0;
    if (const std::size_t next = TakePrefixed(at)) return next;
    if (const std::size_t next = TakeSuffixed(at)) return next;
    if (const std::size_t next = TakeBeforeExchange(at)) return next;
    return field_ ? TakeBare(at) : 0;
  }

  // $ACME, but no price, shell variable or formula.
  std::size_t TakeCashtag(std::size_t at) {
    if (at > 0 && Touches(at) && !field_) {
      const ListingToken& before = tokens_[at - 1];
      if (before.kind != ListingToken::kHan && !IsOpen(at - 1) && !before.Is(',') &&
          !before.Is('\n') && !before.Is('*')) {
        return 0;
      }
    }
    if (!IsWord(at + 1) || !Touches(at + 1)) return 0;
    if (const std::size_t next = TakeSuffixed(at + 1)) return next;
    const Code code = CodeAt(at + 1);
    const std::size_t shortest = field_ ? 1 : 2;
    if (!code.upper || tokens_[at + 1].digits || code.text.size() < shortest ||
        tokens_[at + 1].text.size() > 5 || IsCommonCapitals(code.text)) {
      return 0;
    }
    if (!field_ && code.next < tokens_.size()) {
      static const std::unordered_set<std::string_view> kFormula = {"=", "+", "^", "_", "\\", "<",
                                                                    ">", "{", "$", "/", ":"};
      const bool touching_colon = !IsSign(code.next, ':') || Touches(code.next);
      if (kFormula.contains(tokens_[code.next].text) && touching_colon) return 0;
    }
    if (!EndsBefore(code.next, false)) return 0;
    Add({"", Upper(code.text)}, at, code.next);
    return code.next;
  }

  std::size_t TakeAfterExchange(std::size_t at, const NamedExchanges& named) {
    const std::size_t colon = SkipCodeWords(named.next);
    if (IsSign(colon, ':')) return TakeCodes(at, colon + 1, named);
    if (named.place && !field_ && !(at > 0 && IsOpen(at - 1))) return 0;
    if (IsOpen(named.next)) {  // NYSE (ACME)
      const Code code = CodeAt(named.next + 1);
      if (!code || !IsClose(code.next) || LooksLikeYear(code.text) || !IsSafe(code)) return 0;
      if (NameAt(named.next + 1) != nullptr) return 0;
      return Emit(named.exchanges, code, at, code.next + 1) ? code.next + 1 : 0;
    }
    return TakeSpacedCode(at, colon, named);
  }

  // 港交所 0981; NYSE ACME only as a field's or a bracket's own content.
  std::size_t TakeSpacedCode(std::size_t at, std::size_t code_at, const NamedExchanges& named) {
    const Code code = CodeAt(code_at);
    if (!code || !EndsBefore(code.next, code.digits) || NameAt(code_at) != nullptr) return 0;
    const bool alone = at > 0 && IsOpen(at - 1) && (IsClose(code.next) || IsListSign(code.next));
    if (!field_ && !alone) {
      if (!code.digits || code.text.size() < 4 || LooksLikeYear(code.text)) return 0;
      const bool ends =
          code.next >= tokens_.size() || tokens_[code.next].kind == ListingToken::kSign;
      if (code.text[0] != '0' && !ends) return 0;
    }
    if (!code.digits && (!code.upper || !IsSafe(code))) return 0;
    return Emit(named.exchanges, code, at, code.next) ? code.next : 0;
  }

  // A code that stands where a common word could.
  bool IsSafe(const Code& code) const {
    return code.digits ||
           (code.upper && (field_ || code.text.size() >= 2) && !IsCommonCapitals(code.text));
  }

  // NYSE: ACME; HKEX: 9988/89988; (NASDAQ: ACMA, ACMB)
  std::size_t TakeCodes(std::size_t at, std::size_t code_at, const NamedExchanges& named) {
    const Code code = CodeAt(code_at);
    if (!code || !IsCodeAfterColon(code_at, code, named)) return 0;
    if (!Emit(named.exchanges, code, at, code.next)) return 0;
    std::size_t next = code.next;
    while (IsListSign(next) && !IsSign(next, '|')) {
      const bool slash = IsSign(next, '/') && Touches(next);
      const Code more = slash || bracketed_ || field_ ? CodeAt(next + 1) : Code{};
      if (!more || NameAt(next + 1) != nullptr || !EndsBefore(more.next, more.digits)) break;
      if (!IsClose(more.next) && !IsListSign(more.next) && !slash && more.next < tokens_.size())
        break;
      if (!more.digits && (!more.upper || !IsSafe(more))) break;
      if (IsOpen(more.next) || !Emit(named.exchanges, more, next + 1, more.next)) break;
      next = more.next;
    }
    return next;
  }

  bool IsCodeAfterColon(std::size_t code_at, const Code& code, const NamedExchanges& named) const {
    if (!EndsBefore(code.next, code.digits)) return false;
    if (field_) return true;
    if (named.place && (!bracketed_ || LooksLikeYear(code.text))) return false;
    if (code.digits) return true;
    if (!code.upper || (named.place && !named.in_capitals)) return false;
    if (bracketed_) return true;
    // NYSE: A record day; SET: ON
    if (named.short_name && tokens_[code_at].spaced) return false;
    const bool word_follows =
        IsWord(code.next) && tokens_[code.next].letters && !tokens_[code.next].upper;
    return !(word_follows && IsCommonCapitals(code.text));
  }

  // HK.09988, SZ002371
  std::size_t TakePrefixed(std::size_t at) {
    const ListingToken& token = tokens_[at];
    if (token.digits && token.letters) return TakeJoinedPrefix(at);
    if (token.digits || !IsSign(at + 1, '.') || !Touches(at + 1) || !Touches(at + 2)) return 0;
    if (!token.upper && !field_) return 0;
    const Code code = CodeAt(at + 2);
    if (!code || !code.digits || code.text.size() < 4 || !EndsBefore(code.next, true)) return 0;
    return Emit(ExchangesOfPrefix(token.text), code, at, code.next) ? code.next : 0;
  }

  std::size_t TakeJoinedPrefix(std::size_t at) {
    const std::string& text = tokens_[at].text;
    const std::size_t digits = text.find_first_of("0123456789");
    const Code code{text.substr(digits), at + 1, false, true};
    if (!AllDigits(code.text) || code.text.size() < 4 || LooksLikeYear(code.text)) return 0;
    if (!EndsBefore(at + 1, true)) return 0;
    for (const std::uint32_t index : ExchangesOfPrefix(text.substr(0, digits))) {
      const Exchange& exchange = Exchanges()[index];
      // sh600519 is how market pages write it; hk2330 may be anything.
      const bool written_small = code.text.size() == exchange.digits && exchange.digits == 6;
      if (!exchange.AcceptsNumber(code.text)) continue;
      if (!tokens_[at].upper && !written_small && !field_) continue;
      Add({exchange.code, exchange.Canonical(code.text)}, at, at + 1);
      return at + 1;
    }
    return 0;
  }

  // 9988.HK, ACME.AS, ACME-B.ST; ACM.B only in a field.
  std::size_t TakeSuffixed(std::size_t at) {
    Code code{tokens_[at].text, at + 1, tokens_[at].upper, !tokens_[at].letters};
    if (const Code with_class = CodeAt(at); with_class.next == at + 3 && IsSign(at + 1, '-')) {
      code = with_class;
    }
    const std::size_t suffix_at = code.next + 1;
    if (!IsSign(code.next, '.') || !Touches(code.next) || !IsWord(suffix_at) ||
        !Touches(suffix_at)) {
      return 0;
    }
    const ListingToken& suffix = tokens_[suffix_at];
    if (!EndsBefore(suffix_at + 1, false) || (!field_ && !suffix.upper)) return 0;
    const bool alone = at > 0 && IsOpen(at - 1) && IsClose(suffix_at + 1);
    if (suffix.text == "us" && code.upper && code.text.size() <= 5) {  // Of any exchange there.
      Add({"", Upper(code.text)}, at, suffix_at + 1);
      return suffix_at + 1;
    }
    for (const std::uint32_t index : ExchangesOfSuffix(suffix.text)) {
      const Exchange& exchange = Exchanges()[index];
      if (!exchange.Accepts(code.text)) continue;
      if (!field_ && !alone && !IsCertain(exchange, code, suffix.text)) continue;
      Add({exchange.code, exchange.Canonical(code.text)}, at, suffix_at + 1);
      return suffix_at + 1;
    }
    return 0;
  }

  // Whether code.suffix is a listing without any sign around it: no "Table 3.HK", "2000.F", "3.T".
  static bool IsCertain(const Exchange& exchange, const Code& code, std::string_view suffix) {
    if (code.digits) {
      return exchange.AcceptsNumber(code.text) &&
             code.text.size() >= (suffix.size() == 1 ? 4u : 3u);
    }
    if (suffix.size() < 2) return false;
    const bool leading_digit = code.text[0] >= '0' && code.text[0] <= '9';
    if (leading_digit) return code.text.size() >= 5;
    return code.upper && code.text.size() >= 2 && code.text.size() <= 6 &&
           !IsCommonCapitals(code.text);
  }

  // ACME (NYSE), 9988 (HK); in a field ACME NYSE, ACME on NYSE.
  std::size_t TakeBeforeExchange(std::size_t at) {
    const Code code = CodeAt(at);
    if (!IsSafe(code) || NameAt(at) != nullptr) return 0;
    std::size_t name_at = code.next;
    const bool open = IsOpen(name_at);
    if (open || (field_ && (IsText(name_at, "on") || IsSign(name_at, '@')))) ++name_at;
    if (!open && !field_) return 0;
    if (!open && !EndsBefore(code.next, code.digits)) return 0;
    const NamedExchanges named = NamedAt(name_at);
    if (!named) return 0;
    const bool ends = open ? IsClose(named.next) || IsListSign(named.next)
                           : named.next >= tokens_.size() || !IsSign(named.next, ':');
    if (!ends || !(field_ || IsCertainBefore(code, named))) return 0;
    const std::size_t past = open && IsClose(named.next) ? named.next + 1 : named.next;
    if (!Emit(named.exchanges, code, at, past)) return 0;
    return past;
  }

  static bool IsCertainBefore(const Code& code, const NamedExchanges& named) {
    if (!code.digits) return !named.place && !named.short_name;
    if (!named.place) return code.text.size() >= 3;
    // 1500 (Hong Kong) counts something.
    return named.in_capitals && code.text.size() >= 4 && !LooksLikeYear(code.text);
  }

  // Ticker: ACME; 股票代码 9988
  std::size_t TakeAfterCodeWords(std::size_t at) {
    static const std::unordered_set<std::string_view> kLinks = {":",  "is", "为", "是", "=",
                                                                "\"", "“",  "'",  "「", "*"};
    constexpr std::size_t kMostLinks = 4;
    bool stated = false;  // By a colon or a verb.
    for (std::size_t i = 0; i < kMostLinks && at < tokens_.size(); ++i, ++at) {
      if (!kLinks.contains(tokens_[at].text)) break;
      stated = true;
    }
    if (at >= tokens_.size()) return 0;
    const bool was_field = field_;
    field_ = stated;
    std::size_t next = 0;
    if (IsSign(at, '$')) next = TakeCashtag(at);
    if (const NamedExchanges named = next == 0 ? NamedAt(at) : NamedExchanges{}) {
      next = TakeAfterExchange(at, named);
    }
    if (next == 0 && IsWord(at)) next = TakePrefixed(at);
    if (next == 0 && IsWord(at)) next = TakeSuffixed(at);
    if (next == 0 && IsWord(at)) next = TakeBeforeExchange(at);
    field_ = was_field;
    if (next != 0 || !IsWord(at)) return next;
    const Code code = CodeAt(at);
    const bool shaped = code.digits ? code.text.size() >= 3 && code.text.size() <= 6
                                    : IsBareWord(at, code) && (stated || code.text.size() >= 2);
    if (!shaped || NameAt(at) != nullptr || !EndsBefore(code.next, code.digits)) return 0;
    AddBare(code, at);
    return code.next;
  }

  bool IsBareWord(std::size_t at, const Code& code) const {
    return code.upper && !tokens_[at].digits && tokens_[at].text.size() <= 5 &&
           !IsCommonCapitals(code.text);
  }

  // A code that is a whole part of a field: ACME; ACME, 9988; Acme (ACME).
  std::size_t TakeBare(std::size_t at) {
    const Code code = CodeAt(at);
    const bool begins = at == 0 || IsListSign(at - 1) || IsEdge(at - 1);
    const bool ends = code.next >= tokens_.size() || IsListSign(code.next) || IsEdge(code.next);
    if (!begins || !ends || NameAt(at) != nullptr) return 0;
    if (code.digits) {
      const bool grouped = (IsSign(code.next, ',') && Touches(code.next) && IsWord(code.next + 1) &&
                            Touches(code.next + 1)) ||
                           (at > 0 && IsSign(at - 1, ',') && Touches(at));
      if (code.text.size() < 3 || code.text.size() > 6 || grouped) return 0;
    } else if (!IsBareWord(at, code)) {
      return 0;
    }
    AddBare(code, at);
    return code.next;
  }

  bool IsEdge(std::size_t at) const {
    static const std::unordered_set<std::string_view> kEdges = {
        "(", ")", "[", "]", "\n", "*", "`", "\"", "'", "“", "”", "·", "•", "【", "】", "。"};
    return kEdges.contains(tokens_[at].text);
  }

  Tokens tokens_;
  bool field_ = false;
  bool bracketed_ = false;  // Between an opening bracket and its end, on one line.
  std::vector<TickerMatch> found_;
};

}  // namespace

std::string Describe(const Ticker& ticker) {
  return ticker.exchange.empty() ? ticker.code : ticker.exchange + ':' + ticker.code;
}

namespace {

// A long text is read in parts, cut at the last line end or blank of each.
constexpr std::size_t kPartBytes = 64u << 10;

std::size_t PartLength(std::string_view text) {
  if (text.size() <= kPartBytes) return text.size();
  const std::string_view part = text.substr(0, kPartBytes);
  std::size_t cut = part.rfind('\n');
  if (cut == std::string_view::npos) cut = part.rfind(' ');
  return cut == std::string_view::npos ? FloorBoundary(text, kPartBytes) : cut + 1;
}

}  // namespace

std::vector<TickerMatch> FindTickers(std::string_view text) {
  if (text.size() > kPartBytes) {
    std::vector<TickerMatch> found;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = PartLength(text.substr(at));
      for (TickerMatch& match : FindTickers(text.substr(at, length))) {
        match.begin += static_cast<std::uint32_t>(at);
        match.end += static_cast<std::uint32_t>(at);
        found.push_back(std::move(match));
      }
      at += length;
    }
    return found;
  }
  return MayHoldListing(text) ? ListingScanner(text, false).Run() : std::vector<TickerMatch>{};
}

std::vector<TickerMatch> FindTickersInField(std::string_view value) {
  return ListingScanner(value, true).Run();
}

std::optional<Ticker> ParseTicker(std::string_view text) {
  std::string_view trimmed = Trim(text);
  if (trimmed.size() > kLongestTyped) return std::nullopt;
  if (trimmed.starts_with('(') && trimmed.ends_with(')')) {
    trimmed = Trim(trimmed.substr(1, trimmed.size() - 2));
  }
  const std::string typed = Upper(trimmed);
  const std::vector<TickerMatch> found = FindTickersInField(typed);
  if (found.size() != 1 || found[0].begin != 0 || found[0].end != typed.size()) return std::nullopt;
  return found[0].ticker;
}

std::string CodeKey(std::string_view code) {
  std::string key = Upper(Trim(code));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '-' || c == '/'; }, '.');
  if (!AllDigits(key)) return key;
  key.erase(0, std::min(key.find_first_not_of('0'), key.size() - 1));
  return key;
}

}  // namespace tanxun
