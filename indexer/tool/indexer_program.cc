// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/commands.h"

namespace tanxun {

Program IndexerProgram() {
  return {std::string(kIndexerName),
          {"[--db DIR] COMMAND [FLAGS] [WORDS...]",
           "make and keep a search index of notes, in English and Chinese",
           "tanxun-index update ~/notes      # index a folder, or bring the index up to date\n"
           "tanxun-index update              # refresh every folder the index knows\n"
           "tanxun search export controls    # then look something up",
           "0    all indexed\n1    finished, but some files were skipped\n"
           "2    error; the index is as before\n130  interrupted; the index is as before"},
          {"--db"},
          {{"update", UpdateCommand},
           {"remove", RemoveCommand},
           {"status", IndexStatusCommand},
           {"check", CheckCommand},
           {"read", ReadCommand}}};
}

}  // namespace tanxun
