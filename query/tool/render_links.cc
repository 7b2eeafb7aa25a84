// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/render_links.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"

namespace tanxun {
namespace {

const Indent kLine = {"  ", "    "};

std::string NameOf(const std::string& path, const std::string& record) {
  return record.empty() ? path : path + "#" + record;
}

std::string NameOf(const NotePlace& note) { return NameOf(note.path, note.record); }

std::vector<std::string> NamesOf(const std::vector<NotePlace>& notes) {
  std::vector<std::string> names;
  for (const NotePlace& note : notes) names.push_back(NameText(NameOf(note)));
  return names;
}

Run PlaceRun(const SourceLine& where, const TextView& view) {
  const std::string name = NameOf(where.path, where.record);
  return {fmt::format("{}:{}", SafeText(name, Layout::kField), where.line), Paint::kPath,
          view.locate ? view.locate(where.path) : ""};
}

Run NoteRun(const NotePlace& note, const TextView& view) {
  return {SafeText(NameOf(note), Layout::kField), Paint::kPath,
          view.locate ? view.locate(note.path) : ""};
}

// As it is written: "[[T#part|label]]", "[label](a/b.md)".
std::string Written(const Link& link) {
  const bool is_note = !link.is_wiki && !link.is_embed && !link.target.ends_with(".markdown");
  std::string target = is_note ? link.target + ".md" : link.target;
  if (!link.part.empty()) target += "#" + link.part;
  const std::string label = SafeText(link.label, Layout::kField);
  const std::string sign = link.is_embed ? "!" : "";
  if (!link.is_wiki) {
    return fmt::format("{}[{}]({})", sign, label, SafeText(target, Layout::kField));
  }
  return fmt::format("{}[[{}{}{}]]", sign, SafeText(target, Layout::kField),
                     label.empty() ? "" : "|", label);
}

std::vector<Run> TargetRuns(const ResolvedLink& link, const TextView& view) {
  switch (link.state) {
    case LinkState::kDangling:
      return {{"no such note", Paint::kWarning}};
    case LinkState::kFile:
      return {{"a file", Paint::kDim}};
    case LinkState::kNote:
    case LinkState::kAmbiguous:
      break;
  }
  std::vector<Run> runs;
  for (const NotePlace& note : link.notes) {
    if (!runs.empty()) runs.push_back({", "});
    runs.push_back(NoteRun(note, view));
  }
  if (link.state == LinkState::kAmbiguous) runs.push_back({" (ambiguous)", Paint::kWarning});
  if (link.by_name) runs.push_back({" (by its other name)", Paint::kDim});
  if (link.part == PartState::kMissing) runs.push_back({" (no such heading)", Paint::kWarning});
  return runs;
}

std::string OutLine(const ResolvedLink& link, const TextView& view) {
  std::vector<Run> runs = {PlaceRun(link.where, view), {": " + Written(link.link) + " → "}};
  for (Run& run : TargetRuns(link, view)) runs.push_back(std::move(run));
  return LayOut(runs, kLine, view.style);
}

std::string InLine(const ResolvedLink& link, const TextView& view) {
  std::vector<Run> runs = {PlaceRun(link.where, view)};
  const std::string& text = link.text;
  runs.push_back({": " + (text.empty() ? Written(link.link) : SafeText(text, Layout::kField))});
  if (link.state == LinkState::kAmbiguous) runs.push_back({" (ambiguous)", Paint::kWarning});
  return LayOut(runs, kLine, view.style);
}

std::string Heading(std::string_view words, std::uint64_t count, const TextView& view) {
  return Painted(fmt::format("{} ({})", words, count), Paint::kTitle, view.style) + "\n";
}

}  // namespace

std::string RenderLinks(const NoteLinks& links, const TextView& view) {
  std::string out;
  if (links.link_count > 0) out += Heading("links to", links.link_count, view);
  for (const ResolvedLink& link : links.links) out += OutLine(link, view);
  if (links.backlink_count > 0) out += Heading("linked from", links.backlink_count, view);
  for (const ResolvedLink& link : links.backlinks) out += InLine(link, view);
  return out;
}

std::string RenderUnresolved(const UnresolvedLinks& links, const TextView& view) {
  std::string out;
  for (const ResolvedLink& link : links.links) {
    std::vector<Run> runs = {PlaceRun(link.where, view), {": " + Written(link.link) + " → "}};
    for (Run& run : TargetRuns(link, view)) runs.push_back(std::move(run));
    out += LayOut(runs, {"", "  "}, view.style);
  }
  return out;
}

Json ToJson(const ResolvedLink& link, Direction direction) {
  const bool is_one = link.state == LinkState::kNote;
  Json part = nullptr;
  if (link.part == PartState::kFound || link.part == PartState::kMissing) {
    part = link.part == PartState::kFound;
  }
  return Json{{"direction", direction == Direction::kOut ? "out" : "in"},
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
              {"resolved", link.notes.empty() ? Json(nullptr) : Json(NamesOf(link.notes).front())},
              {"candidates", is_one ? Json::array() : Json(NamesOf(link.notes))},
              {"by_name", link.by_name},
              {"part_found", part},
              {"text", OrNull(link.text)}};
}

Json ToJson(const NoteLinks& links, const std::string& name) {
  Json out = Json::array();
  Json in = Json::array();
  std::vector<std::string> dangling;
  for (const ResolvedLink& link : links.links) {
    out.push_back(ToJson(link, Direction::kOut));
    if (link.state == LinkState::kDangling) dangling.push_back(link.link.target);
  }
  for (const ResolvedLink& link : links.backlinks) in.push_back(ToJson(link, Direction::kIn));
  std::sort(dangling.begin(), dangling.end());
  dangling.erase(std::unique(dangling.begin(), dangling.end()), dangling.end());
  return Json{{"version", kJsonVersion},
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

Json ToJson(const UnresolvedLinks& links) {
  Json list = Json::array();
  for (const ResolvedLink& link : links.links) list.push_back(ToJson(link, Direction::kOut));
  return Json{{"version", kJsonVersion}, {"links", std::move(list)}, {"count", links.count}};
}

}  // namespace tanxun
