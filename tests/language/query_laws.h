// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/utf8.h"
#include "query/language/parse.h"
#include "query/language/query_node.h"
#include "query/language/syntax.h"
#include "tests/law.h"

namespace tanxun {

// The first byte of each character, and the end.
inline std::vector<bool> CharacterBorders(std::string_view text) {
  std::vector<bool> borders(text.size() + 1);
  borders[text.size()] = true;
  for (std::size_t at = 0; at < text.size(); at += CodePointAt(text, at).length) borders[at] = true;
  return borders;
}

// A node lies in the query, from character to character; its children lie in it, side by side.
inline std::string BrokenPlaceLaw(const QueryNode& node, const std::vector<bool>& borders) {
  TANXUN_KEEPS(node.begin <= node.end && node.end < borders.size());
  TANXUN_KEEPS(borders[node.begin] && borders[node.end]);
  std::size_t behind = node.begin;
  for (const QueryNode& child : node.children) {
    TANXUN_KEEPS(behind <= child.begin && child.end <= node.end);
    behind = child.end;
    TANXUN_KEEPS_LAW(BrokenPlaceLaw(child, borders), Describe(child));
  }
  return "";
}

// Nothing in it drives a terminal or ends a line too many.
inline std::string BrokenMessageLaw(std::string_view message, bool is_warning) {
  TANXUN_KEEPS(IsValidUtf8(message));
  TANXUN_KEEPS(std::all_of(message.begin(), message.end(), [&](char c) {
    return (c == '\n' && !is_warning) || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  }));
  TANXUN_KEEPS(std::count(message.begin(), message.end(), '\n') <= 2);
  return "";
}

inline std::string BrokenWarningLaw(std::vector<std::string> warnings) {
  for (const std::string& warning : warnings) {
    TANXUN_KEEPS_LAW(BrokenMessageLaw(warning, true), warning);
  }
  std::sort(warnings.begin(), warnings.end());
  TANXUN_KEEPS(std::adjacent_find(warnings.begin(), warnings.end()) == warnings.end());
  return "";
}

// The description of a tree is read as that tree, without any warning.
inline std::string BrokenDescriptionLaw(const QueryNode& root) {
  const std::string text = Describe(root);
  if (text.size() > syntax::kMaxQueryBytes) return "";
  const Result<ParsedQuery> again = ParseQuery(text, {.strict = true});
  if (!again.ok()) return "cannot read the description " + text + ": " + again.error().message;
  if (!(again->root == root)) {
    return "the description " + text + " is read as " + Describe(again->root);
  }
  TANXUN_KEEPS(again->warnings.empty() && !again->literal);
  return "";
}

// Whatever a text is read as, and whatever is said of it.
inline std::string BrokenQueryLaw(std::string_view query) {
  const Result<ParsedQuery> loose = ParseQuery(query, {});
  const Result<ParsedQuery> strict = ParseQuery(query, {.strict = true});
  TANXUN_KEEPS(loose.ok() || !strict.ok());
  if (!strict.ok()) TANXUN_KEEPS_LAW(BrokenMessageLaw(strict.error().message, false), "the error");
  if (!loose.ok()) return BrokenMessageLaw(loose.error().message, false);
  // Strict is what was read without any doubt.
  TANXUN_KEEPS(strict.ok() == loose->warnings.empty());
  TANXUN_KEEPS(!strict.ok() || (strict->root == loose->root && strict->warnings.empty()));
  TANXUN_KEEPS(!loose->literal || loose->warnings.size() == 1);
  TANXUN_KEEPS_LAW(BrokenWarningLaw(loose->warnings), "the warnings");
  TANXUN_KEEPS_LAW(BrokenPlaceLaw(loose->root, CharacterBorders(query)), Describe(loose->root));
  return BrokenDescriptionLaw(loose->root);
}

}  // namespace tanxun
