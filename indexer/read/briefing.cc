// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/briefing.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/read/card_lines.h"
#include "indexer/read/card_pairs.h"
#include "indexer/read/plain.h"
#include "indexer/read/rich_text.h"
#include "indexer/read/roles.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kScoredLines = 300;
constexpr std::size_t kLinesWithLabels = 40;  // Labels stand near a card's top.
constexpr std::size_t kMaxTitleBytes = 150;
constexpr std::size_t kTooLongForValue = 400;
constexpr double kNever = 1000.0;
constexpr double kPairs = 3.0;
constexpr double kPair = 0.25;  // Each of them more; eight are enough without a known label.

struct CardLine {
  std::uint32_t number = 0;
  std::uint64_t begin = 0;  // Of the text, which has no blanks at its ends.
  std::string_view text;
};

std::vector<CardLine> FilledLines(const LineIndex& lines, std::uint64_t begin, std::size_t limit) {
  std::vector<CardLine> filled;
  if (begin >= lines.text().size()) return filled;
  for (std::uint32_t number = lines.LineOf(begin); number <= lines.count() && filled.size() < limit;
       ++number) {
    const std::string_view text = Trim(lines.Line(number));
    if (text.empty()) continue;
    filled.push_back({number, static_cast<std::uint64_t>(text.data() - lines.text().data()), text});
  }
  return filled;
}

std::vector<std::string_view> TextsOf(const std::vector<CardLine>& lines, std::size_t begin,
                                      std::size_t end) {
  std::vector<std::string_view> texts;
  for (std::size_t i = begin; i < end; ++i) texts.push_back(lines[i].text);
  return texts;
}

// "# Acme" -> "Acme": a card whose title someone made a heading.
std::string_view WithoutHashes(std::string_view line) {
  const std::size_t hashes = line.find_first_not_of('#');
  if (hashes == 0 || hashes == std::string_view::npos || hashes > 6 || line[hashes] != ' ') {
    return line;
  }
  return Trim(line.substr(hashes));
}

bool IsHeading(std::string_view line) { return WithoutHashes(line).size() != line.size(); }

// What Markdown a line shows; 0 for none.
double MarkdownWeight(std::string_view line) {
  double weight = 0.0;
  if (IsHeading(line)) weight += 2.0;
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) weight += 1.0;
  if (line.starts_with('|') || line.starts_with("```") || line.starts_with("> ")) weight += 2.0;
  if (line.starts_with("---") || line.starts_with("***")) weight += 1.0;
  if (line.find("**") != std::string_view::npos) weight += 1.0;
  if (line.find("[[") != std::string_view::npos) weight += 2.0;
  return weight;
}

class CardReader {
 public:
  CardReader(const LineIndex& lines, std::uint64_t begin)
      : lines_(lines), filled_(FilledLines(lines, begin, lines.count())) {}

  std::vector<Block> Run() && {
    std::size_t at = 0;
    if (!filled_.empty() && !IsNoise(filled_[0].text) && !IsPathHeading(filled_[0].text)) {
      const CardLine& title = filled_[0];
      const std::string_view text = WithoutHashes(title.text);
      Add(BlockKind::kCardTitle, 0, title, text);
      ++at;
    }
    while (at < filled_.size()) at = ReadSection(at);
    return std::move(blocks_);
  }

 private:
  enum Role { kLabel, kValue, kMore, kOther };
  enum PathRole { kStage, kName, kItem };

  std::size_t ReadSection(std::size_t at) {
    const CardLine& line = filled_[at];
    if (IsNoise(line.text)) {
      Add(BlockKind::kCardNoise, 0, line, line.text);
      prose_ = prose_ || has_label_;  // "Full briefing" stands between labels and prose.
      return at + 1;
    }
    if (IsPathHeading(line.text)) {
      Add(BlockKind::kHeading, 2, line, line.text);
      return ReadPath(at + 1);
    }
    if (line.text.size() > kTooLongForValue || (prose_ && IsProse(line.text))) {
      Add(BlockKind::kParagraph, 0, line, line.text);
      prose_ = true;
      return at + 1;
    }
    if (prose_ && BeginsStages(at)) return ReadPath(at);
    if (prose_ && !IsKnownLabel(line.text) && !HasKnownInlineLabel(line.text)) {
      Add(BlockKind::kParagraph, 0, line, line.text);
      return at + 1;
    }
    return ReadLabels(at);
  }

  static bool HasKnownInlineLabel(std::string_view line) {
    const auto found = FindInlineLabel(line);
    return found && IsKnownLabel(line.substr(0, found->label_end));
  }

  bool EndsLabels(std::size_t at) const {
    const std::string_view line = filled_[at].text;
    return IsNoise(line) || IsPathHeading(line) || line.size() > kTooLongForValue;
  }

