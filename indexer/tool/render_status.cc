// SPDX-License-Identifier: GPL-2.0-or-later
// The index's status: what it holds, what that costs, how fresh it is.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/terminal.h"

namespace tanxun {
namespace {

std::string RenderStaleness(const IndexStatus& status) {
  if (!status.stale) return "";
  std::string out = fmt::format("stale: {}", *status.stale);
  if (status.staleness && *status.stale > 0) {
    out += fmt::format(" ({} new, {} changed, {} gone)", status.staleness->added,
                       status.staleness->changed, status.staleness->gone);
  }
  out += '\n';
  if (!status.staleness) return out;
  for (const std::string& root : status.staleness->missing_roots) {
    out += fmt::format("missing: {}\tis not there, or cannot be listed; its entries stay\n",
                       SafeText(root, Layout::kField));
  }
  return out;
}

// "  12.3 MB  27.1%  passages (21498)". Parts of the whole in order, the small ones together.
std::string RenderContents(const IndexContents& contents) {
  std::uint64_t total = 0;
  for (const IndexTable& table : contents.tables) total += table.bytes;
  const auto row = [&](std::uint64_t bytes, const std::string& name) {
    const double share =
        total == 0 ? 0.0 : 100.0 * static_cast<double>(bytes) / static_cast<double>(total);
    return fmt::format("{:>10} {:5.1f}%  {}\n", HumanBytes(bytes), share, name);
  };
  std::string out = "tables:\n";
  for (const IndexTable& table : contents.tables) out += row(table.bytes, SafeLine(table.name));
  out += "of which, about:\n";
  for (const IndexPart& part : contents.parts) {
    const std::string terms = part.terms == 0 ? "" : fmt::format(" of {} terms", part.terms);
    out += row(part.bytes, fmt::format("{} ({}{})", SafeLine(part.name), part.count, terms));
  }
  return out;
}

}  // namespace

std::string RenderStatus(const IndexStatus& status) {
  const IndexInfo& info = status.info;
  std::string out = fmt::format("index: {}\n", SafeLine(status.folder));
  out += fmt::format("revision: {}\n", info.revision);
  out += fmt::format("updated: {}\n", info.updated.empty() ? "never" : SafeLine(info.updated));
  out += fmt::format("sources: {}\npassages: {}\nfacts: {}\nentities: {}\n", info.sources,
                     info.passages, info.facts, info.entities);
  out += fmt::format("size: {} ({} bytes)\n", HumanBytes(status.bytes), status.bytes);
  out += RenderStaleness(status);
  for (const auto& [name, root] : info.collections) {
    out += fmt::format("collection: {}\t{}\n", SafeText(name, Layout::kField),
                       SafeText(root, Layout::kField));
  }
  if (status.contents) out += RenderContents(*status.contents);
  return out;
}

}  // namespace tanxun
