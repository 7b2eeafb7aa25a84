// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/glob.h"

namespace tanxun {

// The rules of one ignore file (gitignore's grammar), for paths relative to its folder.
class IgnoreRules {
 public:
  IgnoreRules() = default;
  // At most 10,000 rules of at most 4,096 bytes; what is beyond is left out.
  explicit IgnoreRules(std::string_view text);

  enum class Verdict { kNone, kIgnored, kKept };
  // By the last rule that matches `path`.
  Verdict Judge(std::string_view path, bool is_folder) const;
  bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    Glob glob;
    bool negated = false;
    bool only_folders = false;
    bool by_name = false;  // No slash in it: matches the last component alone.
  };
  std::vector<Rule> rules_;
};

}  // namespace tanxun
