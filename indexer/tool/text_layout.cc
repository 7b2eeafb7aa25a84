// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/text_layout.h"

#include <algorithm>
#include <limits>

#include "indexer/tool/display_width.h"

namespace tanxun {
namespace {

// Below this a line is no line: what does not fit then is the terminal's to break.
constexpr std::size_t kLeastColumns = 8;
// Above this the eye loses the line.
constexpr std::size_t kMostColumns = 100;

struct Piece {
  std::string_view text;  // One grapheme.
  std::size_t columns;
  const Run* run;
};

// Where lines are broken a tab is a blank: nobody knows how wide it would be.
std::vector<Piece> PiecesOf(const std::vector<Run>& runs, bool breaks) {
  std::vector<Piece> pieces;
  for (const Run& run : runs) {
    for (std::size_t at = 0; at < run.text.size();) {
      const Grapheme grapheme = GraphemeAt(run.text, at);
      const std::string_view text = std::string_view(run.text).substr(at, grapheme.bytes);
      pieces.push_back({breaks && text == "\t" ? " " : text, grapheme.columns, &run});
      at += grapheme.bytes;
    }
  }
  return pieces;
}

bool IsOneOf(std::string_view grapheme, std::string_view marks) {
  return marks.find(grapheme) != std::string_view::npos;
}

// Whether a line may end after `before` and the next begin with `after`.
bool MayBreak(const Piece& before, const Piece& after) {
  if (after.text == " ") return false;  // It stays at the line's end, where nobody sees it.
  if (before.text == " ") return true;
  if (before.columns < 2 && after.columns < 2) return false;
  return !IsOneOf(after.text, "、。，．！？：；）】》」』〕〉”’…—～％·,.!?:;)]}%") &&
         !IsOneOf(before.text, "（【《「『〔〈“‘￥＄([{$#");
}

// Past the last piece of the line that begins at `begin`.
std::size_t EndOfLine(const std::vector<Piece>& pieces, std::size_t begin, std::size_t columns) {
  std::size_t width = 0;
  std::size_t last_break = begin;
  for (std::size_t i = begin; i < pieces.size(); ++i) {
    if (pieces[i].text == "\n") return i;
    if (i > begin && MayBreak(pieces[i - 1], pieces[i])) last_break = i;
    width += pieces[i].columns;
    if (width > columns && pieces[i].text != " ") {
      return last_break > begin ? last_break : std::max(i, begin + 1);
    }
  }
  return pieces.size();
}

std::string Styled(const std::string& text, const Run& run, const TerminalStyle& style) {
  const std::string painted = run.paint ? Painted(text, *run.paint, style) : text;
  return run.link.empty() ? painted : Linked(painted, run.link, style);
}

std::string LineOf(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end,
                   const TerminalStyle& style) {
  std::string line;
  while (begin < end) {
    const Run& run = *pieces[begin].run;
    std::string text;
    for (; begin < end && pieces[begin].run == &run; ++begin) text += pieces[begin].text;
    line += Styled(text, run, style);
  }
  return line;
}

}  // namespace

std::string LayOut(const std::vector<Run>& runs, const Indent& indent, const TerminalStyle& style) {
  const bool breaks = style.columns != 0;
  const std::vector<Piece> pieces = PiecesOf(runs, breaks);
  const std::size_t taken = std::max(TerminalWidth(indent.first), TerminalWidth(indent.rest));
  const std::size_t columns =
      breaks ? std::max(std::min(style.columns, kMostColumns), taken + kLeastColumns) - taken
             : std::numeric_limits<std::size_t>::max();
  std::string out;
  std::size_t begin = 0;
  do {
    const std::size_t end = EndOfLine(pieces, begin, columns);
    std::size_t shown = end;
    while (breaks && shown > begin && pieces[shown - 1].text == " ") --shown;
    out += (begin == 0 ? indent.first : indent.rest) + LineOf(pieces, begin, shown, style) + "\n";
    begin = end + (end < pieces.size() && pieces[end].text == "\n" ? 1 : 0);
  } while (begin < pieces.size());
  return out;
}

}  // namespace tanxun
