// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <iterator>

namespace tanxun {
namespace {

const char* Sgr(Paint paint) {
  switch (paint) {
    case Paint::kPath:
      return "35";
    case Paint::kTitle:
      return "1";
    case Paint::kMatch:
      return "1;31";
    case Paint::kDim:
      return "2";
    case Paint::kValue:
      return "1;32";
    case Paint::kWarning:
      return "33";
  }
  return "0";
}

bool TerminalIsDumb() {
  const char* term = std::getenv("TERM");
  return term == nullptr || std::string_view(term).empty() || std::string_view(term) == "dumb";
}

}  // namespace

TerminalStyle StdoutStyle(ColorChoice choice) {
  TerminalStyle style;
  style.terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = (no_color != nullptr && *no_color != '\0') || TerminalIsDumb();
  style.color = choice == ColorChoice::kAlways ||
                (choice == ColorChoice::kAuto && style.terminal && !refused);
  style.links = style.terminal && style.color && !TerminalIsDumb();
  return style;
}

bool StderrIsTerminal() { return isatty(STDERR_FILENO) == 1 && !TerminalIsDumb(); }

std::size_t StderrColumns() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string Painted(std::string_view text, Paint paint, const TerminalStyle& style) {
  if (!style.color || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", Sgr(paint), text);
}

std::string Linked(std::string_view text, std::string_view absolute_path,
                   const TerminalStyle& style) {
  if (!style.links || absolute_path.empty() || absolute_path.front() != '/') {
    return std::string(text);
  }
  std::string address = "file://";
  for (const char c : absolute_path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    if (plain) {
      address += c;
    } else {
      fmt::format_to(std::back_inserter(address), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", address, text);
}

std::string HumanBytes(std::uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  double amount = static_cast<double>(bytes);
  constexpr std::array<const char*, 5> kUnits = {"B", "KB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (amount >= 1024.0 && unit + 1 < kUnits.size()) {
    amount /= 1024.0;
    ++unit;
  }
  return fmt::format("{:.1f} {}", amount, kUnits[unit]);
}

}  // namespace tanxun
