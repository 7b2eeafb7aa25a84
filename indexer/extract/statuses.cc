// SPDX-License-Identifier: GPL-2.0-or-later
// Statuses: of tables, cards and front matter by their facts, of the text line by line.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/extract/label_line.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/named_status.h"
#include "indexer/extract/places.h"
#include "indexer/extract/status_dates.h"
#include "indexer/extract/status_line.h"
#include "indexer/extract/status_scope.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/status_words.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// "- [x] 🔴 call them": the colours of a task are its priority.
bool IsTask(const Source& source, const Block& block) {
  if (block.kind != BlockKind::kListItem) return false;
  std::string_view line = SourceLines(source, {block.lines.first, block.lines.first});
  const std::size_t open = line.find('[');
  return open != std::string_view::npos && open <= 24 && open + 2 < line.size() &&
         line[open + 2] == ']' && line[open + 1] != '[' &&
         Trim(line.substr(0, open)).find_first_not_of("-*+.)0123456789> ") ==
             std::string_view::npos;
}

class StatusExtractor {
 public:
  explicit StatusExtractor(const Note& note) : note_(note), scopes_(note) {}

  std::vector<StatusMention> Run(const std::vector<Fact>& facts) {
    for (std::size_t first = 0; first < facts.size();) {
      std::size_t last = first + 1;
      while (last < facts.size() && facts[last].row == facts[first].row) ++last;
      for (std::size_t i = first; i < last; ++i) ReadFact(facts, first, last, facts[i]);
      first = last;
    }
    for (const Section& section : note_.sections) {
      const bool listed = ScopeFinder::SpeaksOfStatus(section);
      for (std::size_t i = section.heading; i < section.last; ++i) ReadBlock(section, i, listed);
    }
    std::stable_sort(
        found_.begin(), found_.end(),
        [](const StatusMention& a, const StatusMention& b) { return a.line < b.line; });
    return std::move(found_);
  }

 private:
  // ---- Facts: cells of tables, values of front matter and cards.

  void ReadFact(const std::vector<Fact>& facts, std::size_t first, std::size_t last,
                const Fact& fact) {
    const bool in_table = fact.form == FactForm::kTableCell || fact.form == FactForm::kKeyValue;
    if (!in_table && fact.form != FactForm::kFrontMatter && fact.form != FactForm::kCard) return;
    const ColumnLabel& label = LabelOf(fact.attribute);
    const bool is_of_status =
        label.kind == StatusLabelKind::kStatus || label.kind == StatusLabelKind::kSupply;
    if (!is_of_status && !(in_table && StatusMarkOf(fact.value).has_value())) return;
    StatusMention status;
    const std::string_view value = fact.value;
    const auto reading = ReadStatus(value, label.kind);
    if (!reading.has_value()) return;
    status.level = reading->level;
    status.line = fact.where.lines.first;
    status.reason = reading->marked ? ReasonBeside(value, reading->begin, reading->end)
                                    : ReasonBeside(value, 0, 0);
    status.since = SinceDate(value);
    const StatusScope scope = ScopeOf(fact);
    status.as_of = AsOfFact(fact, scope);
    if (is_of_status) {
      status.subject = SubjectUnderLabel(label, fact, scope);
    } else if (!ReadsAsCell(label, facts, first, fact, status)) {
      return;
    }
    if (fact.form == FactForm::kTableCell) TakeSiblings(facts, first, last, fact, status);
    found_.push_back(std::move(status));
  }

  // A label as facts have it; each is read once.
  struct ColumnLabel {
    StatusLabelKind kind = StatusLabelKind::kNone;
    std::string subject;
  };

  const ColumnLabel& LabelOf(const std::string& attribute) {
    const auto [known, is_new] = labels_.try_emplace(attribute);
    if (is_new) {
      std::string spaced = attribute;  // "supply_status"
      std::replace(spaced.begin(), spaced.end(), '_', ' ');
      const StatusLabel label = ReadStatusLabel(spaced);
      const bool is_date = ParseDate(label.subject).has_value();
      known->second = {label.kind, is_date ? std::string() : std::string(label.subject)};
    }
    return known->second;
  }

