// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/name_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/initials.h"
#include "indexer/lexicon/not_names.h"
#include "indexer/lexicon/places.h"
#include "indexer/lexicon/surnames.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/character_table.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxNameBytes = 96;
constexpr std::size_t kMaxHanName = 12;  // Characters, but for the legal names of companies.
constexpr std::size_t kMaxLegalName = 28;
constexpr std::size_t kLongestRun = 7;  // Characters of a Han name between other words.
constexpr std::uint32_t kMaxRunBytes = 160;

bool IsNameByte(unsigned char c) {
  return std::isalnum(c) != 0 ||
         std::string_view("-.&+'").find(static_cast<char>(c)) != std::string_view::npos;
}

bool IsHanName(char32_t c) {
  const CharClass kind = ClassOf(c);
  return kind == CharClass::kHan || kind == CharClass::kHangul || kind == CharClass::kKana ||
         c == U'·';
}

char32_t CharacterBefore(std::string_view text, std::uint32_t at) {
  return at == 0 ? U'\0' : CodePointAt(text, FloorBoundary(text, at - 1)).value;
}

// The front of the Han run that ends at `end`.
std::uint32_t RunBegin(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > 0 && end - begin <= kMaxRunBytes) {
    const auto before = static_cast<std::uint32_t>(FloorBoundary(text, begin - 1));
    if (!IsHanName(CodePointAt(text, before).value)) break;
    begin = before;
  }
  return begin;
}

// A year before a name is none of it: In 2024 Delta Electronics.
bool IsYear(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(),
                                         [](unsigned char c) { return std::isdigit(c) != 0; });
}

// Bytes of the character that ends a date at the front of a run: 2020 年|台达.
std::uint32_t DateLength(std::string_view text, std::uint32_t begin) {
  if (begin < 2 || text[begin - 1] != ' ' ||
      std::isdigit(static_cast<unsigned char>(text[begin - 2])) == 0) {
    return 0;
  }
  for (std::string_view mark : {"年", "月", "日"}) {
    if (text.substr(begin).starts_with(mark)) return static_cast<std::uint32_t>(mark.size());
  }
  return 0;
}

bool EndsSentence(std::string_view word) {
  return word.ends_with('.') && word.size() > 3 && word.find('.') + 1 == word.size();
}

bool IsPossessive(std::string_view word) {
  return word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'");
}

std::size_t CountCapitals(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isupper(c) != 0; }));
}

// Characters that are none of Latin words: 4 of "Microsoft 中间语言".
std::size_t WideCharacters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    count += c.value < 0x80 ? 0 : 1;
    at += c.length;
  }
  return count;
}

bool IsLegalName(std::string_view text) {
  return text.ends_with("公司") || text.ends_with("集团") || text.ends_with("集團") ||
         text.ends_with("基金") || text.ends_with("中心") || text.ends_with("研究院");
}

}  // namespace

bool HasLatin(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalpha(c) != 0; });
}

bool LooksLikeName(std::string_view text) {
  if (text.empty() || text.size() > kMaxNameBytes) return false;
  if (text.find_first_of(",;:/|%$~+=\n") != std::string_view::npos) return false;
  for (std::string_view mark : {"，", "、", "；", "：", "。", "／", "？", "！"}) {
    if (text.find(mark) != std::string_view::npos) return false;
  }
  if (!HasHan(text) && !HasLatin(text)) return false;
  return !ParseDate(text).has_value() && FindDates(text).empty() && FindTickers(text).empty();
}

bool IsNameWord(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  if (std::isupper(first) != 0 || std::isdigit(first) != 0) return true;
  return word.size() <= 4 && std::isdigit(static_cast<unsigned char>(word.back())) != 0;
}

