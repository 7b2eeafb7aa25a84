// SPDX-License-Identifier: GPL-2.0-or-later
#include "tanxun/query_reference.h"

#include <array>
#include <span>

#include "indexer/schema/fields.h"
#include "query/language/operators.h"
#include "query/language/query_node.h"

namespace tanxun {
namespace {

struct Form {
  NodeKind node;
  std::string_view form;
  std::string_view meaning;
  std::string_view example;
};

constexpr std::array kParts = {
    Form{NodeKind::kRanked, "A B",
         "words side by side are ranked together: every word counts, rare and close ones more",
         "cloud revenue 平头哥"},
    Form{NodeKind::kPhrase, "\"A B\", “A B”, 「A B」", "these words side by side, in this order",
         "“数据 中心” \"data center\""},
    Form{NodeKind::kPhrase, "\"A B\"~5", "the same, with up to so many words between them",
         "\"export licence\"~3"},
    Form{NodeKind::kWord, "A*", "every word that begins so", "semicond* 平头*"},
    Form{NodeKind::kAll, "*", "everything; so does an empty query", "*"},
};

constexpr std::array kGroups = {
    Form{NodeKind::kOr, "( A )", "a query as one part of another",
         "(cloud OR 云) AND (revenue OR 营收)"},
    Form{NodeKind::kField, "FIELD:A, FIELD:\"A B\"", "only in that field, of those listed below",
         "title:\"annual report\""},
    Form{NodeKind::kOr, "FIELD:( A )", "every word of the brackets in that field",
         "title:(report OR 报告)"},
    Form{NodeKind::kField, "FIELD:*", "any value of that field at all", "prop.author:*"},
    Form{NodeKind::kField, "FIELD:>=A, :<=A, :>A, :<A",
         "from or up to a value; of fields with an order", "status:>=yellow"},
    Form{NodeKind::kRange, "FIELD:A..B, A.., ..B",
         "from A to B, both included; one may be left out", "date:2025-10..2026-01"},
    Form{NodeKind::kTag, "#A", "the tag, and those below it: #china admits #china/ai",
         "chips #china"},
    Form{NodeKind::kLink, "[[A]]", "passages that link to that note", "[[Supply chain]]"},
    Form{NodeKind::kField, "$CODE, EXCHANGE:CODE",
         "the listing, and all others of its company; capitals, at a known exchange", "NYSE:ACME"},
    Form{NodeKind::kWord, "\\A", "the word as it stands, without syntax", "\\AND"},
    Form{NodeKind::kField, "（ ） ： ＋ － ＊ ＃ ｜ ～ “ ” 【【 】】",
         "full-width marks mean what their ASCII twins mean", "title：云 －草稿"},
};

constexpr QueryField kProperty = {
    "prop.KEY", "any key of the front matter; prop.\"two words\" where it has blanks",
    "prop.author:\"Li Lei\"", false, false};

template <typename Row>
void Append(std::span<const Row> rows, std::vector<QuerySyntax>& syntax) {
  for (const Row& row : rows) {
    syntax.push_back({row.form, row.meaning, row.example, Name(row.node)});
  }
}

}  // namespace

std::vector<QuerySyntax> QueryOperators() {
  std::vector<QuerySyntax> syntax;
  Append(std::span<const Form>(kParts), syntax);
  Append(Operators(), syntax);
  Append(std::span<const Form>(kGroups), syntax);
  return syntax;
}

std::vector<QueryField> QueryFields() {
  std::vector<QueryField> fields;
  for (const Field& field : Fields()) {
    fields.push_back({field.name, field.meaning, field.example, !field.source_prefix.empty(),
                      field.has_order()});
  }
  fields.push_back(kProperty);
  return fields;
}

}  // namespace tanxun
