// SPDX-License-Identifier: GPL-2.0-or-later
// Keys under which links and notes find each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/stored.h"

namespace tanxun {

// Obsidian's equality of names: letter case and composition of characters aside. Width and script
// stay: such names are two files.
std::string LinkKey(std::string_view name);

// What follows the last '/'.
std::string_view LastName(std::string_view path);

// "a/v1.2.md" -> "a/v1.2"; a name that only begins with a dot has no ending.
std::string_view WithoutEnding(std::string_view path);

// Keys of all that a link can call a path, its last 16 names at most: of "a/b/T.md" "t", "b/t" and
// "a/b/t"; with its ending, too, where that is not ".md".
std::vector<std::string> PathTailKeys(std::string_view path);

// The key among those of a path that this is, or ends in if it has more names.
std::string LookUpKey(std::string_view key);

// Keys of a source's other names: title, subject, aliases, of a record its id, of a Logseq page in
// a namespace ("a___b.md") the page's name ("a/b").
std::vector<std::string> OtherNameKeys(const StoredSource& source);

}  // namespace tanxun
