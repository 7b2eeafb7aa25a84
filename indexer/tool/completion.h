// SPDX-License-Identifier: GPL-2.0-or-later
// Scripts with which shells complete a program's commands, flags and values, made of the same
// tables that read its command line. What was typed is only compared, or handed to tanxun as one
// argument; neither it nor the name of a file is ever evaluated.
#pragma once

#include <string>

#include "indexer/tool/command_line.h"

namespace tanxun {

std::string BashCompletion(const Program& program);
std::string ZshCompletion(const Program& program);
std::string FishCompletion(const Program& program);

}  // namespace tanxun
