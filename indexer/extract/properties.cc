// SPDX-License-Identifier: GPL-2.0-or-later
// Front-matter keys as facts of the note; names, tags, titles and page settings are no facts.
#include <string>

#include "indexer/extract/fact_maker.h"
#include "indexer/extract/property_values.h"
#include "indexer/extract/structures.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/tickers.h"

namespace tanxun {
namespace {

std::string Joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) {
    if (IsEmptyValue(value)) continue;
    if (!text.empty()) text += ", ";
    text += ShownValue(value);
  }
  return text;
}

// A map of listings, "ticker: {NYSE: BABA}", comes flattened, BABA under "ticker.NYSE": put back as
// "NYSE: BABA" under "ticker". Any other property stays as it is.
Property WithListings(const Property& property) {
  const std::size_t point = property.key.rfind('.');
  if (point == std::string::npos) return property;
  const std::string outer = property.key.substr(0, point);
  const AttributeConcept* meaning = ConceptOfLabel(outer);
  if (meaning == nullptr || meaning->id != "ticker") return property;
  Property listings = property;
  listings.key = outer;
  for (std::string& value : listings.values) {
    value = property.key.substr(point + 1) + ": " + value;
    const ListingReading read = ReadListingsInField(value);
    if (read.found.empty() && read.misfits.empty()) return property;
  }
  return listings;
}

}  // namespace

void ExtractProperties(const Note& note, FactSink& sink) {
  const Section whole;
  for (const Property& stated : note.source->properties) {
    const Property property = WithListings(stated);
    RichText text;
    text.text = Joined(property.values);
    if (IsPageSetting(property.key) || IsEmptyValue(text.text)) continue;
    if (StandsInText(*note.source, property)) continue;  // There it is a label line.
    text.pieces.push_back({0, static_cast<std::uint32_t>(text.text.size()), property.span});
    Draft draft = WholeValue(text, {property.line, property.line});
    draft.label = property.key;
    draft.form = FactForm::kFrontMatter;
    draft.row = sink.next_row++;
    Fact& fact = AddFact(note, whole, draft, sink);
    if (property.is_list && property.values.size() > 1) {
      fact.items.clear();
      for (const std::string& value : property.values) fact.items.push_back(ShownValue(value));
    }
  }
}

}  // namespace tanxun
