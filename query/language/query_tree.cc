// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parse.h"
#include "tanxun/query.h"

namespace tanxun {
namespace {

QueryPart PartOf(const QueryNode& node) {
  QueryPart part;
  part.kind = Name(node.kind);
  part.text = Describe(node);
  for (const QueryNode& child : node.children) part.parts.push_back(PartOf(child));
  return part;
}

Result<QueryTree> Parse(std::string_view query, bool strict) {
  ParseOptions options;
  options.strict = strict;
  Result<ParsedQuery> parsed = ParseQuery(query, options);
  if (!parsed) return parsed.error();
  return QueryTree{PartOf(parsed->root), std::move(parsed->warnings), parsed->literal};
}

}  // namespace

Result<QueryTree> ParseQuery(std::string_view query) { return Parse(query, false); }

Result<QueryTree> ParseStrictQuery(std::string_view query) { return Parse(query, true); }

}  // namespace tanxun
