// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/units.h"

#include <algorithm>
#include <array>

#include "indexer/analysis/parts.h"
#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

bool IsSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool IsRegionalIndicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// What a byte may be to a word: a gap ends any, a joint may join it to what follows at once (that
// of 1,000 and c++ too), a sharp may be its own.
enum class AsciiKind : std::uint8_t {
  kGap = 0,
  kLetter = 1,
  kDigit = 2,
  kJoint = 4,
  kSharp = 8,
  kNotAscii = 16
};

constexpr std::array<AsciiKind, 256> MakeAsciiKinds() {
  std::array<AsciiKind, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (c >= 0x80) kinds[c] = AsciiKind::kNotAscii;
    if ((c | 0x20u) >= 'a' && (c | 0x20u) <= 'z') kinds[c] = AsciiKind::kLetter;
    if (c >= '0' && c <= '9') kinds[c] = AsciiKind::kDigit;
  }
  for (const char c : {'-', '_', '.', '&', '+', '\'', ','}) {
    kinds[static_cast<unsigned char>(c)] = AsciiKind::kJoint;
  }
  kinds['#'] = AsciiKind::kSharp;
  return kinds;
}
constexpr std::array<AsciiKind, 256> kAsciiKinds = MakeAsciiKinds();

bool IsContraction(std::string_view word, std::string_view tail) {
  static constexpr std::array<std::string_view, 5> kTails{"re", "ve", "ll", "d", "m"};
  if (tail == "t") return word.ends_with('n');
  return std::find(kTails.begin(), kTails.end(), tail) != kTails.end();
}

template <typename Visit>
class Splitter {
 public:
  Splitter(std::string_view text, const FoldedText& folded, const Visit& visit)
      : text_(text), folded_(folded.text), origin_(folded.origin), visit_(visit) {}

  void Run() {
    while (at_ < folded_.size()) {
      const AsciiKind kind = KindAt(at_);
      if (kind == AsciiKind::kGap) {
        ++at_;
      } else if (kind != AsciiKind::kNotAscii) {
        if (!TakePlainWord()) TakeWordOrSkip(CharacterAt(folded_, at_));
      } else {
        TakeNotAscii(CharacterAt(folded_, at_));
      }
    }
  }

 private:
  AsciiKind KindAt(std::size_t at) const {
    return kAsciiKinds[static_cast<unsigned char>(folded_[at])];
  }
  bool IsGapAt(std::size_t at) const {
    return at >= folded_.size() || KindAt(at) == AsciiKind::kGap;
  }

  void TakeNotAscii(const Character& c) {
    if (IsHanLike(c.cls) || c.cls == CharClass::kHangul) {
      TakeHanRun(c);
    } else if (c.cls == CharClass::kEmoji) {
      TakeEmoji(c);
    } else {
      TakeWordOrSkip(c);
    }
  }

  void TakeWordOrSkip(const Character& c) {
    if (IsWordLike(c.cls) || IsLeadingPoint()) {
      TakeWord();
    } else {
      at_ += c.length;
    }
  }

