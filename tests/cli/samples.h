// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up results for the tests of renderers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/tool/render_text.h"
#include "tanxun/searcher.h"

namespace tanxun {

inline const TextView kPiped;

inline TextView OnTerminal() {
  TextView view;
  view.style = {true, true, true, 80, 24};
  return view;
}

inline Hit SampleHit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.path = "chips/acme.md";
  hit.lines = {12, 14};
  hit.title = "Acme";
  hit.headings = {"Export", "2025"};
  hit.snippet = "controls on 出口管制\nsecond line";
  hit.highlights = {{12, 24}};
  hit.tags = {"china", "ai/chips"};
  hit.tickers = {"NYSE:ACME"};
  hit.status = StatusLevel::kRed;
  hit.language = "mixed";
  hit.date = {2025, 10, 0};
  hit.matched_aliases = {"艾克米"};
  return hit;
}

inline Location SamplePlace(const std::string& path, std::uint32_t line, const std::string& quote) {
  Location where;
  where.path = path;
  where.lines = {line, line};
  where.column = 9;
  where.quote = quote;
  where.headings = {"Quick stats"};
  return where;
}

inline Answer SampleAnswer(const std::string& value, Polarity polarity = Polarity::kPositive) {
  Answer answer;
  answer.subject = "Acme";
  answer.attribute = "HQ";
  answer.value = value;
  answer.polarity = polarity;
  answer.as_of = {{2026, 1, 1}, AsOfOrigin::kNote};
  answer.confidence = 0.98;
  answer.sources = {SamplePlace("acme.md", 7, "| HQ | " + value + " |")};
  return answer;
}

inline Fact SampleFact() {
  Fact fact;
  fact.subject = "Acme";
  fact.attribute = "Market cap";
  fact.concept_id = "market_cap";
  fact.value = "~$20B";
  fact.qualifiers = {{"period", "FY2025"}};
  fact.as_of = {{2026, 0, 0}, AsOfOrigin::kText};
  fact.form = FactForm::kKeyValue;
  fact.confidence = 0.5;
  fact.where = SamplePlace("acme.md", 3, "| Market cap | ~$20B |");
  return fact;
}

}  // namespace tanxun
