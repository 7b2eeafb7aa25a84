// SPDX-License-Identifier: GPL-2.0-or-later
// The commands of tanxun. Each takes the words after its name and returns the exit status.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

inline constexpr std::string_view kReaderName = "tanxun";

int RunSearch(const std::vector<std::string>& arguments);
int RunAsk(const std::vector<std::string>& arguments);
int RunFacts(const std::vector<std::string>& arguments);
int RunFacets(const std::vector<std::string>& arguments);
int RunGet(const std::vector<std::string>& arguments);
int RunAnalyze(const std::vector<std::string>& arguments);
int RunExplain(const std::vector<std::string>& arguments);
int RunStatus(const std::vector<std::string>& arguments);

}  // namespace tanxun
