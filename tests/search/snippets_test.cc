// SPDX-License-Identifier: GPL-2.0-or-later
// Where a snippet begins and ends and what is marked in it, as a reader sees it: [marked].
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

std::string Shown(const Hit& hit) {
  std::string text = hit.snippet;
  for (auto light = hit.highlights.rbegin(); light != hit.highlights.rend(); ++light) {
    text.insert(light->end, "]");
    text.insert(light->begin, "[");
  }
  return text;
}

TEST(Snippets, BeginAndEndWhereAReaderWouldCut) {
  struct Row {
    const char* text;
    const char* query;
    int bytes;
    const char* shown;
  };
  const char* const kLong =
      "The fab was opened in May. Its first line makes memory, its second one sensors, and its "
      "third line, which has been planned for long, makes inverters. Nobody works at night.";
  const std::vector<Row> rows = {
      // From the beginning of the sentence where that holds as much, else of the clause.
      {kLong, "fab", 40, "The [fab] was opened in May. Its first"},
      {kLong, "sensors", 60, "Its first line makes memory, its second one [sensors], and its"},
      {kLong, "inverters", 60, "makes [inverters]. Nobody works at night."},
      {kLong, "planned inverters", 48, "which has been [planned] for long, makes [inverters]"},
      {kLong, "night", 20, "at [night]."},
      {"第一条产线做存储。第二条产线做传感器，第三条产线做逆变器。", "逆变器", 42,
       "第三条产线做[逆变器]。"},
      {"第一条产线做存储。第二条产线做传感器，第三条产线做逆变器。", "传感器", 47,
       "第二条产线做[传感器]，第三条产线"},
      // A run of Han that is cut keeps its mark.
      {"芯片研究院说明文字", "芯片研究院 文字", 12, "[芯片研究]"},
      {"很长的说明里面有一个平头哥平头哥平头哥", "平头哥", 9, "[平头哥]"},
      // No word has room: its beginning, and no part of a word is marked.
      {"Internationalization matters.", "internationalization", 8, "Internat"},
      {"……Internationalization", "x Internationalization", 5, "Inter"},
      {"云计算", "云", 3, "[云]"},
      {"云计算", "云", 2, ""},
  };
  for (const Row& row : rows) {
    TempVault vault;
    vault.Write("a.md", row.text);
    vault.Update();
    SearchRequest request;
    request.query = row.query;
    request.snippet_bytes = row.bytes;
    const SearchResult result = vault.Search(request);
    ASSERT_EQ(result.hits.size(), 1U) << row.query;
    EXPECT_EQ(Shown(result.hits[0]), row.shown) << row.query << " in " << row.bytes;
  }
}

}  // namespace
}  // namespace tanxun
