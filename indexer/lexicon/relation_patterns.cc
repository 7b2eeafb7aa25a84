// SPDX-License-Identifier: GPL-2.0-or-later
// Closed patterns of sentences about the supply chain: names, then fixed words between them.
#include <algorithm>
#include <cctype>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/relations.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/spotter.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostPlaces = 8;    // Of one pattern in a sentence.
constexpr std::size_t kLongestGap = 120;  // Bytes of what stands between two fixed words.

// A slot (F, T, W, M) or fixed words, one of which must stand there.
struct Element {
  char slot = 0;
  bool holds_thing = false;
  bool sure = false;
  std::vector<std::string> words;
};

struct Pattern {
  std::string relation;
  std::vector<Element> elements;
};

// "T由F(代工|制造)" to its elements.
Pattern ParsePattern(std::string_view relation, std::string_view text) {
  Pattern pattern{std::string(relation), {}};
  for (std::size_t at = 0; at < text.size();) {
    Element element;
    if (text[at] == '(') {
      const std::size_t close = text.find(')', at);
      for (const std::string_view word : TsvEntries(text.substr(at + 1, close - at - 1))) {
        element.words.push_back(Fold(word));
      }
      at = close + 1;
    } else if (std::string_view("FTWM").find(text[at]) != std::string_view::npos) {
      element.slot = text[at++];
      element.holds_thing = at < text.size() && text[at] == '!';
      element.sure = at < text.size() && text[at] == '+';
      at += element.holds_thing || element.sure ? 1 : 0;
    } else {
      const std::size_t end = std::min(text.find_first_of("(FTWM", at), text.size());
      element.words.push_back(Fold(text.substr(at, end - at)));
      at = end;
    }
    pattern.elements.push_back(std::move(element));
  }
  return pattern;
}

const std::vector<Pattern>& Patterns() {
  static const std::vector<Pattern> kPatterns = [] {
    std::vector<Pattern> patterns;
    for (const auto& row : TsvRows(LexiconFile("relations.tsv"))) {
      if (row.size() < 5 || row[0] != "sentence") continue;
      for (const std::size_t cell : {3, 4}) {
        if (row[cell] != "-") patterns.push_back(ParsePattern(row[1], row[cell]));
      }
    }
    return patterns;
  }();
  return kPatterns;
}

bool IsWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// 供应商, 出货量: the word is the beginning of another.
bool GoesOn(std::string_view rest, std::string_view word) {
  static constexpr std::string_view kMore[] = {"商", "链", "量", "价", "额", "厂", "部",
                                               "方", "端", "率", "者", "期", "程", "国"};
  if (static_cast<unsigned char>(word.back()) < 0x80) return false;
  return std::any_of(std::begin(kMore), std::end(kMore),
                     [&](std::string_view more) { return rest.starts_with(more); });
}

