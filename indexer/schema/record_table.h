// SPDX-License-Identifier: GPL-2.0-or-later
// Sections of records behind an array of offsets, so that one is found by halving and nothing else
// is read:
//   counts    of the records of each section, 4 bytes each
//   offsets   where each record ends among them, 4 bytes each, section after section
//   records   what RecordWriter wrote, without a check sum: the pages have one
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/paged_bytes.h"

namespace tanxun {

class RecordTableWriter {
 public:
  explicit RecordTableWriter(std::size_t sections) : counts_(sections) {}
  // Section after section; what is to be found by its text begins with that text, and comes sorted.
  void Add(std::size_t section, std::string_view record);
  std::string Take() &&;

 private:
  std::vector<std::uint32_t> counts_;
  std::string offsets_;
  std::string records_;
};

class RecordTable {
 public:
  RecordTable() = default;
  RecordTable(PagedBytes bytes, std::size_t sections);

  std::uint32_t size(std::size_t section) const;
  // Empty where there is no such record. They live as long as any copy of this.
  std::string_view At(std::size_t section, std::uint32_t index) const;
  // The text that it begins with.
  std::string_view KeyAt(std::size_t section, std::uint32_t index) const;
  // The first record whose text is not before `key`; the section is sorted.
  std::uint32_t LowerBound(std::size_t section, std::string_view key) const;
  // The record that begins with this text; empty if none does.
  std::string_view Find(std::size_t section, std::string_view key) const;

 private:
  std::size_t EndOf(std::uint64_t record) const;  // Among all records.

  PagedBytes bytes_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint64_t> firsts_;  // Of each section, its first record among all.
  std::size_t records_ = 0;            // Where they begin.
};

}  // namespace tanxun
