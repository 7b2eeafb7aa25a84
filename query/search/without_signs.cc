// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/without_signs.h"

#include <optional>
#include <utility>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

bool IsOfSigns(const QueryNode& node) {
  const bool is_text = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
  return is_text && SplitUnits(node.text).empty();
}

bool NeedsTwo(NodeKind kind) { return kind != NodeKind::kNot && kind != NodeKind::kRequired; }

// Recursion is bounded by the parser's bound on brackets.
std::optional<QueryNode> Rest(const QueryNode& node) {
  if (IsOfSigns(node)) return std::nullopt;
  if (node.children.empty()) return node;
  QueryNode rest = node;
  rest.children.clear();
  for (const QueryNode& child : node.children) {
    if (auto kept = Rest(child)) rest.children.push_back(*std::move(kept));
  }
  if (rest.children.empty()) return std::nullopt;
  if (rest.children.size() == 1 && NeedsTwo(node.kind)) {
    QueryNode only = std::move(rest.children.front());
    return only;
  }
  return rest;
}

}  // namespace

QueryNode WithoutSigns(const QueryNode& root) { return Rest(root).value_or(root); }

}  // namespace tanxun
