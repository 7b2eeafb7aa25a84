// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/brackets.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "indexer/analysis/terms.h"
#include "indexer/extract/name_runs.h"
#include "indexer/lexicon/initials.h"
#include "indexer/lexicon/naming_words.h"
#include "indexer/lexicon/not_names.h"
#include "indexer/lexicon/suffixes.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/text/character_table.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {

std::vector<Bracket> FindBrackets(std::string_view text) {
  std::vector<Bracket> found;
  if (text.find(')') == std::string_view::npos && text.find("）") == std::string_view::npos) {
    return found;
  }
  std::optional<Bracket> open;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (c.value == U'(' || c.value == U'（') {
      open = Bracket{at, at + c.length, 0, 0};
    } else if ((c.value == U')' || c.value == U'）') && open.has_value()) {
      open->inner_end = at;
      open->end = at + c.length;
      found.push_back(*open);
      open.reset();
    }
    at += c.length;
  }
  return found;
}

namespace {

std::uint32_t OuterEnd(std::string_view text, std::uint32_t open) {
  while (open > 0 && text[open - 1] == ' ') --open;
  return open;
}

// What a bracket gives as a name: all of it, or what stands before a listing: (三星电子, 005930).
std::string_view NameInside(std::string_view inside) {
  inside = Trim(inside);
  std::size_t at = inside.size();
  for (std::string_view mark : {",", "，", ";", "；"}) at = std::min(at, inside.find(mark));
  if (at == inside.size()) return inside;
  const std::string_view rest = inside.substr(at);
  const bool is_listing = !FindTickers(rest).empty() || (!HasHan(rest) && !HasLatin(rest));
  return is_listing ? Trim(inside.substr(0, at)) : std::string_view();
}

// "SK海力士 (SK hynix)", "SK hynix (SK海力士)": a beginning in Latin letters that both share.
std::string_view SharedBeginning(std::string_view inner) {
  std::size_t at = 0;
  while (at < inner.size() && std::isalnum(static_cast<unsigned char>(inner[at])) != 0) ++at;
  return inner.substr(0, at);
}

bool SharesBeginning(std::string_view outer, std::string_view inner) {
  const std::string_view shared = SharedBeginning(inner);
  return !shared.empty() && outer.starts_with(shared);
}

std::uint32_t LatinOuterBegin(std::string_view text, std::uint32_t end, std::string_view inner) {
  const std::uint32_t begin = LatinNameBegin(text, end);
  const std::size_t blank = text.substr(0, end).rfind(' ');
  if (begin != end || blank == std::string_view::npos || !HasLatin(inner)) return begin;
  const std::uint32_t first = LatinNameBegin(text, static_cast<std::uint32_t>(blank));
  const std::string_view shared = text.substr(first, blank - first);
  return !shared.empty() && shared == SharedBeginning(inner) ? first : begin;
}

std::uint32_t HanOuterBegin(std::string_view text, std::uint32_t end, std::string_view inner) {
  const std::uint32_t begin = HanNameBegin(text, end);
  const std::string_view shared = SharedBeginning(inner);
  const bool both = begin != end && !shared.empty() && text.substr(0, begin).ends_with(shared);
  return both ? begin - static_cast<std::uint32_t>(shared.size()) : begin;
}

// Letters that begin words: WSDL, WebPI, XML DSig; not Web.
bool StandsForWords(std::string_view inner) {
  const auto is_capital = [](unsigned char c) { return std::isupper(c) != 0; };
  return !HasHan(inner) && std::count_if(inner.begin(), inner.end(), is_capital) >= 2 &&
         std::count(inner.begin(), inner.end(), ' ') <= 1;
}

constexpr std::size_t kReach = 90;  // Bytes before a name that say how it begins.

// "基于角色的访问控制 (RBAC)": too little is left behind the joint for so many letters.
bool IsCutShort(std::string_view before, std::string_view outer, std::size_t letters) {
  if (!before.ends_with("的") || CountCharacters(outer) * 2 >= letters * 3) return false;
  return before.find("基于") != std::string_view::npos ||
         before.find("基於") != std::string_view::npos;
}

// "创建、读取、更新和删除 (CRUD)": one letter for each of the listed words.
bool StandsForList(std::string_view before, std::string_view outer, std::size_t letters) {
  constexpr std::string_view kMark = "、";
  constexpr std::size_t kFewestItems = 4;
  constexpr std::size_t kLongestItem = 2;  // Characters.
  if (letters < kFewestItems || CountCharacters(outer) > kLongestItem) return false;
  const std::string_view joint =
      before.substr(before.size() - std::min(before.size(), kMark.size()));
  if (joint != "和" && joint != "与" && joint != "與" && joint != "及") return false;
  before.remove_suffix(joint.size());
  for (std::size_t listed = 2; listed < letters; ++listed) {
    const std::size_t mark = before.rfind(kMark);
    if (mark == std::string_view::npos) return false;
    if (CountCharacters(before.substr(mark + kMark.size())) > kLongestItem) return false;
    before = before.substr(0, mark);
  }
  return true;
}

// Capitals behind a Han name that stand for more than that name.
bool StandForMore(std::string_view text, std::string_view outer, std::string_view capitals) {
  if (!std::all_of(capitals.begin(), capitals.end(),
                   [](unsigned char c) { return std::isupper(c) != 0; })) {
    return false;
  }
  const auto begin = static_cast<std::size_t>(outer.data() - text.data());
  const std::size_t reach = std::min(begin, kReach);
  const std::string_view before = text.substr(begin - reach, reach);
  return IsCutShort(before, outer, capitals.size()) ||
         StandsForList(before, outer, capitals.size());
}

// The name before a bracket that holds `inner`; empty if there is none.
std::string_view NameBefore(std::string_view text, std::uint32_t end, std::string_view inner) {
  std::uint32_t begin = InitialsBegin(text, end, inner);
  if (begin == end && StandsForWords(inner)) begin = MixedNameBegin(text, end, inner);
  if (begin == end && HasHan(inner)) begin = LatinOuterBegin(text, end, inner);
  if (begin == end) begin = HanOuterBegin(text, end, inner);
  if (begin == end) begin = LatinNameBegin(text, end);
  if (begin == end) return NameEndingAt(text, end);  // In quotation marks.
  return text.substr(begin, end - begin);
}

// Words that a name in Latin letters does not hold: (Approved by Congress).
bool IsLatinName(std::string_view text) {
  if (!IsNameWord(text) || HasDigit(text)) return false;
  static constexpr std::array<std::string_view, 4> kInNames = {"of", "and", "the", "for"};
  bool is_first = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool is_small = std::find(kInNames.begin(), kInNames.end(), word) != kInNames.end();
    if (!word.empty() && IsLeadWord(word) && (is_first || !is_small)) return false;
    is_first = false;
    begin = end + 1;
  }
  return true;
}

