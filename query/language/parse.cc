// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parse.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <span>
#include <utility>

#include "query/language/complaint.h"
#include "query/language/lex.h"
#include "query/language/literal.h"
#include "query/language/syntax.h"

namespace tanxun {
namespace {

using syntax::SignAt;

// The field in whose words a node can be measured for distance, "" for the body; nothing if its
// matches have no single place.
std::optional<std::string> PlacedField(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPhrase:
      return "";
    case NodeKind::kField:
      if (node.comparison != Comparison::kEqual || node.text.empty()) return std::nullopt;
      return node.field;
    case NodeKind::kOr: {
      std::optional<std::string> common = PlacedField(node.children.front());
      for (std::size_t i = 1; common && i < node.children.size(); ++i) {
        if (PlacedField(node.children[i]) != common) common.reset();
      }
      return common;
    }
    default:
      return std::nullopt;
  }
}

// Recursive descent, a function for each line of the grammar. Only brackets recurse, and the lexer
// has counted them.
class Parser {
 public:
  explicit Parser(std::span<const Token> tokens) : tokens_(tokens) {}

  QueryNode Run() {
    QueryNode root = Or();
    assert(complaint_ || next_ == tokens_.size());
    return root;
  }
  const std::optional<Complaint>& complaint() const { return complaint_; }

 private:
  bool At(TokenKind kind) const { return next_ < tokens_.size() && tokens_[next_].kind == kind; }

  bool Take(TokenKind kind) {
    if (!At(kind)) return false;
    ++next_;
    return true;
  }

  void Complain(std::size_t at, std::string reason) {
    if (!complaint_) complaint_ = Complaint{Complaint::Cause::kUnreadable, at, std::move(reason)};
    next_ = tokens_.size();  // Every loop ends.
  }

  static QueryNode Group(NodeKind kind, std::vector<QueryNode> children) {
    if (children.size() == 1) return std::move(children.front());
    QueryNode node;
    node.kind = kind;
    node.begin = children.front().begin;
    node.end = children.back().end;
    node.children = std::move(children);
    return node;
  }

  QueryNode Or() {
    std::vector<QueryNode> children;
    do {
      children.push_back(And());
    } while (Take(TokenKind::kOr));
    return Group(NodeKind::kOr, std::move(children));
  }

  QueryNode And() {
    std::vector<QueryNode> children;
    do {
      children.push_back(Ranked());
    } while (Take(TokenKind::kAnd));
    return Group(NodeKind::kAnd, std::move(children));
  }

  QueryNode Ranked() {
    std::vector<QueryNode> children;
    do {
      children.push_back(Unary());
    } while (next_ < tokens_.size() && !At(TokenKind::kAnd) && !At(TokenKind::kOr) &&
             !At(TokenKind::kClose));
    return Group(NodeKind::kRanked, std::move(children));
  }

  QueryNode Unary() {
    if (!At(TokenKind::kNot) && !At(TokenKind::kMinus) && !At(TokenKind::kPlus)) return Near();
    const Token& sign = tokens_[next_++];
    QueryNode node;
    node.kind = sign.kind == TokenKind::kPlus ? NodeKind::kRequired : NodeKind::kNot;
    node.begin = static_cast<std::uint32_t>(sign.begin);
    node.children.push_back(Near());
    node.end = node.children.front().end;
    return node;
  }

  QueryNode Near() {
    std::vector<QueryNode> children;
    children.push_back(Atom());
    if (!At(TokenKind::kNear) && !At(TokenKind::kAdj)) return std::move(children.front());
    const Token& first = tokens_[next_];
    while (At(TokenKind::kNear) || At(TokenKind::kAdj)) {
      const Token& joint = tokens_[next_++];
      if (joint.kind != first.kind || joint.distance != first.distance) {
        Complain(joint.begin, "one chain of NEAR or ADJ has one distance; use brackets");
      }
      children.push_back(Atom());
    }
    if (!complaint_) CheckPlaced(children);
    QueryNode node = Group(first.kind == TokenKind::kNear ? NodeKind::kNear : NodeKind::kAdj,
                           std::move(children));
    node.distance = first.distance;
    return node;
  }

