// SPDX-License-Identifier: GPL-2.0-or-later
// Short texts as numbers: most terms and words fit in one or three, and compare without a loop.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tanxun {

inline constexpr std::size_t kHeadBytes = 8;

// The first eight bytes, the first one highest, zeros behind the end: heads of texts without zero
// bytes compare as the texts do. Read without a copy: a load that spans the stores of a copy just
// made waits for all of them.
inline std::uint64_t HeadOf(std::string_view text) {
  const auto load = [&](auto number, std::size_t at) {
    std::memcpy(&number, text.data() + at, sizeof(number));
    if constexpr (std::endian::native == std::endian::big) return number;
    if constexpr (sizeof(number) == 8) return decltype(number)(__builtin_bswap64(number));
    return decltype(number)(__builtin_bswap32(static_cast<std::uint32_t>(number)));
  };
  const std::size_t size = text.size();
  if (size >= 8) return load(std::uint64_t{}, 0);
  if (size >= 4) {
    const std::uint64_t last = load(std::uint32_t{}, size - 4);
    return (std::uint64_t{load(std::uint32_t{}, 0)} << 32) | (last << (8 * (8 - size)));
  }
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < size; ++i) {
    head |= std::uint64_t{static_cast<unsigned char>(text[i])} << (56 - 8 * i);
  }
  return head;
}

// The text without zero bytes that has this head and nothing behind it.
inline std::string TextOfHead(std::uint64_t head) {
  const auto zeros = static_cast<std::size_t>(std::countr_zero(head)) / 8;
  if constexpr (std::endian::native == std::endian::little) head = __builtin_bswap64(head);
  std::array<char, kHeadBytes> bytes;
  std::memcpy(bytes.data(), &head, kHeadBytes);
  std::string text(bytes.data(), kHeadBytes);  // A copy of fixed length needs no call.
  text.resize(kHeadBytes - zeros);
  return text;
}

// The same of a text with a full head, and the head of what is behind that.
inline std::string TextOfHeads(std::uint64_t head, std::uint64_t second) {
  const auto zeros = static_cast<std::size_t>(std::countr_zero(second)) / 8;
  if constexpr (std::endian::native == std::endian::little) {
    head = __builtin_bswap64(head);
    second = __builtin_bswap64(second);
  }
  std::array<char, 2 * kHeadBytes> bytes;
  std::memcpy(bytes.data(), &head, kHeadBytes);
  std::memcpy(bytes.data() + kHeadBytes, &second, kHeadBytes);
  if (zeros == 0) return std::string(bytes.data(), bytes.size());
  std::string text(bytes.data(), bytes.size() - 1);  // No call, and no memory of its own.
  text.resize(bytes.size() - zeros);
  return text;
}

}  // namespace tanxun
