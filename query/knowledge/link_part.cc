// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/link_part.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/analysis/terms.h"
#include "query/search/matcher.h"

namespace tanxun {

PartState PartFinder::Find(const Link& link, const std::string& collection, const NotePlace& note) {
  if (link.part.empty()) return PartState::kNone;
  // "Heading#Heading below it": the last one is meant.
  const std::string_view part = std::string_view(link.part).substr(link.part.rfind('#') + 1);
  if (part.starts_with('^')) return PartState::kUnknown;
  Headings& headings = Of(collection, note);
  const std::string key = NameKey(part);
  if (headings.keys.contains(key)) return PartState::kFound;
  if (headings.source) AddTrails(headings);
  if (headings.keys.contains(key)) return PartState::kFound;
  return headings.are_all ? PartState::kMissing : PartState::kUnknown;
}

PartFinder::Headings& PartFinder::Of(const std::string& collection, const NotePlace& note) {
  const auto [known, is_new] =
      known_.try_emplace(collection + '\x1f' + note.path + '\x1f' + note.record);
  Headings& headings = known->second;
  if (!is_new) return headings;
  for (StoredSource& source : reader_.SourcesAt(note.path, note.record)) {
    if (source.collection != collection) continue;
    headings.keys.insert(NameKey(source.title));
    for (const std::string& name : source.section_names) headings.keys.insert(NameKey(name));
    headings.source = std::move(source);
  }
  return headings;
}

// The stored names of sections have no heading of the first level; the trails of passages do.
void PartFinder::AddTrails(Headings& headings) {
  const StoredSource source = *std::exchange(headings.source, std::nullopt);
  if (source.passages > passages_left_) return;
  passages_left_ -= source.passages;
  for (std::uint32_t id = source.number + 1; id < source.first_chunk(); ++id) {
    for (const std::string& heading : LoadPassage(reader_, id).passage.headings) {
      headings.keys.insert(NameKey(heading));
    }
  }
  headings.are_all = true;
}

}  // namespace tanxun
