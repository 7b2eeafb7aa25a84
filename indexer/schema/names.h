// SPDX-License-Identifier: GPL-2.0-or-later
// Who is who: every name the sources state, and the entities behind them. Built at commit, read
// without parsing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/stored.h"

namespace tanxun {

struct Entity {
  std::uint32_t id = 0;
  std::string name;                  // As its own note is called, else the first name stated.
  std::vector<std::string> names;    // All of them, as written, `name` first.
  std::vector<std::string> tickers;  // Canonical, sorted: one family.
  std::vector<std::string> parts;    // NameKeys of declared parts (a note's section about another
                                     // entity, "subsidiary of").
  bool has_note = false;
};

// Law: a name is one entity's only by an explicit statement; a name that several entities claim
// leads to all of them.
class NameTable {
 public:
  // The bytes to store. Order of `sources` does not matter.
  static std::string Build(const std::vector<StoredSource>& sources);

  NameTable() = default;
  // `bytes` must outlive the table. Damaged bytes give an empty table.
  explicit NameTable(std::string_view bytes);

  // Ids of the entities with this name; key is a NameKey().
  std::vector<std::uint32_t> Find(std::string_view key) const;
  Entity Get(std::uint32_t id) const;
  std::uint32_t size() const;  // Entities.

  // Every listing of the company that has this one, this one included; any form ParseTicker()
  // reads. Just itself if unknown.
  std::vector<std::string> TickerFamily(std::string_view ticker) const;

 private:
  std::string_view bytes_;
};

// NameKeys of an entity's names that are nobody else's: what stands for it without doubt.
std::vector<std::string> OwnNameKeys(const NameTable& names, std::uint32_t id);

}  // namespace tanxun
