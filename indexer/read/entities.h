// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tanxun {

// What "&amp;", "&#20013;" or "&#x4E2D;" stands for, as UTF-8; nothing for a name not known here.
std::optional<std::string> DecodeEntity(std::string_view entity);

// The length of the entity that `text` begins with, 0 if it does not begin with one.
std::size_t EntityLength(std::string_view text);

}  // namespace tanxun
