// SPDX-License-Identifier: GPL-2.0-or-later
// The program tanxun-index, which writes an index.
#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"

int main(int argc, char** argv) {
  const tanxun::HelpPage page = {
      "tanxun-index",
      "",
      "[--db DIR] COMMAND [FLAGS] [WORDS...]",
      "make and keep a search index of notes, in English and Chinese",
      "tanxun-index update ~/notes      # index a folder, or bring the index up to date\n"
      "tanxun-index update              # refresh every folder the index knows\n"
      "tanxun search export controls    # then look something up",
      "0    all indexed\n1    finished, but some files were skipped\n2    error; the index is as "
      "before\n130  interrupted; the index is as before"};
  const std::vector<tanxun::Command> commands = {
      {"update", "[PATH...]", "index files and folders; - reads JSON Lines from standard input",
       tanxun::RunUpdate},
      {"remove", "PATH...", "forget sources", tanxun::RunRemove},
      {"status", "", "what the index holds, and how fresh it is", tanxun::RunIndexStatus},
      {"check", "", "verify the index against the sources", tanxun::RunCheck},
      {"read", "FILE", "what the reader and the extractors see in one file", tanxun::RunRead},
  };
  return tanxun::RunProgram(page, commands, argc, argv);
}
