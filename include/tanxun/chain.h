// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain as an index's sources state it: who gives something to whom, and where that
// stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/knowledge.h"
#include "tanxun/limits.h"

namespace tanxun TANXUN_API {

struct PathRequest {
  std::string from;        // Any name of an entity, or a name in a statement of the chain.
  std::string to;          // Empty = everything upstream and downstream of `from`.
  int depth = 10;          // Steps at most, 1..100.
  int limit = 50;          // Entities each way, or ways between two; 1..10'000.
  bool upstream = true;    // Without `to`: whom it takes from …
  bool downstream = true;  // … and whom it gives to.
  WorkLimits limits = {};
};

// One statement of a step.
struct ChainEvidence {
  std::string relation;  // "supplies", "fabricates", "packages", "assembles", "upstream", "stage"
  std::string detail;    // What is supplied; empty if not said.
  std::string from_stage;
  std::string to_stage;
  AsOf as_of;
  FactForm form = FactForm::kLink;
  SourceLine where;
};

// `from` gives something to `to`; newest statement first.
struct ChainStep {
  std::string from;
  std::string to;
  std::vector<ChainEvidence> evidence;
};

// An entity up or down the chain, at its shortest distance: cycles end.
struct ChainEntry {
  std::string name;
  int distance = 1;
  int parent = -1;  // Index of the entry before it in the same list; -1 = the one asked about.
  ChainStep step;   // Between the two, in the direction of supply.
};

enum class WayKind {
  kDownstream,  // Each gives to the next.
  kUpstream,    // Each takes from the next.
  kMixed,       // Neither all the way: two may only share a supplier or a customer.
};
std::string_view Name(WayKind kind);  // "downstream", "upstream", "mixed"

struct ChainWay {
  WayKind kind = WayKind::kDownstream;
  std::vector<std::string> names;  // From `from` to `to`, both included, none twice.
  std::vector<ChainStep> steps;    // One fewer, each in its own direction of supply.
};

struct PathResult {
  std::string from;  // As its own note calls it.
  std::string to;
  std::vector<ChainEntry> upstream;  // Nearest first, each behind its parent's level.
  std::vector<ChainEntry> downstream;
  std::vector<ChainWay> ways;  // Down and up the supply, the shortest first, of equals those down;
                               // mixed ones only where there are no others.
  bool complete = true;        // False where depth, limit or the bound of work left some out.
};

// Who gives to an entity and who takes from it, one step away, by name.
struct ChainNeighbours {
  std::vector<ChainStep> suppliers;
  std::vector<ChainStep> customers;
};

// "Acme -supplies-> Borealis @a.md:3 2025-01-02 (note): wafers | @b.md:7 …"
std::string Describe(const ChainStep& step);
std::string Describe(const ChainWay& way);

}  // namespace TANXUN_API
