// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/ignore_rules.h"

#include <utility>

#include "indexer/read/lines.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxRules = 10'000;
constexpr std::size_t kMaxRuleBytes = 4096;

// Blanks at the end do not count unless escaped.
std::string_view WithoutEndBlanks(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t') && !line.ends_with("\\ ")) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const LineIndex lines(text);
  for (std::uint32_t number = 1; number <= lines.count() && rules_.size() < kMaxRules; ++number) {
    std::string_view line = WithoutEndBlanks(lines.Line(number));
    if (line.empty() || line[0] == '#' || line.size() > kMaxRuleBytes) continue;
    const bool negated = line[0] == '!';
    if (negated) line.remove_prefix(1);
    const bool only_folders = line.ends_with('/');
    if (only_folders) line.remove_suffix(1);
    const bool by_name = line.find('/') == std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    rules_.push_back({Glob(line), negated, only_folders, by_name});
  }
}

IgnoreRules::Verdict IgnoreRules::Judge(std::string_view path, bool is_folder) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->only_folders && !is_folder) continue;
    if (rule->glob.Matches(rule->by_name ? name : path)) {
      return rule->negated ? Verdict::kKept : Verdict::kIgnored;
    }
  }
  return Verdict::kNone;
}

}  // namespace tanxun
