// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/digest.h"

#define XXH_INLINE_ALL  // The header alone, so that the library needs no link with libxxhash.
#include <xxhash.h>

namespace tanxun {

std::uint64_t Digest(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace tanxun
