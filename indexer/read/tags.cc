// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/marked_ranges.h"
#include "indexer/read/rich_text.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsBlankByte(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool IsTagCharacter(char32_t value) {
  if (value == '_' || value == '-' || value == '/') return true;
  switch (ClassOf(value)) {
    case CharClass::kLetter:
    case CharClass::kDigit:
    case CharClass::kMark:
    case CharClass::kHan:
    case CharClass::kKana:
    case CharClass::kHangul:
    case CharClass::kEmoji:
      return true;
    default:
      return value == 0x200D || value == 0xFE0F;  // Inside emoji.
  }
}

// #N/A, #DIV/0!, #NAME?: a spreadsheet's, no tag.
bool IsSheetError(std::string_view tag, std::string_view rest) {
  static constexpr auto kBare = std::to_array<std::string_view>({"#N/A", "#DIV/0"});
  static constexpr auto kSigned =
      std::to_array<std::string_view>({"#NULL", "#VALUE", "#NAME", "#REF", "#NUM"});
  const auto is = [tag](std::string_view error) { return error == tag; };
  return std::any_of(kBare.begin(), kBare.end(), is) ||
         ((rest.starts_with('!') || rest.starts_with('?')) &&
          std::any_of(kSigned.begin(), kSigned.end(), is));
}

// The end of the tag whose '#' is at `at`; `at` if there is none.
std::size_t TagEnd(std::string_view text, std::size_t at) {
  bool named = false;
  std::size_t end = at + 1;
  while (end < text.size()) {
    const CodePoint point = CodePointAt(text, end);
    if (!IsTagCharacter(point.value)) break;
    named = named || (ClassOf(point.value) != CharClass::kDigit && point.value != '/');
    end += point.length;
  }
  while (end > at + 1 && text[end - 1] == '/') --end;
  return named && !IsSheetError(text.substr(at, end - at), text.substr(end)) ? end : at;
}

// Whether a backslash made visible byte `at` plain text.
bool IsEscaped(const RichText& text, std::uint32_t at, std::string_view note) {
  const std::uint64_t source = SourceSpan(text, at, at + 1).begin;
  return source > 0 && source <= note.size() && note[source - 1] == '\\';
}

}  // namespace

void MarkTags(RichText& text, std::string_view note) {
  const std::string_view bytes = text.text;
  if (bytes.find('#') == std::string_view::npos) return;
  const Ranges skipped = MarkedRanges(text, true);
  std::vector<Mark> tags;
  for (std::size_t at = bytes.find('#'); at != std::string_view::npos; at = bytes.find('#', at)) {
    bool begins = at == 0 || IsBlankByte(bytes[at - 1]) || (!tags.empty() && tags.back().end == at);
    if (!begins) {
      const std::size_t before = FloorBoundary(bytes, at - 1);
      begins = ClassOf(CodePointAt(bytes, before).value) == CharClass::kSpace;
    }
    const auto begin = static_cast<std::uint32_t>(at);
    const std::size_t end = begins ? TagEnd(bytes, at) : at;
    if (end == at || skipped.Holds(begin) || IsEscaped(text, begin, note)) {
      at += 1;
      continue;
    }
    tags.push_back({MarkKind::kTag, begin, static_cast<std::uint32_t>(end),
                    std::string(bytes.substr(at + 1, end - at - 1))});
    at = end;
  }
  if (tags.empty()) return;
  text.marks.insert(text.marks.end(), tags.begin(), tags.end());
  SortMarks(text);
}

bool IsTagsOnly(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view bytes = text.text;
  std::uint32_t at = begin;
  bool any = false;
  auto mark = std::lower_bound(
      text.marks.begin(), text.marks.end(), begin,
      [](const Mark& value, std::uint32_t offset) { return value.begin < offset; });
  for (; mark != text.marks.end() && mark->begin < end; ++mark) {
    if (mark->kind != MarkKind::kTag) continue;
    if (mark->begin < at || !Trim(bytes.substr(at, mark->begin - at)).empty()) return false;
    at = mark->end;
    any = true;
  }
  return any && Trim(bytes.substr(at, end - at)).empty();
}

}  // namespace tanxun
