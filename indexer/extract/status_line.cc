// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/status_line.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/status_words.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kReasonBytes = 300;
constexpr std::size_t kMaxParts = 32;

template <std::size_t kCount>
bool StartsWithAny(std::string_view text, const std::array<std::string_view, kCount>& signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

// Signs and brackets at the edges of a name or reason.
std::string_view TrimSigns(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kSigns = {
      ":",  "：", "-",  "—", "–",  "|", "·", "•", ",", "，", ";",
      "；", "/",  "、", "(", "（", "[", "→", "*", "=", "&",  "+"};
  for (bool cut = true; cut;) {
    cut = false;
    text = Trim(text);
    for (std::string_view sign : kSigns) {
      if (text.starts_with(sign)) text = Trim(text.substr(sign.size())), cut = true;
      if (text.ends_with(sign)) text = Trim(text.substr(0, text.size() - sign.size())), cut = true;
    }
  }
  // A closing bracket whose opening one was cut.
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}, {"[", "]"}}) {
    if (text.ends_with(close) && text.find(open) == std::string_view::npos) {
      text = Trim(text.substr(0, text.size() - close.size()));
    }
  }
  return text;
}

std::string Cut(std::string_view reason) {
  return std::string(
      reason.substr(0, FloorBoundary(reason, std::min(reason.size(), kReasonBytes))));
}

// A capital, a digit or a Han character: running text begins names so.
bool BeginsLikeName(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text.front());
  if (first >= 0x80 || std::isupper(first) != 0 || std::isdigit(first) != 0) return true;
  const std::string_view word = text.substr(0, text.find(' '));
  return std::any_of(word.begin(), word.end(),
                     [](unsigned char c) { return std::isupper(c) != 0 || std::isdigit(c) != 0; });
}

struct Cutting {
  std::string_view name;
  std::string_view rest;
};

// "ABF film — sold out", 光刻机：断供: at the first sign that parts a name from what is said of it.
Cutting CutAtSign(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kSigns = {" — ", " – ", " - ", "——",
                                                             "—",   "：",  ": ",  " | "};
  std::size_t best = std::string_view::npos;
  std::size_t length = 0;
  for (std::string_view sign : kSigns) {
    const std::size_t at = text.find(sign);
    if (at < best) best = at, length = sign.size();
  }
  if (length == 0) return {};
  return {Trim(text.substr(0, best)), Trim(text.substr(best + length))};
}

// A name, or a label that holds one: "HBM3E supply status". Empty if it is neither.
std::string SubjectOf(std::string_view name) {
  const StatusLabel label = ReadStatusLabel(name);
  if (label.IsOfStatus()) return std::string(label.subject);
  return CanBeNamed(name) ? std::string(name) : std::string();
}

bool IsJoint(std::string_view before) {
  static constexpr std::array<std::string_view, 8> kJoints = {" is", " are", " at", " to",
                                                              "是",  "为",   "转",  "到"};
  return std::any_of(kJoints.begin(), kJoints.end(),
                     [&](std::string_view joint) { return before.ends_with(joint); });
}

// "HBM3E: 🟡 tight", "Foundry 🔴", "CoWoS (🔴 sold out)", "… of Acme is 🟠 and …".
std::optional<StatusLine> ReadMarkBehind(std::string_view before, std::string_view after,
                                         StatusLevel level) {
  const bool labelled = before.ends_with(':') || before.ends_with("：");
  const bool bracketed = before.ends_with('(') || before.ends_with("（") || before.ends_with('[');
  const std::string_view name = TrimSigns(before);
  const StatusLabelKind kind = ReadStatusLabel(name).kind;
  if (kind == StatusLabelKind::kLegend || kind == StatusLabelKind::kOther) return std::nullopt;
  StatusLine found{level, SubjectOf(name), Cut(TrimSigns(after)), false};
  if (BeginsWithOtherScale(found.reason)) return std::nullopt;
  if (found.subject.empty()) {
    const std::string_view shorter =
        NameBeforeStatus(name, static_cast<std::uint32_t>(name.size()));
    if (BeginsLikeName(shorter)) found.subject = SubjectOf(shorter);
  }
  if (!found.subject.empty() || labelled || kind != StatusLabelKind::kNone) return found;
  if (ParseDate(name).has_value()) return found;
  // In the middle of a sentence a mark states something only as its predicate or its end.
  if (!IsJoint(before) && !bracketed && !TrimSigns(after).empty()) return std::nullopt;
  found.reason = Cut(Trim(std::string(before) + " " + std::string(after)));
  found.in_sentence = true;
  return found;
}

