// SPDX-License-Identifier: GPL-2.0-or-later
// All that an index knows of one entity, each statement with its place.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Where a statement stands.
struct SourceLine {
  std::string path;
  std::string record;      // Of a JSON Lines collection, else empty.
  std::uint32_t line = 0;  // 0 = the whole source.

  auto operator<=>(const SourceLine&) const = default;
};

struct EntityRequest {
  std::string name;    // Any name of it, or one of its listings in any form.
  int facts = 20;      // Shown at most, of each card; 0..1'000'000.
  int statements = 5;  // Places shown at most of each name, listing, link; 1..1'000.
};

// One name, and what says that it is one. `places` are the first of `count`.
struct EntityName {
  std::string name;
  std::vector<std::string> statements;  // "title", "front_matter", "brackets", …, each once.
  std::vector<SourceLine> places;
  std::uint64_t count = 0;
};

struct EntityTicker {
  std::string ticker;              // Canonical, "NYSE:ACME".
  std::vector<SourceLine> places;  // None where only the family says so.
  std::uint64_t count = 0;
};

struct StatedStatus {
  StatusMention status;
  SourceLine where;
};

// Another entity, and what makes it one's part, whole or relative.
struct EntityTie {
  std::string name;
  std::vector<SourceLine> places;
  std::uint64_t count = 0;
};

struct EntityCard {
  std::string name;               // As its own note calls it, else as first stated.
  std::vector<EntityName> names;  // All of them, `name` first.
  std::vector<EntityTicker> tickers;
  std::vector<StatedStatus> statuses;  // Newest first, undated last.
  std::vector<EntityTie> part_of;      // Stated: "subsidiary of", a link's relation.
  std::vector<EntityTie> parts;
  std::vector<SourceLine> notes;  // Sources that are about it.
  std::vector<Fact> facts;        // Those of its own notes first, then by path and line.
  bool has_more_facts = false;
  std::uint64_t passages = 0;  // That name it, under any of its names.
};

}  // namespace tanxun
