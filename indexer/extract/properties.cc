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

std::string Joined(const std::vector<std::string>& values, std::string_view label) {
  std::string text;
  for (const std::string& value : values) {
    if (IsEmptyValue(value, label)) continue;
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

// The value's own bytes where they are as shown, behind the key; else all of the property.
Span PlaceOfValue(const Source& source, const Property& property, std::string_view shown) {
  const Span span = property.span;
  const bool as_is = source.kind != SourceKind::kRecord && source.encoding == "UTF-8" &&
                     source.file_line_starts.empty() && span.end <= source.text.size();
  if (!as_is || shown.empty()) return span;
  const std::string_view stated =
      std::string_view(source.text).substr(span.begin, span.end - span.begin);
  const std::size_t key = stated.starts_with(property.key) ? property.key.size() : 0;
  const std::size_t at = stated.find(shown, key + 1);
  if (at == std::string_view::npos) return span;
  return {span.begin + at, span.begin + at + shown.size()};
}

}  // namespace

void ExtractProperties(const Note& note, FactSink& sink) {
  const Section whole;
  for (const Property& stated : note.source->properties) {
    const Property property = WithListings(stated);
    RichText text;
    text.text = Joined(property.values, property.key);
    if (IsPageSetting(property.key) || IsEmptyValue(text.text, property.key)) continue;
    if (StandsInText(*note.source, property)) continue;  // There it is a label line.
    text.pieces.push_back({0, static_cast<std::uint32_t>(text.text.size()),
                           PlaceOfValue(*note.source, property, text.text)});
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
