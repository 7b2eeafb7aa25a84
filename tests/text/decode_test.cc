// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/decode.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <chrono>
#include <random>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

using std::string_literals::operator""s;

std::string Encoded(const std::string& utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 16, '\0');
  const std::int32_t length =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                   utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

// Each character's original bytes, decoded alone, are that character: spans are exact.
void ExpectExactSpans(const std::string& bytes, const DecodedText& decoded) {
  std::uint64_t last_end = 0;
  for (std::size_t at = 0; at < decoded.text.size();) {
    const CodePoint c = CodePointAt(decoded.text, at);
    const Span span = OriginalSpan(decoded, at, at + c.length);
    ASSERT_LE(last_end, span.begin);
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, bytes.size());
    const std::string piece = bytes.substr(span.begin, span.end - span.begin);
    if (c.value != 0xFFFD) {
      ASSERT_EQ(Decode(piece, decoded.encoding).text, decoded.text.substr(at, c.length)) << at;
    }
    last_end = span.end;
    at += c.length;
  }
  const Span all = OriginalSpan(decoded, 0, decoded.text.size());
  EXPECT_EQ(all.end, bytes.size());
}

constexpr const char* kChinese =
    "阿里云是中国最大的云服务商，平头哥半导体发布了含光800芯片。\n"
    "出口管制之后，它不能再购买英伟达的H100集群，只能使用国产的替代品。\n";
constexpr const char* kTraditional =
    "台積電是全球最大的晶圓代工廠，平頭哥半導體發布了晶片。\n"
    "出口管制之後，它不能再購買這些產品，只能使用國產的替代品。\n";
constexpr const char* kJapanese =
    "東京エレクトロンは半導体製造装置の会社です。売上高は過去最高となりました。\n"
    "これからも成長が続くと見られています。\n";
constexpr const char* kKorean =
    "삼성전자는 대한민국의 반도체 회사이다. 올해 매출은 사상 최대를 기록했다.\n";
constexpr const char* kFrench =
    "Le café était fermé à cause de la grève générale ; l'été dernier déjà, on l'avait prévu.\n";

TEST(Decode, GuessesTheEncodingAndKeepsExactOffsets) {
  const struct {
    const char* text;
    const char* encoding;
    const char* found;
  } kRows[] = {
      {kChinese, "UTF-8", "UTF-8"},
      {kChinese, "GB18030", "GB18030"},
      {kChinese, "UTF-16LE", "UTF-16LE"},
      {kChinese, "UTF-16BE", "UTF-16BE"},
      {kTraditional, "Big5", "Big5-HKSCS"},
      {kJapanese, "Shift_JIS", "Shift_JIS"},
      {kJapanese, "EUC-JP", "EUC-JP"},
      {kKorean, "EUC-KR", "EUC-KR"},
      {kFrench, "windows-1252", "windows-1252"},
      {"plain ASCII text\n", "UTF-16LE", "UTF-16LE"},
      {"阿里巴巴集团\n", "GB18030", "GB18030"},
      {"阿里巴巴", "GB18030", "GB18030"},
      {"平头哥", "GB18030", "GB18030"},
      {"Alibaba Cloud 阿里云 is large", "GB18030", "GB18030"},
      {"- 收入：增长20%\n- 利润：下降\n", "GB18030", "GB18030"},
      {"台積電\n", "Big5", "Big5-HKSCS"},
      {"台積電是晶圓代工廠", "Big5", "Big5-HKSCS"},
      {"東京エレクトロン", "Shift_JIS", "Shift_JIS"},
      {"café", "windows-1252", "windows-1252"},
      {"It’s “fine” – really", "windows-1252", "windows-1252"},
      {"price €5 and £7", "windows-1252", "windows-1252"},
  };
  for (const auto& row : kRows) {
    const std::string bytes = Encoded(row.text, row.encoding);
    const DecodedText decoded = Decode(bytes);
    EXPECT_EQ(decoded.encoding, row.found) << row.text;
    EXPECT_EQ(decoded.text, row.text) << row.encoding;
    EXPECT_EQ(decoded.repaired, 0u);
    ExpectExactSpans(bytes, decoded);
  }
}

TEST(Decode, ByteOrderMarksGoAndCount) {
  const struct {
    std::string bytes;
    const char* encoding;
  } kRows[] = {
      {"\xEF\xBB\xBF"
       "a中🔴"s,
       "UTF-8"},
      {"\xFF\xFE"s + Encoded("a中🔴", "UTF-16LE"), "UTF-16LE"},
      {"\xFE\xFF"s + Encoded("a中🔴", "UTF-16BE"), "UTF-16BE"},
      {"\xFF\xFE\0\0"s + Encoded("a中🔴", "UTF-32LE"), "UTF-32LE"},
  };
  for (const auto& row : kRows) {
    const DecodedText decoded = Decode(row.bytes);
    EXPECT_EQ(decoded.text, "a中🔴");
    EXPECT_EQ(decoded.encoding, row.encoding);
    ExpectExactSpans(row.bytes, decoded);
  }
  EXPECT_EQ(Decode("\xEF\xBB\xBF").text, "");
  EXPECT_EQ(OriginalSpan(Decode("\xEF\xBB\xBFxy"), 1, 2), (Span{4, 5}));
}

