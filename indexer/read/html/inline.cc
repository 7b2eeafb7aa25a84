// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/inline.h"

#include <algorithm>

#include "indexer/read/entities.h"
#include "indexer/read/inline_syntax.h"
#include "indexer/read/rich_text.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::size_t kMaxMarks = 24;  // Open at the same time.
constexpr std::size_t kMaxBorders = 64;

bool IsHtmlBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Written without blanks between words: Han, kana and their punctuation.
bool IsWide(char32_t c) {
  return IsHanLike(ClassOf(c)) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65) ||
         c == 0x2014 || c == 0x201C || c == 0x201D;
}

char32_t LastCharacter(std::string_view text) {
  // Behind an emoji may stand a sign that asks for its coloured form.
  if (text.ends_with("\xEF\xB8\x8F")) text.remove_suffix(3);
  if (text.empty()) return 0;
  return CodePointAt(text, FloorBoundary(text, text.size() - 1)).value;
}

}  // namespace

void HtmlInline::TakeBlank(std::uint64_t begin, std::uint64_t end) {
  const bool single = !blank_ && end - begin == 1 && page_[begin] == ' ';
  blank_place_ = single ? Span{begin, end} : Span{};
  const std::string_view bytes = page_.substr(begin, end - begin);
  wrapped_ = (blank_ ? wrapped_ : false) || bytes.find_first_of("\r\n") != std::string_view::npos;
  blank_ = true;
}

// Puts the blank or the new line that is due.
void HtmlInline::BeforeVisible(std::string_view next) {
  const char32_t first = CodePointAt(next, 0).value;
  const char32_t last = LastCharacter(text_.text);
  const bool at_border = closed_depth_ != kNotClosed && closed_at_ == size();
  if (line_end_ && !empty() && last != U'\n') {
    AppendUnmapped(text_, "\n");
  } else if (empty() || last == U'\n') {
    // No blanks at the front of a line.
  } else if (blank_) {
    if (!(wrapped_ && IsWide(first) && IsWide(last))) {
      if (blank_place_.begin < blank_place_.end) {
        AppendPiece(text_, " ", blank_place_);
      } else {
        AppendUnmapped(text_, " ");
      }
    }
  } else if (at_border && (last == U':' || ClassOf(last) == CharClass::kEmoji)) {
    // Elements that a style sheet sets apart: <b>Label:</b><i>value</i>, <i>🔴</i>text.
    const CharClass next_class = ClassOf(first);
    if (next_class != CharClass::kPunctuation && next_class != CharClass::kEmoji &&
        next_class != CharClass::kMark && next_class != CharClass::kOther) {
      AppendUnmapped(text_, " ");
    }
  }
  blank_ = wrapped_ = line_end_ = false;
  blank_place_ = {};
  for (OpenedMark& mark : marks_) {
    if (mark.started) continue;
    mark.started = true;
    mark.begin = size();
  }
  text_depth_ = std::min(text_depth_, depth_);
}

void HtmlInline::Append(std::string_view bytes, Span source) {
  BeforeVisible(bytes);
  AppendPiece(text_, bytes, source);
}

void HtmlInline::AddEntity(std::uint64_t& at, std::uint64_t end, bool verbatim) {
  const std::string_view rest = page_.substr(at, end - at);
  std::size_t length = EntityLength(rest);
  auto decoded = DecodeEntity(rest.substr(0, length));
  if (!decoded && rest.starts_with("&nbsp")) {  // Without its semicolon in old pages.
    decoded = std::string(kNoBreakSpace);
    length = std::string_view("&nbsp").size();
  }
  if (!decoded) {
    Append("&", {at, at + 1});
    ++at;
    return;
  }
  if (*decoded == kNoBreakSpace || (decoded->size() == 1 && IsHtmlBlank((*decoded)[0]))) {
    if (verbatim) {
      Append(" ", {at, at + length});
    } else {
      TakeBlank(at, at + length);
    }
  } else {
    Append(*decoded, {at, at + length});
  }
  at += length;
}

// A row of them is one piece: there may be millions.
void HtmlInline::AddNulls(std::uint64_t& at, std::uint64_t end) {
  std::string shown;
  const std::uint64_t begin = at;
  for (; at < end && page_[at] == '\0'; ++at) shown += kReplacement;
  Append(shown, {begin, at});
}

void HtmlInline::AddText(Span source) {
  for (std::uint64_t at = source.begin; at < source.end;) {
    const char c = page_[at];
    if (IsHtmlBlank(c)) {
      std::uint64_t end = at + 1;
      while (end < source.end && IsHtmlBlank(page_[end])) ++end;
      TakeBlank(at, end);
      at = end;
    } else if (page_.substr(at, 2) == kNoBreakSpace) {
      TakeBlank(at, at + 2);
      at += 2;
    } else if (c == '&') {
      AddEntity(at, source.end, false);
    } else if (c == '\0') {
      AddNulls(at, source.end);
    } else {
      std::uint64_t end = at + 1;
      while (end < source.end && !IsHtmlBlank(page_[end]) && page_[end] != '&' &&
             page_[end] != '\0' && page_[end] != '\xC2') {
        ++end;
      }
      Append(page_.substr(at, end - at), {at, end});
      at = end;
    }
  }
}

