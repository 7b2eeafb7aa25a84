// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/detect.h"

#include <algorithm>
#include <array>
#include <limits>

#include "indexer/text/convert.h"
#include "indexer/text/likelihood.h"
#include "indexer/text/utf8.h"
#include "tanxun/source.h"

namespace tanxun {
namespace {

constexpr std::size_t kSampleBytes = 32 * 1024;
constexpr std::size_t kFewCharacters = 64;

// One answer to how bytes may be read, and how much better than others it must read.
struct Guess {
  std::string_view encoding;
  Script script;
  double prior;  // Bits: the rarer among notes, the more.
};
constexpr std::array kGuesses{
    Guess{"GB18030", Script::kSimplified, 0}, Guess{"Big5-HKSCS", Script::kTraditional, 2},
    Guess{"windows-1252", Script::kLatin, 2}, Guess{"Shift_JIS", Script::kJapanese, 8},
    Guess{"EUC-JP", Script::kJapanese, 8},    Guess{"EUC-KR", Script::kKorean, 12},
    Guess{"UTF-16LE", Script::kAny, 8},       Guess{"UTF-16BE", Script::kAny, 10},
};
// Valid UTF-8 is hardly ever anything else.
constexpr double kValidUtf8Prior = -16;

// In UTF-32 each fourth byte is zero and the one beside it at most 0x10; no text in UTF-16 has
// controls in every other place.
std::string GuessUtf32(std::string_view start) {
  bool little = start.size() >= 8;
  bool big = little;
  for (std::size_t at = 0; at + 4 <= start.size(); at += 4) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(start[at + i]); };
    little = little && byte(3) == 0 && byte(2) <= 0x10 && byte(0) + byte(1) + byte(2) > 0;
    big = big && byte(0) == 0 && byte(1) <= 0x10 && byte(1) + byte(2) + byte(3) > 0;
    if (!little && !big) return "";
  }
  return little ? "UTF-32LE" : big ? "UTF-32BE" : "";
}

bool IsHigh(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

// What is not ASCII with a little of what stands around it, until the sample is full. No encoding's
// character goes on over two ASCII bytes, so none is cut between the pieces.
std::string HighPieces(std::string_view bytes) {
  constexpr std::size_t kMargin = 16;
  std::string sample;
  for (std::size_t at = 0; sample.size() < kSampleBytes;) {
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto first =
        static_cast<std::size_t>(std::find_if(from, bytes.end(), IsHigh) - bytes.begin());
    if (first == bytes.size()) break;
    const std::size_t begin = std::max(at, first - std::min(first, kMargin));
    const std::size_t limit = std::min(bytes.size(), begin + kSampleBytes);
    std::size_t end = first + 1;
    for (std::size_t high = first; end < limit && end - high < kMargin; ++end) {
      if (IsHigh(bytes[end])) high = end;
    }
    sample.append(bytes.substr(begin, end - begin));
    if (end < bytes.size()) sample += '\n';
    at = end;
  }
  return sample;
}

// How many bits the sample takes if it is in that encoding.
double BitsAs(std::string_view sample, const Guess& guess) {
  const auto read = ConvertToUtf8(sample, std::string(guess.encoding));
  return read ? guess.prior + BitsOf(read->text, guess.script)
              : std::numeric_limits<double>::infinity();
}

// The encoding in which the sample reads best.
std::string BestGuess(std::string_view sample, bool is_utf8, bool may_be_wide) {
  std::string_view best = "UTF-8";
  double best_bits =
      BitsOf(RepairUtf8(sample).text, Script::kAny) + (is_utf8 ? kValidUtf8Prior : 0);
  for (const Guess& guess : kGuesses) {
    if (guess.script == Script::kAny && !may_be_wide) continue;
    const double bits = BitsAs(sample, guess);
    if (bits < best_bits) {
      best = guess.encoding;
      best_bits = bits;
    }
  }
  return std::string(best);
}

// Valid UTF-8 that is a few characters of two bytes each. They may as well be Han of GBK.
bool IsDoubtfulUtf8(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = CodePointAt(bytes, at).length;
    if (length > 2 || (length == 2 && ++count > kFewCharacters)) return false;
    at += length;
  }
  return count > 0;
}

