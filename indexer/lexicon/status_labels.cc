// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/status_labels.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/status_words.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestLabel = 120;  // Bytes.

constexpr std::array<std::pair<std::string_view, StatusLabelKind>, 7> kKinds = {{
    {"status", StatusLabelKind::kStatus},
    {"supply", StatusLabelKind::kSupply},
    {"since", StatusLabelKind::kSince},
    {"date", StatusLabelKind::kDate},
    {"reason", StatusLabelKind::kReason},
    {"legend", StatusLabelKind::kLegend},
    {"other", StatusLabelKind::kOther},
}};

struct Labels {
  std::unordered_map<std::string, StatusLabelKind> whole;  // By NameKey.
  PhraseSet parts;                                         // Of labels that name a subject as well.
  std::unordered_set<std::string> generic_headings;
  std::unordered_set<std::string> other_scales;
};

// "HBM3E status", but "financial situation" is no status of "financial".
bool MayFollowSubject(StatusLabelKind kind, std::string_view label) {
  if (kind == StatusLabelKind::kSupply) return true;
  return kind == StatusLabelKind::kStatus &&
         (label.ends_with("status") || label.ends_with("状态") || label.ends_with("状况"));
}

void AddRow(const std::vector<std::string_view>& row, Labels& labels) {
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                 [&](const auto& entry) { return entry.first == row[0]; });
  for (std::size_t cell = 1; cell < row.size(); ++cell) {
    for (std::string_view entry : TsvEntries(row[cell])) {
      if (row[0] == "heading") labels.generic_headings.insert(NameKey(entry));
      if (row[0] == "scale") labels.other_scales.insert(NameKey(entry));
      if (kind == kKinds.end()) continue;
      labels.whole.emplace(NameKey(entry), kind->second);
      if (MayFollowSubject(kind->second, entry)) {
        labels.parts.Add(entry, static_cast<std::uint32_t>(kind->second));
      }
    }
  }
}

const Labels& AllLabels() {
  static const Labels kLabels = [] {
    Labels labels;
    for (const auto& row : TsvRows(LexiconFile("status_context.tsv"))) AddRow(row, labels);
    return labels;
  }();
  return kLabels;
}

std::string_view TrimName(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kEdges = {
      ":", "：", "(", ")", "（", "）", "-", "—", "–", "的", "'s", "’s", "·", "_"};
  text = Trim(text);
  for (bool cut = true; cut;) {
    cut = false;
    for (std::string_view edge : kEdges) {
      if (text.ends_with(edge)) text = Trim(text.substr(0, text.size() - edge.size())), cut = true;
      if (text.starts_with(edge) && edge.front() != '\'' && edge != "的") {
        text = Trim(text.substr(edge.size())), cut = true;
      }
    }
  }
  return text;
}

// "Status of HBM3E", 供应状态（HBM3E）: the subject behind the label's words.
std::string_view SubjectBehind(std::string_view label, const std::vector<Unit>& units,
                               std::uint32_t next) {
  const bool of = units[next].text == "of" || units[next].text == "for";
  const std::uint32_t gap = units[next - 1].end;
  const std::string_view between = label.substr(gap, units[next].begin - gap);
  const bool bracket =
      between.find('(') != std::string_view::npos || between.find("（") != std::string_view::npos;
  if ((!of && !bracket) || (of && next + 1 >= units.size())) return {};
  return TrimName(label.substr(of ? units[next + 1].begin : units[next].begin));
}

}  // namespace

StatusLabel ReadStatusLabel(std::string_view label) {
  label = Trim(label);
  if (label.empty() || label.size() > kLongestLabel) return {};
  const Labels& labels = AllLabels();
  const auto whole = labels.whole.find(NameKey(label));
  if (whole != labels.whole.end()) return {whole->second, {}};
  const std::vector<Unit> units = SplitUnits(label);
  const auto count = static_cast<std::uint32_t>(units.size());
  for (std::uint32_t at = 0; at < count; ++at) {
    const PhraseSet::Match match = labels.parts.LongestAt(units, at);
    if (match.unit_count == 0) continue;
    const bool ends = at + match.unit_count == count;
    if (at > 0 && !ends) continue;
    if (const AttributeConcept* other = ConceptOfLabel(label);
        other != nullptr && other->id != "status" && other->id != "bottleneck_status") {
      return {};
    }
    const std::string_view subject = at > 0 ? TrimName(label.substr(0, units[at].begin))
                                            : SubjectBehind(label, units, match.unit_count);
    // "Current supply status", "supply chain status": whose it is stands elsewhere.
    const auto size = static_cast<std::uint32_t>(subject.size());
    const bool names = !IsGenericHeading(subject) && !NameBeforeStatus(subject, size).empty();
    if (!subject.empty()) {
      return {static_cast<StatusLabelKind>(match.value), names ? subject : std::string_view()};
    }
  }
  return {};
}

bool IsGenericHeading(std::string_view heading) {
  return heading.size() <= kLongestLabel && AllLabels().generic_headings.contains(NameKey(heading));
}

bool BeginsWithOtherScale(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kEnds = {":", "：", " - ", "—", "–",
                                                            ",", "，", "(",   "（"};
  std::size_t end = std::min(text.size(), kLongestLabel);
  for (std::string_view sign : kEnds) end = std::min(end, text.find(sign));
  const std::string key = NameKey(text.substr(0, FloorBoundary(text, end)));
  return !key.empty() && AllLabels().other_scales.contains(key);
}

}  // namespace tanxun
