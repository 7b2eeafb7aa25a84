// SPDX-License-Identifier: GPL-2.0-or-later
// Cutting a list value into its items.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLetter(char c) { return IsCapital(c) || (c >= 'a' && c <= 'z'); }

// Signs between items, the strongest kind present cuts alone: "A, Inc.; B" has two items.
enum Strength : int { kLine, kSemicolon, kComma, kNoSign };

struct Sign {
  Strength strength = kNoSign;
  std::size_t length = 0;
};

constexpr std::array<std::string_view, 10> kOpening = {"(",  "[",  "{", "（", "【",
                                                       "《", "「", "“", "『", "〔"};
constexpr std::array<std::string_view, 10> kClosing = {")",  "]",  "}", "）", "】",
                                                       "》", "」", "”", "』", "〕"};

template <std::size_t kSize>
bool BeginsWithAny(std::string_view text, const std::array<std::string_view, kSize>& signs) {
  const auto first = static_cast<unsigned char>(text.empty() ? ' ' : text[0]);
  const bool han = first >= 0xE4 && first <= 0xE9;  // No bracket is encoded so.
  if (first == ' ' || han || IsLetter(text[0]) || IsDigit(text[0])) return false;
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

class ListSplitter {
 public:
  explicit ListSplitter(std::string_view value) : s_(value) {
    if (Balanced()) brackets_ = true;
  }

  std::vector<std::string_view> Run() const {
    const Strength strongest = StrongestSign();
    if (strongest == kNoSign) return {s_};
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    Walk([&](std::size_t at, const Sign& sign) {
      if (sign.strength != strongest) return;
      parts.push_back(s_.substr(begin, at - begin));
      begin = at + sign.length;
    });
    parts.push_back(s_.substr(begin));
    return parts;
  }

 private:
  bool Balanced() const {
    std::ptrdiff_t depth = 0;
    for (std::size_t at = 0; at < s_.size(); at += CodePointAt(s_, at).length) {
      const std::string_view rest = s_.substr(at);
      if (BeginsWithAny(rest, kOpening)) ++depth;
      if (BeginsWithAny(rest, kClosing) && --depth < 0) return false;
    }
    return depth == 0;
  }

  // Every sign outside of brackets.
  template <typename Visit>
  void Walk(Visit visit) const {
    std::ptrdiff_t depth = 0;
    for (std::size_t at = 0; at < s_.size();) {
      const std::string_view rest = s_.substr(at);
      if (brackets_ && BeginsWithAny(rest, kOpening)) ++depth;
      if (brackets_ && BeginsWithAny(rest, kClosing)) --depth;
      const Sign sign = depth == 0 ? SignAt(at) : Sign{};
      if (sign.strength != kNoSign) visit(at, sign);
      at += sign.length > 0 ? sign.length : CodePointAt(s_, at).length;
    }
  }

  Strength StrongestSign() const {
    Strength strongest = kNoSign;
    Walk([&](std::size_t, const Sign& sign) { strongest = std::min(strongest, sign.strength); });
    return strongest;
  }

  Sign SignAt(std::size_t at) const {
    const std::string_view rest = s_.substr(at);
    if (rest[0] == '\n') return {kLine, 1};
    if (rest[0] == ';') return {kSemicolon, 1};
    if (rest.starts_with("；")) return {kSemicolon, 3};
    for (std::string_view sign : {" | ", " · ", " • ", " ● "}) {
      if (rest.starts_with(sign)) return {kSemicolon, sign.size()};
    }
    if (rest.starts_with("、") || rest.starts_with("，")) return {kComma, 3};
    const bool between_digits =
        at > 0 && IsDigit(s_[at - 1]) && at + 1 < s_.size() && IsDigit(s_[at + 1]);
    if (rest[0] == ',' && !between_digits) return {kComma, 1};
    return {};
  }

  std::string_view s_;
  bool brackets_ = false;  // Brackets that never close protect nothing.
};

// "Inc." behind a comma belongs to the name before it.
bool IsNameTail(std::string_view item) {
  static const std::unordered_set<std::string> kTails = {
      "inc",     "inc.", "ltd",  "ltd.", "llc", "corp", "corp.", "co.",  "co", "plc",
      "limited", "gmbh", "s.a.", "n.v.", "jr.", "sr.",  "lp",    "l.p.", "pte"};
  return kTails.contains(Fold(item));
}

// Hangzhou, China is one place.
bool IsCountry(std::string_view item) {
  static const std::unordered_set<std::string> kCountries = {
      "china",       "taiwan",       "japan",
      "south korea", "korea",        "singapore",
      "malaysia",    "vietnam",      "thailand",
      "india",       "indonesia",    "philippines",
      "australia",   "new zealand",  "united states",
      "usa",         "u.s.",         "us",
      "canada",      "mexico",       "brazil",
      "argentina",   "chile",        "united kingdom",
      "uk",          "england",      "scotland",
      "wales",       "ireland",      "france",
      "germany",     "netherlands",  "the netherlands",
      "belgium",     "switzerland",  "austria",
      "italy",       "spain",        "portugal",
      "sweden",      "norway",       "denmark",
      "finland",     "poland",       "russia",
      "ukraine",     "turkey",       "israel",
      "egypt",       "south africa", "saudi arabia",
      "uae",         "california",   "texas",
      "washington",  "new york",     "massachusetts",
      "ca",          "tx",           "ny",
      "wa",          "ma",           "中国",
      "台湾",        "日本",         "韩国",
      "美国",        "英国",         "法国",
      "德国",        "荷兰",         "印度",
      "新加坡",      "马来西亚",     "加拿大",
      "澳大利亚"};
  return kCountries.contains(Fold(item));
}

// h100 and 910b, but no word, fraction or date.
bool IsCode(std::string_view part) {
  constexpr std::size_t kLongest = 16;
  if (part.empty() || part.size() > kLongest) return false;
  bool digits = false;
  bool letters = false;
  for (const char c : part) {
    digits = digits || IsDigit(c);
    letters = letters || IsLetter(c);
    if (!IsDigit(c) && !IsLetter(c) && c != '-' && c != '.' && c != '+') return false;
  }
  return digits && letters;
}

// "H100/H200" to its codes; anything else stays.
std::vector<std::string_view> SplitCodes(std::string_view item) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= item.size();) {
    const std::size_t end = std::min(item.find('/', begin), item.size());
    parts.push_back(Trim(item.substr(begin, end - begin)));
    if (!IsCode(parts.back())) return {item};
    begin = end + 1;
  }
  return parts;
}

