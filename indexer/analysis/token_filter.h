// SPDX-License-Identifier: GPL-2.0-or-later
// The units that terms are made of: those of the text, through the token filter of the index that
// this thread reads or writes. Names, facts and the lexicon are cut by SplitUnits() alone.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "indexer/analysis/units.h"
#include "indexer/text/fold.h"
#include "tanxun/analyzer.h"
#include "tanxun/extension.h"

namespace tanxun {

std::vector<Unit> SplitTokens(std::string_view text);
// `folded`: of `text`.
std::vector<Unit> SplitFoldedTokens(std::string_view text, const FoldedText& folded);
void ForEachToken(std::string_view text, const FoldedText& folded,
                  const std::function<void(const UnitView&)>& visit);

// Whether units may be other than the text says.
bool HasTokenFilter();

// While it lives, tokens on this thread pass the filter, which must live as long.
class WithTokenFilter {
 public:
  explicit WithTokenFilter(const TokenFilter& filter);
  ~WithTokenFilter();
  WithTokenFilter(const WithTokenFilter&) = delete;
  WithTokenFilter& operator=(const WithTokenFilter&) = delete;

 private:
  const TokenFilter* outer_;
};

}  // namespace tanxun
