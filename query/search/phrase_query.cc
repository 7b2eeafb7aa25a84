// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/phrase_query.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/analysis/units.h"
#include "indexer/schema/fields.h"
#include "query/search/docid_source.h"
#include "query/search/phrase_glance.h"
#include "query/search/term_query.h"
#include "query/search/work_clock.h"

namespace tanxun {
namespace {

struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t part = 0;
};

constexpr std::size_t kPairsOfOne = 20'000;  // Of one Han character.

// Terms that every text with these units has.
std::vector<std::string> RequiredTerms(const std::vector<Unit>& units, Stems stems) {
  std::vector<std::string> required;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    if (unit.kind == UnitKind::kHan) {
      const bool touches = i + 1 < units.size() && units[i + 1].kind == UnitKind::kHan &&
                           units[i + 1].begin == unit.end;
      if (touches) required.push_back("B" + unit.text + units[i + 1].text);
      continue;
    }
    const std::vector<Form> forms = FormsOf(unit);
    for (const Form& form : forms) {
      // GPT-4 may stand there as gpt 4: only its parts are sure.
      if (forms.size() > 1 && form.role != FormRole::kPart) continue;
      FormTerms terms = TermsOfForm(form.text);
      const bool by_stem = stems == Stems::kAll || forms.size() > 1;
      if (by_stem ? !terms.stem.empty() : terms.exact.empty()) {
        required.push_back(std::move(terms.stem));
      } else {
        required.push_back(std::move(terms.exact));
      }
    }
  }
  return required;
}

// Any pair it begins, and that of a run's end.
Xapian::Query LoneHan(const IndexReader& reader, const std::string& character,
                      const std::string& prefix, bool& met_limit) {
  std::vector<Xapian::Query> any;
  for (const std::string& term :
       ExpandPrefix(reader, prefix + "B" + character, kPairsOfOne, met_limit)) {
    any.emplace_back(term);
  }
  return AnyOf(any);
}

Xapian::Query Candidates(const IndexReader& reader, const PhraseWay& way, const std::string& prefix,
                         bool& met_limit) {
  std::vector<Unit> whole = way.units;
  std::vector<Xapian::Query> all;
  if (way.prefix) {
    whole.pop_back();
    std::vector<Xapian::Query> any;
    for (const std::string& term : way.endings) any.emplace_back(prefix + term);
    all.push_back(AnyOf(any));
  }
  for (const std::string& term : RequiredTerms(whole, way.stems)) all.emplace_back(prefix + term);
  if (all.empty() && !whole.empty()) {
    return LoneHan(reader, whole.front().text, prefix, met_limit);
  }
  return AllOf(all);
}

Xapian::Query Candidates(const IndexReader& reader, const PhraseRequest& request,
                         const std::string& prefix, bool& met_limit) {
  std::vector<Xapian::Query> all;
  for (const PhrasePart& part : request.parts) {
    std::vector<Xapian::Query> any;
    for (const PhraseWay& way : part.ways) {
      any.push_back(Candidates(reader, way, prefix, met_limit));
    }
    all.push_back(AnyOf(any));
  }
  return AllOf(all);
}

// Where it may be: in the text, in what is said above it, or in both.
Xapian::Query Candidates(const IndexReader& reader, const PhraseRequest& request, bool& met_limit) {
  std::vector<Xapian::Query> any;
  const PhrasePlace place = request.place;
  if (place == PhrasePlace::kAnywhere || place == PhrasePlace::kBody) {
    any.push_back(Candidates(reader, request, "", met_limit));
  }
  if (place != PhrasePlace::kBody) any.push_back(Candidates(reader, request, "S", met_limit));
  return AnyOf(any);
}

bool StandsAt(const std::vector<Step>& text, std::size_t at, const PhraseWay& way) {
  const std::vector<Step>& steps = way.steps;
  if (steps.empty() || steps.size() > text.size() - at) return false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = text[at + i];
    if (i > 0 && steps[i].touches && !step.touches) return false;
    const bool begins = way.prefix && i + 1 == steps.size();
    if (begins) {
      if (!step.text.starts_with(steps[i].text)) return false;
    } else if (way.stems == Stems::kAll ? step.stem != steps[i].stem : step.text != steps[i].text) {
      return false;
    }
  }
  return true;
}

