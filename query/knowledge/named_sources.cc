// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/named_sources.h"

#include <xapian.h>

#include <algorithm>
#include <tuple>

#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"

namespace tanxun {

std::set<std::string> KeysOf(const Entity& entity) {
  std::set<std::string> keys;
  for (const std::string& name : entity.names) keys.insert(NameKey(name));
  return keys;
}

std::vector<StoredSource> SourcesNaming(const IndexReader& reader,
                                        const std::set<std::string>& keys) {
  const Xapian::Database& database = reader.database();
  std::set<Xapian::docid> ids;
  for (const std::string& key : keys) {
    const std::string term = MakeTerm(kNamedPrefix, key);
    ids.insert(database.postlist_begin(term), database.postlist_end(term));
  }
  std::vector<StoredSource> sources;
  for (const Xapian::docid id : ids) sources.push_back(reader.SourceWith(id));
  std::sort(sources.begin(), sources.end(), [](const StoredSource& a, const StoredSource& b) {
    return std::tie(a.path, a.record, a.collection) < std::tie(b.path, b.record, b.collection);
  });
  return sources;
}

}  // namespace tanxun
