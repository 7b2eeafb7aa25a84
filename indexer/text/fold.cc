// SPDX-License-Identifier: GPL-2.0-or-later
// Folding is a table look-up per character. Only where a character may join what stands before it
// (combining marks, voicing marks, vowels of Hangul) is the run around it composed by utf8proc.
#include "indexer/text/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <numeric>

#include "indexer/text/character_table.h"

namespace tanxun {
namespace {

// Marks on one letter beyond these are dropped (the limit of Unicode's Stream-Safe Text Format):
// ordering n marks costs n * n.
constexpr int kMaxMarks = 30;

struct Letter {
  char32_t value = 0;
  std::uint32_t origin = 0;
};

int CombiningClass(char32_t c) {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class;
}

void AppendLetters(std::string_view utf8, std::uint32_t origin, std::vector<Letter>& out) {
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = DecodeAt(utf8, at);
    out.push_back({c.value, origin});
    at += c.length;
  }
}

std::vector<Letter> Decomposed(const std::vector<Letter>& letters) {
  std::vector<Letter> result;
  for (const Letter& letter : letters) {
    std::array<utf8proc_int32_t, 16> parts{};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(letter.value), parts.data(), parts.size(),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE), &boundary);
    if (count < 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
      result.push_back(letter);
      continue;
    }
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      result.push_back({static_cast<char32_t>(parts[static_cast<std::size_t>(i)]), letter.origin});
    }
  }
  return result;
}

// Marks in canonical order; those of Latin letters and those beyond kMaxMarks left out.
std::vector<Letter> MarksOrdered(const std::vector<Letter>& letters) {
  std::vector<Letter> result;
  std::vector<int> classes;
  bool after_latin = false;
  int marks = 0;
  for (const Letter& letter : letters) {
    const int cls = CombiningClass(letter.value);
    if (cls == 0) {
      after_latin = CharacterEntry(letter.value).latin();
      marks = 0;
    } else if (after_latin || ++marks > kMaxMarks) {
      continue;
    }
    std::size_t place = result.size();
    while (cls != 0 && place > 0 && classes[place - 1] > cls) --place;
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(place), letter);
    classes.insert(classes.begin() + static_cast<std::ptrdiff_t>(place), cls);
  }
  return result;
}

// What two characters compose to; 0 if they do not.
char32_t ComposedPair(char32_t first, char32_t second) {
  std::array<utf8proc_int32_t, 2> pair{static_cast<utf8proc_int32_t>(first),
                                       static_cast<utf8proc_int32_t>(second)};
  const utf8proc_ssize_t length = utf8proc_normalize_utf32(
      pair.data(), 2, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  return length == 1 ? static_cast<char32_t>(pair[0]) : 0;
}

// Canonical composition (Unicode 3.11, D117); a composed letter keeps the origin of its base.
std::vector<Letter> Composed(const std::vector<Letter>& letters) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<Letter> result;
  std::size_t starter = kNone;
  int last_class = -1;  // -1: nothing between the starter and this letter.
  for (const Letter& letter : letters) {
    const int cls = CombiningClass(letter.value);
    if (starter != kNone && last_class < cls) {
      if (const char32_t pair = ComposedPair(result[starter].value, letter.value); pair != 0) {
        result[starter].value = pair;
        continue;
      }
    }
    if (cls == 0) starter = result.size();
    last_class = cls == 0 ? -1 : cls;
    result.push_back(letter);
  }
  return result;
}

template <bool kWithOrigin>
class Folder {
 public:
  explicit Folder(std::string_view in) : in_(in) {
    out_.resize(in.size() + kRoom);
    if constexpr (kWithOrigin) origin_.resize(out_.size());
  }

  FoldedText Run() {
    while (at_ < in_.size()) {
      if (static_cast<unsigned char>(in_[at_]) < 0x80) {
        FoldAscii();
      } else {
        FoldOther();
      }
    }
    out_.resize(size_);
    if constexpr (kWithOrigin) {
      origin_.resize(size_);
      origin_.push_back(static_cast<std::uint32_t>(in_.size()));
    }
    return {std::move(out_), std::move(origin_)};
  }

 private:
  static constexpr std::size_t kRoom = 64;  // No single fold is longer.

  void Reserve(std::size_t bytes) {
    if (out_.size() - size_ >= bytes) return;
    out_.resize(size_ + size_ / 2 + bytes + kRoom);
    if constexpr (kWithOrigin) origin_.resize(out_.size());
  }

