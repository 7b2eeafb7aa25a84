// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/link_graph.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <string_view>

#include "indexer/schema/fields.h"
#include "indexer/schema/link_keys.h"

namespace tanxun {
namespace {

constexpr int kMostLinks = 1'000'000;
constexpr char kSeparator = '\x1f';
constexpr std::size_t kWholeKeyBytes = 200;  // A term of fewer bytes is never cut.

bool Holds(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class IndexedNotes final : public LinkableNotes {
 public:
  IndexedNotes(const IndexReader& reader, std::string collection)
      : reader_(reader), collection_(std::move(collection)) {}

  const std::vector<NotePlace>& WithTail(const std::string& key) override {
    return Load(kLinkPathPrefix, key, [](const StoredSource& source) {
      return source.record.empty() ? PathTailKeys(source.path) : std::vector<std::string>();
    });
  }

  const std::vector<NotePlace>& WithName(const std::string& key) override {
    return Load(kLinkNamePrefix, key, OtherNameKeys);
  }

 private:
  template <typename Keys>
  const std::vector<NotePlace>& Load(std::string_view prefix, const std::string& key,
                                     const Keys& keys_of) {
    const std::string term = MakeTerm(prefix, key);
    const auto [known, is_new] = known_.try_emplace(std::string(prefix) + key);
    if (!is_new || key.empty()) return known->second;
    const Xapian::Database& database = reader_.database();
    for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) {
      const StoredSource source = reader_.SourceWith(*id);
      if (source.collection != collection_) continue;
      if (key.size() > kWholeKeyBytes && !Holds(keys_of(source), key)) continue;
      known->second.push_back({source.path, source.record});
    }
    return known->second;
  }

  const IndexReader& reader_;
  const std::string collection_;
  std::unordered_map<std::string, std::vector<NotePlace>> known_;
};

}  // namespace

Result<void> CheckLinkLimit(int limit) {
  if (limit >= 1 && limit <= kMostLinks) return {};
  return Error{ErrorCode::kBadArgument, fmt::format("limit must be 1 to {}", kMostLinks)};
}

void SortByLine(std::vector<Link>& links) {
  std::stable_sort(links.begin(), links.end(),
                   [](const Link& a, const Link& b) { return a.line < b.line; });
}

ResolvedLink MakeResolved(const StoredSource& source, const Link& link, const LinkTarget& target) {
  ResolvedLink resolved;
  resolved.link = link;
  resolved.where = {source.path, source.record, link.line};
  resolved.state = target.state;
  resolved.notes = target.notes;
  resolved.by_name = target.by_name;
  return resolved;
}

LinkGraph::LinkGraph(const IndexReader& reader) : reader_(reader) {}
LinkGraph::~LinkGraph() = default;

LinkGraph::LinkGraph(const IndexReader& reader, const std::vector<StoredSource>& sources)
    : reader_(reader) {
  std::map<std::string, std::unique_ptr<NotesInMemory>> notes;
  for (const StoredSource& source : sources) {
    std::unique_ptr<NotesInMemory>& known = notes[source.collection];
    if (known == nullptr) known = std::make_unique<NotesInMemory>();
    known->Add(source);
  }
  for (auto& [collection, known] : notes) notes_[collection] = std::move(known);
}

LinkableNotes& LinkGraph::NotesOf(const std::string& collection) {
  std::unique_ptr<LinkableNotes>& notes = notes_[collection];
  if (notes == nullptr) notes = std::make_unique<IndexedNotes>(reader_, collection);
  return *notes;
}

const LinkTarget& LinkGraph::TargetOf(const Link& link, const StoredSource& source) {
  // A link means the same for all notes of a folder, unless it means its own note.
  std::string key = source.collection + kSeparator + source.path;
  if (link.target.empty()) {
    key += kSeparator + source.record;
  } else {
    key.resize(key.size() - LastName(source.path).size());
  }
  key += kSeparator + link.target + (link.is_wiki ? 'w' : 'm') + (link.is_embed ? 'e' : 'l');
  const auto [known, is_new] = known_.try_emplace(std::move(key));
  if (is_new) {
    known->second = FindLinkTarget(link, {source.path, source.record}, NotesOf(source.collection));
  }
  return known->second;
}

LinkTarget LinkGraph::TargetAtRoot(const Link& link, const std::string& collection) {
  return FindLinkTarget(link, {}, NotesOf(collection));
}

}  // namespace tanxun
