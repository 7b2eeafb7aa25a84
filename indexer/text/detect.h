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
// windows-1252. UTF-8 unless another is sure. Looks at the first 64 KiB only, but for the question
// whether all is UTF-8.
std::string GuessEncoding(std::string_view bytes);

// The encoding that people mean who write `name`: GB2312 and GBK are read as GB18030, Latin-1 as
// windows-1252. "UTF-8" for its other spellings.
std::string MeantEncoding(std::string_view name);

}  // namespace tanxun