  StatusScope ScopeOf(const Fact& fact) const {
    const bool stands_in_text = note_.source->record.empty() &&
                                fact.form != FactForm::kFrontMatter && fact.form != FactForm::kCard;
    if (stands_in_text) return scopes_.AtLine(fact.where.lines.first);
    StatusScope scope;
    scope.subject = note_.subject;
    scope.as_of = note_.as_of;
    return scope;
  }

  static AsOf AsOfFact(const Fact& fact, const StatusScope& scope) {
    if (const Date own = OwnDate(fact.value); own.known()) return {own, AsOfOrigin::kValue};
    const bool of_period =
        std::any_of(fact.qualifiers.begin(), fact.qualifiers.end(),
                    [](const Qualifier& qualifier) { return qualifier.kind == "period"; });
    if (of_period && fact.as_of.origin == AsOfOrigin::kText) return fact.as_of;
    return scope.as_of;
  }

  std::string SubjectUnderLabel(const ColumnLabel& label, const Fact& fact,
                                const StatusScope& scope) const {
    if (!label.subject.empty()) return label.subject;
    if (fact.form == FactForm::kTableCell || fact.subject != note_.subject) {
      return NameInCell(fact.subject);
    }
    return scope.subject;
  }

  // "🔴 HBM3E" is HBM3E.
  static std::string NameInCell(const std::string& cell) {
    if (!StatusMarkOf(cell).has_value()) return cell;
    const auto lines = ReadMarkedLine(cell, true);
    return lines.empty() ? std::string() : lines.front().subject;
  }

  // A mark in a column or row of another name: the row's, unless it explains the marks.
  static bool ReadsAsCell(const ColumnLabel& label, const std::vector<Fact>& facts,
                          std::size_t first, const Fact& fact, StatusMention& status) {
    if (label.kind == StatusLabelKind::kLegend || label.kind == StatusLabelKind::kOther ||
        BeginsWithOtherScale(status.reason)) {
      return false;
    }
    const auto lines = ReadMarkedLine(fact.value, true);
    if (fact.form == FactForm::kKeyValue) {
      if (!CanBeNamed(fact.attribute)) return false;
      status.subject = fact.attribute;
      return true;
    }
    const bool is_key = &fact == &facts[first];
    if (is_key) {
      status.subject = lines.empty() ? std::string() : lines.front().subject;
      if (!lines.empty()) status.reason = lines.front().reason;
    } else {
      status.subject = NameInCell(fact.subject);
      if (status.reason.empty()) status.reason = fact.attribute;
    }
    return !status.subject.empty();
  }

  // The columns beside a status may say since when, as of when and why.
  static void TakeSiblings(const std::vector<Fact>& facts, std::size_t first, std::size_t last,
                           const Fact& fact, StatusMention& status) {
    constexpr std::size_t kMaxColumns = 32;
    last = std::min(last, first + kMaxColumns);
    for (std::size_t i = first; i < last; ++i) {
      const Fact& other = facts[i];
      if (&other == &fact || other.value.size() > kMaxNameBytes) continue;
      switch (ReadStatusLabel(other.attribute).kind) {
        case StatusLabelKind::kSince:
          if (!status.since.known()) status.since = SinceDate("since " + other.value);
          break;
        case StatusLabelKind::kDate:
          if (const auto date = ParseDate(other.value)) status.as_of = {*date, AsOfOrigin::kText};
          break;
        case StatusLabelKind::kReason:
          if (status.reason.empty()) status.reason = other.value;
          break;
        default:
          break;
      }
    }
  }

  // ---- Text, line by line.