  // A run of labels, values and what stands between them.
  std::size_t ReadLabels(std::size_t begin) {
    std::size_t end = begin;
    while (end < filled_.size() && !EndsLabels(end)) ++end;
    if (AreLabelledPairs(TextsOf(filled_, begin, end))) return AddPairs(begin, end);
    std::size_t at = begin;
    while (at < end) {
      if (const auto inner = FindInlineLabel(filled_[at].text);
          inner && !IsProse(filled_[at].text.substr(0, inner->label_end))) {
        at = AddInlineLabel(at, end, *inner);
        continue;
      }
      std::size_t stop = at;
      while (stop < end && (stop == at || !FindInlineLabel(filled_[stop].text))) ++stop;
      AddLabelled(at, stop);
      at = stop;
    }
    return end;
  }

  std::size_t AddPairs(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_label = (i - begin) % 2 == 0;
      Add(is_label ? BlockKind::kCardLabel : BlockKind::kCardValue, 0, filled_[i], filled_[i].text);
    }
    return end;
  }

  std::size_t AddInlineLabel(std::size_t at, std::size_t end, const InlineLabel& inner) {
    const CardLine& line = filled_[at];
    Add(BlockKind::kCardLabel, 0, line, line.text.substr(0, inner.label_end));
    if (inner.value_begin < line.text.size()) {
      Add(BlockKind::kCardValue, 0, line, line.text.substr(inner.value_begin));
      return at + 1;
    }
    // "Label:" and its value on the next line, if that is one.
    if (at + 1 < end && !IsKnownLabel(filled_[at + 1].text) &&
        !FindInlineLabel(filled_[at + 1].text) && !IsProse(filled_[at + 1].text)) {
      Add(BlockKind::kCardValue, 0, filled_[at + 1], filled_[at + 1].text);
      return at + 2;
    }
    return at + 1;
  }

  // Lines [begin, end) without colons: the cheapest reading as labels and values.
  void AddLabelled(std::size_t begin, std::size_t end) {
    std::vector<std::vector<double>> cost;
    for (std::size_t i = begin; i < end; ++i) cost.push_back(LabelCosts(i, end));
    const std::vector<std::vector<double>> step = {
        // label  value  more  other
        {1.0, 0.0, kNever, 3.0},  // label
        {0.0, kNever, 0.6, 1.5},  // value
        {0.0, kNever, 0.2, 1.5},  // more
        {0.0, kNever, kNever, 1.0},
    };
    const bool after_label = !blocks_.empty() && blocks_.back().kind == BlockKind::kCardLabel;
    const bool after_value = !blocks_.empty() && blocks_.back().kind == BlockKind::kCardValue;
    const std::vector<double> start = {0.3, after_label ? 0.0 : kNever, after_value ? 0.2 : kNever,
                                       StartOfOther(begin)};
    const std::vector<std::size_t> roles = CheapestRoles(cost, step, start);
    for (std::size_t i = begin; i < end; ++i) {
      const CardLine& line = filled_[i];
      switch (roles[i - begin]) {
        case kLabel:
          Add(BlockKind::kCardLabel, 0, line, line.text);
          break;
        case kValue:
          Add(BlockKind::kCardValue, 0, line, line.text);
          break;
        case kMore:
          Extend(line);
          break;
        default:
          Add(BlockKind::kParagraph, 0, line, line.text);
          prose_ = prose_ || IsProse(line.text);
          break;
      }
    }
  }

  // What it costs to begin with neither label nor value: nothing for the line below the title,
  // which is a longer name as often as not.
  double StartOfOther(std::size_t begin) const {
    if (begin != 1) return 1.0;
    return filled_[1].number > filled_[0].number + 1 ? 3.0 : 0.2;
  }

  std::vector<double> LabelCosts(std::size_t index, std::size_t end) const {
    const std::string_view line = filled_[index].text;
    const bool known = IsKnownLabel(line);
    const bool prose = IsProse(line);
    double label = known ? -3.0 : 6.0;
    if (!known && IsLabelShaped(line)) {
      label = EndsLikeLabel(line) ? 1.0 : 2.5;
      if (index + 1 < end && !IsKnownLabel(filled_[index + 1].text)) {
        const std::string_view next = filled_[index + 1].text;
        if (IsValueLike(next)) {
          label = 0.1;
        } else if (CountCharacters(next) > CountCharacters(line)) {
          label = std::min(label, 2.2);
        }
      }
    }
    if (!known && index + 1 == end) label += 1.0;  // Nothing follows it.
    double value = known ? 4.0 : 0.0;
    if (prose) value += 1.0;
    double more = (known ? 5.0 : 2.0) + (prose ? 3.0 : 0.0) + (IsListLike(line) ? 0.8 : 0.0);
    if (!known) more += MoreBelow(index);
    return {label, value, more, known ? 6.0 : 0.4};
  }

  // What makes one more line of a value likelier or not: the nearest known label above takes a list
  // whose items stand on lines of their own, or one value.
  double MoreBelow(std::size_t index) const {
    constexpr std::size_t kFarthest = 12;
    for (std::size_t i = index; i > 0 && index - i < kFarthest; --i) {
      const std::string_view label = filled_[i - 1].text;
      if (!IsKnownLabel(label)) continue;
      if (TakesOneValue(label)) return 1.5;
      return i < filled_.size() && IsValueLike(filled_[i].text) ? 0.0 : -1.7;
    }
    return 0.0;
  }

  static bool IsStageShaped(std::string_view line) {
    return line.size() <= 60 && IsCapitals(line) && !IsListLike(line);
  }

  // Stages without their heading: capitals, a name, what it contributes; twice.
  bool BeginsStages(std::size_t at) const {
    if (at + 5 >= filled_.size()) return false;
    for (std::size_t i = at; i < at + 6; ++i) {
      if (filled_[i].text.size() > kTooLongForValue / 2 || IsKnownLabel(filled_[i].text))
        return false;
    }
    return IsStageShaped(filled_[at].text) && IsStageShaped(filled_[at + 3].text) &&
           (EndsWithMarker(filled_[at + 1].text) || EndsWithMarker(filled_[at + 4].text));
  }

  std::size_t ReadPath(std::size_t begin) {
    std::size_t end = begin;
    while (end < filled_.size()) {
      const std::string_view line = filled_[end].text;
      if (IsNoise(line) || IsPathHeading(line) || line.size() > kTooLongForValue) break;
      if (IsProse(line) && line.size() > 150) break;
      ++end;
    }
    const std::vector<std::size_t> roles = PathRoles(begin, end);
    static constexpr BlockKind kKinds[] = {BlockKind::kStage, BlockKind::kStageName,
                                           BlockKind::kStageItem};
    for (std::size_t i = begin; i < end; ++i) {
      Add(kKinds[roles[i - begin]], 0, filled_[i], filled_[i].text);
    }
    prose_ = true;
    return end;
  }

  std::vector<std::size_t> PathRoles(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> roles;
    if (IsRegularPath(begin, end)) {
      for (std::size_t i = begin; i < end; ++i) roles.push_back((i - begin) % 3);
      return roles;
    }
    std::vector<std::vector<double>> cost;
    for (std::size_t i = begin; i < end; ++i) cost.push_back(PathCosts(i, begin, end));
    if (!cost.empty()) {  // A path ends with what a company contributes.
      cost.back()[kStage] += 3.0;
      cost.back()[kName] += 1.2;
    }
    const std::vector<std::vector<double>> step = {
        // stage name  item
        {3.0, 0.0, 4.0},  // stage
        {1.8, 1.6, 0.0},  // name: its contribution may be missing
        {0.0, 1.2, 1.5},  // item: a second company of the same stage
    };
    return CheapestRoles(cost, step, {0.0, 3.0, 5.0});
  }

  // Nothing but stage, name, item, again and again, as far as one can see.
  bool IsRegularPath(std::size_t begin, std::size_t end) const {
    if ((end - begin) % 3 != 0) return false;
    bool all_capitals = true;
    bool capitals_elsewhere = false;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view line = filled_[i].text;
      const std::size_t role = (i - begin) % 3;
      if (EndsWithMarker(line) && role != kName) return false;
      if (role == kStage) {
        if (IsListLike(line) || CountCharacters(line) > 40) return false;
        all_capitals = all_capitals && IsCapitals(line);
        if (!IsCapitals(line) && HasDigitOutsideBrackets(line)) return false;
      } else if (IsStageShaped(line) && line.find(' ') != std::string_view::npos &&
                 !HasDigitOutsideBrackets(line)) {
        capitals_elsewhere = true;
      }
    }
    return all_capitals || !capitals_elsewhere;
  }

  std::vector<double> PathCosts(std::size_t index, std::size_t begin, std::size_t end) const {
    const std::string_view line = filled_[index].text;
    const bool marker = EndsWithMarker(line);
    const bool list = IsListLike(line);
    const bool digits = HasDigitOutsideBrackets(line);
    const bool gap = index > begin && filled_[index].number > filled_[index - 1].number + 1;
    double stage = 0.0;
    if (IsCapitals(line)) {
      stage = -0.5;
    } else if (!HasHan(line)) {
      stage = 1.8;  // Latin with small letters.
    } else if (HasLatinLowerCase(line)) {
      stage = 1.0;
    }
    if (marker) stage += 10.0;
    if (list) stage += 3.0;
    if (digits) stage += IsCapitals(line) && line.find(' ') != std::string_view::npos ? 0.7 : 2.0;
    if (gap && HasGaps(begin, end)) stage -= 1.5;
    if (!blocks_.empty() && line == blocks_.front().text.text) stage += 2.0;  // The card's subject.
    if (CountCharacters(line) > 40) stage += 2.0;
    const double name = (marker ? -2.0 : 0.0) + (list ? 1.5 : 0.0) + (digits ? 0.4 : 0.0);
    const bool bare_capitals = IsCapitals(line) && !digits && !list &&
                               (line.find(' ') != std::string_view::npos || line.size() > 8);
    const double item = (marker ? 6.0 : 0.0) + (bare_capitals ? 2.0 : 0.0);
    return {stage, name, item};
  }

  // Whether blank lines part the stages: some, but not after every line.
  bool HasGaps(std::size_t begin, std::size_t end) const {
    return end - begin >= 2 &&
           filled_[end - 1].number - filled_[begin].number < 2 * (end - begin - 1);
  }

  void Add(BlockKind kind, int level, const CardLine& line, std::string_view text) {
    Block block;
    block.kind = kind;
    block.level = level;
    block.lines = {line.number, line.number};
    const auto begin = static_cast<std::uint64_t>(text.data() - lines_.text().data());
    AppendBytes(lines_.text(), begin, begin + text.size(), block.text);
    block.span = lines_.SpanOf(block.lines);
    has_label_ = has_label_ || kind == BlockKind::kCardLabel;
    blocks_.push_back(std::move(block));
  }

  // One more line of the value before it.
  void Extend(const CardLine& line) {
    Block& value = blocks_.back();
    AppendLineEnd(lines_, value.lines.last, value.text);
    AppendBytes(lines_.text(), line.begin, line.begin + line.text.size(), value.text);
    value.lines.last = line.number;
    value.span = lines_.SpanOf(value.lines);
  }

  const LineIndex& lines_;
  std::vector<CardLine> filled_;
  std::vector<Block> blocks_;
  bool has_label_ = false;
  bool prose_ = false;  // Behind the labels: only known ones begin a new run of them.
};

}  // namespace

