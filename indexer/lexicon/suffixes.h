// SPDX-License-Identifier: GPL-2.0-or-later
// Words at the end of a name that make another company of it: Group, Inc, 集团, 股份有限公司
// (corpus/lexicon/suffixes.tsv).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// Units at the end of a name that are such words or an institution's (基金, 研究院), all of them:
// 股份有限公司 is six.
std::size_t SuffixUnits(const std::vector<Unit>& units);

// The keys (NameKey) of the shorter names of related companies, longest first: of "Acme Group
// Holdings" acme group, acme. None for a name without such words.
std::vector<std::string> RelatedStems(std::string_view name);

}  // namespace tanxun
