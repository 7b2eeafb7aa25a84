// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/note.h"

namespace tanxun {

// Whom a sentence is about, as far as its beginning says so: the name it begins with ("The X,
// revealed in …"), the note's subject for its own names and for pronouns (it, the company, 公司,
// 该公司) or where it begins with a participle
// ("Founded in 2009, …"). Empty if it cannot be told.
std::string SentenceSubject(const Note& note, std::string_view sentence);

// The Han name before the first mark or verb-like cue of a Chinese sentence; at most 12 characters.
std::string LeadingHanName(std::string_view sentence);

}  // namespace tanxun
