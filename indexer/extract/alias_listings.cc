// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/alias_listings.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/listing_text.h"
#include "indexer/lexicon/listing_words.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

constexpr std::size_t kFewestDigits = 4;
constexpr std::size_t kMostDigits = 6;
constexpr std::size_t kFewestLetters = 2;
constexpr std::size_t kMostLetters = 5;

bool IsNumber(std::string_view alias) {
  return AllDigits(alias) && alias.size() >= kFewestDigits && alias.size() <= kMostDigits &&
         !LooksLikeYear(alias);
}

bool IsCapitals(std::string_view alias) {
  return alias.size() >= kFewestLetters && alias.size() <= kMostLetters &&
         std::all_of(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<std::string_view> NamesOf(const Note& note) {
  std::vector<std::string_view> names{note.subject};
  names.insert(names.end(), note.aliases.begin(), note.aliases.end());
  return names;
}

bool HasWord(std::string_view text, std::string_view folded) {
  const std::vector<Unit> units = SplitUnits(text);
  return std::any_of(units.begin(), units.end(),
                     [&](const Unit& unit) { return unit.text == folded; });
}

// ISO 9001 has the alias 9001.
bool IsPartOfName(const Note& note, std::string_view alias) {
  const std::string folded = Fold(alias);
  const std::vector<std::string_view> names = NamesOf(note);
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return name != alias && HasWord(name, folded); });
}

// The first letters of a name's words begin with the alias: TSMC.
bool IsInitialsOfName(const Note& note, std::string_view alias) {
  const std::string folded = Fold(alias);
  const std::vector<std::string_view> names = NamesOf(note);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    std::string initials;
    for (const Unit& unit : SplitUnits(name)) initials += unit.text.substr(0, 1);
    return initials.starts_with(folded);
  });
}

bool IsUsedAsName(const Knowledge& knowledge, std::string_view alias) {
  const std::string folded = Fold(alias);
  return std::any_of(
      knowledge.passages.begin(), knowledge.passages.end(), [&](const Passage& passage) {
        return passage.text.find(alias) != std::string::npos && HasWord(passage.text, folded);
      });
}

// What only a company's note says of its subject.
bool IsAboutCompany(const Note& note, const Knowledge& knowledge) {
  static constexpr std::array<std::string_view, 6> kConcepts = {
      "ticker", "market_cap", "revenue", "ceo", "employees", "headquarters"};
  if (!knowledge.tickers.empty()) return true;
  return std::any_of(knowledge.facts.begin(), knowledge.facts.end(), [&](const Fact& fact) {
    if (fact.subject != note.subject) return false;
    return std::find(kConcepts.begin(), kConcepts.end(), fact.concept_id) != kConcepts.end() ||
           (fact.form == FactForm::kDefinition && NamesCompany(Fold(fact.value)));
  });
}

bool IsKnown(const Knowledge& knowledge, std::string_view code) {
  return std::any_of(
      knowledge.tickers.begin(), knowledge.tickers.end(), [&](const TickerMention& mention) {
        const std::size_t colon = mention.ticker.find(':');
        return CodeKey(std::string_view(mention.ticker)
                           .substr(colon == std::string::npos ? 0 : colon + 1)) == CodeKey(code);
      });
}

}  // namespace

std::vector<std::string> ListingsAmongAliases(const Note& note, const Knowledge& knowledge) {
  std::vector<std::string> found;
  bool numbered = false;
  for (const std::string& alias : note.aliases) {
    const std::vector<TickerMatch> matches = FindTickers(alias);
    if (matches.size() == 1 && matches[0].begin == 0 && matches[0].end == alias.size()) {
      found.push_back(Describe(matches[0].ticker));
      numbered = numbered || AllDigits(matches[0].ticker.code);
    } else if (IsNumber(alias) && !IsPartOfName(note, alias)) {
      if (IsKnown(knowledge, alias)) {
        numbered = true;
      } else if (IsAboutCompany(note, knowledge)) {
        found.push_back(alias);
        numbered = true;
      }
    }
  }
  for (const std::string& alias : note.aliases) {
    if (!numbered || !IsCapitals(alias) || IsKnown(knowledge, alias)) continue;
    if (IsCommonCapitals(Fold(alias)) || IsPartOfName(note, alias) ||
        IsInitialsOfName(note, alias) || IsUsedAsName(knowledge, alias)) {
      continue;
    }
    found.push_back(alias);
  }
  return found;
}

}  // namespace tanxun
