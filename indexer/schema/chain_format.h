// SPDX-License-Identifier: GPL-2.0-or-later
// How the chain table lies in its bytes: a digest, then words of four bytes, then records.
//   counts    nodes, links, entities, sources
//   links     giver of each, taker of each, by giver then taker
//   outward   nodes + 1 numbers of links
//   inward    nodes + 1 numbers into the list behind them; the links by taker then giver
//   offsets   of the records of nodes, links, sources
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tanxun {

inline constexpr std::size_t kChainDigestBytes = 8;
inline constexpr std::size_t kChainCounts = 4;

struct ChainLayout {
  std::size_t nodes = 0;
  std::size_t links = 0;
  std::size_t sources = 0;

  // Numbers of words.
  std::size_t givers() const { return kChainCounts; }
  std::size_t takers() const { return givers() + links; }
  std::size_t outward() const { return takers() + links; }
  std::size_t inward() const { return outward() + nodes + 1; }
  std::size_t inward_links() const { return inward() + nodes + 1; }
  std::size_t node_offsets() const { return inward_links() + links; }
  std::size_t link_offsets() const { return node_offsets() + nodes; }
  std::size_t source_offsets() const { return link_offsets() + links; }
  std::size_t words() const { return source_offsets() + sources; }
  std::size_t records() const { return kChainDigestBytes + 4 * words(); }
};

}  // namespace tanxun
