// SPDX-License-Identifier: GPL-2.0-or-later
// The table of readers, and reading with options and one record at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/lines.h"
#include "indexer/read/markdown.h"
#include "tanxun/result.h"
#include "tanxun/source.h"

namespace tanxun {

// Takes the sources in order; returning false ends the reading.
using SourceSink = std::function<bool(Source&&)>;

// What a collection says that belongs to none of its records.
struct Leftover {
  std::vector<Problem> problems;   // Of the file as a whole.
  std::vector<Problem> bad_lines;  // Lines that are no record: their text is lost.
};

// As ReadSource() of tanxun/source.h, but without holding all records of a collection at once.
// Errors: kSourceUnreadable.
Result<Leftover> ReadSources(const std::filesystem::path& file, std::string_view name,
                             const ReadOptions& options, const SourceSink& sink);
Result<Leftover> ReadSources(std::string_view bytes, std::string_view name,
                             const ReadOptions& options, const SourceSink& sink);

// One way to read a note's text. The first row of the table whose predicate holds reads it.
struct TextReader {
  std::string_view name;
  SourceKind kind = SourceKind::kNote;
  bool (*accepts)(std::string_view file_name, const LineIndex& lines, std::uint64_t begin);
  ReadText (*read)(const LineIndex& lines, std::uint64_t begin);
};
const TextReader& ChooseReader(std::string_view file_name, const LineIndex& lines,
                               std::uint64_t begin);

bool IsJsonLines(std::string_view file_name);
// A name's last component without an ending that we know.
std::string_view Stem(std::string_view file_name);
// The text of the first level-1 heading, else of the card's title; empty if there is neither.
std::string TitleOf(const std::vector<Block>& blocks);

}  // namespace tanxun
