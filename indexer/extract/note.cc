// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/note.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>
#include <optional>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/extract/bounds.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/heading_subjects.h"
#include "indexer/extract/name_runs.h"
#include "indexer/extract/stated_date.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/values.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/byte_set.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxStampBytes = 96;
constexpr std::size_t kMaxDefinedNameBytes = 96;
constexpr std::size_t kLongestDash = 8;

constexpr std::array<std::string_view, 12> kDateKeys = {
    "updated", "last_updated", "modified", "date", "created",  "as_of",
    "更新",    "更新日期",     "更新时间", "日期", "创建日期", "修改日期"};
constexpr std::array<std::string_view, 4> kAliasKeys = {"aliases", "alias", "别名", "又名"};

bool IsOneOf(std::string_view key, const auto& keys) {
  const std::string folded = Fold(key);
  return std::find(keys.begin(), keys.end(), folded) != keys.end();
}

std::string FileStem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return std::string(name);
}

// A file name that a program made: digits, hashes, dates, no word of a person's.
bool IsMachineName(std::string_view stem) {
  std::size_t digits = 0;
  std::size_t others = 0;
  for (unsigned char c : stem) {
    if (std::isdigit(c) != 0) ++digits;
    if (std::isxdigit(c) == 0 && c != '_' && c != '-' && c != '.' && c != ' ') ++others;
  }
  return others == 0 && digits >= 4;
}

// "2330_Name", "2330 - Name" -> "Name", but a date "2025-11 …" stays: a listing's code in front of
// a name, as in folders of company notes.
std::string_view WithoutLeadingCode(std::string_view stem) {
  std::size_t at = 0;
  while (at < stem.size() && std::isdigit(static_cast<unsigned char>(stem[at])) != 0) ++at;
  const std::size_t name = stem.find_first_not_of(" _-:", at);
  if (at < 4 || at > 6 || name == std::string_view::npos || name == at) return stem;
  return std::isdigit(static_cast<unsigned char>(stem[name])) != 0 ? stem : stem.substr(name);
}

// "🔴 Acme" and "Acme 🔥" are about Acme.
std::string_view WithoutEmoji(std::string_view title) {
  const auto is_mark = [](const CodePoint& c) {
    return ClassOf(c.value) == CharClass::kEmoji || c.value == 0xFE0F || c.value == 0x200D;
  };
  std::string_view rest = Trim(title);
  while (!rest.empty()) {
    const CodePoint first = CodePointAt(rest, 0);
    const std::size_t last_at = FloorBoundary(rest, rest.size() - 1);
    if (is_mark(first)) {
      rest = Trim(rest.substr(first.length));
    } else if (is_mark(CodePointAt(rest, last_at))) {
      rest = Trim(rest.substr(0, last_at));
    } else {
      return rest;
    }
  }
  return Trim(title);
}

const Block* FirstBlock(const Source& source, BlockKind kind) {
  for (const Block& block : source.blocks) {
    if (block.kind == kind && !block.text.text.empty()) return &block;
  }
  return nullptr;
}

// The level-1 heading that names the note. Below other text it does not where the note states its
// title: an outline's first heading is a section.
const Block* TitleHeading(const Source& source) {
  for (const Block& block : source.blocks) {
    if (block.kind != BlockKind::kHeading) continue;
    const bool stated = source.title != FileStem(source.path) && source.title != block.text.text;
    const bool opens = &block == &source.blocks.front();
    return block.level == 1 && (opens || !stated) ? &block : nullptr;
  }
  return nullptr;
}

struct DefinedName {
  std::string name;
  std::uint32_t line = 1;
};

// The name in the definition line that opens a note, before any heading below the title.
DefinedName OpeningDefinition(const Source& source) {
  for (const Block& block : source.blocks) {
    if (block.kind == BlockKind::kHeading && block.level > 1) break;
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kQuote) continue;
    const DefinitionLine line = ReadDefinitionLine(block.text);
    if (ConceptOfLabel(line.name) != nullptr) break;  // **总部**：… defines no subject.
    return {line.name, block.lines.first};
  }
  return {};
}

