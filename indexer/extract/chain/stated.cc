// SPDX-License-Identifier: GPL-2.0-or-later
// Edges that labels state: "Suppliers: A, B", a table's columns, front matter, [[X]] — supplier.
#include <algorithm>
#include <array>

#include "indexer/extract/chain/edges.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// Facts of one row lie side by side.
struct Row {
  std::vector<Fact>::const_iterator begin;
  std::vector<Fact>::const_iterator end;
};

Row RowAt(const std::vector<Fact>& facts, std::vector<Fact>::const_iterator fact) {
  auto end = std::next(fact);
  while (fact->row != 0 && end != facts.end() && end->row == fact->row) ++end;
  return {fact, end};
}

bool CanStateRole(const Fact& fact) {
  switch (fact.form) {
    case FactForm::kFrontMatter:
    case FactForm::kKeyValue:
    case FactForm::kTableCell:
    case FactForm::kLabelLine:
    case FactForm::kCard:
      return fact.polarity == Polarity::kPositive;
    default:
      return false;  // Lists, links and sentences are read with more care.
  }
}

Edge EdgeOf(const Fact& fact) {
  Edge edge;
  edge.as_of = fact.as_of;
  edge.form = fact.form;
  edge.line = fact.where.lines.first;
  edge.span = fact.where.span;
  return edge;
}

// What a row says is supplied: the cell under "Product".
std::string ThingOf(const Row& row) {
  const auto thing = std::find_if(row.begin, row.end, [](const Fact& fact) {
    return ChainColumnOf(fact.attribute) == ChainColumn::kThing;
  });
  return thing == row.end ? std::string() : thing->value;
}

// The cell that tells rows apart is a fact of the note, but not its supplier where the row says
// whose it is.
bool IsKeyOfOthers(const Note& note, const Row& row, const Fact& fact) {
  if (fact.form != FactForm::kTableCell || fact.subject != note.subject) return false;
  return std::any_of(row.begin, row.end, [&](const Fact& other) {
    return &other != &fact && other.subject != note.subject &&
           (RoleOfLabel(other.attribute).has_value() ||
            ChainColumnOf(other.attribute) == ChainColumn::kCompany);
  });
}

ChainStage* StageOf(std::string_view label, NotePlace& place) {
  if (IsMiddleLabel(label)) return &place.middle;
  const auto role = RoleOfLabel(label);
  if (!role.has_value() || role->relation != "upstream") return nullptr;
  return role->gives ? &place.upstream : &place.downstream;
}

// "A；中游：B；下游：C" behind the label 上游.
void AddPlaced(const Fact& fact, ChainStage* stage, NotePlace& place) {
  static constexpr std::array<std::string_view, 3> kEnds = {"；", ";", "\n"};
  constexpr std::size_t kMostMembers = 500;
  std::string_view rest = fact.value;
  std::string_view label = fact.attribute;
  while (!rest.empty() && stage != nullptr) {
    std::size_t end = rest.size();
    std::size_t next = rest.size();
    for (const std::string_view sign : kEnds) {
      const std::size_t at = rest.find(sign);
      if (at < end) {
        end = at;
        next = at + sign.size();
      }
    }
    stage->name = label;
    for (End& found : ReadCompanies(rest.substr(0, end))) {
      if (stage->members.size() >= kMostMembers) break;
      stage->members.push_back(
          {std::move(found), fact.as_of, fact.where.lines.first, fact.where.span});
    }
    rest = rest.substr(next);
    const std::size_t colon = std::min(rest.find(':'), rest.find("："));
    if (colon == std::string_view::npos) return;
    label = Trim(rest.substr(0, colon));
    stage = StageOf(label, place);
    rest = rest.substr(colon + (rest[colon] == ':' ? 1 : std::string_view("：").size()));
  }
}

void AddLabelled(const Note& note, const Fact& fact, const Row& row, NotePlace& place,
                 EdgeSink& sink) {
  if (ChainStage* stage = StageOf(fact.attribute, place);
      stage != nullptr && fact.subject == note.subject) {
    AddPlaced(fact, stage, place);
    return;
  }
  if (fact.subject == note.subject && !HasSubjectForEdges(note)) return;
  const auto role = RoleOfLabel(fact.attribute);
  if (!role.has_value() || IsKeyOfOthers(note, row, fact)) return;
  std::vector<End> ends;
  if (fact.form == FactForm::kFrontMatter && !fact.items.empty()) {
    for (const std::string& item : fact.items) {
      if (auto end = ReadCompany(item)) ends.push_back(*std::move(end));
    }
  } else {
    ends = ReadCompanies(fact.value);
  }
  const std::string thing = ThingOf(row);
  for (const End& end : ends) {
    Edge edge = EdgeOf(fact);
    edge.detail = thing;
    sink.AddRole(fact.subject, *role, end, std::move(edge));
  }
}

// [[X]] — customer and supplier (detail)
void AddLinked(const Note& note, const Fact& fact, EdgeSink& sink) {
  if (IsNegative(fact.attribute) || !HasSubjectForEdges(note)) return;
  const auto end = ReadCompany(fact.value, true);
  if (!end.has_value()) return;
  for (const Role& role : ReadRoles(fact.attribute)) {
    std::string subject = note.subject;
    if (!role.whom.empty()) {
      const auto whom = ReadEnd(role.whom);
      if (!whom.has_value()) continue;
      subject = whom->name;
    }
    Edge edge = EdgeOf(fact);
    for (const Qualifier& qualifier : fact.qualifiers) {
      if (qualifier.kind == "detail") edge.detail = qualifier.text;
    }
    // "X — customer of Acme": what X is, it is for Acme.
    sink.AddRole(subject, role, *end, std::move(edge));
  }
}

}  // namespace

void AddStatedEdges(const Note& note, const std::vector<Fact>& facts, NotePlace& place,
                    EdgeSink& sink) {
  for (auto fact = facts.begin(); fact != facts.end();) {
    const Row row = RowAt(facts, fact);
    for (auto cell = row.begin; cell != row.end; ++cell) {
      if (cell->form == FactForm::kLink) AddLinked(note, *cell, sink);
      const bool claimed =
          cell->form == FactForm::kLabelLine && sink.IsClaimed(cell->where.lines.first);
      if (CanStateRole(*cell) && !claimed) AddLabelled(note, *cell, row, place, sink);
    }
    fact = row.end;
  }
}

}  // namespace tanxun
