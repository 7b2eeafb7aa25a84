// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/not_names.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/suffixes.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

struct Hash : std::hash<std::string_view> {
  using is_transparent = void;
};
using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

constexpr std::size_t kHanBytes = 3;
constexpr std::size_t kLongestWord = 8;    // Units of a word in the file.
constexpr std::size_t kLongestKind = 24;   // Units; a longer text is no kind.
constexpr std::size_t kLongestLead = 160;  // Bytes of a run that are looked at.

Words WordsOf(std::string_view kind, std::string_view language) {
  Words words;
  for (const auto& row : TsvRows(LexiconFile("not_names.tsv"))) {
    if (row.size() < 3 || row[0] != kind || row[1] != language) continue;
    for (std::string_view word : TsvEntries(row[2])) words.insert(Fold(word));
  }
  return words;
}

const Words& WholeWords() {
  static const Words kWords = [] {
    Words words = WordsOf("whole", "zh");
    words.merge(WordsOf("whole", "en"));
    for (const std::string& name : ExchangeNames()) words.insert(Fold(name));
    return words;
  }();
  return kWords;
}

const Words& KindWords() {
  static const Words kWords = WordsOf("generic", "zh");
  return kWords;
}

const Words& LatinKinds() {
  static const Words kWords = [] {
    Words words = WordsOf("whole", "en");
    words.merge(WordsOf("generic", "en"));
    return words;
  }();
  return kWords;
}

const Words& Fronts() {
  static const Words kWords = WordsOf("front", "zh");
  return kWords;
}

const Words& LeadsZh() {
  static const Words kWords = WordsOf("lead", "zh");
  return kWords;
}

const Words& Uncut() {
  static const Words kWords = [] {
    Words words = WordsOf("uncut", "zh");
    words.insert(KindWords().begin(), KindWords().end());
    return words;
  }();
  return kWords;
}

const Words& Joints() {
  static const Words kWords = WordsOf("joint", "zh");
  return kWords;
}

bool BeginsWithAny(std::string_view folded, const Words& words) {
  for (std::size_t n = kHanBytes; n <= std::min(folded.size(), kLongestWord * kHanBytes); ++n) {
    if (words.contains(folded.substr(0, n))) return true;
  }
  return false;
}

bool EndsWithAny(std::string_view folded, const Words& words) {
  for (std::size_t n = kHanBytes; n <= std::min(folded.size(), kLongestWord * kHanBytes); ++n) {
    if (words.contains(folded.substr(folded.size() - n))) return true;
  }
  return false;
}

bool HoldsAny(std::string_view folded, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return folded.find(word) != std::string_view::npos;
  });
}

// "X的Y", "X与Y" with two characters or more at either side: no one name.
bool IsJoined(std::string_view folded) {
  for (std::string_view joint : {"的", "与", "和", "及", "或"}) {
    const std::size_t at = folded.find(joint, 2 * kHanBytes);
    if (at == std::string_view::npos) continue;
    if (joint == "的" || at + 3 * kHanBytes <= folded.size()) return true;
  }
  return false;
}

bool IsClause(std::string_view folded) {
  static const Words kOpenings = WordsOf("opening", "zh");
  static const Words kEndings = WordsOf("ending", "zh");
  static const Words kInside = WordsOf("inside", "zh");
  return BeginsWithAny(folded, kOpenings) || EndsWithAny(folded, kEndings) ||
         HoldsAny(folded, kInside) || IsJoined(folded);
}

// Units of the longest generic word at the end of a text.
std::size_t KindTail(const std::vector<Unit>& units) {
  std::size_t tail = 0;
  for (std::size_t count = 2; count <= std::min(units.size(), kLongestWord); ++count) {
    std::string text;
    for (std::size_t i = units.size() - count; i < units.size(); ++i) text += units[i].text;
    if (KindWords().contains(text)) tail = count;
  }
  return tail;
}

std::string Joint(const std::vector<Unit>& units, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += units[i].text;
  return text;
}

