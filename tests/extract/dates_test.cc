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
      {"## Numbers, May 2023\n\n- HQ: Oslo\n\n*Updated 2025-03-01*\n", "x.md", "2023-05 (text)"},
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

TEST(ExtractAsOf, AHeadingDatesWhatIsBelowIfItNamesADayOrIsNothingButAYear) {
  const std::pair<const char*, const char*> cases[] = {
      {"2025-03-09", "2025-03-09 (text)"},
      {"Meeting, 9 March 2025", "2025-03-09 (text)"},
      {"March 2025", "2025-03 (text)"},
      {"2025年3月", "2025-03 (text)"},
      {"芯片状态（截至 2025-12-20）", "2025-12-20 (text)"},
      {"2025", "2025 (text)"},
      {"2025年", "2025 (text)"},
      {"2025-Q3", "2025-09-30 (text)"},
      {"2025年第三季度", "2025-09-30 (text)"},
      {"Plans for 2026, written in March 2025", "2025-03 (text)"},
      // Counts, versions, years of other things.
      {"Companies (1782 total)", "undated"},
      {"InfoPath 2003 form", "undated"},
      {"Numbers, 2023", "undated"},
      {"公司（1782家）", "undated"},
      {"Windows 2000 升级", "undated"},
  };
  for (const auto& [heading, as_of] : cases) {
    const Knowledge knowledge =
        Extract("Text.\n\n## " + std::string(heading) + "\n\n- HQ: Oslo\n", "x.md");
    ASSERT_EQ(knowledge.facts.size(), 1u) << heading;
    EXPECT_EQ(Describe(knowledge.facts[0].as_of), as_of) << heading;
    EXPECT_EQ(Describe(knowledge.passages.back().as_of), as_of) << heading;
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
