// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/complaint.h"

#include <algorithm>

#include "indexer/text/utf8.h"
#include "query/language/syntax.h"

namespace tanxun {
namespace {

constexpr std::size_t kCharactersBefore = 32;  // Of the query that are shown, at most,
constexpr std::size_t kCharactersAfter = 32;   // around the caret.
constexpr std::string_view kCut = "...";

bool IsUnsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

// One query character, fit for one line of a terminal.
void AppendShown(std::string_view query, std::size_t at, std::string& out) {
  const CodePoint c = CodePointAt(query, at);
  if (c.value == U'\n' || c.value == U'\r' || c.value == U'\t') {
    out += ' ';
  } else {
    AppendUtf8(IsUnsafe(c.value) ? U'\uFFFD' : c.value, out);
  }
}

std::size_t StepBack(std::string_view query, std::size_t at, std::size_t characters) {
  while (characters-- > 0 && at > 0) at = FloorBoundary(query, at - 1);
  return at;
}

}  // namespace

std::string Message(std::string_view query, const Complaint& complaint) {
  if (complaint.cause == Complaint::Cause::kLimit) return complaint.reason;
  const std::size_t caret = FloorBoundary(query, std::min(complaint.at, query.size()));
  const std::size_t begin = StepBack(query, caret, kCharactersBefore);
  std::string line(begin > 0 ? kCut : "");
  std::size_t at = begin;
  while (at < caret) {
    AppendShown(query, at, line);
    at += CodePointAt(query, at).length;
  }
  const std::size_t columns = DisplayWidth(line);
  for (std::size_t shown = 0; at < query.size() && shown < kCharactersAfter; ++shown) {
    AppendShown(query, at, line);
    at += CodePointAt(query, at).length;
  }
  if (at < query.size()) line += kCut;
  return "cannot read the query:\n  " + line + "\n  " + std::string(columns, ' ') + "^ " +
         complaint.reason;
}

}  // namespace tanxun
