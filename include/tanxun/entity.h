// SPDX-License-Identifier: GPL-2.0-or-later
// All that an index knows of one entity, each statement with its place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Where a statement stands.
struct SourceLine {
  std::string path;
  std::string record;  // Of a JSON Lines collection, else empty.
  std::uint32_t line = 0;
};

struct EntityRequest {
  std::string name;  // Any name, or a listing in any form.
};

struct StatedStatus {
  StatusMention status;
  SourceLine where;
};

struct EntityCard {
  std::string name;                    // As its own note calls it, else as first stated.
  std::vector<std::string> names;      // All of them, `name` first.
  std::vector<std::string> tickers;    // Canonical listings of the company.
  std::vector<StatedStatus> statuses;  // Newest first, undated last.
};

}  // namespace tanxun
