// SPDX-License-Identifier: GPL-2.0-or-later
// Text of a query to its tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/fields.h"
#include "query/language/query_node.h"
#include "tanxun/result.h"

namespace tanxun {

struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> warnings;  // One line each.
  bool literal = false;               // The query could not be read; root holds its plain words.
};

struct ParseOptions {
  // A query that cannot be read is an error, not a literal search; so is what was only likely
  // meant.
  bool strict = false;
  // Names before a colon, in small letters; prop.KEY is always one more.
  std::vector<std::string_view> fields = FieldNames();
};

// query  = or ;                      or   = and { ("OR" | "|") and } ;
// and    = ranked { "AND" ranked } ; ranked = unary { unary } ;
// unary  = [ "-" | "NOT" | "+" ] near ;
// near   = atom { ("NEAR" | "ADJ") [ "/" int ] atom } ;
// atom   = "(" query ")" | field | phrase | tag | link | word ;
// field  = name ":" ( [ ">=" | "<=" | ">" | "<" ] value | [value] ".." [value] | "(" query ")" ) ;
// name   = chars | 'prop."' text '"' ;                  (comparisons and ranges: date and status)
// phrase = '"' text '"' [ "~" int ] ;  tag = "#" name ;  link = "[[" name "]]" ;
// word   = chars [ "*" ] | "\" chars ;                  (a backslash: no syntax in this word)
// $CODE and EXCHANGE:CODE are ticker:CODE and ticker:EXCHANGE:CODE where the exchange is known;
// other capitals before a code with a digit (NXT:2000i) and what a field may be called in a text
// (标签：中国) are words, with a warning. Signs have their meaning in full width, too. An empty
// query and `*` ask for everything. Any bytes are accepted; the time is linear in them. Errors:
// kBadQuery for an unknown field, an order asked of a field that has none, a bound (4,096 bytes,
// 256 leaf terms, 64 nested brackets), a query of signs only, and with strict for whatever cannot
// be read. Its message shows the query and a caret on lines of their own.
Result<ParsedQuery> ParseQuery(std::string_view query, const ParseOptions& options);

}  // namespace tanxun
