// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/held_word.h"

#include <string>

#include "indexer/analysis/forms.h"
#include "query/search/phrase_query.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

Xapian::Query InARow(const IndexReader& reader, const std::vector<Unit>& word, bool& met_limit) {
  PhraseRequest request;
  request.parts.push_back({{PhraseWay(word, Stems::kAll)}});
  return PhraseQuery(reader, request, met_limit);
}

Xapian::Query OneUnit(const IndexReader& reader, const Unit& unit, bool& met_limit) {
  std::vector<Xapian::Query> ways;
  bool has_parts = false;
  for (const Form& form : FormsOf(unit)) {
    const FormTerms terms = TermsOfForm(form.text);
    has_parts |= form.role == FormRole::kPart;
    if (form.role == FormRole::kPart || form.role == FormRole::kPair) continue;
    ways.push_back(HoldsTerm(terms.stem.empty() ? terms.exact : terms.stem));
  }
  if (has_parts) ways.push_back(InARow(reader, {unit}, met_limit));
  return AnyOf(ways);
}

}  // namespace

bool IsHanTerm(const std::vector<Unit>& units) {
  if (units.empty() || units.size() > 2 || units.front().kind != UnitKind::kHan) return false;
  return units.size() == 1 || (units[1].kind == UnitKind::kHan && units[0].end == units[1].begin);
}

Xapian::Query HeldWord(const IndexReader& reader, const std::vector<Unit>& word, bool& met_limit) {
  if (word.empty()) return Xapian::Query::MatchNothing;
  if (IsHanTerm(word)) {
    return word.size() == 1 ? LoneHan(reader, word.front().text, met_limit)
                            : HoldsTerm("B" + word[0].text + word[1].text);
  }
  return word.size() == 1 ? OneUnit(reader, word.front(), met_limit)
                          : InARow(reader, word, met_limit);
}

}  // namespace tanxun