std::string_view WithoutLeadingAnd(std::string_view item) {
  for (std::string_view word : {"and ", "or ", "以及", "& "}) {
    if (item.size() > word.size() && item.starts_with(word)) {
      return Trim(item.substr(word.size()));
    }
  }
  return item;
}

std::string_view WithoutEnd(std::string_view item) {
  for (std::string_view tail : {" etc.", " etc", "等等", "等", "。"}) {
    if (item.size() > tail.size() && item.ends_with(tail)) {
      return Trim(item.substr(0, item.size() - tail.size()));
    }
  }
  const std::size_t size = item.size();
  const bool sentence_end = size > 3 && item.ends_with('.') && !IsCapital(item[size - 2]) &&
                            item.find('.') == size - 1 &&
                            !IsNameTail(item.substr(item.rfind(' ') + 1));
  return sentence_end ? item.substr(0, size - 1) : item;
}

// Whether a name or a number could begin here.
bool BeginsName(std::string_view item) {
  return !item.empty() &&
         (IsCapital(item[0]) || IsDigit(item[0]) || (static_cast<unsigned char>(item[0]) >= 0x80));
}

// The last item, "B and C", to its two; alone: the whole value is this one item.
std::vector<std::string_view> SplitAnd(std::string_view item, bool alone) {
  for (std::string_view word : {" and ", " & ", " or "}) {
    const std::size_t at = item.find(word);
    if (at == std::string_view::npos || item.find('(') < at) continue;
    const std::string_view left = Trim(item.substr(0, at));
    const std::string_view right = Trim(item.substr(at + word.size()));
    if (left.empty() || right.empty() || word == " & ") continue;
    if (!alone || (BeginsName(left) && BeginsName(right))) return {left, right};
  }
  if (alone) return {item};  // 和 may be part of a name: 和硕.
  for (std::string_view word : {"以及", "和", "及", "与"}) {
    constexpr std::size_t kOneHan = 3;
    const std::size_t at = item.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view left = Trim(item.substr(0, at));
    const std::string_view right = Trim(item.substr(at + word.size()));
    if (left.empty() || right.empty()) continue;
    // 联想和硕: of the single characters only whole one-character items are sure to be joined.
    const bool both_long = (left.size() > kOneHan || IsLetter(left[0])) &&
                           (right.size() > kOneHan || IsLetter(right[0]));
    const bool both_single = left.size() == kOneHan && right.size() == kOneHan;
    if (word == "以及" || both_long || both_single) return {left, right};
  }
  return {item};
}

}  // namespace

std::vector<std::string> SplitList(std::string_view value, bool is_list) {
  const std::string_view trimmed = Trim(value);
  if (trimmed.empty()) return {};
  if (!is_list) return {std::string(trimmed)};
  std::vector<std::string_view> parts = ListSplitter(trimmed).Run();
  if (parts.size() == 2 && IsCountry(Trim(parts[1])) && !IsCountry(Trim(parts[0]))) {
    return {std::string(trimmed)};
  }
  std::vector<std::string> items;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string_view item = Trim(parts[i]);
    if (IsNameTail(item) && !items.empty()) {
      items.back() += ", " + std::string(item);
      continue;
    }
    std::vector<std::string_view> halves{item};
    if (i + 1 == parts.size()) {
      const std::string_view led = WithoutLeadingAnd(item);
      const std::string_view ended = WithoutEnd(led);
      halves =
          led == item ? SplitAnd(ended, parts.size() == 1) : std::vector<std::string_view>{ended};
    }
    for (std::string_view half : halves) {
      for (std::string_view code : SplitCodes(half)) {
        if (!code.empty()) items.emplace_back(code);
      }
    }
  }
  return items;
}

}  // namespace tanxun
