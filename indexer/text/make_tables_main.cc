// SPDX-License-Identifier: GPL-2.0-or-later
// Build-time program: writes the table of characters as C++ source to the file named by its
// argument. The only place that uses ICU's Traditional-Simplified transliterator.
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/text/character_table.h"

namespace tanxun {
namespace {

constexpr char32_t kCodePoints = 0x110000;

[[noreturn]] void Fail(const std::string& reason) {
  std::fprintf(stderr, "make_tables: %s\n", reason.c_str());
  std::exit(1);
}

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

UScriptCode ScriptOf(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool HasScript(char32_t c, UScriptCode script) {
  return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
}

bool IsLatinLetter(char32_t c) {
  return ScriptOf(c) == USCRIPT_LATIN && u_isalpha(static_cast<UChar32>(c));
}

std::string Map(const std::string& text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  if (length < 0) Fail(utf8proc_errmsg(length));
  std::string result(reinterpret_cast<char*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);
  return result;
}

class Folding {
 public:
  Folding() {
    UErrorCode status = U_ZERO_ERROR;
    to_simplified_.reset(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) Fail("no Traditional-Simplified transliterator in this ICU");
  }

  // Applied until nothing changes: one step's output may hold characters that fold further. Where
  // the steps go in a circle (ICU simplifies U+82CE and U+82E7 to each other), all of the circle
  // fold to its least.
  std::string FoldToFixedPoint(char32_t c) const {
    std::vector<std::string> steps(1);
    AppendUtf8(c, steps.back());
    for (;;) {
      std::string next = FoldOnce(steps.back());
      const auto seen = std::find(steps.begin(), steps.end(), next);
      if (seen != steps.end()) return *std::min_element(seen, steps.end());
      steps.push_back(std::move(next));
    }
  }

 private:
  std::string FoldOnce(const std::string& text) const {
    const std::string folded =
        Map(text, UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_COMPOSE);
    std::string simplified;
    for (std::size_t at = 0; at < folded.size();) {
      const CodePoint c = DecodeAt(folded, at);
      simplified += Simplified(c.value);
      at += c.length;
    }
    return Map(WithoutLatinMarks(Map(simplified, UTF8PROC_DECOMPOSE)), UTF8PROC_COMPOSE);
  }

  std::string Simplified(char32_t c) const {
    std::string result;
    if (ScriptOf(c) != USCRIPT_HAN) {
      AppendUtf8(c, result);
      return result;
    }
    icu::UnicodeString text(static_cast<UChar32>(c));
    to_simplified_->transliterate(text);
    text.toUTF8String(result);
    return result;
  }

  static std::string WithoutLatinMarks(const std::string& decomposed) {
    std::string result;
    bool after_latin = false;
    for (std::size_t at = 0; at < decomposed.size();) {
      const CodePoint c = DecodeAt(decomposed, at);
      at += c.length;
      const bool mark = u_getCombiningClass(static_cast<UChar32>(c.value)) != 0;
      if (mark && after_latin) continue;
      if (!mark) after_latin = IsLatinLetter(c.value);
      AppendUtf8(c.value, result);
    }
    return result;
  }

  std::unique_ptr<icu::Transliterator> to_simplified_;
};

bool IsEmoji(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(code, UCHAR_REGIONAL_INDICATOR)) return true;
  if (u_hasBinaryProperty(code, UCHAR_EMOJI_MODIFIER)) return true;
  // Below U+2000 only the copyright and registered signs, which nobody means as a picture.
  return c >= 0x2000 && u_charType(code) == U_OTHER_SYMBOL &&
         u_hasBinaryProperty(code, UCHAR_EMOJI) &&
         u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC);
}

CharClass ClassFor(char32_t c, bool has_fold_of_its_own) {
  const auto code = static_cast<UChar32>(c);
  const std::uint32_t category = U_MASK(u_charType(code));
  if (u_isUWhiteSpace(code)) return CharClass::kSpace;
  if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::kOther;
  if ((category & U_GC_M_MASK) != 0) return CharClass::kMark;
  if ((category & U_GC_ND_MASK) != 0) return CharClass::kDigit;
  if (ScriptOf(c) == USCRIPT_HAN) return CharClass::kHan;
  if (u_isalpha(code)) {
    if (HasScript(c, USCRIPT_HIRAGANA) || HasScript(c, USCRIPT_KATAKANA)) return CharClass::kKana;
    if (ScriptOf(c) == USCRIPT_HANGUL) return CharClass::kHangul;
    return CharClass::kLetter;
  }
  if (!has_fold_of_its_own && IsEmoji(c)) return CharClass::kEmoji;
  if ((category & U_GC_P_MASK) != 0) return CharClass::kPunctuation;
  if ((category & U_GC_NO_MASK) != 0 && has_fold_of_its_own) return CharClass::kDigit;
  return CharClass::kOther;
}

bool Joins(const std::string& fold) {
  if (fold.empty()) return false;
  const auto code = static_cast<UChar32>(DecodeAt(fold, 0).value);
  return u_getCombiningClass(code) != 0 ||
         u_getIntPropertyValue(code, UCHAR_NFC_QUICK_CHECK) == UNORM_MAYBE;
}

class Table {
 public:
  void Build() {
    const Folding folding;
    std::vector<std::uint16_t> block;
    std::map<std::vector<std::uint16_t>, std::uint16_t> known;
    for (char32_t c = 0; c < kCodePoints; ++c) {
      block.push_back(EntryFor(c, folding));
      if (block.size() < (1u << kCharacterBlockBits)) continue;
      const auto [found, fresh] = known.emplace(block, static_cast<std::uint16_t>(known.size()));
      if (fresh) index_.insert(index_.end(), block.begin(), block.end());
      blocks_.push_back(found->second);
      block.clear();
    }
  }

