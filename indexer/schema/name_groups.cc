// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/name_groups.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <utility>

#include "indexer/schema/listed_rows.h"

namespace tanxun {
namespace {

void SortUnique(std::vector<std::size_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Owners {
 public:
  explicit Owners(Statements& stated)
      : stated_(stated), groups_(stated.names.size()), anchored_(stated.names.size(), false) {}

  void Assign() {
    for (StatedName& name : stated_.names) {
      name.owners.clear();
      name.claimed.clear();
    }
    Anchor();
    for (const NameLink& link : stated_.links) {
      if (!Joins(link) || anchored_[link.a] != anchored_[link.b]) continue;
      if (stated_.names[link.a].is_shared || stated_.names[link.b].is_shared) continue;
      if (IsDecidedAgainst(link)) continue;
      groups_.Unite(link.a, link.b);
    }
    SpreadFromNotes();
    for (std::size_t i = 0; i < stated_.names.size(); ++i) {
      if (stated_.names[i].owners.empty()) stated_.names[i].owners = {groups_.Find(i)};
    }
    ShareOut();
  }

 private:
  static bool Joins(const NameLink& link) {
    return link.holds && link.strength != Strength::kListed;
  }

  template <typename Visit>
  void EachPartner(std::size_t name, Visit visit) const {
    for (const std::size_t number : stated_.names[name].links) {
      const NameLink& link = stated_.links[number];
      if (Joins(link)) visit(stated_.OtherEnd(link, name), link);
    }
  }

  // Notes, and what the user says is one of them.
  void Anchor() {
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < stated_.names.size(); ++i) {
      if (!stated_.names[i].is_note) continue;
      anchored_[i] = true;
      reached.push_back(i);
    }
    while (!reached.empty()) {
      const std::size_t from = reached.back();
      reached.pop_back();
      EachPartner(from, [&](std::size_t to, const NameLink& link) {
        if (link.strength != Strength::kConfirmed || anchored_[to]) return;
        anchored_[to] = true;
        reached.push_back(to);
      });
    }
  }

  // What the user gives to a note joins no other by what the sources say.
  bool IsDecidedAgainst(const NameLink& link) const {
    const auto is_given = [&](std::size_t name) {
      return anchored_[name] && !stated_.names[name].is_note;
    };
    return link.strength != Strength::kConfirmed && (is_given(link.a) || is_given(link.b)) &&
           anchored_[link.a] && anchored_[link.b];
  }

  void SpreadFromNotes() {
    std::vector<std::size_t> level;
    for (std::size_t i = 0; i < stated_.names.size(); ++i) {
      if (!anchored_[i]) continue;
      stated_.names[i].owners = {groups_.Find(i)};
      level.push_back(i);
    }
    while (!level.empty()) {
      std::vector<std::size_t> next;
      for (const std::size_t from : level) {
        if (stated_.names[from].is_shared) continue;
        EachPartner(from, [&](std::size_t to, const NameLink&) {
          if (stated_.names[to].owners.empty()) next.push_back(to);
        });
      }
      SortUnique(next);
      std::vector<std::vector<std::size_t>> found(next.size());
      for (std::size_t i = 0; i < next.size(); ++i) {
        EachPartner(next[i], [&](std::size_t from, const NameLink&) {
          if (stated_.names[from].is_shared) return;
          const auto& owners = stated_.names[from].owners;
          found[i].insert(found[i].end(), owners.begin(), owners.end());
        });
        SortUnique(found[i]);
      }
      for (std::size_t i = 0; i < next.size(); ++i) {
        stated_.names[next[i]].owners = std::move(found[i]);
      }
      level = std::move(next);
    }
  }

  // A shared name belongs to all that claim it.
  void ShareOut() {
    std::vector<std::vector<std::size_t>> shares(stated_.names.size());
    for (std::size_t i = 0; i < stated_.names.size(); ++i) {
      if (!stated_.names[i].is_shared || anchored_[i]) continue;
      EachPartner(i, [&](std::size_t from, const NameLink&) {
        if (stated_.names[from].is_shared) return;
        const auto& owners = stated_.names[from].owners;
        shares[i].insert(shares[i].end(), owners.begin(), owners.end());
      });
      SortUnique(shares[i]);
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (!shares[i].empty()) stated_.names[i].owners = std::move(shares[i]);
    }
  }

  Statements& stated_;
  Groups groups_;
  std::vector<bool> anchored_;
};

bool HaveCommonOwner(const StatedName& a, const StatedName& b) {
  return std::any_of(a.owners.begin(), a.owners.end(), [&](std::size_t owner) {
    return std::binary_search(b.owners.begin(), b.owners.end(), owner);
  });
}

// Cuts the weakest link of a shortest chain from one name to the other, the one nearest to `to`
// among equals. False if there is no chain, or the user made all of it.
bool CutChain(std::size_t from, std::size_t to, Statements& stated) {
  std::vector<std::size_t> via(stated.names.size(), kNoName);  // Link by which it was reached.
  std::vector<bool> seen(stated.names.size(), false);
  std::deque<std::size_t> reached{from};
  seen[from] = true;
  while (!reached.empty() && !seen[to]) {
    const std::size_t name = reached.front();
    reached.pop_front();
    for (const std::size_t number : stated.names[name].links) {
      const NameLink& link = stated.links[number];
      const std::size_t other = stated.OtherEnd(link, name);
      if (!link.holds || seen[other]) continue;
      seen[other] = true;
      via[other] = number;
      reached.push_back(other);
    }
  }
  if (!seen[to]) return false;
  std::size_t weakest = kNoName;
  for (std::size_t name = to; name != from; name = stated.OtherEnd(stated.links[via[name]], name)) {
    const NameLink& link = stated.links[via[name]];
    if (link.strength == Strength::kConfirmed) continue;
    if (weakest == kNoName || link.strength < stated.links[weakest].strength) weakest = via[name];
  }
  if (weakest == kNoName) return false;
  stated.links[weakest].holds = false;
  return true;
}

}  // namespace

Groups::Groups(std::size_t size) : parent_(size) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
}

std::size_t Groups::Find(std::size_t i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

void Groups::Unite(std::size_t a, std::size_t b) {
  a = Find(a);
  b = Find(b);
  parent_[std::max(a, b)] = std::min(a, b);
}

void AssignOwners(Statements& stated) {
  // Every round cuts a link of each pair that is still joined.
  for (bool again = true; again;) {
    Owners(stated).Assign();
    JoinListedRows(stated);
    for (StatedName& name : stated.names) {
      if (!name.is_stated && !name.is_decided && !name.is_listed) name.owners.clear();
    }
    again = false;
    for (const auto& [a, b] : stated.rejected) {
      if (!HaveCommonOwner(stated.names[a], stated.names[b])) continue;
      again = CutChain(a, b, stated) || again;
    }
  }
}

}  // namespace tanxun
