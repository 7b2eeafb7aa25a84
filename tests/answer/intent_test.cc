// SPDX-License-Identifier: GPL-2.0-or-later
// Questions to intents, with a lookup of five names.
#include "query/answer/intent.h"

#include <gtest/gtest.h>

#include <map>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

std::optional<KnownName> FakeLookup(const std::string& key) {
  static const std::map<std::string, std::string> kNames = {
      {NameKey("Acme Chips"), "Acme Chips"},
      {NameKey("艾克米"), "Acme Chips"},
      {NameKey("Acme Cloud"), "Acme Cloud"},
      {NameKey("Acme"), "Acme"},
      {NameKey("Capital Foods"), "Capital Foods"}};
  const auto found = kNames.find(key);
  if (found == kNames.end()) return std::nullopt;
  return KnownName{
      .name = found->second, .keys = {key}, .parts = {}, .has_note = true, .rivals = {}};
}

// Describe() without its units.
std::string Meaning(const std::string& question) {
  const std::string text = Describe(Understand(question, NameLookup(FakeLookup)));
  return text.substr(0, text.find(" units="));
}

TEST(AnswerIntent, FindsEntityAttributeAndAnswerType) {
  const std::pair<const char*, const char*> cases[] = {
      {"What is the HQ of Acme Chips?", "type=any entity=Acme Chips concept=headquarters"},
      {"Where is Acme Chips headquartered?", "type=place entity=Acme Chips concept=headquarters"},
      {"Who is the CEO of Acme Chips?", "type=person entity=Acme Chips concept=ceo"},
      {"When was Acme Chips founded?", "type=date entity=Acme Chips concept=founded"},
      {"How many employees does Acme Chips have?",
       "type=number entity=Acme Chips concept=employees"},
      {"market cap of Acme Chips", "type=any entity=Acme Chips concept=market_cap"},
      {"Acme Chips ticker", "type=any entity=Acme Chips concept=ticker"},
      {"Acme Chips's competitors", "type=any entity=Acme Chips concept=competitor"},
      {"艾克米总部在哪里？", "type=place entity=Acme Chips concept=headquarters"},
      {"请问艾克米的首席执行官是谁", "type=person entity=Acme Chips concept=ceo"},
      {"艾克米的市值是多少", "type=number entity=Acme Chips concept=market_cap"},
      {"艾克米有多少员工？", "type=number entity=Acme Chips concept=employees"},
      {"艾克米的股票代码", "type=any entity=Acme Chips concept=ticker"},
      {"艾克米的競爭對手", "type=any entity=Acme Chips concept=competitor"},
      {"What is the CEO of 艾克米?", "type=any entity=Acme Chips concept=ceo"},
      // Who founded it is not when.
      {"Who founded Acme Chips?", "type=person entity=Acme Chips concept=founder"},
      // Nobody of that name.
      {"What is the HQ of Borealis?", "type=any concept=headquarters"},
  };
  for (const auto& [question, meaning] : cases) EXPECT_EQ(Meaning(question), meaning) << question;
}

TEST(AnswerIntent, TheLongestNameCounts) {
  const std::pair<const char*, const char*> cases[] = {
      {"CEO of Acme Cloud", "type=any entity=Acme Cloud concept=ceo"},
      {"CEO of Acme", "type=any entity=Acme concept=ceo"},
      {"CEO of ACME CHIPS", "type=any entity=Acme Chips concept=ceo"},
      // "Capital" is an attribute, but not inside a name.
      {"CEO of Capital Foods", "type=any entity=Capital Foods concept=ceo"},
      {"Capital Foods ticker", "type=any entity=Capital Foods concept=ticker"},
      {"Acme and Acme Cloud competitors",
       "type=any entity=Acme entity=Acme Cloud concept=competitor"},
  };
  for (const auto& [question, meaning] : cases) EXPECT_EQ(Meaning(question), meaning) << question;
}

