// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/chain/companies.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/known_names.h"
#include "indexer/lexicon/relations.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// The kind of a name that everybody's notes share; empty for others.
std::string_view KnownKind(std::string_view name) {
  static const std::unordered_map<std::string, std::string_view> kKinds = [] {
    std::unordered_map<std::string, std::string_view> kinds;
    for (const ListedName& known : ListedNames()) {
      for (const std::string_view one : known.names) kinds.emplace(NameKey(one), known.kind);
    }
    return kinds;
  }();
  const auto found = kKinds.find(NameKey(name));
  return found == kKinds.end() ? std::string_view() : found->second;
}

bool HasCompanyEnding(std::string_view name) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "corp", "corporation", "inc", "ltd",  "limited", "co",       "company",     "llc",
      "plc",  "ag",          "nv",  "gmbh", "group",   "holdings", "technologies"};
  static constexpr std::array<std::string_view, 3> kHanEnds = {"公司", "集团", "股份"};
  std::string folded = Fold(name);
  while (folded.ends_with('.')) folded.pop_back();
  const std::size_t blank = folded.rfind(' ');
  if (blank != std::string::npos) {
    const std::string_view last = std::string_view(folded).substr(blank + 1);
    if (std::find(kWords.begin(), kWords.end(), last) != kWords.end()) return true;
  }
  return std::any_of(kHanEnds.begin(), kHanEnds.end(), [&](std::string_view end) {
    return folded.ends_with(end) && folded.size() > end.size();
  });
}

bool HasSmallLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::islower(c) != 0; });
}

// Zhaolin, Borsk Optik: each word has small letters, and none is a thing or holds a digit.
bool IsWrittenAsName(std::string_view name) {
  if (HasHan(name) || HoldsThing(name)) return false;
  if (name.find_first_of("0123456789") != std::string_view::npos) return false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (!HasSmallLetter(name.substr(at, end - at))) return false;
    at = end + 1;
  }
  // "GPUs", "ASICs" are many of a thing.
  return !(name.size() > 2 && name.ends_with('s') &&
           !HasSmallLetter(name.substr(0, name.size() - 1)));
}

}  // namespace

bool IsCode(std::string_view name) {
  const bool digits = name.find_first_of("0123456789") != std::string_view::npos;
  return digits && !HasHan(name) && !HasSmallLetter(name);
}

bool IsCompanyByName(std::string_view name, bool linked) {
  const std::string_view kind = KnownKind(name);
  if (!kind.empty()) return kind == "company" || kind == "organization";
  if (HasCompanyEnding(name)) return true;
  if (linked) return !IsCode(name) && !IsThing(name);
  return IsWrittenAsName(name);
}

}  // namespace tanxun
