// SPDX-License-Identifier: GPL-2.0-or-later
// Source -> Knowledge: every extractor in its order.
#include <fmt/format.h>

#include "indexer/extract/bounds.h"
#include "indexer/extract/chain/edges.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/passages.h"
#include "indexer/extract/structures.h"

namespace tanxun {
namespace {

using SectionExtractor = void (*)(const Note&, const Section&, FactSink&);

constexpr SectionExtractor kFactExtractors[] = {
    ExtractCard, ExtractTables, ExtractLabelLines, ExtractLists, ExtractDefinitions, ExtractProse,
};

}  // namespace

Knowledge ExtractKnowledge(const Source& source) {
  const Note note = MakeNote(source);
  Knowledge knowledge;
  knowledge.subject = note.subject;
  knowledge.aliases = note.aliases;
  knowledge.date = note.as_of.date;
  knowledge.date_origin = note.as_of.origin;
  knowledge.passages = MakePassages(note);

  FactSink sink{.facts = &knowledge.facts, .next_row = 1};
  ExtractProperties(note, sink);
  for (const Section& section : note.sections) {
    for (const SectionExtractor extract : kFactExtractors) extract(note, section, sink);
  }
  knowledge.names = ExtractNames(note, knowledge.facts);
  knowledge.parts = ExtractParts(knowledge.facts);
  ExtractTickers(note, knowledge);
  knowledge.statuses = ExtractStatuses(note, knowledge.facts);
  knowledge.tags = ExtractTags(note);
  knowledge.links = ExtractLinks(note);
  knowledge.edges = ExtractEdges(note, knowledge.facts, knowledge.remarks);
  if (note.sections.size() > kMostSections) {
    knowledge.remarks.push_back(
        {"", 0, fmt::format("has over {} headings; those after are read as text", kMostSections)});
  }
  BoundLists(knowledge);
  return knowledge;
}

}  // namespace tanxun