TEST(Decode, ATellerWins) {
  const std::string bytes = Encoded("編碼", "Big5");
  EXPECT_EQ(Decode(bytes, "big5").text, "編碼");
  EXPECT_EQ(Decode(Encoded("镕", "GB18030"), "gb2312").text, "镕");
  EXPECT_EQ(Decode("caf\xe9", "iso-8859-1").text, "café");
  EXPECT_EQ(Decode("a中", "no such encoding").text, "a中");
  EXPECT_EQ(Decode("caf\xe9 中文", "utf8").text, "caf\ufffd 中文");
}

TEST(Decode, RepairsUtf8) {
  const struct {
    std::string bytes;
    std::string text;
    std::uint64_t repaired;
    std::uint64_t first;
  } kRows[] = {
      {"中文\xff文字", "中文\ufffd文字", 1, 6},
      {"中文字体\xe4\xb8", "中文字体\ufffd", 1, 12},  // A character cut off.
      {"中文字体很多\xf0\x80\x80字", "中文字体很多\ufffd\ufffd\ufffd字", 3, 18},
      {"中\xe4\xb8文文文", "中\ufffd文文文", 1, 3},
  };
  for (const auto& row : kRows) {
    const DecodedText decoded = Decode(row.bytes, "utf-8");
    EXPECT_EQ(decoded.text, row.text);
    EXPECT_EQ(decoded.repaired, row.repaired);
    EXPECT_EQ(decoded.first_repair, row.first);
    ExpectExactSpans(row.bytes, decoded);
  }
  EXPECT_EQ(Decode("中文\xff文字很多").encoding, "UTF-8");
}

TEST(Decode, CountsRepairsOfOtherEncodings) {
  std::string bytes = Encoded(kChinese, "GB18030");
  const std::size_t broken = bytes.size();
  bytes += "ok \xff ok \xff";
  const DecodedText decoded = Decode(bytes, "gb18030");
  EXPECT_EQ(decoded.repaired, 2u);
  EXPECT_EQ(decoded.first_repair, broken + 3);
  ExpectExactSpans(bytes, decoded);
}

TEST(Decode, NulStaysAndUtf8NeedsNoPieces) {
  const DecodedText decoded = Decode("a\0中"s);
  EXPECT_EQ(decoded.text, "a\0中"s);
  EXPECT_TRUE(decoded.pieces.empty());
  EXPECT_EQ(OriginalSpan(decoded, 1, 5), (Span{1, 5}));
  EXPECT_EQ(OriginalSpan(decoded, 4, 99), (Span{4, 5}));
}

TEST(Decode, AnyBytesGiveValidTextAndOrderedPieces) {
  std::mt19937 random(11);
  const char* kEncodings[] = {"",       "UTF-8",        "GB18030", "Big5",        "Shift_JIS",
                              "EUC-KR", "UTF-16LE",     "UTF-16",  "ISO-2022-JP", "UTF-7",
                              "HZ",     "windows-1252", "UTF-32LE"};
  for (int i = 0; i < 3000; ++i) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) {
      byte = static_cast<char>(random() % 3 == 0 ? random() % 0x80 : random());
    }
    const DecodedText decoded = Decode(bytes, kEncodings[random() % std::size(kEncodings)]);
    ASSERT_TRUE(IsValidUtf8(decoded.text));
    std::uint64_t text_end = 0;
    std::uint64_t source_end = 0;
    for (const TextPiece& piece : decoded.pieces) {
      ASSERT_EQ(piece.text_begin, text_end);
      ASSERT_LT(piece.text_begin, piece.text_end);
      ASSERT_GE(piece.source.begin, source_end);
      ASSERT_LE(piece.source.begin, piece.source.end);
      text_end = piece.text_end;
      source_end = piece.source.end;
    }
    ASSERT_LE(source_end, bytes.size());
    ASSERT_EQ(text_end, decoded.pieces.empty() ? 0 : decoded.text.size());
  }
}

TEST(Decode, LongInputsTakeLinearTime) {
  const auto begin = std::chrono::steady_clock::now();
  for (const char* unit : {"\xff", "\xb0\xa2", "a\xff", "\x81", "\xe9t\xe9 "}) {
    std::string bytes;
    while (bytes.size() < 1000000) bytes += unit;
    EXPECT_FALSE(Decode(bytes).text.empty());
    EXPECT_FALSE(Decode(bytes, "GB18030").text.empty());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tanxun
