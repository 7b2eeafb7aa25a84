// SPDX-License-Identifier: GPL-2.0-or-later
// From statements to entities: the writing half of NameTable.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/names.h"
#include "indexer/schema/names_format.h"

namespace tanxun {
namespace {

// A subject with more listings than any company has is a list of companies: no family.
constexpr std::size_t kFamilyLimit = 8;

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t Find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The smaller index leads, so that the order of statements does not show.
  void Unite(std::size_t a, std::size_t b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

struct StatedName {
  std::string key;
  std::string spelling;  // As first stated.
  bool is_note = false;  // The subject of a note.
  std::vector<std::size_t> linked;
  std::vector<std::size_t> owners;  // Groups that have this name, ascending.
};

// All names in the order they are first stated by the sources, which are sorted.
struct Statements {
  std::vector<StatedName> names;
  std::map<std::string, std::size_t, std::less<>> index;

  // The name's number; npos where there is nothing to compare.
  std::size_t Add(std::string_view text) {
    std::string key = NameKey(text);
    if (key.empty()) return std::string::npos;
    const auto [at, is_new] = index.try_emplace(std::move(key), names.size());
    if (is_new) names.push_back({at->first, std::string(text), false, {}, {}});
    return at->second;
  }
  void Link(std::size_t a, std::size_t b) {
    if (a == b || a == std::string::npos || b == std::string::npos) return;
    names[a].linked.push_back(b);
    names[b].linked.push_back(a);
  }
};

// What stands in brackets behind three different names and more is their kind, not their name:
// 艾克米 (Electronic Components).
constexpr std::size_t kKindFrom = 3;

std::set<std::string> Kinds(const std::vector<const StoredSource*>& sources) {
  std::map<std::string, std::set<std::string>> named;  // By what stands in the brackets.
  for (const StoredSource* source : sources) {
    for (const Alias& pair : source->names) {
      if (pair.statement == "brackets") named[NameKey(pair.other)].insert(NameKey(pair.name));
    }
  }
  std::set<std::string> kinds;
  for (const auto& [inner, outers] : named) {
    if (outers.size() >= kKindFrom) kinds.insert(inner);
  }
  return kinds;
}

Statements Collect(const std::vector<const StoredSource*>& sources) {
  const std::set<std::string> kinds = Kinds(sources);
  Statements all;
  for (const StoredSource* source : sources) {
    const std::size_t subject = all.Add(source->subject);
    if (subject != std::string::npos) all.names[subject].is_note = true;
    for (const std::string& alias : source->aliases) all.Link(subject, all.Add(alias));
    for (const Alias& pair : source->names) {
      if (pair.statement == "brackets" && kinds.contains(NameKey(pair.other))) continue;
      const std::size_t name = all.Add(pair.name);
      all.Link(name, all.Add(pair.other));
    }
    for (const TickerMention& mention : source->tickers) all.Add(mention.subject);
  }
  return all;
}

void SortUnique(std::vector<std::size_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Notes that name each other are one. Every other name belongs to the nearest notes that state it,
// level by level: a name two notes claim is both's and joins nothing.
void AssignOwners(std::vector<StatedName>& names) {
  Groups groups(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::size_t other : names[i].linked) {
      if (names[i].is_note == names[other].is_note) groups.Unite(i, other);
    }
  }
  std::vector<std::size_t> level;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i].is_note) continue;
    names[i].owners = {groups.Find(i)};
    level.push_back(i);
  }
  while (!level.empty()) {
    std::vector<std::size_t> next;
    for (const std::size_t from : level) {
      for (const std::size_t to : names[from].linked) {
        if (names[to].owners.empty()) next.push_back(to);
      }
    }
    SortUnique(next);
    std::vector<std::vector<std::size_t>> found(next.size());
    for (std::size_t i = 0; i < next.size(); ++i) {
      for (const std::size_t from : names[next[i]].linked) {
        const auto& owners = names[from].owners;
        found[i].insert(found[i].end(), owners.begin(), owners.end());
      }
      SortUnique(found[i]);
    }
    for (std::size_t i = 0; i < next.size(); ++i) names[next[i]].owners = std::move(found[i]);
    level = std::move(next);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].owners.empty()) names[i].owners = {groups.Find(i)};
  }
}

Ticker ReadTicker(const std::string& canonical) {
  return ParseTicker(canonical).value_or(Ticker{"", canonical});
}

struct Listings {
  std::vector<std::string> all;        // Canonical, sorted; bare codes only where nothing better.
  std::vector<std::size_t> family_of;  // Of each the family's number.
};

