// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a database says the same wherever it says something twice: glass has no check sums.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tanxun {

// A digest of all that a document is: its record, its terms and their counts, its values.
std::uint64_t DigestOf(const Xapian::Document& document);

// What is wrong: postings that are not those of the documents' term lists, lengths that are not
// their sums, tables that are not what the sources make them. Reads every table, writes nothing.
// Throws what Xapian throws.
std::vector<std::string> VerifyDatabase(const Xapian::Database& database);

}  // namespace tanxun