std::vector<Place> FindPlaces(const std::vector<Step>& text, const PhraseRequest& request) {
  std::vector<Place> places;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::size_t part = 0; part < request.parts.size(); ++part) {
      for (const PhraseWay& way : request.parts[part].ways) {
        if (StandsAt(text, at, way)) places.push_back({at, at + way.steps.size(), part});
      }
    }
  }
  return places;
}

bool HasOrdered(const std::vector<Place>& places, const PhraseRequest& request) {
  // Best so far: a chain of parts 0..p that ends at `end`, and the steps it left out.
  struct Chain {
    std::size_t end;
    std::size_t gaps;
  };
  const auto most = static_cast<std::size_t>(request.distance);
  std::vector<std::vector<Chain>> chains(request.parts.size());
  for (const Place& place : places) {
    std::size_t gaps = 0;
    bool reached = place.part == 0;
    if (place.part > 0) {
      const auto& before = chains[place.part - 1];
      for (auto chain = before.rbegin(); chain != before.rend(); ++chain) {
        if (chain->end > place.begin) continue;
        if (place.begin - chain->end > most) break;  // Ends ascend: the rest is farther.
        const std::size_t sum = chain->gaps + place.begin - chain->end;
        if (sum <= most && (!reached || sum < gaps)) {
          gaps = sum;
          reached = true;
        }
      }
    }
    if (!reached) continue;
    if (place.part + 1 == request.parts.size()) return true;
    chains[place.part].push_back({place.end, gaps});
  }
  return false;
}

bool HasNear(const std::vector<Place>& places, const PhraseRequest& request) {
  std::vector<const Place*> latest(request.parts.size(), nullptr);
  for (const Place& place : places) {
    latest[place.part] = &place;
    std::size_t begin = place.begin;
    std::size_t end = place.end;
    std::size_t held = 0;
    bool complete = true;
    for (const Place* each : latest) {
      if (each == nullptr) {
        complete = false;
        break;
      }
      begin = std::min(begin, each->begin);
      end = std::max(end, each->end);
      held += each->end - each->begin;
    }
    if (complete && end - begin <= held + static_cast<std::size_t>(request.distance)) return true;
  }
  return false;
}

using Requests = std::span<const PhraseRequest>;

// Whether the byte stands for itself and ends any unit.
bool IsGap(std::string_view text, const FoldedText& folded, std::size_t at) {
  const char c = folded.text[at];
  return (c == ' ' || c == '\n') && text[folded.origin[at]] == c;
}

// The steps of the whole text that lie in a stretch, and some more: what is between two gaps is cut
// the same whatever is around it.
std::vector<Step> StepsAround(std::string_view text, const FoldedText& folded, Stretch stretch,
                              Stems stems) {
  auto [begin, end] = stretch;
  while (begin > 0 && !IsGap(text, folded, begin - 1)) --begin;
  while (end < folded.text.size() && !IsGap(text, folded, end)) ++end;
  const auto origin = folded.origin.begin();
  const FoldedText piece{
      folded.text.substr(begin, end - begin),
      {origin + static_cast<std::ptrdiff_t>(begin), origin + static_cast<std::ptrdiff_t>(end) + 1}};
  return StepsOf(SplitFoldedTokens(text, piece), stems);
}

bool FoldedHas(std::string_view text, const FoldedText& folded, const PhraseRequest& request) {
  const Stems stems = StemsFor(request);
  if (HasTokenFilter()) {  // The text may hold it in other letters.
    return HasPhrase(StepsOf(SplitFoldedTokens(text, folded), stems), request);
  }
  const std::optional<Stretch> where = WherePhraseMayBe(folded.text, request);
  if (!where) return false;
  const bool is_part = where->end - where->begin < folded.text.size();
  return (is_part && HasPhrase(StepsAround(text, folded, *where, stems), request)) ||
         HasPhrase(StepsOf(SplitFoldedTokens(text, folded), stems), request);
}

