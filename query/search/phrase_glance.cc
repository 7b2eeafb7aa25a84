// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/phrase_glance.h"

#include <algorithm>
#include <span>

#include "indexer/analysis/parts.h"

namespace tanxun {
namespace {

using Steps = std::span<const Step>;

// Whether the step stands in a folded text byte for byte (1000 may stand there as 1,000, a word in
// another form) and is not to be taken for a possessive.
bool IsLiteral(const Step& step, Stems stems) {
  if (step.kind == UnitKind::kHan) return true;
  if (step.text == "s" || stems == Stems::kAll) return false;
  return std::all_of(step.text.begin(), step.text.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

// Where `next` ends if nothing but what parts words lies between `at` and it; npos if it does not.
std::size_t EndOfNext(std::string_view folded, std::size_t at, const Step& next) {
  for (;;) {
    if (folded.substr(at).starts_with(next.text)) return at + next.text.size();
    if (next.touches) return folded.npos;
    const Character c = CharacterAt(folded, at);
    const std::size_t apostrophe = ApostropheLength(folded, at);
    const std::string_view tail = folded.substr(std::min(at + apostrophe, folded.size()));
    if (apostrophe > 0 && tail.starts_with('s') && !tail.starts_with(next.text)) {
      at += apostrophe + 1;  // A possessive is no part of any word.
    } else if (c.length == 0 || IsWordLike(c.cls) || IsHanLike(c.cls)) {
      return folded.npos;
    } else {
      at += c.length;
    }
  }
}

std::optional<Stretch> FirstRun(std::string_view folded, Steps run) {
  const std::string& first = run.front().text;
  for (std::size_t at = folded.find(first); at != folded.npos; at = folded.find(first, at + 1)) {
    std::size_t end = at + first.size();
    for (std::size_t i = 1; i < run.size() && end != folded.npos; ++i) {
      end = EndOfNext(folded, end, run[i]);
    }
    if (end != folded.npos) return Stretch{at, end};
  }
  return std::nullopt;
}

// Every run of literal steps has to be there. Where that is all of the way, it says where.
std::optional<Stretch> WhereMayBe(std::string_view folded, const PhraseWay& way) {
  const Steps steps = way.steps;
  Stretch where{0, folded.size()};
  for (std::size_t begin = 0; begin < steps.size();) {
    std::size_t end = begin;
    while (end < steps.size() && IsLiteral(steps[end], way.stems)) ++end;
    if (end > begin) {
      const auto run = FirstRun(folded, steps.subspan(begin, end - begin));
      if (!run) return std::nullopt;
      if (end - begin == steps.size()) where = *run;
    }
    begin = end + 1;
  }
  return where;
}

}  // namespace

std::optional<Stretch> WherePhraseMayBe(std::string_view folded, const PhraseRequest& request) {
  Stretch where{0, folded.size()};
  for (const PhrasePart& part : request.parts) {
    std::optional<Stretch> found;
    for (const PhraseWay& way : part.ways) {
      found = WhereMayBe(folded, way);
      if (found) break;
    }
    if (!found) return std::nullopt;
    if (request.parts.size() == 1) where = *found;
  }
  return where;
}

}  // namespace tanxun
