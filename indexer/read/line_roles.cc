// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/line_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxMathLines = 200;
constexpr std::uint32_t kMaxDrawerLines = 500;
constexpr std::uint32_t kMaxSourceLines = 5000;

constexpr auto kSourceNames =
    std::to_array<std::string_view>({"src", "example", "query", "export", "comment"});

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool StartsWithNoCase(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(),
                                                   [](char a, char b) { return a == Lower(b); });
}

bool EqualsNoCase(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && StartsWithNoCase(text, lower);
}

// "#+BEGIN_SRC python" -> "SRC" for `sign` "#+begin_"; empty if it is none.
std::string_view OrgName(std::string_view body, std::string_view sign) {
  if (!StartsWithNoCase(body, sign)) return {};
  body.remove_prefix(sign.size());
  const auto end = std::find_if(body.begin(), body.end(), [](char c) {
    return !((Lower(c) >= 'a' && Lower(c) <= 'z') || c == '-' || c == '_');
  });
  return body.substr(0, static_cast<std::size_t>(end - body.begin()));
}

bool IsDrawer(std::string_view body) {
  body = Trim(body);
  return EqualsNoCase(body, ":logbook:") || EqualsNoCase(body, ":properties:");
}

bool IsUuid(std::string_view value) {
  return value.size() >= 9 && value.find('-') != std::string_view::npos &&
         value.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

// "id:: 6103…", "collapsed:: true": what an outliner notes about a block for itself.
bool IsMachineProperty(std::string_view body) {
  const std::size_t colons = body.find(":: ");
  if (colons == std::string_view::npos || colons == 0 || colons > 40) return false;
  const std::string_view key = body.substr(0, colons);
  const std::string_view value = Trim(body.substr(colons + 3));
  if (key == "id") return IsUuid(value);
  if (key == "collapsed") return value == "true" || value == "false";
  if (key == "heading") {
    return value == "true" || (value.size() == 1 && value[0] >= '1' && value[0] <= '6');
  }
  if (key == "created-at" || key == "updated-at") {
    return value.find_first_not_of("0123456789") == std::string_view::npos;
  }
  static constexpr auto kKeys = std::to_array<std::string_view>(
      {"background-color", "background-image", "ls-type", "template-including-parent"});
  static constexpr auto kFamilies =
      std::to_array<std::string_view>({"logseq.", "card-", "query-", "hl-"});
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end() ||
         std::any_of(kFamilies.begin(), kFamilies.end(),
                     [key](std::string_view family) { return key.starts_with(family); });
}

// Lines of one form, looked for from the top down only.
class LineFinder {
 public:
  template <typename Matches>
  std::uint32_t Next(const LineIndex& lines, std::uint32_t from, Matches matches) {
    if (found_ < from) {
      for (found_ = from; found_ <= lines.count(); ++found_) {
        if (matches(lines.Line(found_))) break;
      }
    }
    return found_;
  }

 private:
  std::uint32_t found_ = 0;
};

class RoleFinder {
 public:
  RoleFinder(const LineIndex& lines, std::uint32_t first)
      : lines_(lines),
        first_(first),
        roles_(lines.count() + 1 - std::min(first, lines.count() + 1), LineRole::kText) {}

  std::vector<LineRole> Run() && {
    for (std::uint32_t line = first_; line <= lines_.count();) line = Read(line);
    return std::move(roles_);
  }

 private:
  // Gives the line and those that belong to it their role; returns the next line to read.
  std::uint32_t Read(std::uint32_t line) {
    if (ReadFence(line)) return line + 1;
    const std::string_view body = WithoutPrefix(lines_.Line(line), true);
    if (body.empty()) return line + 1;
    if (body[0] == ':' && IsDrawer(body)) return ReadDrawer(line);
    if (body.starts_with("#+")) return ReadOrg(line, body);
    if (body.starts_with("$$") && body.find("$$", 2) == std::string_view::npos) {
      return ReadMath(line);
    }
    if (IsMachineProperty(body)) Set(line, line, LineRole::kHidden);
    return line + 1;
  }

  bool ReadFence(std::uint32_t number) {
    const std::string_view line = lines_.Line(number);
    const std::size_t begin = line.find_first_not_of(" \t");
    const bool in_quote = begin != std::string_view::npos && line[begin] == '>';
    if (fence_ != 0 && quoted_ && !in_quote) fence_ = 0;  // The quote's end ends its code.
    const std::string_view body = WithoutPrefix(line, fence_ == 0);
    const std::size_t length = FenceLength(body);
    if (fence_ == 0) {
      if (length == 0) return false;
      fence_ = body[0];
      fence_length_ = length;
      quoted_ = in_quote;
    } else if (length >= fence_length_ && body[0] == fence_ && IsBlank(body.substr(length))) {
      fence_ = 0;
    }
    Set(number, number, LineRole::kCode);
    return true;
  }

  std::uint32_t ReadDrawer(std::uint32_t line) {
    const std::uint32_t end = drawer_end_.Next(lines_, line + 1, [](std::string_view text) {
      return EqualsNoCase(Trim(WithoutPrefix(text, false)), ":end:");
    });
    if (end > lines_.count() || end - line > kMaxDrawerLines) return line + 1;
    Set(line, end, LineRole::kHidden);
    return end + 1;
  }

  std::uint32_t ReadOrg(std::uint32_t line, std::string_view body) {
    if (!OrgName(body, "#+end_").empty()) {
      Set(line, line, LineRole::kHidden);
      return line + 1;
    }
    const std::string_view name = OrgName(body, "#+begin_");
    if (name.empty()) return line + 1;
    const auto source = std::find_if(kSourceNames.begin(), kSourceNames.end(),
                                     [name](std::string_view s) { return EqualsNoCase(name, s); });
    if (source != kSourceNames.end()) {
      const std::string wanted = "#+end_" + std::string(*source);
      auto& finder = source_ends_[static_cast<std::size_t>(source - kSourceNames.begin())];
      const std::uint32_t end = finder.Next(lines_, line + 1, [&](std::string_view text) {
        return StartsWithNoCase(WithoutPrefix(text, false), wanted);
      });
      if (end > lines_.count() || end - line > kMaxSourceLines) return line + 1;
      Set(line, line, LineRole::kHidden);
      Set(line + 1, end - 1, LineRole::kVerbatim);
      Set(end, end, LineRole::kHidden);
      return end + 1;
    }
    Set(line, line, LineRole::kHidden);
    return line + 1;
  }

  std::uint32_t ReadMath(std::uint32_t line) {
    const std::uint32_t end = math_end_.Next(lines_, line + 1, [](std::string_view text) {
      return text.find("$$") != std::string_view::npos;
    });
    if (end > lines_.count() || end - line > kMaxMathLines) return line + 1;
    Set(line, end, LineRole::kVerbatim);
    return end + 1;
  }

  void Set(std::uint32_t from, std::uint32_t to, LineRole role) {
    for (; from <= to; ++from) roles_[from - first_] = role;
  }

  const LineIndex& lines_;
  std::uint32_t first_;
  std::vector<LineRole> roles_;
  char fence_ = 0;
  std::size_t fence_length_ = 0;
  bool quoted_ = false;
  LineFinder drawer_end_;
  LineFinder math_end_;
  std::array<LineFinder, kSourceNames.size()> source_ends_;
};

}  // namespace

std::vector<LineRole> FindLineRoles(const LineIndex& lines, std::uint32_t first) {
  return RoleFinder(lines, first).Run();
}

}  // namespace tanxun
