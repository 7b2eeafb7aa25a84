// SPDX-License-Identifier: GPL-2.0-or-later
// Headings that name what the label lines below them are about: a note of restaurants, with
// "## Casa Nube" over "Cuisine: …" and "## 老成都" over "Cuisine: …".
#pragma once

#include "indexer/extract/note.h"

namespace tanxun {

// Sets `subject` of the sections whose labels repeat below another heading beside theirs.
void FindHeadingSubjects(Note& note);

}  // namespace tanxun
