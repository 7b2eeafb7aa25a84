// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/likelihood.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/text/convert.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr double kBad = 25;  // U+FFFD, a control character, a private or unknown character.

// The most frequent characters of modern Chinese, and those of them that traditional script and
// Japanese write in another way.
constexpr std::string_view kFrequentHan =
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后"
    "作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但"
    "因"
    "只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手"
    "应"
    "战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教"
    "儿"
    "原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目"
    "太"
    "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却"
    "界"
    "达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清"
    "今"
    "切院让识候带导争运笔线选持质联网元件支图流单连影片股价收入增长率投源技云服客户销售供链备芯半型"
    "测"
    "試值标准组织京华台湾香港深圳广州州省县村街号楼票亿百千元"
    "這個們來為國說時會對過發後裡裏種經學現當沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話"
    "給"
    "門東聲員論處義認條氣題爾變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬領確"
    "傳"
    "師觀讓識帶導爭運筆線選質聯網圖單連價長率雲戶銷鏈備測準組織華灣廣縣號樓億"
    "気会国学実発来対検査設定変更開始終了読込書込";
constexpr std::string_view kFrequentHangul =
    "이다는에의을가고하도로지기사은를서한인어아자대리시해일스나들수보전정부라과면주그있게여조것제상"
    "원장경"
    "동안만성중구공소우미신으비회관니오세계용화무선유연발모때국위트크드르파할니없않된되했습있었";

// Which of a character set's first level hold a Han character, by code point from U+4E00 on.
enum Level : std::uint8_t {
  kFrequent = 1,
  kSimplifiedFirst = 2,   // GB 2312 level 1.
  kSimplifiedSecond = 4,  // GB 2312 level 2.
  kTraditionalFirst = 8,  // Big5 level 1.
  kJapaneseFirst = 16,    // JIS X 0208 level 1.
};
constexpr char32_t kFirstHan = 0x4E00;
constexpr char32_t kLastHan = 0x9FFF;

class Levels {
 public:
  static const Levels& Get() {
    static const Levels levels;  // A millisecond, for those who read other encodings.
    return levels;
  }
  unsigned Of(char32_t c) const { return c < kFirstHan || c > kLastHan ? 0 : han_[c - kFirstHan]; }
  bool IsFrequentHangul(char32_t c) const {
    return c >= 0xAC00 && c <= 0xD7A3 && hangul_[c - 0xAC00];
  }

 private:
  Levels() {
    AddEach(kFrequentHan, kFrequent);
    AddRows("GB18030", {0xB0, 0xD7}, {0xA1, 0xFE}, kSimplifiedFirst);
    AddRows("GB18030", {0xD8, 0xF7}, {0xA1, 0xFE}, kSimplifiedSecond);
    AddRows("Big5", {0xA4, 0xC6}, {0x40, 0x7E}, kTraditionalFirst);
    AddRows("Big5", {0xA4, 0xC5}, {0xA1, 0xFE}, kTraditionalFirst);
    AddRows("EUC-JP", {0xB0, 0xCF}, {0xA1, 0xFE}, kJapaneseFirst);
    for (std::size_t at = 0; at < kFrequentHangul.size();) {
      const CodePoint c = CodePointAt(kFrequentHangul, at);
      hangul_.set(c.value - 0xAC00);
      at += c.length;
    }
  }

  struct Range {
    unsigned first;
    unsigned last;
  };

  void AddRows(const char* encoding, Range leads, Range trails, Level level) {
    std::string bytes;
    for (unsigned lead = leads.first; lead <= leads.last; ++lead) {
      for (unsigned trail = trails.first; trail <= trails.last; ++trail) {
        bytes += static_cast<char>(lead);
        bytes += static_cast<char>(trail);
      }
    }
    if (const auto decoded = ConvertToUtf8(bytes, encoding)) AddEach(decoded->text, level);
  }

  void AddEach(std::string_view text, Level level) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = CodePointAt(text, at);
      at += c.length;
      if (c.value < kFirstHan || c.value > kLastHan) continue;
      std::uint8_t& entry = han_[c.value - kFirstHan];
      entry = static_cast<std::uint8_t>(entry | level);
    }
  }

  std::array<std::uint8_t, kLastHan - kFirstHan + 1> han_{};
  std::bitset<0xD7A3 - 0xAC00 + 1> hangul_;
};

// What stands beside a character decides too.
enum class Kind { kLower, kUpper, kAccented, kAccentedUpper, kWide, kOther };

struct Weighed {
  double bits = 0;
  Kind kind = Kind::kOther;
};

Weighed WeighAscii(char32_t c) {
  if (c >= 'a' && c <= 'z') return {4.5, Kind::kLower};
  if (c >= 'A' && c <= 'Z') return {6.5, Kind::kUpper};
  if (c == ' ' || c == '\n' || c == '\r' || c == '\t') return {3};
  if (c >= '0' && c <= '9') return {5};
  return {c < 0x20 || c == 0x7F ? 14.0 : 6.0};
}

double HanBits(unsigned levels, Script script) {
  const bool frequent = (levels & kFrequent) != 0;
  const bool simplified = (levels & kSimplifiedFirst) != 0;
  const bool traditional = (levels & kTraditionalFirst) != 0;
  const bool japanese = (levels & kJapaneseFirst) != 0;
  switch (script) {
    case Script::kSimplified:
      if (simplified) return frequent ? 9.5 : 12;
      // Traditional text, which GBK can write too.
      if (traditional) return frequent ? 12.5 : 15.5;
      return (levels & kSimplifiedSecond) != 0 ? 15 : 20;
    case Script::kTraditional:
      return traditional ? (frequent ? 9.5 : 12.5) : levels != 0 ? 18 : 20;
    case Script::kJapanese:
      return japanese ? (frequent ? 10 : 12) : levels != 0 ? 17 : 20;
    case Script::kKorean:
      return traditional ? (frequent ? 15 : 17) : 20;
    default:
      if (simplified || traditional || japanese) return frequent ? 10 : 13;
      return levels != 0 ? 16 : 20;
  }
}

