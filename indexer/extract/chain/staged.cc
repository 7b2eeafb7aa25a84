// SPDX-License-Identifier: GPL-2.0-or-later
// Edges of staged paths: a card's critical path, arrows, tables of stages, lists under "Supply
// chain".
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "indexer/extract/chain/edges.h"
#include "indexer/extract/label_line.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/places.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostStages = 64;
constexpr std::size_t kMostMembers = 500;

bool IsStrongWhole(const RichText& text) {
  const std::string_view line = Trim(text.text);
  const auto begin = static_cast<std::uint32_t>(line.data() - text.text.data());
  const auto end = begin + static_cast<std::uint32_t>(line.size());
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kStrong && mark.begin <= begin && mark.end >= end;
  });
}

bool IsCode(const RichText& text, std::size_t at) {
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kCode && mark.begin <= at && at < mark.end;
  });
}

// A name that ends as paths are called: "HBM supply chain", 光模块产业链, "Critical path — from
// silicon to deployment".
bool IsPathName(std::string_view name) {
  for (const std::string_view sign : {" — ", " – ", " - ", "——", ": ", "：", "（", " ("}) {
    name = name.substr(0, name.find(sign));
  }
  name = Trim(name);
  if (IsPathLabel(name)) return true;
  const std::size_t blank = name.rfind(' ');
  if (blank != std::string_view::npos && IsPathLabel(name.substr(blank + 1))) return true;
  const std::string folded = Fold(name);
  static constexpr std::array<std::string_view, 3> kEnds = {"链", "路径", "链图谱"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return folded.ends_with(end); });
}

struct Arrow {
  std::size_t begin = std::string_view::npos;
  std::size_t length = 0;
};

Arrow NextArrow(std::string_view text, std::size_t from) {
  static constexpr std::array<std::string_view, 9> kArrows = {"-->", "->", "=>", "→",  "➔",
                                                              "➜",   "⟶",  "⇒",  "⮕"};
  Arrow first;
  for (const std::string_view arrow : kArrows) {
    const std::size_t at = text.find(arrow, from);
    if (at < first.begin) first = {at, arrow.size()};
  }
  return first;
}

class PathReader {
 public:
  PathReader(const Note& note, EdgeSink& sink) : note_(note), sink_(sink) {}

  void ReadCards(const Section& section) {
    std::vector<ChainStage> stages;
    for (std::size_t i = section.first; i < section.last; ++i) {
      const Block& block = note_.source->blocks[i];
      const std::string_view name = Trim(block.text.text);
      if (block.kind == BlockKind::kStage && stages.size() < kMostStages) {
        if (stages.empty() || stages.back().name != name) stages.push_back({std::string(name), {}});
      } else if (block.kind == BlockKind::kStageName && !stages.empty()) {
        const auto size = static_cast<std::uint32_t>(block.text.text.size());
        AddMembers(section, block.text, 0, size, block.lines, stages.back());
      } else if (block.kind == BlockKind::kStageItem && !stages.empty() &&
                 !stages.back().members.empty()) {
        End& end = stages.back().members.back().end;
        if (end.detail.empty()) end.detail = Trim(block.text.text);
      }
    }
    AddPath(stages, FactForm::kStage, sink_);
  }

