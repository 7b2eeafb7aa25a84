// SPDX-License-Identifier: GPL-2.0-or-later
// What stands before a colon: a field, a listing's exchange, or just text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tanxun {

// Where a bare word has its first colon, if what stands before could name a field.
struct ColonSplit {
  std::string_view name;
  std::string_view rest;
  bool wide = false;  // The colon is the full-width one.
};
// Nothing where the name is no identifier (12:30, 问题:答案) or the rest makes the whole a URL, a
// drive, a host with a port or a scoped name.
std::optional<ColonSplit> SplitAtColon(std::string_view word);

// `name` as the list spells it, case ignored; prop.KEY always with KEY as typed. Nothing if
// unknown.
std::optional<std::string> FindFieldName(std::string_view name,
                                         std::span<const std::string_view> fields);

// Exchange and code, NYSE and ACME, HKEX and 9988: an exchange of corpus/lexicon/exchanges.tsv in
// capitals, then up to twelve capitals and digits.
bool IsListing(std::string_view exchange, std::string_view code);

// NXT and 2000i, EXE and 5000: capitals, then up to 24 letters, digits and signs between them, one
// of them a digit at least. Hardly a field and its value.
bool IsProductCode(std::string_view name, std::string_view rest);

// The known name that was most likely meant: at most two slips away (a swap is one), fewer than the
// name has letters. Nothing where none is near.
std::optional<std::string> SuggestFieldName(std::string_view name,
                                            std::span<const std::string_view> fields);

}  // namespace tanxun
