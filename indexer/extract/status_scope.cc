// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/status_scope.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "indexer/extract/label_line.h"
#include "indexer/extract/label_reading.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/stated_date.h"
#include "indexer/extract/status_line.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kNoBlock = std::numeric_limits<std::size_t>::max();
constexpr int kMaxOwners = 8;
constexpr std::size_t kMaxOwnerBytes = 120;

// A paragraph that leads into the list or table below it: "Bottleneck status:", **HBM3E**.
bool LeadsOn(const Block& block) {
  if (block.kind != BlockKind::kParagraph || block.text.text.size() > kMaxOwnerBytes) return false;
  const auto size = static_cast<std::uint32_t>(Trim(block.text.text).size());
  return IsLeadIn(block.text) ||
         std::any_of(block.text.marks.begin(), block.text.marks.end(), [&](const Mark& mark) {
           return mark.kind == MarkKind::kStrong && mark.begin == 0 && mark.end >= size;
         });
}

std::vector<std::size_t> OwnersOf(const std::vector<Block>& blocks) {
  std::vector<std::size_t> above(blocks.size(), kNoBlock);
  std::vector<std::pair<int, std::size_t>> open;  // List items by depth.
  std::size_t lead = kNoBlock;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.kind != BlockKind::kListItem) {
      open.clear();
      if (block.kind == BlockKind::kTable) above[i] = lead;
      lead = LeadsOn(block) ? i : kNoBlock;
      continue;
    }
    while (!open.empty() && open.back().first >= block.level) open.pop_back();
    above[i] = open.empty() ? lead : open.back().second;
    open.emplace_back(block.level, i);
  }
  return above;
}

std::string_view FirstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

bool Speaks(std::string_view text) {
  return ReadStatusLabel(WithoutColon(FirstLine(text))).IsOfStatus();
}

}  // namespace

ScopeFinder::ScopeFinder(const Note& note)
    : note_(note), above_(OwnersOf(note.source->blocks)), speaks_(above_.size(), false) {
  std::size_t last = kNoBlock;  // Items of one list follow each other.
  for (const std::size_t owner : above_) {
    if (owner == last || owner == kNoBlock) continue;
    last = owner;
    speaks_[owner] = speaks_[owner] || Speaks(note.source->blocks[owner].text.text);
  }
}

bool ScopeFinder::TakeOwner(std::string_view text, StatusScope& scope) const {
  text = WithoutColon(FirstLine(text));
  if (text.size() > kMaxOwnerBytes) return scope.direct = false, true;
  std::string marked;  // "HBM3E 🟡" names HBM3E.
  if (StatusMarkOf(text).has_value()) {
    const auto lines = ReadMarkedLine(text, true);
    marked = lines.empty() ? std::string() : lines.front().subject;
    text = marked;
  }
  const StatusLabel label = ReadStatusLabel(text);
  if (label.IsOfStatus() || label.kind == StatusLabelKind::kLegend) {
    if (scope.label == StatusLabelKind::kNone) scope.label = label.kind;
    if (label.subject.empty()) return true;
    scope.subject = label.subject;
    return false;
  }
  if (const auto date = DateOfHeading(text)) {
    if (!scope.as_of.date.known()) scope.as_of = {*date, AsOfOrigin::kText};
    return true;
  }
  if (IsNameOfNote(note_, text)) return false;
  if (IsGenericHeading(text) || ConceptOfLabel(text) != nullptr || !CanBeNamed(text)) {
    scope.direct = false;
    return true;
  }
  scope.subject = text;
  return false;
}

StatusScope ScopeFinder::Of(const Section& section, std::size_t block) const {
  StatusScope scope;
  scope.subject = note_.subject;
  bool further = true;
  std::size_t owner = block < above_.size() ? above_[block] : kNoBlock;
  for (int i = 0; i < kMaxOwners && owner != kNoBlock && further; ++i, owner = above_[owner]) {
    further = TakeOwner(note_.source->blocks[owner].text.text, scope);
  }
  for (auto heading = section.headings.rbegin(); heading != section.headings.rend() && further;
       ++heading) {
    further = TakeOwner(*heading, scope);
  }
  if (further && ReadStatusLabel(note_.subject).kind == StatusLabelKind::kLegend) {
    scope.label = StatusLabelKind::kLegend;
  }
  if (!scope.as_of.date.known()) scope.as_of = section.as_of;
  if (!scope.as_of.date.known()) scope.as_of = note_.as_of;
  return scope;
}

StatusScope ScopeFinder::AtLine(std::uint32_t line) const {
  const std::vector<Block>& blocks = note_.source->blocks;
  const auto after = std::upper_bound(
      blocks.begin(), blocks.end(), line,
      [](std::uint32_t value, const Block& block) { return value < block.lines.first; });
  const auto block =
      static_cast<std::size_t>(after - blocks.begin()) - (after == blocks.begin() ? 0 : 1);
  const auto section =
      std::upper_bound(note_.sections.begin(), note_.sections.end(), block,
                       [](std::size_t value, const Section& each) { return value < each.heading; });
  if (section == note_.sections.begin()) return Of({}, kNoBlock);
  return Of(*std::prev(section), block);
}

bool ScopeFinder::SpeaksOfStatus(const Section& section) {
  return std::any_of(section.headings.begin(), section.headings.end(), Speaks);
}

bool ScopeFinder::IsLedByStatus(std::size_t block) const {
  return above_[block] != kNoBlock && speaks_[above_[block]];
}

}  // namespace tanxun
