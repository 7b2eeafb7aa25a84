// SPDX-License-Identifier: GPL-2.0-or-later
// An ignore file and a path: the first line is the path, the rest the rules.
#include "indexer/read/ignore_rules.h"

#include "indexer/text/glob.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tanxun;
  const std::string_view input = InputOf(data, size);
  const std::string_view path = input.substr(0, input.find('\n'));
  const std::string_view text = input.substr(path.size());
  const IgnoreRules rules(text);
  rules.Judge(path, true);
  rules.Judge(path, false);
  MatchGlob(text, path);
  std::string escaped;  // A path matches itself once nothing in it means anything.
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x80) escaped += '\\';
    escaped += c;
  }
  if (!MatchGlob(escaped, path)) Require("the escaped path does not match itself");
  if (!path.empty() && !MatchGlob("**/" + escaped, path)) Require("no folders are no match");
  return 0;
}
