// SPDX-License-Identifier: GPL-2.0-or-later
// Keeping an index up to date while files change.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/extension.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"

namespace tanxun TANXUN_API {

// How WatchIndex() watches.
struct WatchOptions {
  // Of the first update, which gives new collections their rules; `force` holds for all.
  UpdateOptions update;
  Extensions extensions;  // Those that the index was made with.
  // An update begins when nothing has changed for so long,
  std::chrono::milliseconds quiet{100};
  // and after so long although changes keep coming.
  std::chrono::milliseconds longest_wait{400};
  // How often folders are listed that the kernel cannot watch for us; less often where a listing is
  // slow.
  std::chrono::milliseconds poll{3000};
};

// What a watcher tells, on the caller's thread. Any may be empty.
struct WatchListener {
  // Of the first update.
  ProgressCallback progress;
  // The roots, once: from here on no change is missed.
  std::function<void(const std::vector<std::string>& roots)> watching;
  // After the first update and each that committed or left a file out for a new reason. Of files
  // the report names those that changed, and those left out that were not named before.
  std::function<void(const UpdateReport& report)> updated;
  // Something that the watcher works around: it says what, and goes on.
  std::function<void(const std::string& message)> warned;
};

// Updates `paths` (none: every collection the index knows), then keeps the collections they are in
// up to date until `stop` is requested. Blocks; starts no thread but those of its updates. The
// writer's lock is held only while an update runs: where somebody else has it, the update is tried
// again soon. An update that a stop interrupts leaves no trace. Errors: those of
// IndexWriter::Open() and of the first IndexWriter::Update(), but for kIndexBusy; kIndexMissing
// where the index is gone; kBadArgument for a dry run.
Result<void> WatchIndex(const std::filesystem::path& folder,
                        const std::vector<std::filesystem::path>& paths,
                        const WatchOptions& options, const WatchListener& listener,
                        std::stop_token stop);

}  // namespace tanxun
