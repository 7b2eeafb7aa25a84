// SPDX-License-Identifier: GPL-2.0-or-later
// Which options each call takes: the fields of its request, but for what it is asked about.
#pragma once

#include <cstdint>
#include <limits>

#include "query/c_api/option_table.h"
#include "tanxun/index_writer.h"
#include "tanxun/searcher.h"
#include "tanxun/source.h"

namespace tanxun {

inline constexpr NumberRange kAnyLine = {0, std::numeric_limits<std::uint32_t>::max()};
inline constexpr NumberRange kAnySize = {0, std::uint64_t{1} << 40};

OptionTable OptionsOf(SearchRequest& request);
OptionTable OptionsOf(AskRequest& request);
OptionTable OptionsOf(FactRequest& request);
OptionTable OptionsOf(FacetRequest& request);
OptionTable OptionsOf(EntityRequest& request);
OptionTable OptionsOf(PathRequest& request);
OptionTable OptionsOf(LinksRequest& request);
OptionTable OptionsOf(UnresolvedRequest& request);
OptionTable OptionsOf(SimilarRequest& request);
OptionTable OptionsOf(LineRange& lines);
OptionTable OptionsOf(ReadOptions& options);
// Without the paths.
OptionTable OptionsOf(UpdateOptions& options);

}  // namespace tanxun
