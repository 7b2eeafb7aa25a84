// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/compose.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "indexer/text/utf8.h"

namespace tanxun {

std::string Composed(std::string_view text) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(result, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

std::string ComposedLower(std::string_view text) {
  std::string lower;
  bool is_ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      lower += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    is_ascii = false;
    const CodePoint point = CodePointAt(text, at);
    if (point.length == 1) {
      lower += text[at];  // No UTF-8.
    } else {
      AppendUtf8(
          static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))),
          lower);
    }
    at += point.length;
  }
  return is_ascii ? lower : Composed(lower);
}

}  // namespace tanxun
