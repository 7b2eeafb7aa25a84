// SPDX-License-Identifier: GPL-2.0-or-later
// Where the tags of an HTML text are. Text is what stands between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/html/tags.h"

namespace tanxun {

struct HtmlToken {
  enum Kind : std::uint8_t {
    kOpen,
    kEmpty,    // <td/>, <br>
    kClose,    //
    kHidden,   // Comments, declarations, tags without effect.
    kRawText,  // A title, script or text area as a whole, from its first tag to its last.
  };
  std::uint32_t begin = 0;  // Offsets into the text.
  std::uint32_t end = 0;
  HtmlTag tag = HtmlTag::kOther;
  Kind kind = kHidden;
};

// All tags from `begin` on, ascending and disjoint. Linear. Ends early where there are more than
// `most` tokens.
std::vector<HtmlToken> ScanHtml(std::string_view text, std::uint64_t begin, std::size_t most);

// The name of the element in a tag "<name …>" or "</name>".
std::string_view TagName(std::string_view tag);

// One attribute of a tag, its value where it stands: [begin, end) of the tag.
struct HtmlAttribute {
  std::string_view name;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
// The first 64 attributes of an opening tag.
std::vector<HtmlAttribute> AttributesOf(std::string_view tag);

// The bytes of the attribute `name` (lower case), entities not decoded; data() is null where there
// is none.
std::string_view FindAttribute(std::string_view tag, std::string_view name);
// The same decoded, at most `most` bytes of it; empty if there is none.
std::string AttributeText(std::string_view tag, std::string_view name, std::size_t most = 2048);

// Text with its entities decoded.
std::string WithoutEntities(std::string_view text);

}  // namespace tanxun
