// SPDX-License-Identifier: GPL-2.0-or-later
// Names as they are typed in letters: 通义千问 as tongyiqianwen or tyqw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

struct NameSounds {
  std::vector<std::string> full;      // tongyiqianwen; of characters with several readings each.
  std::vector<std::string> initials;  // tyqw
};
// Of a name of 2 to 12 units with at least two Han among them; letters and digits stay. Each list
// sorted, a bounded number. Nothing for any other text.
NameSounds SoundsOf(std::string_view name);

// What was typed as such a sound: its words without blanks, v for ü read as u. Empty where they are
// no plain letters and digits.
std::string SoundKey(const std::vector<Unit>& words);

}  // namespace tanxun
