// SPDX-License-Identifier: GPL-2.0-or-later
// The facts that may answer a question: at most a few thousand rows.
#pragma once

#include <string>
#include <vector>

#include "query/answer/intent.h"
#include "query/search/index_reader.h"

namespace tanxun {

// Who has this name: an entity of the name table, else a subject some fact has.
NameLookup LookupIn(const IndexReader& index);
// The same over the subjects of one source only, and the entities' names.
NameLookup LookupIn(const IndexReader& index, const FactRows& rows);

// The facts that may count.
struct FactScope {
  std::vector<std::string> globs;  // In paths that match one of them; none = all.
  std::string last_day;            // Dated no later (DateKey), or undated; empty = all.
  bool Admits(const Fact& fact) const;
};

// Facts whose subject the question names, and facts whose label is words of the question side by
// side and holds such a name: "Acme supply status" in a note about something else.
FactRows RowsAboutEntities(const IndexReader& index, const Intent& intent, const FactScope& scope);
// Facts of the asked concepts whose value is named in the question: whose ticker is X.
FactRows RowsWithValues(const IndexReader& index, const Intent& intent, const FactScope& scope);
// Facts whose value is `name`, under any of the entity's names.
FactRows RowsHolding(const IndexReader& index, const std::string& attribute,
                     const std::string& name, const NameLookup& lookup, const FactScope& scope);
// Facts whose whole label the question is: 光速是多少.
FactRows RowsWithWholeLabel(const IndexReader& index, const Intent& intent, const FactScope& scope);
FactRows RowsOfSource(const IndexReader& index, std::string_view path, std::string_view record,
                      const FactScope& scope);

}  // namespace tanxun