  void FoldAscii() {
    std::size_t end = at_ + 1;
    while (in_.size() - end >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, in_.data() + end, 8);
      if ((word & 0x8080808080808080u) != 0) break;
      end += 8;
    }
    while (end < in_.size() && static_cast<unsigned char>(in_[end]) < 0x80) ++end;
    const std::size_t length = end - at_;
    Reserve(length);
    const char* from = in_.data() + at_;
    char* to = out_.data() + size_;
    for (std::size_t i = 0; i < length; ++i) {
      const auto byte = static_cast<unsigned char>(from[i]);
      const bool upper = static_cast<unsigned char>(byte - 'A') < 26;
      to[i] = static_cast<char>(byte + (upper ? 32 : 0));
    }
    if constexpr (kWithOrigin) {
      std::iota(origin_.begin() + static_cast<std::ptrdiff_t>(size_),
                origin_.begin() + static_cast<std::ptrdiff_t>(size_ + length),
                static_cast<std::uint32_t>(at_));
    }
    size_ += length;
    start_ = size_ - 1;
    at_ = end;
  }

  // A run of characters that fold to themselves is copied at once.
  void CopySame() {
    const std::size_t begin = at_;
    std::size_t last = at_;
    while (at_ < in_.size() && static_cast<unsigned char>(in_[at_]) >= 0x80) {
      const CodePoint c = DecodeAt(in_, at_);
      const CharacterEntry entry(c.value);
      if (c.length == 1 || !entry.same() || entry.joins()) break;
      last = at_;
      at_ += c.length;
      if constexpr (kWithOrigin) Append(in_.substr(last, c.length), last);
    }
    if (at_ == begin) return;
    if constexpr (!kWithOrigin) {
      Reserve(at_ - begin);
      std::memcpy(out_.data() + size_, in_.data() + begin, at_ - begin);
      size_ += at_ - begin;
    }
    start_ = size_ - (at_ - last);
  }

  void FoldOther() {
    CopySame();
    if (at_ == in_.size() || static_cast<unsigned char>(in_[at_]) < 0x80) return;
    const CodePoint c = DecodeAt(in_, at_);
    const CharacterEntry entry(c.value);
    if (entry.joins()) {
      FoldRun();
      return;
    }
    if (entry.same()) {
      start_ = size_;
      if (c.length == 1) {  // An invalid byte.
        Append("\xEF\xBF\xBD", at_);
      } else {
        Append(in_.substr(at_, c.length), at_);
      }
    } else if (const std::string_view fold = entry.fold(); !fold.empty()) {
      start_ = size_;
      Append(fold, at_);
    }
    at_ += c.length;
  }

  void Append(std::string_view utf8, std::size_t origin) {
    Reserve(utf8.size());
    if (utf8.size() == 3) {  // All of Han; a copy of fixed length needs no call.
      Put<3>(utf8.data(), origin);
      size_ += 3;
      return;
    }
    for (const char byte : utf8) {
      Put<1>(&byte, origin);
      ++size_;
    }
  }

  template <std::size_t kBytes>
  void Put(const char* bytes, std::size_t origin) {
    std::memcpy(out_.data() + size_, bytes, kBytes);
    if constexpr (kWithOrigin) {
      std::fill_n(origin_.data() + size_, kBytes, static_cast<std::uint32_t>(origin));
    }
  }

  // From the last character that begins something to the next that does.
  void FoldRun() {
    letters_.clear();
    for (std::size_t at = start_; at < size_;) {
      const CodePoint c = DecodeAt(out_, at);
      std::uint32_t origin = 0;
      if constexpr (kWithOrigin) origin = origin_[at];
      letters_.push_back({c.value, origin});
      at += c.length;
    }
    while (at_ < in_.size()) {
      const CodePoint c = DecodeAt(in_, at_);
      const CharacterEntry entry(c.value);
      const bool vanishes = !entry.same() && entry.fold().empty();
      if (!entry.joins() && !vanishes) break;
      if (entry.same()) {
        letters_.push_back({c.value, static_cast<std::uint32_t>(at_)});
      } else {
        AppendLetters(entry.fold(), static_cast<std::uint32_t>(at_), letters_);
      }
      at_ += c.length;
    }
    // What folded characters compose to folds no further; the tests see to that.
    letters_ = Composed(MarksOrdered(Decomposed(letters_)));
    size_ = start_;
    std::uint32_t origin = 0;  // Marks change places; origins must not go back.
    for (const Letter& letter : letters_) {
      origin = std::max(origin, letter.origin);
      character_.clear();
      AppendUtf8(letter.value, character_);
      Append(character_, origin);
    }
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;  // Folded so far in [0, size_); room behind.
  std::vector<std::uint32_t> origin_;
  std::size_t size_ = 0;
  std::size_t start_ = 0;  // Where in out_ the last character that begins something begins.
  std::vector<Letter> letters_;
  std::string character_;
};

bool HoldsHan(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = DecodeAt(utf8, at);
    if (CharacterEntry(c.value).char_class() == CharClass::kHan) return true;
    at += c.length;
  }
  return false;
}

// NFKC and case folding of one character.
std::string NormalizedCharacter(std::string_view utf8) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
      static_cast<utf8proc_ssize_t>(utf8.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
                                     UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(utf8);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

}  // namespace

std::string Fold(std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) return Folder<false>(utf8).Run().text;
  std::string out(utf8);
  for (char& c : out) {
    const bool upper = static_cast<unsigned char>(c - 'A') < 26;
    c = static_cast<char>(c + (upper ? 32 : 0));
  }
  return out;
}

FoldedText FoldWithOrigin(std::string_view utf8) { return Folder<true>(utf8).Run(); }

// Nothing composes with a Han character, so the text may be cut at each.
std::string Normalize(std::string_view utf8) {
  std::string out;
  std::size_t folded = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = DecodeAt(utf8, at);
    const CharacterEntry entry(c.value);
    const std::size_t end = at + c.length;
    if (!entry.same() && HoldsHan(entry.fold())) {
      out += Fold(utf8.substr(folded, at - folded));
      out += NormalizedCharacter(utf8.substr(at, c.length));
      folded = end;
    }
    at = end;
  }
  return out + Fold(utf8.substr(folded));
}

std::uint32_t FoldedText::OriginEnd(std::size_t end) const {
  if (end == 0) return origin[0];
  const std::uint32_t last = origin[end - 1];
  while (end < text.size() && origin[end] == last) ++end;
  return origin[end];
}

}  // namespace tanxun
