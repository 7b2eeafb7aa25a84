// SPDX-License-Identifier: GPL-2.0-or-later
// A note as read: its blocks, each byte of visible text traceable to the file it came from.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/result.h"

namespace tanxun TANXUN_API {

// Bytes [begin, end) of the original file, whatever its encoding.
struct Span {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// Lines first..last of the original file, 1-based, both included.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  auto operator<=>(const LineRange&) const = default;
};

// A calendar date of known precision: month and day are 0 where the note does not say; year 0 = no
// date.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
  bool known() const { return year != 0; }
};

// "2025", "2025-12" or "2025-12-05"; empty if not known.
std::string Describe(const Date& date);

// Something about a source that its owner should know. line 0 = the whole file.
struct Problem {
  std::string path;
  std::uint32_t line = 0;
  std::string reason;
};

// Visible text [text_begin, text_end) came from source. Equal lengths: byte for byte. Otherwise (an
// entity, a repaired byte) the piece is one whole and maps as one.
struct TextPiece {
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  Span source;
};

enum class MarkKind { kStrong, kEmphasis, kCode, kLink, kWikiLink, kEmbed, kTag, kStrike };

// Bytes [begin, end) of a RichText carry this markup. target: the link's address or note name, the
// tag's name without '#'; else empty.
struct Mark {
  MarkKind kind = MarkKind::kStrong;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string target;
  std::string part = {};  // Of a [[link]]: the heading or block ("^id") behind the note's name.
  bool is_wiki = false;   // A link or an embed written [[so]].
};

// Visible text (no markup characters), UTF-8, with its markup and its way back to the file.
struct RichText {
  std::string text;
  std::vector<TextPiece> pieces;  // Ascending, disjoint.
  std::vector<Mark> marks;        // Ascending by begin; outer before inner.
};

// The smallest span of the file that holds the visible bytes [begin, end) of `text`.
Span SourceSpan(const RichText& text, std::uint32_t begin, std::uint32_t end);

struct TableCell {
  RichText text;
};

struct TableRow {
  std::vector<TableCell> cells;
  Span span;
  std::uint32_t line = 0;
};

enum class BlockKind {
  kHeading,    // level 1..6
  kParagraph,  //
  kListItem,   // level = depth, 1..; its own text only, nested items follow as blocks of their own
  kTable,      // rows; the first header_rows of them are headers
  kQuote,      // a paragraph inside a block quote or callout
  kCode,       // fenced or indented code: searchable, source of no facts, tags or links
  kHtml,       // raw HTML, tags removed
  kTagLine,    // a line of nothing but #tags
  kRule,       // a thematic break
  kCardTitle,  // briefing: the card's subject
  kCardLabel,  // briefing: a label line ("Bottleneck Status"); the kCardValue after it, if any, is
               // its value
  kCardValue,  // briefing: the value line of the label before it
  kCardNoise,  // briefing: words of the page's interface ("Full briefing▼ Expand"), not content
  kStage,      // briefing: a stage of the critical path ("MEMORY (HBM)")
  kStageName,  // briefing: a company at that stage
  kStageItem,  // briefing: what that company contributes
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;
  bool ordered = false;  // kListItem: of a numbered list.
  RichText text;         // Empty for kTable and kRule.
  std::vector<TableRow> rows;
  std::uint32_t header_rows = 0;
  Span span;
  LineRange lines;
};

// One front-matter key. A scalar is one value; a list is its items; a nested map is flattened to
// "outer.inner" keys.
struct Property {
  std::string key;
  std::vector<std::string> values;
  bool is_list = false;
  Span span;
  std::uint32_t line = 0;
};

enum class SourceKind { kNote, kBriefing, kText, kRecord };

// One note. Lines and spans are of the original file; for a record of a JSON Lines collection, of
// that file.
struct Source {
  std::string path;    // Relative to the collection's root, '/' between folders.
  std::string record;  // The record's id in a JSON Lines collection, else empty.
  SourceKind kind = SourceKind::kNote;
  std::string title;     // Front matter's title, else the first level-1 heading, else the card's
                         // title, else the file's stem.
  std::string language;  // Declared by a record's "lang", else empty.
  std::string encoding;  // What the file was read as: "UTF-8", "GB18030", …
  bool is_page = false;  // Saved as HTML: a line of the file is markup, nothing to quote.
  std::vector<Property> properties;
  std::vector<Block> blocks;
  std::string text;                             // The whole file, decoded to UTF-8.
  std::vector<std::uint64_t> line_starts;       // Offsets into `text`, one a line.
  std::vector<std::uint64_t> file_line_starts;  // The same in the file; empty where they agree.
  std::int64_t modified_ns =
      0;  // The file's time of change, nanoseconds since 1970; 0 = not known.
  std::vector<Problem> problems;
};

// Lines first..last of the decoded text without the last line's end. Out of range gives fewer
// lines.
std::string_view SourceLines(const Source& source, LineRange lines);

std::string_view Name(BlockKind kind);
std::string_view Name(SourceKind kind);

// One stable line of text each, for tests and for `tanxun-index read`.
std::string Describe(const Block& block);
std::string Describe(const Property& property);
std::string Describe(const Source& source);

struct ReadOptions {
  std::string encoding;                           // A name that is known; empty = detect.
  std::uint64_t max_file_bytes = 16u << 20;       // Of a note, and of one record.
  std::uint64_t max_collection_bytes = 1u << 30;  // Of a JSON Lines file.
};

// Whether files can be read in the encoding of that name, in any spelling ("gb2312", "Shift-JIS").
bool KnowsEncoding(std::string_view name);
// The names that people use, for help and suggestions. More are known.
const std::vector<std::string>& EncodingNames();

// Reads one file as `tanxun-index update` would. `name` is the path it is known by; content, not
// only the name's ending, decides what kind of source it is. A .jsonl file gives one Source a
// record, any other exactly one. Errors: kSourceUnreadable; kBadArgument for an unknown encoding.
Result<std::vector<Source>> ReadSource(const std::filesystem::path& file, std::string_view name,
                                       const ReadOptions& options = {});

// The same from memory.
Result<std::vector<Source>> ReadSource(std::string_view bytes, std::string_view name,
                                       const ReadOptions& options = {});

}  // namespace TANXUN_API
