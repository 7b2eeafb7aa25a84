// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/custom_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/read/lines.h"
#include "indexer/text/glob.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool Matches(std::string_view glob, std::string_view path) {
  const bool is_of_name = glob.find('/') == glob.npos;
  return Glob(glob).Matches(is_of_name ? path.substr(path.rfind('/') + 1) : path);
}

// Looks at one source; the first thing that is wrong is told.
class SourceCheck {
 public:
  explicit SourceCheck(std::uint64_t bytes) : bytes_(bytes) {}

  std::string Run(const Source& source) {
    if (source.path.empty()) Say("its path is empty");
    if (!IsValidUtf8(source.text)) Say("its text is not UTF-8");
    CheckLines(source.line_starts, source.text.size());
    CheckLines(source.file_line_starts, bytes_);
    if (!source.file_line_starts.empty() &&
        source.file_line_starts.size() != source.line_starts.size()) {
      Say("the file has another number of lines than the text");
    }
    for (const Property& property : source.properties) Check(property);
    for (const Block& block : source.blocks) Check(block);
    return std::move(problem_);
  }

 private:
  void Say(std::string_view what) {
    if (problem_.empty()) problem_ = what;
  }

  void CheckLines(const std::vector<std::uint64_t>& starts, std::uint64_t size) {
    if (!std::is_sorted(starts.begin(), starts.end()) || (!starts.empty() && starts.back() > size))
      Say("its lines do not begin in order within the text");
  }

  void Check(Span span) {
    if (span.begin > span.end || span.end > bytes_) Say("a span lies outside of the file");
  }

  void Check(const Property& property) {
    Check(property.span);
    const bool is_text = std::all_of(property.values.begin(), property.values.end(),
                                     [](const std::string& value) { return IsValidUtf8(value); });
    if (!is_text || !IsValidUtf8(property.key)) Say("a property is not UTF-8");
  }

  void Check(const Block& block) {
    Check(block.span);
    Check(block.text);
    if (block.lines.first == 0 || block.lines.last < block.lines.first) {
      Say("a block has no lines");
    }
    if (block.header_rows > block.rows.size()) Say("a table has more headers than rows");
    for (const TableRow& row : block.rows) {
      Check(row.span);
      for (const TableCell& cell : row.cells) Check(cell.text);
    }
  }

  void Check(const RichText& rich) {
    if (!IsValidUtf8(rich.text)) Say("a block's text is not UTF-8");
    std::uint32_t end = 0;
    for (const TextPiece& piece : rich.pieces) {
      Check(piece.source);
      if (piece.text_begin < end || piece.text_end < piece.text_begin ||
          piece.text_end > rich.text.size()) {
        Say("pieces of a text are not in order");
      }
      end = piece.text_end;
    }
    if (rich.pieces.empty() && !rich.text.empty()) Say("a text does not say where it stands");
    for (const Mark& mark : rich.marks) {
      if (mark.begin > mark.end || mark.end > rich.text.size()) Say("a mark lies outside its text");
    }
  }

  std::uint64_t bytes_;
  std::string problem_;
};

}  // namespace

const CustomReader* ReaderFor(const std::vector<CustomReader>& readers, std::string_view path) {
  const auto reads = [&](const CustomReader& reader) {
    return std::any_of(reader.globs.begin(), reader.globs.end(),
                       [&](const std::string& glob) { return Matches(glob, path); });
  };
  const auto found = std::find_if(readers.begin(), readers.end(), reads);
  return found == readers.end() ? nullptr : &*found;
}

Result<void> CheckSource(const Source& source, std::uint64_t bytes) {
  std::string problem = SourceCheck(bytes).Run(source);
  if (problem.empty()) return {};
  return Error{ErrorCode::kBadArgument,
               fmt::format("{}{}{}: {}", source.path, source.record.empty() ? "" : "#",
                           source.record, problem)};
}

Result<Leftover> ReadWith(const CustomReader& reader, std::string_view bytes,
                          const std::string& path, const SourceSink& sink) {
  const auto fail = [&](std::string_view why) {
    return Error{ErrorCode::kSourceUnreadable,
                 fmt::format("{}: the reader {}: {}", path, reader.name, why)};
  };
  Result<std::vector<Source>> sources = Error{};
  try {
    sources = reader.read(bytes, path);
  } catch (const std::exception& problem) {
    return fail(problem.what());
  } catch (...) {
    return fail("failed");
  }
  if (!sources) return fail(sources.error().message);
  std::set<std::string> records;
  for (Source& source : *sources) {
    source.path = path;
    if (source.title.empty()) source.title = Stem(path);
    if (source.line_starts.empty()) source.line_starts = LineIndex(source.text).starts();
    const Result<void> checked = CheckSource(source, bytes.size());
    if (!checked) return fail(checked.error().message);
    if (!records.insert(source.record).second) {
      return fail(fmt::format("two records are called \"{}\"", source.record));
    }
  }
  for (Source& source : *sources) {
    if (!sink(std::move(source))) break;
  }
  return Leftover{};
}

}  // namespace tanxun
