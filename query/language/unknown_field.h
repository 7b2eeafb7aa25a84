// SPDX-License-Identifier: GPL-2.0-or-later
// What to make of a name before a colon that is no field's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "query/language/field_name.h"

namespace tanxun {

struct UnknownField {
  std::string reason;   // For a complaint.
  std::string warning;  // Not empty: the word is read as text all the same, and this says so.
};

// `word` is the whole, `split` its parts; `rest_is_open` says that the value stands behind the
// word, in quotes or brackets. Nothing where the word is plain text: prose has colons too ("Note:
// x", with the full-width colon "AI：x"), and so have addresses.
std::optional<UnknownField> JudgeUnknownField(const ColonSplit& split, bool rest_is_open,
                                              std::span<const std::string_view> fields);

}  // namespace tanxun
