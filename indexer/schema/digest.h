// SPDX-License-Identifier: GPL-2.0-or-later
// The 64-bit digest by which an index knows a file, a text or a record again.
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

// XXH3: the same on every machine.
std::uint64_t Digest(std::string_view bytes);

}  // namespace tanxun
