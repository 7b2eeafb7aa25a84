// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/alias_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/ingest/files.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxNameBytes = 240;
constexpr std::uint64_t kMaxFileBytes = 32U << 20U;

// The line's first three fields, trimmed; those that are not there are empty.
std::array<std::string_view, 3> FieldsOf(std::string_view line) {
  std::array<std::string_view, 3> fields;
  for (std::string_view& field : fields) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    field = Trim(line.substr(0, tab));
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return fields;
}

// Why the line is no decision; empty if it is one.
std::string_view ReasonAgainst(std::string_view line,
                               const std::array<std::string_view, 3>& fields) {
  if (!IsValidUtf8(line)) return "is not UTF-8";
  const auto& [name, other, state] = fields;
  if (other.empty() || state.empty()) return "wants name<TAB>name<TAB>confirmed or rejected";
  if (state != "confirmed" && state != "rejected") return "says neither confirmed nor rejected";
  if (name.size() > kMaxNameBytes || other.size() > kMaxNameBytes) return "has too long a name";
  const std::string key = NameKey(name);
  const std::string other_key = NameKey(other);
  if (key.empty() || other_key.empty()) return "has a name without a letter or digit";
  if (key == other_key) return "has one name twice";
  return {};
}

}  // namespace

AliasFile ParseAliases(std::string_view text, std::string path, std::string collection,
                       std::vector<Problem>& problems) {
  AliasFile file{std::move(collection), std::move(path), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#') || Trim(line).empty()) continue;
    const auto fields = FieldsOf(line);
    if (const std::string_view reason = ReasonAgainst(line, fields); !reason.empty()) {
      problems.push_back({file.path, number, std::string(reason)});
      continue;
    }
    file.aliases.push_back(
        {std::string(fields[0]), std::string(fields[1]), fields[2] == "confirmed", number});
  }
  return file;
}

std::vector<AliasFile> ReadAliasFiles(const std::vector<Collection>& collections,
                                      const fs::path& index_folder,
                                      const std::vector<AliasFile>& known,
                                      std::vector<Problem>& problems) {
  std::vector<AliasFile> files;
  const auto read = [&](const fs::path& folder, const std::string& collection, std::string shown) {
    std::error_code failed;
    const fs::path path = folder / kAliasFileName;
    const bool is_there = fs::is_regular_file(path, failed);
    const bool is_folder_gone = !is_there && !fs::is_directory(folder, failed);
    Result<FileBytes> content = Error{};
    if (is_there) {
      Collection limits;
      limits.max_file_bytes = kMaxFileBytes;
      content = ReadFileBytes(path, limits);
      if (content) {
        AliasFile file = ParseAliases(content->bytes, std::move(shown), collection, problems);
        if (!file.aliases.empty()) files.push_back(std::move(file));
        return;
      }
      problems.push_back({shown, 0, content.error().message});
    }
    // What cannot be looked at now still counts.
    if (!is_there && !is_folder_gone) return;
    for (const AliasFile& old : known) {
      if (old.collection == collection) files.push_back(old);
    }
  };
  read(index_folder, "", std::string(kAliasFileName));
  for (const Collection& collection : collections) {
    if (collection.root.empty() || !collection.files.empty()) continue;
    read(collection.root, collection.name, (fs::path(collection.root) / kAliasFileName).string());
  }
  return files;
}

std::vector<AliasFile> AliasFilesNow(Store& store, std::vector<Problem>& problems) {
  const auto known = DecodeAliasFiles(store.database().get_metadata(kAliasesKey));
  std::vector<AliasFile> files = ReadAliasFiles(store.state().collections, store.folder(),
                                                known.value_or(std::vector<AliasFile>()), problems);
  for (const Decision& decision : AllDecisions(files)) {
    if (decision.overruled_by.empty()) continue;
    problems.push_back({decision.path, decision.alias.line,
                        "is not joined: with the pairs confirmed before it, it would make one of "
                        "the names rejected in " +
                            decision.overruled_by});
  }
  return files;
}

}  // namespace tanxun
