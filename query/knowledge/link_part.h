// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "query/search/index_reader.h"
#include "tanxun/links.h"

namespace tanxun {

// Says whether notes have the headings that links mean. One request long.
class PartFinder {
 public:
  explicit PartFinder(const IndexReader& reader) : reader_(reader) {}
  // Of a link in `collection` that leads to `note`. Throws what Xapian throws.
  PartState Find(const Link& link, const std::string& collection, const NotePlace& note);

 private:
  // Of one note, as NameKeys.
  struct Headings {
    std::set<std::string> keys;
    std::optional<StoredSource> source;  // Until its passages have been looked into.
    bool are_all = false;
  };
  Headings& Of(const std::string& collection, const NotePlace& note);
  void AddTrails(Headings& headings);

  const IndexReader& reader_;
  std::size_t passages_left_ = 1000;  // To look into, so that no request costs more.
  std::map<std::string, Headings> known_;
};

}  // namespace tanxun
