// SPDX-License-Identifier: GPL-2.0-or-later
// The program tanxun, which only reads an index.
#include "indexer/tool/command_line.h"
#include "query/tool/commands.h"

int main(int argc, char** argv) {
  const tanxun::HelpPage page = {
      "tanxun",
      "",
      "[--db DIR] COMMAND [FLAGS] [WORDS...]",
      "search notes and ask for the facts in them, in English and Chinese",
      "tanxun search export controls\n"
      "tanxun ask when was Acme Chips founded\n"
      "tanxun ask 艾克米芯片的总部在哪里\n"
      "tanxun facets ticker",
      "0    something was found\n1    nothing was found\n2    error\n130  interrupted"};
  const std::vector<tanxun::Command> commands = {
      {"search", "QUERY...", "ranked passages", tanxun::RunSearch},
      {"ask", "QUESTION...", "answer a question from the facts in the notes", tanxun::RunAsk},
      {"facts", "[ENTITY [ATTRIBUTE]]", "list facts", tanxun::RunFacts},
      {"facets", "[FIELD] [QUERY...]", "counts per tag, ticker, status, lang, year, ...",
       tanxun::RunFacets},
      {"get", "PATH[:LINE[:COUNT]]", "print a source's own lines", tanxun::RunGet},
      {"analyze", "TEXT...", "the terms the analyzer makes", tanxun::RunAnalyze},
      {"explain", "QUERY...", "how a query is read and scored", tanxun::RunExplain},
      {"status", "", "what this index is, and how fresh", tanxun::RunStatus},
  };
  return tanxun::RunProgram(page, commands, argc, argv);
}
