// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/user_aliases.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

// Joins confirmed pairs in their order, but for those that would join a rejected one. Each group
// knows whom it must not meet; the smaller group's list moves to the larger's.
class Overruler {
 public:
  void Run(std::vector<Decision>& decisions) {
    for (const Decision& decision : decisions) {
      if (decision.alias.confirmed) continue;
      const std::size_t name = NumberOf(decision.alias.name);
      const std::size_t other = NumberOf(decision.alias.other);
      groups_[name].rejected.emplace_back(other, &decision);
      groups_[other].rejected.emplace_back(name, &decision);
    }
    for (Decision& decision : decisions) {
      if (!decision.alias.confirmed) continue;
      const std::size_t name = LeaderOf(NumberOf(decision.alias.name));
      const std::size_t other = LeaderOf(NumberOf(decision.alias.other));
      if (name == other) continue;
      const bool is_smaller = Cost(groups_[name]) < Cost(groups_[other]);
      const std::size_t small = is_smaller ? name : other;
      const std::size_t large = is_smaller ? other : name;
      if (const Decision* against = Against(small, large); against != nullptr) {
        decision.overruled_by = against->path + ":" + std::to_string(against->alias.line);
      } else {
        Join(small, large);
      }
    }
  }

 private:
  struct Group {
    std::size_t leader = 0;
    std::size_t size = 1;
    std::vector<std::pair<std::size_t, const Decision*>> rejected;  // Whom, and by which line.
  };

  static std::size_t Cost(const Group& group) { return group.size + group.rejected.size(); }

  std::size_t NumberOf(std::string_view name) {
    const auto [at, is_new] = numbers_.try_emplace(NameKey(name), groups_.size());
    if (is_new) groups_.push_back({at->second, 1, {}});
    return at->second;
  }

  std::size_t LeaderOf(std::size_t number) {
    while (groups_[number].leader != number) {
      number = groups_[number].leader = groups_[groups_[number].leader].leader;
    }
    return number;
  }

  const Decision* Against(std::size_t small, std::size_t large) {
    const Decision*& known = apart_[std::minmax(small, large)];
    if (known != nullptr) return known;
    for (const auto& [whom, decision] : groups_[small].rejected) {
      if (LeaderOf(whom) == large) return known = decision;
    }
    return nullptr;
  }

  void Join(std::size_t small, std::size_t large) {
    Group& from = groups_[small];
    Group& to = groups_[large];
    from.leader = large;
    to.size += from.size;
    to.rejected.insert(to.rejected.end(), from.rejected.begin(), from.rejected.end());
    from.rejected = {};
  }

  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Group> groups_;
  std::map<std::pair<std::size_t, std::size_t>, const Decision*> apart_;  // Leaders found so.
};

}  // namespace

std::string Encode(const std::vector<AliasFile>& files) {
  RecordWriter out;
  out.Number(files.size());
  for (const AliasFile& file : files) {
    out.Text(file.collection);
    out.Text(file.path);
    out.Number(file.aliases.size());
    for (const UserAlias& alias : file.aliases) {
      out.Text(alias.name);
      out.Text(alias.other);
      out.Number(alias.confirmed);
      out.Number(alias.line);
    }
  }
  return out.bytes();
}

std::optional<std::vector<AliasFile>> DecodeAliasFiles(std::string_view bytes) {
  std::vector<AliasFile> files;
  if (bytes.empty()) return files;
  RecordReader in(bytes);
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    AliasFile& file = files.emplace_back();
    file.collection = in.Text();
    file.path = in.Text();
    const std::size_t aliases = in.Count();
    for (std::size_t k = 0; k < aliases && in.ok(); ++k) {
      UserAlias& alias = file.aliases.emplace_back();
      alias.name = in.Text();
      alias.other = in.Text();
      alias.confirmed = in.Number() != 0;
      alias.line = static_cast<std::uint32_t>(in.Number());
    }
  }
  if (!in.ok()) return std::nullopt;
  return files;
}

std::vector<Decision> AllDecisions(const std::vector<AliasFile>& files) {
  std::vector<const AliasFile*> order;
  for (const AliasFile& file : files) order.push_back(&file);
  std::stable_sort(order.begin(), order.end(), [](const AliasFile* a, const AliasFile* b) {
    return a->collection < b->collection;  // The index's own file has none.
  });
  std::set<std::pair<std::string, std::string>> decided;
  std::vector<Decision> all;
  for (const AliasFile* file : order) {
    const auto first = static_cast<std::ptrdiff_t>(all.size());
    for (auto alias = file->aliases.rbegin(); alias != file->aliases.rend(); ++alias) {
      std::string key = NameKey(alias->name);
      std::string other = NameKey(alias->other);
      if (key.empty() || other.empty() || key == other) continue;
      if (other < key) std::swap(key, other);
      if (decided.emplace(std::move(key), std::move(other)).second) {
        all.push_back({*alias, file->path, {}});
      }
    }
    std::reverse(all.begin() + first, all.end());
  }
  Overruler().Run(all);
  return all;
}

std::vector<UserAlias> Decisions(const std::vector<AliasFile>& files) {
  std::vector<UserAlias> held;
  for (Decision& decision : AllDecisions(files)) {
    if (decision.overruled_by.empty()) held.push_back(std::move(decision.alias));
  }
  return held;
}

}  // namespace tanxun
