// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// How many bytes of a broken character stand at `at`: its lead byte and the trail bytes that could
// have gone on with it are one repair, as in the Unicode Standard 3.9 ("maximal subparts").
std::size_t BrokenLength(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::size_t length = 1;
  while (length < wanted && at + length < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[at + length]);
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (length == 1) {
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    }
    if (byte < low || byte > high) break;
    ++length;
  }
  return length;
}

struct Repairs {
  const char* begin = nullptr;
  std::uint64_t count = 0;
  std::uint64_t first = 0;
};

// ICU calls this for each bad sequence. Counts it and lets ICU put U+FFFD.
void CountRepair(const void* context, UConverterToUnicodeArgs* args, const char* units,
                 std::int32_t length, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) {
    auto* repairs = static_cast<Repairs*>(const_cast<void*>(context));
    const auto at = static_cast<std::uint64_t>(args->source - repairs->begin);
    const auto back = static_cast<std::uint64_t>(length);
    if (repairs->count++ == 0) repairs->first = at > back ? at - back : 0;
  }
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

// Turns UTF-16 with source offsets into UTF-8 with pieces.
class Output {
 public:
  explicit Output(std::string_view source_bytes) : bytes_(source_bytes), builder_(source_bytes) {}

  void Add(const UChar* units, const std::int32_t* offsets, std::size_t count, std::uint64_t base) {
    for (std::size_t i = 0; i < count; ++i) {
      // -1: the rest of a character that began before this block.
      if (offsets[i] >= 0) {
        source_ = std::max(source_, base + static_cast<std::uint64_t>(offsets[i]));
      }
      AddUnit(units[i]);
    }
  }

  void Finish(std::uint64_t end, DecodedText& result) {
    source_ = std::max(source_, end);
    if (high_ != 0) AddCharacter(0xFFFD, high_source_);
    Close();
    result.text = std::move(text_);
    result.pieces = builder_.Finish();
  }

 private:
  void AddUnit(UChar unit) {
    if (high_ != 0) {
      const UChar high = high_;
      high_ = 0;
      if (U16_IS_TRAIL(unit)) {
        AddCharacter(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, unit)), high_source_);
        return;
      }
      AddCharacter(0xFFFD, high_source_);
    }
    if (U16_IS_LEAD(unit)) {
      high_ = unit;
      high_source_ = source_;
    } else {
      AddCharacter(U16_IS_TRAIL(unit) ? 0xFFFD : static_cast<char32_t>(unit), source_);
    }
  }

  // Characters of one source place (a converter may put two for one) make one piece.
  void AddCharacter(char32_t c, std::uint64_t source) {
    if (source > open_source_) {
      CloseAt(source);
      open_source_ = source;
    }
    AppendUtf8(c, text_);
  }

  void Close() { CloseAt(source_); }

  void CloseAt(std::uint64_t source) {
    if (text_.size() > closed_text_) {
      // Code pages of old PCs swap control characters: there the byte itself is as good.
      const bool one = text_.size() == closed_text_ + 1 && source == open_source_ + 1;
      if (one && text_.back() != bytes_[open_source_]) {
        text_.pop_back();
        const auto byte = static_cast<unsigned char>(bytes_[open_source_]);
        AppendUtf8(byte < 0x80 ? byte : 0xFFFDu, text_);
      }
      builder_.Add(std::string_view(text_).substr(closed_text_), open_source_, source);
    }
    closed_text_ = text_.size();
  }

  std::string_view bytes_;
  PieceBuilder builder_;
  std::string text_;
  std::size_t closed_text_ = 0;
  std::uint64_t open_source_ = 0;
  std::uint64_t source_ = 0;
  UChar high_ = 0;
  std::uint64_t high_source_ = 0;
};

}  // namespace

void PieceBuilder::Append(std::uint64_t text_bytes, Span source) {
  const std::uint64_t begin = text_end_;
  text_end_ += text_bytes;
  pieces_.push_back(
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text_end_), source});
}

void PieceBuilder::Add(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  const bool equal = text.size() == end - begin;
  const bool same = equal && source_.substr(begin, end - begin) == text;
  const bool joins = same && last_is_same_ && pieces_.back().source.end == begin;
  last_is_same_ = same;
  if (joins) {
    text_end_ += text.size();
    pieces_.back().text_end = static_cast<std::uint32_t>(text_end_);
    pieces_.back().source.end = end;
  } else if (equal && !same && text.size() > 1) {
    Append(text.size() - 1, {begin, end});
    Append(1, {end, end});
  } else {
    Append(text.size(), {begin, end});
  }
}

DecodedText RepairUtf8(std::string_view bytes) {
  DecodedText result;
  if (IsValidUtf8(bytes)) {
    result.text = bytes;
    return result;
  }
  PieceBuilder builder(bytes);
  std::size_t good = 0;  // Where the pending valid bytes begin.
  const auto flush = [&](std::size_t end) {
    if (end > good) builder.Add(bytes.substr(good, end - good), good, end);
    result.text += bytes.substr(good, end - good);
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = CodePointAt(bytes, at);
    if (c.value != 0xFFFD || c.length != 1) {
      at += c.length;
      continue;
    }
    flush(at);
    const std::size_t length = BrokenLength(bytes, at);
    if (result.repaired++ == 0) result.first_repair = at;
    builder.Add(kReplacement, at, at + length);
    result.text += kReplacement;
    at += length;
    good = at;
  }
  flush(bytes.size());
  result.pieces = builder.Finish();
  return result;
}

bool IsReadableEncoding(const std::string& name) {
  const bool is_name = !name.empty() && name.find_first_of(", =\n\t") == std::string::npos;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      is_name ? ucnv_open(name.c_str(), &status) : nullptr, &ucnv_close);
  if (!is_name || U_FAILURE(status)) return false;
  switch (ucnv_getType(converter.get())) {
    case UCNV_UTF7:
    case UCNV_IMAP_MAILBOX:
    case UCNV_SCSU:
    case UCNV_BOCU1:
    case UCNV_COMPOUND_TEXT:
      return false;
    case UCNV_UTF16_BigEndian:
    case UCNV_UTF16_LittleEndian:
    case UCNV_UTF16:
    case UCNV_UTF32_BigEndian:
    case UCNV_UTF32_LittleEndian:
    case UCNV_UTF32:
      return true;
    default: {
      constexpr std::string_view kAscii = "abcxyzABCXYZ0123456789 .,\n";
      const auto read = ConvertToUtf8(kAscii, name);
      return read && read->text == kAscii;
    }
  }
}

std::optional<DecodedText> ConvertToUtf8(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  Repairs repairs{bytes.data()};
  UConverterToUCallback old_callback = nullptr;
  const void* old_context = nullptr;
  ucnv_setToUCallBack(converter.get(), CountRepair, &repairs, &old_callback, &old_context, &status);

  DecodedText result;
  Output output(bytes);
  std::array<UChar, 4096> units{};
  std::array<std::int32_t, 4096> offsets{};
  const char* source = bytes.data();
  const char* end = source + bytes.size();
  do {
    const auto base = static_cast<std::uint64_t>(source - bytes.data());
    UChar* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end,
                   offsets.data(), true, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    output.Add(units.data(), offsets.data(), static_cast<std::size_t>(target - units.data()), base);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  output.Finish(bytes.size(), result);
  result.encoding = encoding;
  result.repaired = repairs.count;
  result.first_repair = repairs.first;
  return result;
}

}  // namespace tanxun
