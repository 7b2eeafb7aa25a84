// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/query_words.h"
#include "tanxun/analyzer.h"

namespace tanxun {

QueryAnalysis AnalyzeQuery(std::string_view words) {
  QueryAnalysis analysis;
  analysis.content = DropQuestionWords(words);
  analysis.terms = MakeQueryTerms(SplitUnits(analysis.content));
  return analysis;
}

}  // namespace tanxun
