// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/decode.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <chrono>
#include <random>

#include "indexer/text/utf8.h"
#include "tanxun/source.h"
#include "tests/text/text_laws.h"

namespace tanxun {
namespace {

using std::string_literals::operator""s;  // NOLINT(misc-unused-using-decls): used by literals.

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
      {"plain ASCII text\n", "UTF-32LE", "UTF-32LE"},
      {kChinese, "UTF-32LE", "UTF-32LE"},
      {kChinese, "UTF-32BE", "UTF-32BE"},
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
      // Letters of Western Europe side by side.
      {"Situação e informações não são opções", "windows-1252", "windows-1252"},
      {"Häätö pitää lisätä ääneen", "windows-1252", "windows-1252"},
      {"Sør-Sudan", "windows-1252", "windows-1252"},
      {"La situação", "windows-1252", "windows-1252"},
      {"The Zaunkönig note, all plain but for one name.", "windows-1252", "windows-1252"},
      {"The note of 艾克米, all plain but for one name.", "GB18030", "GB18030"},
      {"艾克米", "GB18030", "GB18030"},
      {"艾克", "GB18030", "GB18030"},
      {"希拉里", "GB18030", "GB18030"},
      {"Acme and 臺積電 met", "Big5", "Big5-HKSCS"},
      {"平頭哥半導體的設計", "GB18030", "GB18030"},  // Traditional in GBK.
      // UTF-16 of Han has hardly a NUL.
      {"甲乙科技发布了新的产品，大家都说好。", "UTF-16LE", "UTF-16LE"},
      {"甲乙科技发布了新的产品，大家都说好。", "UTF-16BE", "UTF-16BE"},
      {"Café au lait, ça va\n", "UTF-16LE", "UTF-16LE"},
      // Characters of two bytes that are what they seem.
      {"привет мир", "UTF-8", "UTF-8"},
      {"één café", "UTF-8", "UTF-8"},
      {"Ελλάδα", "UTF-8", "UTF-8"},
  };
  for (const auto& row : kRows) {
    const std::string bytes = Encoded(row.text, row.encoding);
    const DecodedText decoded = Decode(bytes);
    EXPECT_EQ(decoded.encoding, row.found) << row.text;
    EXPECT_EQ(decoded.text, row.text) << row.encoding;
    EXPECT_EQ(decoded.repaired, 0u);
    ExpectExactSpans(bytes, decoded);
    EXPECT_EQ(BrokenDecodeLaw(bytes, decoded), "") << row.text;
  }
}

// Han characters of GBK, all of whose bytes are valid UTF-8: letters that nobody writes side by
// side.
TEST(Decode, ValidUtf8ThatReadsBetterAsHan) {
  for (int lead = 0xC2; lead <= 0xD7; ++lead) {
    for (int trail = 0xA1; trail <= 0xBF; ++trail) {
      const std::string one = {static_cast<char>(lead), static_cast<char>(trail)};
      ASSERT_TRUE(IsValidUtf8(one));
      // One alone is a letter of some alphabet as likely as not: it stays.
      EXPECT_EQ(Decode("note " + one + ".").encoding, "UTF-8") << one;
    }
  }
  const std::string several = Encoded("医品希", "GB18030");
  ASSERT_TRUE(IsValidUtf8(several));
  EXPECT_EQ(Decode(several).text, "医品希");
}

// The evidence may stand far behind, and long before the end.
TEST(Decode, GuessesByWhatIsNotAscii) {
  const std::string plain(200'000, 'a');
  const std::string line = "plain words\n";
  std::string lines;
  while (lines.size() < 200'000) lines += line;
  for (const std::string& before : {plain + " ", lines}) {
    const std::string bytes = before + Encoded("艾克米科技", "GB18030") + " " + before;
    const DecodedText decoded = Decode(bytes);
    EXPECT_EQ(decoded.encoding, "GB18030");
    EXPECT_TRUE(decoded.text == before + "艾克米科技 " + before);  // Too long to be printed.
  }
  // A broken byte in a long UTF-8 text is one, and a NUL is no UTF-16.
  std::string chinese;
  while (chinese.size() < 100'000) chinese += kChinese;
  const DecodedText broken = Decode(chinese + "\xff" + chinese);
  EXPECT_EQ(broken.encoding, "UTF-8");
  EXPECT_EQ(broken.repaired, 1u);
  EXPECT_EQ(broken.first_repair, chinese.size());
  EXPECT_EQ(Decode("a\0b\0 some words\n"s).encoding, "UTF-8");
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
      {"\0\0\xFE\xFF"s + Encoded("a中🔴", "UTF-32BE"), "UTF-32BE"},
  };
  for (const auto& row : kRows) {
    const DecodedText decoded = Decode(row.bytes);
    EXPECT_EQ(decoded.text, "a中🔴");
    EXPECT_EQ(decoded.encoding, row.encoding);
    ExpectExactSpans(row.bytes, decoded);
    EXPECT_EQ(Decode(row.bytes, "GBK").text, "a中🔴");  // A mark is surer than a teller.
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
  for (const char* order : {"UTF-16LE", "UTF-16BE"}) {
    EXPECT_EQ(Decode(Encoded("words 中文", order), "utf-16").text, "words 中文") << order;
  }
}

TEST(Decode, KnownNames) {
  for (const std::string& name : EncodingNames()) EXPECT_TRUE(KnowsEncoding(name)) << name;
  for (const char* name : {"utf8", "UTF_8", "gbk", "cp936", "big5-hkscs", "sjis", "euc_kr",
                           "koi8-r", "Windows-1251", "iso-2022-jp", "latin1", "ascii"}) {
    EXPECT_TRUE(KnowsEncoding(name)) << name;
  }
  // Nor encodings in which no byte can be traced to its character.
  for (const char* name : {"", "klingon", "gb2321", "utf-7", "IMAP-mailbox-name", "ebcdic-cp-us",
                           "ibm-37", "SCSU", "BOCU-1", "UTF-16,version=1", "a b", "\xff"}) {
    EXPECT_FALSE(KnowsEncoding(name)) << name;
  }
}

// Each text in each encoding that can write it: read as told, character by character.
TEST(Decode, EveryEncodingKeepsTheLaws) {
  const std::string kTexts[] = {kChinese, kTraditional, kJapanese,
                                kKorean,  kFrench,      "a\r\nb\rc\n\0d\t\x1a\x7f"s,
                                "é",      "ж",          "\u200b甲\u202e乙\u2028",
                                "🔴𠀀"};
  std::size_t whole = 0;
  for (const std::string& encoding : EncodingNames()) {
    for (const std::string& text : kTexts) {
      const std::string bytes = Encoded(text, encoding.c_str());
      const DecodedText decoded = Decode(bytes, encoding);
      ASSERT_EQ(BrokenDecodeLaw(bytes, decoded), "") << encoding << " " << text;
      // What an encoding cannot write became a sign of its own; a shift is no character's.
      if (decoded.text != text || encoding.starts_with("ISO-2022")) continue;
      ExpectExactSpans(bytes, decoded);
      ++whole;
    }
  }
  EXPECT_GT(whole, 80u);
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
    ASSERT_EQ(BrokenDecodeLaw(bytes, decoded), "");
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
