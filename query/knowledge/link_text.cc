// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/link_text.h"

#include <algorithm>
#include <string_view>

#include "indexer/text/utf8.h"
#include "query/search/matcher.h"

namespace tanxun {
namespace {

constexpr std::size_t kTextBytes = 240;
constexpr std::string_view kMore = "…";

// The line of `text` with the bytes [begin, end), cut to what is near them.
std::string LineAround(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t first = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
  const std::size_t last = std::min(text.find('\n', end), text.size());
  if (last - first <= kTextBytes) return std::string(Trim(text.substr(first, last - first)));
  const std::size_t before = (kTextBytes - std::min(end - begin, kTextBytes)) / 2;
  const std::size_t from = begin - first <= before ? first : FloorBoundary(text, begin - before);
  const std::size_t to =
      std::min(FloorBoundary(text, std::min(from + kTextBytes, text.size())), last);
  std::string cut = from > first ? std::string(kMore) : "";
  cut += Trim(text.substr(from, to - from));
  if (to < last) cut += kMore;
  return cut;
}

}  // namespace

std::uint32_t LinkTexts::PassageAt(std::uint32_t line) {
  std::uint32_t low = source_.number + 1;
  std::uint32_t high = source_.first_chunk();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (LoadPassage(reader_, middle).passage.lines.last < line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::string LinkTexts::Around(const Link& link) {
  if (id_ == 0 || link.line > passage_.lines.last || link.line < passage_.lines.first) {
    id_ = PassageAt(link.line);
    if (id_ == source_.first_chunk()) return "";
    passage_ = LoadPassage(reader_, id_).passage;
    seen_.clear();
    if (link.line < passage_.lines.first) return "";
  }
  const std::string_view text = passage_.text;
  const std::string& words = link.label.empty() ? link.target : link.label;
  std::size_t& seen = seen_[words];
  std::size_t at = text.find(words, seen);
  if (at == text.npos) at = text.find(words);
  if (at == text.npos) return LineAround(text, 0, 0);
  seen = at + words.size();
  return LineAround(text, at, at + words.size());
}

}  // namespace tanxun
