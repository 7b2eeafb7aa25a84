// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/inline_syntax.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "indexer/read/marked_ranges.h"
#include "indexer/read/rich_text.h"
#include "indexer/text/byte_set.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

std::uint32_t Size32(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }
TextRange Range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool IsSize(std::string_view text) {  // 300, 300x200
  return text.find_first_not_of("0123456789x") == std::string_view::npos;
}

// What of "Target|label" is shown; of an embed's label without the size: ![[chart.png|text|300]].
std::string_view ShownOf(std::string_view inner, std::string_view target, bool embed) {
  std::string_view shown = target;
  if (target.size() < inner.size()) {
    std::string_view label = inner.substr(inner.find('|') + 1);
    if (embed) {
      const std::size_t bar = label.rfind('|');
      if (bar != std::string_view::npos && IsSize(Trim(label.substr(bar + 1)))) {
        label = label.substr(0, bar);
        if (label.ends_with('\\')) label.remove_suffix(1);
      }
    }
    label = Trim(label);
    if (!label.empty() && !(embed && IsSize(label))) shown = label;
  }
  if (shown.data() == target.data() && shown.starts_with('#')) shown.remove_prefix(1);
  return Trim(shown);
}

// Marks the link whose source is text[begin, end) and lists what of it is not shown.
void MarkNoteLink(RichText& text, std::uint32_t begin, std::uint32_t end, NoteLinkKind kind,
                  std::vector<TextRange>& erased) {
  const std::uint32_t inner_begin = begin + (kind == NoteLinkKind::kLink ? 2 : 3);
  const std::uint32_t inner_end = end - 2;
  const std::string_view inner =
      std::string_view(text.text).substr(inner_begin, inner_end - inner_begin);
  if (const std::size_t nested = inner.find("[["); nested != std::string_view::npos) {
    const std::size_t close = inner.find("]]", nested);
    std::string target(inner);
    target.erase(close, 2).erase(nested, 2);
    text.marks.push_back(NoteLinkMark(MarkKind::kWikiLink, target, begin, end));
    const auto at = [inner_begin](std::size_t offset) {
      return inner_begin + static_cast<std::uint32_t>(offset);
    };
    for (const std::uint32_t brackets : {begin, at(nested), at(close), inner_end}) {
      erased.push_back({brackets, brackets == begin ? inner_begin : brackets + 2});
    }
    return;
  }
  std::string_view target = inner.substr(0, inner.find('|'));
  if (target.size() < inner.size() && target.ends_with('\\')) target.remove_suffix(1);
  const std::string_view shown = ShownOf(inner, target, kind == NoteLinkKind::kEmbed);
  const auto shown_begin = static_cast<std::uint32_t>(shown.data() - text.text.data());
  const std::uint32_t shown_end = shown_begin + Size32(shown);
  if (kind == NoteLinkKind::kTag) {  // The '#' stays.
    text.marks.push_back({MarkKind::kTag, begin, shown_end, std::string(Trim(target))});
    ++begin;
  } else {
    const MarkKind mark = kind == NoteLinkKind::kEmbed ? MarkKind::kEmbed : MarkKind::kWikiLink;
    text.marks.push_back(NoteLinkMark(mark, target, shown_begin, shown_end));
  }
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
      if (!code.Holds(begin)) MarkNoteLink(text, begin, end, link->kind, erased);
    }
  }
  SortMarks(text);
  Erase(text, erased);
}

