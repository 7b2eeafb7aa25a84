// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/alias_listings.h"

#include <algorithm>
#include <array>
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
constexpr std::size_t kMostAliases = 32;  // Looked at: each is compared with all of them.

bool IsNumber(std::string_view alias) {
  return AllDigits(alias) && alias.size() >= kFewestDigits && alias.size() <= kMostDigits &&
         !LooksLikeYear(alias);
}

std::vector<std::string_view> AliasesOf(const Note& note) {
  const std::size_t count = std::min(note.aliases.size(), kMostAliases);
  return {note.aliases.begin(), note.aliases.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::vector<std::string_view> NamesOf(const Note& note) {
  std::vector<std::string_view> names = AliasesOf(note);
  names.push_back(note.subject);
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

// What only a company's note says of its subject.
bool IsAboutCompany(const Note& note, const Knowledge& knowledge) {
  static constexpr std::array<std::string_view, 6> kConcepts = {
      "ticker", "market_cap", "revenue", "ceo", "employees", "headquarters"};
  const bool listed =
      std::any_of(knowledge.tickers.begin(), knowledge.tickers.end(),
                  [&](const TickerMention& mention) { return mention.subject == note.subject; });
  return listed ||
         std::any_of(knowledge.facts.begin(), knowledge.facts.end(), [&](const Fact& fact) {
           if (fact.subject != note.subject) return false;
           return std::find(kConcepts.begin(), kConcepts.end(), fact.concept_id) !=
                      kConcepts.end() ||
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
  for (const std::string_view alias : AliasesOf(note)) {
    const std::vector<TickerMatch> matches = FindTickers(alias);
    if (matches.size() == 1 && matches[0].begin == 0 && matches[0].end == alias.size()) {
      found.push_back(Describe(matches[0].ticker));
    } else if (IsNumber(alias) && !IsPartOfName(note, alias) && !IsKnown(knowledge, alias) &&
               IsAboutCompany(note, knowledge)) {
      found.emplace_back(alias);
    }
  }
  return found;
}

}  // namespace tanxun
