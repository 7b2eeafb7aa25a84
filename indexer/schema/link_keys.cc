// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/link_keys.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "indexer/text/compose.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostTails = 16;

// "a___b" -> "a/b", "a%2Fb" -> "a/b"; empty for a name without either.
std::string NamespacePage(std::string_view name) {
  std::string page;
  bool is_in_namespace = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::string_view rest = name.substr(at);
    if (rest.starts_with("___") || rest.starts_with("%2F")) {
      page += '/';
      is_in_namespace = true;
      at += 3;
    } else {
      page += name[at++];
    }
  }
  return is_in_namespace ? page : "";
}

}  // namespace

std::string LinkKey(std::string_view name) { return ComposedLower(name); }

std::string_view LastName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view WithoutEnding(std::string_view path) {
  const std::size_t name = path.rfind('/') + 1;
  const std::size_t dot = path.rfind('.');
  return dot == path.npos || dot <= name ? path : path.substr(0, dot);
}

std::vector<std::string> PathTailKeys(std::string_view path) {
  const std::string whole = LinkKey(path);
  std::vector<std::string> keys;
  const auto add_tails = [&keys](std::string_view name) {
    std::size_t slash = name.rfind('/');
    for (std::size_t tails = 0; tails < kMostTails; ++tails) {
      keys.emplace_back(name.substr(slash + 1));
      if (slash == name.npos || slash == 0) break;
      slash = name.rfind('/', slash - 1);
    }
  };
  add_tails(WithoutEnding(whole));
  if (!whole.ends_with(".md")) add_tails(whole);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::string LookUpKey(std::string_view key) {
  std::size_t slash = key.size();
  for (std::size_t names = 0; names < kMostTails && slash != key.npos && slash > 0; ++names) {
    slash = key.rfind('/', slash - 1);
  }
  return std::string(slash == key.npos || slash == 0 ? key : key.substr(slash + 1));
}

std::vector<std::string> OtherNameKeys(const StoredSource& source) {
  const std::string_view file = WithoutEnding(LastName(source.path));
  std::set<std::string> keys = {LinkKey(source.record), LinkKey(NamespacePage(file)),
                                LinkKey(source.title), LinkKey(source.subject)};
  // A record without a title is called as its file, like all the others there.
  if (!source.record.empty()) keys.erase(LinkKey(file));
  for (const std::string& alias : source.aliases) keys.insert(LinkKey(alias));
  keys.erase("");
  return {keys.begin(), keys.end()};
}

}  // namespace tanxun
