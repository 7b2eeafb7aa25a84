// SPDX-License-Identifier: GPL-2.0-or-later
// Edges that lists state: names under "Suppliers", 主要客户, Upstream.
#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/extract/brackets.h"
#include "indexer/extract/chain/edges.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/label_reading.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/places.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostMembers = 2000;

// What the items of a list are for the note.
struct ListRole {
  std::optional<Role> role;
  bool is_middle = false;
  bool is_another = false;  // Competitors, subsidiaries: none of the chain's.
  std::string label;

  bool names_chain() const { return is_middle || role.has_value(); }
};

// "competitor", "subsidiary": what is so called is another's.
bool IsAnotherRelation(std::string_view label) {
  if (label.empty()) return false;
  if (IsNegative(label)) return true;
  if (!ReadRoles(label).empty()) return false;
  const AttributeConcept* meaning = ConceptOfLabel(ReadLabel(label).name);
  return meaning != nullptr && meaning->type == ValueType::kOrganization && !IsThing(label);
}

ListRole ReadListRole(const Note& note, std::string_view label) {
  constexpr std::size_t kLongestLead = 160;
  if (label.size() > kLongestLead) return {};
  const Lead lead = ReadLead(note, label);
  if (lead.polarity == Polarity::kNegative || !lead.ability.empty()) return {};
  ListRole list;
  list.label = lead.attribute;
  list.is_middle = IsMiddleLabel(lead.attribute);
  if (!list.is_middle) list.role = RoleOfLabel(lead.attribute);
  list.is_another = !list.names_chain() && IsAnotherRelation(lead.attribute);
  return list;
}

// The last line of a lead-in, if the paragraph or item is one: it ends with a colon or is bold.
std::optional<std::string_view> LeadOf(const RichText& text) {
  std::string_view line = Trim(text.text);
  if (const std::size_t last = line.rfind('\n'); last != std::string_view::npos) {
    line = line.substr(last + 1);
  }
  if (IsLeadIn(text)) return line;
  const auto begin = static_cast<std::uint32_t>(line.data() - text.text.data());
  const auto end = begin + static_cast<std::uint32_t>(line.size());
  const bool strong = std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kStrong && mark.begin <= begin && mark.end >= end;
  });
  return strong ? std::optional(line) : std::nullopt;
}

class ListReader {
 public:
  ListReader(const Note& note, NotePlace& place, EdgeSink& sink)
      : note_(note), place_(place), sink_(sink) {}

  void Read(const Section& section) {
    const std::vector<Block>& blocks = note_.source->blocks;
    section_ = &section;
    levels_.clear();
    list_ = section.headings.empty() ? ListRole{} : ReadListRole(note_, section.headings.back());
    for (std::size_t i = section.first; i < section.last; ++i) {
      const Block& block = blocks[i];
      if (block.kind != BlockKind::kListItem) {
        levels_.clear();
        if (const auto lead = LeadOf(block.text); lead.has_value()) {
          list_ = ReadListRole(note_, *lead);
        }
        continue;
      }
      if (sink_.IsClaimed(block.lines.first)) continue;  // Part of a path.
      while (!levels_.empty() && levels_.back().first >= block.level) levels_.pop_back();
      const bool deeper = i + 1 < section.last && blocks[i + 1].kind == BlockKind::kListItem &&
                          blocks[i + 1].level > block.level;
      const auto lead = deeper ? LeadOf(block.text) : std::nullopt;
      if (lead.has_value()) {
        levels_.emplace_back(block.level, ReadListRole(note_, *lead));
        continue;
      }
      const ListRole& current = levels_.empty() ? list_ : levels_.back().second;
      if (current.is_another || current.names_chain()) sink_.Claim(block.lines.first);
      if (current.names_chain()) {
        ReadItem(block, current);
      } else if (!current.is_another) {
        ReadRelation(block);
      }
    }
  }

  // Where names are links, other Chinese words beside them say what is supplied or for what.
  void Finish() {
    const bool linked = std::any_of(found_.begin(), found_.end(),
                                    [](const Found& found) { return found.member.end.linked; });
    for (Found& found : found_) {
      if (linked && !found.member.end.linked && HasHan(found.member.end.name)) continue;
      Place(found.list, std::move(found.member));
    }
  }