double BriefingScore(const LineIndex& lines, std::uint64_t begin) {
  const std::vector<CardLine> filled = FilledLines(lines, begin, kScoredLines);
  if (filled.size() < 3) return 0.0;
  const std::string_view title = WithoutHashes(filled[0].text);
  if (title.size() > kMaxTitleBytes || MarkdownWeight(title) > 0.0 || IsProse(title) ||
      title.starts_with('#')) {
    return 0.0;
  }
  const bool headed = IsHeading(filled[0].text);  // "Label: value" lines are a note's as well.
  double score = 0.0;
  double labels = 0.0;
  double markdown = 0.0;
  int markers = 0;
  int stages = 0;
  bool noise = false;
  bool path = false;
  for (std::size_t i = 1; i < filled.size(); ++i) {
    const std::string_view line = filled[i].text;
    markdown += MarkdownWeight(line);
    if (markdown > 20.0) return 0.0;
    if (line.size() > kMaxTitleBytes) continue;
    if (!noise && IsNoise(line)) noise = true;
    if (!path && IsPathHeading(line)) path = true;
    if (EndsWithMarker(line)) ++markers;
    if (path && IsCapitals(line)) ++stages;
    if (labels >= 6.0 || i > kLinesWithLabels || MarkdownWeight(line) > 0.0) continue;
    if (IsKnownLabel(line)) {
      labels += 2.0;
    } else {
      if (const auto inner = FindInlineLabel(line);
          inner && !headed && IsKnownLabel(line.substr(0, inner->label_end))) {
        labels += 1.0;
      }
    }
  }
  const std::size_t top = std::min(filled.size(), 1 + kLinesWithLabels);
  const bool pairs = markdown == 0.0 && !path && !IsPathHeading(WithoutHashes(filled[0].text));
  if (pairs && AreLabelledPairs(TextsOf(filled, 1, top)))
    score += kPairs + kPair * static_cast<double>((top - 1) / 2);
  // Names of attributes alone also stand in lists and outlines; the page's own words do not.
  score += labels + (noise ? 3.0 : 0.0) + (path ? 3.0 : 0.0);
  score += std::min(2.0, 0.7 * markers) + std::min(1.5, 0.5 * stages);
  return score - markdown;
}

std::vector<Block> ReadBriefing(const LineIndex& lines, std::uint64_t begin) {
  return CardReader(lines, begin).Run();
}

}  // namespace tanxun
