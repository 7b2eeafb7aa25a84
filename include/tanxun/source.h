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
  std::uint64_t begin = 0;  // The first byte.
  std::uint64_t end = 0;    // One past the last; equal to `begin`: nothing.
  // By begin, then end.
  auto operator<=>(const Span&) const = default;
};

// Lines first..last of the original file, 1-based, both included.
struct LineRange {
  std::uint32_t first = 0;  // 1-based; 0 = not known, or all, as it says where it is used.
  std::uint32_t last = 0;   // Likewise; not before `first` where there are any lines.
  // By first, then last.
  auto operator<=>(const LineRange&) const = default;
};

// A calendar date of known precision: month and day are 0 where the note does not say; year 0 = no
// date.
struct Date {
  int year = 0;   // As in the Gregorian calendar.
  int month = 0;  // 1..12.
  int day = 0;    // 1..31.
  // Earlier first; an unknown part is before all known ones.
  auto operator<=>(const Date&) const = default;
  // Whether there is a date at all.
  bool known() const { return year != 0; }
};

// "2025", "2025-12" or "2025-12-05"; empty if not known.
std::string Describe(const Date& date);

// Something about a source that its owner should know. line 0 = the whole file.
struct Problem {
  std::string path;        // Relative to its collection's root; empty = what it is about says it.
  std::uint32_t line = 0;  // 1-based; 0 = the whole of it.
  std::string reason;      // English, without a full stop.
};

// Visible text [text_begin, text_end) came from source. Equal lengths: byte for byte. Otherwise (an
// entity, a repaired byte) the piece is one whole and maps as one.
struct TextPiece {
  std::uint32_t text_begin = 0;  // Bytes of RichText::text.
  std::uint32_t text_end = 0;    // One past the last.
  Span source;                   // Bytes of the file.
};

// A markup of text.
enum class MarkKind {
  kStrong,    // Bold.
  kEmphasis,  // Italic.
  kCode,      // Code in a line.
  kLink,      // [text](address).
  kWikiLink,  // [[note]] or [[note|text]].
  kEmbed,     // ![[note]] or ![text](address).
  kTag,       // #tag.
  kStrike,    // Struck through.
};

// Bytes [begin, end) of a RichText carry this markup. target: the link's address or note name, the
// tag's name without '#'; else empty.
struct Mark {
  MarkKind kind = MarkKind::kStrong;  // What markup.
  std::uint32_t begin = 0;            // The first byte.
  std::uint32_t end = 0;              // One past the last.
  std::string target;                 // Of an embed as of a link.
  std::string part = {};  // Of a [[link]]: the heading or block ("^id") behind the note's name.
  bool is_wiki = false;   // A link or an embed written [[so]].
};

// Visible text (no markup characters), UTF-8, with its markup and its way back to the file.
struct RichText {
  std::string text;               // '\n' where a line breaks.
  std::vector<TextPiece> pieces;  // Ascending, disjoint.
  std::vector<Mark> marks;        // Ascending by begin; outer before inner.
};

// The smallest span of the file that holds the visible bytes [begin, end) of `text`.
Span SourceSpan(const RichText& text, std::uint32_t begin, std::uint32_t end);

// A cell of a table.
struct TableCell {
  RichText text;  // Empty where nothing is in it, or its row is short.
};

// A row of a table.
struct TableRow {
  std::vector<TableCell> cells;  // From the left.
  Span span;                     // Of its line; of a page from the first cell to the last.
  std::uint32_t line = 0;        // 1-based; of a record its line.
};

// What a block is. Those of a briefing are of a saved card.
enum class BlockKind {
  kHeading,    // level 1..6
  kParagraph,  // lines of text
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

// A piece of a source between others, in the order of the file.
struct Block {
  BlockKind kind = BlockKind::kParagraph;  // Says what the other members hold.
  int level = 0;                           // See BlockKind; of a kQuote its depth; 0 elsewhere.
  bool ordered = false;                    // kListItem: of a numbered list.
  RichText text;                           // Empty for kTable and kRule.
  std::vector<TableRow> rows;              // Of a kTable, else empty.
  std::uint32_t header_rows = 0;           // Of a kTable; 0 = it has none.
  Span span;                               // Of its lines, markup included.
  LineRange lines;                         // 1-based, both included.
};

// One front-matter key. A scalar is one value; a list is its items; a nested map is flattened to
// "outer.inner" keys.
struct Property {
  std::string key;                  // As written.
  std::vector<std::string> values;  // As written, without quotes; empty for a key without a value.
  bool is_list = false;             // Written as a list, if of one item.
  Span span;                        // Of key and value in the file; of a record its line.
  std::uint32_t line = 0;           // 1-based, of the key; of a record its line.
};

// What a source was read as.
enum class SourceKind {
  kNote,      // Markdown, an outline or a saved page.
  kBriefing,  // A saved briefing card.
  kText,      // Plain text.
  kRecord,    // A record of a JSON Lines collection.
};

// One note. Lines and spans are of the original file; for a record of a JSON Lines collection, of
// that file.
struct Source {
  std::string path;                     // Relative to the collection's root, '/' between folders.
  std::string record;                   // The record's id in a JSON Lines collection, else empty.
  SourceKind kind = SourceKind::kNote;  // As its content says, whatever its name's ending.
  std::string title;     // Front matter's title, else the first level-1 heading, else the card's
                         // title, else the record's id, else the file's stem.
  std::string language;  // Declared by a record's "lang", else empty.
  std::string encoding;  // What the file was read as: "UTF-8", "GB18030", …
  bool is_page = false;  // Saved as HTML: a line of the file is markup, nothing to quote.
  std::vector<Property> properties;             // In the order of the file.
  std::vector<Block> blocks;                    // In the order of the file.
  std::string text;                             // The whole file, decoded to UTF-8.
  std::vector<std::uint64_t> line_starts;       // Offsets into `text`, one a line.
  std::vector<std::uint64_t> file_line_starts;  // The same in the file; empty where they agree.
  std::int64_t modified_ns = 0;   // The file's time of change, ns since 1970 UTC; 0 = not known.
  std::vector<Problem> problems;  // What its reader worked around.
};

// Lines first..last of the decoded text without the last line's end. Out of range gives fewer
// lines.
std::string_view SourceLines(const Source& source, LineRange lines);

std::string_view Name(BlockKind kind);   // "heading", "paragraph", "list_item", …
std::string_view Name(SourceKind kind);  // "note", "briefing", "text", "record".

// One stable line of text each, for tests and for `tanxun-index read`.
// heading2@11-11[133,155) "Why Acme matters"
std::string Describe(const Block& block);
// aliases@2[4,25) = ["ACME", "9988"]
std::string Describe(const Property& property);
// note "Acme" path="a.md" lines=148 properties=1 blocks=70 problems=0
std::string Describe(const Source& source);

// How ReadSource() reads.
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

}  // namespace tanxun
