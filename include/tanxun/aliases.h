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

enum class AliasState {
  kConfirmed,  // By the user's aliases.tsv.
  kRejected,   // By the same.
  kJoined,     // One entity by the sources' statements.
  kApart,      // Stated, but not believed: weak beside what contradicts it.
};

std::string_view Name(AliasState state);  // "confirmed", "rejected", "joined", "apart"

// Two names that a source or the user states to be one, or the user states not to be.
struct AliasPair {
  std::string name;
  std::string other;
  AliasState state = AliasState::kJoined;
  std::vector<std::string> statements;  // "brackets", "front_matter", …, each once, sorted.
  std::vector<SourceLine> places;       // The first of `count`.
  std::uint64_t count = 0;              // Sources that state it; 0 = the user alone.
  std::string decided_in;               // The user's file, and the line.
  std::uint32_t decided_line = 0;
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
  std::string name;
  std::vector<AliasClaimant> entities;
};

struct AliasReview {
  std::vector<AliasClaim> claims;  // By name.
  std::vector<AliasPair> pairs;    // Decided ones, those apart, those joined; each by name.
};

}  // namespace TANXUN_API
