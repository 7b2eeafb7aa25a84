// SPDX-License-Identifier: GPL-2.0-or-later
// What a search says where its hits do not hold all the words.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

TEST(Lack, IsSaidWhereNoPassageHasAllTheWords) {
  TempVault vault;
  vault.Write("a.md", "---\naliases: [T-Head]\n---\n# 平头哥\n\n平头哥的芯片卖完了。\n");
  vault.Write("b.md", "Wafer prices rose in the spring.\n");
  vault.Write("c.md", "---\ntags: [asia]\n---\nThe foundry raised its prices. 晶圆涨价。\n");
  vault.Update();
  struct Row {
    const char* query;
    const char* tag;
    const char* warnings;
  };
  const Row rows[] = {
      {"wafer prices", "", ""},
      {"wafer foundry", "", "no passage has all the words; these have some"},
      {"the wafer of spring", "", ""},  // the and of are no matter.
      {"芯片 涨价", "", "no passage has all the words; these have some"},
      {"平头哥 芯片", "", ""},
      {"T-Head 芯片", "", ""},  // Under its other name.
      {"wafer 量子", "", "no passage has 量子; these have other words"},
      {"量子 xenon wafer", "", "no passage has 量子 or xenon; these have other words"},
      {"芯片涨价", "", "no passage has 芯片涨价; these have other words"},
      {"prices", "", ""},
      {"量子", "", ""},              // No hit: the state says it.
      {"wafer AND prices", "", ""},  // An operator asks for what it asks for.
      {"+wafer foundry", "", ""},    // The others only count.
      {"what raised the wafer", "", ""},
      {"wafer prices", "asia", "no passage has all the words; these have some"},
      {"foundry prices", "asia", ""},
  };
  for (const Row& row : rows) {
    SearchRequest request;
    request.query = row.query;
    if (*row.tag != '\0') request.filters.tags = {row.tag};
    const SearchResult result = vault.Search(request);
    EXPECT_EQ(fmt::format("{}", fmt::join(result.warnings, "; ")), row.warnings) << row.query;
  }
}

}  // namespace
}  // namespace tanxun
