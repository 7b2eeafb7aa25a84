// SPDX-License-Identifier: GPL-2.0-or-later
// Statuses: who has them, where it is said.
#include <algorithm>
#include <set>

#include "indexer/extract/each_text.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/name_runs.h"
#include "indexer/extract/places.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// A supply's status is read from any text, another thing's only where it is nothing but a level or
// a word for one: "draft" and "done" are none.
std::optional<StatusLevel> StatusOfFact(const Fact& fact) {
  std::optional<StatusLevel> level =
      fact.concept_id == "bottleneck_status" ? StatusOf(fact.value) : StatusMarkOf(fact.value);
  const bool asked = fact.concept_id == "bottleneck_status" || fact.concept_id == "status";
  if (!level.has_value() && asked) level = ParseStatus(fact.value);
  return level;
}

}  // namespace

std::vector<StatusMention> ExtractStatuses(const Note& note, const std::vector<Fact>& facts) {
  std::vector<StatusMention> found;
  std::set<std::uint32_t> lines_done;
  for (const Fact& fact : facts) {
    const auto level = StatusOfFact(fact);
    if (!level.has_value() || fact.form == FactForm::kProse) continue;
    if (!lines_done.insert(fact.where.lines.first).second) continue;
    found.push_back({*level, fact.subject, fact.value, {}, fact.as_of, fact.where.lines.first});
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      if (!StatusMarkOf(text.text).has_value()) return;
      for (std::size_t begin = 0; begin <= text.text.size();) {
        const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
        const std::string_view part = std::string_view(text.text).substr(begin, end - begin);
        if (const auto level = StatusMarkOf(part)) {
          const std::uint32_t line = LinesOf(*note.source, text, static_cast<std::uint32_t>(begin),
                                             static_cast<std::uint32_t>(end), lines)
                                         .first;
          if (lines_done.insert(line).second) {
            const AsOf& as_of = section.as_of.date.known() ? section.as_of : note.as_of;
            found.push_back({*level, {}, std::string(Trim(part)), {}, as_of, line});
          }
        }
        begin = end + 1;
      }
    });
  }
  return found;
}

}  // namespace tanxun
