// SPDX-License-Identifier: GPL-2.0-or-later
// From a place in a note to a Fact: label, concept, qualifiers, date, polarity and exact location,
// the same for every structure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/label_reading.h"
#include "indexer/extract/note.h"
#include "indexer/extract/structures.h"

namespace tanxun {

// What an extractor found; AddFact adds the rest.
struct Draft {
  std::string_view subject;        // Empty = the note's.
  std::string_view label;          // As written; a trailing colon is dropped.
  std::string_view concept_id;     // Empty = by the label.
  std::string_view period;         // That the value is of, where not the label says so.
  const RichText* text = nullptr;  // Where the value stands …
  std::uint32_t begin = 0;         // … its bytes [begin, end) …
  std::uint32_t end = 0;
  LineRange lines;  // … and the lines of the whole `text`.
  FactForm form = FactForm::kKeyValue;
  Polarity polarity = Polarity::kPositive;
  std::uint32_t row = 0;
  std::string_view quote;  // Prose: the sentence, quoted where its line is too long to quote.
  std::string_view
      sentence;  // Prose: what the value was cut from; its dates count before the note's.
};

// The whole of `text` as value.
Draft WholeValue(const RichText& text, LineRange lines);

// Whether a label can name an attribute: not empty, not longer than names are.
bool IsUsableLabel(std::string_view label);

// Adds the fact to `sink` and returns it. The value must not be empty. Confidence is the form's.
Fact& AddFact(const Note& note, const Section& section, const Draft& draft, FactSink& sink);

// True where a value says nothing: "", "—", "TBD", 未披露; "unknown", too, but under the label of a
// status.
bool IsEmptyValue(std::string_view value, std::string_view label = {});

// Measured share of right facts among those of this form, 0..1.
double FormPrecision(FactForm form);

}  // namespace tanxun
