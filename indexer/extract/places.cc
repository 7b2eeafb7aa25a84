// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/places.h"

#include <algorithm>
#include <vector>

namespace tanxun {
namespace {

std::uint32_t LineAt(const Source& source, std::uint64_t offset) {
  const std::vector<std::uint64_t>& starts =
      source.file_line_starts.empty() ? source.line_starts : source.file_line_starts;
  const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(next - starts.begin()));
}

}  // namespace

LineRange LinesOf(const Source& source, const RichText& text, std::uint32_t begin,
                  std::uint32_t end, LineRange within) {
  if (within.first == within.last || !source.record.empty()) return within;
  const Span span = SourceSpan(text, begin, end);
  if (span.begin >= span.end) return {within.first, within.first};
  return {std::clamp(LineAt(source, span.begin), within.first, within.last),
          std::clamp(LineAt(source, span.end - 1), within.first, within.last)};
}

}  // namespace tanxun
