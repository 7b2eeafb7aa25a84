// SPDX-License-Identifier: GPL-2.0-or-later
// What changed, what is wrong.
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/index_writer.h"
#include "tanxun/maintenance.h"

namespace tanxun {

Json ToJson(const UpdateReport& report, bool dry_run);
Json ToJson(const CheckReport& report);
Json ToJson(const RepairReport& report);
Json ToJson(const CompactReport& report);

}  // namespace tanxun
