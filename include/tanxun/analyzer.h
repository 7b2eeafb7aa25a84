// SPDX-License-Identifier: GPL-2.0-or-later
// How text becomes terms; the same rules serve the index and the query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

// What a step of text is.
enum class UnitKind {
  kHan,     // One Han, kana or Hangul-in-Han-run character.
  kWord,    // A word of an alphabetic script.
  kNumber,  // Digits, with inner separators resolved: 1,000 -> 1000.
  kCode,    // Letters and digits together: h100, gpt-4, 9988.hk, c++.
  kEmoji,   // One emoji, whatever number of code points it is.
};

// The step of text that windows and phrases count in.
struct Unit {
  UnitKind kind = UnitKind::kWord;  // Also the first word of Describe().
  std::string text;                 // Folded: NFKC, case, width, Traditional to Simplified.
  std::uint32_t begin = 0;          // Bytes [begin, end) of the analysed text as it was given.
  std::uint32_t end = 0;  // Of units that one character stands for (㍿) the first has its
                          // bytes, of the others it is `begin`.
};

// An index term and how often the text has it. The first byte is the kind: B Han n-gram, Z stem, E
// exact form.
struct TermCount {
  std::string term;         // At most 245 bytes of UTF-8.
  std::uint32_t count = 0;  // Occurrences, 1 or more; a unit may give one term several times.
};

// A term of a query and how much it counts beside its siblings. `B` + one Han + '*' stands for
// every term that begins so.
struct QueryTerm {
  std::string term;     // As TermCount::term, or with a '*' at its end.
  double weight = 1.0;  // 0..1; the forms of one code share a weight of 1.
};

// A text stage by stage, as an index takes it in.
struct Analysis {
  std::string normalized;   // NFKC, case and width; Han as written.
  std::string folded;       // The same in Simplified characters, which units are cut from.
  std::vector<Unit> units;  // In the order of the text, disjoint.
  std::vector<std::vector<std::string>> unit_terms;  // For each unit the terms that begin with it.
  std::vector<TermCount> terms;                      // All of them, sorted by term.
};

// The plain words of a query, as a search takes them.
struct QueryAnalysis {
  std::string content;  // The text without question words; all of it if it has nothing else.
  std::vector<QueryTerm> terms;  // In order of first appearance, each once.
};

// All stages at once. Any bytes are accepted; invalid UTF-8 counts as a separator.
Analysis Analyze(std::string_view text);

// The same for plain words of a query, without what an index adds to them (aliases, spellings).
QueryAnalysis AnalyzeQuery(std::string_view words);

std::string_view Name(UnitKind kind);    // "han", "word", "number", "code", "emoji".
std::string Describe(const Unit& unit);  // "han 平[0,3)"
// One line: the folded text, the units and the terms with a tab between, "*2" behind a term that is
// there twice.
std::string Describe(const Analysis& analysis);

}  // namespace tanxun
