// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/chain/edges.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/stated_date.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostEdges = 2000;       // Of a note.
constexpr std::size_t kMostOfStage = 12;       // Companies that are joined with the next stage's.
constexpr std::size_t kMostOfListedStage = 3;  // Companies under a heading, to be joined at all.
constexpr std::size_t kLongestDetail = 160;

std::vector<const StageMember*> FirstMembers(const ChainStage& stage) {
  std::vector<const StageMember*> members;
  for (const StageMember& member : stage.members) {
    if (members.size() < kMostOfStage) members.push_back(&member);
  }
  return members;
}

void RemarkIfLarge(const ChainStage& stage, EdgeSink& sink) {
  if (stage.members.size() <= kMostOfStage) return;
  sink.Remark(
      stage.members.front().line,
      fmt::format("a stage of {} companies: only the first {} are joined with the next stage's",
                  stage.members.size(), kMostOfStage));
}

void Join(const ChainStage& from, const ChainStage& to, std::string_view relation, FactForm form,
          EdgeSink& sink) {
  for (const StageMember* giver : FirstMembers(from)) {
    for (const StageMember* taker : FirstMembers(to)) {
      Edge edge;
      edge.from = giver->end.name;
      edge.to = taker->end.name;
      edge.relation = relation;
      edge.detail = giver->end.detail;
      edge.from_stage = from.name;
      edge.to_stage = to.name;
      edge.as_of = std::max(giver->as_of, taker->as_of,
                            [](const AsOf& a, const AsOf& b) { return a.date < b.date; });
      edge.form = form;
      edge.line = taker->line;
      edge.span = taker->span;
      sink.Add(std::move(edge));
    }
  }
}

// What stands in a path says nothing else beside.
void ClaimLines(const ChainStage& stage, EdgeSink& sink) {
  for (const StageMember& member : stage.members) sink.Claim(member.line);
}

}  // namespace

void EdgeSink::Add(Edge edge) {
  const std::string from = NameKey(edge.from);
  const std::string to = NameKey(edge.to);
  if (from.empty() || to.empty() || from == to) return;
  if (edge.from.size() > kMaxNameBytes || edge.to.size() > kMaxNameBytes) return;
  if (edge.detail.size() > kLongestDetail) {
    edge.detail.resize(FloorBoundary(edge.detail, kLongestDetail));
  }
  if (edges_.size() >= kMostEdges) {
    if (!full_) {
      Remark(edge.line, fmt::format("more than {} steps of the supply chain: the rest is left out",
                                    kMostEdges));
    }
    full_ = true;
    return;
  }
  if (seen_.emplace(from, to, edge.relation, edge.line).second) edges_.push_back(std::move(edge));
}

void EdgeSink::AddRole(std::string_view subject, const Role& role, const End& end, Edge edge) {
  edge.from = role.gives ? end.name : std::string(subject);
  edge.to = role.gives ? std::string(subject) : end.name;
  edge.relation = role.relation;
  if (edge.detail.empty()) edge.detail = end.detail.empty() ? role.detail : end.detail;
  Add(std::move(edge));
}

void EdgeSink::Remark(std::uint32_t line, std::string reason) {
  remarks_.push_back({"", line, std::move(reason)});
}

bool HasSubjectForEdges(const Note& note) {
  const std::string& name = note.subject;
  if (name.empty() || !FindDates(name).empty()) return false;
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    const std::string_view year = std::string_view(name).substr(at, 4);
    const bool digits = year.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits && (year.starts_with("19") || year.starts_with("20"))) return false;
  }
  return true;
}

void AddPathOfLists(const std::vector<ChainStage>& stages, EdgeSink& sink) {
  const ChainStage* before = nullptr;
  for (const ChainStage& stage : stages) {
    if (stage.members.empty()) continue;
    if (before != nullptr) {
      const std::size_t larger = std::max(before->members.size(), stage.members.size());
      ClaimLines(*before, sink);
      ClaimLines(stage, sink);
      if (larger <= kMostOfListedStage) {
        Join(*before, stage, "stage", FactForm::kStage, sink);
      } else {
        sink.Remark(stage.members.front().line,
                    fmt::format("a list of {} companies under a stage: it does not say which of "
                                "them gives to which of the next",
                                larger));
      }
    }
    before = &stage;
  }
}

AsOf DateOfText(const Note& note, const Section& section, std::string_view text) {
  constexpr std::size_t kLongestText = 1200;
  if (text.size() <= kLongestText) {
    if (const auto date = LatestDate(text, note.as_of.date)) return {*date, AsOfOrigin::kText};
  }
  return section.as_of.date.known() ? section.as_of : note.as_of;
}

void AddPath(const std::vector<ChainStage>& stages, FactForm form, EdgeSink& sink) {
  const ChainStage* before = nullptr;
  for (const ChainStage& stage : stages) {
    if (stage.members.empty()) continue;
    RemarkIfLarge(stage, sink);
    if (before != nullptr) {
      ClaimLines(*before, sink);
      ClaimLines(stage, sink);
      Join(*before, stage, "stage", form, sink);
    }
    before = &stage;
  }
}

namespace {

// The note's subject by a name, a longer or a shorter one: who stands in the middle of its chain.
bool IsOwn(const Note& note, const std::string& name) {
  if (IsNameOfNote(note, name)) return true;
  const std::string own = NameKey(note.subject);
  const std::string other = NameKey(name);
  const std::string& longer = own.size() > other.size() ? own : other;
  const std::string& shorter = own.size() > other.size() ? other : own;
  return CountCharacters(shorter) >= 2 && longer.starts_with(shorter);
}

}  // namespace

void AddPlace(const Note& note, const NotePlace& place, EdgeSink& sink) {
  const auto& middle = place.middle.members;
  const bool is_own =
      middle.empty() || std::any_of(middle.begin(), middle.end(), [&](const StageMember& member) {
        return IsOwn(note, member.end.name);
      });
  if (is_own && !HasSubjectForEdges(note)) return;
  if (!is_own) {
    AddPathOfLists({place.upstream, place.middle, place.downstream}, sink);
    return;
  }
  const auto add = [&](const StageMember& member, bool gives) {
    Edge edge;
    edge.as_of = member.as_of;
    edge.form = FactForm::kLeadList;
    edge.line = member.line;
    edge.span = member.span;
    sink.AddRole(note.subject, {"upstream", gives, {}, {}}, member.end, std::move(edge));
  };
  for (const StageMember& member : place.upstream.members) add(member, true);
  for (const StageMember& member : place.downstream.members) add(member, false);
}

std::vector<Edge> ExtractEdges(const Note& note, const std::vector<Fact>& facts,
                               std::vector<Problem>& remarks) {
  std::vector<Edge> edges;
  EdgeSink sink(edges, remarks);
  NotePlace place;
  AddStagedEdges(note, sink);
  AddListedEdges(note, place, sink);
  AddStatedEdges(note, facts, place, sink);
  for (const Section& section : note.sections) AddSentenceEdges(note, section, sink);
  AddPlace(note, place, sink);
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.line < b.line; });
  return edges;
}

}  // namespace tanxun
