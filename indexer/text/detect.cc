// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/detect.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "indexer/text/convert.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kSampleBytes = 64 * 1024;
constexpr int kSure = 50;  // ICU's scale is 0..100; 10 says only that the bytes are allowed.

struct Nulls {
  std::size_t units = 0;
  std::size_t even = 0;  // NUL bytes at even places: the high halves of big-endian ASCII.
  std::size_t odd = 0;
};

Nulls CountNulls(std::string_view sample) {
  Nulls nulls;
  nulls.units = sample.size() / 2;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    nulls.even += sample[i] == '\0' ? 1 : 0;
    nulls.odd += sample[i + 1] == '\0' ? 1 : 0;
  }
  return nulls;
}

// The sample may end inside a character: one bad end is no evidence.
bool ReadsCleanly(std::string_view sample, const std::string& encoding) {
  const auto converted = ConvertToUtf8(sample, encoding);
  if (!converted) return false;
  const std::size_t allowed = sample.size() < kSampleBytes ? 0 : 1;
  return converted->repaired <= allowed + sample.size() / 1000;
}

// Without a BOM only if the NULs tell. Han text has few of them, so there a few must do, and the
// text must be no UTF-8 and have no broken pair of surrogates.
std::string_view Utf16Without(std::string_view bytes, std::string_view sample, bool is_utf8) {
  if (bytes.size() % 2 != 0 || sample.size() < 8) return {};
  const Nulls nulls = CountNulls(sample);
  const bool little = nulls.odd > nulls.even;
  const std::size_t high = little ? nulls.odd : nulls.even;
  const std::size_t low = little ? nulls.even : nulls.odd;
  const std::string_view name = little ? "UTF-16LE" : "UTF-16BE";
  if (is_utf8) return low == 0 && high >= nulls.units / 2 ? name : std::string_view{};
  const bool enough = high >= 1 + nulls.units / 50 && high >= low * 4;
  return enough && ReadsCleanly(sample, std::string(name)) ? name : std::string_view{};
}

// More than four good characters of several bytes for each bad byte.
bool IsMostlyUtf8(std::string_view sample) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const CodePoint c = CodePointAt(sample, at);
    at += c.length;
    if (c.length > 1) {
      ++good;
    } else if (c.value == 0xFFFD) {
      ++bad;
    }
  }
  return good > bad * 4;
}

// What this project reads a detected or told name as; itself if nothing else.
struct Reading {
  std::string_view name;  // Upper case, no separators.
  std::string_view meant;
};
constexpr std::array kReadings{
    Reading{"UTF8", "UTF-8"},
    Reading{"GB2312", "GB18030"},
    Reading{"GBK", "GB18030"},
    Reading{"CP936", "GB18030"},
    Reading{"EUCCN", "GB18030"},
    Reading{"GB18030", "GB18030"},
    Reading{"BIG5", "Big5-HKSCS"},
    Reading{"BIG5HKSCS", "Big5-HKSCS"},
    Reading{"SHIFTJIS", "Shift_JIS"},
    Reading{"SJIS", "Shift_JIS"},
    Reading{"EUCJP", "EUC-JP"},
    Reading{"EUCKR", "EUC-KR"},
    Reading{"ISO88591", "windows-1252"},
    Reading{"LATIN1", "windows-1252"},
    Reading{"ASCII", "UTF-8"},
    Reading{"USASCII", "UTF-8"},
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

// Pairs of bytes that most characters of a text in `encoding` are: kana, punctuation and the
// frequent half of the Han or Hangul.
struct FrequentPairs {
  std::string_view encoding;
  unsigned char first_lead;
  unsigned char last_lead;
  unsigned char first_trail;
};
constexpr std::array kFrequentPairs{
    FrequentPairs{"GB18030", 0xA1, 0xA3, 0xA1},    FrequentPairs{"GB18030", 0xB0, 0xD7, 0xA1},
    FrequentPairs{"Big5-HKSCS", 0xA1, 0xC6, 0x40}, FrequentPairs{"Shift_JIS", 0x81, 0x83, 0x40},
    FrequentPairs{"Shift_JIS", 0x88, 0x97, 0x40},  FrequentPairs{"EUC-JP", 0xA1, 0xA5, 0xA1},
    FrequentPairs{"EUC-JP", 0xB0, 0xCF, 0xA1},     FrequentPairs{"EUC-KR", 0xA1, 0xA3, 0xA1},
    FrequentPairs{"EUC-KR", 0xB0, 0xC8, 0xA1},
};

// The share of frequent pairs among all pairs.
double FrequentShare(std::string_view sample, std::string_view encoding) {
  std::size_t pairs = 0;
  std::size_t frequent = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); ++i) {
    const auto lead = static_cast<unsigned char>(sample[i]);
    if (lead < 0x80) continue;
    ++pairs;
    // A kana of half width is one byte; whole texts of them are rare.
    if (encoding == "Shift_JIS" && lead >= 0xA1 && lead <= 0xDF) continue;
    const auto trail = static_cast<unsigned char>(sample[++i]);
    frequent += std::any_of(kFrequentPairs.begin(), kFrequentPairs.end(), [&](const auto& row) {
      return row.encoding == encoding && lead >= row.first_lead && lead <= row.last_lead &&
             trail >= row.first_trail;
    });
  }
  return pairs == 0 ? 0 : static_cast<double>(frequent) / static_cast<double>(pairs);
}