  void Write(std::ostream& out) const {
    out << "// Generated by make_tables_main.cc. Do not edit.\n"
           "#include \"indexer/text/character_table.h\"\n\nnamespace tanxun {\n";
    WriteNumbers(out, "std::uint16_t kCharacterBlocks", blocks_);
    WriteNumbers(out, "std::uint16_t kCharacterIndex", index_);
    WriteNumbers(out, "std::uint32_t kCharacterEntries", entries_);
    std::vector<int> pool;
    for (const char c : pool_) pool.push_back(c);
    pool.push_back(0);
    WriteNumbers(out, "char kCharacterPool", pool);
    out << "const std::uint64_t kCharacterFingerprint = " << Fingerprint() << "u;\n"
        << "}  // namespace tanxun\n";
  }

 private:
  std::uint16_t EntryFor(char32_t c, const Folding& folding) {
    std::string self;
    if (!IsSurrogate(c)) AppendUtf8(c, self);
    const std::string fold = IsSurrogate(c) ? self : folding.FoldToFixedPoint(c);
    const bool same = fold == self;
    std::uint32_t flags = same ? CharacterEntry::kSame : 0;
    if (!IsSurrogate(c) && Joins(fold)) flags |= CharacterEntry::kJoins;
    if (IsLatinLetter(c)) flags |= CharacterEntry::kLatin;
    const CharClass cls = IsSurrogate(c) ? CharClass::kOther : ClassFor(c, !same);
    if (fold.size() > 63) Fail("a fold is longer than 63 bytes");
    const std::uint32_t offset = same ? 0 : PoolOffset(fold);
    const std::uint32_t bits = CharacterEntry::Pack(
        offset, same ? 0 : static_cast<std::uint32_t>(fold.size()), cls, flags);
    const auto [found, fresh] = numbers_.emplace(bits, static_cast<std::uint16_t>(entries_.size()));
    if (fresh) entries_.push_back(bits);
    if (entries_.size() > 0xFFFF) Fail("too many different entries");
    return found->second;
  }

  std::uint32_t PoolOffset(const std::string& fold) {
    const auto [found, fresh] = offsets_.emplace(fold, static_cast<std::uint32_t>(pool_.size()));
    if (fresh) pool_ += fold;
    if (pool_.size() > 0xFFFF) Fail("the pool of folds is full");
    return found->second;
  }

  std::uint64_t Fingerprint() const {
    std::uint64_t hash = 14695981039346656037u;
    const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211u; };
    for (const auto value : blocks_) mix(value);
    for (const auto value : index_) mix(value);
    for (const auto value : entries_) mix(value);
    for (const char value : pool_) mix(static_cast<unsigned char>(value));
    return hash;
  }

  template <class Number>
  static void WriteNumbers(std::ostream& out, const char* name,
                           const std::vector<Number>& numbers) {
    out << "const " << name << "[] = {";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      out << (i % 20 == 0 ? "\n" : "") << +numbers[i] << ",";
    }
    out << "};\n";
  }

  std::vector<std::uint16_t> blocks_;
  std::vector<std::uint16_t> index_;
  std::vector<std::uint32_t> entries_;
  std::string pool_;
  std::unordered_map<std::uint32_t, std::uint16_t> numbers_;
  std::unordered_map<std::string, std::uint32_t> offsets_;
};

}  // namespace

// utf8.cc needs the table that this program writes, so the program brings its own.
void AppendUtf8(char32_t value, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

}  // namespace tanxun

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: make_tables FILE\n");
    return 2;
  }
  tanxun::Table table;
  table.Build();
  std::ofstream out(argv[1], std::ios::binary);
  table.Write(out);
  out.flush();
  return out ? 0 : 1;
}
