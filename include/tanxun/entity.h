// SPDX-License-Identifier: GPL-2.0-or-later
// All that an index knows of one entity, each statement with its place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tanxun/chain.h"
#include "tanxun/export.h"
#include "tanxun/knowledge.h"
#include "tanxun/limits.h"

namespace tanxun TANXUN_API {

// Whose card Searcher::Entity() is asked for.
struct EntityRequest {
  std::string name;    // Any name of it, or one of its listings in any form.
  int facts = 20;      // Shown at most, of each card; 0..1'000'000.
  int statements = 5;  // Places and other claimants at most of each name, places of each listing or
                       // tie, suppliers, customers, links and mentions; 1..1'000.
  int cards = 20;      // Of entities that claim the name, at most; 1..1'000.
  WorkLimits limits = {};  // Of this call.
};

// One name, and what says that it is one. `places` are the first of `count`.
struct EntityName {
  std::string name;                     // As written.
  std::vector<std::string> statements;  // "title", or a kind of Alias::statement, each once.
  std::vector<SourceLine> places;       // By path and line.
  std::uint64_t count = 0;              // Lines that state it.
  std::vector<std::string> also;        // Other entities that claim this name, the first ones.
  std::uint64_t also_count = 0;         // How many claim it.
};

// A listing of the entity, and what states it.
struct EntityTicker {
  std::string ticker;              // Canonical, "NYSE:ACME".
  std::vector<SourceLine> places;  // None where only the family says so.
  std::uint64_t count = 0;         // Lines that state it.
};

// What was said of one date. `places` are the first of `count`.
struct StatedStatus {
  StatusMention status;  // With the first reason that says more than the level; undated where only
                         // the file's time says when.
  std::vector<SourceLine> places;  // By path and line.
  std::uint64_t count = 0;         // Lines that state it.
};

// An entity's statuses through time. Those of one date and one level are one.
struct StatusHistory {
  std::vector<StatedStatus> current;  // Of the newest date; several where sources differ.
  std::vector<StatedStatus> earlier;  // Newest first, undated last.
};

// Another entity, and what makes it one's part, whole or relative.
struct EntityTie {
  std::string name;                // As the statement writes it.
  std::vector<SourceLine> places;  // By path and line.
  std::uint64_t count = 0;         // Lines that state it.
};

// What Searcher::Entity() finds. Lists of places hold as many as EntityRequest::statements says.
struct EntityCard {
  std::string name;                   // As its own note calls it, else as first stated.
  std::vector<EntityName> names;      // All of them, `name` first.
  std::vector<EntityTicker> tickers;  // All it has by statements or family.
  StatusHistory statuses;             // Of all sources that name it.
  std::vector<EntityTie> part_of;     // Stated: "subsidiary of", a link's relation.
  std::vector<EntityTie> parts;       // Stated: what is a part of it.
  // Entities whose name differs by a corporate suffix: Acme Group.
  std::vector<std::string> related;
  std::vector<ChainStep> suppliers;   // One step away.
  std::vector<ChainStep> customers;   // Likewise.
  std::uint64_t supplier_count = 0;   // All of them; `suppliers` are the first by name.
  std::uint64_t customer_count = 0;   // Likewise.
  std::vector<SourceLine> notes;      // Sources that are about it.
  std::vector<Fact> facts;            // Those of its own notes first, then by path and line.
  bool has_more_facts = false;        // There are more than EntityRequest::facts.
  std::vector<SourceLine> backlinks;  // Passages of other notes that link to it, the first ones.
  std::uint64_t backlink_count = 0;   // With those of its own notes; counted up to 10,000.
  std::vector<SourceLine> mentions;   // Passages that name it, under any name, the first ones.
  std::uint64_t passages = 0;         // How many do; counted up to 100.
  bool has_more_passages = false;     // There are more than `passages` says.
};

}  // namespace tanxun