// For texts of a few words, on which ICU gives all the same mark. Chinese where two are equal.
std::string DetectByFrequentPairs(std::string_view sample) {
  std::string best;
  double best_share = 0.7;
  for (const std::string_view name : {"GB18030", "Big5-HKSCS", "Shift_JIS", "EUC-JP", "EUC-KR"}) {
    const double share = FrequentShare(sample, name);
    if (share > best_share && ReadsCleanly(sample, std::string(name))) {
      best = name;
      best_share = share;
    }
  }
  return best;
}

// Accented letters and quotes stand alone between ASCII and are few.
bool IsWesternEuropean(std::string_view sample) {
  std::size_t high = 0;
  std::size_t alone = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto is_high = [&](std::size_t at) {
      return at < sample.size() && static_cast<unsigned char>(sample[at]) >= 0x80;
    };
    if (!is_high(i)) continue;
    ++high;
    if (!is_high(i + 1) && (i == 0 || !is_high(i - 1))) ++alone;
    if (std::string_view("\x81\x8D\x8F\x90\x9D").find(sample[i]) != std::string_view::npos) {
      return false;  // Not of this encoding.
    }
  }
  return alone * 4 > high * 3 && high * 4 <= sample.size();
}

// The best match of ICU's that has characters of several bytes, is one of ours and reads without
// errors. (Its words on one-byte encodings are no better than a guess.)
std::string DetectWithIcu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  for (std::int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || name == nullptr || confidence < kSure) continue;
    const std::string encoding(KnownReading(name));
    if (encoding.empty() || encoding == "UTF-8" || encoding == "windows-1252") continue;
    if (ReadsCleanly(sample, encoding)) return encoding;
  }
  return {};
}

}  // namespace

ByteOrderMark FindByteOrderMark(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
  return {};
}

std::string GuessEncoding(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  const bool is_utf8 = IsValidUtf8(bytes);
  if (const std::string_view wide = Utf16Without(bytes, sample, is_utf8); !wide.empty()) {
    return std::string(wide);
  }
  if (is_utf8 || IsMostlyUtf8(sample)) return "UTF-8";
  if (std::string detected = DetectWithIcu(sample); !detected.empty()) return detected;
  if (std::string detected = DetectByFrequentPairs(sample); !detected.empty()) return detected;
  return IsWesternEuropean(sample) ? "windows-1252" : "UTF-8";
}

std::string MeantEncoding(std::string_view name) {
  const std::string_view known = KnownReading(name);
  return std::string(known.empty() ? name : known);
}

}  // namespace tanxun
