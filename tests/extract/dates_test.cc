// SPDX-License-Identifier: GPL-2.0-or-later
// When a fact was true, and what says so: value > label or sentence > heading > note > front matter
// > name > file.
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

TEST(ExtractAsOf, TheNearestDateCounts) {
  struct Case {
    const char* text;
    const char* name;
    const char* as_of;  // Of the first fact.
  };
  const Case cases[] = {
      {"# Acme\n\n*Updated 2025-03-01*\n\n- HQ: Oslo\n", "x.md", "2025-03-01 (note)"},
      {"# Acme\n\n- HQ: Oslo\n\n*Last updated: March 2025*\n", "x.md", "2025-03 (note)"},
      {"# 艾克米\n\n更新于 2025-06-01\n\n- 总部：杭州\n", "x.md", "2025-06-01 (note)"},
      {"# 艾克米\n\n更新时间：2025年3月1日\n\n- 总部：杭州\n", "x.md", "2025-03-01 (note)"},
      {"---\nhq: Oslo\nupdated: 2024-05-06\n---\n# Acme\n", "x.md", "2024-05-06 (front_matter)"},
      {"- HQ: Oslo\n", "2024-07-08 Acme.md", "2024-07-08 (name)"},
      {"- HQ: Oslo\n", "Acme.md", "undated"},
      {"- Employees: 1,000 (Jan 2025)\n\n*Updated 2025-03-01*\n", "x.md", "2025-01 (value)"},
      {"- 股价：10元（2024年12月）\n\n更新于 2025-06-01\n", "x.md", "2024-12 (value)"},
      {"- Revenue (2024): $5B\n\n*Updated 2025-03-01*\n", "x.md", "2024 (text)"},
      {"## Numbers, 2023\n\n- Revenue: $1B\n\n*Updated 2025-03-01*\n", "x.md", "2023 (text)"},
      // A value that is a date says nothing about when it was true.
      {"- Founded: 1999-01-01\n\n*Updated 2025-03-01*\n", "x.md", "2025-03-01 (note)"},
      {"- 成立时间：2009年\n\n更新于 2025-06-01\n", "x.md", "2025-06-01 (note)"},
      // The stamp before front matter, front matter before the file's name.
      {"---\nhq: Oslo\ndate: 2024-05-06\n---\n*Updated 2025-03-01*\n", "x.md", "2025-03-01 (note)"},
      {"---\nhq: Oslo\ndate: 2024-05-06\n---\n", "2023-01-01 x.md", "2024-05-06 (front_matter)"},
  };
  for (const Case& row : cases) {
    SCOPED_TRACE(row.text);
    const Knowledge knowledge = Extract(row.text, row.name);
    ASSERT_FALSE(knowledge.facts.empty());
    EXPECT_EQ(Describe(knowledge.facts.front().as_of), row.as_of);
  }
}

TEST(ExtractAsOf, TheFilesTimeIsTheLastResort) {
  auto sources = ReadSource(std::string_view("# Acme\n\n- HQ: Oslo\n"), "x.md");
  ASSERT_TRUE(sources.ok());
  sources->front().modified_ns = 1'735'689'600'000'000'000;  // 2025-01-01
  const Knowledge knowledge = ExtractKnowledge(sources->front());
  ASSERT_EQ(knowledge.facts.size(), 1u);
  EXPECT_EQ(Describe(knowledge.facts.front().as_of), "2025-01-01 (file)");
}

}  // namespace
}  // namespace tanxun
