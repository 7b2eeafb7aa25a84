// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/abilities.h"

#include <algorithm>
#include <optional>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

enum class CueKind { kModal, kVerb, kWhole };

struct Cue {
  CueKind kind = CueKind::kVerb;
  std::string ability;
  Polarity polarity = Polarity::kPositive;
};

constexpr std::uint32_t kModalBit = 1;
constexpr std::uint32_t kVerbBit = 2;
constexpr std::uint32_t kWholeBit = 4;

struct Cues {
  std::vector<Cue> cues;
  PhraseSet modals;
  PhraseSet verbs;
  PhraseSet wholes;
  Spotter spotter;  // Of all three.
};

std::uint32_t BitOf(CueKind kind) {
  return kind == CueKind::kModal ? kModalBit : kind == CueKind::kVerb ? kVerbBit : kWholeBit;
}

const Cues& AllCues() {
  static const Cues kCues = [] {
    Cues all;
    for (const auto& row : TsvRows(LexiconFile("abilities.tsv"))) {
      if (row.size() < 4) continue;
      Cue cue;
      cue.ability = row[0];
      cue.polarity = row[1] == "deny" ? Polarity::kNegative : Polarity::kPositive;
      cue.kind = row[1] == "verb" ? CueKind::kVerb
                 : row[0] == "*"  ? CueKind::kModal
                                  : CueKind::kWhole;
      PhraseSet& set = cue.kind == CueKind::kVerb    ? all.verbs
                       : cue.kind == CueKind::kModal ? all.modals
                                                     : all.wholes;
      for (const std::size_t cell : {2, 3}) {
        for (std::string_view phrase : TsvEntries(row[cell])) {
          set.Add(phrase, static_cast<std::uint32_t>(all.cues.size()));
          all.spotter.Add(Fold(phrase), BitOf(cue.kind));
        }
      }
      all.cues.push_back(std::move(cue));
    }
    return all;
  }();
  return kCues;
}

// The verb at or up to `gap` units after `first`; units.size() if none.
std::uint32_t FindVerb(const std::vector<Unit>& units, std::uint32_t first, std::uint32_t gap,
                       PhraseSet::Match& match) {
  const std::uint32_t size = static_cast<std::uint32_t>(units.size());
  for (std::uint32_t at = first; at < size && at - first <= gap; ++at) {
    match = AllCues().verbs.LongestAt(units, at);
    if (match.unit_count > 0) return at;
  }
  return size;
}

// 能 and 可 are modals only in front of their verb, and not as the end of another word (智能, 性能,
// 许可).
bool IsInsideWord(const std::vector<Unit>& units, std::uint32_t at) {
  static constexpr std::string_view kWordsBefore = "智功性产动节核机效势热电职技才潜太许认宁";
  if (at == 0 || units[at - 1].kind != UnitKind::kHan || units[at - 1].end != units[at].begin)
    return false;
  return kWordsBefore.find(units[at - 1].text) != std::string_view::npos;
}

std::optional<AbilityMatch> ModalAndVerb(const std::vector<Unit>& units, std::uint32_t at,
                                         std::uint32_t gap) {
  const Cues& all = AllCues();
  const auto modal = all.modals.LongestAt(units, at);
  if (modal.unit_count == 0) return std::nullopt;
  const bool lone_han = modal.unit_count == 1 && units[at].kind == UnitKind::kHan;
  if (lone_han && IsInsideWord(units, at)) return std::nullopt;
  const std::uint32_t after = at + modal.unit_count;
  PhraseSet::Match verb_match;
  const std::uint32_t verb = FindVerb(units, after, lone_han ? 0 : gap, verb_match);
  if (verb == units.size()) return std::nullopt;
  Polarity polarity = all.cues[modal.value].polarity;
  for (std::uint32_t i = after; i < verb; ++i) {  // "What can Acme not buy"
    if (units[i].text == "not" || units[i].text == "never") polarity = Polarity::kNegative;
  }
  return AbilityMatch{all.cues[verb_match.value].ability, polarity, at,
                      verb + verb_match.unit_count,       verb,     after};
}

}  // namespace

std::vector<AbilityMatch> FindAbilities(const std::vector<Unit>& units, std::uint32_t gap) {
  const Cues& all = AllCues();
  std::vector<AbilityMatch> found;
  const std::uint32_t size = static_cast<std::uint32_t>(units.size());
  for (std::uint32_t at = 0; at < size;) {
    // "barred from selling" before "barred from": a verb says which ability is meant.
    if (const auto match = ModalAndVerb(units, at, gap)) {
      found.push_back(*match);
      at = match->last_unit;
      continue;
    }
    const auto whole = all.wholes.LongestAt(units, at);
    if (whole.unit_count > 0) {
      const Cue& cue = all.cues[whole.value];
      const std::uint32_t end = at + whole.unit_count;
      found.push_back({cue.ability, cue.polarity, at, end, end, end});
    }
    at += std::max<std::uint32_t>(1, whole.unit_count);
  }
  return found;
}

bool MayStateAbility(std::string_view folded) {
  const Cues& all = AllCues();
  const std::uint32_t kinds = all.spotter.Find(folded, kModalBit | kVerbBit | kWholeBit);
  return (kinds & kWholeBit) != 0 || kinds == (kModalBit | kVerbBit);
}

}  // namespace tanxun
