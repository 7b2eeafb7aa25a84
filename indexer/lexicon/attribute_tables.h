// SPDX-License-Identifier: GPL-2.0-or-later
// What the names of attributes are looked up in, made at build time (make_attributes_main.cc).
#pragma once

#include <cstdint>
#include <span>

#include "indexer/text/sorted_texts.h"

namespace tanxun {

// The NameKeys of all names, and of these in the other number: the place in AttributeConcepts().
extern const SortedTexts kAttributeNames;
// The letters of all names (indexer/analysis/features.h): how many concepts have a name with it.
extern const SortedTexts kAttributeLetters;

// The places of a name's letters, ascending. name: counted through all concepts.
extern const std::uint32_t kFirstNameOfConcept[];  // And the number of all names.
extern const std::uint32_t kFirstLetterOfName[];   // And of all letters of names.
extern const std::uint16_t kLettersOfNames[];

inline std::span<const std::uint16_t> LettersOfName(std::uint32_t name) {
  return {kLettersOfNames + kFirstLetterOfName[name],
          kLettersOfNames + kFirstLetterOfName[name + 1]};
}

}  // namespace tanxun
