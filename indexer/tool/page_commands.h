// SPDX-License-Identifier: GPL-2.0-or-later
// The commands that print what a package installs: completion scripts and manual pages.
#pragma once

#include "indexer/tool/command_line.h"

namespace tanxun {

// `program` is the one that the command belongs to.
Command CompletionCommand(Program (*program)());
Command ManualCommand(Program (*program)());

}  // namespace tanxun
