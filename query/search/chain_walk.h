// SPDX-License-Identifier: GPL-2.0-or-later
// Walks over the chain table. Work is bounded by its nodes and links, whatever its shape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/schema/chain.h"

namespace tanxun {

enum class Direction { kUpstream, kDownstream, kBoth };

// A link taken from `node`, and where it leads.
struct WalkedLink {
  std::uint32_t link = 0;
  std::uint32_t node = 0;
};
// In the order of their numbers, for kBoth downstream first.
std::vector<WalkedLink> LinksFrom(const ChainTable& chain, std::uint32_t node, Direction direction);

struct Reached {
  std::uint32_t node = 0;
  std::uint32_t link = 0;  // By which it was reached first.
  int distance = 1;
  int parent = -1;  // Index of what it was reached from; -1 = the start.
};
struct Reach {
  std::vector<Reached> nodes;  // By distance; each once, the start not.
  bool complete = true;        // False where there is more than `most`, or deeper.
};
Reach ReachFrom(const ChainTable& chain, std::uint32_t start, Direction direction, int depth,
                std::size_t most);

// A way's links in their order.
using LinkPath = std::vector<WalkedLink>;
struct LinkPaths {
  std::vector<LinkPath> paths;  // Shortest first, then by the links' numbers; no node twice.
  bool complete = true;
};
LinkPaths PathsBetween(const ChainTable& chain, std::uint32_t from, std::uint32_t to,
                       Direction direction, int depth, std::size_t most);

}  // namespace tanxun
