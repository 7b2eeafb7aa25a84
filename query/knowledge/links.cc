// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Links: what a note links to, and what links to it.
#include "tanxun/links.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "indexer/schema/fields.h"
#include "indexer/schema/link_keys.h"
#include "indexer/text/utf8.h"
#include "query/knowledge/link_graph.h"
#include "query/knowledge/link_part.h"
#include "query/knowledge/link_text.h"
#include "query/search/searcher_state.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

// "[[b/T.md#part|label]]" -> "b/T"
std::string TargetOfName(std::string_view name) {
  name = Trim(name);
  if (name.starts_with("[[") && name.ends_with("]]")) {
    name = name.substr(2, name.size() - 4);
    name = Trim(name.substr(0, name.find_first_of("|#")));
  }
  if (name.ends_with(".md")) name.remove_suffix(3);
  return std::string(name);
}

// What was asked for: a note, or a name without one.
struct Asked {
  std::optional<StoredSource> note;
  std::vector<NotePlace> others;
  std::string target;  // Without a note: what links to it would call it.
};

class LinkReader {
 public:
  LinkReader(const IndexReader& reader, std::size_t limit)
      : reader_(reader), limit_(limit), graph_(reader), parts_(reader) {}

  Result<NoteLinks> Read(const std::string& name) {
    const Asked asked = Find(name);
    NoteLinks links;
    links.others = asked.others;
    if (asked.note) {
      links.note = {asked.note->path, asked.note->record};
      links.title = asked.note->title;
      AddLinks(*asked.note, links);
    } else {
      links.title = asked.target;
    }
    AddBacklinks(asked, links);
    if (!asked.note && links.backlink_count == 0) {
      return Error{ErrorCode::kNotFound,
                   fmt::format("{}: no note and no link of the index is called so", name)};
    }
    return links;
  }

 private:
  Asked Find(const std::string& name) {
    Asked asked;
    std::vector<StoredSource> sources = reader_.SourcesAt(name, "");
    const std::size_t hash = name.rfind('#');
    if (sources.empty() && hash != name.npos) {
      sources = reader_.SourcesAt(std::string_view(name).substr(0, hash), name.substr(hash + 1));
    }
    if (sources.empty()) {
      asked.target = TargetOfName(name);
      sources = Called(asked.target);
    }
    for (std::size_t i = 1; i < sources.size(); ++i) {
      asked.others.push_back({sources[i].path, sources[i].record});
    }
    if (!sources.empty()) asked.note = std::move(sources.front());
    return asked;
  }

  // The notes that a link at the root of any collection would mean.
  std::vector<StoredSource> Called(const std::string& target) {
    Link link;
    link.target = target;
    std::vector<StoredSource> sources;
    if (target.empty()) return sources;
    for (const Collection& collection : reader_.state().collections) {
      for (const NotePlace& note : graph_.TargetAtRoot(link, collection.name).notes) {
        for (StoredSource& source : reader_.SourcesAt(note.path, note.record)) {
          if (source.collection == collection.name) sources.push_back(std::move(source));
        }
      }
    }
    return sources;
  }

  ResolvedLink Resolve(const StoredSource& source, const Link& link) {
    const LinkTarget& target = graph_.TargetOf(link, source);
    ResolvedLink resolved = MakeResolved(source, link, target);
    if (!target.notes.empty()) {
      resolved.part = parts_.Find(link, source.collection, target.notes.front());
    }
    return resolved;
  }

  void AddLinks(const StoredSource& note, NoteLinks& links) {
    links.link_count = note.links.size();
    for (const Link& link : note.links) {
      if (links.links.size() == limit_) return;
      links.links.push_back(Resolve(note, link));
    }
  }

  // The last names of all links that may lead to what was asked for.
  static std::set<std::string> KeysOf(const Asked& asked) {
    if (!asked.note) return {LinkKey(LastName(asked.target))};
    const std::string_view name = LastName(asked.note->path);
    std::set<std::string> keys = {LinkKey(name), LinkKey(WithoutEnding(name))};
    for (const std::string& other : OtherNameKeys(*asked.note)) keys.emplace(LastName(other));
    return keys;
  }

  std::vector<StoredSource> SourcesLinkingTo(const std::set<std::string>& keys) const {
    const Xapian::Database& database = reader_.database();
    std::set<Xapian::docid> ids;
    for (const std::string& key : keys) {
      const std::string term = MakeTerm(kLinkedPrefix, key);
      ids.insert(database.postlist_begin(term), database.postlist_end(term));
    }
    std::vector<StoredSource> sources;
    for (const Xapian::docid id : ids) sources.push_back(reader_.SourceWith(id));
    std::sort(sources.begin(), sources.end(), [](const StoredSource& a, const StoredSource& b) {
      return std::tie(a.path, a.record, a.collection) < std::tie(b.path, b.record, b.collection);
    });
    return sources;
  }

  bool LeadsTo(const Link& link, const StoredSource& source, const Asked& asked) {
    if (asked.note && source.collection != asked.note->collection) return false;
    const LinkTarget& target = graph_.TargetOf(link, source);
    if (asked.note) {
      const NotePlace place{asked.note->path, asked.note->record};
      return std::find(target.notes.begin(), target.notes.end(), place) != target.notes.end();
    }
    const std::string key = LinkKey(asked.target);
    const std::string linked = LinkKey(link.target);
    return target.notes.empty() && (linked == key || linked.ends_with("/" + key));
  }

  void AddBacklinks(const Asked& asked, NoteLinks& links) {
    const std::set<std::string> keys = KeysOf(asked);
    for (StoredSource& source : SourcesLinkingTo(keys)) {
      SortByLine(source.links);
      LinkTexts texts(reader_, source);
      for (const Link& link : source.links) {
        if (link.target.empty() || !keys.contains(LinkKey(LastName(link.target)))) continue;
        if (!LeadsTo(link, source, asked)) continue;
        ++links.backlink_count;
        if (links.backlinks.size() == limit_) continue;
        links.backlinks.push_back(Resolve(source, link));
        links.backlinks.back().text = texts.Around(link);
      }
    }
  }

  const IndexReader& reader_;
  const std::size_t limit_;
  LinkGraph graph_;
  PartFinder parts_;
};

}  // namespace

Result<NoteLinks> Searcher::Links(const LinksRequest& request) const {
  TANXUN_TRY(CheckLinkLimit(request.limit));
  return Answered<NoteLinks>(*state_, request.limits, [&](const IndexReader& reader) {
    return LinkReader(reader, static_cast<std::size_t>(request.limit)).Read(request.note);
  });
}

}  // namespace tanxun
