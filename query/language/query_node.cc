// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_node.h"

#include <array>
#include <span>

#include "query/language/enclosure.h"
#include "query/language/field_name.h"
#include "query/language/leaf.h"
#include "query/language/lex.h"
#include "query/language/syntax.h"

namespace tanxun {
namespace {

// How tightly a node holds its parts together; a looser one needs brackets inside a tighter.
int Tightness(NodeKind kind) {
  switch (kind) {
    case NodeKind::kOr:
      return 0;
    case NodeKind::kAnd:
      return 1;
    case NodeKind::kRanked:
      return 2;
    case NodeKind::kNot:
    case NodeKind::kRequired:
      return 3;
    case NodeKind::kNear:
    case NodeKind::kAdj:
      return 4;
    default:
      return 5;
  }
}

// Whether the text, read on its own, is this leaf.
bool ReadsAs(const std::string& text, const QueryNode& leaf) {
  const std::array<std::string_view, 1> fields = {leaf.field};
  const Lexed lexed = Lex(text, std::span(fields).first(leaf.field.empty() ? 0 : 1));
  return !lexed.complaint && lexed.tokens.size() == 1 &&
         lexed.tokens.front().kind == TokenKind::kLeaf && lexed.tokens.front().leaf == leaf;
}

std::string DescribeWord(const QueryNode& word) {
  std::string bare = word.text + (word.prefix ? "*" : "");
  // Which names are fields is not known here, so any name might be one; nor what stands before.
  const bool is_plain = !SplitAtColon(word.text) && !BeginsAsRange(word.text);
  return is_plain && ReadsAs(bare, word) ? bare : "\\" + bare;
}

std::string DescribeSlop(const QueryNode& node) {
  return node.distance > 0 ? "~" + std::to_string(node.distance) : "";
}

// "title:", and prop."my key": where the key has syntax in it.
std::string FieldHead(const std::string& field) {
  const std::string bare = field + ":";
  if (!IsProperty(field) || ReadsAs(bare + "x", FieldLeaf(field, "x"))) return bare;
  const std::string key = field.substr(kPropertyField.size());
  return std::string(kPropertyField) + syntax::Quote(key) + ":";
}

std::string DescribeField(const QueryNode& node) {
  const std::string head = FieldHead(node.field) + std::string(Symbol(node.comparison));
  std::string bare = head + node.text + (node.prefix ? "*" : "");
  if (node.distance == 0 && ReadsAs(bare, node)) return bare;
  return head + syntax::Quote(node.text) + DescribeSlop(node);
}

std::string DescribeTag(const QueryNode& node) {
  std::string bare = "#" + node.text + (node.prefix ? "*" : "");
  return ReadsAs(bare, node) ? bare : "tag:" + syntax::Quote(node.text);
}

std::string DescribeLink(const QueryNode& node) {
  std::string bare = "[[" + node.text + "]]";
  return ReadsAs(bare, node) ? bare : "【【" + node.text + "】】";
}

std::string DescribeIn(const QueryNode& child, const QueryNode& parent) {
  std::string text = Describe(child);
  return Tightness(child.kind) > Tightness(parent.kind) ? text : "(" + text + ")";
}

// A plus has to touch what it requires, and before some characters it is none. A backslash costs no
// nesting, but takes a star away.
std::string DescribeSign(const QueryNode& node) {
  const std::string operand = DescribeIn(node.children.front(), node);
  const bool required = node.kind == NodeKind::kRequired;
  if (syntax::StartsOperand(operand, 0)) return (required ? "+" : "-") + operand;
  if (!required) return "NOT " + operand;
  const QueryNode* first = &node.children.front();
  while (!first->children.empty()) first = &first->children.front();
  return first->prefix ? "+(" + operand + ")" : "+\\" + operand;
}

std::string Join(const QueryNode& node, const std::string& joint) {
  std::string out;
  for (const QueryNode& child : node.children) {
    if (!out.empty()) out += joint;
    out += DescribeIn(child, node);
  }
  return out;
}

}  // namespace

std::string_view Name(NodeKind kind) {
  constexpr std::array<std::string_view, 14> kNames = {"all",  "word", "phrase", "field",   "range",
                                                       "tag",  "link", "ranked", "and",     "or",
                                                       "near", "adj",  "not",    "required"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view Symbol(Comparison comparison) {
  constexpr std::array<std::string_view, 5> kSymbols = {"", "<", "<=", ">", ">="};
  return kSymbols.at(static_cast<std::size_t>(comparison));
}

bool operator==(const QueryNode& left, const QueryNode& right) {
  return left.kind == right.kind && left.field == right.field && left.text == right.text &&
         left.low == right.low && left.high == right.high && left.comparison == right.comparison &&
         left.distance == right.distance && left.prefix == right.prefix &&
         left.children == right.children;
}

std::string Describe(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::kAll:
      return "*";
    case NodeKind::kWord:
      return DescribeWord(node);
    case NodeKind::kPhrase:
      return syntax::Quote(node.text) + DescribeSlop(node);
    case NodeKind::kField:
      return DescribeField(node);
    case NodeKind::kRange:
      return FieldHead(node.field) + node.low + ".." + node.high;
    case NodeKind::kTag:
      return DescribeTag(node);
    case NodeKind::kLink:
      return DescribeLink(node);
    case NodeKind::kRanked:
      return Join(node, " ");
    case NodeKind::kAnd:
      return Join(node, " AND ");
    case NodeKind::kOr:
      return Join(node, " OR ");
    case NodeKind::kNear:
      return Join(node, " NEAR/" + std::to_string(node.distance) + " ");
    case NodeKind::kAdj:
      return Join(node, " ADJ/" + std::to_string(node.distance) + " ");
    case NodeKind::kNot:
    case NodeKind::kRequired:
      return DescribeSign(node);
  }
  return {};
}

}  // namespace tanxun
