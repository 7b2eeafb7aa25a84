// SPDX-License-Identifier: GPL-2.0-or-later
// What commands read besides files: standard input, and in which encoding.
#pragma once

#include <string>

#include "indexer/tool/flag_table.h"
#include "tanxun/result.h"

namespace tanxun {

// All of standard input, or what came before an interrupt; at most 256 MB. Errors: kIo,
// kBadArgument for more.
Result<std::string> ReadStandardInput();

void AddEncoding(FlagTable& flags, std::string& encoding);
// What is wrong with the encoding's name, with the names that are nearest; empty if nothing is.
std::string EncodingProblem(const std::string& encoding);

}  // namespace tanxun
