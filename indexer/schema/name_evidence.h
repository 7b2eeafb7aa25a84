// SPDX-License-Identifier: GPL-2.0-or-later
// Which weak statements about names are believed.
#pragma once

#include <string_view>

#include "indexer/schema/name_statements.h"

namespace tanxun {

// Whether two names of one script read like forms of one: one holds the other's words, or they
// differ in a character of three (特斯拉, 特士拉). Keys. A company and its group do not.
bool AreForms(std::string_view key, std::string_view other);

// A weak link is dropped
//  - against a stronger one: the name has another partner in that script, by front matter, a title,
//    the list: NVIDIA (黄仁勋) beside NVIDIA = 英伟达;
//  - against better evidence: thrice as many sources give the name another partner in that script;
//  - at a hub: a name with three such partners and more names a kind, unless one has most sources;
//  - where the two have different listings on one exchange.
// Where two partners are stated alike, the name becomes shared: it belongs to both.
void WeighStatements(Statements& stated);

}  // namespace tanxun
