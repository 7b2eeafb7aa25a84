// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain in words of both languages: who is what for whom (corpus/lexicon/relations.tsv).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// What somebody is for another: "supplier", 主要客户, "foundry (N5)".
struct Role {
  std::string_view relation;  // "supplies", "fabricates", "packages", "assembles", "upstream"
  bool gives = false;         // The one so called gives; else it takes.
  std::string whom;           // "supplier to Acme": for whom, where the phrase says so.
  std::string detail;         // "supplier of NAND flash": of what.

  bool operator==(const Role&) const = default;
};

// The roles a phrase states, each once: "customer and supplier" are two, "competitor" and "former
// supplier" none, and neither is "Acme supplier", which may be Acme's. A bracket at its end does
// not count.
std::vector<Role> ReadRoles(std::string_view phrase);

// The role that a label, a heading or a header names; none where it names several.
std::optional<Role> RoleOfLabel(std::string_view label);

// "Midstream", 中游: where the note's own subject stands.
bool IsMiddleLabel(std::string_view label);
// "Supply chain", 产业链: what is below or behind is a path.
bool IsPathLabel(std::string_view label);

enum class ChainColumn { kNone, kStage, kCompany, kThing };
ChainColumn ChainColumnOf(std::string_view header);

// Whether the last word names a thing that is supplied: "HBM3E stacks", 光刻胶.
bool IsThing(std::string_view text);
// Whether any word does.
bool HoldsThing(std::string_view text);
// Words for many or for anybody (various, 多家厂商), or a word of no name.
bool IsGenericName(std::string_view text);
// A name that is written like such words (relations.tsv): Public Storage, 应用材料.
bool IsUnusualName(std::string_view text);
// Bytes of such a name at the end of a text; 0 if there is none.
std::size_t UnusualNameAtEnd(std::string_view text);
// Words that make a sentence no statement of a fact: may, plans to, 据传, 曾.
bool IsHedged(std::string_view text);

// The text without words of a clause before its verb (also, currently, 主要, 目前) at its end, or
// without openings (目前, 此外) at its front.
std::string_view WithoutAdverbs(std::string_view text);
std::string_view WithoutOpening(std::string_view text);

// A closed pattern found in a sentence: where its names and words stand, as bytes of the sentence.
struct RelationMatch {
  struct Part {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool opens = false;  // What is wanted is its end: the pattern begins with it.
    bool ends = false;   // What is wanted is its beginning: the pattern ends with it.
    bool holds_thing = false;
    bool sure = false;  // The words around do not say what it is: the name alone must.
  };
  std::string_view relation;
  std::uint32_t place = 0;      // Where its first fixed words begin …
  std::uint32_t place_end = 0;  // … and its last end.
  Part from;
  Part to;
  std::optional<Part> what;
};
// In the order of the patterns; of those at one place the first whose names can be read counts.
std::vector<RelationMatch> FindRelations(std::string_view sentence);
// A quick look that saves the careful one; `folded` is Fold(text).
bool MayStateRelation(std::string_view folded);

}  // namespace tanxun
