// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "indexer/read/briefing.h"
#include "indexer/read/front_matter.h"
#include "indexer/read/html/head.h"
#include "indexer/read/html/page.h"
#include "indexer/read/json_lines.h"
#include "indexer/read/load.h"
#include "indexer/read/plain.h"
#include "indexer/read/span_map.h"
#include "indexer/text/decode.h"
#include "indexer/text/detect.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr auto kMarkdownEndings = std::to_array<std::string_view>({".md", ".markdown"});
constexpr auto kKnownEndings = std::to_array<std::string_view>(
    {".md", ".markdown", ".txt", ".text", ".org", ".html", ".htm", ".xhtml", ".jsonl"});
constexpr std::uint32_t kJudgedLines = 2000;

bool HasEnding(std::string_view name, std::string_view ending) {
  if (name.size() <= ending.size()) return false;
  return std::equal(ending.rbegin(), ending.rend(), name.rbegin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

bool HasMarkdownEnding(std::string_view name) {
  return std::any_of(kMarkdownEndings.begin(), kMarkdownEndings.end(),
                     [name](std::string_view ending) { return HasEnding(name, ending); });
}

bool IsListItem(std::string_view line) {
  return WithoutPrefix(line, true).size() != WithoutPrefix(line, false).size();
}

bool ShowsMarkdown(std::string_view line) {
  const std::string_view body = WithoutPrefix(line, false);
  if (body.empty()) return false;
  const std::size_t hashes = std::min(body.find_first_not_of('#'), body.size());
  if (hashes > 0 && hashes <= 6 && hashes < body.size() && body[hashes] == ' ') return true;
  if (body[0] == '#' && hashes == 1 && body.find(' ') == std::string_view::npos) return true;
  if (line[0] == '>' || IsListItem(line) || FenceLength(body) > 0) return true;
  if (body[0] == '|' && body.find('|', 1) != std::string_view::npos) return true;
  static constexpr auto kSigns = std::to_array<std::string_view>({"**", "[[", "](", "](<"});
  return std::any_of(kSigns.begin(), kSigns.end(), [body](std::string_view sign) {
    return body.find(sign) != std::string_view::npos;
  });
}

bool AcceptsPage(std::string_view name, const LineIndex& lines, std::uint64_t begin) {
  return !HasMarkdownEnding(name) && !IsJsonLines(name) && begin == 0 &&
         IsHtmlPage(name, lines, begin);
}

bool AcceptsCard(std::string_view name, const LineIndex& lines, std::uint64_t begin) {
  return !HasEnding(name, ".org") && BriefingScore(lines, begin) >= kBriefingScore;
}

bool AcceptsMarkdown(std::string_view name, const LineIndex& lines, std::uint64_t begin) {
  if (HasEnding(name, ".org")) return false;
  if (HasMarkdownEnding(name) || begin > 0) return true;  // Front matter: a note's.
  const std::uint32_t last = std::min(lines.count(), kJudgedLines);
  for (std::uint32_t line = 1; line <= last; ++line) {
    if (ShowsMarkdown(lines.Line(line))) return true;
  }
  return false;
}

bool AcceptsAll(std::string_view, const LineIndex&, std::uint64_t) { return true; }

ReadText ReadCardText(const LineIndex& lines, std::uint64_t begin) {
  return {ReadBriefing(lines, begin), {}};
}
ReadText ReadPlainText(const LineIndex& lines, std::uint64_t begin) {
  return {ReadPlain(lines, begin), {}};
}

// The table of readers: content decides before the ending does.
constexpr auto kReaders = std::to_array<TextReader>({
    {"HTML page", SourceKind::kNote, AcceptsPage, ReadHtmlPage},
    {"briefing card", SourceKind::kBriefing, AcceptsCard, ReadCardText},
    {"Markdown note", SourceKind::kNote, AcceptsMarkdown, ReadMarkdown},
    {"plain text", SourceKind::kText, AcceptsAll, ReadPlainText},
});

void AddDecodingProblems(const DecodedText& decoded, const LineIndex& lines, bool told,
                         std::vector<Problem>& problems) {
  if (!told && !decoded.encoding.starts_with("UTF-")) {
    problems.push_back(
        {"", 0, fmt::format("not UTF-8; read as {} (use --encoding to choose)", decoded.encoding)});
  }
  if (decoded.repaired == 0) return;
  std::uint64_t at = decoded.first_repair;
  const auto piece =
      std::find_if(decoded.pieces.begin(), decoded.pieces.end(),
                   [&](const TextPiece& row) { return row.source.end > decoded.first_repair; });
  if (piece != decoded.pieces.end()) at = piece->text_begin;
  problems.push_back({"", lines.LineOf(at),
                      fmt::format("{} invalid byte sequence{} replaced, the first in this line",
                                  decoded.repaired, decoded.repaired == 1 ? "" : "s")});
}

std::string TitleProperty(const std::vector<Property>& properties) {
  for (const Property& property : properties) {
    const bool is_title = property.key == "title" || property.key == "Title" ||
                          property.key == "TITLE" || property.key == "标题" ||
                          property.key == "標題";
    if (is_title && !property.values.empty()) return std::string(Trim(property.values[0]));
  }
  return "";
}

Source ReadNote(DecodedText decoded, std::string_view name, bool told) {
  Source source;
  source.path = name;
  {
    const LineIndex lines(decoded.text);
    FrontMatter front = ReadFrontMatter(lines);
    const TextReader& reader = ChooseReader(name, lines, front.body);
    ReadText read = reader.read(lines, front.body);
    source.kind = read.kind.value_or(reader.kind);
    source.is_page = read.is_page;
    source.properties = std::move(front.properties);
    std::move(read.properties.begin(), read.properties.end(),
              std::back_inserter(source.properties));
    source.blocks = std::move(read.blocks);
    AddDecodingProblems(decoded, lines, told, source.problems);
    source.problems.insert(source.problems.end(), front.problems.begin(), front.problems.end());
    source.problems.insert(source.problems.end(), read.problems.begin(), read.problems.end());
    source.line_starts = lines.starts();
  }
  for (Problem& problem : source.problems) problem.path = name;
  MapToOriginal(decoded, source.blocks, source.properties);
  source.file_line_starts = OriginalLineStarts(decoded, source.line_starts);
  source.title = TitleProperty(source.properties);
  if (source.title.empty()) source.title = TitleOf(source.blocks);
  if (source.title.empty()) source.title = Stem(name);
  source.text = std::move(decoded.text);
  source.encoding = std::move(decoded.encoding);
  return source;
}

// A page declares its encoding; that counts where nothing better is known and it gives a text.
DecodedText DecodeAsDeclared(std::string_view bytes, std::string_view name, bool& told) {
  std::string declared;
  if (!IsJsonLines(name) && (HasHtmlEnding(name) || BeginsLikeHtml(bytes)) &&
      FindByteOrderMark(bytes).length == 0 && !IsValidUtf8(bytes)) {
    declared = DeclaredHtmlEncoding(bytes);
  }
  if (declared.empty() || !KnowsEncoding(declared) || declared.starts_with("UTF-16") ||
      declared.starts_with("utf-16")) {
    return Decode(bytes);
  }
  DecodedText decoded = Decode(bytes, declared);
  told = decoded.repaired <= 1 + bytes.size() / 1000;
  return told ? std::move(decoded) : Decode(bytes);
}

struct Decoded {
  DecodedText text;
  bool told = false;  // The encoding was given or declared.
};

Decoded DecodeBytes(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  Decoded decoded;
  decoded.told = !options.encoding.empty();
  decoded.text =
      decoded.told ? Decode(bytes, options.encoding) : DecodeAsDeclared(bytes, name, decoded.told);
  return decoded;
}

Leftover ReadDecoded(DecodedText decoded, bool told, std::string_view name,
                     const ReadOptions& options, std::int64_t modified_ns, const SourceSink& sink) {
  if (!IsJsonLines(name)) {
    Source source = ReadNote(std::move(decoded), name, told);
    source.modified_ns = modified_ns;
    sink(std::move(source));
    return {};
  }
  Leftover rest;
  AddDecodingProblems(decoded, LineIndex(decoded.text), told, rest.problems);
  for (Problem& problem : rest.problems) problem.path = name;
  rest.bad_lines = ReadJsonLines(decoded, name, options.max_file_bytes, [&](Source&& source) {
    source.modified_ns = modified_ns;
    return sink(std::move(source));
  });
  return rest;
}

// Of what is no text most bytes make characters all the same, but many that no text has.
constexpr std::size_t kLookedAt = 1U << 16U;

bool IsText(std::string_view text) {
  std::size_t characters = 0;
  std::size_t strange = 0;
  std::size_t replaced = 0;  // A line in another encoding has many.
  std::size_t empty = 0;     // What a crash left unwritten.
  for (std::size_t at = 0; at < text.size() && at < kLookedAt;) {
    const CodePoint found = CodePointAt(text, at);
    at += found.length;
    ++characters;
    const char32_t value = found.value;
    const bool is_control = value < 0x20 && value != 0 && value != '\t' && value != '\n' &&
                            value != '\r' && value != '\f' && value != 0x1B;
    const bool is_private = (value >= 0xE000 && value <= 0xF8FF) || value >= 0xF0000;
    strange += is_control || is_private ? 1 : 0;
    replaced += value == 0xFFFD ? 1 : 0;
    empty += value == 0 ? 1 : 0;
  }
  return characters < 64 ||
         (strange * 20 <= characters && replaced * 5 <= characters && empty < characters);
}

Error NoText(std::string_view name) {
  return {ErrorCode::kSourceUnreadable,
          fmt::format("{}: is not text (give --encoding if it is)", name)};
}

std::uint64_t MaxBytes(std::string_view name, const ReadOptions& options) {
  return IsJsonLines(name) ? options.max_collection_bytes : options.max_file_bytes;
}

}  // namespace

const TextReader& ChooseReader(std::string_view file_name, const LineIndex& lines,
                               std::uint64_t begin) {
  return *std::find_if(kReaders.begin(), kReaders.end(), [&](const TextReader& reader) {
    return reader.accepts(file_name, lines, begin);
  });
}

bool IsJsonLines(std::string_view file_name) { return HasEnding(file_name, ".jsonl"); }

std::string_view Stem(std::string_view file_name) {
  if (const std::size_t slash = file_name.rfind('/'); slash != std::string_view::npos) {
    file_name.remove_prefix(slash + 1);
  }
  for (const std::string_view ending : kKnownEndings) {
    if (HasEnding(file_name, ending)) return file_name.substr(0, file_name.size() - ending.size());
  }
  return file_name;
}

std::string TitleOf(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    const bool is_title = (block.kind == BlockKind::kHeading && block.level == 1) ||
                          block.kind == BlockKind::kCardTitle;
    if (!is_title) continue;
    std::string title = block.text.text;
    std::replace(title.begin(), title.end(), '\n', ' ');
    if (const std::string_view trimmed = Trim(title); !trimmed.empty()) return std::string(trimmed);
  }
  return "";
}

