// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/render_path.h"

#include <fmt/format.h>

#include <vector>

#include "indexer/tool/safe_text.h"
#include "indexer/tool/text_layout.h"

namespace tanxun {
namespace {

constexpr std::size_t kPlacesShown = 3;  // Of a step, in a tree.

std::string PlaceName(const SourceLine& where) {
  const std::string record = where.record.empty() ? "" : "#" + where.record;
  return fmt::format("{}:{}", SafeText(where.path + record, Layout::kField), where.line);
}

// A file's own time is not what its text says.
std::string DateOf(const AsOf& as_of) {
  return as_of.origin == AsOfOrigin::kFile ? "" : Describe(as_of.date);
}

const ChainEvidence& Newest(const ChainStep& step) {
  static const ChainEvidence kNone;
  return step.evidence.empty() ? kNone : step.evidence.front();
}

// The first that says what is supplied.
std::string DetailOf(const ChainStep& step) {
  for (const ChainEvidence& evidence : step.evidence) {
    if (!evidence.detail.empty()) return SafeText(evidence.detail, Layout::kField);
  }
  return "";
}

std::string Places(const ChainStep& step) {
  std::string out;
  for (const ChainEvidence& evidence : step.evidence) {
    if (!out.empty()) out += ' ';
    out += PlaceName(evidence.where);
  }
  return out;
}

// FROM  RELATION  TO  DETAIL  DATE  PLACES
std::string StepFields(const ChainStep& step) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", SafeText(step.from, Layout::kField),
                     SafeText(Newest(step).relation, Layout::kField),
                     SafeText(step.to, Layout::kField), DetailOf(step), DateOf(Newest(step).as_of),
                     Places(step));
}

std::string EntryLines(std::string_view side, const std::vector<ChainEntry>& entries) {
  std::string out;
  for (const ChainEntry& entry : entries) {
    out += fmt::format("{}\t{}\t{}\t{}", side, entry.distance, SafeText(entry.name, Layout::kField),
                       StepFields(entry.step));
  }
  return out;
}

std::string PlainPath(const PathResult& result) {
  std::string out = EntryLines("upstream", result.upstream);
  out += EntryLines("downstream", result.downstream);
  for (std::size_t i = 0; i < result.ways.size(); ++i) {
    for (const ChainStep& step : result.ways[i].steps) {
      out += fmt::format("way\t{}\t{}\t{}", i + 1, Name(result.ways[i].kind), StepFields(step));
    }
  }
  return out;
}

Run PlaceRun(const SourceLine& where, const TextView& view) {
  return {PlaceName(where), Paint::kPath, view.locate ? view.locate(where.path) : ""};
}

// "  supplies HBM3E · 2025-11  a.md:3 b.md:7 +2"
void AddStep(const ChainStep& step, const std::string& stage, const TextView& view,
             std::vector<Run>& runs) {
  std::string words = "  " + SafeLine(Newest(step).relation);
  if (!stage.empty()) words += " [" + SafeLine(stage) + "]";
  if (const std::string detail = DetailOf(step); !detail.empty()) words += " · " + detail;
  if (const std::string date = DateOf(Newest(step).as_of); !date.empty()) words += " · " + date;
  runs.push_back({words, Paint::kDim});
  const std::size_t shown = std::min(kPlacesShown, step.evidence.size());
  for (std::size_t i = 0; i < shown; ++i) {
    runs.push_back({i == 0 ? "  " : " "});
    runs.push_back(PlaceRun(step.evidence[i].where, view));
  }
  if (shown < step.evidence.size()) {
    runs.push_back({fmt::format(" +{}", step.evidence.size() - shown), Paint::kDim});
  }
}