std::uint32_t LatinNameBegin(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  std::uint32_t at = end;
  while (at > 0 && end - at <= kMaxNameBytes) {
    std::uint32_t word = at;
    while (word > 0 && IsNameByte(static_cast<unsigned char>(text[word - 1]))) --word;
    if (word == at) break;
    const std::string_view whole = text.substr(word, at - word);
    // A lone lower-case name: "onsemi (安森美)"; not img, talk.
    const bool whole_text = at == end && word == 0 && whole.size() > 4;
    if (!whole_text && !IsNameWord(whole)) break;
    if (begin != end && (IsPossessive(whole) || EndsSentence(whole))) break;
    begin = word;
    if (word == 0 || text[word - 1] != ' ') break;
    at = word - 1;
  }
  for (std::uint32_t blank = begin; blank < end; ++blank) {
    if (text[blank] != ' ') continue;
    const std::string_view word = text.substr(begin, blank - begin);
    if (!IsLeadWord(word) && !IsYear(word)) break;
    begin = blank + 1;
  }
  return IsLeadWord(text.substr(begin, end - begin)) ? end : begin;
}

std::uint32_t HanNameBegin(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = RunBegin(text, end);
  const std::string_view bare = text.substr(begin, end - begin);
  // "中微半导体设备（上海）股份有限公司" is one name, bracket and all.
  if (CharacterBefore(text, begin) == U'）' && !bare.empty() && IsLegalName(bare)) {
    const std::size_t open = text.substr(0, begin).rfind("（");
    if (open != std::string_view::npos && begin - open <= 24) {
      begin = RunBegin(text, static_cast<std::uint32_t>(open));
    }
  }
  const char32_t before = CharacterBefore(text, begin);
  const bool follows_name = before == U'）' || before == U')' || before == U'」' ||
                            before == U'”' || before == U'》' ||
                            ClassOf(before) == CharClass::kLetter;
  if (ClassOf(before) == CharClass::kDigit) return end;  // 2009 年由某某
  begin += DateLength(text, begin);
  begin += LeadLength(text.substr(begin, end - begin), follows_name);
  const std::string_view name = text.substr(begin, end - begin);
  const std::size_t characters = CountCharacters(name);
  const bool fits = characters <= kLongestRun || (characters <= kMaxLegalName && IsLegalName(name));
  return characters >= 2 && fits ? begin : end;
}

std::uint32_t MixedNameBegin(std::string_view text, std::uint32_t end, std::string_view capitals) {
  constexpr std::size_t kMostWords = 4;
  const std::uint32_t run = RunBegin(text, end);
  const std::string_view han = text.substr(run, end - run);
  const std::size_t characters = CountCharacters(han);
  if (run == 0 || characters < 2 || characters > kLongestRun) return end;
  const std::uint32_t lead = LeadLength(han, true);
  if (lead == CodePointAt(han, 0).length) return end;  // A joint: …及|晶圆盒.
  const std::string folded = Fold(capitals);
  // A letter stands for a Latin word, or for some two Han characters.
  const auto fits = [&](std::size_t letters) {
    const std::size_t wanted = 2 * CountCapitals(capitals);
    const std::size_t given = 2 * letters + characters;
    return given + 2 >= wanted && wanted + 2 >= given;
  };
  std::uint32_t begin = end;
  std::uint32_t at = text[run - 1] == ' ' ? run - 1 : run;
  std::string initials;
  for (std::size_t words = 0; words < kMostWords && at > 0; ++words) {
    std::uint32_t first = at;
    while (first > 0 && IsNameByte(static_cast<unsigned char>(text[first - 1]))) --first;
    const std::string_view word = text.substr(first, at - first);
    if (word.empty() || std::isupper(static_cast<unsigned char>(word.front())) == 0) break;
    initials = Fold(word.substr(0, 1)) + initials;
    const bool is_part = words == 0 && folded.size() > word.size() &&
                         folded.starts_with(Fold(word)) && fits(CountCapitals(word));
    const bool is_name = words > 0 || (!NamesNothing(word) && !IsLeadWord(word));
    const bool is_begun =
        lead == 0 && is_name && folded.starts_with(initials) && fits(initials.size());
    if (is_part || is_begun) begin = first;
    if (first == 0 || text[first - 1] != ' ') break;
    at = first - 1;
  }
  return begin;
}

