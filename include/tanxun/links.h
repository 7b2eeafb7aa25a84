// SPDX-License-Identifier: GPL-2.0-or-later
// The graph of links: what a note links to, and what links to it.
//
// A link's target is looked for among the notes of its own collection, as Obsidian does; letter
// case and composition of characters aside, with or without ".md":
// 1. "./T" and "../T" from the linking note's folder, "/T" from the root: that path and no other.
//    The address of a Markdown link is read from the note's folder first, too.
// 2. The path from the root that is exactly the target.
// 3. Any path that ends in the target at a folder's border ("T", "b/T"). Those in or below the
//    linking note's folder come first, then the shortest path.
// 4. A file of another kind under that name: "T" is T.html where there is no T.md.
// 5. What Obsidian does not: an alias, a title, a record's id, a Logseq page a/b in a___b.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/knowledge.h"
#include "tanxun/limits.h"

namespace tanxun TANXUN_API {

// Whether a link leads to one note.
enum class LinkState {
  kNote,       // One note is meant.
  kAmbiguous,  // Several are equally near.
  kDangling,   // There is no such note.
  kFile,       // An attachment by its name; whether it is there the index does not know.
};
std::string_view Name(LinkState state);  // "note", "ambiguous", "dangling", "file".

// Whether the note has the heading that a link means.
enum class PartState {
  kNone,     // The link means the whole note.
  kFound,    // It has that heading.
  kMissing,  // It has not.
  kUnknown,  // A block, or a heading of a note too long to be looked through.
};

// A note of the index.
struct NotePlace {
  std::string path;    // Relative to its collection's root; empty = none.
  std::string record;  // Of a JSON Lines collection, else empty.

  // The same path and record.
  bool operator==(const NotePlace&) const = default;
};

// A link, where it stands and where it leads.
struct ResolvedLink {
  Link link;                               // As it is written.
  SourceLine where;                        // The linking source, and the link's line.
  LinkState state = LinkState::kDangling;  // Of the target; of its part `part` says it.
  std::vector<NotePlace> notes;       // The note; where ambiguous the first 20, first the one that
                                      // Obsidian opens.
  bool by_name = false;               // Found by alias, title or id.
  PartState part = PartState::kNone;  // Blocks are not known.
  std::string text;                   // Of a backlink in text: the visible line around it.
};

// What Searcher::Links() is asked.
struct LinksRequest {
  std::string note;  // A path of the index, FILE.jsonl#ID, or what a link calls it: T, b/T, [[T]].
  int limit = 100;   // Of each list; 1..1'000'000.
  WorkLimits limits = {};  // Of this call.
};

// What Searcher::Links() found.
struct NoteLinks {
  NotePlace note;                       // Empty: there is no such note; backlinks dangle.
  std::string title;                    // Of the note, else the name that was asked for.
  std::vector<NotePlace> others;        // That the name could mean as well.
  std::vector<ResolvedLink> links;      // In the order of the note.
  std::vector<ResolvedLink> backlinks;  // By path, record, line. An ambiguous one is in the list of
                                        // each note that it may mean.
  std::uint64_t link_count = 0;         // In all.
  std::uint64_t backlink_count = 0;     // In all.
};

// The links of a whole index that do not lead to one note.
struct UnresolvedRequest {
  bool dangling = true;            // Those that lead to no note.
  bool ambiguous = true;           // Those that may mean several.
  std::vector<std::string> globs;  // Sources whose links are looked at, as in Filters; empty = all.
  int limit = 100;                 // 1..1'000'000.
  WorkLimits limits = {};          // Of this call.
};

// What Searcher::FindUnresolvedLinks() found.
struct UnresolvedLinks {
  std::vector<ResolvedLink> links;  // By path, record, line.
  std::uint64_t count = 0;  // In all; `links` has the first UnresolvedRequest::limit of them.
};

// One stable line: "a.md:3 [[T|l]] -> b/T.md".
std::string Describe(const ResolvedLink& link);

}  // namespace tanxun
