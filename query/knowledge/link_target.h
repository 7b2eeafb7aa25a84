// SPDX-License-Identifier: GPL-2.0-or-later
// Where a link leads: a function of the link, the note it stands in, and the notes beside it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/schema/stored.h"
#include "tanxun/links.h"

namespace tanxun {

// The notes of one collection, by what links call them. Each list in any order, each note once.
class LinkableNotes {
 public:
  virtual ~LinkableNotes() = default;
  // Of whose PathTailKeys() this is one.
  virtual const std::vector<NotePlace>& WithTail(const std::string& key) = 0;
  // Of whose OtherNameKeys() this is one.
  virtual const std::vector<NotePlace>& WithName(const std::string& key) = 0;
};

// All of them in memory.
class NotesInMemory final : public LinkableNotes {
 public:
  void Add(const StoredSource& source);
  const std::vector<NotePlace>& WithTail(const std::string& key) override;
  const std::vector<NotePlace>& WithName(const std::string& key) override;

 private:
  std::unordered_map<std::string, std::vector<NotePlace>> tails_;
  std::unordered_map<std::string, std::vector<NotePlace>> names_;
};

struct LinkTarget {
  LinkState state = LinkState::kDangling;
  std::vector<NotePlace> notes;  // As in ResolvedLink.
  bool by_name = false;
};

// By the rules of tanxun/links.h. Never a note that is not among `notes`, but for a link to its own
// note ("[[#part]]"): `from`.
LinkTarget FindLinkTarget(const Link& link, const NotePlace& from, LinkableNotes& notes);

}  // namespace tanxun
