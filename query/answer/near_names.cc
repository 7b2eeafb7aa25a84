// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/near_names.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "query/search/spelling.h"

namespace tanxun {
namespace {

constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kLettersForTwo = 8;
constexpr std::size_t kMaxKey = 60;
constexpr std::size_t kMaxScanned = 6000;  // Names with one first letter.
constexpr std::size_t kMaxBracketed = 64;
constexpr std::uint32_t kMaxGuessedUnits = 4;

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string DigitsOf(std::string_view key) {
  std::string digits;
  std::copy_if(key.begin(), key.end(), std::back_inserter(digits), IsDigit);
  return digits;
}

bool CanBeMistyped(std::string_view key) {
  const auto letters = static_cast<std::size_t>(std::count_if(key.begin(), key.end(), IsLetter));
  const bool ascii = std::all_of(key.begin(), key.end(), [](char c) { return c >= 0; });
  return ascii && letters >= kLeastLetters && key.size() <= kMaxKey && IsLetter(key[0]);
}

// Keys that begin as `key` does, or would without its first letter or with the first two swapped.
std::vector<std::string_view> Candidates(const NameTable& names, const std::string& key) {
  std::vector<std::string_view> found = names.KeysWith(key.substr(0, 1), kMaxScanned);
  std::string swapped = key;
  std::swap(swapped[0], swapped[1]);
  std::set<std::string> others = {key.substr(1), swapped};
  for (char c = 'a'; c <= 'z'; ++c) {
    others.insert(std::string(1, c).append(key));
    others.insert(std::string(1, c).append(key, 1));
  }
  others.erase(key);
  for (const std::string& other : others) {
    for (std::string_view exact : names.KeysWith(other, 1)) {
      if (exact == other) found.push_back(exact);
    }
  }
  return found;
}

}  // namespace

std::string NearestName(const NameTable& names, const std::string& key) {
  if (!CanBeMistyped(key)) return {};
  const std::u32string asked(key.begin(), key.end());
  std::size_t nearest = key.size() >= kLettersForTwo ? 2 : 1;
  std::vector<std::string_view> found;
  for (std::string_view name : Candidates(names, key)) {
    if (name.size() + nearest < key.size() || name.size() > key.size() + nearest) continue;
    if (!CanBeMistyped(name)) continue;
    const std::size_t distance =
        EditDistance(asked, std::u32string(name.begin(), name.end()), nearest);
    if (distance == 0 || distance > nearest || DigitsOf(name) != DigitsOf(key)) continue;
    if (distance < nearest) found.clear();
    nearest = distance;
    found.push_back(name);
  }
  std::set<std::vector<std::uint32_t>> owners;
  for (std::string_view name : found) owners.insert(names.Find(name));
  return owners.size() == 1 ? std::string(found.front()) : std::string();
}

std::string BracketedName(const NameTable& names, const std::string& key) {
  if (key.size() < kLeastLetters) return {};
  std::set<std::string> found;
  for (std::string_view longer : names.KeysWith(key, kMaxBracketed)) {
    if (longer.size() == key.size()) continue;
    for (const std::uint32_t id : names.Find(longer)) {
      for (const std::string& name : names.Get(id).names) {
        const std::size_t open = std::min(name.find('('), name.find("（"));
        if (open == std::string::npos || NameKey(name) != longer) continue;
        if (NameKey(std::string_view(name).substr(0, open)) == key)
          found.insert(std::string(longer));
      }
    }
  }
  return found.size() == 1 ? *found.begin() : std::string();
}

NameLookup LookupNear(const NameTable& names, const Intent& intent, const NameLookup& exact) {
  const auto guessed = std::make_shared<std::set<std::string>>();
  std::set<std::string>& open = *guessed;  // Stretches that hold a word nothing could place.
  const auto size = static_cast<std::uint32_t>(intent.units.size());
  for (std::uint32_t first = 0; first < size; ++first) {
    bool content = false;
    for (std::uint32_t at = first; at < size && at - first < kMaxGuessedUnits; ++at) {
      if (intent.units[at].kind == UnitKind::kHan) break;
      content = content || intent.roles[at] == Role::kContent;
      const std::uint32_t begin = intent.units[first].begin;
      if (content)
        open.insert(
            NameKey(std::string_view(intent.question).substr(begin, intent.units[at].end - begin)));
    }
  }
  const auto begins = [guessed, exact](const std::string& key) {
    const auto at = guessed->lower_bound(key);
    return (at != guessed->end() && at->starts_with(key)) || exact.MayBegin(key);
  };
  const auto find = [&names, guessed, exact](const std::string& key) {
    auto known = exact(key);
    if (known.has_value()) return known;
    std::string near = BracketedName(names, key);
    if (near.empty() && guessed->contains(key)) near = NearestName(names, key);
    if (near.empty()) return known;
    known = exact(near);
    if (known.has_value()) {
      known->is_guess = true;
      if (known->name.empty()) known->name = near;
    }
    return known;
  };
  return NameLookup(find, begins);
}

}  // namespace tanxun
