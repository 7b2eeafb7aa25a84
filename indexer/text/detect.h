// SPDX-License-Identifier: GPL-2.0-or-later
// Which encoding bytes are in, where nothing says so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tanxun {

struct ByteOrderMark {
  std::string_view encoding;  // Empty: there is none.
  std::size_t length = 0;
};
ByteOrderMark FindByteOrderMark(std::string_view bytes);

// An IANA name: UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5-HKSCS, Shift_JIS, EUC-JP, EUC-KR or
// windows-1252: what gives the likeliest text (likelihood.h). Bytes that are valid UTF-8 are UTF-8,
// but for a few characters of two bytes each that read better as two or more Han characters of GBK.
// Of long files it looks at 32 KiB of what is not ASCII.
std::string GuessEncoding(std::string_view bytes);

// "UTF-16LE" or "UTF-16BE", in which bytes without a mark read better.
std::string GuessByteOrder(std::string_view bytes);

// The encoding that people mean who write `name`: GB2312 and GBK are read as GB18030, Latin-1 as
// windows-1252, as browsers do. "UTF-8" for its other spellings.
std::string MeantEncoding(std::string_view name);

}  // namespace tanxun