 private:
  void Place(const ListRole& list, StageMember member) {
    if (list.is_middle || list.role->relation == "upstream") {
      ChainStage& stage = list.is_middle     ? place_.middle
                          : list.role->gives ? place_.upstream
                                             : place_.downstream;
      stage.name = list.label;
      stage.members.push_back(std::move(member));
    } else if (HasSubjectForEdges(note_)) {
      Edge edge;
      edge.as_of = member.as_of;
      edge.form = FactForm::kLeadList;
      edge.line = member.line;
      edge.span = member.span;
      sink_.AddRole(note_.subject, *list.role, member.end, std::move(edge));
    }
  }

  // "- Wafers: Acme (N5)", "- [[Acme]] — wafers", "- Acme, Borealis".
  void ReadItem(const Block& item, const ListRole& list) {
    const RichText& text = item.text;
    LineBytes line{0, static_cast<std::uint32_t>(std::min(text.text.find('\n'), text.text.size()))};
    std::string thing;
    ListRole role = list;
    if (const auto label = ReadLabelLine(text, line)) {
      thing = text.text.substr(label->label_begin, label->label_end - label->label_begin);
      if (IsAnotherRelation(thing)) return;
      // "Foundry: Acme" among suppliers says more than that it is one.
      const auto own = RoleOfLabel(thing);
      if (own.has_value() && role.role.has_value() && own->gives == role.role->gives &&
          role.role->relation == "supplies" && own->relation != "upstream") {
        role.role = own;
      }
      line = {label->value_begin, label->value_end};
    }
    if (thing.empty() && ReadRelation(item)) return;
    for (End& end : ReadCompanies(text, line.begin, line.end)) {
      if (IsAnotherRelation(end.detail)) continue;
      if (!thing.empty()) {
        end.detail = end.detail.empty() ? thing : thing + ": " + end.detail;
      }
      AddEnd(item, role, std::move(end));
    }
  }

  // "Acme — supplier (wafers)": whether the item says itself what it is. A link with its relation
  // is a fact already.
  bool ReadRelation(const Block& item) {
    const DefinitionLine line = ReadDefinitionLine(item.text);
    const std::string_view all = item.text.text;
    const bool linked = !item.text.marks.empty() && item.text.marks.front().begin == 0 &&
                        item.text.marks.front().kind == MarkKind::kWikiLink;
    if (line.name.empty()) return false;
    const std::string_view relation =
        Trim(all.substr(line.text_begin, all.find('\n', line.text_begin) - line.text_begin));
    const std::size_t open = std::min(relation.find('('), relation.find("（"));
    if (IsNegative(relation.substr(0, open))) return true;
    const std::vector<Role> roles = ReadRoles(relation);
    auto end = ReadCompany(line.name);
    if (roles.empty() || linked || !end.has_value()) return !roles.empty();
    end->linked = true;
    if (open < relation.size()) end->detail = BracketAtEnd(relation);
    for (const Role& role : roles) {
      if (role.whom.empty()) AddEnd(item, {role, false, false, {}}, *end);
    }
    return true;
  }

  void AddEnd(const Block& item, const ListRole& list, End end) {
    if (found_.size() >= kMostMembers) return;
    StageMember member;
    member.line = LinesOf(*note_.source, item.text, end.begin, end.end, item.lines).first;
    member.span = SourceSpan(item.text, end.begin, end.end);
    member.as_of = DateOfText(note_, *section_, item.text.text);
    member.end = std::move(end);
    found_.push_back({list, std::move(member)});
  }

  struct Found {
    ListRole list;
    StageMember member;
  };

  const Note& note_;
  const Section* section_ = nullptr;
  NotePlace& place_;
  EdgeSink& sink_;
  ListRole list_;
  std::vector<std::pair<int, ListRole>> levels_;  // Of lead items that are open.
  std::vector<Found> found_;
};

}  // namespace

void AddListedEdges(const Note& note, NotePlace& place, EdgeSink& sink) {
  ListReader reader(note, place, sink);
  for (const Section& section : note.sections) reader.Read(section);
  reader.Finish();
}

}  // namespace tanxun