// "🔴 ABF film — sold out", "🟡 HBM3E tight since Q2", "🔴 Cut off from H100".
std::optional<StatusLine> ReadMarkBefore(std::string_view after, StatusLevel level, bool is_title) {
  static constexpr std::array<std::string_view, 5> kDefines = {"=", ":", "：", "→", "->"};
  if (StartsWithAny(after, kDefines) || BeginsWithOtherScale(after)) return std::nullopt;
  after = TrimSigns(after);
  StatusLine found{level, {}, Cut(after), false};
  if (after.empty()) return found;
  if (const Cutting cut = CutAtSign(after); !cut.name.empty()) {
    // "🔴 Red: cut off" explains the mark by its own name.
    const bool is_color = StatusLevelNamed(Fold(cut.name)) != StatusLevel::kNone;
    if (is_color || ReadStatusLabel(cut.name).kind == StatusLabelKind::kOther) return std::nullopt;
    found.subject = SubjectOf(cut.name);
    if (!found.subject.empty() || ReadStatusLabel(cut.name).IsOfStatus()) {
      found.reason = Cut(cut.rest);
      return found;
    }
  }
  found.only_defines = ParseStatus(after).has_value();
  if (found.only_defines) return found;
  const auto said = ReadStatus(after, StatusLabelKind::kSupply);
  if (said.has_value()) {
    const std::string_view name = NameBeforeStatus(after, said->begin);
    if (BeginsLikeName(name) && CanBeNamed(name)) found.subject = name;
    return found;
  }
  constexpr std::size_t kShortName = 3;
  const bool is_name = BeginsLikeName(after) && CanBeNamed(after) &&
                       (is_title || SplitUnits(after).size() <= kShortName);
  if (is_name) found = {level, std::string(after), {}, false};
  return found;
}

std::optional<StatusLine> ReadOne(std::string_view line, const StatusReading& mark, bool is_title) {
  const std::string_view before = Trim(line.substr(0, mark.begin));
  const std::string_view after = Trim(line.substr(mark.end));
  return TrimSigns(before).empty() ? ReadMarkBefore(after, mark.level, is_title)
                                   : ReadMarkBehind(before, after, mark.level);
}

// "HBM 🔴 | CPO 🟢", "🔴 HBM, 🟢 CPO": each mark with the name beside it. Where one has
// none, the marks are explained or counted up.
std::vector<StatusLine> ReadSeveral(std::string_view line, const std::vector<StatusMark>& marks) {
  std::vector<StatusLine> found;
  if (marks.size() > kMaxParts) return found;
  if (ReadStatusLabel(CutAtSign(line).name).kind == StatusLabelKind::kLegend) return found;
  const bool leads = TrimSigns(line.substr(0, marks.front().begin)).empty();
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t begin = leads ? marks[i].end : (i == 0 ? 0 : marks[i - 1].end);
    const std::size_t end =
        leads ? (i + 1 < marks.size() ? marks[i + 1].begin : line.size()) : marks[i].begin;
    const std::string_view raw = Trim(line.substr(begin, end - begin));
    const auto part =
        leads ? ReadMarkBefore(raw, marks[i].level, true) : ReadMarkBehind(raw, {}, marks[i].level);
    if (!part.has_value() || part->subject.empty()) return {};
    found.push_back(*part);
  }
  return found;
}

}  // namespace

