// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/sudden_end.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"
#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

// Made before, for there may be no memory left.
std::string& Beginning() {
  static std::string text;
  return text;
}

void Say(std::string_view text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

[[noreturn]] void End() {
  const char* cause = errno == 0 ? nullptr : ::strerrordesc_np(errno);
  Say(Beginning());
  Say(cause == nullptr ? "nobody knows why" : cause);
  Say("\n");
  ::_exit(kExitError);
}

}  // namespace

void ExplainSuddenEnd(const std::filesystem::path& folder) {
  Beginning() = fmt::format("{}: {}: writing failed, the index is as before: ", kIndexerName,
                            SafeText(folder.string(), Layout::kLine));
  std::set_terminate(End);
}

}  // namespace tanxun
