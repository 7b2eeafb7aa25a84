// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/sudden_end.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/tool/command_line.h"

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
  Say(": ");
  Say(cause == nullptr ? "nobody knows why" : cause);
  Say("\n");
  ::_exit(kExitError);
}

}  // namespace

void ExplainSuddenEnd(std::string beginning) {
  Beginning() = std::move(beginning);
  std::set_terminate(End);
}

}  // namespace tanxun
