// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/clause_subject.h"

#include "indexer/extract/brackets.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// "Acme (ACM), a maker" -> "Acme, a maker".
std::string WithoutBrackets(std::string_view text) {
  std::string kept;
  std::size_t from = 0;
  for (const Bracket& bracket : FindBrackets(text)) {
    if (bracket.open < from) continue;
    const std::string_view before = text.substr(from, bracket.open - from);
    kept += before.ends_with(' ') ? before.substr(0, before.size() - 1) : before;
    from = bracket.end;
  }
  return kept + std::string(text.substr(from));
}

}  // namespace

std::string ClauseSubject(const Note& note, std::string_view sentence, std::size_t at) {
  const std::string before = WithoutBrackets(sentence.substr(0, at));
  const std::size_t word = sentence.find_first_not_of("0123456789 ", at);  // 1999年成立
  const bool han =
      word != std::string_view::npos && static_cast<unsigned char>(sentence[word]) >= 0x80;
  return han ? HanClauseSubject(note, before) : EnglishClauseSubject(note, before, sentence);
}

}  // namespace tanxun
