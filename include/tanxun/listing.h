// SPDX-License-Identifier: GPL-2.0-or-later
// Listings of companies on exchanges.
#pragma once

#include <string_view>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

// The Market Identifier Code (ISO 10383) of a canonical listing's exchange: "NYSE:ACME" -> "XNYS".
// Empty where the listing names no exchange, or none that is known. Good for the program's life.
std::string_view MicOf(std::string_view listing);

}  // namespace tanxun
