// SPDX-License-Identifier: GPL-2.0-or-later
// A text cut into listing tokens, and where in it a code can stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/listing_tokens.h"

namespace tanxun {

// A code at some token: ACME, 9988, ACM.B.
struct ListingCode {
  std::string text;      // Folded.
  std::size_t next = 0;  // The token past it.
  bool upper = false;
  bool digits = false;  // Only digits.
  explicit operator bool() const { return next != 0; }
};

bool AllDigits(std::string_view text);
bool LooksLikeYear(std::string_view code);
std::string UpperCase(std::string_view text);

class ListingText {
 public:
  explicit ListingText(std::string_view text) : tokens_(TokenizeListing(text)) {}

  std::size_t size() const { return tokens_.size(); }
  const ListingToken& operator[](std::size_t at) const { return tokens_[at]; }

  // All of them take any `at`; past the end nothing is there.
  bool IsSign(std::size_t at, char sign) const { return at < size() && tokens_[at].Is(sign); }
  bool IsText(std::size_t at, std::string_view text) const {
    return at < size() && tokens_[at].text == text;
  }
  bool IsWord(std::size_t at) const {
    return at < size() && tokens_[at].kind == ListingToken::kWord;
  }
  // No blank stands before it.
  bool Touches(std::size_t at) const { return at < size() && !tokens_[at].spaced; }
  bool IsOpen(std::size_t at) const;
  bool IsClose(std::size_t at) const;
  bool IsListSign(std::size_t at) const;
  // What ends a statement: the text's end, a line's end, a bracket's end, a sign of a list.
  bool IsEnd(std::size_t at) const;
  // Whether the tokens from `at` on are these.
  bool HasPhrase(std::size_t at, const std::vector<std::string>& phrase) const;

  // A code there, with its class: ACM.B, ACM-B.
  ListingCode CodeAt(std::size_t at) const;
  // Whether a code may begin at `at`; `last` is the end of the listing found last.
  bool BeginsAfter(std::size_t at, std::size_t last) const;
  // Whether a code may end before `next`: 2330.5, 2019-20, 1,000, 2019年 and 50% are none.
  bool EndsBefore(std::size_t next, bool digits) const;

 private:
  bool IsCountedAt(std::size_t at) const;

  std::vector<ListingToken> tokens_;
};

}  // namespace tanxun