  void ReadBlock(const Section& section, std::size_t index, bool section_lists) {
    const Block& block = note_.source->blocks[index];
    const bool read = block.kind == BlockKind::kHeading || block.kind == BlockKind::kParagraph ||
                      block.kind == BlockKind::kListItem || block.kind == BlockKind::kQuote;
    if (!read || block.text.text.empty()) return;
    const bool has_mark = StatusMarkOf(block.text.text).has_value();
    if (has_mark && IsTask(*note_.source, block)) return;
    const bool is_item = block.kind == BlockKind::kListItem;
    const bool listed = is_item && (section_lists || scopes_.IsLedByStatus(index));
    for (const LineBytes& line : LinesOf(block.text.text)) {
      if (ReadLabelled(section, index, line)) continue;
      constexpr std::size_t kShortLine = 200;  // Of a paragraph only such are read without a mark.
      const bool reads = has_mark || is_item || line.end - line.begin <= kShortLine;
      const std::string text = reads ? WithoutStruck(block.text, line) : std::string();
      if (has_mark && StatusMarkOf(text).has_value()) {
        ReadMarked(section, index, line, text);
      } else if (listed) {
        if (const auto status = ReadListedStatus(text))
          AddLine(section, index, line, text, *status);
      } else {
        ReadUnmarked(section, index, line, text);
      }
    }
  }

  // "HBM3E supply is tight" as an item; "Quorvex: tight".
  void ReadUnmarked(const Section& section, std::size_t index, LineBytes line,
                    const std::string& text) {
    const Block& block = note_.source->blocks[index];
    const bool is_item = block.kind == BlockKind::kListItem;
    if (!is_item && block.kind != BlockKind::kParagraph) return;
    if (const auto item = is_item ? ReadSupplyItem(text) : std::nullopt) {
      AddLine(section, index, line, text, *item);
    } else if (const auto named = ReadNamedStatus(text, NamesKnownIn(block.text, line))) {
      if (!IsTask(*note_.source, block)) AddLine(section, index, line, text, *named);
    }
  }

  // The note's own names, and what the line links.
  std::vector<std::string_view> NamesKnownIn(const RichText& text, LineBytes line) const {
    constexpr std::size_t kMost = 32;
    std::vector<std::string_view> names = {note_.subject};
    for (const std::string& alias : note_.aliases) {
      if (names.size() < kMost) names.push_back(alias);
    }
    auto mark =
        std::lower_bound(text.marks.begin(), text.marks.end(), line.begin,
                         [](const Mark& each, std::uint32_t begin) { return each.begin < begin; });
    for (; mark != text.marks.end() && mark->end <= line.end && names.size() < 2 * kMost; ++mark) {
      if (mark->kind != MarkKind::kWikiLink) continue;
      names.push_back(std::string_view(text.text).substr(mark->begin, mark->end - mark->begin));
    }
    return names;
  }

  // "**Bottleneck status:** 🔴 …", "[status:: tight]", "Supply status — normal"; true if the line
  // has such a label, whatever it says.
  bool ReadLabelled(const Section& section, std::size_t index, LineBytes line) {
    const Block& block = note_.source->blocks[index];
    if (block.kind == BlockKind::kHeading && index == section.heading) return false;
    const std::string_view text =
        std::string_view(block.text.text).substr(line.begin, line.end - line.begin);
    bool any = false;
    for (const LabelLine& part : LabelsOf(block.text, line, text)) {
      const std::string_view name =
          std::string_view(block.text.text)
              .substr(part.label_begin, part.label_end - part.label_begin);
      const StatusLabel label = ReadStatusLabel(name);
      if (label.kind == StatusLabelKind::kLegend || label.kind == StatusLabelKind::kOther)
        return true;
      if (!label.IsOfStatus()) continue;
      any = true;
      const std::string value = WithoutStruck(block.text, {part.value_begin, part.value_end});
      const auto reading = ReadStatus(value, label.kind);
      if (!reading.has_value()) continue;
      StatusScope scope = scopes_.Of(section, index);
      if (const auto date = ParseDate(label.subject)) {  // "Status (2025-06-01)"
        scope.as_of = {*date, AsOfOrigin::kText};
      } else if (!label.subject.empty()) {
        scope.subject = label.subject;
      }
      StatusMention status;
      status.level = reading->level;
      status.subject = scope.subject;
      status.reason = reading->marked ? ReasonBeside(value, reading->begin, reading->end)
                                      : ReasonBeside(value, 0, 0);
      Finish(block, {part.value_begin, part.value_end}, value, scope, std::move(status));
    }
    return any;
  }

