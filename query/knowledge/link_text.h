// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "indexer/schema/stored.h"
#include "query/search/index_reader.h"

namespace tanxun {

// The visible lines around the links of one source, asked for in the order of its lines.
class LinkTexts {
 public:
  LinkTexts(const IndexReader& reader, const StoredSource& source)
      : reader_(reader), source_(source) {}
  // At most some 240 bytes of the line; empty where the link is in no passage, as in front matter.
  // Throws what Xapian throws.
  std::string Around(const Link& link);

 private:
  // The number of the first passage that ends at the line or below; first_chunk() where none does.
  std::uint32_t PassageAt(std::uint32_t line);

  const IndexReader& reader_;
  const StoredSource& source_;
  std::uint32_t id_ = 0;  // Of the passage that was loaded last.
  Passage passage_;
  std::map<std::string, std::size_t> seen_;  // In it, by the words of a link: where it goes on.
};

}  // namespace tanxun