std::string_view NameEndingAt(std::string_view text, std::uint32_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"「", "」"},
                                    {"“", "”"},
                                    {"《", "》"},
                                    {"『", "』"},
                                    {"\"", "\""}}) {
    if (!text.substr(0, end).ends_with(close)) continue;
    const std::size_t inside = end - close.size();
    const std::size_t at = inside == 0 ? std::string_view::npos : text.rfind(open, inside - 1);
    if (at == std::string_view::npos) return {};
    const std::string_view name = text.substr(at + open.size(), inside - at - open.size());
    return LooksLikeName(name) && CountCharacters(name) <= kMaxHanName * 2 ? name
                                                                           : std::string_view();
  }
  std::uint32_t begin = LatinNameBegin(text, end);
  if (begin == end) begin = HanNameBegin(text, end);
  const std::string_view name = text.substr(begin, end - begin);
  return LooksLikeName(name) ? name : std::string_view();
}

std::string_view NameBeginningAt(std::string_view text, std::uint32_t begin) {
  const auto skip = [&](std::initializer_list<std::string_view> marks) {
    for (bool again = true; again;) {
      again = false;
      for (std::string_view mark : marks) {
        if (!text.substr(begin).starts_with(mark)) continue;
        begin += static_cast<std::uint32_t>(mark.size());
        again = true;
      }
    }
  };
  skip({" ", "：", ":", "为", "為"});
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"「", "」"},
                                    {"“", "”"},
                                    {"《", "》"},
                                    {"『", "』"},
                                    {"\"", "\""}}) {
    if (!text.substr(begin).starts_with(open)) continue;
    const std::size_t from = begin + open.size();
    const std::size_t to = text.find(close, from);
    if (to == std::string_view::npos) return {};
    return text.substr(from, to - from);
  }
  std::uint32_t end = begin;
  if (begin < text.size() && IsHanName(CodePointAt(text, begin).value)) {
    while (end < text.size() && IsHanName(CodePointAt(text, end).value)) {
      end += CodePointAt(text, end).length;
    }
    return text.substr(begin, end - begin);
  }
  while (end < text.size()) {
    std::uint32_t word = end;
    while (word < text.size() && IsNameByte(static_cast<unsigned char>(text[word]))) ++word;
    const std::string_view whole = text.substr(end, word - end);
    if (whole.empty() || !IsNameWord(whole)) break;
    if (IsPossessive(whole) || text.substr(word).starts_with("’s")) return {};
    end = word;
    if (EndsSentence(whole)) --end;
    if (end < word || end >= text.size() || text[end] != ' ') break;
    ++end;
  }
  return Trim(text.substr(begin, end - begin));
}

bool CanBeOne(std::string_view name, std::string_view other) {
  const bool name_han = HasHan(name);
  const bool other_han = HasHan(other);
  if (name_han != other_han) {
    const std::string_view han = name_han ? name : other;
    const std::string_view latin = name_han ? other : name;
    if (IsKind(han)) return MayAbbreviate(latin, han);
    if (IsPersonBeside(han, latin)) return false;
    // Beside a name in small letters; capitals may stand for a kind: 高带宽内存.
    const bool has_small = std::any_of(latin.begin(), latin.end(),
                                       [](unsigned char c) { return std::islower(c) != 0; });
    if (has_small && other_han && DescribesKind(other) && !IsLegalName(other)) return false;
  }
  if (IsKind(name) || IsKind(other)) return AreInitials(name, other) || AreInitials(other, name);
  if (NamesNothing(name) || NamesNothing(other)) return false;
  const std::optional<std::uint32_t> place = PlaceNamed(name);
  const std::optional<std::uint32_t> other_place = PlaceNamed(other);
  if (place.has_value() && other_place.has_value()) return place == other_place;
  if (other_place.has_value() || (place.has_value() && name_han)) return false;
  const std::size_t characters = WideCharacters(name_han ? name : other);
  return (!name_han && !other_han) || characters <= kMaxHanName ||
         (characters <= kMaxLegalName && IsLegalName(name_han ? name : other));
}

}  // namespace tanxun
