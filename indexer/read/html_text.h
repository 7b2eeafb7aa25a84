// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tanxun/source.h"

namespace tanxun {

// Raw HTML without tags, comments, scripts and styles, entities decoded; blocks' tags become a
// blank. Linear.
RichText HtmlText(const RichText& html);

}  // namespace tanxun
