// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/render_explanation.h"

#include <utility>

#include "query/json/explanation_json.h"
#include "query/tool/safe_explanation.h"
#include "query/tool/short_weights.h"

namespace tanxun {

std::string RenderExplanation(Explanation explanation) {
  explanation.matcher_query = ShortWeights(explanation.matcher_query);
  return Describe(SafeExplanation(std::move(explanation)));
}

std::string RenderReason(Reason reason) { return Describe(SafeReason(std::move(reason))); }

void AddExplanation(const Explanation& explanation, Json& object) {
  object["explain"] = RenderExplanation(explanation);
  object["explanation"] = ToJson(explanation);
}

}  // namespace tanxun
