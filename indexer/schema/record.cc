// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/record.h"

#include <bit>
#include <utility>

#include "indexer/schema/digest.h"

namespace tanxun {
namespace {

constexpr std::size_t kSumBytes = 4;
// Bytes of texts that come again in one record; no true record has as many.
constexpr std::size_t kMostRepeated = 1u << 30;

std::string CheckSum(std::string_view bytes) {
  const std::uint64_t digest = Digest(bytes);
  std::string sum(kSumBytes, '\0');
  for (std::size_t i = 0; i < kSumBytes; ++i) sum[i] = static_cast<char>(digest >> (8 * i));
  return sum;
}

}  // namespace

void RecordWriter::Number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_ += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  bytes_ += static_cast<char>(value);
}

void RecordWriter::Signed(std::int64_t value) {
  Number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void RecordWriter::Real(double value) {
  auto bits = std::bit_cast<std::uint64_t>(value);
  for (int i = 0; i < 8; ++i, bits >>= 8) bytes_ += static_cast<char>(bits & 0xFF);
}

void RecordWriter::Text(std::string_view text) {
  Number(text.size());
  bytes_ += text;
}

void RecordWriter::Shared(std::string_view text) {
  const auto [known, is_new] = shared_.try_emplace(std::string(text), shared_.size() + 1);
  if (!is_new) return Number(known->second);
  Number(0);
  Text(text);
}

std::string RecordWriter::Take() && {
  bytes_ += CheckSum(bytes_);
  return std::move(bytes_);
}

RecordReader RecordReader::Checked(std::string_view record) {
  if (record.size() < kSumBytes) {
    RecordReader reader{std::string_view()};
    reader.ok_ = false;
    return reader;
  }
  const std::string_view body = record.substr(0, record.size() - kSumBytes);
  RecordReader reader(body);
  reader.ok_ = CheckSum(body) == record.substr(body.size());
  return reader;
}

std::uint64_t RecordReader::Fail() {
  ok_ = false;
  rest_ = {};
  return 0;
}

std::uint64_t RecordReader::Number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; ok_ && shift < 64; shift += 7) {
    if (rest_.empty()) return Fail();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  return Fail();
}

std::int64_t RecordReader::Signed() {
  const std::uint64_t value = Number();
  return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

double RecordReader::Real() {
  if (!ok_ || rest_.size() < 8) return static_cast<double>(Fail());
  std::uint64_t bits = 0;
  for (std::size_t i = 8; i-- > 0;) bits = bits << 8 | static_cast<unsigned char>(rest_[i]);
  rest_.remove_prefix(8);
  return std::bit_cast<double>(bits);
}

std::string_view RecordReader::Text() {
  const std::uint64_t size = Number();
  if (!ok_ || size > rest_.size()) {
    Fail();
    return {};
  }
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

std::string_view RecordReader::Shared() {
  const std::uint64_t number = Number();
  if (number == 0 && ok_) return shared_.emplace_back(Text());
  if (!ok_ || number > shared_.size()) {
    Fail();
    return {};
  }
  const std::string_view text = shared_[number - 1];
  repeated_ += text.size();
  if (repeated_ > kMostRepeated) Fail();
  return ok_ ? text : std::string_view();
}

std::size_t RecordReader::Count() {
  const std::uint64_t count = Number();
  return count > rest_.size() ? Fail() : count;
}

std::uint32_t RecordReader::Below(std::uint32_t limit) {
  const std::uint64_t value = Number();
  return value < limit ? static_cast<std::uint32_t>(value) : static_cast<std::uint32_t>(Fail());
}

}  // namespace tanxun
