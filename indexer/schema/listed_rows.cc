// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/listed_rows.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "indexer/schema/name_evidence.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

class RowJoiner {
 public:
  explicit RowJoiner(Statements& stated) : stated_(stated) {
    for (std::size_t name = 0; name < stated.names.size(); ++name) {
      for (const std::size_t owner : stated.names[name].owners) members_[owner].push_back(name);
    }
  }

  void Join(ListedRow& row) {
    const std::vector<std::size_t> names = NamesThatHold(row);
    std::vector<std::size_t> taking;  // Groups that the row joins, and its names that are free.
    std::vector<std::size_t> lost;    // Names that others keep.
    for (const std::size_t name : names) {
      const std::vector<std::size_t>& owners = stated_.names[name].owners;
      const bool is_one = owners.size() == 1 && Agrees(owners.front(), names, *row.row);
      if (is_one) {
        taking.push_back(owners.front());
      } else {
        lost.push_back(name);
      }
    }
    row.group = kNoName;
    if (taking.empty()) return;
    const std::size_t leader = *std::min_element(taking.begin(), taking.end());
    for (const std::size_t group : taking) Move(group, leader);
    row.group = leader;
    for (const std::size_t name : lost) {
      const auto& owners = stated_.names[name].owners;
      if (!std::binary_search(owners.begin(), owners.end(), leader)) {
        stated_.names[name].claimed.push_back(leader);
      }
    }
  }

 private:
  // A chain that the user rejects may have cut some off.
  std::vector<std::size_t> NamesThatHold(const ListedRow& row) const {
    std::vector<std::size_t> names{row.names.front()};
    for (const std::size_t number : stated_.names[row.names.front()].links) {
      const NameLink& link = stated_.links[number];
      if (!link.holds) continue;
      const std::size_t other = stated_.OtherEnd(link, row.names.front());
      if (std::find(row.names.begin(), row.names.end(), other) != row.names.end()) {
        names.push_back(other);
      }
    }
    return names;
  }

  // Whether the group is the thing of the row: it is called by one of its names, and neither a
  // listing nor a name of a script in which the row has some says otherwise.
  bool Agrees(std::size_t group, const std::vector<std::size_t>& names,
              const ListedName& row) const {
    const std::vector<std::size_t>& members = members_.at(group);
    const auto is_of_row = [&](std::size_t name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    bool is_listed = false;
    bool has_listing = false;
    for (const std::size_t member : members) {
      for (const std::string& listing : stated_.names[member].listings) {
        has_listing = true;
        is_listed |=
            std::find(row.listings.begin(), row.listings.end(), listing) != row.listings.end();
      }
    }
    if (is_listed) return true;
    if (has_listing && !row.listings.empty()) return false;
    for (const bool han : {false, true}) {
      bool agrees = false;
      bool differs = false;
      for (const std::size_t member : members) {
        if (HasHan(stated_.names[member].key) != han) continue;
        const bool is_like = is_of_row(member) || IsForm(member, names);
        agrees |= is_like;
        differs |= !is_like;
      }
      const bool row_has = std::any_of(names.begin(), names.end(), [&](std::size_t name) {
        return HasHan(stated_.names[name].key) == han;
      });
      if (differs && !agrees && row_has) return false;
    }
    return true;
  }

  bool IsForm(std::size_t member, const std::vector<std::size_t>& names) const {
    return std::any_of(names.begin(), names.end(), [&](std::size_t name) {
      return AreForms(stated_.names[name].key, stated_.names[member].key) &&
             CountCharacters(stated_.names[name].key) == CountCharacters(stated_.names[member].key);
    });
  }

  void Move(std::size_t from, std::size_t to) {
    if (from == to) return;
    std::vector<std::size_t>& moved = members_[from];
    for (const std::size_t name : moved) {
      std::vector<std::size_t>& owners = stated_.names[name].owners;
      std::replace(owners.begin(), owners.end(), from, to);
      std::sort(owners.begin(), owners.end());
      owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
      members_[to].push_back(name);
    }
    moved.clear();
  }

  Statements& stated_;
  std::map<std::size_t, std::vector<std::size_t>> members_;  // Names by group.
};

}  // namespace

void JoinListedRows(Statements& stated) {
  RowJoiner joiner(stated);
  for (ListedRow& row : stated.rows) joiner.Join(row);
}

}  // namespace tanxun