TEST(AnswerIntent, NothingButANameAsksForItsDefinition) {
  const std::pair<const char*, const char*> cases[] = {
      {"什么是艾克米", "type=definition entity=Acme Chips"},
      {"Acme Chips", "type=any entity=Acme Chips"},
      {"What is Acme Chips?", "type=any entity=Acme Chips"},
  };
  for (const auto& [question, meaning] : cases) EXPECT_EQ(Meaning(question), meaning) << question;
}

TEST(AnswerIntent, ReadsAbilitiesWithTheirPolarity) {
  const std::pair<const char*, const char*> cases[] = {
      {"What can Acme Chips access?", "type=any entity=Acme Chips ability=+access"},
      {"What can't Acme Chips access?", "type=any entity=Acme Chips ability=-access"},
      {"What can’t Acme Chips buy?", "type=any entity=Acme Chips ability=-access"},
      {"What can Acme Chips not buy?", "type=any entity=Acme Chips ability=-access"},
      {"What is Acme Chips unable to buy?", "type=any entity=Acme Chips ability=-access"},
      {"Can Acme Chips buy H200?", "type=yesno entity=Acme Chips ability=+access"},
      {"What can Acme Chips export?", "type=any entity=Acme Chips ability=+export"},
      {"艾克米无法获得什么", "type=any entity=Acme Chips ability=-access"},
      {"艾克米不能买什么？", "type=any entity=Acme Chips ability=-access"},
      {"艾克米可以购买什么？", "type=any entity=Acme Chips ability=+access"},
      {"艾克米能买到H20吗？", "type=yesno entity=Acme Chips ability=+access"},
      {"艾克米是否可以采购H20", "type=yesno entity=Acme Chips ability=+access"},
  };
  for (const auto& [question, meaning] : cases) EXPECT_EQ(Meaning(question), meaning) << question;
}

TEST(AnswerIntent, ReadsPeriods) {
  const std::pair<const char*, const char*> cases[] = {
      {"Acme Chips revenue FY2025", "type=any entity=Acme Chips concept=revenue period=fy2025"},
      {"Acme Chips revenue in fiscal 2024",
       "type=any entity=Acme Chips concept=revenue period=fy2024"},
      {"Acme Chips revenue Q3 2025", "type=any entity=Acme Chips concept=revenue period=2025q3"},
      {"Acme Chips capex in 2023", "type=any entity=Acme Chips concept=capex period=2023"},
      {"艾克米2023年资本支出", "type=any entity=Acme Chips concept=capex period=2023"},
      {"艾克米2025年第三季度净利润", "type=any entity=Acme Chips concept=net_income period=2025q3"},
  };
  for (const auto& [question, meaning] : cases) EXPECT_EQ(Meaning(question), meaning) << question;
}

TEST(AnswerIntent, GivesEachUnitOneRole) {
  EXPECT_EQ(
      Describe(Understand("Where was the pink Acme Chips HQ in 2024", NameLookup(FakeLookup))),
      "type=place entity=Acme Chips concept=headquarters period=2024 units=where/f was/f "
      "the/f pink/c acme/e chips/e hq/a in/f 2024/d");
  const std::string hostile[] = {
      "", "?", "？？？", "\xff\xfe", std::string(4000, 'a'), std::string(900, '?') + "Acme Chips"};
  for (const std::string& question : hostile) {
    const Intent intent = Understand(question, NameLookup(FakeLookup));
    EXPECT_EQ(intent.roles.size(), intent.units.size());
    EXPECT_EQ(intent.soft.size(), intent.units.size());
    EXPECT_LE(intent.units.size(), 96u);
  }
}

TEST(AnswerIntent, AsksForASubjectWhereTheQuestionDoes) {
  const std::pair<const char*, bool> cases[] = {
      {"Whose ticker is ACMX?", true},    {"Which company has the ticker ACMX?", true},
      {"哪家公司的总部在杭州？", true},   {"谁的股票代码是ACMX", true},
      {"What is the HQ of Acme?", false}, {"艾克米的总部", false},
  };
  for (const auto& [question, asks] : cases) {
    EXPECT_EQ(Understand(question, NameLookup(FakeLookup)).asks_for_subject, asks) << question;
  }
}

}  // namespace
}  // namespace tanxun