void HtmlInline::AddPreformatted(Span source) {
  for (std::uint64_t at = source.begin; at < source.end;) {
    const char c = page_[at];
    if (c == '\r' || c == '\n') {
      const bool pair = page_.substr(at, 2) == "\r\n" && at + 1 < source.end;
      if (c == '\r' && !pair) {
        AppendUnmapped(text_, "\n");  // One byte for another is no piece.
      } else {
        AppendPiece(text_, "\n", {at, at + (pair ? 2u : 1u)});
      }
      at += pair ? 2 : 1;
    } else if (c == '&') {
      AddEntity(at, source.end, true);
    } else if (c == '\0') {
      AddNulls(at, source.end);
    } else {
      const std::size_t stop = page_.find_first_of(std::string_view("\r\n&\0", 4), at);
      const std::uint64_t end = std::min<std::uint64_t>(stop, source.end);
      Append(page_.substr(at, end - at), {at, end});
      at = end;
    }
  }
}

void HtmlInline::AddBreak(Span tag) {
  blank_ = wrapped_ = false;
  blank_place_ = {};
  if (line_end_ && !empty() && text_.text.back() != '\n') AppendUnmapped(text_, "\n");
  line_end_ = false;
  if (!empty()) AppendPiece(text_, "\n", tag);
}

void HtmlInline::AddLineEnd() {
  line_end_ = !empty();
  blank_ = wrapped_ = false;
  blank_place_ = {};
}

void HtmlInline::Open() {
  if (closed_depth_ == depth_ && closed_at_ == size() && !empty() &&
      borders_.size() < kMaxBorders) {
    borders_.push_back({size(), depth_});
  }
  ++depth_;
}

void HtmlInline::Close() {
  --depth_;
  closed_at_ = size();
  closed_depth_ = depth_;
}

void HtmlInline::OpenMark(MarkKind kind, std::string target, bool is_tag) {
  if (marks_.size() == kMaxMarks) {
    ++ignored_marks_;
    return;
  }
  OpenedMark mark;
  mark.kind = is_tag ? MarkKind::kTag : kind;
  mark.target = std::move(target);
  mark.shown = std::none_of(marks_.begin(), marks_.end(), [&](const OpenedMark& other) {
    return other.kind == mark.kind && other.shown;
  });
  marks_.push_back(std::move(mark));
}

void HtmlInline::CloseMark() {
  if (ignored_marks_ > 0) {
    --ignored_marks_;
  } else if (!marks_.empty()) {
    if (marks_.back().kind == MarkKind::kStrong && marks_.back().started &&
        marks_.back().begin == 0 && strong_end_ == 0) {
      strong_end_ = size();
    }
    EndMark(marks_.back());
    marks_.pop_back();
  }
}

void HtmlInline::EndMark(OpenedMark& mark) {
  if (!mark.started || !mark.shown || mark.begin == size()) return;
  std::string target;
  if (mark.target.size() <= target_bytes_left_) {
    target_bytes_left_ -= mark.target.size();
    target = mark.target;
  }
  if (mark.kind == MarkKind::kWikiLink) {
    text_.marks.push_back(NoteLinkMark(mark.kind, target, mark.begin, size()));
  } else {
    text_.marks.push_back({mark.kind, mark.begin, size(), std::move(target)});
  }
}

std::uint32_t HtmlInline::LabelEnd(bool& is_pair) const {
  is_pair = false;
  if (!borders_.empty()) {
    int least = borders_[0].depth;
    for (const Border& border : borders_) least = std::min(least, border.depth);
    std::uint32_t first = 0;
    std::size_t count = 0;
    for (const Border& border : borders_) {
      if (border.depth != least) continue;
      if (count++ == 0) first = border.at;
    }
    if (text_depth_ > least && first > 0 && first < size()) {
      is_pair = count == 1;
      return first;
    }
  }
  // <b>Label</b> value
  return strong_end_ > 0 && strong_end_ < size() && text_.text[strong_end_] == ' ' ? strong_end_
                                                                                   : 0;
}

HtmlInline::Taken HtmlInline::Take(bool verbatim) {
  Taken taken;
  for (OpenedMark& mark : marks_) {
    EndMark(mark);
    mark.started = false;
  }
  if (!verbatim) taken.label = LabelEnd(taken.is_pair);
  TextRange kept = TrimmedRange(text_.text);
  if (verbatim && kept.begin < kept.end) {  // Code keeps the indentation of its first line.
    const std::size_t line = text_.text.rfind('\n', kept.begin);
    kept.begin = line == std::string::npos ? 0 : static_cast<std::uint32_t>(line + 1);
  }
  SortMarks(text_);
  if (kept.begin == 0 && kept.end == text_.text.size()) {
    taken.text = std::move(text_);
  } else {
    taken.text = Slice(text_, kept);
    taken.label = taken.label > kept.begin ? taken.label - kept.begin : 0;
  }
  text_ = {};
  blank_ = wrapped_ = line_end_ = false;
  blank_place_ = {};
  depth_ = 0;
  text_depth_ = 1 << 30;
  borders_.clear();
  closed_at_ = 0;
  closed_depth_ = kNotClosed;
  strong_end_ = 0;
  return taken;
}

}  // namespace tanxun
