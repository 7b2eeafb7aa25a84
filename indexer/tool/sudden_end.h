// SPDX-License-Identifier: GPL-2.0-or-later
// An end that no exception can tell of: Xapian 1.4 writes the streams of values in a destructor
// (ValueUpdater, glass_values.cc), the JSON library allocates in one; where the disk or the memory
// fails there, the process is ended by std::terminate.
#pragma once

#include <string>

namespace tanxun {

// From now on such an end says "beginning: why" on standard error and exits with kExitError. The
// beginning must be safe text.
void ExplainSuddenEnd(std::string beginning);

}  // namespace tanxun
