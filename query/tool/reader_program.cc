// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/page_commands.h"
#include "indexer/tool/pager.h"
#include "query/tool/commands.h"

namespace tanxun {
namespace {

const char* const kDescription =
    "tanxun searches an index that tanxun-index(1) made of notes and other texts, in English and "
    "Chinese at once, and answers questions from the facts they state. It only reads. Data goes to "
    "standard output, everything else to standard error. On a terminal, hits have colours and "
    "links, are wrapped to its width, at most 100 columns, and go through a pager if they do not "
    "fit; elsewhere a hit "
    "is one plain block.";

Variables EnvironmentOfReader() {
  Variables variables = IndexVariables();
  for (Variables::value_type& variable : PagerVariables()) variables.push_back(std::move(variable));
  variables.insert(
      variables.end(),
      {{"NO_COLOR", "If it is not empty: no colours, no links, unless --color says otherwise."},
       {"TERM", "With dumb there are no colours, no links and no pager."}});
  return variables;
}

}  // namespace

Program ReaderProgram() {
  return {
      .name = std::string(kReaderName),
      .page = {"[--db DIR] [--no-pager] COMMAND [FLAGS] [WORDS...]",
               "search notes and ask for the facts in them, in English and Chinese",
               "tanxun search export controls\n"
               "tanxun ask when was Acme Chips founded\n"
               "tanxun ask 艾克米芯片的总部在哪里\n"
               "tanxun facets ticker",
               "0    something was found\n1    nothing was found\n2    error\n130  interrupted"},
      .description = kDescription,
      .environment = EnvironmentOfReader,
      .see_also = "tanxun-index(1), tanxun-query(7)",
      .leading_flags = {"--db", "--color", "--no-pager"},
      .commands = {{"search", SearchCommand},
                   {"ask", AskCommand},
                   {"facts", FactsCommand},
                   {"facets", FacetsCommand},
                   {"entity", EntityCommand},
                   {"links", LinksCommand},
                   {"path", PathCommand},
                   {"similar", SimilarCommand},
                   {"get", GetCommand},
                   {"analyze", AnalyzeCommand},
                   {"explain", ExplainCommand},
                   {"status", StatusCommand},
                   {"mcp", McpCommand},
                   {"completion", [] { return CompletionCommand(ReaderProgram); }},
                   {"manual", ReaderManualCommand}},
      .other = IndexerProgram};
}

}  // namespace tanxun
