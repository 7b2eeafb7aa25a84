// SPDX-License-Identifier: GPL-2.0-or-later
// All that an index knows of one entity, each statement with its place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tanxun/chain.h"
#include "tanxun/knowledge.h"

namespace tanxun {

struct EntityRequest {
  std::string name;    // Any name of it, or one of its listings in any form.
  int facts = 20;      // Shown at most, of each card; 0..1'000'000.
  int statements = 5;  // Places and other claimants at most of each name, places of each listing or
                       // tie, suppliers, customers, links and mentions; 1..1'000.
  int cards = 20;      // Of entities that claim the name, at most; 1..1'000.
};

// One name, and what says that it is one. `places` are the first of `count`.
struct EntityName {
  std::string name;
  std::vector<std::string> statements;  // "title", "front_matter", "brackets", …, each once.
  std::vector<SourceLine> places;
  std::uint64_t count = 0;
  std::vector<std::string> also;  // Other entities that claim this name, the first ones.
  std::uint64_t also_count = 0;
};

struct EntityTicker {
  std::string ticker;              // Canonical, "NYSE:ACME".
  std::vector<SourceLine> places;  // None where only the family says so.
  std::uint64_t count = 0;
};

// What was said of one date. `places` are the first of `count`.
struct StatedStatus {
  StatusMention status;
  std::vector<SourceLine> places;
  std::uint64_t count = 0;
};

struct StatusHistory {
  std::vector<StatedStatus> current;  // Of the newest date; several where sources differ.
  std::vector<StatedStatus> earlier;  // Newest first, undated last.
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
  StatusHistory statuses;
  std::vector<EntityTie> part_of;  // Stated: "subsidiary of", a link's relation.
  std::vector<EntityTie> parts;
  std::vector<std::string>
      related;  // Entities whose name differs by a corporate suffix: Acme Group.
  std::vector<ChainStep> suppliers;  // One step away.
  std::vector<ChainStep> customers;
  std::uint64_t supplier_count = 0;
  std::uint64_t customer_count = 0;
  std::vector<SourceLine> notes;  // Sources that are about it.
  std::vector<Fact> facts;        // Those of its own notes first, then by path and line.
  bool has_more_facts = false;
  std::vector<SourceLine> backlinks;  // Passages that link to it, the first ones.
  std::uint64_t backlink_count = 0;
  std::vector<SourceLine> mentions;  // Passages that name it, under any name, the first ones.
  std::uint64_t passages = 0;        // How many do; counted up to 100.
  bool has_more_passages = false;
};

}  // namespace tanxun
