// SPDX-License-Identifier: GPL-2.0-or-later
// Whom a note is about, other names, listings, statuses and tags.
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

std::string SubjectLine(const Knowledge& knowledge) {
  std::string line = knowledge.subject;
  for (const std::string& alias : knowledge.aliases) line += " ~ " + alias;
  return line;
}

TEST(ExtractSubject, IsTheTitleOrTheFilesNameOrTheDefinitionsOrTheCards) {
  struct Case {
    const char* text;
    const char* name;
    const char* subject;
  };
  const Case cases[] = {
      {"# Acme Chips\n\ntext\n", "x.md", "Acme Chips"},
      {"text\n", "Acme Chips.md", "Acme Chips"},
      {"text\n", "notes/艾克米.md", "艾克米"},
      {"---\ntitle: Acme Chips\n---\ntext\n", "x.md", "Acme Chips"},
      // A machine's name says nothing; the definition line does.
      {"**Acme Chips** — a chip maker.\n", "000_d0976756330daa87.txt", "Acme Chips"},
      {"**艾克米** — 芯片公司。\n", "20250101_99.md", "艾克米"},
      {"**Acme Chips** — a chip maker.\n", "Market.md", "Market"},
      // A listing's code before the name.
      {"text\n", "2330_Acme Chips.md", "Acme Chips"},
      {"text\n", "600123 艾克米.md", "艾克米"},
      // Emoji beside the name.
      {"# 🔴 Acme Chips ❤️\n\ntext\n", "x.md", "Acme Chips"},
      {"# 🔥\n\ntext\n", "x.md", "🔥"},
      // Brackets in titles and file names.
      {"# Acme Chips (艾克米)\n", "x.md", "Acme Chips ~ 艾克米"},
      {"# 艾克米（Acme Chips）\n", "x.md", "艾克米 ~ Acme Chips"},
      {"# Acme Chips (NASDAQ: ACMX)\n", "x.md", "Acme Chips"},
      {"---\naliases: [ACMX, 艾克米]\n---\n# Acme\n", "x.md", "Acme ~ ACMX ~ 艾克米"},
      {"---\naliases:\n  - 艾克米\n---\n# Acme\n", "x.md", "Acme ~ 艾克米"},
      {"Acme Cloud\nAcme Group\nKey Product\nRoadrunner 9 NPU\nBottleneck Status\n🔴 sold out\n"
       "Supplies To\nFull briefing▼ Expand\n",
       "x.txt", "Acme Cloud"},
      {"艾克米云\n艾克米集团\n关键产品\n走鹃9芯片\n瓶颈状态\n🔴 断供\n供应对象\n完整简报▼ 展开\n",
       "x.txt", "艾克米云"},
  };
  for (const Case& row : cases) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(SubjectLine(Extract(row.text, row.name)), row.subject);
  }
}

TEST(ExtractNames, ReadBracketsAndLinkLabels) {
  const std::pair<const char*, const char*> cases[] = {
      {"Beep (哔哔) is fun.", "Beep = 哔哔 (brackets) @1\n"},
      {"哔哔（Beep）很有趣。", "哔哔 = Beep (brackets) @1\n"},
      {"The Advanced Chip Maker Engine (ACME) standard.",
       "Advanced Chip Maker Engine = ACME (brackets) @1\n"},
      {"See [[Dorado|剑鱼座]].", "Dorado = 剑鱼座 (link_label) @1\n"},
      {"由子公司天鹅（Swan）负责。", "天鹅 = Swan (brackets) @1\n"},
      {"- one\n- Acme Cloud (艾克米云) grows\n", "Acme Cloud = 艾克米云 (brackets) @2\n"},
      // Brackets that hold no other name.
      {"Widget (limited) sells.", ""},
      {"Widget (B200) sells.", ""},
      {"Widget (NYSE) sells.", ""},
      {"Widget (NYSE: WID) sells.", ""},
      {"Widget (2024) sells.", ""},
      {"Widget (~35% share) sells.", ""},
      {"Widget (approved Dec 2025) sells.", ""},
      {"Widget (独家) sells.", ""},
      {"产品（2024年）很好。", ""},
      {"产品（约三成）很好。", ""},
      {"小部件（B200）很好。", ""},
      {"See [[Dorado|the fish]].", ""},
  };
  for (const auto& [text, names] : cases) {
    EXPECT_EQ(DescribeAll(Extract(text, "Notes.md").names), names) << text;
  }
}

TEST(ExtractTickers, InProseAndFields) {
  const std::pair<const char*, const char*> cases[] = {
      {"Acme Chips (NASDAQ: ACMX) rose.", "NASDAQ:ACMX of Acme Chips @1\n"},
      {"艾克米（688777.SH）上涨。", "SSE:688777 of 艾克米 @1\n"},
      {"Borealis (NYSE/HKEX: BORL) fell.", "NYSE:BORL of Borealis @1\n"},
      {"Watch 9977.HK today.", "HKEX:9977 of ? @1\n"},
      {"Watch $CYGN today.", "CYGN of ? @1\n"},
      {"- Ticker: BORL (NYSE), 9977 (HK)\n", "NYSE:BORL of Notes @1\nHKEX:9977 of Notes @1\n"},
      {"| 公司 | 股票代码 |\n|---|---|\n| 艾克米 | 688777.SH |\n", "SSE:688777 of 艾克米 @3\n"},
      {"---\nticker: NASDAQ:ACMX\n---\n", "NASDAQ:ACMX of Notes @2\n"},
      // No listings: models, years, prices, words in capitals.
      {"The H100 and the B200 of 2024 cost $300 each.", ""},
      {"Dorado (DOR) and the CEO met in the US (EU too).", ""},
      {"代号9977的项目在2024年完成。", ""},
  };
  for (const auto& [text, tickers] : cases) {
    EXPECT_EQ(DescribeAll(Extract(text, "Notes.md").tickers), tickers) << text;
  }
}