// Letters of Western Europe with an accent, most frequent first, and signs typed beside them.
constexpr std::u32string_view kAccents = U"éèàáãçäöüåøæñíóúêâôõßîïëûùìòœðþýš";
constexpr std::u32string_view kUpperAccents = U"ÉÄÖÜÅØÇÀÁÂÊÑÓÍÚÆÈŒÎÔÃÕŠÝÐÞ";
constexpr std::u32string_view kSigns = U"’“”‘–—…•«»°§¿¡·€£©®™²³½×ªº\u00A0";
constexpr std::u32string_view kWideSigns = U"，。、：；！？（）《》“”‘’—…「」『』【】・ー々〇　";

bool Has(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

Weighed WeighLatin(char32_t c, Script script) {
  const double foreign = script == Script::kLatin || script == Script::kAny ? 0 : 6;
  if (Has(kAccents, c)) return {7.5 + foreign, Kind::kAccented};
  if (Has(kUpperAccents, c)) return {10 + foreign, Kind::kAccentedUpper};
  if (Has(kSigns, c)) return {9 + foreign / 2};
  if (c < 0xA0) return {kBad};
  if (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) return {14 + foreign, Kind::kAccented};
  return {13 + foreign / 2};
}

// The letters of today's Greek, Russian and its neighbours, Hebrew and Arabic: not those of old
// texts and small languages, which bytes of another encoding hit as well.
bool IsInUse(char32_t c) {
  return (c >= 0x386 && c <= 0x3CE) || (c >= 0x401 && c <= 0x45F) || c == 0x490 || c == 0x491 ||
         (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x60C && c <= 0x652);
}

Weighed WeighWide(char32_t c, Script script) {
  if (c == 0xFFFD || (c >= 0xE000 && c < 0xF900)) return {kBad};
  if (Has(kWideSigns, c)) return {script == Script::kKorean ? 12.0 : 7.5};
  if (c >= 0x3041 && c <= 0x30FE) {
    return {script == Script::kJapanese || script == Script::kAny ? 6.5 : 16.0, Kind::kWide};
  }
  if (c >= 0xAC00 && c <= 0xD7A3) {
    return {Levels::Get().IsFrequentHangul(c) ? 7.5 : 12.5, Kind::kWide};
  }
  if (c >= kFirstHan && c <= kLastHan) return {HanBits(Levels::Get().Of(c), script), Kind::kWide};
  if (c >= 0xFF01 && c <= 0xFF5E) return {12};
  if (c >= 0xFF61 && c <= 0xFF9F) return {14, Kind::kWide};  // Kana of half width.
  const bool sign = (c >= 0x2000 && c < 0x2700) || (c >= 0x3000 && c < 0x3040);
  const bool letters = (c >= 0x370 && c < 0x700);  // Greek to Arabic.
  const bool picture = c >= 0x1F300 && c < 0x1FB00;
  if (letters) return {script == Script::kAny && IsInUse(c) ? 7.5 : 18, Kind::kAccented};
  return {sign || picture ? 14.0 : 22.0};
}

bool IsAsciiLetter(Kind kind) { return kind == Kind::kLower || kind == Kind::kUpper; }
bool IsAccented(Kind kind) { return kind == Kind::kAccented || kind == Kind::kAccentedUpper; }

// What it costs that `right` follows `left`.
double BitsBetween(Kind left, Kind right) {
  if (left == Kind::kWide || right == Kind::kWide) {
    const Kind other = left == Kind::kWide ? right : left;
    return other == Kind::kLower ? 5.5 : other == Kind::kUpper ? 2.5 : IsAccented(other) ? 6 : 0;
  }
  const bool upper_inside =
      right == Kind::kAccentedUpper && (left == Kind::kLower || left == Kind::kAccented);
  if (upper_inside) return 5;
  if (IsAccented(left) && IsAccented(right)) return 1.5;
  return 0;
}

}  // namespace

double BitsOf(std::string_view utf8, Script script) {
  double bits = 0;
  Kind last = Kind::kOther;
  Kind before = Kind::kOther;  // The one before the last.
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = CodePointAt(utf8, at);
    at += c.length;
    const Weighed weighed =
        c.value < 0x80                                              ? WeighAscii(c.value)
        : c.value < 0x370 || c.value == 0x20AC || c.value == 0x2122 ? WeighLatin(c.value, script)
        : Has(kSigns, c.value) && !Has(kWideSigns, c.value)         ? WeighLatin(c.value, script)
                                                                    : WeighWide(c.value, script);
    bits += weighed.bits + BitsBetween(last, weighed.kind);
    // One Han character inside of a word is hardly ever meant.
    if (last == Kind::kWide && IsAsciiLetter(weighed.kind) && IsAsciiLetter(before)) bits += 4;
    // An accented word of one letter ("à", "é") is rarer than a letter within a word.
    if (IsAccented(weighed.kind) && !IsAsciiLetter(last) && !IsAccented(last)) bits += 1;
    before = last;
    last = weighed.kind;
  }
  return bits;
}

}  // namespace tanxun
