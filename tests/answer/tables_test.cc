// SPDX-License-Identifier: GPL-2.0-or-later
// Questions put to one note, whose tables are searched by row and column.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

const Notes kTables = {
    {"Orchards.md",
     "# Fruit growers\n\n"
     "| Grower | Seat | Turnover (EUR m) | Staff | Founded | Frost status | Agent |\n"
     "|---|---|---|---|---|---|---|\n"
     "| Fallowmere | Lund | 46.4 | 320 | 1983 | 🔴 lost | Ines Holt |\n"
     "| Hazelbrook Farms | Ghent | 205.0 | 2,620 | 1969 | 🟡 late | Otto Brandt |\n"
     "| Quillan | Boone | 25.1 | 480 | 1978 | 🟡 late | Mia Sorel |\n"
     "| Verrin | Arles | 3.4 | 130 | 2016 | 🟢 | Ben Okafor |\n"
     "| Total | - | 279.9 | 3,550 | - | - | - |\n"},
    {"Line 4.md",
     "# Tram line 4\n\n"
     "| Stop | Opened | Passengers per day | Zone |\n|---|---|---|---|\n"
     "| Harbour | 12 May 1998 | 3,100 | A |\n"
     "| Old Mill | 3 June 2001 | 1,250 | A |\n"
     "| Library | 12 May 1998 | 8,700 | B |\n"
     "| Airfield | 9 October 2015 | 12,400 | C |\n"},
    {"Regatta.md",
     "# Lake regatta\n\n## Results\n\n"
     "| Pos | Skipper | Boat | Time | Gold | Silver |\n|---|---|---|---|---|---|\n"
     "| 1 | Runa Vik | Petrel | 1:34:45 | 4 | 2 |\n"
     "| 2 | Jonas Ek | Curlew | 1:36:24 | 1 | 0 |\n"
     "| 3 | Pia Lund | Dunlin | 1:39:02 | 0 | 3 |\n"},
    {"茶园.md",
     "# 茶园对比\n\n"
     "| 茶园 | 所在地 | 产量（吨） | 员工人数 | 成立时间 | 主要客户 |\n"
     "|---|---|---|---|---|---|\n"
     "| 青岭 | 成都 | 238.6 | 95 | 1987年 | 和记 |\n"
     "| 望溪 | 福州 | 86.5 | 42 | 2008年 | 同春 |\n"
     "| 白石 | 黄山 | 32.5 | 31 | 2005年 | 老舍 |\n"},
    {"往来.md",
     "# 往来款\n\n| 项目 | 期末余额 | 期末余额 | 上年年末余额 | 上年年末余额 "
     "|\n|---|---|---|---|---|\n"
     "| 项目 | 账面余额 | 坏账准备 | 账面余额 | 坏账准备 |\n"
     "| 押金 | 1,200.50 | 12.00 | 980.10 | 9.80 |\n"
     "| 备用金 | 310.00 | 3.10 | 455.00 | 4.55 |\n"},
    {"概况.md",
     "# 概况\n\n| 交易场所 | 北方交易所 |\n|---|---|\n| 成立时间 | 1998年2月9日 |\n"
     "| 法定代表人 | 林一舟 |\n| 总股本（股） | 42,500,000 |\n"},
    {"Rooms.md",
     "# Harbour hall\n\n| Height | 21 m | Architect | Ada Lind |\n|---|---|---|---|\n"
     "| Capacity | 480 | Opened | 1931 |\n"},
};

void ExpectLines(const std::string& path, const std::vector<Question>& questions) {
  static const AskedVault kVault(kTables);
  for (const Question& question : questions)
    EXPECT_EQ(Line(kVault.Ask(question.text, path)), question.line) << question.text;
}

TEST(AsksTables, FindsRowAndColumn) {
  ExpectLines("Orchards.md",
              {{"where is the seat of Quillan?", "answered: Boone @Orchards.md:7"},
               {"how many staff does Hazelbrook Farms have?", "answered: 2,620 @Orchards.md:6"},
               {"who is the agent of Verrin?", "answered: Ben Okafor @Orchards.md:8"},
               {"when was Fallowmere founded?", "answered: 1983 @Orchards.md:5"},
               {"which grower has its seat in Arles?", "answered: Verrin @Orchards.md:8"}});
  ExpectLines("茶园.md", {{"望溪的产量是多少？", "answered: 86.5 @茶园.md:6"},
                          {"白石的所在地", "answered: 黄山 @茶园.md:7"},
                          {"青岭有多少员工", "answered: 95 @茶园.md:5"},
                          {"哪家茶园的主要客户是同春", "answered: 望溪 @茶园.md:6"}});
}

