// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/name_statements.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/initials.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

Pair Ordered(std::size_t a, std::size_t b) { return {std::min(a, b), std::max(a, b)}; }

// "# 某某属性 (DAO)": capitals behind a title in Han may as well say where it belongs.
bool IsCapitalsInTitle(const Alias& pair) {
  return (pair.statement == "title" || pair.statement == "file_name") && HasHan(pair.name) &&
         std::all_of(pair.other.begin(), pair.other.end(),
                     [](unsigned char c) { return std::isupper(c) != 0; });
}

bool IsWeak(const Alias& pair) {
  const bool in_text = pair.statement == "brackets" || pair.statement == "link_label";
  if (!in_text && !IsCapitalsInTitle(pair)) return false;
  return !AreInitials(pair.name, pair.other) && !AreInitials(pair.other, pair.name);
}

class Collector {
 public:
  explicit Collector(const std::vector<UserAlias>& user) : user_(user) {}

  void AddSource(const StoredSource& source) {
    ++source_;
    const std::size_t subject = AddStated(source.subject);
    if (subject != kNoName) all_.names[subject].is_note = true;
    for (const std::string& alias : source.aliases) {
      const bool is_weak =
          std::any_of(source.names.begin(), source.names.end(), [&](const Alias& pair) {
            return pair.other == alias && pair.name == source.subject && IsCapitalsInTitle(pair);
          });
      if (!is_weak) Link(subject, AddStated(alias), Strength::kStrong);
    }
    for (const Alias& pair : source.names) {
      if (IsWeak(pair)) {  // Names for as long as it is believed.
        const std::size_t name = Add(pair.name);
        Link(name, Add(pair.other), Strength::kWeak);
      } else {
        const std::size_t name = AddStated(pair.name);
        Link(name, AddStated(pair.other), Strength::kStrong);
      }
    }
    for (const TickerMention& mention : source.tickers) {
      const std::size_t name = AddStated(mention.subject);
      if (name != kNoName && mention.ticker.find(':') != std::string::npos) {
        all_.names[name].listings.insert(mention.ticker);
      }
    }
  }

  void AddUser() {
    ++source_;
    for (const UserAlias& alias : user_) {
      const std::size_t name = Add(alias.name);
      const std::size_t other = Add(alias.other);
      if (name == other || name == kNoName || other == kNoName) continue;
      all_.names[name].is_decided = all_.names[other].is_decided = true;
      if (alias.confirmed) {
        Link(name, other, Strength::kConfirmed);
      } else {
        all_.rejected.insert(Ordered(name, other));
      }
    }
  }

  // The row's names are one, but for those that the user parts.
  void AddRow(const ListedName& listed) {
    ++source_;
    ListedRow row{{}, &listed, kNoName};
    for (std::string_view text : listed.names) {
      const std::size_t name = Add(text);
      if (name == kNoName || IsRejected(row.names, name)) continue;
      if (std::find(row.names.begin(), row.names.end(), name) != row.names.end()) continue;
      row.names.push_back(name);
      all_.names[name].is_listed = true;
    }
    for (std::size_t i = 1; i < row.names.size(); ++i) {
      Link(row.names.front(), row.names[i], Strength::kListed);
    }
    if (!row.names.empty()) all_.rows.push_back(std::move(row));
  }

  Statements Take() {
    for (const Pair& pair : all_.rejected) {
      if (const auto link = numbers_.find(pair); link != numbers_.end()) {
        all_.links[link->second].holds = false;
      }
    }
    for (std::size_t number = 0; number < all_.links.size(); ++number) {
      all_.names[all_.links[number].a].links.push_back(number);
      all_.names[all_.links[number].b].links.push_back(number);
    }
    return std::move(all_);
  }

 private:
  std::size_t Add(std::string_view text) {
    std::string key = NameKey(text);
    if (key.empty()) return kNoName;
    const auto [at, is_new] = all_.index.try_emplace(std::move(key), all_.names.size());
    if (is_new) {
      StatedName& name = all_.names.emplace_back();
      name.key = at->first;
      name.spelling = text;
    }
    return at->second;
  }

  std::size_t AddStated(std::string_view text) {
    const std::size_t name = Add(text);
    if (name != kNoName) all_.names[name].is_stated = true;
    return name;
  }

  void Link(std::size_t a, std::size_t b, Strength strength) {
    if (a == b || a == kNoName || b == kNoName) return;
    const auto [at, is_new] = numbers_.try_emplace(Ordered(a, b), all_.links.size());
    if (is_new) {
      all_.links.push_back({at->first.first, at->first.second, strength, 0, true});
      last_source_.push_back(0);
    }
    NameLink& link = all_.links[at->second];
    link.strength = std::max(link.strength, strength);
    if (std::exchange(last_source_[at->second], source_) != source_) ++link.sources;
  }

  bool IsRejected(const std::vector<std::size_t>& names, std::size_t name) const {
    return std::any_of(names.begin(), names.end(), [&](std::size_t other) {
      return all_.rejected.contains(Ordered(other, name));
    });
  }

  const std::vector<UserAlias>& user_;
  Statements all_;
  std::map<Pair, std::size_t> numbers_;  // Of links.
  std::vector<std::size_t> last_source_;
  std::size_t source_ = 0;
};

}  // namespace

std::size_t Statements::Find(std::string_view key) const {
  const auto at = index.find(key);
  return at == index.end() ? kNoName : at->second;
}

Statements CollectStatements(const std::vector<const StoredSource*>& sources,
                             const std::vector<UserAlias>& user,
                             const std::vector<ListedName>& listed) {
  Collector collector(user);
  for (const StoredSource* source : sources) collector.AddSource(*source);
  collector.AddUser();
  for (const ListedName& row : listed) collector.AddRow(row);
  return collector.Take();
}

}  // namespace tanxun
