// SPDX-License-Identifier: GPL-2.0-or-later
// Tags in running text, by Obsidian's rules.
#pragma once

#include <cstdint>
#include <string_view>

#include "tanxun/source.h"

namespace tanxun {

// Marks tags: "#name" at the start or behind a blank or another tag, outside code and links, with
// a character that is no digit. `note` is what the pieces' spans are offsets of.
void MarkTags(RichText& text, std::string_view note);

// Whether [range) of the text holds tags and blanks only, and one tag at least.
bool IsTagsOnly(const RichText& text, std::uint32_t begin, std::uint32_t end);

}  // namespace tanxun
