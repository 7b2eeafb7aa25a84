// SPDX-License-Identifier: GPL-2.0-or-later
// The structures that carry facts, one extractor each; kFactExtractors in extract.cc lists them.
#pragma once

#include <vector>

#include "indexer/extract/label_reading.h"
#include "indexer/extract/note.h"

namespace tanxun {

// What an extractor adds to. next_row numbers the rows and lists whose facts belong together.
struct FactSink {
  std::vector<Fact>* facts = nullptr;
  std::uint32_t next_row = 1;
  LabelReadings labels = {};  // Of the note's labels so far: a table's header labels each row.
};

void ExtractProperties(const Note& note, FactSink& sink);                          // front matter
void ExtractTables(const Note& note, const Section& section, FactSink& sink);      // tables.cc
void ExtractLists(const Note& note, const Section& section, FactSink& sink);       // lists.cc
void ExtractLabelLines(const Note& note, const Section& section, FactSink& sink);  // labels.cc
void ExtractDefinitions(const Note& note, const Section& section,
                        FactSink& sink);                                      // definitions.cc
void ExtractCard(const Note& note, const Section& section, FactSink& sink);   // cards.cc
void ExtractProse(const Note& note, const Section& section, FactSink& sink);  // prose.cc

}  // namespace tanxun
