// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/inline_syntax.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "indexer/read/rich_text.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

std::uint32_t Size32(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }
TextRange Range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Sorted, disjoint ranges in which syntax is text.
class Ranges {
 public:
  void Add(std::uint32_t begin, std::uint32_t end) { ranges_.push_back({begin, end}); }
  void Close() {
    std::sort(ranges_.begin(), ranges_.end(),
              [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    std::vector<TextRange> joined;
    for (const TextRange& range : ranges_) {
      if (!joined.empty() && range.begin <= joined.back().end) {
        joined.back().end = std::max(joined.back().end, range.end);
      } else {
        joined.push_back(range);
      }
    }
    ranges_ = std::move(joined);
  }
  bool Holds(std::uint32_t at) const {
    auto next = std::upper_bound(
        ranges_.begin(), ranges_.end(), at,
        [](std::uint32_t value, const TextRange& range) { return value < range.begin; });
    return next != ranges_.begin() && std::prev(next)->end > at;
  }

 private:
  std::vector<TextRange> ranges_;
};

Ranges MarkedRanges(const RichText& text, bool links_too) {
  Ranges ranges;
  for (const Mark& mark : text.marks) {
    const bool link = mark.kind == MarkKind::kLink || mark.kind == MarkKind::kWikiLink ||
                      mark.kind == MarkKind::kEmbed;
    if (mark.kind == MarkKind::kCode || (links_too && link)) ranges.Add(mark.begin, mark.end);
  }
  ranges.Close();
  return ranges;
}

// The name of the note a link's target means: no heading, no block, no ".md".
std::string NoteName(std::string_view target) {
  target = target.substr(0, target.find_first_of("#^"));
  target = Trim(target);
  if (target.ends_with(".md")) target.remove_suffix(3);
  return std::string(target);
}

bool IsNumber(std::string_view text) {
  return text.find_first_not_of("0123456789x") == std::string_view::npos;
}

// Marks the link whose source is text[begin, end) and lists what of it is not shown.
void MarkNoteLink(RichText& text, std::uint32_t begin, std::uint32_t end, bool embed,
                  std::vector<TextRange>& erased) {
  const std::uint32_t inner_begin = begin + (embed ? 3 : 2);
  const std::uint32_t inner_end = end - 2;
  const std::string_view inner =
      std::string_view(text.text).substr(inner_begin, inner_end - inner_begin);
  const std::size_t bar = inner.find('|');
  std::string_view target = inner.substr(0, bar);
  if (bar != std::string_view::npos && target.ends_with('\\')) target.remove_suffix(1);
  std::string_view shown = target;
  if (bar != std::string_view::npos) {
    const std::string_view label = Trim(inner.substr(bar + 1));
    if (!label.empty() && !(embed && IsNumber(label))) shown = label;  // ![[chart.png|300]]
  }
  if (shown.data() == target.data() && shown.starts_with('#')) shown.remove_prefix(1);
  shown = Trim(shown);
  const auto shown_begin = static_cast<std::uint32_t>(shown.data() - text.text.data());
  const std::uint32_t shown_end = shown_begin + Size32(shown);
  text.marks.push_back(
      {embed ? MarkKind::kEmbed : MarkKind::kWikiLink, shown_begin, shown_end, NoteName(target)});
  if (begin < shown_begin) erased.push_back({begin, shown_begin});
  if (shown_end < end) erased.push_back({shown_end, end});
}

void ApplyNoteLinks(RichText& text, const std::vector<NoteLink>& links) {
  if (links.empty()) return;
  const Ranges code = MarkedRanges(text, false);
  std::vector<TextRange> erased;
  for (const TextPiece& piece : text.pieces) {
    if (piece.text_end - piece.text_begin != piece.source.end - piece.source.begin) continue;
    auto link =
        std::lower_bound(links.begin(), links.end(), piece.source.begin,
                         [](const NoteLink& value, std::uint64_t at) { return value.begin < at; });
    for (; link != links.end() && link->end <= piece.source.end; ++link) {
      const auto begin =
          piece.text_begin + static_cast<std::uint32_t>(link->begin - piece.source.begin);
      const auto end = begin + static_cast<std::uint32_t>(link->end - link->begin);
      if (!code.Holds(begin)) MarkNoteLink(text, begin, end, link->embed, erased);
    }
  }
  SortMarks(text);
  Erase(text, erased);
}

bool IsBlankByte(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// ==highlight== on one line, without its signs.
void FindHighlights(std::string_view text, const Ranges& skipped, std::vector<TextRange>& erased) {
  std::size_t open = std::string_view::npos;
  for (std::size_t at = text.find_first_of("=\n"); at != std::string_view::npos;
       at = text.find_first_of("=\n", at)) {
    if (text[at] == '\n') {
      open = std::string_view::npos;
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of('=', at), text.size());
    if (end - at == 2 && !skipped.Holds(static_cast<std::uint32_t>(at))) {
      const bool can_close = at > 0 && !IsBlankByte(text[at - 1]);
      const bool can_open = end < text.size() && !IsBlankByte(text[end]);
      if (open != std::string_view::npos && can_close) {
        erased.push_back(Range(open, open + 2));
        erased.push_back(Range(at, end));
        open = std::string_view::npos;
      } else if (can_open) {
        open = at;
      }
    }
    at = end;
  }
}

// [^1] anywhere, and the colon behind it at the start of a line.
void FindFootnoteMarks(std::string_view text, const Ranges& skipped,
                       std::vector<TextRange>& erased) {
  for (std::size_t at = text.find("[^"); at != std::string_view::npos; at = text.find("[^", at)) {
    const std::size_t close = text.find_first_of("[] \n", at + 2);
    if (close == std::string_view::npos) return;
    if (text[close] != ']' || close == at + 2 || skipped.Holds(static_cast<std::uint32_t>(at))) {
      at = close;
      continue;
    }
    std::size_t end = close + 1;
    if ((at == 0 || text[at - 1] == '\n') && end < text.size() && text[end] == ':') {
      ++end;
      while (end < text.size() && text[end] == ' ') ++end;
    }
    erased.push_back(Range(at, end));
    at = end;
  }
}

// " ^block-id" at the end.
void FindBlockId(std::string_view text, std::vector<TextRange>& erased) {
  std::size_t at = text.size();
  const auto is_id = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  };
  while (at > 0 && is_id(text[at - 1])) --at;
  if (at == text.size() || at == 0 || text[--at] != '^') return;
  if (at > 0 && !IsBlankByte(text[at - 1])) return;
  while (at > 0 && IsBlankByte(text[at - 1])) --at;
  if (!erased.empty() && erased.back().end > at) return;
  erased.push_back(Range(at, text.size()));
}

bool IsTagCharacter(char32_t value) {
  if (value == '_' || value == '-' || value == '/') return true;
  switch (ClassOf(value)) {
    case CharClass::kLetter:
    case CharClass::kDigit:
    case CharClass::kMark:
    case CharClass::kHan:
    case CharClass::kKana:
    case CharClass::kHangul:
    case CharClass::kEmoji:
      return true;
    default:
      return value == 0x200D || value == 0xFE0F;  // Inside emoji.
  }
}

// The end of the tag whose '#' is at `at`; `at` if there is none.
std::size_t TagEnd(std::string_view text, std::size_t at) {
  bool named = false;
  std::size_t end = at + 1;
  while (end < text.size()) {
    const CodePoint point = CodePointAt(text, end);
    if (!IsTagCharacter(point.value)) break;
    named = named || (ClassOf(point.value) != CharClass::kDigit && point.value != '/');
    end += point.length;
  }
  while (end > at + 1 && text[end - 1] == '/') --end;
  // A second '#' makes it something else: ##, a colour, an anchor.
  if (!named || (end < text.size() && text[end] == '#')) return at;
  return end;
}

// Whether a backslash made visible byte `at` plain text.
bool IsEscaped(const RichText& text, std::uint32_t at, std::string_view note) {
  const std::uint64_t source = SourceSpan(text, at, at + 1).begin;
  return source > 0 && source <= note.size() && note[source - 1] == '\\';
}

}  // namespace

void ApplyInlineSyntax(RichText& text, const std::vector<NoteLink>& links) {
  SortMarks(text);
  ApplyNoteLinks(text, links);
  const Ranges code = MarkedRanges(text, false);
  std::vector<TextRange> erased;
  if (text.text.find("==") != std::string::npos) FindHighlights(text.text, code, erased);
  if (text.text.find("[^") != std::string::npos) {
    FindFootnoteMarks(text.text, MarkedRanges(text, true), erased);
  }
  std::sort(erased.begin(), erased.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  // Signs inside each other ([^==]) stay as they are.
  std::uint32_t last = 0;
  std::erase_if(erased, [&last](const TextRange& range) {
    if (range.begin < last) return true;
    last = range.end;
    return false;
  });
  FindBlockId(text.text, erased);
  Erase(text, erased);
  const TextRange kept = TrimmedRange(text.text);
  if (kept.end - kept.begin != text.text.size()) text = Slice(text, kept);
}

void DropCalloutMarker(RichText& text) {
  const std::string_view bytes = text.text;
  if (!bytes.starts_with("[!")) return;
  const std::size_t close = bytes.find_first_of("]\n", 2);
  if (close == std::string_view::npos || bytes[close] != ']' || close == 2) return;
  std::size_t end = close + 1;
  if (end < bytes.size() && (bytes[end] == '+' || bytes[end] == '-')) ++end;
  while (end < bytes.size() && IsBlankByte(bytes[end])) ++end;
  Erase(text, {Range(0, end)});
}

void MarkTags(RichText& text, std::string_view note) {
  const std::string_view bytes = text.text;
  if (bytes.find('#') == std::string_view::npos) return;
  const Ranges skipped = MarkedRanges(text, true);
  std::vector<Mark> tags;
  for (std::size_t at = bytes.find('#'); at != std::string_view::npos; at = bytes.find('#', at)) {
    bool begins = at == 0 || IsBlankByte(bytes[at - 1]);
    if (!begins) {
      const std::size_t before = FloorBoundary(bytes, at - 1);
      begins = ClassOf(CodePointAt(bytes, before).value) == CharClass::kSpace;
    }
    const auto begin = static_cast<std::uint32_t>(at);
    const std::size_t end = begins ? TagEnd(bytes, at) : at;
    if (end == at || skipped.Holds(begin) || IsEscaped(text, begin, note)) {
      at += 1;
      continue;
    }
    tags.push_back({MarkKind::kTag, begin, static_cast<std::uint32_t>(end),
                    std::string(bytes.substr(at + 1, end - at - 1))});
    at = end;
  }
  if (tags.empty()) return;
  text.marks.insert(text.marks.end(), tags.begin(), tags.end());
  SortMarks(text);
}

bool IsTagsOnly(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view bytes = text.text;
  std::uint32_t at = begin;
  bool any = false;
  auto mark = std::lower_bound(
      text.marks.begin(), text.marks.end(), begin,
      [](const Mark& value, std::uint32_t offset) { return value.begin < offset; });
  for (; mark != text.marks.end() && mark->begin < end; ++mark) {
    if (mark->kind != MarkKind::kTag) continue;
    if (mark->begin < at || !Trim(bytes.substr(at, mark->begin - at)).empty()) return false;
    at = mark->end;
    any = true;
  }
  return any && Trim(bytes.substr(at, end - at)).empty();
}

}  // namespace tanxun