// Whether a word that begins at `first` or later goes on behind `cut`: 客户|端, 向|量.
bool IsInsideWord(const std::vector<Unit>& units, std::size_t first, std::size_t cut) {
  for (std::size_t begin = first; begin < cut; ++begin) {
    const std::size_t last = std::min(units.size(), begin + kLongestWord);
    for (std::size_t end = cut + 1; end <= last; ++end) {
      if (Uncut().contains(Joint(units, begin, end))) return true;
    }
  }
  return false;
}

}  // namespace

bool NamesNothing(std::string_view text) {
  const std::string folded = Fold(Trim(text));
  if (WholeWords().contains(folded) || ConceptOfLabel(folded) != nullptr) return true;
  return HasHan(folded) && IsClause(folded);
}

bool IsKind(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  if (units.empty() || units.size() > kLongestKind) return false;
  std::vector<bool> reached(units.size() + 1, false);
  reached[0] = true;
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (!reached[at]) continue;
    if (units[at].kind != UnitKind::kHan) {
      if (LatinKinds().contains(units[at].text)) reached[at + 1] = true;
      continue;
    }
    const std::size_t last = std::min(units.size(), at + kLongestWord);
    for (std::size_t end = at + 1; end <= last; ++end) {
      if (KindWords().contains(Joint(units, at, end))) reached[end] = true;
    }
  }
  return reached.back();
}

bool IsLeadWord(std::string_view word) {
  static const Words kWords = WordsOf("lead", "en");
  const std::string folded = Fold(word);
  if (!kWords.contains(folded)) return false;
  // VIA Labs; but CEO, US.
  constexpr std::size_t kLeastCapitals = 3;
  const bool is_name =
      word.size() >= kLeastCapitals && !WholeWords().contains(folded) &&
      std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
  return !is_name;
}

bool IsLeadIn(std::string_view word) { return LeadsZh().contains(Fold(word)); }

bool DescribesKind(std::string_view han) {
  constexpr std::size_t kLongestStem = 3;  // Of a name: 意法|半导体, 爱德万|测试.
  const std::vector<Unit> units = SplitUnits(han);
  const std::size_t tail = KindTail(units);
  return tail > 0 && units.size() > tail + kLongestStem;
}

std::uint32_t LeadLength(std::string_view run, bool follows_name) {
  if (run.size() > kLongestLead) return 0;
  std::vector<Unit> units = SplitUnits(run);
  units.resize(units.size() - SuffixUnits(units));  // 股份有限公司 leads up to nothing.
  std::size_t cut = 0;
  for (std::size_t at = 0; at + 2 < units.size(); ++at) {
    const auto cuts_behind = [&](std::size_t end) {
      return end + 2 <= units.size() && !IsKind(run.substr(units[end].begin));
    };
    if (at < cut) continue;  // Inside of what leads up.
    for (std::size_t end = at + 2; end <= std::min(units.size(), at + kLongestWord); ++end) {
      const std::string word = Joint(units, at, end);
      if (!LeadsZh().contains(word) || IsInsideWord(units, at, end)) continue;
      // A kind keeps only what makes a kind of it as well: 芯片设备, but 采用|散热模组.
      const bool leads_to_kind =
          at == cut && end + 2 <= units.size() && !KindWords().contains(word);
      if (leads_to_kind || cuts_behind(end)) cut = std::max(cut, end);
    }
    const bool is_front = at == 0 || at == cut;  // 引入|了.
    if (cut <= at && is_front && Fronts().contains(units[at].text) &&
        !IsInsideWord(units, at, at + 1)) {
      cut = at + 1;
      continue;
    }
    const bool stands_between = at >= cut + 2 || (cut > 0 && at == cut + 1) ||
                                (at == 0 && follows_name) || (at > 0 && at == cut);
    constexpr std::size_t kLongKind = 4;  // Units; what is shorter may be the end of a kind.
    const bool cuts = cuts_behind(at + 1) || at + 1 + kLongKind <= units.size();
    if (stands_between && Joints().contains(units[at].text) && cuts &&
        !IsInsideWord(units, at, at + 1)) {
      cut = std::max(cut, at + 1);
    }
  }
  return cut == 0 ? 0 : units[cut].begin;
}

}  // namespace tanxun