// A file, a function or a member of one: Acme.Data.dll, Acme.h.
bool IsCode(std::string_view latin) {
  const std::size_t dot = latin.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == latin.size()) return false;
  const bool is_long = latin.find('.') != dot;
  static constexpr std::array<std::string_view, 16> kEndings = {
      "h",  "dll", "exe", "js", "json", "xml",    "cpp",  "py",
      "cs", "xsd", "lib", "ts", "java", "config", "aspx", "ocx"};
  const std::string ending = Fold(latin.substr(dot + 1));
  const bool is_initials = std::all_of(
      latin.begin(), latin.end(), [](unsigned char c) { return c == '.' || std::isupper(c) != 0; });
  // Assembly.Load, not Booking.com.
  const bool is_member = dot > 3 && dot + 3 < latin.size() &&
                         std::isupper(static_cast<unsigned char>(latin[dot + 1])) != 0 &&
                         std::islower(static_cast<unsigned char>(latin[dot - 1])) != 0;
  return !is_initials &&
         (is_member || std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end() ||
          (is_long && latin.find(' ') == std::string_view::npos));
}

// A Han name has blanks only beside letters: SK 海力士; not 图 3, 某某 - 某集团, 字符 *.
bool HasBrokenHan(std::string_view han) {
  if (!HasLatin(han) && han.find('-') != std::string_view::npos) return true;
  for (std::size_t blank = han.find(' '); blank != std::string_view::npos;
       blank = han.find(' ', blank + 1)) {
    const std::string_view before = han.substr(0, blank);
    const std::string_view after = han.substr(blank + 1);
    const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
    if (before.empty() || after.empty()) continue;
    if (!is_letter(static_cast<unsigned char>(before.back())) &&
        !is_letter(static_cast<unsigned char>(after.front()))) {
      return true;
    }
  }
  return false;
}

// A Latin name and a Han one of which one is in brackets behind the other.
bool CanTranslate(std::string_view latin, std::string_view han) {
  // "T2 (地面廣播)", "HBM4 (第六代)": what a version, a standard or a model is.
  const bool is_version = !latin.empty() && std::isdigit(static_cast<unsigned char>(latin.back()));
  return !IsCode(latin) && !HasBrokenHan(han) && (!is_version || HasDigit(han));
}

// "Amrit (柬埔寨微型银行)": one word in small letters is no seven characters of Han, but for
// companies' legal names.
bool Explains(std::string_view han, std::string_view latin) {
  constexpr std::size_t kLongestOfWord = 6;
  const bool is_word =
      latin.find_first_of(" -") == std::string_view::npos &&
      std::any_of(latin.begin(), latin.end(), [](unsigned char c) { return std::islower(c) != 0; });
  return is_word && CountCharacters(han) > kLongestOfWord && SuffixUnits(SplitUnits(han)) == 0;
}

