// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/page_commands.h"

namespace tanxun {
namespace {

const char* const kDescription =
    "tanxun-index reads Markdown, pasted briefings, saved web pages, plain text and JSON Lines, in "
    "whatever encoding, and keeps one index of them, which tanxun(1) searches. It never writes to "
    "a source; an update that is interrupted leaves the index as it was. .gitignore, .ignore and "
    ".tanxunignore are honoured.";

}  // namespace

Program IndexerProgram() {
  return {
      .name = std::string(kIndexerName),
      .page = {"[--db DIR] COMMAND [FLAGS] [WORDS...]",
               "make and keep a search index of notes, in English and Chinese",
               "tanxun-index update ~/notes      # index a folder, or bring the index up to date\n"
               "tanxun-index update              # refresh every folder the index knows\n"
               "tanxun search export controls    # then look something up",
               "0    all indexed\n1    finished, but some files were skipped\n"
               "2    error; the index is as before\n130  interrupted; the index is as before"},
      .description = kDescription,
      .environment = IndexVariables,
      .see_also = "tanxun(1), tanxun-query(7)",
      .leading_flags = {"--db"},
      .commands = {{"update", UpdateCommand},
                   {"remove", RemoveCommand},
                   {"watch", WatchCommand},
                   {"status", IndexStatusCommand},
                   {"check", CheckCommand},
                   {"compact", CompactCommand},
                   {"read", ReadCommand},
                   {"completion", [] { return CompletionCommand(IndexerProgram); }},
                   {"manual", [] { return ManualCommand(IndexerProgram); }}}};
}

}  // namespace tanxun
