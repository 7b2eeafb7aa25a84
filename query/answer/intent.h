// SPDX-License-Identifier: GPL-2.0-or-later
// What a question asks for: about whom, which attribute, what kind of answer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/lexicon/abilities.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/periods.h"
#include "tanxun/analyzer.h"

namespace tanxun {

enum class AnswerType { kAny, kDate, kNumber, kMoney, kPerson, kPlace, kList, kYesNo, kDefinition };
std::string_view Name(AnswerType type);

// A name the index knows.
struct KnownName {
  std::string name;                // The entity's own name, for display; empty = as asked.
  std::vector<std::string> keys;   // NameKeys of all its names.
  std::vector<std::string> parts;  // NameKeys of its declared parts.
  bool has_note = false;           // Some note is about it.
  bool by_listing = false;         // The key is a listing that only this entity has.
  bool is_guess = false;           // Another name than was asked, a letter or a bracket away.
  std::vector<std::string>
      rivals;  // Display names of other entities that claim the same name: ambiguous.
};
// Who has the name with a key.
class NameLookup {
 public:
  using Find = std::function<std::optional<KnownName>(const std::string& key)>;
  using Begins = std::function<bool(const std::string& key)>;

  NameLookup() = default;  // That knows nothing, and says so.
  // begins: false only where no known key begins so; a quick look.
  explicit NameLookup(Find find, Begins begins = nullptr)
      : find_(std::move(find)), begins_(std::move(begins)) {}

  explicit operator bool() const { return find_ != nullptr; }
  // Nothing if nobody.
  std::optional<KnownName> operator()(const std::string& key) const { return find_(key); }
  bool MayBegin(const std::string& key) const { return !begins_ || begins_(key); }

 private:
  Find find_;
  Begins begins_;
};

struct EntityMention {
  KnownName known;
  std::string text;  // As asked.
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};

// What each unit of the question is there for.
enum class Role : std::uint8_t { kContent, kEntity, kAttribute, kAbility, kFrame, kDate };

struct Intent {
  std::string question;
  std::vector<Unit> units;
  std::vector<Role> roles;  // One a unit.
  AnswerType type = AnswerType::kAny;
  std::vector<EntityMention> entities;
  std::vector<const AttributeConcept*> concepts;
  std::string attribute;  // The asked attribute's words.
  std::optional<AbilityMatch> ability;
  std::vector<int>
      concept_of;          // One a unit: index into `concepts` of the attribute it names, or -1.
  std::vector<bool> soft;  // One a unit: it names an attribute, but may only ask ("how big").
  std::vector<Period> periods;    // FY2025, 2024年 …
  bool negated = false;           // not, cannot, 不能, 无法 …
  bool asks_definition = false;   // Nothing but a name, or a name in "what is", 什么是.
  bool asks_for_subject = false;  // who, which, whose, 哪, 谁: the answer may be a subject.
};

// Pure but for `lookup`. Names win over attributes where they are longer.
Intent Understand(std::string_view question, const NameLookup& lookup);

// A label without the words that only ask, join or deny: "Where Acme cannot fly" -> "Acme fly".
std::string ContentOf(std::string_view label);

std::string Describe(const Intent& intent);

}  // namespace tanxun
