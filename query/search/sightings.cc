// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/sightings.h"

#include <algorithm>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/parts.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/analysis/units.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// 3, 2019, 三, 百万; 一 is as often no number.
bool IsNumeric(UnitKind kind, std::string_view text) {
  static constexpr std::u32string_view kHanNumerals = U"二三四五六七八九十百千万亿两";
  if (kind == UnitKind::kHan) {
    const char32_t c = text.empty() ? 0 : CodePointAt(text, 0).value;
    return kHanNumerals.find(c) != kHanNumerals.npos;
  }
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class StepReader {
 public:
  explicit StepReader(const QuerySteps& query) : query_(query) {}

  std::vector<ReadStep> Run(std::string_view text) {
    const FoldedText folded = FoldWithOrigin(text);
    steps_.reserve(text.size() / 4 + 1);
    ForEachToken(text, folded, [&](const UnitView& unit) {
      if (unit.kind == UnitKind::kCode) {
        AddCode(unit);
      } else if (unit.kind == UnitKind::kHan) {
        const bool touches =
            !steps_.empty() && steps_.back().is_han && steps_.back().end == unit.begin;
        Add(unit, unit.text, query_.Find(unit.text), touches);
      } else {
        Add(unit, unit.text, NumberOf(unit.text), false);
      }
    });
    return std::move(steps_);
  }

 private:
  std::uint32_t NumberOf(std::string_view form) const {
    if (!query_.MayBegin(form)) return QuerySteps::kNone;
    const FormTerms terms = TermsOfForm(form);
    return query_.Find(terms.stem.empty() ? terms.exact : terms.stem);
  }

  void AddCode(const UnitView& unit) {
    const std::vector<std::string> parts = PartsOf(unit.text);
    if (parts.empty()) return Add(unit, unit.text, NumberOf(unit.text), false);
    for (const std::string& part : parts) Add(unit, part, NumberOf(part), false);
  }

  void Add(const UnitView& unit, std::string_view text, std::uint32_t number, bool touches) {
    const bool is_numeric = query_.asks_number() && IsNumeric(unit.kind, text);
    steps_.push_back(
        {unit.begin, unit.end, number, unit.kind == UnitKind::kHan, touches, is_numeric});
  }

  const QuerySteps& query_;
  std::vector<ReadStep> steps_;
};

}  // namespace

std::vector<ReadStep> ReadSteps(const QuerySteps& query, std::string_view text) {
  return StepReader(query).Run(text);
}

Sightings LookFor(const QuerySteps& query, std::string_view text) {
  Sightings found;
  const std::vector<ReadStep> steps = ReadSteps(query, text);
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const ReadStep& step = steps[at];
    if (step.number != QuerySteps::kNone) {
      found.marks.push_back({at, step.number, step.begin, step.touches});
    } else if (step.is_numeric) {
      found.numbers.push_back(at);
    }
  }
  return found;
}

}  // namespace tanxun
