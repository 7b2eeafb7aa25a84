// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/frames.h"

#include <algorithm>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

struct FrameTable {
  std::vector<Frame> all;
  PhraseSet phrases;
};

const FrameTable& Table() {
  static const FrameTable kTable = [] {
    constexpr std::string_view kGap = "…";  // A frame in two parts cannot be cut out as one.
    FrameTable table;
    for (const auto& row : TsvRows(LexiconFile("frames.tsv"))) {
      if (row.size() < 3) continue;
      for (std::string_view phrase : TsvEntries(row[1])) {
        if (phrase.find(kGap) != std::string_view::npos) continue;
        Frame frame{.units = {}, .answer_type = std::string(row[2])};
        for (const Unit& unit : SplitUnits(phrase)) frame.units.push_back(unit.text);
        if (frame.units.empty()) continue;
        table.phrases.Add(phrase, static_cast<std::uint32_t>(table.all.size()));
        table.all.push_back(std::move(frame));
      }
    }
    return table;
  }();
  return kTable;
}

}  // namespace

const std::vector<Frame>& Frames() { return Table().all; }

std::vector<FrameMatch> FindFrames(const std::vector<Unit>& units) {
  const FrameTable& table = Table();
  std::vector<FrameMatch> found;
  for (std::uint32_t at = 0; at < units.size();) {
    const PhraseSet::Match match = table.phrases.LongestAt(units, at);
    if (match.unit_count > 0) {
      found.push_back({table.all[match.value].answer_type, at, match.unit_count});
    }
    at += std::max<std::uint32_t>(match.unit_count, 1);
  }
  return found;
}

}  // namespace tanxun
