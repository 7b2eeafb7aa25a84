// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/get_lines.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/text/decode.h"
#include "query/search/hit.h"
#include "query/search/path_spelling.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostSourceBytes = 1u << 30;

// The bytes of a regular file; links are not followed.
Result<std::string> ReadFile(const fs::path& file, std::string_view path) {
  const auto fail = [&](std::string_view why) {
    return Error{ErrorCode::kSourceUnreadable, fmt::format("{}: {}", path, why)};
  };
  const int fd = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return fail("cannot be opened; it may have gone since it was indexed");
  struct stat found {};
  std::string bytes;
  const char* problem = nullptr;
  if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
    problem = "is no longer a regular file";
  } else if (static_cast<std::uint64_t>(found.st_size) > kMostSourceBytes) {
    problem = "has grown too large";
  } else {
    bytes.resize(static_cast<std::size_t>(found.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t got = ::read(fd, bytes.data() + have, bytes.size() - have);
      if (got < 0) problem = "cannot be read";
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
  }
  ::close(fd);
  if (problem != nullptr) return fail(problem);
  return bytes;
}

// Lines first..last, 1-based; last = 0 is the end. `lines` becomes what there is of them. A line
// ends as the readers say: \n, \r\n or a lone \r.
std::string TakeLines(std::string_view text, LineRange& lines) {
  if (lines.first == 0) lines.first = 1;
  const std::uint32_t wanted = lines.last;
  lines.last = 0;
  std::string taken;
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < text.size() && (wanted == 0 || line <= wanted); ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (line >= lines.first) {
      if (lines.last != 0) taken += '\n';
      taken += text.substr(at, end - at);
      lines.last = line;
    }
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return taken;
}

std::string EncodingOf(const IndexReader& reader, const std::string& collection) {
  const Collection* known = FindCollection(reader.state().collections, collection);
  return known == nullptr ? "" : known->encoding;
}

}  // namespace

Result<SourceExcerpt> GetLines(const IndexReader& reader, std::string_view typed, LineRange lines) {
  const std::string asked = SpelledPath(reader, typed);
  std::vector<StoredSource> found = reader.SourcesAt(asked, "");
  const std::size_t hash = asked.rfind('#');
  if (found.empty() && hash != asked.npos) {
    found = reader.SourcesAt(std::string_view(asked).substr(0, hash), asked.substr(hash + 1));
  }
  std::string path = asked;
  std::string collection;
  if (!found.empty()) {
    path = found.front().path;
    collection = found.front().collection;
  } else {
    // A file of records is known by its path, though no source is it.
    const std::string term = PathTerm(asked);
    const auto id = reader.database().postlist_begin(term);
    if (id == reader.database().postlist_end(term)) {
      return Error{ErrorCode::kNotFound, fmt::format("{}: is not in the index", asked)};
    }
    collection = reader.SourceWith(*id).collection;
  }
  const fs::path root = reader.Root(collection);
  if (root.empty()) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: came from standard input; there is no file", asked)};
  }
  Result<std::string> bytes = ReadFile(root / path, path);
  if (!bytes) return bytes.error();
  SourceExcerpt excerpt;
  excerpt.path = path;
  excerpt.lines = lines;
  if (!found.empty() && !found.front().record.empty() && lines.first == 0) {
    // Of a record its own line.
    excerpt.lines = LoadPassage(reader, found.front().number + 1).passage.lines;
  }
  excerpt.text = TakeLines(Decode(*bytes, EncodingOf(reader, collection)).text, excerpt.lines);
  return excerpt;
}

}  // namespace tanxun
