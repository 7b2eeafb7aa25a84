// SPDX-License-Identifier: GPL-2.0-or-later
// What a query asks for, as a tree of plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

enum class NodeKind {
  kAll,       // Everything: an empty query, or `*`.
  kWord,      // text; prefix: every word that begins with it. May analyse to several units or none.
  kPhrase,    // text; distance: units that may stand between its words (`"a b"~n`), 0 = none.
  kField,     // field, comparison, text; prefix; distance as in a phrase. An empty text with prefix
              // asks that the source has any value there.
  kRange,     // field, low, high, both inclusive; one of them may be empty: open at that end.
  kTag,       // text without '#', also for `tag:text`; admits text/anything. prefix as in a word.
  kLink,      // text: the target of [[target]] or [[target|shown]].
  kRanked,    // Two or more children side by side. Words and phrases count, each a little; kNot and
              // kRequired decide; fields, tags and links stand for themselves.
  kAnd,       // Two or more children, all of them.
  kOr,        // Two or more children, any of them.
  kNear,      // Two or more children within `distance` units, any order.
  kAdj,       // The same, in this order.
  kNot,       // One child that must not match.
  kRequired,  // One child that must match.
};
std::string_view Name(NodeKind kind);  // "word", "ranked", ...

enum class Comparison { kEqual, kLess, kLessEqual, kGreater, kGreaterEqual };
std::string_view Symbol(Comparison comparison);  // "", "<", "<=", ">", ">=".

// `field:(a OR b)` has no node of its own: it is the tree of the brackets with field:a and field:b
// for leaves. Children of kNear and kAdj are words, phrases, kField by equality of one and the same
// field, and kOr of these.
struct QueryNode {
  NodeKind kind = NodeKind::kAll;
  std::string field;  // As in the list of fields; "prop.KEY" with KEY as typed.
  // As typed, without the syntax around it; not folded. In fields with an order full-width forms
  // are ASCII, as in low and high.
  std::string text;
  std::string low;
  std::string high;
  Comparison comparison = Comparison::kEqual;
  int distance = 0;  // 0..1000.
  bool prefix = false;
  std::vector<QueryNode> children;
  std::uint32_t begin = 0;  // Bytes of the query.
  std::uint32_t end = 0;
};

// The same request: everything but begin and end.
bool operator==(const QueryNode& left, const QueryNode& right);

// Query text that says the same. Law: for a tree that ParseQuery made, ParseQuery(Describe(tree))
// makes an equal tree, as long as the text keeps the bounds of a query.
std::string Describe(const QueryNode& node);

}  // namespace tanxun
