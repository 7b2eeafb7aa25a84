// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/status_mark.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/byte_set.h"

namespace tanxun {
namespace {

struct Sign {
  std::string_view text;
  StatusLevel level = StatusLevel::kNone;
};

// The signs of status.tsv: those of a colour, or those that are weak there (~).
class Signs {
 public:
  explicit Signs(bool weak) {
    std::string first_bytes;
    for (const auto& row : TsvRows(LexiconFile("status.tsv"))) {
      const StatusLevel level = StatusLevelNamed(row[0]);
      if (row.size() < 2 || level == StatusLevel::kNone) continue;
      for (std::string_view sign : TsvEntries(row[1])) {
        if (sign.starts_with('~') != weak) continue;
        if (weak) sign.remove_prefix(1);
        signs_.push_back({sign, level});
        first_bytes += sign[0];
      }
    }
    // ✔️ before ✔: a sign with what chooses its look is one sign.
    std::stable_sort(signs_.begin(), signs_.end(),
                     [](const Sign& a, const Sign& b) { return a.text.size() > b.text.size(); });
    first_bytes_ = ByteSet(first_bytes);
  }

  // The first sign at or after `at`.
  std::optional<StatusMark> Next(std::string_view text, std::size_t at) const {
    for (; at < text.size(); ++at) {
      const std::size_t skipped = first_bytes_.FindIn(text.substr(at));
      if (skipped == std::string_view::npos) return std::nullopt;
      at += skipped;
      for (const Sign& sign : signs_) {
        if (!text.substr(at).starts_with(sign.text)) continue;
        std::size_t end = at + sign.text.size();
        if (text.substr(end).starts_with(kEmojiLook)) end += kEmojiLook.size();
        return StatusMark{sign.level, static_cast<std::uint32_t>(at),
                          static_cast<std::uint32_t>(end)};
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr std::string_view kEmojiLook = "\xEF\xB8\x8F";  // U+FE0F

  std::vector<Sign> signs_;
  ByteSet first_bytes_{""};
};

const Signs& Colors() {
  static const Signs kSigns(false);
  return kSigns;
}

}  // namespace

std::string_view Name(StatusLevel level) {
  switch (level) {
    case StatusLevel::kNone:
      return "";
    case StatusLevel::kUnknown:
      return "unknown";
    case StatusLevel::kGreen:
      return "green";
    case StatusLevel::kYellow:
      return "yellow";
    case StatusLevel::kOrange:
      return "orange";
    case StatusLevel::kRed:
      return "red";
  }
  return "";
}

StatusLevel StatusLevelNamed(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, StatusLevel>, 5> kLevels = {{
      {"unknown", StatusLevel::kUnknown},
      {"green", StatusLevel::kGreen},
      {"yellow", StatusLevel::kYellow},
      {"orange", StatusLevel::kOrange},
      {"red", StatusLevel::kRed},
  }};
  for (const auto& [known, level] : kLevels) {
    if (known == name) return level;
  }
  return StatusLevel::kNone;
}

std::vector<StatusMark> FindStatusMarks(std::string_view text) {
  std::vector<StatusMark> marks;
  for (auto mark = Colors().Next(text, 0); mark.has_value();
       mark = Colors().Next(text, mark->end)) {
    marks.push_back(*mark);
  }
  return marks;
}

std::optional<StatusLevel> StatusMarkOf(std::string_view text) {
  const auto mark = Colors().Next(text, 0);
  return mark.has_value() ? std::optional<StatusLevel>(mark->level) : std::nullopt;
}

std::optional<StatusMark> FindWeakStatusMark(std::string_view text) {
  static const Signs kSigns(true);
  return kSigns.Next(text, 0);
}

}  // namespace tanxun
