// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/packed_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/text/utf8.h"

// Of the 256 first bytes, ASCII text has 98, frequent characters the next kFrequent, and pairs of
// bytes most of the rest.
namespace tanxun {
namespace {

// Frequent in Chinese of either script, whatever it is about. A change raises kFormatVersion.
constexpr std::u32string_view kFrequentCharacters =
    U"，。、：；（）！？“”‘’—…·的在一和是年有中大以了人为為个個可國国不地这這如公于於成作主文会會理"
    U"能上时時到法多分其行與来來下对對及使发發他日";
constexpr std::uint8_t kFirstFrequent = 0x80;
constexpr std::uint8_t kFirstPair = 0xC8;
constexpr std::uint8_t kOneCharacter = 0xFF;  // Its UTF-8 follows.
constexpr std::uint8_t kOneByte = 0x00;       // That byte follows.
static_assert(kFrequentCharacters.size() == kFirstPair - kFirstFrequent);

constexpr char32_t kFirstHan = 0x4E00;
constexpr char32_t kEndHan = 0xA000;
constexpr char32_t kFirstKana = 0x3000;  // CJK punctuation, kana.
constexpr char32_t kEndKana = 0x3100;
constexpr std::size_t kPages = (kEndHan - kFirstHan + kEndKana - kFirstKana) / 256;

constexpr bool IsPlain(std::uint8_t byte) {
  return byte == '\t' || byte == '\n' || byte == '\r' || (byte >= 0x20 && byte < 0x7F);
}

// The first bytes of pairs, one for each 256 characters.
constexpr std::array<std::uint8_t, kPages> kPairBytes = [] {
  std::array<std::uint8_t, kPages> bytes{};
  std::size_t page = 0;
  for (unsigned byte = kFirstPair; byte < kOneCharacter; ++byte) {
    bytes.at(page++) = static_cast<std::uint8_t>(byte);
  }
  for (unsigned byte = 1; page < kPages; ++byte) {
    if (!IsPlain(static_cast<std::uint8_t>(byte))) {
      bytes.at(page++) = static_cast<std::uint8_t>(byte);
    }
  }
  return bytes;
}();

constexpr std::uint8_t kNoPage = 0xFF;
constexpr std::array<std::uint8_t, 256> kPageOfByte = [] {
  std::array<std::uint8_t, 256> pages{};
  for (std::uint8_t& page : pages) page = kNoPage;
  for (std::size_t page = 0; page < kPages; ++page) {
    pages.at(kPairBytes.at(page)) = static_cast<std::uint8_t>(page);
  }
  return pages;
}();

char32_t FirstOfPage(std::size_t page) {
  constexpr std::size_t kHanPages = (kEndHan - kFirstHan) / 256;
  return page < kHanPages ? kFirstHan + static_cast<char32_t>(page * 256) : kFirstKana;
}

void PackCharacter(char32_t character, std::string_view utf8, std::string& out) {
  const std::size_t frequent = kFrequentCharacters.find(character);
  if (frequent != kFrequentCharacters.npos) {
    out += static_cast<char>(kFirstFrequent + frequent);
    return;
  }
  const bool is_han = character >= kFirstHan && character < kEndHan;
  if (is_han || (character >= kFirstKana && character < kEndKana)) {
    const std::size_t page = is_han ? (character - kFirstHan) / 256 : kPages - 1;
    out += static_cast<char>(kPairBytes.at(page));
    out += static_cast<char>(character & 0xFF);
    return;
  }
  out += static_cast<char>(kOneCharacter);
  out += utf8;
}

std::size_t LengthByFirst(std::uint8_t byte) { return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4; }

}  // namespace

std::string PackText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    if (IsPlain(static_cast<std::uint8_t>(byte))) {
      out += byte;
      ++at;
      continue;
    }
    const CodePoint point = CodePointAt(text, at);
    std::string again;
    AppendUtf8(point.value, again);
    const bool is_character = point.length > 1 && text.substr(at, point.length) == again;
    if (is_character) {
      PackCharacter(point.value, again, out);
      at += point.length;
    } else {
      out += static_cast<char>(kOneByte);
      out += byte;
      ++at;
    }
  }
  return out;
}

std::string UnpackText(std::string_view packed) {
  std::string out;
  out.reserve(packed.size() + packed.size() / 2);
  for (std::size_t at = 0; at < packed.size();) {
    const std::size_t plain = at;  // A run of Latin text is copied at once.
    while (at < packed.size() && IsPlain(static_cast<std::uint8_t>(packed[at]))) ++at;
    out.append(packed, plain, at - plain);
    if (at == packed.size()) break;
    const auto first = static_cast<std::uint8_t>(packed[at++]);
    if (first >= kFirstFrequent && first < kFirstPair) {
      AppendUtf8(kFrequentCharacters[first - kFirstFrequent], out);
    } else if (at == packed.size()) {
      break;
    } else if (first == kOneByte) {
      out += packed[at++];
    } else if (first == kOneCharacter) {
      const std::size_t length = LengthByFirst(static_cast<std::uint8_t>(packed[at]));
      out += packed.substr(at, length);
      at += std::min(length, packed.size() - at);
    } else if (const std::uint8_t page = kPageOfByte[first]; page != kNoPage) {
      AppendUtf8(FirstOfPage(page) + static_cast<std::uint8_t>(packed[at++]), out);
    }
  }
  return out;
}

}  // namespace tanxun
