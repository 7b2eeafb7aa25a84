// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "tanxun/entity.h"

namespace tanxun {

// One status as one line states it.
struct StatusStatement {
  StatusMention status;
  SourceLine where;
};

// The statements of one entity through time. Those of one date and level are one, with all their
// places and the first reason that says more than the level; of one date and two levels they are
// two. The current ones are those of the newest date; where none is dated, all of them. A file's
// time dates no statement. places: kept at most of each.
StatusHistory MakeHistory(std::vector<StatusStatement> statements, std::size_t places);

}  // namespace tanxun
