// SPDX-License-Identifier: GPL-2.0-or-later
// What a note is called beside its title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Its subject, its aliases, the title it gives itself and its file's name, each once and none that
// is spelled like the title it is shown under. A bounded number: more is not what a person wrote.
std::vector<std::string> OwnNames(const Source& source, const Knowledge& knowledge,
                                  std::string_view title);

}  // namespace tanxun
