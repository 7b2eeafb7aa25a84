// SPDX-License-Identifier: GPL-2.0-or-later
// How well a fact fits a question.
#pragma once

#include <string>
#include <vector>

#include "query/answer/candidates.h"
#include "query/answer/intent.h"

namespace tanxun {

struct FactMatch {
  Fact fact;  // A list under a lead-in and a table's key column are one fact with items.
  bool subject_exact =
      false;  // The asked entity itself, by an exact name, or a row that the question names.
  bool ambiguous = false;  // The asked name belongs to several entities.
  double attribute =
      0.0;  // Share of the label that is asked for; 1 = the whole label or its concept.
  double coverage = 0.0;          // Share of the question's words that the fact accounts for.
  std::uint32_t specific = 0;     // Words of the question that the label itself accounts for.
  std::uint32_t unexplained = 0;  // Words of the question that nothing about the fact accounts for.
  bool type_clash = false;        // A date was asked, the value has none; …
  bool polarity_clash = false;    // What X cannot was asked, the fact says what it can.
  double affinity = 0.0;          // Set where nothing is firm: how near it comes to what was asked.
  double score = 0.0;

  // An answer rather than a possibility.
  bool firm() const {
    return subject_exact && attribute >= 0.99 && unexplained == 0 && !type_clash && !polarity_clash;
  }

  // How likely it is what was asked, 0..1; 0 = not worth showing. Only for what is not firm.
  double Possibility() const;
};

struct MatchScope {
  bool unnamed =
      false;  // The question names no subject: a fact whose whole label it asks for is meant.
  bool one_source = false;  // The question is put to one note: its own subject need not be named.
  NameLookup lookup;        // Tells headings that name another entity.
};

// Best first. Lists are merged before they are matched.
std::vector<FactMatch> MatchFacts(const Intent& intent, const FactRows& rows,
                                  const MatchScope& scope);

std::string Describe(const FactMatch& match);

}  // namespace tanxun