bool IsBlankByte(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// ==highlight== or ^^highlight^^ on one line, without its signs.
void FindHighlights(std::string_view text, char sign, const Ranges& skipped,
                    std::vector<TextRange>& erased) {
  const char signs[] = {sign, '\n'};
  const ByteSet stops(std::string_view(signs, sizeof signs));
  std::size_t open = std::string_view::npos;
  if (text.find(sign) == std::string_view::npos) return;
  for (std::size_t at = stops.FindIn(text); at != std::string_view::npos;
       at = stops.FindIn(text, at)) {
    if (text[at] == '\n') {
      open = std::string_view::npos;
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of(sign, at), text.size());
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

// Finds from left to right; what was found is not looked for again before it is passed.
class Finder {
 public:
  Finder(std::string_view text, std::string_view stops) : text_(text), stops_(stops) {}
  std::size_t FirstOf(std::size_t from) {
    if (at_ != std::string_view::npos && (!started_ || at_ < from)) {
      at_ = stops_.FindIn(text_, from);
    }
    started_ = true;
    return at_;
  }

 private:
  std::string_view text_;
  ByteSet stops_;
  std::size_t at_ = 0;
  bool started_ = false;
};

// The sign of an inline footnote: ^[text].
void FindInlineNotes(std::string_view text, const Ranges& skipped, std::vector<TextRange>& erased) {
  Finder stops(text, "]\n");
  for (std::size_t at = text.find("^["); at != std::string_view::npos;
       at = text.find("^[", at + 2)) {
    const std::size_t stop = stops.FirstOf(at + 2);
    if (stop == std::string_view::npos) return;
    const bool of_mark = at > 0 && (text[at - 1] == '^' || text[at - 1] == '[');
    if (text[stop] != ']' || of_mark || skipped.Holds(static_cast<std::uint32_t>(at))) continue;
    erased.push_back(Range(at, at + 1));
  }
}

bool IsUuidAt(std::string_view text, std::size_t at) {
  constexpr std::size_t kUuidBytes = 36;
  return at + kUuidBytes <= text.size() &&
         text.substr(at, kUuidBytes).find_first_not_of("0123456789abcdefABCDEF-") ==
             std::string_view::npos;
}

// ((6103e488-22d4-4751-b27a-69b278067c26)): a block elsewhere.
void FindBlockReferences(std::string_view text, const Ranges& skipped,
                         std::vector<TextRange>& erased) {
  for (std::size_t at = text.find("(("); at != std::string_view::npos;
       at = text.find("((", at + 1)) {
    if (!IsUuidAt(text, at + 2) || !text.substr(at + 38).starts_with("))")) continue;
    if (!skipped.Holds(static_cast<std::uint32_t>(at))) erased.push_back(Range(at, at + 40));
    at += 38;
  }
}

constexpr std::size_t kMaxMacroName = 24;

// {{query …}} is a program's; of {{embed [[x]]}} and {{video address}} the rest is shown. Macros of
// other names are text.
void FindMacros(std::string_view text, const Ranges& skipped, std::vector<TextRange>& erased) {
  static constexpr auto kHidden = std::to_array<std::string_view>(
      {"query", "function", "renderer", "namespace", "cards", "youtube-timestamp"});
  static constexpr auto kShown = std::to_array<std::string_view>(
      {"embed", "cloze", "video", "youtube", "vimeo", "bilibili", "tweet", "twitter"});
  std::size_t close = 0;
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    if (close < at + 2) close = text.find("}}", at + 2);
    if (close == std::string_view::npos) return;
    const std::size_t begin = at;
    const std::string_view inner = text.substr(at + 2, close - at - 2);
    const std::size_t name_end = inner.substr(0, kMaxMacroName).find(' ');
    const std::string_view name = inner.substr(0, name_end);
    at += 2;
    if (name_end == std::string_view::npos || skipped.Holds(static_cast<std::uint32_t>(begin))) {
      continue;
    }
    const std::string_view argument = Trim(inner.substr(name_end));
    const bool reference = argument.starts_with("((") && IsUuidAt(argument, 2);
    const bool known = std::find(kShown.begin(), kShown.end(), name) != kShown.end();
    if (std::find(kHidden.begin(), kHidden.end(), name) != kHidden.end() ||
        (known && (reference || argument.empty()))) {
      erased.push_back(Range(begin, close + 2));
    } else if (known) {
      const auto shown = static_cast<std::size_t>(argument.data() - text.data());
      erased.push_back(Range(begin, shown));
      erased.push_back(Range(shown + argument.size(), close + 2));
    } else {
      continue;
    }
    at = close + 2;
  }
}

// {:height 53, :width 42} behind an image.
void FindImageSizes(std::string_view text, const Ranges& skipped, std::vector<TextRange>& erased) {
  Finder stops(text, "}\n");
  for (std::size_t at = text.find("{:"); at != std::string_view::npos;
       at = text.find("{:", at + 2)) {
    const std::string_view rest = text.substr(at + 2);
    if (!rest.starts_with("height ") && !rest.starts_with("width ")) continue;
    const std::size_t close = stops.FirstOf(at);
    if (close == std::string_view::npos) return;
    if (text[close] != '}' || skipped.Holds(static_cast<std::uint32_t>(at))) continue;
    erased.push_back(Range(at, close + 1));
  }
}

// Takes the ranges out; of those that overlap the first, which is the larger where they begin
// together.
void EraseSigns(RichText& text, std::vector<TextRange>& erased) {
  std::sort(erased.begin(), erased.end(), [](const TextRange& a, const TextRange& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::uint32_t last = 0;
  std::erase_if(erased, [&last](const TextRange& range) {
    if (range.begin < last) return true;
    last = range.end;
    return false;
  });
  Erase(text, erased);
  erased.clear();
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

}  // namespace

void MarkVerbatim(RichText& text, const std::vector<Span>& spans) {
  if (spans.empty() || text.pieces.empty()) return;
  const std::uint64_t text_end = text.pieces.back().source.end;
  auto span =
      std::lower_bound(spans.begin(), spans.end(), text.pieces.front().source.begin,
                       [](const Span& value, std::uint64_t offset) { return value.end <= offset; });
  auto piece = text.pieces.cbegin();
  std::vector<Mark> marks;
  for (; span != spans.end() && span->begin < text_end; ++span) {
    while (piece != text.pieces.cend() && piece->source.end <= span->begin) ++piece;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    for (auto part = piece; part != text.pieces.cend() && part->source.begin < span->end; ++part) {
      const bool exact = part->text_end - part->text_begin == part->source.end - part->source.begin;
      const auto at = [&](std::uint64_t offset) {
        const std::uint64_t inside = std::clamp(offset, part->source.begin, part->source.end);
        return part->text_begin + static_cast<std::uint32_t>(inside - part->source.begin);
      };
      if (end == 0) begin = exact ? at(span->begin) : part->text_begin;
      end = exact ? at(span->end) : part->text_end;
      piece = part;
    }
    if (begin < end) marks.push_back({MarkKind::kCode, begin, end, {}});
  }
  if (marks.empty()) return;
  text.marks.insert(text.marks.end(), marks.begin(), marks.end());
  SortMarks(text);
}

void ApplyInlineSyntax(RichText& text, const std::vector<NoteLink>& links) {
  SortMarks(text);
  ApplyNoteLinks(text, links);
  const std::string& bytes = text.text;
  const auto has = [&bytes](std::string_view sign) {
    return bytes.find(sign) != std::string::npos;
  };
  std::vector<TextRange> erased;
  if (has("{{") || has("((")) {  // They may hold any of the signs below.
    const Ranges code = MarkedRanges(text, false);
    FindMacros(bytes, code, erased);
    FindBlockReferences(bytes, code, erased);
    EraseSigns(text, erased);
  }
  const Ranges code = MarkedRanges(text, false);
  if (has("==")) FindHighlights(bytes, '=', code, erased);
  if (has("^^")) FindHighlights(bytes, '^', code, erased);
  if (has("[^")) FindFootnoteMarks(bytes, MarkedRanges(text, true), erased);
  if (has("^[")) FindInlineNotes(bytes, code, erased);
  if (has("{:")) FindImageSizes(bytes, code, erased);
  EraseSigns(text, erased);
  FindBlockId(bytes, erased);
  EraseSigns(text, erased);
  const TextRange kept = TrimmedRange(text.text);
  if (kept.end - kept.begin != text.text.size()) text = Slice(text, kept);
}

void DropTaskMarker(RichText& text) {
  const std::string_view bytes = text.text;
  if (!bytes.starts_with('[') || bytes.size() < 4) return;
  const CodePoint sign = CodePointAt(bytes, 1);
  if (ClassOf(sign.value) == CharClass::kDigit || sign.value == ']') return;
  const std::size_t close = 1 + sign.length;
  if (!bytes.substr(close).starts_with("] ")) return;
  if (!text.marks.empty() && text.marks[0].begin < close) return;
  Erase(text, {Range(0, close + 2)});
}

void DropHeadingAttributes(RichText& text) {
  const std::string_view bytes = text.text;
  if (!bytes.ends_with('}')) return;
  const std::size_t open = bytes.rfind('{');
  if (open == std::string_view::npos || open == 0 || !IsBlankByte(bytes[open - 1])) return;
  const char sign = bytes[open + 1];
  if (sign != '#' && sign != '.' && sign != ':') return;
  std::size_t end = open;
  while (end > 0 && IsBlankByte(bytes[end - 1])) --end;
  std::size_t hashes = end;
  while (hashes > 0 && bytes[hashes - 1] == '#') --hashes;
  if (hashes > 0 && hashes < end && IsBlankByte(bytes[hashes - 1])) {
    end = hashes;
    while (end > 0 && IsBlankByte(bytes[end - 1])) --end;
  }
  if (end > 0) Erase(text, {Range(end, bytes.size())});
}

void DropCodeEscapes(RichText& text) {
  if (text.text.find("\\|") == std::string::npos) return;
  std::vector<TextRange> erased;
  std::size_t at = text.text.find("\\|");
  for (const Mark& mark : text.marks) {  // Code marks do not overlap.
    if (mark.kind != MarkKind::kCode) continue;
    if (at < mark.begin) at = text.text.find("\\|", mark.begin);
    while (at < mark.end) {
      erased.push_back(Range(at, at + 1));
      at = text.text.find("\\|", at + 2);
    }
  }
  EraseSigns(text, erased);
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

Mark NoteLinkMark(MarkKind kind, std::string_view target, std::uint32_t begin, std::uint32_t end) {
  const std::size_t sign = std::min(target.find_first_of("#^"), target.size());
  std::string_view name = Trim(target.substr(0, sign));
  std::string_view part = target.substr(sign);
  if (part.starts_with('#')) part.remove_prefix(1);
  if (name.ends_with(".md")) name.remove_suffix(3);
  return {kind, begin, end, std::string(name), std::string(Trim(part)), true};
}

}  // namespace tanxun
