// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace tanxun {

// Capitals and digits only: HBM3E, A1. What products are called more often than companies.
bool IsCode(std::string_view name);

// Whether a name says by itself that it is a company, where a product might stand as well:
// "supplies Apple", not "supplies GDDR7". It is a known one, has a company's ending, is a link, or
// is written as a name of its own. No known product is one, linked or not.
bool IsCompanyByName(std::string_view name, bool linked);

}  // namespace tanxun
