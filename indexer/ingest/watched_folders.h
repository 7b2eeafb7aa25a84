// SPDX-License-Identifier: GPL-2.0-or-later
// Which folders matter to a collection, and which changes in them.
#pragma once

#include <filesystem>
#include <set>
#include <string_view>

#include "indexer/schema/metadata.h"

namespace tanxun {

// The folders in which a change can change what the collection holds, by their real places: those
// that a listing looks into, those that files lie in which links lead to. None of the index's own.
// Empty where the root cannot be listed.
std::set<std::filesystem::path> FoldersOf(const Collection& collection,
                                          const std::filesystem::path& index_folder);

// Whether the collection may hold something else now that `name` in one of its folders has changed.
bool Concerns(const Collection& collection, const std::filesystem::path& folder,
              std::string_view name, bool is_folder);

// Whether FoldersOf() may be another set after such a change.
bool MovesFolders(const Collection& collection, std::string_view name, bool is_folder);

}  // namespace tanxun
