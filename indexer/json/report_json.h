// SPDX-License-Identifier: GPL-2.0-or-later
// What changed, what is wrong.
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/index_writer.h"
#include "tanxun/maintenance.h"

namespace tanxun {

JsonValue ToJson(const Problem& problem);
JsonValue ToJson(const UpdateReport& report, bool dry_run);
JsonValue ToJson(const CheckReport& report);
JsonValue ToJson(const RepairReport& report);
JsonValue ToJson(const CompactReport& report);

}  // namespace tanxun
