// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/path_spelling.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/text/compose.h"

namespace tanxun {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool IsKnown(const IndexReader& reader, std::string_view path) {
  const std::string folder = MakeTerm(FindField("folder")->filter_prefix, path);
  return reader.Frequency(PathTerm(path)) > 0 || reader.Frequency(folder) > 0;
}

// The first names of `path`, as many as `other` has.
std::string_view Beginning(std::string_view path, std::string_view other) {
  std::size_t end = path.find('/');
  for (auto more = std::count(other.begin(), other.end(), '/'); more > 0; --more) {
    if (end == path.npos) return path;
    end = path.find('/', end + 1);
  }
  return path.substr(0, end);
}

}  // namespace

std::string SpelledPath(const IndexReader& reader, std::string_view path) {
  if (IsAscii(path) || IsKnown(reader, path)) return std::string(path);
  const std::size_t hash = path.rfind('#');
  if (hash != path.npos) {
    std::string file = SpelledPath(reader, path.substr(0, hash));
    if (file != path.substr(0, hash)) return file += path.substr(hash);
  }
  const std::string wanted = Composed(path);
  const std::string prefix(kPathPrefix);
  const Xapian::Database& database = reader.database();
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string known = (*term).substr(prefix.size());
    if (known.find('\x1f') != known.npos) {  // Cut, with a digest.
      known = reader.SourceWith(*database.postlist_begin(*term)).path;
    }
    if (Composed(known) == wanted) return known;
    const std::string_view beginning = Beginning(known, path);
    if (Composed(beginning) == wanted) return std::string(beginning);
  }
  return std::string(path);
}

}  // namespace tanxun
