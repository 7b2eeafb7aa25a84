// SPDX-License-Identifier: GPL-2.0-or-later
// Bare words and values to leaves of the tree: what the marks in and around them (# $ * ..) say.
#pragma once

#include <string>
#include <string_view>

#include "query/language/query_node.h"

namespace tanxun {

// A word that is no operator and names no field: a word, a tag, a listing, or everything.
QueryNode WordLeaf(std::string_view text);

// Whether a word might be the second half of a range that blanks have parted.
bool BeginsAsRange(std::string_view word);

// A value as it stands, by equality.
QueryNode FieldLeaf(std::string_view field, std::string_view text);

// A value without quotes, not empty: a range, a prefix, or itself. A range may lack both ends.
QueryNode ValueLeaf(std::string_view field, Comparison comparison, std::string_view value);

// The same leaf without marks that say twice what the field says: tag:#x, ticker:$X; tag:x becomes
// kTag, its text empty if it has no name. In fields with an order full-width forms become ASCII.
QueryNode Settled(QueryNode leaf);

}  // namespace tanxun
