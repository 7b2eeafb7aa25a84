// SPDX-License-Identifier: GPL-2.0-or-later
// The steps of the supply chain that a note states.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "indexer/extract/chain/ends.h"
#include "indexer/extract/note.h"
#include "indexer/lexicon/relations.h"

namespace tanxun {

// Takes edges: none from a thing to itself, none twice on a line, a bounded number.
class EdgeSink {
 public:
  EdgeSink(std::vector<Edge>& edges, std::vector<Problem>& remarks)
      : edges_(edges), remarks_(remarks) {}

  void Add(Edge edge);
  // `end` is for `subject` what the role says.
  void AddRole(std::string_view subject, const Role& role, const End& end, Edge edge);
  void Remark(std::uint32_t line, std::string reason);

  // A line whose heading, lead-in or path says what its names are: its own label is none.
  void Claim(std::uint32_t line) { claimed_.insert(line); }
  bool IsClaimed(std::uint32_t line) const { return claimed_.contains(line); }

 private:
  std::vector<Edge>& edges_;
  std::vector<Problem>& remarks_;
  std::set<std::tuple<std::string, std::string, std::string, std::uint32_t>> seen_;
  std::set<std::uint32_t> claimed_;
  bool full_ = false;
};

// Whether the note is about something that can stand in a chain: not "Weekly report 2025-W38".
bool HasSubjectForEdges(const Note& note);

// A text's own date, else its heading's, else the note's.
AsOf DateOfText(const Note& note, const Section& section, std::string_view text);

// One company of a stage, and where it stands.
struct StageMember {
  End end;
  AsOf as_of;
  std::uint32_t line = 0;
  Span span;
};

struct ChainStage {
  std::string name;
  std::vector<StageMember> members;
};

// Edges from each company of a stage to each of the next that has any. Large stages give their
// first companies only, with a remark.
void AddPath(const std::vector<ChainStage>& stages, FactForm form, EdgeSink& sink);

// The same of stages that are headings of lists. Nobody says that each of many gives to each of
// many: only small stages are joined, with a remark on others.
void AddPathOfLists(const std::vector<ChainStage>& stages, EdgeSink& sink);

// What lists and labels say of the note's place: who is upstream, beside and downstream of it.
struct NotePlace {
  ChainStage upstream;
  ChainStage middle;
  ChainStage downstream;
};
// The note's subject stands in the middle, unless others are said to.
void AddPlace(const Note& note, const NotePlace& place, EdgeSink& sink);

// From facts: labels, front matter, table cells, cards, links with a relation.
void AddStatedEdges(const Note& note, const std::vector<Fact>& facts, NotePlace& place,
                    EdgeSink& sink);
// From lists under a heading or a lead-in that names a role.
void AddListedEdges(const Note& note, NotePlace& place, EdgeSink& sink);
// From staged paths: cards, arrows, tables, lists under "Supply chain".
void AddStagedEdges(const Note& note, EdgeSink& sink);
// From closed patterns of sentences.
void AddSentenceEdges(const Note& note, const Section& section, EdgeSink& sink);

// All of them, by line, then as they were found. What had to be left out is among the remarks.
std::vector<Edge> ExtractEdges(const Note& note, const std::vector<Fact>& facts,
                               std::vector<Problem>& remarks);

}  // namespace tanxun
