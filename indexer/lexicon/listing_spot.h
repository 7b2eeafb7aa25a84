// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace tanxun {

// False if FindTickers(text) finds nothing: no exchange, no word for a ticker, no $ACME, no code
// with an exchange's ending or beginning. One quick pass; most texts of a vault name no listing.
bool MayHoldListing(std::string_view text);

}  // namespace tanxun