TEST(AsksTables, TellsPeriodsApart) {
  ExpectLines("往来.md", {{"押金的期末账面余额是多少？", "answered: 1,200.50 @往来.md:6"},

                          {"备用金上年年末的坏账准备是多少", "answered: 4.55 @往来.md:7"}});
}

TEST(AsksTables, ReadsProfilesAndPairs) {
  ExpectLines("概况.md", {{"法定代表人是谁", "answered: 林一舟 @概况.md:6"},
                          {"在哪个交易场所交易", "answered: 北方交易所 @概况.md:3"},
                          {"什么时候成立的", "answered: 1998年2月9日 @概况.md:5"}});
  ExpectLines("Rooms.md",
              {{"who was the architect of Harbour hall?", "answered: Ada Lind @Rooms.md:3"},
               {"what is the capacity?", "answered: 480 @Rooms.md:5"},
               {"when was it opened?", "answered: 1931 @Rooms.md:5"}});
}

TEST(AsksTables, ComparesWithinOneTable) {
  ExpectLines("Orchards.md",
              {{"Which grower has the most staff?", "answered: Hazelbrook Farms @Orchards.md:6"},
               {"what is the lowest turnover?", "answered: 3.4 @Orchards.md:8"},
               {"which grower was founded first?", "answered: Hazelbrook Farms @Orchards.md:6"},
               {"which grower with yellow status has the fewest staff?",
                "answered: Quillan @Orchards.md:7"}});
  ExpectLines("Line 4.md", {{"which stop opened last?", "answered: Airfield @Line 4.md:8"},
                            {"which stop in zone A has the most passengers per day?",
                             "answered: Harbour @Line 4.md:5"},
                            {"which stops opened on 12 May 1998?",
                             "answered: Harbour, Library @Line 4.md:5 @Line 4.md:7"}});
  ExpectLines("茶园.md", {{"哪家茶园产量最高", "answered: 青岭 @茶园.md:5"},
                          {"员工最少的茶园是哪家", "answered: 白石 @茶园.md:7"},
                          {"最早成立的茶园是哪家", "answered: 青岭 @茶园.md:5"},
                          {"产量最高是多少", "answered: 238.6 @茶园.md:5"}});
}

TEST(AsksTables, PutsTheLikeliestCellFirst) {
  const AskedVault vault(kTables);
  const auto first = [&](const char* question, const char* path) {
    const AskResult result = vault.Ask(question, path);
    return result.answers.empty() ? std::string() : result.answers.front().value;
  };
  EXPECT_EQ(first("which stop comes after Old Mill?", "Line 4.md"), "Library");
  EXPECT_EQ(first("what stop is before the Airfield", "Line 4.md"), "Library");
  EXPECT_EQ(first("排在望溪之后的是哪家", "茶园.md"), "白石");
  EXPECT_EQ(first("who has more staff, Quillan or Fallowmere?", "Orchards.md"), "Quillan");
  EXPECT_EQ(first("what boat did Pia Lund sail?", "Regatta.md"), "Dunlin");
  EXPECT_EQ(first("how many gold medals did Runa Vik win?", "Regatta.md"), "4");
  EXPECT_EQ(first("白石在哪里？", "茶园.md"), "黄山");
  EXPECT_EQ(first("how long did it take Jonas Ek to finish?", "Regatta.md"), "1:36:24");
  EXPECT_EQ(first("年初的时候，押金的账面余额有多少？", "往来.md"), "980.10");
}

// What a note's tables and its other lines say differently stands side by side.
TEST(AsksTables, ChoosesNoneOfTwoThatDiffer) {
  const Notes notes = {
      {"Quay.md",
       "# Quay\n\n- Seat: Oslo\n\n| Field | Value |\n|---|---|\n| Seat | Bergen |\n"
       "| Staff | 12 |\n"},
      {"码头.md", "# 码头\n\n- 总部：青岛\n\n| 项目 | 内容 |\n|---|---|\n| 总部 | 大连 |\n"},
      {"Mills.md",
       "# Mills\n\n## Survey of 2024\n\n| Mill | Owner |\n|---|---|\n| Arn | Ida Berg |\n"
       "| Tay | Jon Voss |\n\n## Register\n\n| Mill | Owner |\n|---|---|\n"
       "| Arn | Kim Holt |\n| Tay | Jon Voss |\n"},
  };
  const AskedVault vault(notes);
  EXPECT_EQ(Line(vault.Ask("where is the seat of Quay?", "Quay.md")),
            "conflict: Oslo @Quay.md:3 | Bergen @Quay.md:7");
  EXPECT_EQ(Line(vault.Ask("码头的总部在哪里", "码头.md")),
            "conflict: 青岛 @码头.md:3 | 大连 @码头.md:7");
  EXPECT_EQ(vault.Ask("who is the owner of Arn?", "Mills.md").state, AnswerState::kConflict);
  EXPECT_EQ(Line(vault.Ask("who is the owner of Tay?", "Mills.md")).substr(0, 18),
            "answered: Jon Voss");
}

