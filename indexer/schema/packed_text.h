// SPDX-License-Identifier: GPL-2.0-or-later
// Chinese in two thirds of the bytes: what a short record's zlib saves little on.
#pragma once

#include <string>
#include <string_view>

namespace tanxun {

// Any bytes, the same ones back. ASCII stands for itself; a Han character, kana or CJK punctuation
// takes two bytes, the most frequent ones one; other characters one byte more than in UTF-8.
std::string PackText(std::string_view text);
// Bytes that PackText never gives are read as far as they can be.
std::string UnpackText(std::string_view packed);

}  // namespace tanxun