Result<Leftover> ReadSources(std::string_view bytes, std::string_view name,
                             const ReadOptions& options, const SourceSink& sink) {
  if (const std::uint64_t limit = MaxBytes(name, options); bytes.size() > limit) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: larger than {} bytes (use --max-file-size)", name, limit)};
  }
  Decoded decoded = DecodeBytes(bytes, name, options);
  if (!decoded.told && !IsText(decoded.text.text)) return NoText(name);
  return ReadDecoded(std::move(decoded.text), decoded.told, name, options, 0, sink);
}

Result<Leftover> ReadSources(const std::filesystem::path& file, std::string_view name,
                             const ReadOptions& options, const SourceSink& sink) {
  Decoded decoded;
  std::int64_t modified_ns = 0;
  {
    const Result<LoadedFile> loaded = LoadFile(file, name, MaxBytes(name, options));
    if (!loaded) return loaded.error();
    decoded = DecodeBytes(loaded->bytes, name, options);
    modified_ns = loaded->modified_ns;
  }  // The file's bytes are needed no longer.
  if (!decoded.told && !IsText(decoded.text.text)) return NoText(name);
  return ReadDecoded(std::move(decoded.text), decoded.told, name, options, modified_ns, sink);
}

namespace {

// Problems of no record go to the last one; a collection without any record is unreadable.
template <typename From>
Result<std::vector<Source>> Collect(const From& from, std::string_view name,
                                    const ReadOptions& options) {
  std::vector<Source> sources;
  if (!options.encoding.empty() && !KnowsEncoding(options.encoding)) {
    return Error{ErrorCode::kBadArgument,
                 fmt::format("{}: no encoding that is known", options.encoding)};
  }
  const Result<Leftover> rest = ReadSources(from, name, options, [&](Source&& source) {
    sources.push_back(std::move(source));
    return true;
  });
  if (!rest) return rest.error();
  if (sources.empty() && rest->bad_lines.empty()) return sources;
  if (sources.empty()) {
    const Problem& first = rest->bad_lines.front();
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}:{}: no record in this file: {}", name, first.line, first.reason)};
  }
  std::vector<Problem>& problems = sources.back().problems;
  problems.insert(problems.end(), rest->problems.begin(), rest->problems.end());
  problems.insert(problems.end(), rest->bad_lines.begin(), rest->bad_lines.end());
  return sources;
}

}  // namespace

Result<std::vector<Source>> ReadSource(const std::filesystem::path& file, std::string_view name,
                                       const ReadOptions& options) {
  return Collect(file, name, options);
}

Result<std::vector<Source>> ReadSource(std::string_view bytes, std::string_view name,
                                       const ReadOptions& options) {
  return Collect(bytes, name, options);
}

}  // namespace tanxun