AsOf StampOf(const Source& source) {
  AsOf stamp;
  for (const Block& block : source.blocks) {
    const std::string& text = block.text.text;
    if (text.size() > kMaxStampBytes) continue;
    const auto dates = FindDates(text);
    if (dates.empty() || dates.front().date <= stamp.date || !BeginsWithStampWord(text)) continue;
    stamp = {dates.front().date, AsOfOrigin::kNote};
  }
  return stamp;
}

AsOf PropertyDate(const Source& source) {
  std::vector<std::string> keys;
  for (const Property& property : source.properties) keys.push_back(Fold(property.key));
  for (std::string_view key : kDateKeys) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const Property& property = source.properties[i];
      if (keys[i] != key || property.values.empty()) continue;
      if (const auto date = ParseDate(property.values.front()))
        return {*date, AsOfOrigin::kFrontMatter};
      const auto dates = FindDates(property.values.front());
      if (!dates.empty()) return {dates.front().date, AsOfOrigin::kFrontMatter};
    }
  }
  return {};
}

AsOf FileTime(std::int64_t modified_ns) {
  if (modified_ns <= 0) return {};
  const auto seconds = static_cast<std::time_t>(modified_ns / 1'000'000'000);
  std::tm utc{};
  if (gmtime_r(&seconds, &utc) == nullptr) return {};
  return {{utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday}, AsOfOrigin::kFile};
}

AsOf DateOfNote(const Source& source) {
  if (const AsOf stamp = StampOf(source); stamp.date.known()) return stamp;
  if (const AsOf property = PropertyDate(source); property.date.known()) return property;
  for (const std::string& name : {FileStem(source.path), source.title}) {
    const auto dates = FindDates(name);
    if (!dates.empty() && dates.front().date.month != 0)
      return {dates.front().date, AsOfOrigin::kName};
  }
  return FileTime(source.modified_ns);
}

std::string_view CutName(std::string_view name) {
  return name.substr(0, FloorBoundary(name, std::min(name.size(), kMaxNameBytes)));
}

// What states a name of the note's subject, and its line.
struct Statement {
  std::string_view kind;
  std::uint32_t line = 1;
};

void AddAlias(std::string_view name, const Statement& statement, Note& note) {
  const std::string_view trimmed = Trim(name);
  if (trimmed.empty() || trimmed.size() > kMaxNameBytes || note.aliases.size() > kMostAliases ||
      NameKey(trimmed) == NameKey(note.subject))
    return;
  if (std::find(note.aliases.begin(), note.aliases.end(), trimmed) == note.aliases.end()) {
    note.aliases.emplace_back(trimmed);
    note.statements.push_back(
        {{}, std::string(trimmed), std::string(statement.kind), statement.line});
  }
}

// "壁仞科技 / Biren", "Biren | 壁仞科技": one name in two scripts, both sides of a bar.
std::optional<std::pair<std::string_view, std::string_view>> NamesAtBar(std::string_view title) {
  for (std::string_view bar : {" / ", "/", " | ", "|", "／", "｜"}) {
    const std::size_t at = title.find(bar);
    if (at == std::string_view::npos) continue;
    const std::string_view name = Trim(title.substr(0, at));
    const std::string_view other = Trim(title.substr(at + bar.size()));
    const bool differ = HasHan(name) != HasHan(other);
    if (!differ || !LooksLikeName(name) || !LooksLikeName(other)) return std::nullopt;
    if (!CanBeOne(name, other)) return std::nullopt;
    return std::pair(name, other);
  }
  return std::nullopt;
}

// A heading or name of the form "Name (other name)" states an alias; the name alone is the subject.
std::string NameOfTitle(std::string_view title, const Statement& statement, Note& note) {
  const std::string_view trimmed = WithoutEmoji(title);
  for (const BracketName& pair : FindBracketNames(trimmed)) {
    if (pair.outer_begin == 0 && pair.end == trimmed.size()) {
      note.subject = pair.outer;
      AddAlias(pair.inner, statement, note);
      return pair.outer;
    }
  }
  if (const auto names = NamesAtBar(trimmed)) {
    note.subject = names->first;
    AddAlias(names->second, statement, note);
    return note.subject;
  }
  const std::string_view inner = BracketAtEnd(trimmed);
  if (inner.empty()) return std::string(trimmed);
  if (!FindTickers(trimmed).empty()) return std::string(WithoutBracket(trimmed));
  // "# Gamma (GMA)": in a title a short capitalised bracket is another name.
  const bool name = inner.size() <= 24 &&
                    std::isupper(static_cast<unsigned char>(inner.front())) != 0 &&
                    inner.find(',') == std::string_view::npos && FindDates(inner).empty() &&
                    CanBeOne(WithoutBracket(trimmed), inner);
  if (name) {
    note.subject = WithoutBracket(trimmed);
    AddAlias(inner, statement, note);
    return note.subject;
  }
  return std::string(trimmed);
}

// One name's words within the other's: Acme.md, "# Acme Motor". A link to the file means the
// same thing.
bool IsShortOrLongForm(std::string_view a, std::string_view b) {
  const std::string left = " " + NameKey(a) + " ";
  const std::string right = " " + NameKey(b) + " ";
  return left.size() > 3 && right.size() > 3 &&
         (left.find(right) != std::string::npos || right.find(left) != std::string::npos);
}

void ChooseSubject(const Source& source, Note& note) {
  const DefinedName defined = OpeningDefinition(source);
  const std::string stem = FileStem(source.path);
  const Block* card = FirstBlock(source, BlockKind::kCardTitle);
  const Statement of_definition{"definition", defined.line};
  const Statement of_file{"file_name", 1};
  if (card != nullptr) {
    note.subject = NameOfTitle(card->text.text, {"title", card->lines.first}, note);
  } else if (const Block* heading = TitleHeading(source); heading != nullptr) {
    note.subject =
        NameOfTitle(WithoutLeadingCode(heading->text.text), {"title", heading->lines.first}, note);
  } else if (source.kind == SourceKind::kRecord ||
             (!source.title.empty() && source.title != stem)) {
    note.subject = NameOfTitle(source.title, {"title", 1}, note);
  } else if (IsMachineName(stem) && !defined.name.empty()) {
    note.subject = NameOfTitle(defined.name, of_definition, note);
  } else {
    note.subject = NameOfTitle(WithoutLeadingCode(stem), of_file, note);
  }
  // The file's name with its bracket was read as two names.
  const bool is_file_name =
      source.kind == SourceKind::kNote && !IsMachineName(stem) &&
      NameKey(WithoutBracket(WithoutLeadingCode(stem))) != NameKey(note.subject);
  if (is_file_name && IsShortOrLongForm(stem, note.subject)) {
    AddAlias(WithoutLeadingCode(stem), of_file, note);
  }
  if (defined.name.empty()) return;
  const std::string key = NameKey(note.subject);
  const std::string other = NameKey(NameOfTitle(defined.name, of_definition, note));
  if (other != key && other.find(key) != std::string::npos) {
    AddAlias(defined.name, of_definition, note);
  }
}

AsOf DateOfHeadings(const std::vector<std::string>& headings) {
  for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading) {
    if (const auto date = DateOfHeading(*heading)) return {*date, AsOfOrigin::kText};
  }
  return {};
}

