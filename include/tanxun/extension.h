// SPDX-License-Identifier: GPL-2.0-or-later
// What a program adds to the kinds of files and to the text rules that tanxun has.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"
#include "tanxun/export.h"
#include "tanxun/result.h"
#include "tanxun/source.h"

namespace tanxun TANXUN_API {

// Reads files of another kind, or one of ours in another way.
struct CustomReader {
  // Not empty, with the version of its rules: "ledger 2". An index remembers it.
  std::string name;
  // The files it reads, before any reader of tanxun: "*.ledger". One without '/' is matched with
  // the file's name, another with its path in the collection. At least one.
  std::vector<std::string> globs;
  // The sources in a file's bytes; `name` is its path in the collection. Spans and lines are of the
  // bytes, as ReadSource() gives them; what does not fit them is a failure of the file, as is
  // whatever it throws. Called by several threads at once.
  std::function<Result<std::vector<Source>>(std::string_view bytes, std::string_view name)> read;
};

// Changes or drops single units of text before terms are made of them, alike in passages, titles
// and queries: another spelling, a stop word. Names, facts and listings are read without it.
struct TokenFilter {
  // Not empty where there is a filter, with the version of its rules. An index remembers it.
  std::string name;
  // False drops the unit. It may change `text` (folded; at most 64 bytes, one word or one Han
  // character), not the place. The same unit must always become the same. Called by several threads
  // at once, and must not throw. Empty = no filter.
  std::function<bool(Unit& unit)> apply;
};

// An index that was made with some of these is read and written with the same: a writer needs the
// readers and the filter, a Searcher the filter.
struct Extensions {
  std::vector<CustomReader> readers;  // The first whose globs match reads.
  TokenFilter filter;                 // Its `apply` empty = none.
};

}  // namespace tanxun
