// SPDX-License-Identifier: GPL-2.0-or-later
// Who is who: every name the sources state, and the entities behind them. Built at commit, read
// without parsing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/known_names.h"
#include "indexer/schema/record_table.h"
#include "indexer/schema/stored.h"
#include "indexer/schema/user_aliases.h"

namespace tanxun {

// Who first states any name of an entity.
enum class EntityOrigin : std::uint8_t { kSources, kUser, kList };

struct Entity {
  std::uint32_t id = 0;
  std::string name;                    // As its own note is called, else the first name stated.
  std::vector<std::string> names;      // All of them, as written, `name` first.
  std::vector<std::string> tickers;    // Canonical, sorted: one family.
  std::vector<std::string> parts;      // NameKeys of declared parts (a note's section about another
                                       // entity, "subsidiary of").
  std::vector<std::uint32_t> related;  // Ids: a name of theirs is one of these with a corporate
                                       // suffix or without (Acme, Acme Group).
  EntityOrigin origin = EntityOrigin::kSources;
  bool has_note = false;
};

// A name that several entities claim: those that have it, then those that only the list gives it.
struct NameClaim {
  std::string key;
  std::vector<std::uint32_t> entities;
};

// Law: a name is one entity's only by an explicit statement; a name that several entities claim
// leads to all of them.
class NameTable {
 public:
  // The bytes to store. Order of `sources` does not matter. user: one decision a pair. Where they
  // differ about a name the user wins, then the sources' own statements, then the list.
  static std::string Build(const std::vector<StoredSource>& sources,
                           const std::vector<UserAlias>& user = {},
                           const std::vector<ListedName>& listed = ListedNames());

  NameTable() = default;
  // What Build() made, which must outlive the table.
  explicit NameTable(std::string_view bytes) : NameTable(PagedBytes(bytes)) {}
  explicit NameTable(PagedBytes bytes);

  // Ids of the entities with this name; key is a NameKey().
  std::vector<std::uint32_t> Find(std::string_view key) const;
  // At most `limit` keys from the first that begins with `prefix` on, in order.
  std::vector<std::string_view> KeysWith(std::string_view prefix, std::size_t limit) const;
  // Ids of the first `limit` entities that sources state and that have a name with this NameKey()
  // in it.
  std::vector<std::uint32_t> FindHolding(std::string_view part, std::size_t limit) const;
  // Ids of the entities that sources state and that have one of these listings.
  std::vector<std::uint32_t> FindListed(const std::vector<std::string>& listings) const;
  Entity Get(std::uint32_t id) const;
  std::uint32_t size() const;    // Entities; those that sources state have the first ids.
  std::uint32_t stated() const;  // Entities that sources state.

  // By key. On one name, if it is claimed by several; on all such names.
  std::vector<NameClaim> Claims(std::string_view key) const;
  std::vector<NameClaim> Claims() const;

  // Every listing of the company that has this one, this one included; any form ParseTicker()
  // reads. Just itself if unknown.
  std::vector<std::string> TickerFamily(std::string_view ticker) const;

 private:
  RecordTable records_;
};

// What to call an entity among others that have the name `key` as well: a name that is its alone,
// else any other one, else the first.
std::string TellingName(const NameTable& names, const Entity& entity, std::string_view key);

// NameKeys of an entity's names that are nobody else's: what stands for it without doubt.
std::vector<std::string> OwnNameKeys(const NameTable& names, std::uint32_t id);

}  // namespace tanxun