std::vector<Section> MakeSections(const Source& source) {
  std::vector<Section> sections;
  std::vector<std::pair<int, std::string>> trail;  // Level and text.
  bool titled = false;                             // The trail begins with the title.
  Section current;
  const std::size_t count = source.blocks.size();
  for (std::size_t i = 0; i <= count; ++i) {
    const bool heading = i < count && source.blocks[i].kind == BlockKind::kHeading &&
                         sections.size() <= kMostSections;
    if (i < count && !heading) continue;
    current.last = i;
    const bool below = i > 0 && source.blocks[current.heading].kind == BlockKind::kHeading;
    if (current.last > current.first || below) sections.push_back(current);
    if (!heading) break;
    const Block& block = source.blocks[i];
    while (!trail.empty() && trail.back().first >= block.level) trail.pop_back();
    const bool whole = block.text.text.size() <= kMaxNameBytes;
    const bool opens = trail.empty() && block.level == 1;
    if (opens) titled = Trim(source.title) == Trim(block.text.text);
    trail.emplace_back(block.level,
                       whole ? block.text.text : std::string(CutName(block.text.text)));
    current = {};
    const bool is_title = trail.front().first == 1 && titled;
    for (std::size_t t = is_title ? 1 : 0; t < trail.size(); ++t)
      current.headings.push_back(trail[t].second);
    current.as_of = DateOfHeadings(current.headings);
    current.heading = i;
    current.first = i + 1;
  }
  return sections;
}

