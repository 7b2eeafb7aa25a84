// SPDX-License-Identifier: GPL-2.0-or-later
// The commands of tanxun-index. Each takes the words after its name and returns the exit status.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

inline constexpr std::string_view kIndexerName = "tanxun-index";

int RunUpdate(const std::vector<std::string>& arguments);
int RunRemove(const std::vector<std::string>& arguments);
int RunIndexStatus(const std::vector<std::string>& arguments);
int RunCheck(const std::vector<std::string>& arguments);
int RunRead(const std::vector<std::string>& arguments);

}  // namespace tanxun
