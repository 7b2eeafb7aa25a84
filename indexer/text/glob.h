// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tanxun {

// A path pattern: '*' within a folder's name, "**/" any folders or none, "/**" everything inside,
// '?' one character but '/', "[a-z]", "[!a-z]" and "[[:digit:]]", '\' for a plain character. Other
// stars in a row are one star. Letters with their accents joined or apart (NFC, NFD) are the same.
// Matching takes steps in proportion to pattern times path, never more.
class Glob {
 public:
  explicit Glob(std::string_view pattern);
  bool Matches(std::string_view path) const;

 private:
  enum class Kind : std::uint8_t { kLiteral, kAny, kClass, kStar, kFolders, kRest };
  struct Token {
    Kind kind = Kind::kLiteral;
    bool negated = false;
    char32_t value = 0;
    std::vector<std::pair<char32_t, char32_t>> ranges;
  };
  static bool Accepts(const Token& token, char32_t value);

  std::vector<Token> tokens_;
};

bool MatchGlob(std::string_view glob, std::string_view path);

}  // namespace tanxun
