// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/stems.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "indexer/analysis/short_text.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxStemmed = 32;  // No English word is longer.

// The stems of the words met lately, as a text uses few words often and stemming one costs more
// than all else that is done for it. Two words share a line of the processor's cache, and a
// newcomer takes the place of the one not met for longer.
class StemMemory {
 public:
  std::string_view StemOf(std::string_view word) {
    if (word.size() > 2 * kHeadBytes) return Stemmed(word);
    const std::uint64_t first = HeadOf(word);
    const std::uint64_t second = word.size() > kHeadBytes ? HeadOf(word.substr(kHeadBytes)) : 0;
    Line& line = lines_[LineOf(first, second)];
    if (!line[0].Is(first, second)) {
      std::swap(line[0], line[1]);
      if (!line[0].Is(first, second)) {
        const std::string_view stem = Stemmed(word);
        const bool same = stem.data() == word.data();
        if (!same && stem.size() > line[0].stem.size()) return stem;
        line[0] = {first, second, same ? kSame : static_cast<std::uint8_t>(stem.size()), {}};
        if (!same) std::copy(stem.begin(), stem.end(), line[0].stem.begin());
      }
    }
    if (line[0].length == kSame) return word;
    return {line[0].stem.data(), line[0].length};
  }

 private:
  static constexpr std::uint8_t kSame = 0xFF;  // The stem is the word.
  struct Known {
    std::uint64_t first = 0;  // The word, eight bytes each.
    std::uint64_t second = 0;
    std::uint8_t length = 0;  // Of the stem.
    std::array<char, 15> stem{};

    bool Is(std::uint64_t a, std::uint64_t b) const { return first == a && second == b; }
  };
  using Line = std::array<Known, 2>;
  static constexpr unsigned kLineBits = 13;
  static constexpr std::size_t kLines = std::size_t{1} << kLineBits;
  static constexpr std::size_t kCacheLine = 64;
  struct Free {
    void operator()(void* bytes) const { std::free(bytes); }
  };

  // All zeros, from calloc, which touches no page that a short run never needs.
  static void* Zeros() {
    void* bytes = std::calloc(kLines + 1, sizeof(Line));
    if (bytes == nullptr) throw std::bad_alloc();
    return bytes;
  }
  static Line* FirstLine(void* bytes) {
    std::size_t space = kCacheLine + sizeof(Line);
    return static_cast<Line*>(std::align(kCacheLine, sizeof(Line), bytes, space));
  }

  static std::size_t LineOf(std::uint64_t first, std::uint64_t second) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;
    const std::uint64_t mixed = (first ^ (second * kMix)) * kMix;
    return static_cast<std::size_t>(((mixed ^ (mixed >> 32)) * kMix) >> (64 - kLineBits));
  }

  std::string_view Stemmed(std::string_view word) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (word.size() > kMaxStemmed || !std::all_of(word.begin(), word.end(), is_ascii)) return word;
    stem_of_last_ = stem_(std::string(word));
    return stem_of_last_ == word || stem_of_last_.empty() ? word : std::string_view(stem_of_last_);
  }

  const Xapian::Stem stem_{"english"};
  const std::unique_ptr<void, Free> memory_{Zeros()};
  Line* const lines_ = FirstLine(memory_.get());
  std::string stem_of_last_;
};

}  // namespace

std::string_view StemOf(std::string_view word) {
  if (word.empty()) return word;
  thread_local StemMemory memory;  // Xapian's stemmers are for one thread each.
  return memory.StemOf(word);
}

}  // namespace tanxun
