// SPDX-License-Identifier: GPL-2.0-or-later
// Readers and token filters of a program, and the limits of a call.
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

using Paths = std::vector<std::string>;

Paths PathsOf(const Result<Searcher>& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  const Result<SearchResult> found = searcher->Search(request);
  Paths paths;
  for (const Hit& hit : found->hits) paths.push_back(hit.path);
  return paths;
}

// A line a record: "ID|TEXT".
Extensions LedgerReader(const std::string& version = "1") {
  Extensions extensions;
  CustomReader& reader = extensions.readers.emplace_back();
  reader.name = "ledger " + version;
  reader.globs = {"*.ledger"};
  reader.read = [](std::string_view bytes, std::string_view) -> Result<std::vector<Source>> {
    if (bytes.starts_with("throw")) throw std::runtime_error("no ledger");
    std::vector<Source> sources;
    std::uint32_t line = 1;
    for (std::size_t at = 0; at < bytes.size(); ++line) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      const std::size_t bar = bytes.find('|', at);
      if (bar > end) return Error{ErrorCode::kSourceUnreadable, "a line without |"};
      Source source;
      source.record = bytes.substr(at, bar - at);
      source.title = source.record;
      source.text = bytes;
      Block block;
      block.kind = BlockKind::kParagraph;
      block.text.text = bytes.substr(bar + 1, end - bar - 1);
      block.span = {bar + 1, end};
      block.lines = {line, line};
      block.text.pieces = {{0, static_cast<std::uint32_t>(block.text.text.size()), block.span}};
      if (bytes.starts_with("lie")) block.span.end = bytes.size() + 9;
      source.blocks.push_back(std::move(block));
      sources.push_back(std::move(source));
      at = end + 1;
    }
    return sources;
  };
  return extensions;
}

TEST(CustomReader, ReadsFilesOfItsKind) {
  TempVault vault;
  vault.Write("books.ledger", "x1|paid Quorvex 300\nx2|向博雷利斯付款\n");
  vault.Write("note.md", "# Quorvex\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index(), {false, LedgerReader()});
  const Result<UpdateReport> report = writer->Update({vault.notes()}, {});
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report->added, 2U);
  EXPECT_EQ(report->sources, 3U);
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok()) << searcher.error().message;
  SearchRequest request;
  request.query = "博雷利斯";
  const Result<SearchResult> found = searcher->Search(request);
  ASSERT_EQ(found->hits.size(), 1U);
  EXPECT_EQ(found->hits[0].record, "x2");
  EXPECT_EQ(found->hits[0].lines.first, 2U);
  EXPECT_EQ(searcher->Get("books.ledger#x2", {})->text, "x2|向博雷利斯付款");
  EXPECT_TRUE(CheckIndex(vault.index(), LedgerReader())->problems.empty());
  EXPECT_EQ(CompareWithDisk(vault.index())->files(), 0U);
}

