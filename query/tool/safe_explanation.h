// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tanxun/explanation.h"

namespace tanxun {

// The same with every name and text made safe for a place within a line: all lines that Describe()
// then writes are its own, whatever a note is called.
Explanation SafeExplanation(Explanation explanation);
Reason SafeReason(Reason reason);

}  // namespace tanxun
