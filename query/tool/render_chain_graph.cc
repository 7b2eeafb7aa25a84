// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain for programs that draw: Graphviz and Mermaid.
#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/tool/safe_text.h"
#include "query/tool/render_path.h"

namespace tanxun {
namespace {

struct Arrow {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string label;
};

struct Graph {
  std::vector<std::string> names;
  std::vector<Arrow> arrows;
};

std::string LabelOf(const ChainStep& step) {
  if (step.evidence.empty()) return "";
  std::string label = step.evidence.front().relation;
  for (const ChainEvidence& evidence : step.evidence) {
    if (evidence.detail.empty()) continue;
    return label + ": " + evidence.detail;
  }
  return label;
}

class GraphMaker {
 public:
  Graph Make(const PathResult& result) {
    NumberOf(result.from);
    for (const auto* entries : {&result.upstream, &result.downstream}) {
      for (const ChainEntry& entry : *entries) Add(entry.step);
    }
    for (const ChainWay& way : result.ways) {
      for (const ChainStep& step : way.steps) Add(step);
    }
    return std::move(graph_);
  }

 private:
  std::size_t NumberOf(const std::string& name) {
    const auto [found, is_new] = numbers_.try_emplace(name, graph_.names.size());
    if (is_new) graph_.names.push_back(name);
    return found->second;
  }

  void Add(const ChainStep& step) {
    const std::size_t from = NumberOf(step.from);
    const std::size_t to = NumberOf(step.to);
    if (arrows_.try_emplace({from, to}, true).second) {
      graph_.arrows.push_back({from, to, LabelOf(step)});
    }
  }

  Graph graph_;
  std::map<std::string, std::size_t> numbers_;
  std::map<std::pair<std::size_t, std::size_t>, bool> arrows_;
};

// Inside double quotes of the DOT language only these two mean something else.
std::string DotText(std::string_view text) {
  std::string out;
  for (const char c : SafeText(text, Layout::kField)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// Inside double quotes of Mermaid: what would end the text, begin markup or be an entity.
std::string MermaidText(std::string_view text) {
  static const std::map<char, std::string_view> kEntities = {
      {'"', "#quot;"}, {'#', "#35;"}, {'<', "#lt;"},  {'>', "#gt;"},  {'&', "#amp;"},
      {'`', "#96;"},   {'*', "#42;"}, {'_', "#95;"},  {'|', "#124;"}, {'\\', "#92;"},
      {'[', "#91;"},   {']', "#93;"}, {'{', "#123;"}, {'}', "#125;"}};
  std::string out;
  for (const char c : SafeText(text, Layout::kField)) {
    const auto entity = kEntities.find(c);
    if (entity == kEntities.end()) {
      out += c;
    } else {
      out += entity->second;
    }
  }
  return out;
}

}  // namespace

std::string RenderDot(const PathResult& result) {
  const Graph graph = GraphMaker().Make(result);
  std::string out = "digraph chain {\n  rankdir=LR;\n  node [shape=box];\n";
  for (std::size_t i = 0; i < graph.names.size(); ++i) {
    out += fmt::format("  n{} [label=\"{}\"];\n", i, DotText(graph.names[i]));
  }
  for (const Arrow& arrow : graph.arrows) {
    out +=
        fmt::format("  n{} -> n{} [label=\"{}\"];\n", arrow.from, arrow.to, DotText(arrow.label));
  }
  return out + "}\n";
}

std::string RenderMermaid(const PathResult& result) {
  const Graph graph = GraphMaker().Make(result);
  std::string out = "flowchart LR\n";
  for (std::size_t i = 0; i < graph.names.size(); ++i) {
    out += fmt::format("  n{}[\"{}\"]\n", i, MermaidText(graph.names[i]));
  }
  for (const Arrow& arrow : graph.arrows) {
    out += fmt::format("  n{} -->|\"{}\"| n{}\n", arrow.from, MermaidText(arrow.label), arrow.to);
  }
  return out;
}

}  // namespace tanxun