bool CanBeNamed(std::string_view text) {
  constexpr std::size_t kMaxBytes = 72;
  constexpr std::size_t kMaxUnits = 14;
  constexpr std::ptrdiff_t kMaxBlanks = 5;
  static constexpr std::array<std::string_view, 14> kStops = {
      ". ", "!", "?", ";", ": ", "。", "！", "？", "；", "：", "，", ", ", "=", "@"};
  static const std::unordered_set<std::string_view> kSentenceWords = {
      "is",   "are", "was",  "were",  "be",  "that", "which", "who", "we",    "you",   "it",
      "they", "if",  "when", "how",   "why", "what", "see",   "use", "can",   "will",  "should",
      "have", "has", "this", "these", "my",  "your", "our",   "not", "click", "press", "please",
      "请",   "是",  "您",   "你",    "我",  "这",   "那",    "吗",  "了"};
  text = Trim(text);
  if (text.empty() || text.size() > kMaxBytes) return false;
  if (std::count(text.begin(), text.end(), ' ') > kMaxBlanks) return false;
  for (std::string_view stop : kStops) {
    if (text.find(stop) != std::string_view::npos) return false;
  }
  if (!FindStatusMarks(text).empty() || ParseStatus(text).has_value()) return false;
  const std::vector<Unit> units = SplitUnits(text);
  if (units.empty() || units.size() > kMaxUnits || BeginsWithOtherScale(text)) return false;
  const bool all_numbers = std::all_of(units.begin(), units.end(), [](const Unit& unit) {
    return unit.kind == UnitKind::kNumber || unit.kind == UnitKind::kEmoji;
  });
  if (all_numbers || ParseDate(text).has_value()) return false;
  return std::none_of(units.begin(), units.end(),
                      [](const Unit& unit) { return kSentenceWords.contains(unit.text); });
}

std::string WithoutStruck(const RichText& text, LineBytes line) {
  std::string plain = text.text.substr(line.begin, line.end - line.begin);
  constexpr std::ptrdiff_t kMaxNested = 16;  // Marks that begin before the line and reach into it.
  auto mark =
      std::lower_bound(text.marks.begin(), text.marks.end(), line.begin,
                       [](const Mark& each, std::uint32_t begin) { return each.begin < begin; });
  mark -= std::min(kMaxNested, mark - text.marks.begin());
  for (; mark != text.marks.end() && mark->begin < line.end; ++mark) {
    if (mark->kind != MarkKind::kStrike && mark->kind != MarkKind::kCode) continue;
    const std::uint32_t begin = std::max(mark->begin, line.begin);
    const std::uint32_t end = std::min(mark->end, line.end);
    if (begin < end) plain.replace(begin - line.begin, end - begin, end - begin, ' ');
  }
  return plain;
}

std::string ReasonBeside(std::string_view value, std::uint32_t begin, std::uint32_t end) {
  const std::string_view before = TrimSigns(value.substr(0, begin));
  const std::string_view after = TrimSigns(value.substr(end));
  if (before.empty() || after.empty()) return Cut(before.empty() ? after : before);
  return Cut(std::string(before) + " " + std::string(after));
}

std::vector<StatusLine> ReadMarkedLine(std::string_view line, bool is_title) {
  const std::vector<StatusMark> marks = FindStatusMarks(line);
  if (marks.empty()) return {};
  // A chain 🔴 → 🟡 is one mark.
  const auto chain = ReadStatus(line, StatusLabelKind::kNone);
  if (!chain.has_value()) return {};
  if (marks.back().end > chain->end) return ReadSeveral(line, marks);
  const auto one = ReadOne(line, *chain, is_title);
  return one.has_value() ? std::vector<StatusLine>{*one} : std::vector<StatusLine>{};
}

std::optional<StatusLine> ReadListedStatus(std::string_view line) {
  const Cutting cut = CutAtSign(line);
  if (!cut.name.empty()) {
    const auto said = ReadStatus(cut.rest, StatusLabelKind::kStatus);
    const std::string subject = SubjectOf(cut.name);
    if (!said.has_value() || subject.empty()) return std::nullopt;
    return StatusLine{said->level, subject, Cut(cut.rest), false};
  }
  const auto said = ReadStatus(line, StatusLabelKind::kStatus);
  if (!said.has_value()) return ReadSupplyItem(line);
  return StatusLine{said->level, {}, Cut(Trim(line)), ParseStatus(line).has_value()};
}

std::optional<StatusLine> ReadSupplyItem(std::string_view line) {
  const auto said = ReadSupplySentence(line);
  if (!said.has_value()) return std::nullopt;
  const std::string_view name = NameBeforeStatus(line, said->begin);
  if (!BeginsLikeName(name) || !CanBeNamed(name)) return std::nullopt;
  return StatusLine{said->level, std::string(name), Cut(Trim(line)), false};
}

}  // namespace tanxun
