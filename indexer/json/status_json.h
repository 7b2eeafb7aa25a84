// SPDX-License-Identifier: GPL-2.0-or-later
// What an index is, what it spends its bytes on, how fresh it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/json/json_text.h"
#include "tanxun/contents.h"
#include "tanxun/searcher.h"

namespace tanxun {

struct IndexStatus {
  std::string folder;
  std::uint64_t bytes = 0;
  IndexInfo info;
  std::optional<std::uint64_t> stale;  // Files changed since the commit; nothing if not known.
  std::optional<Staleness> staleness;
  std::optional<IndexContents> contents;
};
JsonValue ToJson(const IndexStatus& status);

JsonValue ToJson(const Staleness& staleness);
// The keys "tables" and "parts".
void AddContents(const IndexContents& contents, JsonValue& object);

}  // namespace tanxun
