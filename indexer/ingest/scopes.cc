// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/scopes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/ingest/files.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

void TakeRules(const UpdateOptions& options, Collection& collection) {
  collection.globs = options.globs;
  collection.hidden = options.hidden;
  collection.use_ignore_files = options.use_ignore_files;
  collection.follow_links = options.follow_links;
  collection.max_file_bytes = options.max_file_bytes;
  collection.encoding = options.encoding;
}

std::string NewName(const fs::path& root, const std::vector<Collection>& collections) {
  std::string base = root.filename().string();
  if (base.empty()) base = "root";
  std::string name = base;
  for (int i = 2; FindCollection(collections, name) != nullptr; ++i) {
    name = fmt::format("{}-{}", base, i);
  }
  return name;
}

// The path below the root with '/', empty for the root itself; nothing if it is not below.
std::optional<std::string> Below(const fs::path& path, const std::string& root) {
  const fs::path relative = path.lexically_relative(root);
  if (relative.empty() || *relative.begin() == "..") return std::nullopt;
  return relative == "." ? std::string() : relative.generic_string();
}

Collection& AtRoot(const fs::path& root, const UpdateOptions& options,
                   std::vector<Collection>& collections) {
  for (Collection& collection : collections) {
    if (collection.root == root) return collection;
  }
  Collection made;
  made.name = NewName(root, collections);
  made.root = root.string();
  TakeRules(options, made);
  collections.push_back(std::move(made));
  return collections.back();
}

// A whole folder that is indexed already and holds the path: the innermost.
const Collection* Around(const fs::path& path, const std::vector<Collection>& collections,
                         std::string& under) {
  const Collection* found = nullptr;
  for (const Collection& collection : collections) {
    if (collection.root.empty() || !collection.files.empty()) continue;
    const std::optional<std::string> below = Below(path, collection.root);
    if (!below || (found != nullptr && collection.root.size() <= found->root.size())) continue;
    found = &collection;
    under = *below;
  }
  return found;
}

Result<Scope> ScopeOf(const fs::path& path, const UpdateOptions& options,
                      std::vector<Collection>& collections) {
  std::error_code failed;
  fs::path whole = fs::weakly_canonical(fs::absolute(path, failed), failed);
  if (failed) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: {}", path.string(), failed.message())};
  }
  if (!whole.has_filename() && whole.has_parent_path()) whole = whole.parent_path();
  const fs::file_status status = fs::status(whole, failed);
  std::string under;
  const Collection* around = Around(whole, collections, under);
  if (around != nullptr && !under.empty()) return Scope{around->name, under, false};
  if (!fs::exists(status) && around == nullptr) {
    return Error{ErrorCode::kSourceUnreadable, path.string() + ": there is no such file or folder"};
  }
  if (fs::exists(status) && !fs::is_directory(status)) {
    if (!fs::is_regular_file(status)) {
      return Error{ErrorCode::kSourceUnreadable, path.string() + ": is not a regular file"};
    }
    Collection& parent = AtRoot(whole.parent_path(), options, collections);
    const std::string name = whole.filename().string();
    if (std::find(parent.files.begin(), parent.files.end(), name) == parent.files.end()) {
      parent.files.push_back(name);
      std::sort(parent.files.begin(), parent.files.end());
    }
    return Scope{parent.name, name, true};
  }
  Collection& collection = AtRoot(whole, options, collections);
  collection.files.clear();
  TakeRules(options, collection);
  return Scope{collection.name, {}, true};
}

}  // namespace

Result<std::vector<Scope>> FindScopes(const std::vector<fs::path>& paths,
                                      const UpdateOptions& options,
                                      std::vector<Collection>& collections) {
  std::vector<Scope> scopes;
  if (paths.empty()) {
    for (const Collection& collection : collections) {
      if (!collection.root.empty()) scopes.push_back({collection.name, {}, false});
    }
    return scopes;
  }
  for (const fs::path& path : paths) {
    Result<Scope> scope = ScopeOf(path, options, collections);
    if (!scope) return scope.error();
    const auto covers = [](const Scope& a, const Scope& b) {
      return a.collection == b.collection && IsBelow(b.under, a.under);
    };
    const bool is_known = std::any_of(scopes.begin(), scopes.end(),
                                      [&](const Scope& other) { return covers(other, *scope); });
    if (is_known) continue;
    std::erase_if(scopes, [&](const Scope& other) { return covers(*scope, other); });
    scopes.push_back(std::move(*scope));
  }
  return scopes;
}

}  // namespace tanxun
