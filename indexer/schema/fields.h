// SPDX-License-Identifier: GPL-2.0-or-later
// THE field table: every field of the query language, every facet, every term prefix and value slot
// in one place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

// Kinds of documents in the one glass database. Those of one source lie side by side by number: the
// source itself, its passages, its chunks of facts.
inline constexpr std::string_view kSourceTerm = "Ksource";
inline constexpr std::string_view kPassageTerm = "Kpassage";
inline constexpr std::string_view kFactTerm = "Kfact";

// On sources: a digest of all three. Two sources may share it, so that what is found is looked at.
std::string SourceTerm(std::string_view collection, std::string_view path, std::string_view record);
// On sources: the path as it is spelled, for globs.
inline constexpr std::string_view kPathPrefix = "P";
std::string PathTerm(std::string_view path);
// "a/b/c.md" -> "a", "a/b".
std::vector<std::string_view> FoldersAbove(std::string_view path);
// On passages: NameKey of the target of a link in its lines, and of the target's last name.
inline constexpr std::string_view kLinkPrefix = "XW";
// On sources, see link_keys.h: the tails of its path, its other names, the last names of what it
// links to.
inline constexpr std::string_view kLinkPathPrefix = "XF";
inline constexpr std::string_view kLinkNamePrefix = "XO";
inline constexpr std::string_view kLinkedPrefix = "XV";
// On passages: NameKey of each end of a step of the supply chain that is stated in its lines.
inline constexpr std::string_view kStepPrefix = "XS";
// On sources: NameKey of every name of a statement of theirs, but for steps of the chain.
inline constexpr std::string_view kNamedPrefix = "XN";
// On passages, with the NameKey of a name that has sounds: on the first of a note what the note is
// called and its tags, on any the names that it states.
inline constexpr std::string_view kSoundedPrefix = "XH";
// On sources: a tag's key and how the source spells it, see tag_keys.h.
inline constexpr std::string_view kTagSpellingPrefix = "XQ";
// On sources: a front-matter property, "key=" NameKey(value).
inline constexpr std::string_view kPropertyPrefix = "XR";

// Facts.
inline constexpr std::string_view kFactSubjectPrefix = "FS";  // NameKey of the subject.
inline constexpr std::string_view kFactConceptPrefix = "FC";  // Concept id.
inline constexpr std::string_view kFactLabelPrefix = "FL";    // NameKey of the label.
inline constexpr std::string_view kFactValuePrefix =
    "FV";  // NameKey of the value and of each item: reverse lookup.
// Only looked up whole, so that of a long key its beginning and a digest are enough.
std::string FactTerm(std::string_view prefix, std::string_view key);
// How the terms of all keys begin that begin as this one.
std::string FactTermBeginning(std::string_view prefix, std::string_view key);

enum class FieldKind { kText, kBoolean, kDate, kOrdered };

struct Field {
  std::string_view name;  // In queries and flags: "tag".
  FieldKind kind;
  std::string_view filter_prefix;  // Term prefix for filters and queries.
  std::string_view
      source_prefix;          // Term prefix on source documents (facet counts); empty = no facet.
  std::string_view meaning;   // For a reader of the reference: what its values are.
  std::string_view example;   // A query.
  std::string_view also;      // What people may call it, parted by blanks: suggested, not accepted.
  bool is_of_source = false;  // The filter's terms stand on source documents, not on passages.

  bool has_order() const { return kind == FieldKind::kDate || kind == FieldKind::kOrdered; }
};
const std::vector<Field>& Fields();
std::vector<std::string_view> FieldNames();
const Field* FindField(std::string_view name);

enum ValueSlot : std::uint32_t {
  kSlotOrder = 0,     // path, span begin, record, collection: the fixed order of equal scores.
  kSlotDate = 1,      // "YYYYMMDD", unknown parts 00; empty if undated.
  kSlotSource = 2,    // Of a passage, PackedNumber: how many documents before it its source lies.
  kSlotLength = 3,    // Passage length in units.
  kSlotPassages = 4,  // Of a source, PackedNumber: its passages.
  kSlotStamp = 5,     // Of a source: its FileStamp.
};

// A number in few bytes, which sort as numbers do and say where they end.
std::string PackedNumber(std::uint64_t number);
// The number at the front of `bytes`; 0 where there is none.
std::uint64_t UnpackNumber(std::string_view bytes);

// The bytes of kSlotOrder and kSlotDate.
std::string OrderKey(std::string_view path, std::uint64_t span_begin, std::string_view record,
                     std::string_view collection);
std::string DateKey(const Date& date);

// `prefix` + `text`, cut at a character so that glass accepts it (245 bytes).
std::string MakeTerm(std::string_view prefix, std::string_view text);

// Raised whenever stored terms or records change; an index of another version is refused by name.
inline constexpr int kFormatVersion = 9;

}  // namespace tanxun
