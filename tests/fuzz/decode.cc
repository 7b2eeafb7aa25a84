// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of any encoding. The first byte says which one is told, if any; the rest is the file.
#include "indexer/text/decode.h"

#include <iterator>

#include "tests/fuzz/target.h"
#include "tests/text/text_laws.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  static constexpr std::string_view kEncodings[] = {"",
                                                    "UTF-8",
                                                    "UTF-16LE",
                                                    "UTF-16BE",
                                                    "UTF-16",
                                                    "GB18030",
                                                    "Big5-HKSCS",
                                                    "Shift_JIS",
                                                    "EUC-JP",
                                                    "EUC-KR",
                                                    "UTF-32LE",
                                                    "UTF-7",
                                                    "windows-1252",
                                                    "ISO-2022-JP",
                                                    "HZ",
                                                    "no such encoding"};
  if (size == 0) return 0;
  const std::string_view encoding = kEncodings[data[0] % std::size(kEncodings)];
  const std::string_view bytes = InputOf(data + 1, size - 1);
  Require(BrokenDecodeLaw(bytes, Decode(bytes, encoding)));
  return 0;
}