TEST(ExtractStatuses, FromMarksAndStatusFacts) {
  const std::pair<const char*, const char*> cases[] = {
      {"- Bottleneck status: tight\n", "yellow of Notes @1: tight\n"},
      {"- 供应状态：紧张\n", "yellow of Notes @1: 紧张\n"},
      {"- Bottleneck status: 🔴 sold out\n", "red of Notes @1: sold out\n"},
      {"- 🟢 Borealis is fine\n", "green of Borealis @1: Borealis is fine\n"},
      {"🟠 Cygnus: constrained\n", "orange of Cygnus @1: constrained\n"},
      {"| 公司 | 供应状态 |\n|---|---|\n| 天鹅 | 🔴 断供 |\n| 北极 | 充足 |\n",
       "red of 天鹅 @3: 断供\ngreen of 北极 @4: 充足\n"},
      {"| Company | Supply status |\n|---|---|\n| Acme | ample |\n", "green of Acme @3: ample\n"},
      // A mark is worth more than the words beside it.
      {"- Bottleneck status: 🟢 no longer critical\n", "green of Notes @1: no longer critical\n"},
      {"Nothing is red here.\n", ""},
      // The level's own name or a word for it, where the key says status and nothing else is said.
      {"---\nstatus: red\n---\n", "red of Notes @2: red\n"},
      {"---\nStatus: Sold out\n---\n", "red of Notes @2: Sold out\n"},
      {"---\nbottleneck status: orange\n---\n", "orange of Notes @2: orange\n"},
      {"---\nbottleneck: tight\n---\n", "yellow of Notes @2: tight\n"},
      {"---\n状态: 绿\n---\n", "green of Notes @2: 绿\n"},
      {"---\n狀態: 紅\n---\n", "red of Notes @2: 紅\n"},
      {"---\n状态: 紧张\n---\n", "yellow of Notes @2: 紧张\n"},
      {"---\n瓶颈状态: 断供\n---\n", "red of Notes @2: 断供\n"},
      {"- Status: green\n", "green of Notes @1: green\n"},
      {"---\nstatus: draft\n---\n", ""},
      {"---\nstatus: done\n---\n", ""},
      {"---\n状态: 完成\n---\n", ""},
      {"---\nstatus: red tape\n---\n", ""},
      {"---\ncolour: red\n---\n", ""},
  };
  for (const auto& [text, statuses] : cases) {
    EXPECT_EQ(DescribeAll(Extract(text, "Notes.md").statuses), statuses) << text;
  }
}

TEST(ExtractRecords, KeysOfARecordAreWhatFrontMatterIs) {
  const Knowledge acme =
      Extract(R"({"title":"Acme","text":"It is big.","status":"red","tickers":["NYSE:ACME"],)"
              R"("ceo":"Jane Doe","see":"[[Borealis]]"})",
              "notes.jsonl");
  EXPECT_EQ(DescribeAll(acme.statuses), "red of Acme @1: red\n");
  EXPECT_EQ(DescribeAll(acme.tickers), "NYSE:ACME of Acme @1\n");
  ASSERT_EQ(acme.links.size(), 1u);
  EXPECT_EQ(acme.links[0].target, "Borealis");
  EXPECT_NE(DescribeAll(acme.facts).find("<ceo> | Jane Doe"), std::string::npos);
  const std::pair<const char*, const char*> cases[] = {
      {R"({"title":"艾克米","text":"很大。","status":"紧张"})", "yellow of 艾克米 @1: 紧张\n"},
      {R"({"title":"艾克米","text":"很大。","状态":"🔴"})", "red of 艾克米 @1: \n"},
      {R"({"title":"Acme","text":"Big.","status":"draft"})", ""},
  };
  for (const auto& [text, statuses] : cases) {
    EXPECT_EQ(DescribeAll(Extract(text, "notes.jsonl").statuses), statuses) << text;
  }
}

TEST(ExtractTags, FromFrontMatterTagLinesAndText) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"#actor #china/ai\n\ntext\n", {"actor", "china/ai"}},
      {"---\ntags: [chips, 芯片]\n---\ntext\n", {"chips", "芯片"}},
      {"---\ntags: chips, cloud\n---\ntext\n", {"chips", "cloud"}},
      {"---\ntags: '#chips #cloud'\n---\ntext\n", {"chips", "cloud"}},
      {"Text with #tag inside.\n", {"tag"}},
      {"#Chips\n\n#chips again\n", {"Chips"}},
      {"Issue #12 and C# are none.\n", {}},
      {"```\n#include <x>\n```\n", {}},
  };
  for (const auto& [text, tags] : cases) EXPECT_EQ(Extract(text, "Notes.md").tags, tags) << text;
}

}  // namespace
}  // namespace tanxun
