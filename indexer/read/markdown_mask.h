// SPDX-License-Identifier: GPL-2.0-or-later
// What of a note the Markdown parser must not see as it stands: Obsidian's links and comments,
// math, footnotes, tables that follow a line of text, and emphasis that touches Chinese
// punctuation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/read/lines.h"

namespace tanxun {

enum class NoteLinkKind : std::uint8_t { kLink, kEmbed, kTag };

// "[[Target|label]]", "![[Target]]" or "#[[tag with blanks]]", signs included. Offsets into the
// note's text.
struct NoteLink {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  NoteLinkKind kind = NoteLinkKind::kLink;
};

// A table's line of dashes and the columns it has without those we add for longer rows.
struct TableShape {
  std::uint32_t line = 0;
  std::uint32_t columns = 0;
};

// A copy of a note for the parser. Masked bytes are replaced one by one by letters or blanks; added
// bytes are listed. Only the structure is taken from the copy, all text from the note.
struct MaskedMarkdown {
  struct Added {
    std::uint64_t at = 0;     // Offset into `text`.
    std::uint64_t total = 0;  // Bytes added up to and with this place.
  };
  std::uint64_t begin = 0;  // Offset of the copy's first byte in the note.
  std::string text;
  std::vector<Added> added;
  std::vector<Span> hidden;    // Comments and an outliner's lines: in no visible text.
  std::vector<Span> verbatim;  // Math and source: shown as written.
  // Lines that begin a footnote's text ("[^1]: word"): in the copy they are list items, so that
  // indented paragraphs below belong to them.
  std::vector<std::uint32_t> footnotes;
  std::vector<NoteLink> links;
  std::vector<TableShape> tables;

  // The note's offset for an offset into `text`.
  std::uint64_t OriginalOffset(std::uint64_t offset) const;
};

// Masks the note from offset `begin`, the start of a line. Linear in the note's size.
MaskedMarkdown MaskMarkdown(const LineIndex& lines, std::uint64_t begin);

}  // namespace tanxun