// "Acme is a giant — and …" is a sentence, no name.
bool IsClause(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kVerbs = {" is ",  " are ",  " was ", " were ",
                                                              " has ", " have ", " can ", " will ",
                                                              " to ",  " that ", "是",    "正在"};
  return std::count(name.begin(), name.end(), ' ') > 5 ||
         std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
           return name.find(verb) != std::string_view::npos;
         });
}

}  // namespace

DefinitionLine ReadDefinitionLine(const RichText& text, std::uint32_t line_begin) {
  static constexpr std::array<std::string_view, 7> kDashes = {" — ", " – ", " -- ", "——",
                                                              "—",   " - ", "："};
  const std::string_view all = text.text;
  const std::string_view line = all.substr(line_begin, all.find('\n', line_begin) - line_begin);
  // A dash further back follows no name.
  const std::string_view head = line.substr(0, kMaxDefinedNameBytes + kLongestDash);
  static constexpr ByteSet kFirstBytes("-\xE2\xEF");  // Of the dashes, blanks aside.
  if (kFirstBytes.FindIn(head) == std::string_view::npos) return {};
  std::size_t best = line.size();
  std::size_t length = 0;
  for (std::string_view dash : kDashes) {
    const std::size_t at = head.find(dash);
    if (at < best) {
      best = at;
      length = dash.size();
    }
  }
  if (length == 0 || best == 0 || best > kMaxDefinedNameBytes) return {};
  if (Trim(line.substr(best + length)).empty()) return {};
  const std::string_view name = Trim(line.substr(0, best));
  auto mark =
      std::lower_bound(text.marks.begin(), text.marks.end(), line_begin,
                       [](const Mark& before, std::uint32_t at) { return before.begin < at; });
  bool strong = false;
  for (; mark != text.marks.end() && mark->begin == line_begin; ++mark) {
    strong = strong || mark->kind == MarkKind::kStrong || mark->kind == MarkKind::kWikiLink;
  }
  const bool colon = line.substr(best).starts_with("：");
  // 宁波—鹿特丹 is a route.
  constexpr std::size_t kLongestEndOfRoute = 6;  // Characters.
  const bool route = length == std::string_view("—").size() && line.substr(best, 3) == "—" &&
                     CountCharacters(Trim(line.substr(best + length))) <= kLongestEndOfRoute;
  if (!strong && (CountCharacters(name) > 40 || colon || route || IsClause(name))) return {};
  if (name.find_first_of(".!?,;:") != std::string_view::npos && !strong) return {};
  if (name.find("，") != std::string_view::npos || name.find("。") != std::string_view::npos)
    return {};
  return {std::string(name), line_begin + static_cast<std::uint32_t>(best + length), strong};
}

Note MakeNote(const Source& source) {
  Note note;
  note.source = &source;
  ChooseSubject(source, note);
  for (const Property& property : source.properties) {
    if (!IsOneOf(property.key, kAliasKeys)) continue;
    for (const std::string& value : property.values) {
      const Statement statement{"front_matter", property.line};
      if (property.is_list) {
        AddAlias(value, statement, note);
        continue;
      }
      for (const std::string& name : SplitList(value, true)) AddAlias(name, statement, note);
    }
  }
  note.subject = std::string(Trim(CutName(note.subject)));
  for (Alias& statement : note.statements) statement.name = note.subject;
  note.name_keys.push_back(NameKey(note.subject));
  for (const std::string& alias : note.aliases) note.name_keys.push_back(NameKey(alias));
  std::sort(note.name_keys.begin(), note.name_keys.end());
  note.as_of = DateOfNote(source);
  note.sections = MakeSections(source);
  FindHeadingSubjects(note);
  return note;
}

}  // namespace tanxun