// "中芯国际集成电路制造有限公司（中芯国际）": some of the longer name's characters, in order.
bool IsShortened(std::string_view shorter, std::string_view longer) {
  constexpr std::size_t kLeastLonger = 4;
  if (CountCharacters(shorter) < 2 || shorter.size() >= longer.size()) return false;
  if (CountCharacters(longer) < kLeastLonger) return false;
  std::size_t from = 0;
  for (std::size_t at = 0; at < shorter.size();) {
    const std::uint32_t length = CodePointAt(shorter, at).length;
    const std::size_t found = longer.find(shorter.substr(at, length), from);
    if (found == std::string_view::npos || (at == 0 && found != 0)) return false;
    from = found + length;
    at += length;
  }
  return true;
}

// "Acme Cloud (Acloud), the …" at the start of a sentence: one word that begins as the name does,
// so that (limited), (Bxxx) and a product are none.
bool IsContraction(std::string_view text, std::string_view outer, std::string_view inner,
                   std::uint32_t end) {
  constexpr std::size_t kShared = 3;
  const bool is_word =
      std::all_of(inner.begin(), inner.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  const bool is_small =
      std::any_of(inner.begin(), inner.end(), [](unsigned char c) { return std::islower(c) != 0; });
  if (!is_word || !is_small || inner.size() <= kShared || outer.size() <= inner.size())
    return false;
  if (outer.find(' ') == std::string_view::npos) return false;
  if (Fold(inner.substr(0, 1)) != Fold(outer.substr(0, 1))) return false;
  const auto begin = static_cast<std::size_t>(outer.data() - text.data());
  const std::string_view rest = text.substr(end);
  const bool opens = begin == 0 || text[begin - 1] == '\n' || text.substr(0, begin).ends_with(". ");
  return opens && (rest.starts_with(", ") || rest.starts_with(" is "));
}

// Whether the pair names one thing beyond doubt.
bool AreNames(std::string_view text, std::string_view outer, std::string_view inner,
              std::uint32_t end) {
  if (!LooksLikeName(outer) || NameKey(inner).empty() || NameKey(outer).empty()) return false;
  const bool outer_han = HasHan(outer);
  const bool inner_han = HasHan(inner);
  if (!CanBeOne(outer, inner)) return false;
  if (outer_han != inner_han &&
      !CanTranslate(outer_han ? inner : outer, outer_han ? outer : inner)) {
    return false;
  }
  if (outer_han && !inner_han && StandForMore(text, outer, inner)) return false;
  // "IQE (英)": where it is from.
  if (inner_han && CountCharacters(inner) < 2) return false;
  if (outer_han && inner_han) {
    return IsShortened(inner, outer) ||
           (HasLatin(inner) != HasLatin(outer) && SharesBeginning(outer, inner));
  }
  if (outer_han) return IsLatinName(inner);
  if (inner_han) return HasLatin(inner) ? SharesBeginning(outer, inner) : !Explains(inner, outer);
  return AreInitials(inner, outer) || AreInitials(outer, inner) ||
         IsContraction(text, outer, inner, end);
}

}  // namespace

std::vector<BracketName> FindBracketNames(std::string_view text) {
  std::vector<BracketName> names;
  for (const Bracket& bracket : FindBrackets(text)) {
    const std::string_view inner =
        NameInside(text.substr(bracket.inner_begin, bracket.inner_end - bracket.inner_begin));
    if (!LooksLikeName(inner) || NamingWordsLength(inner) > 0) continue;
    const std::string_view outer = NameBefore(text, OuterEnd(text, bracket.open), inner);
    if (outer.empty() || !AreNames(text, outer, inner, bracket.end)) continue;
    names.push_back({std::string(outer), std::string(inner),
                     static_cast<std::uint32_t>(outer.data() - text.data()), bracket.end});
  }
  return names;
}

std::string_view BracketAtEnd(std::string_view text) {
  const std::vector<Bracket> brackets = FindBrackets(Trim(text));
  const std::string_view trimmed = Trim(text);
  if (brackets.empty() || brackets.back().end != trimmed.size() || brackets.back().open == 0)
    return {};
  const Bracket& last = brackets.back();
  return Trim(trimmed.substr(last.inner_begin, last.inner_end - last.inner_begin));
}

std::string_view WithoutBracket(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  const std::vector<Bracket> brackets = FindBrackets(trimmed);
  if (brackets.empty() || brackets.back().end != trimmed.size() || brackets.back().open == 0)
    return trimmed;
  return Trim(trimmed.substr(0, brackets.back().open));
}

}  // namespace tanxun