  static std::vector<LabelLine> LabelsOf(const RichText& text, LineBytes line,
                                         std::string_view whole) {
    constexpr std::size_t kMaxLabelBytes = 120;
    const std::string_view head = whole.substr(0, kMaxLabelBytes);
    if (head.find(':') != std::string_view::npos || head.find("：") != std::string_view::npos ||
        head.find("】") != std::string_view::npos) {
      std::vector<LabelLine> labels = ReadLabelLines(text, line);
      if (!labels.empty()) return labels;
    }
    for (std::string_view dash : {"—", "–", " - "}) {
      const std::size_t at = head.find(dash);
      if (at == std::string_view::npos) continue;
      const std::string_view name = Trim(head.substr(0, at));
      if (!ReadStatusLabel(name).IsOfStatus()) break;
      LabelLine label;
      label.label_begin = line.begin + static_cast<std::uint32_t>(name.data() - whole.data());
      label.label_end = label.label_begin + static_cast<std::uint32_t>(name.size());
      label.value_begin = line.begin + static_cast<std::uint32_t>(at + dash.size());
      label.value_end = line.end;
      return {label};
    }
    return {};
  }

  void ReadMarked(const Section& section, std::size_t index, LineBytes line,
                  const std::string& text) {
    const bool heading = note_.source->blocks[index].kind == BlockKind::kHeading;
    for (const StatusLine& status : ReadMarkedLine(text, heading)) {
      AddLine(section, index, line, text, status);
    }
  }

  void AddLine(const Section& section, std::size_t index, LineBytes line, const std::string& text,
               const StatusLine& read) {
    const Block& block = note_.source->blocks[index];
    const StatusScope scope = scopes_.Of(section, index);
    if (scope.label == StatusLabelKind::kLegend) return;
    StatusMention status;
    status.level = read.level;
    status.subject = read.subject;
    status.reason = read.reason;
    const bool in_heading = block.kind == BlockKind::kHeading;
    const bool owned = !read.in_sentence && (scope.direct || scope.label != StatusLabelKind::kNone);
    if (read.subject.empty() && !in_heading && owned) {
      if (read.only_defines && block.kind == BlockKind::kListItem &&
          scope.label == StatusLabelKind::kNone) {
        return;  // "- 🔴 cut off" among others explains the marks.
      }
      status.subject = scope.subject;
    } else if (read.subject.empty() && (read.only_defines || read.reason.empty())) {
      return;  // A mark of nobody.
    }
    Finish(block, line, text, scope, std::move(status));
  }

  void Finish(const Block& block, LineBytes bytes, std::string_view text, const StatusScope& scope,
              StatusMention status) {
    status.since = SinceDate(text);
    const Date own = OwnDate(text);
    status.as_of = own.known() ? AsOf{own, AsOfOrigin::kValue} : scope.as_of;
    status.line = LinesOf(*note_.source, block.text, bytes.begin, bytes.end, block.lines).first;
    found_.push_back(std::move(status));
  }

  const Note& note_;
  ScopeFinder scopes_;
  std::vector<StatusMention> found_;
  std::unordered_map<std::string, ColumnLabel> labels_;
};

}  // namespace

std::vector<StatusMention> ExtractStatuses(const Note& note, const std::vector<Fact>& facts) {
  return StatusExtractor(note).Run(facts);
}

}  // namespace tanxun
