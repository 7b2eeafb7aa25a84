// SPDX-License-Identifier: GPL-2.0-or-later
// THE table of the words and signs between and before the parts of a query: the lexer knows them by
// it, complaints spell them by it, the reference shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "query/language/query_node.h"

namespace tanxun {

enum class TokenKind { kLeaf, kOpen, kClose, kAnd, kOr, kNot, kPlus, kMinus, kNear, kAdj };

struct Operator {
  TokenKind token;
  std::string_view spelling;  // Capitals, or one sign, which has a full-width form too.
  bool has_distance;          // A slash and a number may follow.
  NodeKind node;              // What it makes,
  std::string_view form;      // and what the reference says of it.
  std::string_view meaning;
  std::string_view example;
};
std::span<const Operator> Operators();

// Its first spelling; "this" for what is no operator.
std::string_view Spelling(TokenKind token);

// The operator that a word is, its distance not looked at ("NEAR/x"); null if none.
const Operator* FindOperatorWord(std::string_view word);
const Operator* FindOperatorSign(char32_t sign);

struct ComparisonSpelling {
  std::string_view spelling;
  Comparison comparison;
};
// Longer ones before their beginnings.
std::span<const ComparisonSpelling> ComparisonSpellings();

}  // namespace tanxun
