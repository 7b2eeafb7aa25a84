// SPDX-License-Identifier: GPL-2.0-or-later
// The review file of names: itself an aliases.tsv.
#pragma once

#include <string>

#include "tanxun/aliases.h"

namespace tanxun {

// Claims first, as comments; then a line a pair, name<TAB>name<TAB>STATE<TAB># evidence. What the
// user has not decided is a comment: without its "# " the line decides for what holds now. Fed back
// as it is, it changes nothing.
std::string RenderAliases(const AliasReview& review);

}  // namespace tanxun
