// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <iterator>

namespace tanxun {
namespace {

struct Character {
  char32_t value = 0;
  std::size_t length = 1;
  bool valid = false;
};

// Strict UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF.
Character CharacterAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {lead, 1, false};
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {lead, 1, false};
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    return {lead, 1, false};
  }
  return {value, length, true};
}

bool IsUnsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool IsAllowed(char32_t c, Layout layout) {
  if (c == '\n') return layout == Layout::kBody;
  if (c == '\t') return layout != Layout::kField;
  return !IsUnsafe(c);
}

void AppendEscape(char32_t c, std::string& out) {
  const auto number = static_cast<std::uint32_t>(c);
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c <= 0x9F) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", number);
  } else if (c <= 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", number);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", number);
  }
}

struct Range {
  char32_t first;
  char32_t last;
};

bool Contains(const Range* begin, const Range* end, char32_t c) {
  const Range* found = std::upper_bound(
      begin, end, c, [](char32_t value, const Range& r) { return value < r.first; });
  return found != begin && c <= std::prev(found)->last;
}

// The blocks notes are made of; finer tables would change no layout of ours.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
    {0x267F, 0x267F},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x274E, 0x274E},   {0x2753, 0x2757},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F1E6, 0x1F202}, {0x1F210, 0x1F23B}, {0x1F240, 0x1F265}, {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};
constexpr Range kZeroWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},   {0x064B, 0x065F},
    {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x200B, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20FF}, {0x302A, 0x302D},   {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

std::size_t WidthOf(char32_t c) {
  if (Contains(std::begin(kZeroWidth), std::end(kZeroWidth), c)) return 0;
  return Contains(std::begin(kWide), std::end(kWide), c) ? 2 : 1;
}

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;
bool IsRegional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

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

// "\\xff" at `at`: the byte; -1 if that is no such escape.
int EscapedByte(std::string_view text, std::size_t at) {
  if (text.size() - at < 4 || text[at] != '\\' || text[at + 1] != 'x') return -1;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 4, value, 16);
  return error == std::errc() && end == text.data() + at + 4 ? static_cast<int>(value) : -1;
}

// "\\u202e", "\\U000e0041", "\\n" or "\\t" at `at`: the character and the escape's length.
Character EscapedCharacter(std::string_view text, std::size_t at) {
  if (text[at] != '\\' || text.size() - at < 2) return {};
  const char kind = text[at + 1];
  if (kind == 'n' || kind == 't') return {kind == 'n' ? U'\n' : U'\t', 2, true};
  const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits == 0 || text.size() - at < 2 + digits) return {};
  std::uint32_t value = 0;
  const char* begin = text.data() + at + 2;
  const auto [end, error] = std::from_chars(begin, begin + digits, value, 16);
  const bool valid = error == std::errc() && end == begin + digits && IsUnsafe(value);
  return {value, 2 + digits, valid};
}

void AppendCharacter(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace

std::string SafeText(std::string_view text, Layout layout) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = CharacterAt(text, at);
    if (!c.valid) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(c.value));
    } else if (IsAllowed(c.value, layout)) {
      out.append(text.substr(at, c.length));
    } else {
      AppendEscape(c.value, out);
    }
    at += c.length;
  }
  return out;
}

std::string NameText(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const Character c = CharacterAt(name, at);
    if (!c.valid || EscapedByte(name, at) >= 0) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(c.value));
    } else {
      out.append(name.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

std::string NameOf(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const int byte = EscapedByte(text, at); byte >= 0) {
      out += static_cast<char>(byte);
      at += 4;
    } else if (const Character c = EscapedCharacter(text, at); c.valid) {
      AppendCharacter(c.value, out);
      at += c.length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string SafeJson(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const Character c = CharacterAt(json, at);
    // Raw C0 characters are layout between values; inside strings the serializer escaped them.
    if (c.value < 0x20 || !c.valid || !IsUnsafe(c.value)) {
      out.append(json.substr(at, c.length));
    } else if (c.value <= 0xFFFF) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c.value));
    } else {
      const std::uint32_t rest = static_cast<std::uint32_t>(c.value) - 0x10000;
      fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10),
                     0xDC00 + (rest & 0x3FF));
    }
    at += c.length;
  }
  return out;
}

std::size_t TerminalWidth(std::string_view utf8) {
  std::size_t width = 0;
  std::size_t last = 0;  // Width of the grapheme so far.
  char32_t previous = 0;
  bool half_flag = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = CharacterAt(utf8, at);
    at += c.length;
    std::size_t columns = WidthOf(c.value);
    if (previous == kJoiner) columns = 0;
    if (c.value == kEmojiStyle && last == 1) columns = 1;  // Makes a narrow sign an emoji.
    if (IsRegional(c.value) && half_flag) columns = 0;
    half_flag = IsRegional(c.value) && !half_flag;
    width += columns;
    if (columns != 0) last = c.value == kEmojiStyle ? 2 : columns;
    previous = c.value;
  }
  return width;
}

std::string FitRight(std::string_view utf8, std::size_t columns) {
  if (TerminalWidth(utf8) <= columns) return std::string(utf8);
  if (columns == 0) return "";
  std::size_t begin = utf8.size();
  std::size_t width = 1;  // The mark.
  while (begin > 0) {
    std::size_t before = begin - 1;
    while (before > 0 && (static_cast<unsigned char>(utf8[before]) & 0xC0) == 0x80) --before;
    const std::size_t wider = width + WidthOf(CharacterAt(utf8, before).value);
    if (wider > columns) break;
    width = wider;
    begin = before;
  }
  return "…" + std::string(utf8.substr(begin));
}

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
