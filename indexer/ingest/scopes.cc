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

// Takes the collections of folders inside of `root` off the list, lest a file be indexed twice.
Result<std::vector<std::string>> Absorb(const fs::path& root, const UpdateOptions& options,
                                        std::vector<Collection>& collections) {
  std::vector<std::string> names;
  for (const Collection& collection : collections) {
    const std::optional<std::string> below = Below(collection.root, root.string());
    if (collection.root.empty() || !below || below->empty()) continue;
    if (!collection.encoding.empty() && collection.encoding != options.encoding) {
      return Error{
          ErrorCode::kBadArgument,
          fmt::format("{}: holds {}, which is read as {}; forget that first: tanxun-index "
                      "remove {}",
                      root.string(), collection.root, collection.encoding, collection.root)};
    }
    names.push_back(collection.name);
  }
  std::erase_if(collections, [&](const Collection& collection) {
    return std::find(names.begin(), names.end(), collection.name) != names.end();
  });
  return names;
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
  if (around != nullptr && !under.empty()) {
    if (options.encoding.empty() || options.encoding == around->encoding) {
      return Scope{around->name, under, false, false, {}};
    }
    return Error{ErrorCode::kBadArgument,
                 fmt::format("{}: is part of {}, whose files share one encoding; give the encoding "
                             "with that folder",
                             path.string(), around->root)};
  }
  if (!fs::exists(status) && around == nullptr) {
    return Error{ErrorCode::kSourceUnreadable, path.string() + ": there is no such file or folder"};
  }
  if (fs::exists(status) && !fs::is_directory(status)) {
    if (!fs::is_regular_file(status)) {
      return Error{ErrorCode::kSourceUnreadable, path.string() + ": is not a regular file"};
    }
    Collection& parent = AtRoot(whole.parent_path(), options, collections);
    const bool is_new_rule = !options.encoding.empty() && parent.encoding != options.encoding;
    if (is_new_rule) parent.encoding = options.encoding;
    const std::string name = whole.filename().string();
    if (std::find(parent.files.begin(), parent.files.end(), name) == parent.files.end()) {
      parent.files.push_back(name);
      std::sort(parent.files.begin(), parent.files.end());
    }
    // The files named before are read by the same rules.
    return Scope{parent.name, is_new_rule ? std::string() : name, true, is_new_rule, {}};
  }
  Result<std::vector<std::string>> absorbed = Absorb(whole, options, collections);
  if (!absorbed) return absorbed.error();
  Collection& collection = AtRoot(whole, options, collections);
  const bool is_new_rule = collection.encoding != options.encoding;
  collection.files.clear();
  TakeRules(options, collection);
  return Scope{collection.name, {}, true, is_new_rule, std::move(*absorbed)};
}

}  // namespace

Result<std::vector<Scope>> FindScopes(const std::vector<fs::path>& paths,
                                      const UpdateOptions& options,
                                      std::vector<Collection>& collections) {
  std::vector<Scope> scopes;
  if (!options.encoding.empty() && !KnowsEncoding(options.encoding)) {
    return Error{ErrorCode::kBadArgument,
                 fmt::format("{}: no encoding that is known", options.encoding)};
  }
  if (paths.empty()) {
    for (const Collection& collection : collections) {
      const std::vector<std::string>& wanted = options.collections;
      const bool is_wanted = wanted.empty() || std::find(wanted.begin(), wanted.end(),
                                                         collection.name) != wanted.end();
      if (collection.root.empty() || !is_wanted) continue;
      scopes.push_back({collection.name, {}, false, false, {}});
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
    const auto is_gone = [&](const Scope& other) {
      return covers(*scope, other) || std::find(scope->absorbed.begin(), scope->absorbed.end(),
                                                other.collection) != scope->absorbed.end();
    };
    // What those had absorbed is still in the index.
    for (const Scope& other : scopes) {
      if (!is_gone(other)) continue;
      scope->absorbed.insert(scope->absorbed.end(), other.absorbed.begin(), other.absorbed.end());
    }
    std::erase_if(scopes, is_gone);
    scopes.push_back(std::move(*scope));
  }
  return scopes;
}

}  // namespace tanxun
