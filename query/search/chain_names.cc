// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/chain_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"
#include "query/search/spelling.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMostCompared = 50'000;

std::string KeyOf(std::string_view name) {
  constexpr std::size_t kLongestName = 240;
  return NameKey(name.substr(0, FloorBoundary(name, std::min(name.size(), kLongestName))));
}

// Whether one is the other with words more: "acme" and "acme cloud".
bool IsLongerForm(std::string_view longer, std::string_view shorter) {
  return shorter.size() >= 4 && longer.size() > shorter.size() &&
         (longer.starts_with(shorter) || longer.ends_with(shorter));
}

// The name in the chain nearest to `key`: within two edits, else a longer or shorter form. Empty if
// nothing is near.
std::string NearestName(const ChainTable& chain, const std::string& key) {
  const std::u32string wanted = Characters(key);
  const std::size_t most = wanted.size() < 4 ? 0 : wanted.size() < 8 ? 1 : 2;
  std::size_t best = most + 1;
  std::string nearest;
  std::string form;
  for (std::uint32_t node = 0; node < std::min(chain.nodes(), kMostCompared); ++node) {
    const ChainNode each = chain.Node(node);
    const std::size_t distance = EditDistance(Characters(each.key), wanted, most);
    if (distance < best) {
      best = distance;
      nearest = each.name;
    }
    const bool related = IsLongerForm(each.key, key) || IsLongerForm(key, each.key);
    if (related && (form.empty() || each.name.size() < form.size())) form = each.name;
  }
  return nearest.empty() ? form : nearest;
}

std::string Unplaced(const IndexReader& reader, std::string_view name, const std::string& key) {
  const bool named = !reader.names().Find(key).empty();
  return named ? fmt::format("no source says who supplies \"{}\" or whom", name)
               : fmt::format("no source names \"{}\" in a supply chain", name);
}

// The first of those that claim a name.
std::string Claimants(const IndexReader& reader, const std::vector<std::uint32_t>& ids,
                      const std::string& key) {
  constexpr std::size_t kShown = 10;
  std::vector<std::string> names;
  for (const std::uint32_t id : ids) {
    if (names.size() == kShown) break;
    names.push_back(TellingName(reader.names(), reader.names().Get(id), key));
  }
  const std::string more =
      ids.size() > kShown ? fmt::format(" and {} more", ids.size() - kShown) : std::string();
  return fmt::format("{}{}", fmt::join(names, ", "), more);
}

Error Unknown(const IndexReader& reader, std::string_view name, const std::string& key) {
  std::string message = Unplaced(reader, name, key);
  if (const std::string near = NearestName(reader.chain(), key); !near.empty()) {
    message += fmt::format("; did you mean \"{}\"?", near);
  }
  return {ErrorCode::kNotFound, std::move(message)};
}

}  // namespace

std::vector<std::uint32_t> ChainNodesNamed(const IndexReader& reader, std::string_view name) {
  const ChainTable& chain = reader.chain();
  const std::string key = KeyOf(name);
  std::vector<std::uint32_t> nodes;
  for (const std::uint32_t id : reader.names().Find(key)) {
    if (const auto node = chain.OfEntity(id)) nodes.push_back(*node);
  }
  if (const auto node = chain.OfKey(key)) nodes.push_back(*node);
  return nodes;
}

std::string RemarkOnChainName(const IndexReader& reader, std::string_view name) {
  const std::string key = KeyOf(name);
  const std::vector<std::uint32_t> ids = reader.names().Find(key);
  if (ids.size() > 1)
    return fmt::format("\"{}\" is claimed by several: {}", name, Claimants(reader, ids, key));
  return ChainNodesNamed(reader, name).empty() ? Unplaced(reader, name, key) : std::string();
}

Result<std::uint32_t> ChainNodeNamed(const IndexReader& reader, std::string_view name) {
  const std::string key = KeyOf(name);
  const std::vector<std::uint32_t> ids = reader.names().Find(key);
  if (ids.size() <= 1) {
    const std::vector<std::uint32_t> nodes = ChainNodesNamed(reader, name);
    if (nodes.empty()) return Unknown(reader, name, key);
    return nodes.front();
  }
  return Error{ErrorCode::kNotFound,
               fmt::format("\"{}\" is claimed by several: {}; ask for one by another of its names",
                           name, Claimants(reader, ids, key))};
}

}  // namespace tanxun
