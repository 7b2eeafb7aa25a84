// SPDX-License-Identifier: GPL-2.0-or-later
// From a name as typed to its place in the supply chain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/index_reader.h"
#include "tanxun/result.h"

namespace tanxun {

// Nodes of the chain with this name: its entities', or the name's own. Several where several claim
// it.
std::vector<std::uint32_t> ChainNodesNamed(const IndexReader& reader, std::string_view name);
// Errors: kNotFound, with the name that may have been meant, or the entities that claim it.
Result<std::uint32_t> ChainNodeNamed(const IndexReader& reader, std::string_view name);

// Why a name does not lead to one node, said at little cost; empty if it does.
std::string RemarkOnChainName(const IndexReader& reader, std::string_view name);

}  // namespace tanxun
