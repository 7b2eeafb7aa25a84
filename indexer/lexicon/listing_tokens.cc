// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/listing_tokens.h"

#include <algorithm>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlphanumeric(char c) { return IsLower(c) || IsDigit(c); }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text), folded_(FoldWithOrigin(text)) {}

  std::vector<ListingToken> Run() {
    const std::string& folded = folded_.text;
    while (at_ < folded.size()) {
      if (at_ >= address_checked_) SkipAddress();
      if (at_ >= folded.size()) break;
      if (IsAlphanumeric(folded[at_])) {
        TakeWord();
      } else {
        TakeCharacter();
      }
    }
    return std::move(tokens_);
  }

 private:
  bool IsCapital(std::size_t at) const {
    const char32_t c = CodePointAt(text_, folded_.origin[at]).value;
    return (c >= 'A' && c <= 'Z') || (c >= 0xFF21 && c <= 0xFF3A);
  }

  void Emit(ListingToken token, std::size_t begin, std::size_t end) {
    token.begin = folded_.origin[begin];
    token.end = folded_.OriginEnd(end);
    token.spaced = spaced_;
    spaced_ = false;
    token.text = folded_.text.substr(begin, end - begin);
    tokens_.push_back(std::move(token));
    at_ = end;
  }

  void TakeWord() {
    ListingToken token{.kind = ListingToken::kWord, .text = {}, .upper = true};
    std::size_t end = at_;
    std::size_t capitals = 0;
    for (; end < folded_.text.size() && IsAlphanumeric(folded_.text[end]); ++end) {
      const bool letter = IsLower(folded_.text[end]);
      const bool capital = letter && IsCapital(end);
      token.letters = token.letters || letter;
      token.digits = token.digits || !letter;
      token.upper = token.upper && letter == capital;
      capitals += capital ? 1 : 0;
    }
    token.upper = token.upper && token.letters;
    token.capitals = capitals >= 2;
    Emit(std::move(token), at_, end);
  }

  void TakeCharacter() {
    const CodePoint c = CodePointAt(folded_.text, at_);
    const std::size_t end = at_ + c.length;
    const CharClass cls = ClassOf(c.value);
    if (c.value == '\n') {
      Emit({.kind = ListingToken::kSign, .text = {}}, at_, end);
    } else if (cls == CharClass::kSpace) {
      spaced_ = true;
      at_ = end;
    } else if (IsHanLike(cls)) {
      Emit({.kind = ListingToken::kHan, .text = {}}, at_, end);
    } else if (cls == CharClass::kPunctuation || c.value < 0x80) {
      Emit({.kind = ListingToken::kSign, .text = {}}, at_, end);
    } else {
      Emit({.kind = ListingToken::kOther, .text = {}}, at_, end);
    }
  }

  // At the start of a run without blanks: the whole of it becomes one token if it is an address.
  void SkipAddress() {
    const std::string& folded = folded_.text;
    std::size_t end = at_;
    while (end < folded.size() && static_cast<unsigned char>(folded[end]) < 0x80 &&
           static_cast<unsigned char>(folded[end]) > ' ') {
      ++end;
    }
    address_checked_ = end + 1;
    const std::string_view run = std::string_view(folded).substr(at_, end - at_);
    std::size_t start = run.find("://");
    if (start != std::string_view::npos) {
      while (start > 0 && IsLower(run[start - 1])) --start;
    } else {
      start = run.find("www.");
    }
    if (start == std::string_view::npos && run.find('@') != std::string_view::npos) start = 0;
    if (start == std::string_view::npos) return;
    const std::size_t address = at_ + start;
    // What stands before the address in the same run, "(see:https://…", is read as usual.
    while (at_ < address) {
      if (IsAlphanumeric(folded[at_])) {
        TakeWord();
      } else {
        TakeCharacter();
      }
    }
    Emit({.kind = ListingToken::kOther, .text = {}}, at_, end);
  }

  std::string_view text_;
  FoldedText folded_;
  std::vector<ListingToken> tokens_;
  std::size_t at_ = 0;
  std::size_t address_checked_ = 0;  // Up to here runs are known to hold no further address.
  bool spaced_ = false;
};

}  // namespace

std::vector<ListingToken> TokenizeListing(std::string_view text) { return Tokenizer(text).Run(); }

}  // namespace tanxun
