// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/render_links.h"

#include <fmt/format.h>

#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"

namespace tanxun {
namespace {

const Indent kLine = {"  ", "    "};

std::string NameOf(const std::string& path, const std::string& record) {
  return record.empty() ? path : path + "#" + record;
}

std::string NameOf(const NotePlace& note) { return NameOf(note.path, note.record); }

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

}  // namespace tanxun