// The listings of each entity (by id), completed to families.
Listings BuildFamilies(const std::vector<const StoredSource*>& sources, const Statements& stated,
                       const std::map<std::size_t, std::size_t>& id_of,
                       std::vector<Entity>& entities) {
  struct Mention {
    std::string listing;
    std::size_t entity;  // npos = the text does not say.
  };
  std::vector<Mention> mentions;
  std::vector<std::pair<std::string, std::size_t>> bare;
  std::set<std::string> known_codes;
  for (const StoredSource* source : sources) {
    for (const TickerMention& mention : source->tickers) {
      const auto name = stated.index.find(NameKey(mention.subject));
      std::size_t entity = std::string::npos;
      if (name != stated.index.end() && stated.names[name->second].owners.size() == 1) {
        entity = id_of.at(stated.names[name->second].owners.front());
      }
      const Ticker ticker = ReadTicker(mention.ticker);
      if (ticker.code.empty()) continue;
      if (ticker.exchange.empty()) {
        bare.emplace_back(ticker.code, entity);
      } else {
        mentions.push_back({Describe(ticker), entity});
        known_codes.insert(CodeKey(ticker.code));
      }
    }
  }
  for (const auto& [code, entity] : bare) {
    if (!known_codes.contains(CodeKey(code))) mentions.push_back({code, entity});
  }

  std::set<std::string> sorted;
  for (const Mention& mention : mentions) sorted.insert(mention.listing);
  Listings listings{{sorted.begin(), sorted.end()}, {}};
  const auto number = [&](const std::string& listing) {
    return static_cast<std::size_t>(
        std::lower_bound(listings.all.begin(), listings.all.end(), listing) - listings.all.begin());
  };
  std::vector<std::set<std::size_t>> of_entity(entities.size());
  for (const Mention& mention : mentions) {
    if (mention.entity != std::string::npos)
      of_entity[mention.entity].insert(number(mention.listing));
  }
  Groups groups(listings.all.size());
  for (const auto& own : of_entity) {
    if (own.size() > kFamilyLimit) continue;
    for (const std::size_t listing : own) groups.Unite(*own.begin(), listing);
  }
  listings.family_of.resize(listings.all.size());
  std::map<std::size_t, std::vector<std::string>> families;
  for (std::size_t i = 0; i < listings.all.size(); ++i) {
    listings.family_of[i] = groups.Find(i);
    families[groups.Find(i)].push_back(listings.all[i]);
  }
  for (std::size_t id = 0; id < entities.size(); ++id) {
    std::set<std::string> tickers;
    for (const std::size_t listing : of_entity[id]) {
      const auto& family = families[listings.family_of[listing]];
      tickers.insert(family.begin(), family.end());
    }
    entities[id].tickers.assign(tickers.begin(), tickers.end());
  }
  return listings;
}

// Makes the entity that has the name `part` a declared part of the one that has the name `whole`.
void AddPart(std::string_view whole, std::string_view part, const Statements& stated,
             const std::map<std::size_t, std::size_t>& id_of, std::vector<Entity>& entities) {
  const auto owner_name = stated.index.find(NameKey(whole));
  const auto part_name = stated.index.find(NameKey(part));
  if (owner_name == stated.index.end() || part_name == stated.index.end()) return;
  const std::size_t owner = stated.names[owner_name->second].owners.front();
  const auto& owners = stated.names[part_name->second].owners;
  if (std::binary_search(owners.begin(), owners.end(), owner)) return;
  entities[id_of.at(owner)].parts.push_back(part_name->first);
}

// A section headed with another entity's name declares it a part, and so does "subsidiary of".
void AddParts(const std::vector<const StoredSource*>& sources, const Statements& stated,
              const std::map<std::size_t, std::size_t>& id_of, std::vector<Entity>& entities) {
  for (const StoredSource* source : sources) {
    for (const std::string& heading : source->section_names) {
      AddPart(source->subject, heading, stated, id_of, entities);
    }
    for (const Alias& part : source->parts) AddPart(part.name, part.other, stated, id_of, entities);
  }
  for (Entity& entity : entities) {
    std::sort(entity.parts.begin(), entity.parts.end());
    entity.parts.erase(std::unique(entity.parts.begin(), entity.parts.end()), entity.parts.end());
  }
}

}  // namespace

std::string NameTable::Build(const std::vector<StoredSource>& sources) {
  std::vector<const StoredSource*> sorted;
  for (const StoredSource& source : sources) sorted.push_back(&source);
  std::sort(sorted.begin(), sorted.end(), [](const StoredSource* a, const StoredSource* b) {
    return std::tie(a->collection, a->path, a->record) <
           std::tie(b->collection, b->path, b->record);
  });
  Statements stated = Collect(sorted);
  AssignOwners(stated.names);

  // Entities are numbered as first stated; a group's number is its first name's.
  std::map<std::size_t, std::size_t> id_of;
  for (const StatedName& name : stated.names) {
    for (const std::size_t owner : name.owners) id_of.try_emplace(owner, 0);
  }
  std::vector<Entity> entities;
  for (auto& [owner, id] : id_of) {
    id = entities.size();
    entities.push_back({static_cast<std::uint32_t>(id), {}, {}, {}, {}, false});
  }
  for (const bool notes : {true, false}) {
    for (const StatedName& name : stated.names) {
      for (const std::size_t owner : name.owners) {
        Entity& entity = entities[id_of[owner]];
        if (name.is_note == notes) entity.names.push_back(name.spelling);
        entity.has_note |= name.is_note;
      }
    }
  }
  for (Entity& entity : entities) entity.name = entity.names.front();
  const Listings listings = BuildFamilies(sorted, stated, id_of, entities);
  AddParts(sorted, stated, id_of, entities);

  std::map<std::string, std::vector<std::uint32_t>> ids;
  for (const StatedName& name : stated.names) {
    for (const std::size_t owner : name.owners) {
      ids[name.key].push_back(static_cast<std::uint32_t>(id_of[owner]));
    }
  }
  std::map<std::string, std::vector<ListedCode>> codes;
  for (std::size_t i = 0; i < listings.all.size(); ++i) {
    codes[CodeKey(ReadTicker(listings.all[i]).code)].push_back(
        {listings.all[i], static_cast<std::uint32_t>(listings.family_of[i])});
  }
  std::map<std::uint32_t, std::vector<std::string>> families;
  for (std::size_t i = 0; i < listings.all.size(); ++i) {
    families[static_cast<std::uint32_t>(listings.family_of[i])].push_back(listings.all[i]);
  }
  return EncodeNames(entities, ids, codes, families);
}

}  // namespace tanxun
