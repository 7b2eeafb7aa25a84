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

// What Searcher::Path() is asked: all that is up and down the chain from one, or the ways between
// two.
struct PathRequest {
  std::string from;        // Any name of an entity, or a name in a statement of the chain.
  std::string to;          // Empty = everything upstream and downstream of `from`.
  int depth = 10;          // Steps at most, 1..100.
  int limit = 50;          // Entities each way, or ways between two; 1..10'000.
  bool upstream = true;    // Without `to`: whom it takes from …
  bool downstream = true;  // … and whom it gives to.
  WorkLimits limits = {};  // Of this call.
};

// One statement of a step.
struct ChainEvidence {
  std::string relation;    // "supplies", "fabricates", "packages", "assembles", "upstream", "stage"
  std::string detail;      // What is supplied; empty if not said.
  std::string from_stage;  // Of a staged path, "MEMORY (HBM)"; empty elsewhere.
  std::string to_stage;    // Likewise.
  AsOf as_of;              // When it was stated; the note's date where the statement has none.
  FactForm form = FactForm::kLink;  // The structure that it was read from.
  SourceLine where;                 // Its line.
};

// `from` gives something to `to`; newest statement first.
struct ChainStep {
  std::string from;  // An entity as EntityCard::name has it; what is none, as written.
  std::string to;    // Likewise.
  std::vector<ChainEvidence> evidence;  // Every statement of it; undated ones last.
};

// An entity up or down the chain, at its shortest distance: cycles end.
struct ChainEntry {
  std::string name;  // As in ChainStep.
  int distance = 1;  // Steps from the one asked about, 1..PathRequest::depth.
  int parent = -1;   // Index of the entry before it in the same list; -1 = the one asked about.
  ChainStep step;    // Between the two, in the direction of supply.
};

// Which way the supply goes along a way.
enum class WayKind {
  kDownstream,  // Each gives to the next.
  kUpstream,    // Each takes from the next.
  kMixed,       // Neither all the way: two may only share a supplier or a customer.
};
std::string_view Name(WayKind kind);  // "downstream", "upstream", "mixed"

// One way between two entities.
struct ChainWay {
  WayKind kind = WayKind::kDownstream;  // The same for all its steps, but where it is mixed.
  std::vector<std::string> names;       // From `from` to `to`, both included, none twice.
  std::vector<ChainStep> steps;         // One fewer, each in its own direction of supply.
};

// What Searcher::Path() found. Without `to` it has no ways; with it, nothing but ways.
struct PathResult {
  std::string from;                    // As its own note calls it.
  std::string to;                      // Likewise; empty where none was asked for.
  std::vector<ChainEntry> upstream;    // Nearest first, each behind its parent's level.
  std::vector<ChainEntry> downstream;  // Likewise.
  std::vector<ChainWay> ways;  // Down and up the supply, the shortest first, of equals those down;
                               // mixed ones only where there are no others.
  bool complete = true;        // False where depth, limit or the bound of work left some out.
};

// Who gives to an entity and who takes from it, one step away, by name.
struct ChainNeighbours {
  std::vector<ChainStep> suppliers;  // Each step's `to` is the entity.
  std::vector<ChainStep> customers;  // Each step's `from` is the entity.
};

// "Acme -supplies-> Borealis @a.md:3 2025-01-02 (note): wafers | @b.md:7 …"
std::string Describe(const ChainStep& step);
// "downstream; " and its steps, as above, with "; " between.
std::string Describe(const ChainWay& way);

}  // namespace tanxun
