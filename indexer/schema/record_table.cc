// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/record_table.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/record.h"

namespace tanxun {
namespace {

constexpr std::size_t kWordBytes = 4;

void PutWord(std::uint64_t value, std::string& out) {
  for (std::size_t i = 0; i < kWordBytes; ++i) out += static_cast<char>(value >> (8 * i));
}

std::uint32_t WordAt(const PagedBytes& bytes, std::size_t at) {
  const std::string_view word = bytes.Read(at, kWordBytes);
  std::uint32_t value = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(word[i]);
  }
  return value;
}

}  // namespace

void RecordTableWriter::Add(std::size_t section, std::string_view record) {
  ++counts_[section];
  records_ += record;
  PutWord(records_.size(), offsets_);
}

std::string RecordTableWriter::Take() && {
  std::string bytes;
  for (const std::uint32_t count : counts_) PutWord(count, bytes);
  return bytes + offsets_ + records_;
}

RecordTable::RecordTable(PagedBytes bytes, std::size_t sections)
    : bytes_(std::move(bytes)), counts_(sections), firsts_(sections) {
  const std::size_t most = bytes_.size() / kWordBytes;  // Whatever damaged bytes say.
  std::size_t all = 0;
  for (std::size_t section = 0; section < sections; ++section) {
    const std::size_t count = WordAt(bytes_, kWordBytes * section);
    firsts_[section] = all;
    counts_[section] = static_cast<std::uint32_t>(std::min(count, most - std::min(most, all)));
    all += counts_[section];
  }
  records_ = kWordBytes * (sections + all);
}

std::uint32_t RecordTable::size(std::size_t section) const {
  return section < counts_.size() ? counts_[section] : 0;
}

std::size_t RecordTable::EndOf(std::uint64_t record) const {
  return WordAt(bytes_, kWordBytes * (counts_.size() + record));
}

std::string_view RecordTable::At(std::size_t section, std::uint32_t index) const {
  if (index >= size(section)) return {};
  const std::uint64_t record = firsts_[section] + index;
  const std::size_t begin = record == 0 ? 0 : EndOf(record - 1);
  const std::size_t end = EndOf(record);
  return begin < end ? bytes_.Read(records_ + begin, end - begin) : std::string_view();
}

std::string_view RecordTable::KeyAt(std::size_t section, std::uint32_t index) const {
  return RecordReader(At(section, index)).Text();
}

std::uint32_t RecordTable::LowerBound(std::size_t section, std::string_view key) const {
  std::uint32_t low = 0;
  std::uint32_t high = size(section);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (KeyAt(section, middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::string_view RecordTable::Find(std::size_t section, std::string_view key) const {
  const std::string_view record = At(section, LowerBound(section, key));
  return RecordReader(record).Text() == key ? record : std::string_view();
}

}  // namespace tanxun
