// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/lead.h"

#include <algorithm>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/lexicon/abilities.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kPossessives[] = {"'s ", "’s ", "的"};

// "What Acme can access" -> "Acme": what stands between the question word and the modal.
std::string SubjectBefore(std::string_view text) {
  std::string_view subject = Trim(text);
  for (std::string_view word : {"What ", "what ", "Which ", "Things ", "Chips "}) {
    if (subject.starts_with(word)) subject = Trim(subject.substr(word.size()));
  }
  for (std::string_view word : {"What", "what", "目前", "仍", "已", "现在"}) {
    if (subject == word) return {};
  }
  for (std::string_view word : {"目前", "仍", "已", "现在", "当前"}) {
    if (subject.ends_with(word)) subject = Trim(subject.substr(0, subject.size() - word.size()));
  }
  return subject.size() <= 64 ? std::string(subject) : std::string();
}

bool ReadAbility(std::string_view text, Lead& lead) {
  if (!MayStateAbility(Fold(text))) return false;
  const std::vector<Unit> units = SplitUnits(text);
  if (units.size() > 16) return false;
  const auto found = FindAbilities(units, 1);
  if (found.empty()) return false;
  const AbilityMatch& first = found.front();
  const std::string subject = SubjectBefore(text.substr(0, units[first.first_unit].begin));
  // "Who can't buy X:" lists those who cannot, not what they cannot.
  if (subject == "Who" || subject == "who" || subject == "谁" || subject == "誰") return false;
  lead.ability = first.ability;
  lead.polarity = first.polarity;
  lead.subject = subject;
  return true;
}

}  // namespace

bool IsNameOfNote(const Note& note, std::string_view name) {
  if (name.size() > 2 * kMaxNameBytes) return false;
  const std::string key = NameKey(name);
  return !key.empty() && std::binary_search(note.name_keys.begin(), note.name_keys.end(), key);
}

Lead ReadLead(const Note& note, std::string_view text) {
  Lead lead;
  lead.attribute = WithoutColon(text);
  const std::string_view whole = Trim(text);
  if (ReadAbility(lead.attribute, lead)) return lead;
  // Whatever the verb: "Where X cannot fly", "Not a member of", 不可免签.
  if (IsNegative(lead.attribute)) lead.polarity = Polarity::kNegative;
  for (std::string_view possessive : kPossessives) {
    const std::size_t at = lead.attribute.find(possessive);
    if (at == std::string::npos || at == 0) continue;
    const std::string owner = lead.attribute.substr(0, at);
    if (!IsNameOfNote(note, owner)) continue;
    lead.subject = owner;
    lead.attribute =
        std::string(Trim(std::string_view(lead.attribute).substr(at + possessive.size())));
    return lead;
  }
  // "Acme revenue": the subject and an attribute's name side by side.
  const auto read_after = [&](std::string_view name) {
    if (name.empty() || !whole.starts_with(name)) return;
    const std::string_view rest = Trim(whole.substr(name.size()));
    if (ConceptOfLabel(ReadLabel(rest).name) != nullptr) lead.attribute = WithoutColon(rest);
  };
  for (const std::string& name : note.aliases) read_after(name);
  read_after(note.subject);
  return lead;
}

}  // namespace tanxun