bool TextHas(std::string_view text, Requests any) {
  const FoldedText folded = FoldWithOrigin(text);
  return std::any_of(any.begin(), any.end(), [&](const PhraseRequest& request) {
    return FoldedHas(text, folded, request);
  });
}

bool Holds(const StoredPassage& stored, Requests any, PhrasePlace place) {
  if (place == PhrasePlace::kBody) return TextHas(stored.passage.text, any);
  if (place == PhrasePlace::kTitle) return TextHas(stored.title, any);
  const auto& texts = place == PhrasePlace::kNames ? stored.own_names : stored.passage.headings;
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return TextHas(text, any); });
}

bool HoldsAnywhere(const StoredPassage& stored, Requests any) {
  return Holds(stored, any, PhrasePlace::kBody) || Holds(stored, any, PhrasePlace::kTitle) ||
         Holds(stored, any, PhrasePlace::kHeadings) || Holds(stored, any, PhrasePlace::kNames);
}

StoredPassage PassageOf(const Xapian::Document& document) {
  auto stored = DecodePassage(document.get_data());
  if (!stored) throw Xapian::DatabaseCorruptError("a passage record is damaged");
  return *std::move(stored);
}

// Candidates by kSlotOrder, one more than are looked at.
Xapian::MSet InOrder(const IndexReader& reader, const Xapian::Query& candidates) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(candidates);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(kSlotOrder, false);
  return enquire.get_mset(0, kPhraseCandidates + 1);
}

}  // namespace

Stems StemsFor(const PhraseRequest& request) {
  for (const PhrasePart& part : request.parts) {
    for (const PhraseWay& way : part.ways) {
      if (way.stems == Stems::kAll) return Stems::kAll;
    }
  }
  return Stems::kNone;
}

Xapian::Query LoneHan(const IndexReader& reader, const std::string& character, bool& met_limit) {
  return AnyOf(
      {LoneHan(reader, character, "", met_limit), LoneHan(reader, character, "S", met_limit)});
}

bool HasPhrase(const std::vector<Step>& text, const PhraseRequest& request) {
  if (request.parts.empty()) return false;
  const std::vector<Place> places = FindPlaces(text, request);
  return request.ordered ? HasOrdered(places, request) : HasNear(places, request);
}

Xapian::Query PhraseQuery(const IndexReader& reader, const PhraseRequest& request,
                          bool& met_limit) {
  const Xapian::MSet found = InOrder(reader, Candidates(reader, request, met_limit));
  met_limit |= found.size() > kPhraseCandidates;
  std::vector<Xapian::docid> ids;
  for (auto at = found.begin(); at != found.end(); ++at) {
    CheckWork();
    const StoredPassage stored = PassageOf(at.get_document());
    const bool holds = request.place == PhrasePlace::kAnywhere
                           ? HoldsAnywhere(stored, {&request, 1})
                           : Holds(stored, {&request, 1}, request.place);
    if (holds) ids.push_back(*at);
  }
  return DocidQuery(std::move(ids));
}

std::vector<Xapian::docid> FirstWithPhrase(const IndexReader& reader,
                                           const std::vector<PhraseRequest>& requests,
                                           Xapian::doccount limit) {
  bool met_limit = false;
  std::vector<Xapian::Query> any;
  for (const PhraseRequest& request : requests) {
    any.push_back(Candidates(reader, request, met_limit));
  }
  const Xapian::MSet found = InOrder(reader, AnyOf(any));
  std::vector<Xapian::docid> ids;
  for (auto at = found.begin(); at != found.end() && ids.size() < limit; ++at) {
    CheckWork();
    if (HoldsAnywhere(PassageOf(at.get_document()), requests)) ids.push_back(*at);
  }
  return ids;
}

}  // namespace tanxun
