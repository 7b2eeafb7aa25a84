// SPDX-License-Identifier: GPL-2.0-or-later
// Whole vaults: our own corpus, and the packed ones that lie beside the project (TANXUN_SHARED
// names another folder). Every file is read; every span holds its text; all visible text is there,
// once.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/read/walk.h"
#include "indexer/text/decode.h"
#include "indexer/text/utf8.h"
#include "tests/extract/knowledge_laws.h"
#include "tests/temp_folder.h"
#include "tests/vaults/plain_scan.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// The characters that words are made of.
std::string WordCharacters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    const CharClass kind = ClassOf(c.value);
    const bool word = kind == CharClass::kLetter || kind == CharClass::kDigit || IsHanLike(kind) ||
                      kind == CharClass::kHangul;
    if (word) out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
}

bool IsSubsequence(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (const char c : part) {
    while (at < whole.size() && whole[at] != c) ++at;
    if (at++ == whole.size()) return false;
  }
  return true;
}

std::string VisibleWords(const Source& source) {
  std::string words;
  for (const Block& block : source.blocks) {
    words += WordCharacters(block.text.text);
    for (const TableRow& row : block.rows) {
      for (const TableCell& cell : row.cells) words += WordCharacters(cell.text.text);
    }
  }
  return words;
}

struct Tally {
  std::size_t files = 0;
  std::size_t passages = 0;
  std::size_t differ = 0;  // Files whose plain scan sees other words.
  std::string first_words;
};

std::string ReadBytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// A passage's words stand in its span of the file in the same order, but for a table's header that
// is repeated.
void CheckPassages(const Source& source, const Knowledge& knowledge, std::string_view bytes) {
  std::string headers;
  for (const Block& block : source.blocks) {
    for (std::uint32_t r = 0; r < block.header_rows; ++r) {
      for (const TableCell& cell : block.rows[r].cells) headers += WordCharacters(cell.text.text);
    }
  }
  for (const Passage& passage : knowledge.passages) {
    const std::string_view raw =
        bytes.substr(passage.span.begin, passage.span.end - passage.span.begin);
    const std::string span = WordCharacters(WithoutEntities(raw));
    const std::string words = WordCharacters(passage.text);
    EXPECT_TRUE(IsSubsequence(words, span) || IsSubsequence(words, headers + span) ||
                IsSubsequence(words, WordCharacters(raw)))  // Code shows entities as they stand.
        << source.path << ": " << Describe(passage);
    const auto line_of = [&](std::uint64_t at) {
      return 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    };
    EXPECT_EQ(passage.lines.first, line_of(passage.span.begin)) << Describe(passage);
    EXPECT_EQ(passage.lines.last, line_of(passage.span.end - 1)) << Describe(passage);
  }
}

void CheckFile(const WalkEntry& entry, Tally& tally) {
  const std::string bytes = ReadBytes(entry.absolute);
  const auto sources = ReadSource(entry.absolute, entry.path);
  ASSERT_TRUE(sources.ok()) << entry.path << ": " << sources.error().message;
  for (const Source& source : *sources) {
    const Knowledge knowledge = ExtractKnowledge(source);
    EXPECT_EQ(BrokenSourceLaw(source, bytes), "") << entry.path;
    EXPECT_EQ(BrokenKnowledgeLaw(source, knowledge, bytes), "") << entry.path;
    tally.passages += knowledge.passages.size();
    if (!source.record.empty() || entry.path.ends_with(".html")) continue;
    CheckPassages(source, knowledge, bytes);
    const bool markdown = source.kind == SourceKind::kNote;
    const std::string seen = WordCharacters(markdown ? PlainScan(source.text).text() : source.text);
    const std::string visible = VisibleWords(source);
    if (seen == visible) continue;
    ++tally.differ;
    std::size_t at = 0;
    while (at < seen.size() && at < visible.size() && seen[at] == visible[at]) ++at;
    at = FloorBoundary(seen, at);
    tally.first_words += entry.path + ": \"" + seen.substr(at, 60) + "\" but the reader \"" +
                         visible.substr(std::min(at, visible.size()), 60) + "\"\n";
  }
}

Tally CheckVault(const fs::path& folder) {
  Tally tally;
  const Result<WalkReport> report = Walk(folder, {});
  EXPECT_TRUE(report.ok());
  if (!report.ok()) return tally;
  for (const WalkSkip& skip : report->skips)
    EXPECT_TRUE(skip.ordinary) << skip.path << ": " << skip.reason;
  for (const WalkEntry& entry : report->entries) {
    ++tally.files;
    CheckFile(entry, tally);
    if (testing::Test::HasFailure()) break;
  }
  return tally;
}

TEST(Vault, OfOurOwn) {
  const Tally tally = CheckVault(fs::path(TANXUN_SOURCE_DIR) / "corpus");
  EXPECT_GT(tally.files, 80u);
  EXPECT_EQ(tally.differ, 0u) << tally.first_words;
}

// The plain scan knows no nested brackets, no macros of an outliner and no lines without their list
// mark; so some files may differ, few of them.
TEST(Vault, PackedBesideTheProject) {
  constexpr double kMostDifferent = 0.04;
  const char* shared = std::getenv("TANXUN_SHARED");
  const fs::path folder =
      (shared != nullptr ? fs::path(shared) : fs::path(TANXUN_SOURCE_DIR) / "../shared") /
      "corpora";
  const TempFolder unpacked;
  bool any = false;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (!entry.path().filename().string().ends_with(".tar.gz")) continue;
    const std::string command =
        "tar -xzf '" + entry.path().string() + "' -C '" + unpacked.path().string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    any = true;
  }
  if (!any) GTEST_SKIP() << "no vaults beside the project";
  const Tally tally = CheckVault(unpacked.path());
  std::printf("%zu files, %zu passages; the plain scan differs in %zu files\n", tally.files,
              tally.passages, tally.differ);
  if (std::getenv("TANXUN_VERBOSE") != nullptr) std::printf("%s", tally.first_words.c_str());
  EXPECT_LE(static_cast<double>(tally.differ), kMostDifferent * static_cast<double>(tally.files))
      << tally.first_words;
}

}  // namespace
}  // namespace tanxun