TEST(CustomReader, FailsForOneFileOnly) {
  TempVault vault;
  vault.Write("a.ledger", "throw|x\n");
  vault.Write("b.ledger", "lie|x\n");
  vault.Write("c.ledger", "no bar\n");
  vault.Write("d.ledger", "one|twice\none|again\n");
  vault.Write("good.ledger", "g|fine\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index(), {false, LedgerReader()});
  const Result<UpdateReport> report = writer->Update({vault.notes()}, {});
  EXPECT_EQ(report->added, 1U);
  EXPECT_EQ(report->failed, 4U);
  std::vector<std::string> reasons;
  for (const FileReport& file : report->files) reasons.push_back(file.path + ": " + file.reason);
  EXPECT_EQ(reasons,
            (std::vector<std::string>{
                "a.ledger: the reader ledger 1: no ledger",
                "b.ledger: the reader ledger 1: b.ledger#lie: a span lies outside of the file",
                "c.ledger: the reader ledger 1: a line without |",
                "d.ledger: the reader ledger 1: two records are called \"one\""}));
}

TEST(CustomReader, IsNeededAgain) {
  TempVault vault;
  vault.Write("books.ledger", "x1|paid\n");
  ASSERT_TRUE(
      IndexWriter::Open(vault.index(), {false, LedgerReader()})->Update({vault.notes()}, {}).ok());
  const auto code = [&](WriterOptions options) {
    const Result<IndexWriter> writer = IndexWriter::Open(vault.index(), std::move(options));
    return writer ? ErrorCode::kInternal : writer.error().code;
  };
  EXPECT_EQ(code({}), ErrorCode::kExtensionMissing);
  EXPECT_EQ(code({false, LedgerReader("2")}), ErrorCode::kExtensionMissing);
  EXPECT_EQ(CheckIndex(vault.index()).error().code, ErrorCode::kExtensionMissing);
  EXPECT_TRUE(Searcher::Open(vault.index()).ok());
  EXPECT_TRUE(CompactIndex(vault.index()).ok());

  Result<IndexWriter> newer = IndexWriter::Open(vault.index(), {true, LedgerReader("2")});
  ASSERT_TRUE(newer.ok());
  EXPECT_EQ(newer->Update({}, {}).error().code, ErrorCode::kExtensionMissing);
  UpdateOptions anew;
  anew.rebuild = true;
  ASSERT_TRUE(newer->Update({}, anew).ok());
  EXPECT_EQ(code({false, LedgerReader("2")}), ErrorCode::kIndexBusy);
}

// Another spelling, a stop word, and letters that no unit may have.
Extensions Spelling() {
  Extensions extensions;
  extensions.filter.name = "spelling 1";
  extensions.filter.apply = [](Unit& unit) {
    if (unit.text == "wafre") unit.text = "wafer";
    if (unit.text == "囯") unit.text = "国";
    if (unit.text == "empty") unit.text = "two words";
    return unit.text != "boilerplate";
  };
  return extensions;
}

TEST(TokenFilter, ServesTheIndexAndTheQuery) {
  TempVault vault;
  vault.Write("a.md", "# A\n\nThe wafre came from 中囯 with boilerplate.\n");
  vault.Write("b.md", "# B\n\nA wafer of 中国, empty.\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index(), {false, Spelling()});
  ASSERT_TRUE(writer->Update({vault.notes()}, {}).ok());
  const Result<Searcher> searcher = Searcher::Open(vault.index(), Spelling());
  ASSERT_TRUE(searcher.ok()) << searcher.error().message;
  const Paths both{"a.md", "b.md"};
  const auto sorted = [&](const std::string& query) {
    Paths paths = PathsOf(searcher, query);
    std::sort(paths.begin(), paths.end());
    return paths;
  };
  EXPECT_EQ(sorted("wafer"), both);
  EXPECT_EQ(sorted("wafre"), both);
  EXPECT_EQ(sorted("中国"), both);
  EXPECT_EQ(sorted("中囯"), both);
  EXPECT_EQ(sorted("\"wafer\" AND 中国"), both);
  EXPECT_EQ(sorted("\"from 中国 with\""), Paths{"a.md"});
  EXPECT_EQ(sorted("boilerplate"), Paths{});
  EXPECT_EQ(sorted("empty"), Paths{"b.md"});  // What is no unit's text changes nothing.
  EXPECT_TRUE(CheckIndex(vault.index(), Spelling())->problems.empty());
  EXPECT_EQ(Searcher::Open(vault.index()).error().code, ErrorCode::kExtensionMissing);
  EXPECT_EQ(Analyze("wafre").units[0].text, "wafre");  // No index, no filter.
}

TEST(Extensions, NeedNamesAndFunctions) {
  TempVault vault;
  Extensions nameless = LedgerReader();
  nameless.readers[0].name.clear();
  Extensions lone;
  lone.filter.name = "nothing";
  for (const Extensions& bad : {nameless, lone}) {
    EXPECT_EQ(IndexWriter::Open(vault.index(), {false, bad}).error().code, ErrorCode::kBadArgument);
  }
}

class Limits : public testing::Test {
 protected:
  Limits() {
    for (int i = 0; i < 40; ++i) {
      vault_.Write("n" + std::to_string(i) + ".md",
                   "# Note " + std::to_string(i) + "\n\nHQ: Oslo\n\nwafers 晶圆 for everybody\n");
    }
  }
  TempVault vault_;
};

TEST_F(Limits, StopAnUpdateWithoutATrace) {
  std::stop_source stop;
  UpdateOptions options;
  options.limits.stop = stop.get_token();
  Result<IndexWriter> writer = IndexWriter::Open(vault_.index());
  const auto at_ten = [&](const UpdateProgress& progress) {
    if (progress.files == 10) stop.request_stop();
    return true;
  };
  EXPECT_EQ(writer->Update({vault_.notes()}, options, at_ten).error().code, ErrorCode::kCancelled);
  EXPECT_EQ(writer->Info().sources, 0U);
  EXPECT_EQ(writer->Update({}, {})->found, 0U);  // Not even the collection is there.

  UpdateOptions hasty;
  hasty.limits.time = std::chrono::milliseconds(1);
  const auto slowly = [](const UpdateProgress&) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(2);
    while (std::chrono::steady_clock::now() < end) {
    }
    return true;
  };
  EXPECT_EQ(writer->Update({vault_.notes()}, hasty, slowly).error().code, ErrorCode::kTimeout);
  EXPECT_EQ(writer->Update({vault_.notes()}, {})->added, 40U);
}

TEST_F(Limits, StopWithinAFileOfManyRecords) {
  TempVault vault;
  std::string records;
  for (int i = 0; i < 600; ++i)
    records += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"晶圆\"}\n";
  vault.Write("all.jsonl", records);
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  int calls = 0;
  const auto at_once = [&](const UpdateProgress& progress) {
    EXPECT_EQ(progress.files, 0U);
    ++calls;
    return false;
  };
  const Result<UpdateReport> report = writer->Update({vault.notes()}, {}, at_once);
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(report->revision, 0U);
  EXPECT_EQ(report->sources, 0U);
}

TEST_F(Limits, StopEveryQuestion) {
  ASSERT_TRUE(IndexWriter::Open(vault_.index())->Update({vault_.notes()}, {}).ok());
  const Result<Searcher> searcher = Searcher::Open(vault_.index());
  std::stop_source stop;
  stop.request_stop();
  const WorkLimits stopped{stop.get_token(), {}};
  const auto ask = [&](const WorkLimits& limits) {
    std::vector<Result<void>> results;
    const auto add = [&](const auto& result) {
      results.push_back(result ? Result<void>() : Result<void>(result.error()));
    };
    SearchRequest search;
    search.query = "晶圆 wafers";
    search.limits = limits;
    add(searcher->Search(search));
    add(searcher->Explain(search));
    add(searcher->Why(search, "n1.md", 0));
    SimilarRequest similar;
    similar.path = "n1.md";
    similar.limits = limits;
    add(searcher->Similar(similar));
    FacetRequest facets;
    facets.limits = limits;
    add(searcher->CountFacets(facets));
    FactRequest facts;
    facts.limits = limits;
    add(searcher->Facts(facts));
    AskRequest question;
    question.question = "Where is the HQ of Note 3?";
    question.limits = limits;
    add(searcher->Ask(question));
    EntityRequest entity{"Note 3"};
    entity.limits = limits;
    add(searcher->Entity(entity));
    LinksRequest links{"n1.md"};
    links.limits = limits;
    add(searcher->Links(links));
    UnresolvedRequest unresolved;
    unresolved.limits = limits;
    add(searcher->FindUnresolvedLinks(unresolved));
    add(searcher->ReviewAliases(limits));
    return results;
  };
  for (const Result<void>& result : ask(stopped)) {
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::kCancelled);
  }
  for (const Result<void>& result : ask({{}, std::chrono::hours(1)})) {
    EXPECT_TRUE(result.ok()) << result.error().message;
  }
}

