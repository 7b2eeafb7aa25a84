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

Xapian::Query HeldWord(const IndexReader& reader, const std::vector<Unit>& word, bool& met_limit) {
  if (word.empty()) return Xapian::Query::MatchNothing;
  const bool is_han = word.front().kind == UnitKind::kHan;
  if (word.size() == 1) {
    return is_han ? LoneHan(reader, word.front().text, met_limit)
                  : OneUnit(reader, word.front(), met_limit);
  }
  const bool is_pair =
      word.size() == 2 && is_han && word[1].kind == UnitKind::kHan && word[0].end == word[1].begin;
  // Two that touch are a term of their own.
  if (is_pair) return HoldsTerm("B" + word[0].text + word[1].text);
  return InARow(reader, word, met_limit);
}

}  // namespace tanxun
