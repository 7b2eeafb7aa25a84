// SPDX-License-Identifier: GPL-2.0-or-later
// One name of a file has several spellings in Unicode, and file systems keep either.
#pragma once

#include <string>
#include <string_view>

namespace tanxun {

// NFC; what is no UTF-8 stays as it is.
std::string Composed(std::string_view text);

// The same in small letters.
std::string ComposedLower(std::string_view text);

}  // namespace tanxun
