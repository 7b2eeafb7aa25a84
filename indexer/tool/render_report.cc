// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/render_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "indexer/tool/safe_text.h"
#include "indexer/tool/terminal.h"

namespace tanxun {
namespace {

// "ignored 5: 3 hidden, 2 not a kind of file tanxun reads", the most frequent reason first.
std::string RenderIgnored(const UpdateReport& report) {
  std::map<std::string, std::uint64_t> counts;
  for (const FileReport& file : report.files) {
    if (file.outcome == FileOutcome::kIgnored) ++counts[file.reason];
  }
  std::vector<std::pair<std::string, std::uint64_t>> reasons(counts.begin(), counts.end());
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [reason, count] : reasons) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, SafeLine(reason));
  }
  return out.empty() ? "" : fmt::format("ignored {}: {}\n", report.ignored, out);
}

}  // namespace

std::string RenderProblem(const Problem& problem) {
  std::string where = SafeText(problem.path, Layout::kField);
  if (problem.line != 0) where += fmt::format(":{}", problem.line);
  return where.empty() ? SafeLine(problem.reason) : where + ": " + SafeLine(problem.reason);
}

std::vector<const FileReport*> LeftOut(const UpdateReport& report) {
  std::vector<const FileReport*> files;
  for (const FileReport& file : report.files) {
    const bool left_out =
        file.outcome == FileOutcome::kSkipped || file.outcome == FileOutcome::kFailed;
    if (left_out) files.push_back(&file);
  }
  return files;
}

std::string RenderReport(const UpdateReport& report, bool dry_run) {
  std::string out;
  if (dry_run) {
    for (const FileReport& file : report.files) {
      const bool is_quiet =
          file.outcome == FileOutcome::kUnchanged || file.outcome == FileOutcome::kIgnored;
      if (is_quiet) continue;
      out += fmt::format("{}\t{}\n", Name(file.outcome), SafeText(file.path, Layout::kField));
    }
  }
  out += fmt::format(
      "found {}: {} added, {} updated, {} unchanged, {} skipped, {} failed; {} removed, {} "
      "renamed\n",
      report.found, report.added, report.updated, report.unchanged, report.skipped, report.failed,
      report.removed, report.renamed);
  out += RenderIgnored(report);
  if (dry_run) return out + "dry run: nothing was changed\n";
  if (report.revision == 0)
    return out + fmt::format("nothing to commit, {} sources\n", report.sources);
  return out + fmt::format("committed {} sources, revision {}\n", report.sources, report.revision);
}

std::string RenderCommit(const UpdateReport& report) {
  constexpr std::size_t kNames = 3;
  std::string counts;
  const auto count = [&](std::uint64_t number, std::string_view what) {
    if (number != 0) counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", number, what);
  };
  count(report.added, "added");
  count(report.updated, "updated");
  count(report.renamed, "renamed");
  count(report.removed, "removed");
  std::string names;
  std::size_t changed = 0;
  for (const FileReport& file : report.files) {
    const bool is_changed =
        file.outcome == FileOutcome::kAdded || file.outcome == FileOutcome::kUpdated ||
        file.outcome == FileOutcome::kRenamed || file.outcome == FileOutcome::kRemoved;
    if (!is_changed || ++changed > kNames) continue;
    names += fmt::format("{}{}", names.empty() ? ": " : ", ", SafeText(file.path, Layout::kField));
  }
  if (changed > kNames) names += fmt::format(" and {} more", changed - kNames);
  return fmt::format("revision {}: {}{}", report.revision,
                     counts.empty() ? "names or times changed" : counts, names);
}

std::string RenderCheck(const CheckReport& report) {
  std::string out;
  for (const Problem& problem : report.problems) out += RenderProblem(problem) + "\n";
  return out + fmt::format("checked {} sources, {} passages, {} facts: {}\n", report.sources,
                           report.passages, report.facts,
                           report.problems.empty()
                               ? "sound"
                               : fmt::format("{} problem{}", report.problems.size(),
                                             report.problems.size() == 1 ? "" : "s"));
}

std::string RenderRepair(const RepairReport& report) {
  std::string out;
  for (const Problem& problem : report.found) out += "found: " + RenderProblem(problem) + "\n";
  if (!report.found.empty()) {
    out += report.was_made_anew ? "the index was made anew from its sources\n"
                                : "what was wrong was read again from its files\n";
  }
  return out + RenderCheck(report.after);
}

}  // namespace tanxun
