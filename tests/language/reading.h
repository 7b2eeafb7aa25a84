// SPDX-License-Identifier: GPL-2.0-or-later
// How the tables of these tests show what a query is read as.
#pragma once

#include <string>
#include <string_view>

#include "query/language/parse.h"

namespace tanxun {

struct Row {
  std::string query;
  std::string described;
};

// The shape, where the query text alone would not show how it was read.
inline std::string Shape(const QueryNode& node) {
  std::string out(Name(node.kind));
  if (!node.field.empty()) out += " " + node.field;
  if (node.comparison != Comparison::kEqual) out += " " + std::string(Symbol(node.comparison));
  if (!node.text.empty()) out += " <" + node.text + ">";
  if (node.kind == NodeKind::kRange) out += " <" + node.low + "|" + node.high + ">";
  if (node.prefix) out += " prefix";
  if (node.distance > 0) out += " " + std::to_string(node.distance);
  if (node.children.empty()) return out;
  out += "(";
  for (const QueryNode& child : node.children) {
    if (out.back() != '(') out += ", ";
    out += Shape(child);
  }
  return out + ")";
}

inline std::string Read(std::string_view query, bool strict = true) {
  const Result<ParsedQuery> parsed = ParseQuery(query, {.strict = strict});
  return parsed.ok() ? Describe(parsed->root) : parsed.error().message;
}

inline std::string ReadShape(std::string_view query) {
  const Result<ParsedQuery> parsed = ParseQuery(query, {.strict = true});
  return parsed.ok() ? Shape(parsed->root) : parsed.error().message;
}

}  // namespace tanxun
