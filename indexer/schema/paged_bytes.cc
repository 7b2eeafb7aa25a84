// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/paged_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/schema/digest.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

constexpr std::size_t kPageBytes = 8192;

std::size_t PagesOf(std::size_t bytes) { return (bytes + kPageBytes - 1) / kPageBytes; }

// Under the table's own key lies its size, each page behind it.
std::string PageKey(std::string_view key, std::size_t page) {
  return fmt::format("{}/{}", key, page);
}

// A page with a digest of it and of its place.
std::string Sealed(std::size_t page, std::string_view bytes) {
  RecordWriter out;
  out.Number(page);
  out.Text(bytes);
  return std::move(out).Take();
}

std::string Unsealed(std::size_t page, const std::string& sealed, std::size_t size) {
  RecordReader in = RecordReader::Checked(sealed);
  const bool is_its_own = in.Number() == page;
  std::string bytes(in.Text());
  if (!in.Finished() || !is_its_own || bytes.size() != size) {
    throw Xapian::DatabaseCorruptError("a page of a table is damaged");
  }
  return bytes;
}

// Calls use(name, value) for all that is or should be stored under `key`, empty values for what
// should not; whether all calls returned true.
template <typename Use>
bool ForEachEntry(const Xapian::Database& database, std::string_view key, std::string_view bytes,
                  const Use& use) {
  RecordWriter size;
  size.Number(bytes.size());
  bool all = use(std::string(key), bytes.empty() ? std::string() : std::move(size).Take());
  std::size_t page = 0;
  for (; page < PagesOf(bytes.size()); ++page) {
    all &= use(PageKey(key, page), Sealed(page, bytes.substr(page * kPageBytes, kPageBytes)));
  }
  for (; !database.get_metadata(PageKey(key, page)).empty(); ++page) {
    all &= use(PageKey(key, page), std::string());
  }
  return all;
}

std::size_t StoredSize(const Xapian::Database& database, const std::string& key) {
  const std::string stored = database.get_metadata(key);
  if (stored.empty()) return 0;
  RecordReader in = RecordReader::Checked(stored);
  const std::uint64_t size = in.Number();
  if (!in.Finished()) throw Xapian::DatabaseCorruptError("the size of a table is damaged");
  return size;
}

}  // namespace

struct PagedBytes::Pages {
  std::string_view Page(std::size_t page) {
    std::optional<std::string>& bytes = loaded[page];
    if (!bytes) {
      bytes = Unsealed(page, database.get_metadata(PageKey(key, page)),
                       std::min(kPageBytes, size - page * kPageBytes));
    }
    return *bytes;
  }

  // Of several pages.
  std::string_view Joined(std::size_t begin, std::size_t count) {
    const auto place = joined.find({begin, count});
    if (place != joined.end()) return place->second;
    std::string bytes;
    for (std::size_t at = begin; at < begin + count;) {
      const std::string_view part = Page(at / kPageBytes).substr(at % kPageBytes);
      bytes.append(part.substr(0, begin + count - at));
      at += part.size();
    }
    return joined.emplace(std::pair(begin, count), std::move(bytes)).first->second;
  }

  std::string_view whole;  // Or else:
  Xapian::Database database;
  std::string key;
  std::size_t size = 0;
  std::vector<std::optional<std::string>> loaded;
  std::map<std::pair<std::size_t, std::size_t>, std::string> joined;  // By place and length.
};

PagedBytes::PagedBytes() : PagedBytes(std::string_view()) {}

PagedBytes::PagedBytes(std::string_view bytes) : pages_(std::make_shared<Pages>()) {
  pages_->whole = bytes;
  pages_->size = bytes.size();
}

PagedBytes PagedBytes::Stored(const Xapian::Database& database, std::string_view key) {
  PagedBytes bytes;
  Pages& pages = *bytes.pages_;
  pages.database = database;
  pages.key = key;
  pages.size = StoredSize(database, pages.key);
  pages.loaded.resize(PagesOf(pages.size));
  return bytes;
}

std::size_t PagedBytes::size() const { return pages_->size; }

std::string_view PagedBytes::Read(std::size_t begin, std::size_t count) const {
  if (begin >= pages_->size) return {};
  count = std::min(count, pages_->size - begin);
  if (pages_->loaded.empty()) return pages_->whole.substr(begin, count);
  if (count == 0) return {};
  const std::size_t page = begin / kPageBytes;
  if ((begin + count - 1) / kPageBytes != page) return pages_->Joined(begin, count);
  return pages_->Page(page).substr(begin % kPageBytes, count);
}

void StorePages(Xapian::WritableDatabase& database, std::string_view key, std::string_view bytes) {
  ForEachEntry(database, key, bytes, [&](const std::string& name, const std::string& value) {
    if (database.get_metadata(name) != value) database.set_metadata(name, value);
    return true;
  });
}

bool AreStoredPages(const Xapian::Database& database, std::string_view key,
                    std::string_view bytes) {
  return ForEachEntry(database, key, bytes, [&](const std::string& name, const std::string& value) {
    return database.get_metadata(name) == value;
  });
}

}  // namespace tanxun