class TreePainter {
 public:
  TreePainter(const std::vector<ChainEntry>& entries, bool upstream, const TextView& view)
      : entries_(entries), upstream_(upstream), view_(view), children_(entries.size() + 1) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      children_[static_cast<std::size_t>(entries[i].parent + 1)].push_back(i);
    }
  }

  std::string Paint() {
    PaintBelow(0, "");
    return std::move(out_);
  }

 private:
  // slot: 0 for what the tree is of, else the entry's index + 1.
  void PaintBelow(std::size_t slot, const std::string& prefix) {
    const std::vector<std::size_t>& below = children_[slot];
    for (std::size_t i = 0; i < below.size(); ++i) {
      const bool last = i + 1 == below.size();
      const ChainEntry& entry = entries_[below[i]];
      const std::string further = prefix + (last ? "    " : "│   ");
      const bool has_more = !children_[below[i] + 1].empty();
      std::vector<Run> runs = {{SafeLine(entry.name), tanxun::Paint::kTitle}};
      const ChainEvidence& newest = Newest(entry.step);
      AddStep(entry.step, upstream_ ? newest.from_stage : newest.to_stage, view_, runs);
      out_ +=
          LayOut(runs, {prefix + (last ? "└── " : "├── "), further + (has_more ? "│   " : "    ")},
                 view_.style);
      PaintBelow(below[i] + 1, further);
    }
  }

  const std::vector<ChainEntry>& entries_;
  bool upstream_;
  const TextView& view_;
  std::vector<std::vector<std::size_t>> children_;
  std::string out_;
};

std::string Tree(std::string_view side, const std::vector<ChainEntry>& entries, bool upstream,
                 const TextView& view) {
  if (entries.empty()) return "";
  return Painted(fmt::format("{} ({})", side, entries.size()), Paint::kDim, view.style) + "\n" +
         TreePainter(entries, upstream, view).Paint();
}

std::string WayHeading(const ChainWay& way, const TextView& view) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < way.names.size(); ++i) {
    if (i > 0) {
      const bool forward = way.steps[i - 1].from == way.names[i - 1];
      runs.push_back({forward ? " → " : " ← "});
    }
    runs.push_back({SafeLine(way.names[i]), Paint::kTitle});
  }
  runs.push_back({fmt::format("  {} step{}, {}", way.steps.size(), way.steps.size() == 1 ? "" : "s",
                              Name(way.kind)),
                  Paint::kDim});
  return LayOut(runs, {"", "  "}, view.style);
}

std::string EvidenceLine(const ChainEvidence& evidence, const TextView& view) {
  std::vector<Run> runs = {PlaceRun(evidence.where, view)};
  std::string words = ": " + SafeLine(evidence.relation);
  if (!evidence.from_stage.empty() || !evidence.to_stage.empty()) {
    words += fmt::format(" [{} → {}]", SafeLine(evidence.from_stage), SafeLine(evidence.to_stage));
  }
  if (!evidence.detail.empty()) words += " · " + SafeLine(evidence.detail);
  if (const std::string date = DateOf(evidence.as_of); !date.empty()) words += " · " + date;
  runs.push_back({words});
  return LayOut(runs, {"      ", "        "}, view.style);
}

std::string WayText(const ChainWay& way, const TextView& view) {
  std::string out = WayHeading(way, view);
  for (const ChainStep& step : way.steps) {
    out += LayOut({{SafeLine(step.from) + " → " + SafeLine(step.to)}}, {"  ", "    "}, view.style);
    for (const ChainEvidence& evidence : step.evidence) out += EvidenceLine(evidence, view);
  }
  return out;
}

}  // namespace

std::string RenderPath(const PathResult& result, const TextView& view) {
  if (!view.style.terminal) return PlainPath(result);
  std::string out;
  if (result.ways.empty()) {
    out = Painted(SafeLine(result.from), Paint::kTitle, view.style) + "\n";
    out += Tree("upstream", result.upstream, true, view);
    out += Tree("downstream", result.downstream, false, view);
  }
  for (std::size_t i = 0; i < result.ways.size(); ++i) {
    if (i > 0) out += '\n';
    out += WayText(result.ways[i], view);
  }
  return out;
}

bool IsEmpty(const PathResult& result) {
  return result.upstream.empty() && result.downstream.empty() && result.ways.empty();
}

std::string WhyNoPath(const PathResult& result, int depth) {
  if (!IsEmpty(result)) return "";
  if (!result.to.empty()) {
    return fmt::format("no way between {} and {} within {} steps", result.from, result.to, depth);
  }
  return fmt::format("nothing is stated on that side of {}", result.from);
}

}  // namespace tanxun
