// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "indexer/schema/stored.h"

namespace tanxun {

// Adds the terms by which links find the source, and by which it is found where it links to.
void AddLinkTerms(const StoredSource& source, Xapian::Document& document);

}  // namespace tanxun
