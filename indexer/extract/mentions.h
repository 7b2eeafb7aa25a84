// SPDX-License-Identifier: GPL-2.0-or-later
// What a note mentions beside its facts: names, listings, statuses, tags, links.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/note.h"

namespace tanxun {

// From the note's own aliases, facts that state a name (英文名, also known as), brackets, naming
// words (formerly, 简称) and link labels.
std::vector<Alias> ExtractNames(const Note& note, const std::vector<Fact>& facts);
// Who is a declared part of whom: facts of a parent or of subsidiaries.
std::vector<Alias> ExtractParts(const std::vector<Fact>& facts);
std::vector<Link> ExtractLinks(const Note& note);
std::vector<std::string> ExtractTags(const Note& note);

// Adds the listings of `knowledge.facts`, of running text with the name before their bracket (as
// facts too) and of the aliases; what is written as a listing and cannot be one becomes a remark.
void ExtractTickers(const Note& note, Knowledge& knowledge);

// From status facts, and from lines marked with a status emoji.
std::vector<StatusMention> ExtractStatuses(const Note& note, const std::vector<Fact>& facts);

}  // namespace tanxun
