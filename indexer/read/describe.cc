// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "tanxun/source.h"

namespace tanxun {
namespace {

std::string_view Name(MarkKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "strong", "emphasis", "code", "link", "wiki_link", "embed", "tag", "strike"};
  return kNames[static_cast<std::size_t>(kind)];
}

// In quotes, control characters escaped, so that it stays one line.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      fmt::format_to(std::back_inserter(out), "\\x{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string DescribeText(const RichText& text) {
  std::string out = Quoted(text.text);
  for (const Mark& mark : text.marks) {
    fmt::format_to(std::back_inserter(out), " {}[{},{})", Name(mark.kind), mark.begin, mark.end);
    const std::string target = mark.part.empty() ? mark.target : mark.target + "#" + mark.part;
    if (!target.empty()) out += "=" + Quoted(target);
  }
  return out;
}

std::string DescribeRows(const Block& block) {
  std::string out;
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const TableRow& row = block.rows[i];
    fmt::format_to(std::back_inserter(out), " {}@{}(", i < block.header_rows ? "header" : "row",
                   row.line);
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      if (k > 0) out += " | ";
      out += DescribeText(row.cells[k].text);
    }
    out += ')';
  }
  return out;
}

}  // namespace

std::string_view Name(BlockKind kind) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "heading",    "paragraph", "list_item",  "table",      "quote",      "code",
      "html",       "tag_line",  "rule",       "card_title", "card_label", "card_value",
      "card_noise", "stage",     "stage_name", "stage_item"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view Name(SourceKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"note", "briefing", "text", "record"};
  return kNames[static_cast<std::size_t>(kind)];
}

// heading2@11-11[133,155) "Why Acme matters"
std::string Describe(const Block& block) {
  std::string out{Name(block.kind)};
  if (block.level != 0) out += std::to_string(block.level);
  if (block.ordered) out += " ordered";
  fmt::format_to(std::back_inserter(out), "@{}-{}[{},{})", block.lines.first, block.lines.last,
                 block.span.begin, block.span.end);
  if (block.kind == BlockKind::kTable) return out + DescribeRows(block);
  if (block.kind == BlockKind::kRule) return out;
  return out + ' ' + DescribeText(block.text);
}

// aliases@2[4,25) = ["ACME", "9988"]
std::string Describe(const Property& property) {
  std::string values;
  for (const std::string& value : property.values) {
    if (!values.empty()) values += ", ";
    values += Quoted(value);
  }
  if (property.is_list) values = '[' + values + ']';
  return fmt::format("{}@{}[{},{}) = {}", property.key, property.line, property.span.begin,
                     property.span.end, values);
}

// note "Acme" path="a.md" lines=148 properties=1 blocks=70 problems=0
std::string Describe(const Source& source) {
  std::string out =
      fmt::format("{} {} path={}", Name(source.kind), Quoted(source.title), Quoted(source.path));
  if (!source.record.empty()) out += " record=" + Quoted(source.record);
  if (!source.language.empty()) out += " language=" + Quoted(source.language);
  return out + fmt::format(" lines={} properties={} blocks={} problems={}",
                           source.line_starts.size(), source.properties.size(),
                           source.blocks.size(), source.problems.size());
}

std::string_view SourceLines(const Source& source, LineRange lines) {
  // A record's text is not lines of its file: it is one with the record's line.
  if (source.kind == SourceKind::kRecord) return lines.last == 0 ? std::string_view() : source.text;
  const std::uint64_t count = source.line_starts.size();
  const std::uint64_t first = std::max<std::uint64_t>(lines.first, 1);
  const std::uint64_t last = std::min<std::uint64_t>(lines.last, count);
  if (first > last) return {};
  const std::string_view text = source.text;
  const std::uint64_t begin = source.line_starts[first - 1];
  const std::uint64_t end = last < count ? source.line_starts[last] : text.size();
  std::string_view found = text.substr(begin, end - begin);
  if (found.ends_with('\n')) found.remove_suffix(1);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

}  // namespace tanxun
