// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/tool/command_line.h"

namespace tanxun {

// The manual page NAME(1) of a program, in roff: every command with all its flags.
std::string ManualOf(const Program& program);

}  // namespace tanxun
