// SPDX-License-Identifier: GPL-2.0-or-later
// From the Markdown parser's events to blocks with spans.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/lines.h"
#include "indexer/read/markdown_mask.h"
#include "tanxun/source.h"

namespace tanxun {

// Takes events in the note's order. All spans are offsets into the note's text.
class BlockBuilder {
 public:
  BlockBuilder(const LineIndex& lines, const MaskedMarkdown& masked);

  void EnterQuote();
  void LeaveQuote();
  void EnterList(bool ordered);
  void LeaveList();
  void EnterItem();
  void LeaveItem();

  void BeginHeading(int level);
  void BeginParagraph();
  void BeginCode(char fence);  // 0 = indented.
  void BeginHtml();
  void EndLeaf();  // Of any of the four.
  void AddRule();

  void BeginTable();
  void BeginRow(bool header);
  void BeginCell();
  void EndCell();
  void EndRow();
  void EndTable();

  void BeginMark(MarkKind kind, std::string target);
  void BeginMark(Mark mark);  // Its place is not yet known.
  void EndMark();

  void AddSource(std::uint64_t begin, std::uint64_t end);  // Visible text at its place.
  void AddEntity(std::uint64_t begin, std::uint64_t end);
  void AddNewline();
  void AddBlank(std::string_view blanks);  // Blanks that stand nowhere.
  void AddInlineHtml(std::uint64_t begin, std::uint64_t end);

  std::vector<Block> Finish() &&;

 private:
  struct Container {
    enum Kind { kQuote, kList, kItem } kind = kQuote;
    bool ordered = false;
    bool has_text = false;
    bool footnote = false;  // An item that masking made of a footnote's text.
  };

  enum class LineForm { kRule, kFence, kDashes };

  void OpenText();
  void CloseText();
  void Touch(std::uint64_t begin, std::uint64_t end);
  void TakeFootnote(Block& block);
  void ReadInline(RichText& text) const;
  void FinishText(Block block);
  void FinishVerbatim(Block block);
  void EmitTagLines(Block block);
  void Emit(Block block);
  LineRange TouchedLines() const;
  std::uint32_t FindLine(LineForm form);
  void MoveBehind(std::uint32_t line);

  const LineIndex& lines_;
  const MaskedMarkdown& masked_;
  std::string_view note_;
  std::vector<Block> blocks_;
  std::vector<Container> containers_;
  int quotes_ = 0;
  int items_ = 0;
  int footnotes_ = 0;  // Items among them that are none.

  bool open_ = false;      // A leaf is being built in block_.
  bool implicit_ = false;  // It is an item's text without a paragraph of its own.
  bool in_cell_ = false;
  char fence_ = 0;
  Block block_;
  std::vector<std::size_t> open_marks_;
  std::uint64_t cursor_ = 0;  // Everything before it is in a block or is nothing visible.
  std::uint64_t touched_begin_ = 0;
  std::uint64_t touched_end_ = 0;  // 0 = nothing of the leaf's source seen.

  std::array<bool, 3> no_more_{};  // By LineForm.

  Block table_;
  bool header_row_ = false;
  std::uint32_t table_line_ = 0;  // Of the first header row; 0 = not known yet.
  std::uint32_t row_line_ = 0;
};

}  // namespace tanxun
