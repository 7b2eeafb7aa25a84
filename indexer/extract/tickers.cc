// SPDX-License-Identifier: GPL-2.0-or-later
// Listings: who has them, where it is said, and what is written as one and cannot be.
#include "indexer/lexicon/tickers.h"

#include <algorithm>
#include <set>

#include "indexer/extract/alias_listings.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/each_text.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/name_runs.h"
#include "indexer/extract/places.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// The name in front of the bracket that holds byte `at`; "Acme Cloud (Acloud), part of Acme Group
// (NYSE: X)" -> "Acme Group".
std::string NameBefore(const Note& note, std::string_view text, std::uint32_t at) {
  constexpr std::size_t kNear = 512;  // Bytes: brackets and names are shorter.
  if (at > kNear) {
    const std::size_t begin = FloorBoundary(text, at - kNear);
    text.remove_prefix(begin);
    at -= static_cast<std::uint32_t>(begin);
  }
  const std::string_view before = text.substr(0, at);
  const std::size_t ascii = before.rfind('(');
  const std::size_t wide = before.rfind("（");
  std::size_t open = ascii;
  if (wide != std::string_view::npos && (ascii == std::string_view::npos || wide > ascii))
    open = wide;
  if (open == std::string_view::npos) return {};
  if (before.find(')', open) != std::string_view::npos ||
      before.find("）", open) != std::string_view::npos)
    return {};
  std::string_view name = NameEndingAt(text, static_cast<std::uint32_t>(open));
  // "X（Y）（NYSE: Z）": the name stands before both brackets.
  if (name.empty() && open > 0) {
    const std::string_view outer = WithoutBracket(text.substr(0, open));
    if (outer.size() < Trim(text.substr(0, open)).size()) {
      name = NameEndingAt(text, static_cast<std::uint32_t>(outer.size()));
    }
  }
  // A Han name runs into the words before it; the note's own name is known.
  std::vector<std::string_view> own(note.aliases.begin(), note.aliases.end());
  own.emplace_back(note.subject);
  for (std::string_view known : own) {
    if (!known.empty() && Trim(text.substr(0, open)).ends_with(known)) return std::string(known);
  }
  return std::string(name);
}

// The listings from `first` on that stand in one bracket: "NYSE: X; HKEX: 1".
std::size_t EndOfBracket(std::string_view text, const std::vector<TickerMatch>& matches,
                         std::size_t first) {
  std::size_t last = first;
  while (last + 1 < matches.size()) {
    const std::string_view between =
        text.substr(matches[last].end, matches[last + 1].begin - matches[last].end);
    if (between.size() > 16 || between.find(')') != std::string_view::npos ||
        between.find("）") != std::string_view::npos)
      break;
    ++last;
  }
  return last;
}

void AddTickerFact(const Note& note, const Section& section, const RichText& text, LineRange lines,
                   std::string_view subject, std::uint32_t begin, std::uint32_t end,
                   FactSink& sink) {
  Draft draft = WholeValue(text, lines);
  draft.begin = begin;
  draft.end = end;
  draft.subject = subject;
  draft.label = "ticker";
  draft.concept_id = "ticker";
  draft.form = FactForm::kTicker;
  AddFact(note, section, draft, sink);
}

constexpr std::size_t kMostRemarks = 100;  // Of one note.

// Gathers a note's listings, each once a line.
class TickerGatherer {
 public:
  TickerGatherer(const Note& note, Knowledge& knowledge) : note_(note), knowledge_(knowledge) {}

  void AddFacts() {
    for (const Fact& fact : knowledge_.facts) {
      if (fact.concept_id != "ticker") continue;
      const ListingReading read = ReadListingsInField(fact.value);
      const std::uint32_t line = fact.where.lines.first;
      for (const TickerMatch& match : read.found) {
        covered_.insert({Describe(match.ticker), line});
        knowledge_.tickers.push_back({Describe(match.ticker), fact.subject, line, fact.where.span});
      }
      for (const TickerMisfit& misfit : read.misfits) Remark(misfit, line);
    }
  }

  void AddTexts() {
    std::vector<Fact> more;
    FactSink sink{.facts = &more};
    for (const Section& section : note_.sections) {
      EachText(note_, section, [&](const RichText& text, LineRange lines, const Block& block) {
        const ListingReading read = ReadListings(text.text);
        const bool cell = block.kind == BlockKind::kTable;
        AddMatches(section, text, lines, read.found, cell, sink);
        for (const TickerMisfit& misfit : read.misfits) {
          Remark(misfit, LinesOf(*note_.source, text, misfit.begin, misfit.end, lines).first);
        }
      });
    }
    knowledge_.facts.insert(knowledge_.facts.end(), more.begin(), more.end());
  }

 private:
  void AddMatches(const Section& section, const RichText& text, LineRange lines,
                  const std::vector<TickerMatch>& matches, bool cell, FactSink& sink) {
    for (std::size_t first = 0; first < matches.size();) {
      const std::size_t last = EndOfBracket(text.text, matches, first);
      const std::string subject = NameBefore(note_, text.text, matches[first].begin);
      bool fresh = false;
      for (std::size_t i = first; i <= last; ++i) {
        const TickerMatch& match = matches[i];
        const std::uint32_t line =
            LinesOf(*note_.source, text, match.begin, match.end, lines).first;
        if (!covered_.insert({Describe(match.ticker), line}).second) continue;
        knowledge_.tickers.push_back(
            {Describe(match.ticker), subject, line, SourceSpan(text, match.begin, match.end)});
        fresh = true;
      }
      if (fresh && !subject.empty() && !cell) {
        AddTickerFact(note_, section, text, lines, subject, matches[first].begin, matches[last].end,
                      sink);
      }
      first = last + 1;
    }
  }

  void Remark(const TickerMisfit& misfit, std::uint32_t line) {
    if (knowledge_.remarks.size() >= kMostRemarks) return;
    if (!remarked_.insert({Describe(misfit), line}).second) return;
    knowledge_.remarks.push_back({{}, line, Describe(misfit)});
  }

  const Note& note_;
  Knowledge& knowledge_;
  std::set<std::pair<std::string, std::uint32_t>> covered_;  // A field's value is not read twice.
  std::set<std::pair<std::string, std::uint32_t>> remarked_;
};

}  // namespace

void ExtractTickers(const Note& note, Knowledge& knowledge) {
  TickerGatherer gatherer(note, knowledge);
  gatherer.AddFacts();
  gatherer.AddTexts();
  for (const std::string& listing : ListingsAmongAliases(note, knowledge)) {
    knowledge.tickers.push_back({listing, note.subject, 1, {}});
  }
}

}  // namespace tanxun