// Whether `word` stands at `at` as whole words.
bool StandsAt(std::string_view folded, std::size_t at, std::string_view word) {
  if (!folded.substr(at).starts_with(word)) return false;
  const std::size_t end = at + word.size();
  const bool starts = !IsWordChar(word.front()) || at == 0 || !IsWordChar(folded[at - 1]);
  const bool ends = !IsWordChar(word.back()) || end >= folded.size() || !IsWordChar(folded[end]);
  return starts && ends && !GoesOn(folded.substr(end), word);
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first place of any of the words in [from, limit); the longest word there.
std::optional<Stretch> FindAny(std::string_view folded, const std::vector<std::string>& words,
                               std::size_t from, std::size_t limit) {
  std::optional<Stretch> best;
  for (const std::string& word : words) {
    for (std::size_t at = folded.find(word, from); at < limit; at = folded.find(word, at + 1)) {
      if (!StandsAt(folded, at, word)) continue;
      const bool better = !best.has_value() || at < best->begin ||
                          (at == best->begin && at + word.size() > best->end);
      if (better) best = Stretch{at, at + word.size()};
      break;
    }
  }
  return best;
}

// Places of a pattern's elements, the first fixed words at `first`; empty if the rest does not
// follow.
std::vector<Stretch> PlacesFrom(std::string_view folded, const Pattern& pattern, Stretch first) {
  std::vector<Stretch> places = {{0, first.begin}, first};
  std::size_t at = first.end;
  for (std::size_t i = 2; i < pattern.elements.size(); ++i) {
    const Element& element = pattern.elements[i];
    const bool fixed = element.slot == 0;
    if (!fixed && i + 1 == pattern.elements.size()) {
      places.push_back({at, folded.size()});
      break;
    }
    if (!fixed) {
      places.push_back({at, at});
      continue;
    }
    const bool touches = pattern.elements[i - 1].slot == 0;
    if (touches) at = std::min(folded.find_first_not_of(' ', at), folded.size());
    const std::size_t limit = touches ? at + 1 : at + kLongestGap;
    const auto found = FindAny(folded, element.words, at, std::min(limit, folded.size()));
    if (!found.has_value()) return {};
    if (!touches) places.back().end = found->begin;
    places.push_back(*found);
    at = found->end;
  }
  return places;
}

RelationMatch::Part PartAt(const FoldedText& folded, const Pattern& pattern, std::size_t element,
                           Stretch place) {
  const auto begin = static_cast<std::uint32_t>(
      place.begin < folded.origin.size() ? folded.origin[place.begin] : folded.origin.back());
  const std::uint32_t end = place.end == 0 ? 0 : std::max(begin, folded.OriginEnd(place.end));
  return {begin,
          end,
          element == 0,
          element + 1 == pattern.elements.size(),
          pattern.elements[element].holds_thing,
          pattern.elements[element].sure};
}

bool OnlyWeighs(std::string_view words) {
  const std::string_view role = HasHan(words) ? "客户" : " customer";
  return words.empty() || ReadRoles(std::string(words) + std::string(role)).size() == 1;
}

// Whether the matched parts may be what they are for: no clause mark in between, M only weighs.
bool AreParts(const FoldedText& folded, const Pattern& pattern,
              const std::vector<Stretch>& places) {
  static constexpr std::string_view kMarks[] = {"。", "；", ";", ":", "：", "(", "（"};
  for (std::size_t i = 1; i + 1 < places.size(); ++i) {
    const Element& element = pattern.elements[i];
    if (element.slot == 0) continue;
    const std::string_view text = Trim(
        std::string_view(folded.text).substr(places[i].begin, places[i].end - places[i].begin));
    if (element.slot == 'M' && !OnlyWeighs(text)) return false;
    if (element.slot != 'M' && text.empty()) return false;
    for (const std::string_view mark : kMarks) {
      if (text.find(mark) != std::string_view::npos) return false;
    }
    if (element.slot == 'W' && (text.find(',') != text.npos || text.find("，") != text.npos)) {
      return false;
    }
  }
  return true;
}

RelationMatch MatchOf(const FoldedText& folded, const Pattern& pattern,
                      const std::vector<Stretch>& places) {
  RelationMatch match;
  match.relation = pattern.relation;
  match.place = folded.origin[places[1].begin];
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (pattern.elements[i].slot == 0) match.place_end = folded.OriginEnd(places[i].end);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const RelationMatch::Part part = PartAt(folded, pattern, i, places[i]);
    if (pattern.elements[i].slot == 'F') match.from = part;
    if (pattern.elements[i].slot == 'T') match.to = part;
    if (pattern.elements[i].slot == 'W') match.what = part;
  }
  return match;
}

}  // namespace

bool MayStateRelation(std::string_view folded) {
  static const Spotter kCues = [] {
    Spotter cues;
    for (const Pattern& pattern : Patterns()) {
      // The rarest of what must be there: the last fixed words but for "to", "by", "for".
      const auto& elements = pattern.elements;
      const auto longest = std::max_element(elements.begin(), elements.end(),
                                            [](const Element& a, const Element& b) {
                                              const auto length = [](const Element& e) {
                                                return e.words.empty() ? 0 : e.words.front().size();
                                              };
                                              return length(a) < length(b);
                                            });
      for (const std::string& word : longest->words) cues.Add(word);
    }
    return cues;
  }();
  return kCues.Find(folded) != 0;
}

std::vector<RelationMatch> FindRelations(std::string_view sentence) {
  const FoldedText folded = FoldWithOrigin(sentence);
  std::vector<RelationMatch> matches;
  for (const Pattern& pattern : Patterns()) {
    std::size_t from = 0;
    for (std::size_t count = 0; count < kMostPlaces; ++count) {
      const auto first = FindAny(folded.text, pattern.elements[1].words, from, folded.text.size());
      if (!first.has_value()) break;
      from = first->end;
      const std::vector<Stretch> places = PlacesFrom(folded.text, pattern, *first);
      if (places.empty() || !AreParts(folded, pattern, places)) continue;
      matches.push_back(MatchOf(folded, pattern, places));
    }
  }
  return matches;
}

}  // namespace tanxun
