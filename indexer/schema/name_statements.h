// SPDX-License-Identifier: GPL-2.0-or-later
// All names and what joins them, before it is decided who is who.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/lexicon/known_names.h"
#include "indexer/schema/stored.h"
#include "indexer/schema/user_aliases.h"

namespace tanxun {

// How much a statement that two names are one is worth; the user's word is above all.
enum class Strength {
  kWeak,       // A bracket in running text, a link's label.
  kListed,     // The list of known names.
  kStrong,     // Front matter, a title, a definition, a label, "also known as".
  kConfirmed,  // The user's aliases.tsv.
};

constexpr std::size_t kNoName = static_cast<std::size_t>(-1);

struct NameLink {
  std::size_t a = 0;  // Numbers of names, a < b.
  std::size_t b = 0;
  Strength strength = Strength::kWeak;
  std::uint32_t sources = 0;  // That state it.
  bool holds = true;
};

struct StatedName {
  std::string key;
  std::string spelling;     // As first stated.
  bool is_note = false;     // The subject of a note.
  bool is_stated = false;   // By a source; else by the user or the list alone.
  bool is_listed = false;   // In a row of the list.
  bool is_decided = false;  // The user says something about it.
  bool is_shared = false;   // Rivals claim it alike: it belongs to each and joins none.
  std::vector<std::size_t> links;
  std::set<std::string> listings;    // Canonical, with an exchange.
  std::vector<std::size_t> owners;   // Groups that have this name, ascending.
  std::vector<std::size_t> claimed;  // Groups of the list that lost it to a source's statement.
};

// A row of the list, by numbers of names; none below two names.
struct ListedRow {
  std::vector<std::size_t> names;
  const ListedName* row = nullptr;
  std::size_t group = kNoName;  // That has what the sources leave of its names.
};

// Names in the order they are first stated: by the sources (sorted), the user, the list.
struct Statements {
  std::vector<StatedName> names;
  std::vector<NameLink> links;
  std::vector<ListedRow> rows;
  std::set<std::pair<std::size_t, std::size_t>> rejected;  // The lesser number first.

  // The name's number; kNoName where there is nothing to compare or nobody states it.
  std::size_t Find(std::string_view key) const;
  std::size_t OtherEnd(const NameLink& link, std::size_t name) const {
    return link.a == name ? link.b : link.a;
  }

  std::map<std::string, std::size_t, std::less<>> index;
};

Statements CollectStatements(const std::vector<const StoredSource*>& sources,
                             const std::vector<UserAlias>& user,
                             const std::vector<ListedName>& listed);

}  // namespace tanxun
