// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace tanxun {

#ifndef TANXUN_VERSION
#error "tool.cmake defines TANXUN_VERSION from the project's version"
#endif
inline constexpr std::string_view kVersion = TANXUN_VERSION;

}  // namespace tanxun
