// SPDX-License-Identifier: GPL-2.0-or-later
// From statements to entities: the writing half of NameTable.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/suffixes.h"
#include "indexer/schema/name_evidence.h"
#include "indexer/schema/name_groups.h"
#include "indexer/schema/name_statements.h"
#include "indexer/schema/names.h"
#include "indexer/schema/names_format.h"
#include "indexer/schema/ticker_families.h"

namespace tanxun {
namespace {

using IdsByGroup = std::map<std::size_t, std::size_t>;

// Entities are numbered as first stated, those that only the list has last; a group's number is
// its first name's.
IdsByGroup NumberEntities(const Statements& stated, std::vector<Entity>& entities) {
  std::map<std::size_t, EntityOrigin> groups;
  for (const StatedName& name : stated.names) {
    const EntityOrigin origin = name.is_stated    ? EntityOrigin::kSources
                                : name.is_decided ? EntityOrigin::kUser
                                                  : EntityOrigin::kList;
    for (const std::size_t owner : name.owners) {
      const auto group = groups.try_emplace(owner, origin).first;
      group->second = std::min(group->second, origin);
    }
  }
  IdsByGroup id_of;
  for (const EntityOrigin origin :
       {EntityOrigin::kSources, EntityOrigin::kUser, EntityOrigin::kList}) {
    for (const auto& [group, of_group] : groups) {
      if (of_group != origin) continue;
      id_of[group] = entities.size();
      Entity& entity = entities.emplace_back();
      entity.id = static_cast<std::uint32_t>(entities.size() - 1);
      entity.origin = origin;
    }
  }
  return id_of;
}

void NameEntities(const Statements& stated, const IdsByGroup& id_of,
                  std::vector<Entity>& entities) {
  const auto add = [&](const auto& is_meant) {
    for (const StatedName& name : stated.names) {
      if (!is_meant(name)) continue;
      for (const std::size_t owner : name.owners) {
        Entity& entity = entities[id_of.at(owner)];
        entity.names.push_back(name.spelling);
        entity.has_note |= name.is_note;
      }
    }
  };
  add([](const StatedName& name) { return name.is_note; });
  add([](const StatedName& name) { return !name.is_note; });
  for (Entity& entity : entities) entity.name = entity.names.front();
}

// A name with a corporate suffix makes a related entity of the one that has the name without it.
void RelateEntities(const Statements& stated, const IdsByGroup& id_of,
                    std::vector<Entity>& entities) {
  std::vector<std::set<std::uint32_t>> related(entities.size());
  for (const StatedName& name : stated.names) {
    for (const std::string& stem : RelatedStems(name.spelling)) {
      const std::size_t other = stated.Find(stem);
      if (other == kNoName) continue;
      for (const std::size_t a : name.owners) {
        for (const std::size_t b : stated.names[other].owners) {
          if (a == b) continue;
          related[id_of.at(a)].insert(static_cast<std::uint32_t>(id_of.at(b)));
          related[id_of.at(b)].insert(static_cast<std::uint32_t>(id_of.at(a)));
        }
      }
    }
  }
  for (std::size_t id = 0; id < entities.size(); ++id) {
    entities[id].related.assign(related[id].begin(), related[id].end());
  }
}

// Makes the entity that has the name `part` a declared part of the one that has the name `whole`.
void AddPart(std::string_view whole, std::string_view part, const Statements& stated,
             const std::map<std::size_t, std::size_t>& id_of, std::vector<Entity>& entities) {
  const auto owner_name = stated.Find(NameKey(whole));
  const auto part_name = stated.Find(NameKey(part));
  if (owner_name == kNoName || part_name == kNoName || !stated.names[part_name].is_stated) return;
  const std::size_t owner = stated.names[owner_name].owners.front();
  const auto& owners = stated.names[part_name].owners;
  if (std::binary_search(owners.begin(), owners.end(), owner)) return;
  entities[id_of.at(owner)].parts.push_back(stated.names[part_name].key);
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

std::map<std::string, NameOwners> OwnersByKey(const Statements& stated, const IdsByGroup& id_of) {
  std::map<std::string, NameOwners> keys;
  const auto ids_of = [&](const std::vector<std::size_t>& groups) {
    std::vector<std::uint32_t> ids;
    for (const std::size_t group : groups)
      ids.push_back(static_cast<std::uint32_t>(id_of.at(group)));
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  for (const StatedName& name : stated.names) {
    if (name.owners.empty()) continue;
    keys[name.key] = {ids_of(name.owners), ids_of(name.claimed)};
  }
  return keys;
}

}  // namespace

std::string NameTable::Build(const std::vector<StoredSource>& sources,
                             const std::vector<UserAlias>& user,
                             const std::vector<ListedName>& listed) {
  std::vector<const StoredSource*> sorted;
  for (const StoredSource& source : sources) sorted.push_back(&source);
  std::sort(sorted.begin(), sorted.end(), [](const StoredSource* a, const StoredSource* b) {
    return std::tie(a->collection, a->path, a->record) <
           std::tie(b->collection, b->path, b->record);
  });
  Statements stated = CollectStatements(sorted, user, listed);
  WeighStatements(stated);
  AssignOwners(stated);

  std::vector<Entity> entities;
  const IdsByGroup id_of = NumberEntities(stated, entities);
  NameEntities(stated, id_of, entities);
  RelateEntities(stated, id_of, entities);
  const TickerFamilies families = BuildFamilies(sorted, stated, id_of, entities);
  AddParts(sorted, stated, id_of, entities);
  return EncodeNames(entities, OwnersByKey(stated, id_of), families.codes, families.members);
}

}  // namespace tanxun
