// SPDX-License-Identifier: GPL-2.0-or-later
// Query text to tokens. Leaves come out finished; only operators and brackets are left to parse.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/complaint.h"
#include "query/language/operators.h"
#include "query/language/query_node.h"

namespace tanxun {

struct Token {
  TokenKind kind = TokenKind::kLeaf;
  QueryNode leaf;    // kLeaf; inside field:( ) already a leaf of that field.
  int distance = 0;  // kNear, kAdj.
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Lexed {
  std::vector<Token> tokens;           // Brackets are balanced if there is no complaint.
  std::optional<Complaint> complaint;  // The first one; nothing behind it was read.
  // What was read as it was most likely meant: complaints for who wants it exact, and the same as
  // warnings.
  std::vector<Complaint> doubts;
  std::vector<std::string> warnings;
};

// Keeps the bounds on terms and nesting. Linear in the text.
Lexed Lex(std::string_view query, std::span<const std::string_view> fields);

}  // namespace tanxun
