// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/links_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

std::vector<std::string> NamesOf(const std::vector<NotePlace>& notes) {
  std::vector<std::string> names;
  for (const NotePlace& note : notes) {
    names.push_back(NameText(note.record.empty() ? note.path : note.path + "#" + note.record));
  }
  return names;
}

}  // namespace

JsonValue ToJson(const ResolvedLink& link, Direction direction) {
  const bool is_one = link.state == LinkState::kNote;
  JsonValue part = nullptr;
  if (link.part == PartState::kFound || link.part == PartState::kMissing) {
    part = link.part == PartState::kFound;
  }
  return JsonValue{{"direction", direction == Direction::kOut ? "out" : "in"},
                   {"path", NameText(link.where.path)},
                   {"record", OrNull(link.where.record)},
                   {"line", link.where.line},
                   {"target", link.link.target},
                   {"part", OrNull(link.link.part)},
                   {"label", OrNull(link.link.label)},
                   {"relation", OrNull(link.link.relation)},
                   {"embed", link.link.is_embed},
                   {"wiki", link.link.is_wiki},
                   {"state", Name(link.state)},
                   {"resolved", link.notes.empty() ? JsonValue(nullptr)
                                                   : JsonValue(NamesOf(link.notes).front())},
                   {"candidates", is_one ? JsonValue::array() : JsonValue(NamesOf(link.notes))},
                   {"by_name", link.by_name},
                   {"part_found", part},
                   {"text", OrNull(link.text)}};
}

JsonValue ToJson(const NoteLinks& links, const std::string& name) {
  JsonValue out = JsonValue::array();
  JsonValue in = JsonValue::array();
  std::vector<std::string> dangling;
  for (const ResolvedLink& link : links.links) {
    out.push_back(ToJson(link, Direction::kOut));
    if (link.state == LinkState::kDangling) dangling.push_back(link.link.target);
  }
  for (const ResolvedLink& link : links.backlinks) in.push_back(ToJson(link, Direction::kIn));
  std::sort(dangling.begin(), dangling.end());
  dangling.erase(std::unique(dangling.begin(), dangling.end()), dangling.end());
  return JsonValue{{"version", kJsonVersion},
                   {"note", name},
                   {"path", OrNull(NameText(links.note.path))},
                   {"record", OrNull(links.note.record)},
                   {"title", links.title},
                   {"others", NamesOf(links.others)},
                   {"links", std::move(out)},
                   {"backlinks", std::move(in)},
                   {"dangling", dangling},
                   {"link_count", links.link_count},
                   {"backlink_count", links.backlink_count}};
}

JsonValue ToJson(const UnresolvedLinks& links) {
  JsonValue list = JsonValue::array();
  for (const ResolvedLink& link : links.links) list.push_back(ToJson(link, Direction::kOut));
  return JsonValue{{"version", kJsonVersion}, {"links", std::move(list)}, {"count", links.count}};
}

}  // namespace tanxun
