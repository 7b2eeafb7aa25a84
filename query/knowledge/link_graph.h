// SPDX-License-Identifier: GPL-2.0-or-later
// Where the links of an index lead, looked up as they are asked for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/knowledge/link_target.h"
#include "query/search/index_reader.h"

namespace tanxun {

// Error: kBadArgument.
Result<void> CheckLinkLimit(int limit);

// As they stand in the file.
void SortByLine(std::vector<Link>& links);

// Without the part's state and text.
ResolvedLink MakeResolved(const StoredSource& source, const Link& link, const LinkTarget& target);

// One request long: it remembers what it looked up. Its methods throw what Xapian throws.
class LinkGraph {
 public:
  explicit LinkGraph(const IndexReader& reader);
  // For many links: with all the sources of the index in memory.
  LinkGraph(const IndexReader& reader, const std::vector<StoredSource>& sources);
  ~LinkGraph();

  // Of a link of this source.
  const LinkTarget& TargetOf(const Link& link, const StoredSource& source);
  // Of a link at the root of the collection.
  LinkTarget TargetAtRoot(const Link& link, const std::string& collection);

 private:
  LinkableNotes& NotesOf(const std::string& collection);

  const IndexReader& reader_;
  std::map<std::string, std::unique_ptr<LinkableNotes>> notes_;  // By collection.
  std::unordered_map<std::string, LinkTarget> known_;
};

}  // namespace tanxun
