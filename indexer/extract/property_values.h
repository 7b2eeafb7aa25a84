// SPDX-License-Identifier: GPL-2.0-or-later
// What front matter and fields hold besides facts: page settings, tags, links written as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Whether a property is part of the text, too, as those on top of an outliner's page are.
bool StandsInText(const Source& source, const Property& property);

// Keys of a page rather than of what it is about: tags, aliases, title, cssclass, …
bool IsPageSetting(std::string_view key);

// tags, tag, 标签
bool IsTagKey(std::string_view key);

// A value as one reads it: "[[Target|label]]" is its label, "[[Target]]" its target.
std::string ShownValue(std::string_view value);

// The "[[…]]" in a value, without relation and line.
std::vector<Link> LinksIn(std::string_view value);

// "a, #b c", "[[Big Tech]], #hw" to their tags: commas and blanks part, but not inside brackets.
std::vector<std::string> SplitTags(std::string_view value);

}  // namespace tanxun
