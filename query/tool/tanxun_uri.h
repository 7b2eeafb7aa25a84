// SPDX-License-Identifier: GPL-2.0-or-later
// tanxun:///PATH[?line=N[&count=N]]: a source of the index, or some of its lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tanxun {

inline constexpr std::string_view kUriTemplate = "tanxun:///{+path}{?line,count}";

struct SourceUri {
  std::string path;  // Bytes as the index has them; FILE.jsonl#ID for a record.
  std::uint32_t line = 0;
  std::uint32_t count = 0;  // 0 = not said.
};

// All but letters, digits and "-._~/" is escaped, so that any name survives.
std::string WriteSourceUri(std::string_view path);

// What such a template can make: '#', '?' and bytes beyond ASCII may stand as they are in the path.
// Nothing for another scheme, no path, a broken escape or a number that is none.
std::optional<SourceUri> ReadSourceUri(std::string_view uri);

}  // namespace tanxun
