// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/label_line.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxLabelCharacters = 48;
constexpr std::size_t kMaxLabelUnits = 16;

bool EndsSentence(std::string_view label) {
  static constexpr std::array<std::string_view, 8> kStops = {"。", "！", "？", "，",
                                                             "；", "!",  "?",  ";"};
  return std::any_of(kStops.begin(), kStops.end(), [&](std::string_view stop) {
    return label.find(stop) != std::string_view::npos;
  });
}

bool IsLabel(std::string_view label) {
  label = Trim(label);
  if (label.empty() || EndsSentence(label)) return false;
  if (std::count(label.begin(), label.end(), '(') != std::count(label.begin(), label.end(), ')'))
    return false;
  if (CountCharacters(label) > kMaxLabelCharacters) return false;
  if (label == "http" || label == "https" || label == "ftp" || label == "file") return false;
  const std::vector<Unit> units = SplitUnits(label);
  if (units.empty() || units.size() > kMaxLabelUnits) return false;
  // "12:30" and "Chapter 3: …" style numbers are no labels; "2024年：" is left to headings.
  return !std::all_of(units.begin(), units.end(),
                      [](const Unit& u) { return u.kind == UnitKind::kNumber; });
}

// Whether bold text covers [begin, end) but for the colon.
bool IsStrong(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kStrong && mark.begin <= begin && mark.end + 1 >= end;
  });
}

struct Colon {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

Colon FindColon(std::string_view line) {
  Colon best;
  for (std::string_view colon : {"::", "：", ":"}) {
    const std::size_t at = line.find(colon);
    if (at < best.at) best = {at, colon.size()};
  }
  if (best.length == 1 && best.at + 1 < line.size() && line[best.at + 1] != ' ' &&
      line[best.at + 1] != '*') {
    const auto next = static_cast<unsigned char>(line[best.at + 1]);
    const bool wide = next >= 0x80;
    const bool wide_label = best.at > 0 && static_cast<unsigned char>(line[best.at - 1]) >= 0x80;
    if (!wide && !wide_label) return {};  // "12:30", "https://", "NYSE:ACME"
  }
  return best;
}

// 【标签】值
std::optional<LabelLine> ReadBracketLabel(const RichText& text, std::string_view line) {
  static constexpr std::string_view kOpen = "【";
  static constexpr std::string_view kClose = "】";
  const std::string_view trimmed = Trim(line);
  const std::size_t close = trimmed.find(kClose);
  if (!trimmed.starts_with(kOpen) || close == std::string_view::npos) return std::nullopt;
  const std::string_view label = Trim(trimmed.substr(kOpen.size(), close - kOpen.size()));
  const std::string_view value = Trim(trimmed.substr(close + kClose.size()));
  if (!IsLabel(label) || value.empty()) return std::nullopt;
  const auto offset = [&](std::string_view part) {
    return static_cast<std::uint32_t>(part.data() - text.text.data());
  };
  return LabelLine{offset(label), offset(label) + static_cast<std::uint32_t>(label.size()),
                   offset(value), offset(value) + static_cast<std::uint32_t>(value.size()), true};
}

}  // namespace

std::vector<LineBytes> LinesOf(std::string_view text) {
  std::vector<LineBytes> lines;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (end == text.size()) return lines;
    begin = end + 1;
  }
}

std::optional<LabelLine> ReadLabelLine(const RichText& text, LineBytes line) {
  const std::string_view whole =
      std::string_view(text.text).substr(line.begin, line.end - line.begin);
  if (const auto bracketed = ReadBracketLabel(text, whole)) return bracketed;
  const Colon colon = FindColon(whole);
  if (colon.at == std::string_view::npos || colon.length == 0) return std::nullopt;
  std::string_view label = whole.substr(0, colon.at);
  std::string_view value = whole.substr(colon.at + colon.length);
  const bool field = colon.length == 2;
  if (field && label.find_first_of("[(") != std::string_view::npos) {  // text [key:: value] text
    label.remove_prefix(label.find_last_of("[(") + 1);
    value = value.substr(0, value.find_first_of("])"));
  }
  if (!IsLabel(label) || Trim(value).empty()) return std::nullopt;
  const auto offset = [&](const char* at) {
    return static_cast<std::uint32_t>(at - text.text.data());
  };
  LabelLine found;
  found.label_begin = offset(Trim(label).data());
  found.label_end = found.label_begin + static_cast<std::uint32_t>(Trim(label).size());
  found.value_begin = offset(Trim(value).data());
  found.value_end = found.value_begin + static_cast<std::uint32_t>(Trim(value).size());
  found.marked = field || IsStrong(text, found.label_begin, found.label_end);
  return found;
}

bool IsLeadIn(const RichText& text) {
  const std::string_view trimmed = Trim(text.text);
  return trimmed.ends_with(":") || trimmed.ends_with("：");
}

}  // namespace tanxun
