// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "tanxun/source.h"

namespace tanxun {

// The lines of the file that hold visible bytes [begin, end) of `text`, a part of `source` that
// stands in the lines `within`.
LineRange LinesOf(const Source& source, const RichText& text, std::uint32_t begin,
                  std::uint32_t end, LineRange within);

}  // namespace tanxun