  // "Path: A → B (detail) → C" in any line of the section.
  void ReadArrows(const Section& section) {
    const bool path = std::any_of(section.headings.begin(), section.headings.end(), IsPathName) ||
                      IsPathName(note_.subject);
    for (std::size_t i = section.first; i < section.last; ++i) {
      const Block& block = note_.source->blocks[i];
      if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem &&
          block.kind != BlockKind::kQuote) {
        continue;
      }
      if (NextArrow(block.text.text, 0).length == 0) continue;
      for (const LineBytes& line : LinesOf(block.text.text)) {
        ReadArrowLine(section, block, line, path);
      }
    }
  }

  // | Stage | Company |
  void ReadTables(const Section& section) {
    for (std::size_t i = section.first; i < section.last; ++i) {
      const Block& block = note_.source->blocks[i];
      if (block.kind == BlockKind::kTable && block.header_rows > 0) ReadTable(section, block);
    }
  }

  // Under "Supply chain": "1. Materials: A, B", or "**MATERIALS**" with a list below.
  void ReadLists(const Section& section) {
    if (section.headings.empty() || !IsPathName(section.headings.back())) return;
    std::vector<ChainStage> stages;
    bool card = false;
    for (std::size_t i = section.first; i < section.last && stages.size() < kMostStages; ++i) {
      const Block& block = note_.source->blocks[i];
      if (block.kind == BlockKind::kListItem) {
        if (!ReadStageItem(section, block, stages)) return;
      } else if (block.kind == BlockKind::kParagraph && LinesOf(block.text.text).size() > 1) {
        ReadStageLines(section, block, stages);
        card = true;
      } else if (block.kind == BlockKind::kParagraph &&
                 (IsStrongWhole(block.text) || IsLeadIn(block.text) ||
                  IsCapitals(block.text.text))) {
        if (!OpenStage(WithoutColon(block.text.text), stages)) return;
      }
    }
    if (card) {
      AddPath(stages, FactForm::kStage, sink_);
    } else {
      AddPathOfLists(stages, sink_);
    }
  }

  // Headings below "Supply chain", each a stage with a list.
  void ReadSubsections() {
    std::vector<ChainStage> stages;
    std::vector<std::string> above;
    for (const Section& section : note_.sections) {
      const std::size_t depth = section.headings.size();
      const bool below = depth >= 2 && IsPathName(section.headings[depth - 2]);
      std::vector<std::string> trail = section.headings;
      if (below) trail.pop_back();
      if (!below || trail != above) {
        AddPathOfLists(stages, sink_);
        stages.clear();
        above = trail;
      }
      if (!below || stages.size() >= kMostStages) continue;
      if (!OpenStage(section.headings.back(), stages)) continue;
      for (std::size_t i = section.first; i < section.last; ++i) {
        const Block& block = note_.source->blocks[i];
        if (block.kind != BlockKind::kListItem) continue;
        const LineBytes line = LinesOf(block.text.text).front();
        AddMembers(section, block.text, line.begin, line.end, block.lines, stages.back());
      }
    }
    AddPathOfLists(stages, sink_);
  }

 private:
  static std::string_view WithoutColon(std::string_view text) {
    text = Trim(text);
    if (text.ends_with(":")) text.remove_suffix(1);
    if (text.ends_with("：")) text.remove_suffix(std::string_view("：").size());
    return Trim(text);
  }

  // False where the label says what its names are for the note: that is no stage.
  static bool OpenStage(std::string_view label, std::vector<ChainStage>& stages) {
    if (label.size() > kMaxNameBytes || RoleOfLabel(label).has_value() || IsMiddleLabel(label)) {
      return IsThing(label) && label.size() <= kMaxNameBytes &&
             (stages.push_back({std::string(label), {}}), true);
    }
    stages.push_back({std::string(label), {}});
    return true;
  }

  // A card's path in a note: the stage's line, then companies, below each what it gives.
  void ReadStageLines(const Section& section, const Block& block, std::vector<ChainStage>& stages) {
    const bool capitals = IsCapitals(LineText(block, LinesOf(block.text.text).front()));
    bool expects_company = false;
    bool just_opened = false;
    for (const LineBytes& line : LinesOf(block.text.text)) {
      const std::string_view text = LineText(block, line);
      // A company or a product may be written in capitals, too: YMTC, DRAM.
      const bool words = text.find(' ') != std::string_view::npos;
      const bool stage =
          expects_company ? words || IsGenericStage(text) : words && IsGenericStage(text);
      const bool again = capitals && !just_opened && IsCapitals(text) && stage;
      just_opened = line.begin == 0 || again;
      if (just_opened) {
        if (stages.size() >= kMostStages || !OpenStage(WithoutColon(text), stages)) return;
        expects_company = true;
      } else if (expects_company) {
        AddMembers(section, block.text, line.begin, line.end, block.lines, stages.back());
        expects_company = false;
      } else {
        if (!stages.back().members.empty()) stages.back().members.back().end.detail = text;
        expects_company = true;
      }
    }
  }

  static std::string_view LineText(const Block& block, LineBytes line) {
    return Trim(std::string_view(block.text.text).substr(line.begin, line.end - line.begin));
  }

  // "MEMORY (HBM)", "POWER & COOLING"
  static bool IsCapitals(std::string_view text) {
    const auto any = [&](int (*is)(int)) {
      return std::any_of(text.begin(), text.end(), [&](unsigned char c) { return is(c) != 0; });
    };
    return any(std::isupper) && !any(std::islower) && !HasHan(text);
  }

  bool ReadStageItem(const Section& section, const Block& item, std::vector<ChainStage>& stages) {
    const LineBytes line = LinesOf(item.text.text).front();
    const auto label = ReadLabelLine(item.text, line);
    if (!label.has_value()) {
      if (item.ordered) stages.push_back({});
      if (!stages.empty()) {
        AddMembers(section, item.text, line.begin, line.end, item.lines, stages.back());
      }
      return true;
    }
    const std::string_view name =
        std::string_view(item.text.text)
            .substr(label->label_begin, label->label_end - label->label_begin);
    if (!OpenStage(name, stages)) return false;
    AddMembers(section, item.text, label->value_begin, label->value_end, item.lines, stages.back());
    return true;
  }

  void AddMembers(const Section& section, const RichText& text, std::uint32_t begin,
                  std::uint32_t end, LineRange lines, ChainStage& stage) {
    for (End& found : ReadCompanies(text, begin, end)) {
      if (stage.members.size() >= kMostMembers) return;
      StageMember member;
      member.line = LinesOf(*note_.source, text, found.begin, found.end, lines).first;
      member.span = SourceSpan(text, found.begin, found.end);
      member.as_of = DateOfText(note_, section, {});
      member.end = std::move(found);
      stage.members.push_back(std::move(member));
    }
  }

  // "Foundry (Acme)": a stage, and in brackets who is there.
  ChainStage ReadSegment(const Section& section, const Block& block, std::uint32_t begin,
                         std::uint32_t end) {
    ChainStage stage;
    const std::string_view text = std::string_view(block.text.text).substr(begin, end - begin);
    const std::size_t colon = std::min(text.find(": "), text.find("："));
    const std::size_t open = std::min(text.find('('), text.find("（"));
    if (colon < text.size() && colon < open) {
      stage.name = Trim(text.substr(0, colon));
      begin += static_cast<std::uint32_t>(colon + (text[colon] == ':' ? 2 : 3));
    } else if (open < text.size() && IsGenericStage(text.substr(0, open))) {
      stage.name = Trim(text.substr(0, open));
      begin += static_cast<std::uint32_t>(open + (text[open] == '(' ? 1 : 3));
      const std::size_t close =
          std::min({text.find(')', open), text.find("）", open), text.size()});
      end -= static_cast<std::uint32_t>(text.size() - close);
    }
    if (begin < end) AddMembers(section, block.text, begin, end, block.lines, stage);
    return stage;
  }

  static bool IsGenericStage(std::string_view text) {
    return IsGenericName(text) || IsThing(text) || RoleOfLabel(text).has_value();
  }

  void ReadArrowLine(const Section& section, const Block& block, LineBytes line, bool path) {
    std::string_view text =
        std::string_view(block.text.text).substr(line.begin, line.end - line.begin);
    if (NextArrow(text, 0).length == 0 || IsCode(block.text, line.begin)) return;
    std::uint32_t begin = line.begin;
    const std::size_t colon = std::min(text.find(": "), text.find("："));
    if (colon < NextArrow(text, 0).begin && IsPathName(text.substr(0, colon))) {
      path = true;
      const std::size_t past = colon + (text[colon] == ':' ? 2 : std::string_view("：").size());
      begin += static_cast<std::uint32_t>(past);
      text = text.substr(past);
    }
    std::vector<ChainStage> stages;
    for (std::size_t from = 0; from <= text.size() && stages.size() < kMostStages;) {
      const Arrow arrow = NextArrow(text, from);
      const std::size_t end = std::min(arrow.begin, text.size());
      stages.push_back(ReadSegment(section, block, begin + static_cast<std::uint32_t>(from),
                                   begin + static_cast<std::uint32_t>(end)));
      if (arrow.length == 0) break;
      from = arrow.begin + arrow.length;
    }
    if (!IsPath(stages)) stages = ReadThings(section, block, {begin, line.end}, path);
    if (path || HasEvidence(block.text, begin, line.end, stages)) {
      if (IsPath(stages)) AddPath(stages, FactForm::kStage, sink_);
    }
  }

  // "[[A]] → [[B]]", or 硅砂 → 晶圆 → 芯片 where a path is said to be: every part a link or, in a
  // path, a thing or a name. Empty if one is not.
  std::vector<ChainStage> ReadThings(const Section& section, const Block& block, LineBytes line,
                                     bool path) {
    const std::string_view text =
        std::string_view(block.text.text).substr(line.begin, line.end - line.begin);
    std::vector<ChainStage> stages;
    for (std::size_t from = 0; from <= text.size() && stages.size() < kMostStages;) {
      const Arrow arrow = NextArrow(text, from);
      std::string_view part = Trim(text.substr(from, arrow.begin - from));
      if (arrow.length == 0 && part.ends_with(".")) part.remove_suffix(1);
      if (arrow.length == 0 && part.ends_with("。")) part.remove_suffix(3);
      const auto begin = static_cast<std::uint32_t>(part.data() - block.text.text.data());
      const auto end = begin + static_cast<std::uint32_t>(part.size());
      const bool thing = path && (IsThing(part) || ReadEnd(part).has_value());
      const bool linked = IsLink(block.text, begin, end);
      if (part.empty() || !(linked || thing)) return {};
      StageMember member;
      member.end = {std::string(part), {}, linked, begin, end};
      member.line = LinesOf(*note_.source, block.text, begin, end, block.lines).first;
      member.span = SourceSpan(block.text, begin, end);
      member.as_of = DateOfText(note_, section, {});
      stages.push_back({{}, {std::move(member)}});
      if (arrow.length == 0) break;
      from = arrow.begin + arrow.length;
    }
    return stages;
  }

  static bool IsLink(const RichText& text, std::uint32_t begin, std::uint32_t end) {
    return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
      return mark.kind == MarkKind::kWikiLink && mark.begin == begin && mark.end == end;
    });
  }

  // Not "File → Save As": a link, a label (上游：) or the note's own name says that names are
  // meant.
  bool HasEvidence(const RichText& text, std::uint32_t begin, std::uint32_t end,
                   const std::vector<ChainStage>& stages) const {
    const bool linked = std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
      return mark.kind == MarkKind::kWikiLink && mark.begin >= begin && mark.end <= end;
    });
    if (linked) return true;
    return std::any_of(stages.begin(), stages.end(), [&](const ChainStage& stage) {
      if (!stage.name.empty() && (IsMiddleLabel(stage.name) || RoleOfLabel(stage.name))) {
        return true;
      }
      return std::any_of(
          stage.members.begin(), stage.members.end(),
          [&](const StageMember& member) { return IsNameOfNote(note_, member.end.name); });
    });
  }

  // Most of what the arrows join are names.
  static bool IsPath(const std::vector<ChainStage>& stages) {
    const auto named = std::count_if(stages.begin(), stages.end(), [](const ChainStage& stage) {
      return !stage.members.empty();
    });
    return named >= 2 && named * 2 > static_cast<std::ptrdiff_t>(stages.size());
  }

  void ReadTable(const Section& section, const Block& table) {
    const TableRow& header = table.rows.front();
    std::optional<std::size_t> stage_column;
    std::optional<std::size_t> company_column;
    std::optional<std::size_t> thing_column;
    for (std::size_t c = 0; c < header.cells.size(); ++c) {
      const ChainColumn kind = ChainColumnOf(header.cells[c].text.text);
      auto& column = kind == ChainColumn::kStage     ? stage_column
                     : kind == ChainColumn::kCompany ? company_column
                                                     : thing_column;
      if (kind != ChainColumn::kNone && !column.has_value()) column = c;
    }
    // A stage behind the company is how far that one is.
    if (!stage_column.has_value() || !company_column.has_value()) return;
    if (*stage_column > *company_column) return;
    std::vector<ChainStage> stages;
    for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
      const TableRow& row = table.rows[r];
      if (row.cells.size() <= std::max(*stage_column, *company_column)) continue;
      const std::string name(Trim(row.cells[*stage_column].text.text));
      const bool repeats = name.empty() || (!stages.empty() && stages.back().name == name);
      if (!repeats || stages.empty()) {
        if (stages.size() >= kMostStages) break;
        stages.push_back({name, {}});
      }
      const RichText& cell = row.cells[*company_column].text;
      const std::size_t before = stages.back().members.size();
      AddMembers(section, cell, 0, static_cast<std::uint32_t>(cell.text.size()),
                 {row.line, row.line}, stages.back());
      if (!thing_column.has_value() || *thing_column >= row.cells.size()) continue;
      for (std::size_t m = before; m < stages.back().members.size(); ++m) {
        End& end = stages.back().members[m].end;
        if (end.detail.empty()) end.detail = Trim(row.cells[*thing_column].text.text);
      }
    }
    AddPath(stages, FactForm::kStage, sink_);
  }

  const Note& note_;
  EdgeSink& sink_;
};

}  // namespace

void AddStagedEdges(const Note& note, EdgeSink& sink) {
  PathReader reader(note, sink);
  for (const Section& section : note.sections) {
    reader.ReadCards(section);
    reader.ReadArrows(section);
    reader.ReadTables(section);
    reader.ReadLists(section);
  }
  reader.ReadSubsections();
}

}  // namespace tanxun
