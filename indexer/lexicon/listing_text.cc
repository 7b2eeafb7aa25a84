// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/listing_text.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/lexicon/listing_words.h"

namespace tanxun {

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool LooksLikeYear(std::string_view code) {
  return AllDigits(code) && code.size() == 4 && (code.starts_with("19") || code.starts_with("20"));
}

std::string UpperCase(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

bool ListingText::IsOpen(std::size_t at) const {
  return IsSign(at, '(') || IsSign(at, '[') || IsText(at, "【");
}

bool ListingText::IsClose(std::size_t at) const {
  return IsSign(at, ')') || IsSign(at, ']') || IsText(at, "】");
}

bool ListingText::IsListSign(std::size_t at) const {
  return IsSign(at, ',') || IsSign(at, ';') || IsSign(at, '/') || IsSign(at, '|') ||
         IsSign(at, '&') || IsText(at, "、") || IsText(at, "and") || IsText(at, "和") ||
         IsText(at, "及");
}

bool ListingText::IsEnd(std::size_t at) const {
  return at >= size() || IsClose(at) || IsListSign(at) || IsSign(at, '\n');
}

bool ListingText::HasPhrase(std::size_t at, const std::vector<std::string>& phrase) const {
  if (at + phrase.size() > size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (tokens_[at + i].text != phrase[i]) return false;
  }
  return true;
}

ListingCode ListingText::CodeAt(std::size_t at) const {
  if (!IsWord(at)) return {};
  const ListingToken& token = tokens_[at];
  ListingCode code{token.text, at + 1, token.upper, !token.letters};
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

bool ListingText::BeginsAfter(std::size_t at, std::size_t last) const {
  if (at == 0 || !Touches(at)) return true;
  const ListingToken& before = tokens_[at - 1];
  if (before.kind == ListingToken::kWord || before.kind == ListingToken::kOther) return false;
  if (before.text == ",") {  // 1,234.HK
    const bool wide = before.end - before.begin > 1;
    return wide || tokens_[at].letters || at < 2 || !Touches(at - 1) || !IsWord(at - 2);
  }
  if (before.text == "/") return last != 0 && last == at - 1;
  static const std::unordered_set<std::string_view> kGlue = {".", "-", "_", "@", "#", "$", "\\",
                                                             "€", "£", "¥", "+", "=", "~", "%"};
  return !kGlue.contains(before.text);
}

// A counted word of one token or of two: 元, 港元.
bool ListingText::IsCountedAt(std::size_t at) const {
  constexpr std::size_t kMostTokens = 4;
  const bool touching = Touches(at);
  std::string words;
  for (std::size_t i = at; i < std::min(size(), at + kMostTokens); ++i) {
    words += tokens_[i].text;
    if (IsCounted(words, touching)) return true;
    if (tokens_[i].kind != ListingToken::kHan) return false;
  }
  return false;
}

bool ListingText::EndsBefore(std::size_t next, bool digits) const {
  if (next >= size()) return true;
  if (digits && IsCountedAt(next)) return false;
  if (!Touches(next)) return true;
  const ListingToken& token = tokens_[next];
  if (token.kind == ListingToken::kWord || token.kind == ListingToken::kOther) return false;
  if (token.kind == ListingToken::kHan) return true;
  const bool word_follows = IsWord(next + 1) && Touches(next + 1);
  if (token.text == ",") {  // 1,234; a wide comma, or letters, make it a list.
    return !word_follows || !digits || tokens_[next + 1].letters || token.end - token.begin > 1;
  }
  if (token.text == "." || token.text == "-" || token.text == "_") {
    return !word_follows || (token.text == "-" && !digits);
  }
  if (token.text == "/") {
    return !word_follows || tokens_[next + 1].upper || !tokens_[next + 1].letters;
  }
  static const std::unordered_set<std::string_view> kGlue = {"%", "@", "$", "°", "\\"};
  return !kGlue.contains(token.text);
}

}  // namespace tanxun
