// SPDX-License-Identifier: GPL-2.0-or-later
// Names of files as text, for JSON: whatever bytes a name has, it can be turned back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tanxun {

// Bytes that are no UTF-8 become "\xff", a backslash that would read as such "\x5c". Any other name
// is itself. The result is valid UTF-8.
std::string NameText(std::string_view name);

// The inverse: NameBytes(NameText(name)) == name.
std::string NameBytes(std::string_view text);

// The byte that an escape "\xff" at `at` stands for; -1 if there is no such escape.
int EscapedByte(std::string_view text, std::size_t at);

}  // namespace tanxun
