// SPDX-License-Identifier: GPL-2.0-or-later
// Listings and statuses: who has them, where it is said.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/each_text.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/name_runs.h"
#include "indexer/extract/places.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/words.h"
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

bool IsBareCode(std::string_view alias) {
  const bool letters =
      std::all_of(alias.begin(), alias.end(), [](unsigned char c) { return std::isupper(c) != 0; });
  const bool digits =
      std::all_of(alias.begin(), alias.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return (letters && alias.size() >= 3 && alias.size() <= 5) ||
         (digits && alias.size() >= 4 && alias.size() <= 6);
}

// Only a company's note has listings among its aliases; elsewhere GPU and HBM are just short names.
bool IsAboutCompany(const Note& note, const std::vector<Fact>& facts) {
  static constexpr std::array<std::string_view, 6> kConcepts = {
      "ticker", "market_cap", "revenue", "ceo", "employees", "headquarters"};
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    return fact.subject == note.subject &&
           std::find(kConcepts.begin(), kConcepts.end(), fact.concept_id) != kConcepts.end();
  });
}

void AddFromAliases(const Note& note, const std::vector<Fact>& facts,
                    std::vector<TickerMention>& found) {
  const bool company = IsAboutCompany(note, facts);
  for (const std::string& alias : note.aliases) {
    for (const TickerMatch& match : FindTickersInField(alias)) {
      if (match.begin != 0 || match.end != alias.size()) continue;
      if (match.ticker.exchange.empty() && !(company && IsBareCode(alias))) continue;
      found.push_back({Describe(match.ticker), note.subject, 1, {}});
    }
  }
}

void AddFromFacts(const std::vector<Fact>& facts, std::vector<TickerMention>& found) {
  for (const Fact& fact : facts) {
    if (fact.concept_id != "ticker") continue;
    for (const TickerMatch& match : FindTickersInField(fact.value)) {
      found.push_back(
          {Describe(match.ticker), fact.subject, fact.where.lines.first, fact.where.span});
    }
  }
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

}  // namespace

std::vector<TickerMention> ExtractTickers(const Note& note, std::vector<Fact>& facts) {
  std::vector<TickerMention> found;
  AddFromFacts(facts, found);
  std::set<std::pair<std::string, std::uint32_t>>
      covered;  // Ticker and line: a field's value is not read twice.
  for (const TickerMention& mention : found) covered.insert({mention.ticker, mention.line});
  std::vector<Fact> more;
  FactSink sink{.facts = &more};
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block& block) {
      const std::vector<TickerMatch> matches = FindTickers(text.text);
      const bool cell = block.kind == BlockKind::kTable || block.kind == BlockKind::kHeading;
      for (std::size_t first = 0; first < matches.size();) {
        const std::size_t last = EndOfBracket(text.text, matches, first);
        const std::string subject = NameBefore(note, text.text, matches[first].begin);
        bool fresh = false;
        for (std::size_t i = first; i <= last; ++i) {
          const TickerMatch& match = matches[i];
          const std::uint32_t line =
              LinesOf(*note.source, text, match.begin, match.end, lines).first;
          if (!covered.insert({Describe(match.ticker), line}).second) continue;
          found.push_back(
              {Describe(match.ticker), subject, line, SourceSpan(text, match.begin, match.end)});
          fresh = true;
        }
        if (fresh && !subject.empty() && !cell) {
          AddTickerFact(note, section, text, lines, subject, matches[first].begin,
                        matches[last].end, sink);
        }
        first = last + 1;
      }
    });
  }
  facts.insert(facts.end(), more.begin(), more.end());
  AddFromAliases(note, facts, found);
  return found;
}

namespace {

// A supply's status is read from any text, another thing's only where it is nothing but a level or
// a word for one: "draft" and "done" are none.
std::optional<StatusLevel> StatusOfFact(const Fact& fact) {
  std::optional<StatusLevel> level =
      fact.concept_id == "bottleneck_status" ? StatusOf(fact.value) : StatusMarkOf(fact.value);
  const bool asked = fact.concept_id == "bottleneck_status" || fact.concept_id == "status";
  if (!level.has_value() && asked) level = ParseStatus(fact.value);
  return level;
}

}  // namespace

std::vector<StatusMention> ExtractStatuses(const Note& note, const std::vector<Fact>& facts) {
  std::vector<StatusMention> found;
  std::set<std::uint32_t> lines_done;
  for (const Fact& fact : facts) {
    const auto level = StatusOfFact(fact);
    if (!level.has_value() || fact.form == FactForm::kProse) continue;
    if (!lines_done.insert(fact.where.lines.first).second) continue;
    found.push_back({*level, fact.subject, fact.value, {}, fact.as_of, fact.where.lines.first});
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      if (!StatusMarkOf(text.text).has_value()) return;
      for (std::size_t begin = 0; begin <= text.text.size();) {
        const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
        const std::string_view part = std::string_view(text.text).substr(begin, end - begin);
        if (const auto level = StatusMarkOf(part)) {
          const std::uint32_t line = LinesOf(*note.source, text, static_cast<std::uint32_t>(begin),
                                             static_cast<std::uint32_t>(end), lines)
                                         .first;
          if (lines_done.insert(line).second) {
            const AsOf& as_of = section.as_of.date.known() ? section.as_of : note.as_of;
            found.push_back({*level, {}, std::string(Trim(part)), {}, as_of, line});
          }
        }
        begin = end + 1;
      }
    });
  }
  return found;
}

}  // namespace tanxun
