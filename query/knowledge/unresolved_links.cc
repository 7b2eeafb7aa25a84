// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::UnresolvedLinks: the links of a whole index that do not lead to one note.
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "indexer/schema/fields.h"
#include "query/knowledge/link_graph.h"
#include "query/search/filters.h"
#include "query/search/matcher.h"
#include "query/search/searcher_state.h"
#include "tanxun/links.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

// By path, then record.
std::vector<StoredSource> AllSources(const IndexReader& reader) {
  std::vector<StoredSource> sources;
  const std::string term(kSourceTerm);
  const Xapian::Database& database = reader.database();
  for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) {
    sources.push_back(reader.SourceWith(*id));
  }
  std::sort(sources.begin(), sources.end(), [](const StoredSource& a, const StoredSource& b) {
    return std::tie(a.path, a.record, a.collection) < std::tie(b.path, b.record, b.collection);
  });
  return sources;
}

// Whose links are asked for.
class Admitted {
 public:
  explicit Admitted(std::optional<std::vector<Xapian::docid>> passages)
      : passages_(std::move(passages)) {}
  // A source has one passage at least.
  bool Holds(const StoredSource& source) const {
    return !passages_ ||
           std::binary_search(passages_->begin(), passages_->end(), source.number + 1);
  }

 private:
  std::optional<std::vector<Xapian::docid>> passages_;  // Ascending.
};

Result<Admitted> Admit(const IndexReader& reader, const std::vector<std::string>& globs) {
  Filters filters;
  filters.globs = globs;
  const Result<std::optional<Xapian::Query>> filter = MakeFilter(reader, filters);
  if (!filter) return filter.error();
  if (!*filter) return Admitted(std::nullopt);
  return Admitted(AllMatches(reader, **filter));
}

Result<UnresolvedLinks> FindUnresolved(const IndexReader& reader,
                                       const UnresolvedRequest& request) {
  const Result<Admitted> admitted = Admit(reader, request.globs);
  if (!admitted) return admitted.error();
  std::vector<StoredSource> sources = AllSources(reader);
  LinkGraph graph(reader, sources);
  UnresolvedLinks unresolved;
  for (StoredSource& source : sources) {
    if (!admitted->Holds(source)) continue;
    SortByLine(source.links);
    for (const Link& link : source.links) {
      const LinkTarget& target = graph.TargetOf(link, source);
      const bool is_asked = (request.dangling && target.state == LinkState::kDangling) ||
                            (request.ambiguous && target.state == LinkState::kAmbiguous);
      if (!is_asked) continue;
      ++unresolved.count;
      if (unresolved.links.size() == static_cast<std::size_t>(request.limit)) continue;
      unresolved.links.push_back(MakeResolved(source, link, target));
    }
  }
  return unresolved;
}

}  // namespace

Result<UnresolvedLinks> Searcher::FindUnresolvedLinks(const UnresolvedRequest& request) const {
  TANXUN_TRY(CheckLinkLimit(request.limit));
  return Answered<UnresolvedLinks>(*state_, request.limits, [&](const IndexReader& reader) {
    return FindUnresolved(reader, request);
  });
}

}  // namespace tanxun