const Notes kTrips = {
    {"Lenses.md",
     "# Lens list\n\n| Model | Weight | Price | Sealed |\n|---|---|---|---|\n"
     "| Orrin 35 | 510 g | $1,299 | Yes |\n| Orrin 35 S | 557 g | $1,699 | Yes |\n"
     "| Lyr 50 | 658 g | $1,999 | No |\n| Pica 24 | 302 g | $699 | No |\n"},
    {"航班.md",
     "# 航班\n\n| 航班 | 目的地 | 票价 | 经停 |\n|---|---|---|---|\n| QA101 | 香港 | 1850 | 否 |\n"
     "| QZ399 | 罗马 | 4300 | 是 |\n| QU729 | 香港 | 620 | 否 |\n"},
    {"Summits.md",
     "# Range\n\n| Summit | Height (m) | First climber |\n|---|---|---|\n"
     "| Kar Kuh | 6,812 | H. Zell |\n| Old Widow | 6,540 | M. Taman |\n"},
    {"Reigns.md",
     "# Kings\n\n| King | Reign | Predecessor | Successor |\n|---|---|---|---|\n"
     "| Osric | 1402–1430 | – | Aldred |\n| Aldred | 1430–1451 | Osric | Wynn |\n"
     "| Wynn | 1451–1460 | Aldred | – |\n"},
    {"Takings.md",
     "# Takings\n\n| Film | Gross |\n|---|---|\n| Winter Ferry | $212 million |\n"
     "| 长江夜雨 | ¥3.1亿 |\n"},
};

TEST(AsksTables, LeavesOutRowsThatSayNo) {
  const AskedVault vault(kTrips);
  EXPECT_EQ(vault.Ask("which models are sealed", "Lenses.md").answers.front().value,
            "Orrin 35, Orrin 35 S");
  EXPECT_EQ(vault.Ask("哪些航班有经停", "航班.md").answers.front().value, "QZ399");
}

TEST(AsksTables, KnowsWhatIsComparedByItsWord) {
  const AskedVault vault(kTrips);
  EXPECT_EQ(vault.Ask("lightest model", "Lenses.md").answers.front().value, "Pica 24");
  EXPECT_EQ(vault.Ask("cheapest model", "Lenses.md").answers.front().value, "Pica 24");
  EXPECT_EQ(vault.Ask("which is cheaper, Orrin 35 or Lyr 50", "Lenses.md").answers.front().value,
            "Orrin 35");
  EXPECT_EQ(vault.Ask("highest summit", "Summits.md").answers.front().value, "Kar Kuh");
}

// What was not compared, or cannot be, is never sure.
TEST(AsksTables, IsNotSureOfWhatItDidNotCompare) {
  const AskedVault vault(kTrips);
  for (const auto& [question, path] : std::vector<std::pair<const char*, const char*>>{
           {"which summit was climbed first", "Summits.md"},
           {"who was the king before Wynn", "Reigns.md"},
           {"which film has the highest gross", "Takings.md"}}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question, path))) << question;
  }
}

// The successor of Aldred is not the one whose successor he is.
TEST(AsksTables, TurnsNoRelationRound) {
  const AskedVault vault(kTrips);
  EXPECT_EQ(vault.Ask("whose successor is Aldred", "Reigns.md").answers.front().value, "Osric");
  EXPECT_EQ(vault.Ask("who was the successor of Aldred?", "Reigns.md").answers.front().value,
            "Wynn");
  EXPECT_FALSE(IsFirm(vault.Ask("who was the successor of Wynn?", "Reigns.md")));
  EXPECT_FALSE(IsFirm(vault.Ask("who was the predecessor of Osric?", "Reigns.md")));
}

TEST(AsksTables, SaysNothingSureOfAColumnThatIsNotThere) {
  const AskedVault vault(kTables);
  const std::vector<std::pair<const char*, const char*>> questions = {
      {"who is the chairman of Quillan?", "Orchards.md"},
      {"what is the market cap of Verrin?", "Orchards.md"},
      {"how many tracks does Old Mill have?", "Line 4.md"},
      {"what club does Jonas Ek sail for?", "Regatta.md"},
      {"望溪的茶园主人是谁", "茶园.md"},
      {"白石的利润是多少", "茶园.md"},
      {"公司的注册资本是多少", "概况.md"},
  };
  for (const auto& [question, path] : questions)
    EXPECT_FALSE(IsFirm(vault.Ask(question, path))) << question;
}

}  // namespace
}  // namespace tanxun
