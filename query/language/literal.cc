// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/literal.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "query/language/syntax.h"

namespace tanxun {

std::vector<QueryNode> LiteralWords(std::string_view query) {
  std::vector<QueryNode> words;
  std::size_t at = 0;
  while (at < query.size()) {
    if (syntax::IsTerminator(query, at)) {
      at += std::max<std::size_t>(syntax::SignAt(query, at).length, syntax::LinkMarkAt(query, at));
      continue;
    }
    const std::size_t stop = syntax::FindTerminator(query, at);
    std::size_t begin = at;
    constexpr std::string_view kMarks = "+-#\\*[]";
    while (begin < stop && kMarks.find(query[begin]) != std::string_view::npos) ++begin;
    std::size_t end = stop;
    for (std::size_t before = end + 1; before != end;) {
      before = end;
      end = syntax::TrimWord(query, begin, end);
      while (end > begin && (query[end - 1] == '*' || query[end - 1] == ']')) --end;
    }
    at = stop;
    if (begin == end) continue;
    QueryNode word;
    word.kind = NodeKind::kWord;
    word.text = std::string(query.substr(begin, end - begin));
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace tanxun