// What this project reads a detected or told name as; itself if nothing else.
struct Reading {
  std::string_view name;  // Upper case, no separators.
  std::string_view meant;
};
constexpr std::array kReadings{
    Reading{"UTF8", "UTF-8"},
    Reading{"ASCII", "UTF-8"},
    Reading{"USASCII", "UTF-8"},
    Reading{"UTF16", "UTF-16"},
    Reading{"GB2312", "GB18030"},
    Reading{"GBK", "GB18030"},
    Reading{"CP936", "GB18030"},
    Reading{"WINDOWS936", "GB18030"},
    Reading{"EUCCN", "GB18030"},
    Reading{"GB18030", "GB18030"},
    Reading{"BIG5", "Big5-HKSCS"},
    Reading{"CP950", "Big5-HKSCS"},
    Reading{"WINDOWS950", "Big5-HKSCS"},
    Reading{"BIG5HKSCS", "Big5-HKSCS"},
    Reading{"SHIFTJIS", "Shift_JIS"},
    Reading{"SJIS", "Shift_JIS"},
    Reading{"CP932", "Shift_JIS"},
    Reading{"WINDOWS31J", "Shift_JIS"},
    Reading{"EUCJP", "EUC-JP"},
    Reading{"EUCKR", "EUC-KR"},
    Reading{"CP949", "windows-949"},
    Reading{"ISO88591", "windows-1252"},
    Reading{"LATIN1", "windows-1252"},
    Reading{"WINDOWS1252", "windows-1252"},
    Reading{"CP1252", "windows-1252"},
};

std::string_view KnownReading(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') key.push_back(static_cast<char>(c - 'a' + 'A'));
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key.push_back(c);
  }
  const auto* found = std::find_if(kReadings.begin(), kReadings.end(),
                                   [&](const Reading& reading) { return reading.name == key; });
  return found == kReadings.end() ? std::string_view{} : found->meant;
}

}  // namespace

ByteOrderMark FindByteOrderMark(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
  return {};
}

std::string GuessEncoding(std::string_view bytes) {
  // What a crash left unwritten says nothing.
  const std::size_t last = bytes.find_last_not_of('\0');
  if (last != std::string_view::npos && bytes.size() - last > 8) bytes = bytes.substr(0, last + 1);
  const bool is_utf8 = IsValidUtf8(bytes);
  const std::string_view start = bytes.substr(0, kSampleBytes);
  const bool has_nul = start.find('\0') != std::string_view::npos;
  if (is_utf8 && !has_nul && !IsDoubtfulUtf8(bytes)) return "UTF-8";
  if (has_nul) {
    std::string widest = GuessUtf32(start);
    if (!widest.empty()) return widest;
  }
  if (bytes.size() <= kSampleBytes) return BestGuess(bytes, is_utf8, has_nul || !is_utf8);
  // A long text in UTF-16 has blanks or ends of lines, which hold a NUL.
  if (has_nul) {
    std::string wide = BestGuess(start, is_utf8, true);
    if (wide.starts_with("UTF-16")) return wide;
  }
  return is_utf8 ? "UTF-8" : BestGuess(HighPieces(bytes), false, false);
}

std::string GuessByteOrder(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, kSampleBytes);
  const double little = BitsAs(start, {"UTF-16LE", Script::kAny, 0});
  return BitsAs(start, {"UTF-16BE", Script::kAny, 0}) < little ? "UTF-16BE" : "UTF-16LE";
}

std::string MeantEncoding(std::string_view name) {
  const std::string_view known = KnownReading(name);
  return std::string(known.empty() ? name : known);
}

const std::vector<std::string>& EncodingNames() {
  static const std::vector<std::string> names = {
      "UTF-8",  "UTF-16",  "UTF-16LE",     "UTF-16BE",     "UTF-32",     "GBK",
      "GB2312", "GB18030", "Big5",         "Big5-HKSCS",   "Shift_JIS",  "EUC-JP",
      "EUC-KR", "CP949",   "ISO-2022-JP",  "windows-1250", "ISO-8859-2", "windows-1251",
      "KOI8-R", "Latin1",  "windows-1252", "ISO-8859-1",   "ISO-8859-15"};
  return names;
}

bool KnowsEncoding(std::string_view name) {
  const std::string meant = MeantEncoding(name);
  return meant == "UTF-8" || IsReadableEncoding(meant);
}

}  // namespace tanxun
