// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/label_line.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/lexicon/concepts.h"
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

// Whether a mark of that kind covers [begin, end), but for a colon at the end of bold text.
bool IsCovered(const RichText& text, MarkKind kind, std::uint32_t begin, std::uint32_t end) {
  constexpr int kMaxNested = 16;
  auto mark =
      std::upper_bound(text.marks.begin(), text.marks.end(), begin,
                       [](std::uint32_t value, const Mark& row) { return value < row.begin; });
  for (int i = 0; i < kMaxNested && mark != text.marks.begin(); ++i) {
    --mark;
    if (mark->kind == kind && mark->end + (kind == MarkKind::kStrong ? 1 : 0) >= end) return true;
  }
  return false;
}

struct Colon {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

// Whether the "::" at `at` parts a field's key from its value, unlike std::vector.
bool IsFieldSign(std::string_view line, std::size_t at) {
  const std::string_view behind = line.substr(at + 2);
  if (behind.empty() || std::isalpha(static_cast<unsigned char>(behind[0])) == 0) {
    return !behind.starts_with(':');
  }
  const std::string_view key = Trim(line.substr(0, at));
  if (!key.empty() && static_cast<unsigned char>(key.back()) >= 0x80) return true;
  return key.size() <= kMaxLabelCharacters && ConceptOfLabel(key) != nullptr;
}

// The first place outside of brackets: 北岭公司（简称：北岭）成立于2010年 has no label.
std::size_t FindOutsideBrackets(std::string_view line, std::string_view sign,
                                const std::vector<Bracket>& brackets) {
  std::size_t at = line.find(sign);
  for (const Bracket& bracket : brackets) {
    if (at == std::string_view::npos || at < bracket.open) break;
    if (at < bracket.end) at = line.find(sign, bracket.end);
  }
  return at;
}

Colon FindColon(std::string_view line) {
  Colon best;
  const std::vector<Bracket> brackets = FindBrackets(line);
  for (std::string_view colon : {"::", "：", ":"}) {
    const std::size_t at = FindOutsideBrackets(line, colon, brackets);
    if (at < best.at) best = {at, colon.size()};
  }
  if (best.length == 2 && !IsFieldSign(line, best.at)) return {};
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

namespace {

// SCHEDULED: <2025-01-02 Thu>, CLOCK: […]: an outliner's, about its task.
bool IsTaskStamp(std::string_view label, std::string_view value) {
  return (value.starts_with('<') || value.starts_with('[')) &&
         (label == "SCHEDULED" || label == "DEADLINE" || label == "CLOSED" || label == "CLOCK");
}

// The label and value, both parts of text.text, as a label line if they make one.
std::optional<LabelLine> MakeLabelLine(const RichText& text, std::string_view label,
                                       std::string_view value, bool field) {
  label = Trim(label);
  value = Trim(value);
  if (!IsLabel(label) || value.empty() || IsTaskStamp(label, value)) return std::nullopt;
  const auto offset = [&](const char* at) {
    return static_cast<std::uint32_t>(at - text.text.data());
  };
  LabelLine found;
  found.label_begin = offset(label.data());
  found.label_end = found.label_begin + static_cast<std::uint32_t>(label.size());
  found.value_begin = offset(value.data());
  found.value_end = found.value_begin + static_cast<std::uint32_t>(value.size());
  // In code or math, colon and all.
  if (IsCovered(text, MarkKind::kCode, found.label_begin, found.label_end + 1)) return std::nullopt;
  found.field = field;
  found.marked = field || IsCovered(text, MarkKind::kStrong, found.label_begin, found.label_end);
  return found;
}

std::optional<LabelLine> ReadWholeLine(const RichText& text, std::string_view whole) {
  if (const auto bracketed = ReadBracketLabel(text, whole)) return bracketed;
  const Colon colon = FindColon(whole);
  if (colon.at == std::string_view::npos || colon.length == 0) return std::nullopt;
  const bool field = whole.substr(colon.at).starts_with("::");
  return MakeLabelLine(text, whole.substr(0, colon.at), whole.substr(colon.at + colon.length),
                       field);
}

struct InlineField {
  std::size_t begin = 0;  // Of its bracket, in the line.
  std::size_t colon = 0;
  std::size_t end = 0;  // Of the closing bracket.
};

// [key:: value] and (key:: value), ascending; of nested ones the outermost.
std::vector<InlineField> FindInlineFields(std::string_view line) {
  std::vector<InlineField> found;
  if (line.find("::") == std::string_view::npos) return found;
  struct Open {
    std::size_t at = 0;
    std::size_t colon = 0;  // 0 = none directly inside.
  };
  std::vector<Open> open;
  for (std::size_t at = line.find_first_of("[]():"); at < line.size();
       at = line.find_first_of("[]():", at + 1)) {
    const char c = line[at];
    if (c == '[' || c == '(') {
      open.push_back({at, 0});
    } else if (c == ':' && line.substr(at).starts_with("::")) {
      if (!open.empty() && open.back().colon == 0) open.back().colon = at;
      ++at;
    } else if ((c == ']' || c == ')') && !open.empty()) {
      const Open last = open.back();
      if (line[last.at] != (c == ']' ? '[' : '(')) continue;
      open.pop_back();
      const std::string_view key = line.substr(last.at + 1, last.colon - last.at - 1);
      if (last.colon == 0 || !IsFieldSign(line.substr(last.at + 1), key.size())) continue;
      while (!found.empty() && found.back().begin > last.at) found.pop_back();
      found.push_back({last.at, last.colon, at});
    }
  }
  return found;
}

}  // namespace

std::vector<LabelLine> ReadLabelLines(const RichText& text, LineBytes line) {
  const std::string_view whole =
      std::string_view(text.text).substr(line.begin, line.end - line.begin);
  std::vector<LabelLine> lines;
  const std::vector<InlineField> fields = FindInlineFields(whole);
  const std::size_t own_end = fields.empty() ? whole.size() : fields.front().begin;
  if (const auto own = ReadWholeLine(text, whole.substr(0, own_end))) lines.push_back(*own);
  for (const InlineField& field : fields) {
    const std::string_view key = whole.substr(field.begin + 1, field.colon - field.begin - 1);
    const std::string_view value = whole.substr(field.colon + 2, field.end - field.colon - 2);
    if (const auto found = MakeLabelLine(text, key, value, true)) lines.push_back(*found);
  }
  return lines;
}

std::optional<LabelLine> ReadLabelLine(const RichText& text, LineBytes line) {
  const std::vector<LabelLine> lines = ReadLabelLines(text, line);
  return lines.empty() ? std::nullopt : std::optional<LabelLine>(lines.front());
}

bool IsLeadIn(const RichText& text) {
  const std::string_view trimmed = Trim(text.text);
  return trimmed.ends_with(":") || trimmed.ends_with("：");
}

}  // namespace tanxun
