// SPDX-License-Identifier: GPL-2.0-or-later
// The visible text of one block of an HTML page as a browser shows it: blanks collapsed, entities
// decoded, each byte with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

class HtmlInline {
 public:
  explicit HtmlInline(std::string_view page) : page_(page) {
    target_bytes_left_ = (1u << 20) + 8 * page.size();
  }

  void AddText(Span source);          // Bytes of the page between two tags.
  void AddPreformatted(Span source);  // The same inside <pre>.
  void AddBreak(Span tag);            // <br>
  void AddLineEnd();                  // Of a block inside a cell.
  void AddBlank() { blank_ = true; }

  // An inline element; with a mark if `kind` is one of its own.
  void Open();
  void Close();
  void OpenMark(MarkKind kind, std::string target, bool is_tag = false);
  void CloseMark();

  bool empty() const { return text_.text.empty(); }

  // The text so far, without blanks at its ends; marks that are open stay open for the next one.
  struct Taken {
    RichText text;
    // Where its first part ends if it may be a label and what follows its value: the text is
    // nothing but inline elements side by side, or begins with a bold one. 0 = there is no such
    // part.
    std::uint32_t label = 0;
    bool is_pair = false;  // Exactly two elements and nothing else.
  };
  Taken Take(bool verbatim = false);

 private:
  static constexpr int kNotClosed = -(1 << 30);

  struct OpenedMark {
    MarkKind kind = MarkKind::kStrong;
    std::string target;
    bool shown = true;
    bool started = false;  // Something visible is in it.
    std::uint32_t begin = 0;
  };
  struct Border {
    std::uint32_t at = 0;
    int depth = 0;
  };

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.text.size()); }
  void Append(std::string_view bytes, Span source);
  void BeforeVisible(std::string_view next);
  void TakeBlank(std::uint64_t begin, std::uint64_t end);
  void AddNulls(std::uint64_t& at, std::uint64_t end);
  void AddEntity(std::uint64_t& at, std::uint64_t end, bool verbatim);
  void EndMark(OpenedMark& mark);
  std::uint32_t LabelEnd(bool& is_pair) const;

  std::string_view page_;
  RichText text_;
  bool blank_ = false;     // A blank is due before the next visible byte …
  bool wrapped_ = false;   // … that was the end of a line in the file …
  Span blank_place_;       // … or this single one.
  bool line_end_ = false;  // A new line is due.
  std::vector<OpenedMark> marks_;
  std::size_t ignored_marks_ = 0;
  std::uint64_t target_bytes_left_ = 0;
  int depth_ = 0;                // Inline elements open in this block.
  int text_depth_ = 1 << 30;     // The least depth at which there is text.
  std::vector<Border> borders_;  // Where one inline element follows another.
  std::uint32_t closed_at_ = 0;
  int closed_depth_ = kNotClosed;
  std::uint32_t strong_end_ = 0;  // Of a bold text at the very front.
};

}  // namespace tanxun
