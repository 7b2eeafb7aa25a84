// SPDX-License-Identifier: GPL-2.0-or-later
// A table that a commit makes of all sources, in pages of Xapian's metadata: a reader loads those
// that it looks into, and a commit writes those that changed.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tanxun {

// Copies share the pages that were loaded. As safe among threads as the database that it reads.
class PagedBytes {
 public:
  PagedBytes();
  // These bytes, which must outlive it.
  explicit PagedBytes(std::string_view bytes);
  // What StorePages() stored under `key`; empty if nothing. Pages are loaded when they are read.
  static PagedBytes Stored(const Xapian::Database& database, std::string_view key);

  std::size_t size() const;
  // `count` bytes from `begin`, as many of them as there are; they live as long as any copy of
  // this. Throws Xapian::DatabaseCorruptError where a page is damaged or missing.
  std::string_view Read(std::size_t begin, std::size_t count) const;

 private:
  struct Pages;
  std::shared_ptr<Pages> pages_;
};

// In the place of what is stored under `key`.
void StorePages(Xapian::WritableDatabase& database, std::string_view key, std::string_view bytes);
// Whether nothing else is stored under `key`.
bool AreStoredPages(const Xapian::Database& database, std::string_view key, std::string_view bytes);

}  // namespace tanxun
