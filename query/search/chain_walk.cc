// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/chain_walk.h"

#include <algorithm>
#include <deque>
#include <limits>

#include "query/search/work_clock.h"

namespace tanxun {
namespace {

constexpr int kFar = std::numeric_limits<int>::max();
constexpr std::size_t kMostSteps = 200'000;  // Links a search for ways looks at, over all lengths.

Direction Opposite(Direction direction) {
  if (direction == Direction::kUpstream) return Direction::kDownstream;
  return direction == Direction::kDownstream ? Direction::kUpstream : direction;
}

template <typename Visit>
void EachLink(const ChainTable& chain, std::uint32_t node, Direction direction, Visit visit) {
  if (direction != Direction::kUpstream) {
    const std::uint32_t end = chain.OutBegin(node + 1);
    for (std::uint32_t link = chain.OutBegin(node); link < end; ++link) {
      visit(WalkedLink{link, chain.Taker(link)});
    }
  }
  if (direction != Direction::kDownstream) {
    const std::uint32_t end = chain.InBegin(node + 1);
    for (std::uint32_t i = chain.InBegin(node); i < end; ++i) {
      const std::uint32_t link = chain.InLink(i);
      visit(WalkedLink{link, chain.Giver(link)});
    }
  }
}

// Steps from each node to `to`; kFar where it is further than `depth`.
std::vector<int> DistancesTo(const ChainTable& chain, std::uint32_t to, Direction direction,
                             int depth) {
  std::vector<int> distances(chain.nodes(), kFar);
  std::deque<std::uint32_t> next = {to};
  distances[to] = 0;
  while (!next.empty()) {
    CheckWork();
    const std::uint32_t node = next.front();
    next.pop_front();
    if (distances[node] >= depth) continue;
    EachLink(chain, node, Opposite(direction), [&](const WalkedLink& step) {
      if (distances[step.node] != kFar) return;
      distances[step.node] = distances[node] + 1;
      next.push_back(step.node);
    });
  }
  return distances;
}

// Ways of exactly one length, depth first; what cannot arrive in time is not entered.
class WayFinder {
 public:
  WayFinder(const ChainTable& chain, std::uint32_t to, Direction direction,
            const std::vector<int>& distances, std::size_t most)
      : chain_(chain),
        to_(to),
        direction_(direction),
        distances_(distances),
        most_(most),
        on_way_(chain.nodes(), false) {}

  void Find(std::uint32_t from, int length) {
    on_way_[from] = true;
    Extend(from, length);
    on_way_[from] = false;
  }

  bool is_full() const { return found_.paths.size() >= most_ || steps_ >= kMostSteps; }
  LinkPaths Take() && {
    found_.complete = !is_full();
    return std::move(found_);
  }

 private:
  void Extend(std::uint32_t node, int left) {
    if (left == 0) {
      if (node == to_) found_.paths.push_back(way_);
      return;
    }
    if (node == to_) return;
    for (const WalkedLink& step : LinksFrom(chain_, node, direction_)) {
      if (is_full()) return;
      ++steps_;
      if (on_way_[step.node] || distances_[step.node] > left - 1) continue;
      way_.push_back(step);
      on_way_[step.node] = true;
      Extend(step.node, left - 1);
      on_way_[step.node] = false;
      way_.pop_back();
    }
  }

  const ChainTable& chain_;
  std::uint32_t to_;
  Direction direction_;
  const std::vector<int>& distances_;
  std::size_t most_;
  std::vector<bool> on_way_;
  LinkPath way_;
  LinkPaths found_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<WalkedLink> LinksFrom(const ChainTable& chain, std::uint32_t node,
                                  Direction direction) {
  std::vector<WalkedLink> links;
  EachLink(chain, node, direction, [&](const WalkedLink& step) { links.push_back(step); });
  return links;
}

Reach ReachFrom(const ChainTable& chain, std::uint32_t start, Direction direction, int depth,
                std::size_t most) {
  Reach reach;
  std::vector<bool> seen(chain.nodes(), false);
  seen[start] = true;
  const auto enter = [&](std::uint32_t node, int distance, int parent) {
    EachLink(chain, node, direction, [&](const WalkedLink& step) {
      if (seen[step.node]) return;
      if (distance > depth || reach.nodes.size() >= most) {
        reach.complete = false;
        return;
      }
      seen[step.node] = true;
      reach.nodes.push_back({step.node, step.link, distance, parent});
    });
  };
  enter(start, 1, -1);
  for (std::size_t i = 0; i < reach.nodes.size(); ++i) {
    const Reached from = reach.nodes[i];
    enter(from.node, from.distance + 1, static_cast<int>(i));
  }
  return reach;
}

LinkPaths PathsBetween(const ChainTable& chain, std::uint32_t from, std::uint32_t to,
                       Direction direction, int depth, std::size_t most) {
  const std::vector<int> distances = DistancesTo(chain, to, direction, depth);
  if (from == to || distances[from] == kFar) return {};
  WayFinder finder(chain, to, direction, distances, most);
  for (int length = distances[from]; length <= depth && !finder.is_full(); ++length) {
    finder.Find(from, length);
  }
  return std::move(finder).Take();
}

}  // namespace tanxun
