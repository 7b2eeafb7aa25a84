// SPDX-License-Identifier: GPL-2.0-or-later
// Which names the sources, the list and the user hold for one, for a person to review.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/entity.h"
#include "tanxun/export.h"

namespace tanxun TANXUN_API {

// What the sources and the user make of a pair of names.
enum class AliasState {
  kConfirmed,  // By the user's aliases.tsv.
  kRejected,   // By the same.
  kJoined,     // One entity by the sources' statements.
  kApart,      // Stated, but not believed: weak beside what contradicts it.
};

std::string_view Name(AliasState state);  // "confirmed", "rejected", "joined", "apart"

// Two names that a source or the user states to be one, or the user states not to be.
struct AliasPair {
  std::string name;   // As first written, by path and line.
  std::string other;  // Likewise. Folded it is never the same as `name`.
  // What the user decided, if he did; else what came of the statements.
  AliasState state = AliasState::kJoined;
  std::vector<std::string> statements;  // Kinds of Alias::statement, each once, sorted.
  std::vector<SourceLine> places;       // The first 3 of `count`, by collection and path.
  std::uint64_t count = 0;              // Sources that state it; 0 = the user alone.
  std::string decided_in;               // The user's file; empty where he decided nothing.
  std::uint32_t decided_line = 0;       // 1-based; 0 = he decided nothing.
  // Of a confirmed pair that is not joined, for with others it would join a rejected one: where
  // that stands, "aliases.tsv:3".
  std::string overruled_by;
  bool is_one = false;      // Whether they are one entity.
  bool is_claimed = false;  // Whether several entities claim one of the names.
};

// One of the entities that claim a name.
struct AliasClaimant {
  std::string name;  // That tells it from the others where it has such, so not the claimed one.
  SourceLine place;  // Where a source first states it; no path if only the list does.
};

// A name that several entities claim; first those that have it.
struct AliasClaim {
  std::string name;                     // As one of the entities writes it.
  std::vector<AliasClaimant> entities;  // Two or more, in that order.
};

// What a person has to look at: Searcher::ReviewAliases().
struct AliasReview {
  std::vector<AliasClaim> claims;  // By name.
  std::vector<AliasPair> pairs;    // Decided ones, those apart, those joined; each by name.
};

}  // namespace tanxun
