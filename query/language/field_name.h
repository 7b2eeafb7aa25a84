// SPDX-License-Identifier: GPL-2.0-or-later
// What stands before a colon: a field, a listing's exchange, or just text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tanxun {

inline constexpr std::string_view kPropertyField = "prop.";

// Where a bare word has its first colon, if what stands before could name a field.
struct ColonSplit {
  std::string_view name;
  std::string_view rest;
  bool wide = false;  // The colon is the full-width one.
};
// Nothing where the name is no identifier and no known name for a field (12:30, 问题:答案), or the
// rest makes the whole a URL, a drive, a host with a port or a scoped name.
std::optional<ColonSplit> SplitAtColon(std::string_view word);

// Length of the `prop.` that a word begins with, the stop in any width; 0 if it does not.
std::size_t PropertyMark(std::string_view word);
bool IsProperty(std::string_view field);  // prop.KEY
std::string LowerAscii(std::string_view text);

// `name` as the list spells it, case ignored; prop.KEY always with KEY as typed. Nothing if
// unknown.
std::optional<std::string> FindFieldName(std::string_view name,
                                         std::span<const std::string_view> fields);

// The field that people may call `name`, 标签, 標籤 or FILE; empty if none. Such a name is letters.
std::string_view FieldCalled(std::string_view name);

// Whether the field's values can be compared and make ranges.
bool HasOrder(std::string_view field);

// Exchange and code, NYSE and ACME, HKEX and 9988: an exchange of corpus/lexicon/exchanges.tsv in
// capitals, then up to twelve capitals and digits.
bool IsListing(std::string_view exchange, std::string_view code);

// NXT and 2000i, EXE and 5000: capitals, then up to 24 letters, digits and signs between them, one
// of them a digit at least. Hardly a field and its value.
bool IsProductCode(std::string_view name, std::string_view rest);

// `code` without the marks that end a sentence.
std::string_view WithoutStops(std::string_view code);

}  // namespace tanxun
