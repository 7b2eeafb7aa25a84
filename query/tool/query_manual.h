// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace tanxun {

// The manual page tanxun-query(7), in roff: the query language.
std::string QueryManual();

}  // namespace tanxun
