// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <initializer_list>
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

std::size_t NumberIn(const char* variable) {
  const char* text = std::getenv(variable);
  std::size_t number = 0;
  if (text == nullptr) return 0;
  const char* end = text + std::string_view(text).size();
  const auto [rest, error] = std::from_chars(text, end, number);
  return error == std::errc() && rest == end ? number : 0;
}

std::string HostName() {
  char name[256] = "";
  gethostname(name, sizeof name - 1);
  return name;
}

std::string PercentEncoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

TerminalStyle StdoutStyle(ColorChoice choice) {
  TerminalStyle style;
  style.terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = (no_color != nullptr && *no_color != '\0') || TerminalIsDumb();
  style.color = choice == ColorChoice::kAlways ||
                (choice == ColorChoice::kAuto && style.terminal && !refused);
  if (!style.terminal) return style;
  style.links = style.color && !TerminalIsDumb();
  if (style.links) style.host = HostName();
  winsize size{};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);  // Leaves zeros if it fails.
  const auto first_known = [](std::initializer_list<std::size_t> numbers) {
    return *std::find_if(numbers.begin(), numbers.end(), [](std::size_t n) { return n != 0; });
  };
  style.columns = first_known({NumberIn("COLUMNS"), size.ws_col, 80});
  style.rows = first_known({NumberIn("LINES"), size.ws_row, 24});
  return style;
}

bool TerminalIsDumb() {
  const char* term = std::getenv("TERM");
  return term == nullptr || std::string_view(term).empty() || std::string_view(term) == "dumb";
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
  return fmt::format("\x1b]8;;file://{}{}\x1b\\{}\x1b]8;;\x1b\\", PercentEncoded(style.host),
                     PercentEncoded(absolute_path), text);
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
