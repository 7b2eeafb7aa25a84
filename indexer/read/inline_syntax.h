// SPDX-License-Identifier: GPL-2.0-or-later
// Inline syntax that the Markdown parser leaves in the text: Obsidian's note links, tags,
// highlights, footnote marks and block ids, and an outliner's block references and macros.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/markdown_mask.h"
#include "tanxun/source.h"

namespace tanxun {

// The mark of "[[target]]" or "![[target]]": the note's name without ".md", and the heading or
// block behind it.
Mark NoteLinkMark(MarkKind kind, std::string_view target, std::uint32_t begin = 0,
                  std::uint32_t end = 0);

// Marks as code what stands in the note's `spans` (ascending): math is shown as written.
void MarkVerbatim(RichText& text, const std::vector<Span>& spans);

// Turns the syntax in one block's text into marks and takes its characters out. `links` are the
// note's, ascending.
void ApplyInlineSyntax(RichText& text, const std::vector<NoteLink>& links);

// Takes the "[!note]" of a callout from the front of its first paragraph.
void DropCalloutMarker(RichText& text);

// Takes the "[>]" of a task from the front of a list item: any sign but a digit, which may be the
// number of a reference.
void DropTaskMarker(RichText& text);

// Takes "{#id .class}" from a heading's end, and the closing #s before it.
void DropHeadingAttributes(RichText& text);

// In a table's cell "\|" is a bar inside code, too.
void DropCodeEscapes(RichText& text);

}  // namespace tanxun
