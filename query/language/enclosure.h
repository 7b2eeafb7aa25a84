// SPDX-License-Identifier: GPL-2.0-or-later
// Text between marks: phrases in quotes, names of links in double brackets.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tanxun::syntax {

struct Extent {
  std::size_t begin = 0;  // Of what stands between the marks, unblanked at both ends.
  std::size_t end = 0;
  std::size_t after = 0;  // First byte behind the closing mark.
};

// Finds the ends of the quotes of one text. It knows beforehand which closing marks are still to
// come, so that all of them together take no longer than the text.
class QuoteFinder {
 public:
  explicit QuoteFinder(std::string_view text);
  // The phrase that opens at `at`; nothing where it has no end. Double quotes of any make may close
  // each other where the proper partner is missing, for input methods mix them.
  std::optional<Extent> At(std::size_t at) const;

 private:
  struct Mark {
    char32_t sign = 0;
    std::size_t last = std::string_view::npos;
  };
  bool Follows(char32_t sign, std::size_t at) const;

  std::string_view text_;
  std::array<Mark, 4> marks_;
};

// Quotes that QuoteFinder undoes.
std::string Quote(std::string_view text);

// The link that opens at `at`, without its |alias; nothing where it has no end.
std::optional<Extent> FindLink(std::string_view text, std::size_t at);

}  // namespace tanxun::syntax
