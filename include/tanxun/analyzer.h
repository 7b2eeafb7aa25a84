// SPDX-License-Identifier: GPL-2.0-or-later
// How text becomes terms; the same rules serve the index and the query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

enum class UnitKind {
  kHan,     // one Han, kana or Hangul-in-Han-run character
  kWord,    // a word of an alphabetic script
  kNumber,  // digits, with inner separators resolved: 1,000 -> 1000
  kCode,    // letters and digits together: h100, gpt-4, 9988.hk, c++
  kEmoji,
};

// The step of text that windows and phrases count in.
struct Unit {
  UnitKind kind = UnitKind::kWord;
  std::string text;         // Folded: NFKC, case, width, Traditional to Simplified.
  std::uint32_t begin = 0;  // Bytes of the analysed text.
  std::uint32_t end = 0;
};

// An index term and how often the text has it. The first byte is the kind: B Han n-gram, Z stem, E
// exact form.
struct TermCount {
  std::string term;
  std::uint32_t count = 0;
};

// A term of a query and how much it counts beside its siblings. `B` + one Han + '*' stands for
// every term that begins so.
struct QueryTerm {
  std::string term;
  double weight = 1.0;
};

struct Analysis {
  std::string normalized;  // NFKC, case and width; Han as written.
  std::string folded;      // The same in Simplified characters, which units are cut from.
  std::vector<Unit> units;
  std::vector<std::vector<std::string>> unit_terms;  // For each unit the terms that begin with it.
  std::vector<TermCount> terms;                      // All of them, sorted by term.
};

struct QueryAnalysis {
  std::string content;  // The text without question words; all of it if it has nothing else.
  std::vector<QueryTerm> terms;  // In order of first appearance, each once.
};

// All stages at once. Any bytes are accepted; invalid UTF-8 counts as a separator.
Analysis Analyze(std::string_view text);

// The same for plain words of a query, without what an index adds to them (aliases, spellings).
QueryAnalysis AnalyzeQuery(std::string_view words);

std::string_view Name(UnitKind kind);
std::string Describe(const Unit& unit);  // "han 平[0,3)"
std::string Describe(const Analysis& analysis);

}  // namespace TANXUN_API
