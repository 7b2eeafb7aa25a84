// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/heading_subjects.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/lead.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/values.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostBytes = 60;
constexpr std::size_t kMostLabels = 40;     // Of one section: enough to tell.
constexpr std::size_t kMostSections = 400;  // Side by side.

using Labels = std::set<std::string>;

// No attribute, period or number, nor a remark; and not the note itself.
bool MayBeName(const Note& note, const std::string& heading) {
  if (heading.empty() || heading.size() > kMostBytes || IsNameOfNote(note, heading)) return false;
  const bool small = heading.front() >= 'a' && heading.front() <= 'z';
  if (small || heading.find_first_of("?!:") != std::string::npos) return false;
  return TypeOfValue(heading) == ValueType::kText && FindConcepts(heading).empty() &&
         PeriodsOf(heading).empty() && FindDates(heading).empty() &&
         ReadLead(note, heading).ability.empty();
}

Labels LabelsOf(const Note& note, const Section& section) {
  Labels labels;
  for (std::size_t i = section.first; i < section.last && labels.size() < kMostLabels; ++i) {
    const Block& block = note.source->blocks[i];
    if (block.kind != BlockKind::kListItem && block.kind != BlockKind::kParagraph) continue;
    for (const LineBytes& bytes : LinesOf(block.text.text)) {
      const auto line = ReadLabelLine(block.text, bytes);
      if (!line.has_value()) continue;
      const std::string_view label =
          std::string_view(block.text.text)
              .substr(line->label_begin, line->label_end - line->label_begin);
      if (!IsUsableLabel(label)) continue;
      const AttributeConcept* meaning = ConceptOfLabel(label);
      labels.insert(meaning != nullptr ? meaning->id : NameKey(label));
    }
  }
  return labels;
}

// Half of the fewer labels are the other's as well.
bool Repeat(const Labels& a, const Labels& b) {
  std::size_t shared = 0;
  for (const std::string& label : a) shared += b.contains(label) ? 1 : 0;
  return shared > 0 && shared * 2 >= std::min(a.size(), b.size());
}

struct Named {
  Section* section = nullptr;
  Labels labels;
};

void NameThoseThatRepeat(const std::vector<Named>& beside) {
  // Most sections are like the first or the one before.
  for (std::size_t i = 0; i < beside.size(); ++i) {
    const auto like = [&](std::size_t other) {
      return other != i &&
             beside[other].section->headings.back() != beside[i].section->headings.back() &&
             Repeat(beside[i].labels, beside[other].labels);
    };
    const std::size_t last = std::min(beside.size(), i + 3);
    bool repeats = like(0);
    for (std::size_t other = i < 2 ? 0 : i - 2; other < last; ++other)
      repeats = repeats || like(other);
    if (repeats) beside[i].section->subject = beside[i].section->headings.back();
  }
}

}  // namespace

void FindHeadingSubjects(Note& note) {
  std::map<std::vector<std::string>, std::vector<Named>> groups;  // By the headings above.
  for (Section& section : note.sections) {
    if (section.headings.empty() || !MayBeName(note, section.headings.back())) continue;
    Labels labels = LabelsOf(note, section);
    if (labels.empty()) continue;
    std::vector<Named>& group = groups[{section.headings.begin(), section.headings.end() - 1}];
    if (group.size() < kMostSections) group.push_back({&section, std::move(labels)});
  }
  for (const auto& [above, beside] : groups) NameThoseThatRepeat(beside);
}

}  // namespace tanxun
