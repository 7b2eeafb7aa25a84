// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/user_aliases.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/record.h"

namespace tanxun {

std::string Encode(const std::vector<AliasFile>& files) {
  RecordWriter out;
  out.Number(files.size());
  for (const AliasFile& file : files) {
    out.Text(file.collection);
    out.Text(file.path);
    out.Number(file.aliases.size());
    for (const UserAlias& alias : file.aliases) {
      out.Text(alias.name);
      out.Text(alias.other);
      out.Number(alias.confirmed);
      out.Number(alias.line);
    }
  }
  return out.bytes();
}

std::optional<std::vector<AliasFile>> DecodeAliasFiles(std::string_view bytes) {
  std::vector<AliasFile> files;
  if (bytes.empty()) return files;
  RecordReader in(bytes);
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    AliasFile& file = files.emplace_back();
    file.collection = in.Text();
    file.path = in.Text();
    const std::size_t aliases = in.Count();
    for (std::size_t k = 0; k < aliases && in.ok(); ++k) {
      UserAlias& alias = file.aliases.emplace_back();
      alias.name = in.Text();
      alias.other = in.Text();
      alias.confirmed = in.Number() != 0;
      alias.line = static_cast<std::uint32_t>(in.Number());
    }
  }
  if (!in.ok()) return std::nullopt;
  return files;
}

std::vector<UserAlias> Decisions(const std::vector<AliasFile>& files) {
  std::vector<const AliasFile*> order;
  for (const AliasFile& file : files) order.push_back(&file);
  std::stable_sort(order.begin(), order.end(), [](const AliasFile* a, const AliasFile* b) {
    return a->collection < b->collection;  // The index's own file has none.
  });
  std::map<std::pair<std::string, std::string>, UserAlias> decided;
  for (const AliasFile* file : order) {
    for (auto alias = file->aliases.rbegin(); alias != file->aliases.rend(); ++alias) {
      std::string key = NameKey(alias->name);
      std::string other = NameKey(alias->other);
      if (key.empty() || other.empty() || key == other) continue;
      if (other < key) std::swap(key, other);
      decided.try_emplace({std::move(key), std::move(other)}, *alias);
    }
  }
  std::vector<UserAlias> all;
  for (auto& [pair, alias] : decided) all.push_back(std::move(alias));
  return all;
}

}  // namespace tanxun
