// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/note.h"
#include "tanxun/knowledge.h"
#include "tests/law.h"
#include "tests/read/read_laws.h"

namespace tanxun {

inline std::string WithoutBlanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '|') out += c;
  }
  return out;
}

// The visible text of a source, found by a plain scan, and which part of it each block is.
struct VisibleText {
  struct Part {
    std::size_t begin = 0;
    std::string header;  // Of a table.
  };
  std::string text;
  std::vector<Part> parts;
};

// A heading that stands in the trail of the passages below it.
inline bool IsTrail(const Block& block) {
  return block.kind == BlockKind::kHeading && block.text.text.size() <= kMaxNameBytes;
}

// All blocks but such headings, without blanks.
inline VisibleText VisibleTextOf(const Source& source) {
  VisibleText visible;
  for (const Block& block : source.blocks) {
    VisibleText::Part part{visible.text.size(), ""};
    if (!IsTrail(block)) visible.text += WithoutBlanks(block.text.text);
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      std::string row;
      for (const TableCell& cell : block.rows[r].cells) row += WithoutBlanks(cell.text.text);
      if (r < block.header_rows) part.header += row;
      visible.text += row;
    }
    visible.parts.push_back(std::move(part));
  }
  return visible;
}

// All visible text is in the passages, each character once: but for headings, which are the trail
// or a passage of their own, and for the header that a table cut by rows repeats.
inline std::string BrokenCoverageLaw(const Source& source, const std::vector<Passage>& passages) {
  const VisibleText visible = VisibleTextOf(source);
  std::set<std::pair<std::uint64_t, std::uint64_t>> headings;
  for (const Block& block : source.blocks) {
    if (IsTrail(block)) headings.insert({block.span.begin, block.span.end});
  }
  std::size_t at = 0;
  for (const Passage& passage : passages) {
    if (headings.contains({passage.span.begin, passage.span.end})) continue;
    const std::string found = WithoutBlanks(passage.text);
    const std::string_view left = std::string_view(visible.text).substr(at);
    // Behind a table's first row its header stands once more; of parts that begin here, the last
    // one has text.
    auto part = std::upper_bound(
        visible.parts.begin(), visible.parts.end(), at,
        [](std::size_t value, const VisibleText::Part& row) { return value < row.begin; });
    bool matched = false;
    while (!matched && part != visible.parts.begin()) {
      --part;
      const bool inside = part->begin < at && found.starts_with(part->header);
      const std::string_view own = std::string_view(found).substr(inside ? part->header.size() : 0);
      if (left.starts_with(own)) {
        matched = true;
        at += own.size();
      } else if (part->begin < at) {
        break;
      }
    }
    if (!matched) return "passage \"" + passage.text + "\" is not the next visible text";
  }
  if (at != visible.text.size()) return "no passage has \"" + visible.text.substr(at) + "\"";
  return "";
}

inline std::string BrokenPlaceLaw(Span span, LineRange lines, std::string_view file,
                                  std::uint64_t last_line) {
  TANXUN_KEEPS(span.begin <= span.end);
  TANXUN_KEEPS(span.end <= file.size());
  TANXUN_KEEPS(lines.first >= 1 && lines.first <= lines.last);
  TANXUN_KEEPS(lines.last <= last_line);
  return "";
}

inline std::string BrokenFactLaw(const Fact& fact, std::string_view file, std::uint64_t last_line) {
  TANXUN_KEEPS_LAW(BrokenPlaceLaw(fact.where.span, fact.where.lines, file, last_line), "fact");
  TANXUN_KEEPS(IsValidUtf8(fact.subject));
  TANXUN_KEEPS(IsValidUtf8(fact.attribute));
  TANXUN_KEEPS(IsValidUtf8(fact.value));
  TANXUN_KEEPS(IsValidUtf8(fact.where.quote));
  for (const std::string& item : fact.items) TANXUN_KEEPS(!item.empty() && IsValidUtf8(item));
  TANXUN_KEEPS(!fact.value.empty());
  TANXUN_KEEPS(fact.confidence > 0.0 && fact.confidence <= 1.0);
  TANXUN_KEEPS(fact.where.column >= 1);
  return "";
}

// Whatever was extracted has its place in the file, and its text can be read.
inline std::string BrokenKnowledgeLaw(const Source& source, const Knowledge& knowledge,
                                      std::string_view file) {
  const std::uint64_t lines = std::max<std::uint64_t>(LineCount(source, file), 1);
  std::uint64_t begin = 0;
  for (const Passage& passage : knowledge.passages) {
    TANXUN_KEEPS_LAW(BrokenPlaceLaw(passage.span, passage.lines, file, lines), Describe(passage));
    TANXUN_KEEPS(begin <= passage.span.begin);
    TANXUN_KEEPS(!passage.text.empty() && IsValidUtf8(passage.text));
    begin = passage.span.begin;
  }
  for (const Fact& fact : knowledge.facts) {
    TANXUN_KEEPS_LAW(BrokenFactLaw(fact, file, lines), Describe(fact));
  }
  for (const TickerMention& ticker : knowledge.tickers) {
    TANXUN_KEEPS_LAW(BrokenPlaceLaw(ticker.span, {ticker.line, ticker.line}, file, lines),
                     Describe(ticker));
  }
  for (const StatusMention& status : knowledge.statuses) TANXUN_KEEPS(status.line <= lines);
  for (const Link& link : knowledge.links) TANXUN_KEEPS(link.line <= lines);
  for (const Alias& alias : knowledge.names) {
    TANXUN_KEEPS(alias.line <= lines && IsValidUtf8(alias.name) && IsValidUtf8(alias.other));
  }
  for (const std::string& tag : knowledge.tags) TANXUN_KEEPS(!tag.empty() && IsValidUtf8(tag));
  return source.record.empty() ? BrokenCoverageLaw(source, knowledge.passages) : "";
}

}  // namespace tanxun
