// SPDX-License-Identifier: GPL-2.0-or-later
// A source as the extractors see it: whom it is about, as of when, and its sections.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/column_cursor.h"
#include "tanxun/knowledge.h"

namespace tanxun {

// Names, labels and headings beyond this are cut or are none: each fact and passage repeats them.
inline constexpr std::size_t kMaxNameBytes = 240;

// The blocks below one heading, the heading itself left out.
struct Section {
  std::vector<std::string> headings;  // Outermost first, without the title's, none over
                                      // kMaxNameBytes.
  std::size_t heading = 0;            // Index of its heading block; == first where there is none.
  std::size_t first = 0;              // Blocks [first, last).
  std::size_t last = 0;
  std::string subject;  // Whom its label lines are about; empty = the note's.
  AsOf as_of;  // The day that its headings name, the innermost first; not known where none does.
};

struct Note {
  const Source* source = nullptr;
  std::string subject;
  std::vector<std::string>
      aliases;  // Stated in the front matter, the title's brackets or the definition.
  std::vector<Alias> statements;  // Of each of `aliases` what states it, and the line.
  AsOf as_of;
  std::vector<Section> sections;
  std::vector<std::string> name_keys;  // NameKey of the subject and the aliases, sorted.
  mutable ColumnCursor cursor;         // No part of the value: where column counts went on.
};

// `source` must outlive the note.
Note MakeNote(const Source& source);

// "**X** — text", "X — text", "X：text" (a definition line): the name and where the text begins;
// name empty if it is none.
struct DefinitionLine {
  std::string name;
  std::uint32_t text_begin = 0;
  bool strong = false;  // Bold or a link: the writer says that this is a name.
};
DefinitionLine ReadDefinitionLine(const RichText& text, std::uint32_t line_begin = 0);

}  // namespace tanxun
