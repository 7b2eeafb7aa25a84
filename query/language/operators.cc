// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/operators.h"

#include <algorithm>
#include <array>

namespace tanxun {
namespace {

constexpr std::array kOperators = {
    Operator{TokenKind::kPlus, "+", false, NodeKind::kRequired, "+A",
             "A must be there, in the same passage; the other words then only count",
             "cloud +revenue"},
    Operator{
        TokenKind::kMinus, "-", false, NodeKind::kNot, "-A",
        "A must not be in the passage, as written: its other names may be; only after a blank, so "
        "that gpt-4 is a word",
        "cloud -\"press release\""},
    Operator{TokenKind::kNot, "NOT", false, NodeKind::kNot, "NOT A", "the same as -A",
             "cloud NOT (draft OR 草稿)"},
    Operator{TokenKind::kAnd, "AND", false, NodeKind::kAnd, "A AND B",
             "both must match the same passage", "cloud AND 营收"},
    Operator{
        TokenKind::kOr, "OR", false, NodeKind::kOr, "A OR B",
        "either must match the passage; binds less than AND, and AND less than words side by side",
        "云计算 OR \"cloud computing\""},
    Operator{TokenKind::kOr, "|", false, NodeKind::kOr, "A | B", "the same as A OR B",
             "cloud | 云"},
    Operator{TokenKind::kNear, "NEAR", true, NodeKind::kNear, "A NEAR B, A NEAR/5 B",
             "both within so many words, 10 without a number, in any order",
             "芯片 NEAR/5 \"export control\""},
    Operator{TokenKind::kAdj, "ADJ", true, NodeKind::kAdj, "A ADJ B, A ADJ/5 B",
             "the same, in this order", "export ADJ/3 licence"},
};

constexpr std::array kComparisons = {
    ComparisonSpelling{">=", Comparison::kGreaterEqual},
    ComparisonSpelling{"<=", Comparison::kLessEqual},
    ComparisonSpelling{">", Comparison::kGreater},
    ComparisonSpelling{"<", Comparison::kLess},
    ComparisonSpelling{"≥", Comparison::kGreaterEqual},
    ComparisonSpelling{"≤", Comparison::kLessEqual},
};

bool IsWord(const Operator& row) {
  return std::all_of(row.spelling.begin(), row.spelling.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <typename Predicate>
const Operator* Find(Predicate wanted) {
  const auto* const found = std::find_if(kOperators.begin(), kOperators.end(), wanted);
  return found == kOperators.end() ? nullptr : found;
}

}  // namespace

std::span<const Operator> Operators() { return kOperators; }
std::span<const ComparisonSpelling> ComparisonSpellings() { return kComparisons; }

std::string_view Spelling(TokenKind token) {
  const Operator* row = Find([&](const Operator& each) { return each.token == token; });
  return row != nullptr ? row->spelling : "this";
}

const Operator* FindOperatorWord(std::string_view word) {
  return Find([&](const Operator& row) {
    return IsWord(row) &&
           (row.has_distance ? word.starts_with(row.spelling) : word == row.spelling);
  });
}

const Operator* FindOperatorSign(char32_t sign) {
  return Find([&](const Operator& row) {
    return !IsWord(row) && static_cast<unsigned char>(row.spelling.front()) == sign;
  });
}

}  // namespace tanxun
