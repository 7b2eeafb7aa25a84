// SPDX-License-Identifier: GPL-2.0-or-later
// Plain values as bytes: numbers in base 128, strings with their length before them, a check sum at
// the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tanxun {

class RecordWriter {
 public:
  void Number(std::uint64_t value);
  void Signed(std::int64_t value);
  void Real(double value);
  void Text(std::string_view text);
  // A text that may come again in the record: whole at first, then by its number.
  void Shared(std::string_view text);

  // The record, closed by its check sum: glass has none of its own.
  std::string Take() &&;
  // The bytes so far, for parts of a larger record.
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, std::uint64_t> shared_;
};

// Reads what RecordWriter wrote. The first thing that cannot be read makes ok() false for good, and
// everything after it 0 or empty; no count read from damaged bytes can cost more than the bytes
// themselves.
class RecordReader {
 public:
  // A whole record; ok() is false at once where the check sum does not agree.
  static RecordReader Checked(std::string_view record);
  // Bytes without a check sum.
  explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t Number();
  std::int64_t Signed();
  double Real();
  std::string_view Text();
  std::string_view Shared();
  // A number of things to come, each at least a byte.
  std::size_t Count();
  // A number below `limit`: an enumerator.
  std::uint32_t Below(std::uint32_t limit);

  bool ok() const { return ok_; }
  // Everything was read, and nothing else is there.
  bool Finished() const { return ok_ && rest_.empty(); }

 private:
  std::uint64_t Fail();

  std::string_view rest_;
  std::vector<std::string_view> shared_;
  std::size_t repeated_ = 0;  // Bytes that were had for a number.
  bool ok_ = true;
};

}  // namespace tanxun
