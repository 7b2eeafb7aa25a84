// SPDX-License-Identifier: GPL-2.0-or-later
// What the user decided about names: the lines of aliases.tsv files, as an index keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// Two names that are one, or never are.
struct UserAlias {
  std::string name;
  std::string other;
  bool confirmed = true;  // Else rejected.
  std::uint32_t line = 0;

  bool operator==(const UserAlias&) const = default;
};

// One aliases.tsv, of the collection of that name or, where it is empty, of the index's own folder.
struct AliasFile {
  std::string collection;
  std::string path;  // Of the file, for messages and evidence.
  std::vector<UserAlias> aliases;

  bool operator==(const AliasFile&) const = default;
};

std::string Encode(const std::vector<AliasFile>& files);
// Empty where the bytes are damaged.
std::optional<std::vector<AliasFile>> DecodeAliasFiles(std::string_view bytes);

// A decision, and the file and line that have it.
struct Decision {
  UserAlias alias;
  std::string path;
  // Of a confirmed pair that would make one of a rejected one: where that stands, "aliases.tsv:3".
  std::string overruled_by;
};

// The decisions of all files, one a pair: the index's own file wins, then the first collection by
// name; in one file the last line wins. Rejections hold: a confirmed pair that would join a
// rejected one by the pairs confirmed before it is overruled.
std::vector<Decision> AllDecisions(const std::vector<AliasFile>& files);

// Those that are not overruled.
std::vector<UserAlias> Decisions(const std::vector<AliasFile>& files);

}  // namespace tanxun
