// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/sightings.h"

#include <algorithm>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/terms.h"
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

class Looker {
 public:
  explicit Looker(const QuerySteps& query) : query_(query) {}

  Sightings Run(std::string_view text) {
    const std::vector<Unit> units = SplitUnits(text);
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& unit = units[i];
      if (unit.kind == UnitKind::kCode) {
        for (const Step& step : StepsOf({unit})) See(unit.kind, step.text, step.stem, unit, false);
      } else if (unit.kind == UnitKind::kHan) {
        const bool touches =
            i > 0 && units[i - 1].kind == UnitKind::kHan && units[i - 1].end == unit.begin;
        See(unit.kind, unit.text, unit.text, unit, touches);
      } else if (query_.MayBegin(unit.text)) {
        const FormTerms terms = TermsOfForm(unit.text);
        See(unit.kind, unit.text, terms.stem.empty() ? terms.exact : terms.stem, unit, false);
      } else {
        Pass(unit.kind, unit.text);
      }
    }
    return std::move(found_);
  }

 private:
  void See(UnitKind kind, std::string_view text, std::string_view stem, const Unit& unit,
           bool touches) {
    const std::uint32_t step = query_.Find(stem);
    if (step == QuerySteps::kNone) {
      Pass(kind, text);
    } else {
      found_.marks.push_back({at_++, step, unit.begin, touches});
    }
  }

  void Pass(UnitKind kind, std::string_view text) {
    if (query_.asks_number() && IsNumeric(kind, text)) found_.numbers.push_back(at_);
    ++at_;
  }

  const QuerySteps& query_;
  std::size_t at_ = 0;
  Sightings found_;
};

}  // namespace

Sightings LookFor(const QuerySteps& query, std::string_view text) {
  return Looker(query).Run(text);
}

}  // namespace tanxun
