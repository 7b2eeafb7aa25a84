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
    if (text_.size() > closed_text_)
      builder_.Add(text_.size() - closed_text_, open_source_, source);
    closed_text_ = text_.size();
  }

  PieceBuilder builder_;
  std::string text_;
  std::size_t closed_text_ = 0;
  std::uint64_t open_source_ = 0;
  std::uint64_t source_ = 0;
  UChar high_ = 0;
  std::uint64_t high_source_ = 0;
};

}  // namespace

void PieceBuilder::Add(std::uint64_t text_bytes, std::uint64_t begin, std::uint64_t end) {
  const std::uint64_t text_begin = text_end_;
  text_end_ += text_bytes;
  const bool equal = text_bytes == end - begin;
  if (!pieces_.empty()) {
    TextPiece& last = pieces_.back();
    const bool last_equal = last.text_end - last.text_begin == last.source.end - last.source.begin;
    if (equal && last_equal && last.source.end == begin) {
      last.text_end = static_cast<std::uint32_t>(text_end_);
      last.source.end = end;
      return;
    }
  }
  pieces_.push_back({static_cast<std::uint32_t>(text_begin),
                     static_cast<std::uint32_t>(text_end_),
                     {begin, end}});
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
  Output output;
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