  // Most words: ASCII letters and digits, then nothing that could belong to them. False if the
  // grammar must look.
  bool TakePlainWord() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    unsigned kinds = 0;
    for (; end < folded_.size(); ++end) {
      const AsciiKind kind = KindAt(end);
      if (kind != AsciiKind::kLetter && kind != AsciiKind::kDigit) break;
      kinds |= static_cast<unsigned>(kind);
    }
    if (end == begin) return false;
    // A joint joins only what follows it at once.
    if (!IsGapAt(end) && !(KindAt(end) == AsciiKind::kJoint && IsGapAt(end + 1))) return false;
    at_ = end;
    Emit(kinds == static_cast<unsigned>(AsciiKind::kLetter)  ? UnitKind::kWord
         : kinds == static_cast<unsigned>(AsciiKind::kDigit) ? UnitKind::kNumber
                                                             : UnitKind::kCode,
         folded_.substr(begin, end - begin), begin, end);
    return true;
  }

  // Folded bytes [begin, end), the last of which belongs to the unit, as a unit of its own.
  void Emit(UnitKind kind, std::string_view unit_text, std::size_t begin, std::size_t end) {
    const std::uint32_t last = origin_[end - 1];
    std::size_t after = end;
    while (origin_[after] == last) ++after;  // The entry behind all others differs.
    const std::uint32_t unit_begin = std::max(origin_[begin], last_end_);
    last_end_ = std::max(origin_[after], unit_begin);
    visit_(UnitView{kind, unit_text, unit_begin, last_end_});
  }

  // Each character with its marks, to the end of the run.
  void TakeHanRun(Character c) {
    do {
      const std::size_t begin = at_;
      at_ += c.length;
      for (c = CharacterAt(folded_, at_); c.cls == CharClass::kMark;) {
        at_ += c.length;
        c = CharacterAt(folded_, at_);
      }
      Emit(UnitKind::kHan, folded_.substr(begin, at_ - begin), begin, at_);
    } while (IsHanLike(c.cls) || c.cls == CharClass::kHangul);
  }

  bool FollowsZeroWidthJoiner(std::size_t at) const {
    return text_.substr(0, origin_[at]).ends_with("\u200D");
  }

  // One picture as it is seen: joined ones together, a flag's two letters, without skin tone.
  void TakeEmoji(const Character& first) {
    const std::size_t begin = at_;
    std::string picture(folded_.substr(at_, first.length));
    at_ += first.length;
    bool half_flag = IsRegionalIndicator(first.value);
    for (;;) {
      const Character c = CharacterAt(folded_, at_);
      if (c.cls != CharClass::kEmoji) break;
      const bool flag = half_flag && IsRegionalIndicator(c.value);
      if (!flag && !IsSkinTone(c.value) && !FollowsZeroWidthJoiner(at_)) break;
      if (!IsSkinTone(c.value)) picture += folded_.substr(at_, c.length);
      half_flag = false;
      at_ += c.length;
    }
    Emit(UnitKind::kEmoji, picture, begin, at_);
  }

  // The point of .net, but not that of "end.net" or "...net".
  bool IsLeadingPoint() const {
    if (folded_[at_] != '.') return false;
    const char before = at_ == 0 ? ' ' : folded_[at_ - 1];
    return before != '.' && CharacterAt(folded_, at_ + 1).cls == CharClass::kLetter;
  }

  // 1,000,000: the end of the grouped digits that begin at `at`; `at` if they are not grouped.
  std::size_t GroupedDigitsEnd(std::size_t at) const {
    const auto digits = [&](std::size_t from) {
      std::size_t count = 0;
      while (count < 4 && from + count < folded_.size() && IsAsciiDigit(folded_[from + count])) {
        ++count;
      }
      return count;
    };
    if (at > 1 && folded_[at - 1] == ',' && IsAsciiDigit(folded_[at - 2])) return at;
    const std::size_t first = digits(at);
    if (first == 0 || first > 3) return at;
    std::size_t end = at + first;
    bool grouped = false;
    while (end < folded_.size() && folded_[end] == ',' && text_[origin_[end]] == ',') {
      const std::size_t count = digits(end + 1);
      if (count == 0) break;
      if (count != 3) return at;  // 1,2 and 1,0000 are lists, whatever stood before.
      end += 4;
      grouped = true;
    }
    return grouped ? end : at;
  }

  // One part into `word`; grouping commas go.
  Part TakePart(std::string& word) {
    const std::size_t digits_end = GroupedDigitsEnd(at_);
    for (std::size_t i = at_; i < digits_end; ++i) {
      if (folded_[i] != ',') word.push_back(folded_[i]);
    }
    const Part part = ScanPart(folded_, at_, digits_end);
    word += folded_.substr(digits_end, part.end - digits_end);
    at_ = part.end;
    return part;
  }

  // The letters after an apostrophe, if they are few and end there.
  std::string_view TailAt(std::size_t at) const {
    std::size_t end = at;
    while (end < folded_.size() && end - at < 3 && folded_[end] >= 'a' && folded_[end] <= 'z') {
      ++end;
    }
    const CharClass after = CharacterAt(folded_, end).cls;
    if (IsWordLike(after) || after == CharClass::kMark) return {};
    return folded_.substr(at, end - at);
  }

  void TakeWord() {
    const std::size_t begin = at_;
    std::string word;
    if (folded_[at_] == '.') word.push_back(folded_[at_++]);
    bool plain = word.empty();  // One part and nothing else.
    bool letters = false;
    bool digits = false;
    for (;;) {
      const Part part = TakePart(word);
      letters = letters || part.letters;
      digits = digits || part.digits;
      plain = plain && !part.suffix;
      if (const std::size_t apostrophe = ApostropheLength(folded_, at_); apostrophe != 0) {
        const std::string_view tail = TailAt(at_ + apostrophe);
        if (tail == "s") {  // The possessive says nothing about the word.
          EmitWord(word, begin, at_, plain, letters, digits);
          at_ += apostrophe + 1;
          return;
        }
        if (plain && !digits && IsContraction(word, tail)) {
          word += '\'';
          word += tail;
          at_ += apostrophe + tail.size();
          break;
        }
      }
      const std::size_t joint = JointLength(folded_, at_);
      if (joint == 0 && !(part.suffix && IsWordLike(CharacterAt(folded_, at_).cls))) break;
      plain = false;
      if (joint == 1) word += folded_[at_];
      if (joint == 3) word += ApostropheLength(folded_, at_) != 0 ? '\'' : '-';
      at_ += joint;
    }
    EmitWord(word, begin, at_, plain, letters, digits);
  }

  void EmitWord(std::string_view word, std::size_t begin, std::size_t end, bool plain, bool letters,
                bool digits) {
    const UnitKind kind = !plain || letters == digits ? UnitKind::kCode
                          : letters                   ? UnitKind::kWord
                                                      : UnitKind::kNumber;
    Emit(kind, word, begin, end);
  }

  std::string_view text_;
  std::string_view folded_;
  const std::vector<std::uint32_t>& origin_;
  std::size_t at_ = 0;
  std::uint32_t last_end_ = 0;
  const Visit& visit_;
};

}  // namespace

std::vector<Unit> SplitFolded(std::string_view text, const FoldedText& folded) {
  std::vector<Unit> units;
  units.reserve(folded.text.size() / 4 + 1);
  const auto keep = [&](const UnitView& unit) {
    units.push_back({unit.kind, std::string(unit.text), unit.begin, unit.end});
  };
  Splitter(text, folded, keep).Run();
  return units;
}

void ForEachUnit(std::string_view text, const FoldedText& folded,
                 const std::function<void(const UnitView&)>& visit) {
  Splitter(text, folded, visit).Run();
}

std::vector<Unit> SplitUnits(std::string_view text) {
  return SplitFolded(text, FoldWithOrigin(text));
}

}  // namespace tanxun