  void CheckPlaced(const std::vector<QueryNode>& children) {
    const std::optional<std::string> field = PlacedField(children.front());
    for (const QueryNode& child : children) {
      const std::optional<std::string> its = PlacedField(child);
      if (!its) return Complain(child.begin, "NEAR and ADJ join words and phrases, not this");
      if (its != field) return Complain(child.begin, "NEAR and ADJ stay within one field");
    }
  }

  QueryNode Atom() {
    if (At(TokenKind::kLeaf)) return tokens_[next_++].leaf;
    if (!At(TokenKind::kOpen)) return NoOperand(), QueryNode{};
    const Token& open = tokens_[next_++];
    if (At(TokenKind::kClose)) {
      return Complain(open.begin, "nothing stands between these brackets"), QueryNode{};
    }
    QueryNode inner = Or();
    if (!complaint_ && !Take(TokenKind::kClose)) Complain(open.begin, "this bracket never closes");
    return inner;
  }

  // An operand is missing here. The operator before it is to blame, or else the one that stands
  // in its place.
  void NoOperand() {
    if (complaint_) return;
    const auto is_operator = [](const Token& token) {
      return token.kind != TokenKind::kOpen && token.kind != TokenKind::kClose;
    };
    const bool behind = next_ > 0 && is_operator(tokens_[next_ - 1]);
    const Token& blamed = tokens_[behind ? next_ - 1 : next_];
    Complain(blamed.begin, "nothing stands " + std::string(behind ? "behind " : "before ") +
                               std::string(Spelling(blamed.kind)));
  }

  std::span<const Token> tokens_;
  std::size_t next_ = 0;
  std::optional<Complaint> complaint_;
};

Error BadQuery(std::string_view query, const Complaint& complaint) {
  return {ErrorCode::kBadQuery, Message(query, complaint)};
}

Result<ParsedQuery> ReadLiterally(std::string_view query, const Complaint& complaint) {
  std::vector<QueryNode> words = LiteralWords(query);
  if (words.empty()) return BadQuery(query, complaint);
  if (words.size() > syntax::kMaxTerms) {
    return Error{ErrorCode::kBadQuery, "leaf terms: a query may have 256 words, this one has " +
                                           std::to_string(words.size())};
  }
  ParsedQuery parsed;
  parsed.literal = true;
  parsed.warnings.push_back("searched for the words as they stand: " + complaint.reason +
                            " (byte " + std::to_string(complaint.at) + " of the query)");
  parsed.root.kind = NodeKind::kRanked;
  parsed.root.begin = words.front().begin;
  parsed.root.end = words.back().end;
  if (words.size() == 1) {
    parsed.root = std::move(words.front());
  } else {
    parsed.root.children = std::move(words);
  }
  return parsed;
}

bool IsBlank(std::string_view query) {
  for (std::size_t at = 0; at < query.size(); at += SignAt(query, at).length) {
    if (SignAt(query, at).value != U' ') return false;
  }
  return true;
}

}  // namespace

Result<ParsedQuery> ParseQuery(std::string_view query, const ParseOptions& options) {
  if (query.size() > syntax::kMaxQueryBytes) {
    return Error{ErrorCode::kBadQuery, "query length: a query may have 4096 bytes, this one has " +
                                           std::to_string(query.size())};
  }
  if (IsBlank(query)) return ParsedQuery{};
  Lexed lexed = Lex(query, options.fields);
  std::optional<Complaint> complaint = std::move(lexed.complaint);
  if (options.strict && !lexed.doubts.empty()) complaint = std::move(lexed.doubts.front());
  ParsedQuery parsed;
  parsed.warnings = std::move(lexed.warnings);
  if (!complaint && lexed.tokens.empty()) {
    complaint = Complaint{Complaint::Cause::kUnreadable, 0, "there is no word in it"};
  }
  if (!complaint) {
    Parser parser(lexed.tokens);
    parsed.root = parser.Run();
    complaint = parser.complaint();
  }
  if (!complaint) return parsed;
  if (complaint->cause == Complaint::Cause::kUnreadable && !options.strict) {
    return ReadLiterally(query, *complaint);
  }
  return BadQuery(query, *complaint);
}

}  // namespace tanxun