TEST_F(Limits, EndLongWorkInTime) {
  std::string all;
  for (int i = 0; i < 3000; ++i) all += "para " + std::to_string(i) + " wafers a b c\n\n";
  vault_.Write("long.md", all);
  ASSERT_TRUE(IndexWriter::Open(vault_.index())->Update({vault_.notes()}, {}).ok());
  const Result<Searcher> searcher = Searcher::Open(vault_.index());
  const auto begin = std::chrono::steady_clock::now();
  // On a quick machine a call may be done before: then once more.
  Error error;
  while (error.code != ErrorCode::kTimeout &&
         std::chrono::steady_clock::now() < begin + std::chrono::seconds(20)) {
    SearchRequest request;
    request.query = "\"wafers a\" OR \"para 5\" OR \"b c\"";
    request.limits.time = std::chrono::milliseconds(1);
    request.limit = 10'000;
    if (const auto result = searcher->Search(request); !result) error = result.error();
  }
  EXPECT_EQ(error.code, ErrorCode::kTimeout);
}

TEST(Refresh, GoesOnWhenAsked) {
  TempVault vault;
  vault.Write("a.md", "# A\n\nfirst\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer->Update({vault.notes()}, {}).ok());
  Result<Searcher> searcher = Searcher::Open(vault.index());
  EXPECT_FALSE(*searcher->Refresh());
  vault.Write("b.md", "# B\n\nsecond 第二\n");
  ASSERT_TRUE(writer->Update({}, {}).ok());
  EXPECT_EQ(PathsOf(searcher, "第二"), Paths{});
  EXPECT_TRUE(*searcher->Refresh());
  EXPECT_EQ(PathsOf(searcher, "第二"), Paths{"b.md"});
  UpdateOptions anew;
  anew.rebuild = true;
  ASSERT_TRUE(writer->Update({}, anew).ok());
  EXPECT_TRUE(*searcher->Refresh());
  EXPECT_EQ(searcher->Info().revision, 3U);
}

TEST(ParsedQuery, NeedsNoIndex) {
  const Result<QueryTree> tree = ParseQuery("晶圆 AND title:\"HBM supply\"");
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(tree->root.kind, "and");
  ASSERT_EQ(tree->root.parts.size(), 2U);
  EXPECT_FALSE(tree->is_literal);
  EXPECT_TRUE(ParseQuery("a AND")->is_literal);
  EXPECT_EQ(ParseStrictQuery("a AND").error().code, ErrorCode::kBadQuery);
  EXPECT_EQ(ParseQuery("titel:x").error().code, ErrorCode::kBadQuery);
}

}  // namespace
}  // namespace tanxun
