// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/commands.h"

namespace tanxun {

Program ReaderProgram() {
  return {std::string(kReaderName),
          {"[--db DIR] COMMAND [FLAGS] [WORDS...]",
           "search notes and ask for the facts in them, in English and Chinese",
           "tanxun search export controls\n"
           "tanxun ask when was Acme Chips founded\n"
           "tanxun ask 艾克米芯片的总部在哪里\n"
           "tanxun facets ticker",
           "0    something was found\n1    nothing was found\n2    error\n130  interrupted"},
          {"--db", "--color"},
          {{"search", SearchCommand},
           {"ask", AskCommand},
           {"facts", FactsCommand},
           {"facets", FacetsCommand},
           {"similar", SimilarCommand},
           {"get", GetCommand},
           {"analyze", AnalyzeCommand},
           {"explain", ExplainCommand},
           {"status", StatusCommand}}};
}

}  // namespace tanxun
