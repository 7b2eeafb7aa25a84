// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "query/language/parse.h"
#include "query/language/query_node.h"
#include "query/language/syntax.h"
#include "tests/law.h"

namespace tanxun {

// Whatever a text is read as, the description of that is read as the same.
inline std::string BrokenQueryLaw(std::string_view query) {
  for (const bool strict : {false, true}) {
    const Result<ParsedQuery> parsed = ParseQuery(query, {.strict = strict});
    if (!parsed.ok()) continue;
    const std::string text = Describe(parsed->root);
    if (text.size() > syntax::kMaxQueryBytes) continue;
    const Result<ParsedQuery> again = ParseQuery(text, {.strict = true});
    if (!again.ok()) return "cannot read the description " + text + ": " + again.error().message;
    if (!(again->root == parsed->root)) {
      return "the description " + text + " is read as " + Describe(again->root);
    }
  }
  return "";
}

}  // namespace tanxun
