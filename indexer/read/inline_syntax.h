// SPDX-License-Identifier: GPL-2.0-or-later
// Obsidian's inline syntax, which the Markdown parser leaves in the text: note links, tags,
// highlights, footnote marks, block ids.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/read/markdown_mask.h"
#include "tanxun/source.h"

namespace tanxun {

// Turns the syntax in one block's text into marks and takes its characters out. `links` are the
// note's, ascending.
void ApplyInlineSyntax(RichText& text, const std::vector<NoteLink>& links);

// Takes the "[!note]" of a callout from the front of its first paragraph.
void DropCalloutMarker(RichText& text);

// Marks tags: "#name" at the start or behind a blank, outside code
// and links, with a character that is no digit. `note` is what the pieces' spans are offsets of.
void MarkTags(RichText& text, std::string_view note);

// Whether [range) of the text holds tags and blanks only, and one tag at least.
bool IsTagsOnly(const RichText& text, std::uint32_t begin, std::uint32_t end);

}  // namespace tanxun
