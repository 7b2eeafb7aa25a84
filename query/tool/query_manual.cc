// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/query_manual.h"

#include "indexer/tool/help_text.h"
#include "indexer/tool/roff.h"
#include "tanxun/query_reference.h"

namespace tanxun {
namespace {

std::string Item(std::string_view term, std::string_view meaning, std::string_view example) {
  return RoffItem(RoffBold(term), meaning) + ".br\n" + RoffItalic(example) + "\n";
}

std::string MeaningOf(const QueryField& field) {
  std::string meaning = AsSentence(field.meaning);
  if (field.has_order) meaning += " Has an order: it can be compared, and ranges be made.";
  if (field.is_facet) meaning += " Can be counted with tanxun facets.";
  return meaning;
}

}  // namespace

std::string QueryManual() {
  std::string out = RoffTitle("tanxun-query", 7);
  out += RoffSection("NAME") + "tanxun\\-query \\- the query language of tanxun\n";
  out += RoffSection("SYNOPSIS") + RoffBold("tanxun search") + " " + RoffItalic("QUERY...") + "\n";
  out += RoffSection("DESCRIPTION");
  out += RoffParagraph(
      "Words side by side are a ranked search: every word counts, and what holds more and rarer "
      "words, close together, comes first. Upper and lower case, Traditional and Simplified, full "
      "and half width are the same. The words of a command line are joined with blanks; quote what "
      "the shell would take for itself. A query that cannot be read is searched literally, with a "
      "warning; with --strict it is an error. Below each form stands an example.");
  out += RoffParagraph(
      "AND, OR, NOT, + and - look at one passage at a time, with --group source too: a source is "
      "found if one of its passages is. -WORD and NOT leave out the word as it is written, not its "
      "other names. Plain words are looked for in the text, the title, the headings and a note's "
      "names; what else the front matter says is found by the fields below and by prop.KEY:.");
  out += RoffSection("SYNTAX");
  for (const QuerySyntax& syntax : QueryOperators()) {
    out += Item(syntax.form, AsSentence(syntax.meaning), syntax.example);
  }
  out += RoffSection("FIELDS");
  for (const QueryField& field : QueryFields()) {
    out += Item(std::string(field.name) + ":", MeaningOf(field), field.example);
  }
  return out + RoffSection("SEE ALSO") + RoffBold("tanxun") + "(1)\n";
}

}  // namespace tanxun
