// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/sentence_line.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/utf8.h"
#include "query/search/get_lines.h"

namespace tanxun {
namespace {

constexpr std::size_t kAnchorBytes = 24;

// Letters, digits and whatever is no ASCII: what markup leaves alone.
bool IsInk(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

// A text without its blanks and signs, and the line of each byte that is left.
struct Ink {
  std::string bytes;
  std::vector<std::uint32_t> lines;
};

Ink InkOf(std::string_view text, std::uint32_t first_line) {
  Ink ink;
  std::uint32_t line = first_line;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (!IsInk(c)) continue;
    ink.bytes += c;
    ink.lines.push_back(line);
  }
  return ink;
}

// Where the first piece of `part` that stands in `whole` stands there; from `from` on if it can be.
std::optional<std::size_t> Find(std::string_view whole, std::string_view part, std::size_t from) {
  for (std::size_t at = 0; at < part.size(); at += kAnchorBytes / 2) {
    const std::string_view anchor = part.substr(at, kAnchorBytes);
    if (at > 0 && anchor.size() < kAnchorBytes) break;
    std::size_t found = whole.find(anchor, std::min(from, whole.size()));
    if (found == whole.npos) found = whole.find(anchor);
    if (found != whole.npos) return found;
  }
  return std::nullopt;
}

}  // namespace

LineRange LinesOf(const IndexReader& index, const StoredPassage& passage, std::uint32_t begin,
                  std::uint32_t end) {
  const LineRange lines = passage.passage.lines;
  if (lines.first == lines.last) return lines;
  const std::string path =
      passage.record.empty() ? passage.path : passage.path + "#" + passage.record;
  const auto excerpt = GetLines(index, path, lines);
  if (!excerpt.ok()) return lines;
  const std::string_view text = passage.passage.text;
  const Ink source = InkOf(excerpt->text, lines.first);
  const std::string sentence = InkOf(text.substr(begin, end - begin), 0).bytes;
  // Markup and headings only add to what stands before.
  const std::size_t before = InkOf(text.substr(0, begin), 0).bytes.size();
  const auto first = Find(source.bytes, sentence, before);
  if (!first) return lines;
  const std::string_view tail =
      std::string_view(sentence).substr(sentence.size() - std::min(sentence.size(), kAnchorBytes));
  const std::size_t last = source.bytes.find(tail, *first);
  const std::uint32_t line = source.lines[*first];
  if (last == std::string::npos) return {line, line};
  return {line, source.lines[last + tail.size() - 1]};
}

}  // namespace tanxun
