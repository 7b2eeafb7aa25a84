// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/index_state.h"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"

namespace tanxun {

Result<IndexState> ReadIndexState(const Xapian::Database& database) {
  const std::string format = database.get_metadata(kFormatKey);
  const int version = std::atoi(format.c_str());
  if (version > kFormatVersion) {
    return Error{ErrorCode::kIndexTooNew,
                 fmt::format("a later release wrote this index (format {}, this program knows {}); "
                             "use that release, or remove the index and make it again with: "
                             "tanxun-index update FOLDER",
                             version, kFormatVersion)};
  }
  if (version < kFormatVersion ||
      database.get_metadata(kFingerprintKey) != std::to_string(AnalyzerFingerprint())) {
    return Error{ErrorCode::kIndexTooOld,
                 fmt::format("an earlier release wrote this index (format {}); make it again with: "
                             "tanxun-index update --rebuild",
                             version)};
  }
  std::optional<IndexState> state = DecodeState(database.get_metadata(kStateKey));
  if (state) return *std::move(state);
  return Error{ErrorCode::kIndexDamaged,
               "the index is damaged: its own record cannot be read; make it again with: "
               "tanxun-index update --rebuild FOLDER"};
}

}  // namespace tanxun
