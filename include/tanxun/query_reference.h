// SPDX-License-Identifier: GPL-2.0-or-later
// The query language as tables, the same that the parser reads: for help, manuals and completion.
#pragma once

#include <string_view>
#include <vector>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

// One form of the query language.
struct QuerySyntax {
  std::string_view form;     // How it is written: "A AND B".
  std::string_view meaning;  // Half a sentence, without a full stop.
  std::string_view example;  // A query that can be read, and has such a part:
  std::string_view node;     // its name in a parsed query: "and", "phrase".
};

// One field of the query language.
struct QueryField {
  std::string_view name;     // What stands before the colon; prop.KEY stands for every key.
  std::string_view meaning;  // Half a sentence, without a full stop.
  std::string_view example;  // A query that can be read, with this field.
  bool is_facet = false;     // Its values can be counted.
  bool has_order = false;    // Its values can be compared (>=, <=, >, <) and make ranges (a..b).
};

// In the order of a manual, simplest first. All text is valid for the life of the program.
std::vector<QuerySyntax> QueryOperators();
// The fields; likewise. prop.KEY is the last.
std::vector<QueryField> QueryFields();

}  // namespace tanxun
