// SPDX-License-Identifier: GPL-2.0-or-later
// The list of known names is what its readers take it for: no name of two things, no listing that
// is none.
#include "indexer/lexicon/known_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool HasLatin(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool AnyName(const ListedName& known, bool (*test)(std::string_view)) {
  return std::any_of(known.names.begin(), known.names.end(), test);
}

const ListedName* Named(std::string_view name) {
  for (const ListedName& known : ListedNames()) {
    if (std::find(known.names.begin(), known.names.end(), name) != known.names.end()) return &known;
  }
  return nullptr;
}

TEST(ListedNames, Described) {
  const ListedName acme{"company", {"Acme", "艾克米"}, {"NYSE:ACME", "HKEX:9990"}};
  EXPECT_EQ(Describe(acme), "company: Acme, 艾克米 (NYSE:ACME, HKEX:9990)");
  EXPECT_EQ(Describe(ListedName{"place", {"Acme"}, {}}), "place: Acme");
}

TEST(ListedNames, AreOfEveryKind) {
  std::map<std::string_view, std::size_t> rows;
  std::size_t listed = 0;
  for (const ListedName& known : ListedNames()) {
    ++rows[known.kind];
    listed += known.listings.empty() ? 0 : 1;
    EXPECT_TRUE(known.kind == "company" || known.listings.empty()) << Describe(known);
  }
  EXPECT_GE(listed, 400u);
  EXPECT_GE(rows["product"] + rows["model"] + rows["chip"] + rows["technology"], 150u);
  EXPECT_GE(rows["organization"], 60u);
  EXPECT_GE(rows["place"], 300u);
  EXPECT_EQ(rows.size(), 7u);
}

TEST(ListedNames, HaveEveryRowOfTheFiles) {
  std::size_t rows = 0;
  const std::map<std::string, std::size_t> kColumns = {
      {"companies.tsv", 2}, {"known_names.tsv", 2}, {"places.tsv", 2}};
  for (const auto& [file, columns] : kColumns) {
    EXPECT_TRUE(IsValidUtf8(LexiconFile(file))) << file;
    for (const auto& row : TsvRows(LexiconFile(file))) {
      ++rows;
      EXPECT_EQ(row.size(), columns) << file << ": " << row[0];
    }
  }
  EXPECT_EQ(ListedNames().size(), rows);
}

TEST(ListedNames, NoNameHasTwoOwners) {
  std::map<std::string, const ListedName*> owner;
  for (const ListedName& known : ListedNames()) {
    EXPECT_FALSE(known.names.empty());
    for (std::string_view name : known.names) {
      EXPECT_EQ(name, Trim(name)) << Describe(known);
      const std::string key = NameKey(name);
      EXPECT_FALSE(key.empty()) << Describe(known);
      const auto [at, added] = owner.emplace(key, &known);
      EXPECT_TRUE(added || at->second == &known)
          << name << ": " << Describe(*at->second) << " / " << Describe(known);
    }
  }
}

// In a question such a word is no name: "what GPU does it use".
TEST(ListedNames, AreNoLabelsAndNoExchanges) {
  for (const ListedName& known : ListedNames()) {
    for (std::string_view name : known.names) {
      EXPECT_EQ(ConceptOfLabel(name), nullptr) << Describe(known) << ": " << name;
      if (known.kind != "place") EXPECT_FALSE(NamesExchange(name)) << name;
    }
  }
}

TEST(ListedNames, ListingsAreCanonicalAndOfOneCompany) {
  std::map<std::string_view, const ListedName*> owner;
  for (const ListedName& known : ListedNames()) {
    for (std::string_view listing : known.listings) {
      const auto [at, added] = owner.emplace(listing, &known);
      EXPECT_TRUE(added) << listing << ": " << Describe(*at->second) << " / " << Describe(known);
      const auto ticker = ParseTicker(listing);
      ASSERT_TRUE(ticker.has_value()) << Describe(known);
      EXPECT_EQ(Describe(*ticker), listing) << Describe(known);
      const auto exchange =
          std::find_if(Exchanges().begin(), Exchanges().end(),
                       [&](const Exchange& each) { return each.code == ticker->exchange; });
      ASSERT_NE(exchange, Exchanges().end()) << Describe(known);
      EXPECT_TRUE(exchange->Accepts(ticker->code)) << Describe(known);
      EXPECT_EQ(exchange->Canonical(ticker->code), ticker->code) << Describe(known);
    }
  }
}

TEST(ListedNames, NearlyAllCompaniesHaveNamesInBothLanguages) {
  std::size_t companies = 0;
  std::size_t both = 0;
  for (const ListedName& known : ListedNames()) {
    if (known.kind != "company") continue;
    ++companies;
    both += AnyName(known, HasLatin) && AnyName(known, HasHan) ? 1 : 0;
  }
  EXPECT_GE(both * 10, companies * 9) << both << " of " << companies;
}

// Parents, parts and products are other things.
TEST(ListedNames, RelatedThingsStayApart) {
  for (const auto& [one, other] : {std::pair{"Alibaba", "Alibaba Cloud"},
                                   {"Alphabet", "Google"},
                                   {"Alibaba", "T-Head"},
                                   {"Hon Hai", "工业富联"},
                                   {"ACM Research", "盛美上海"},
                                   {"BYD", "BYD Electronic"},
                                   {"Baidu", "Kunlunxin"},
                                   {"Ascend 910", "Ascend 910B"},
                                   {"SoftBank Group", "SoftBank"},
                                   {"ERNIE", "ERNIE Bot"}}) {
    ASSERT_NE(Named(one), nullptr) << one;
    ASSERT_NE(Named(other), nullptr) << other;
    EXPECT_NE(Named(one), Named(other)) << one << ", " << other;
  }
}

TEST(ListedNames, FamiliesOfListings) {
  using testing::ElementsAre;
  ASSERT_NE(Named("SMIC"), nullptr);
  EXPECT_EQ(Named("SMIC"), Named("中芯国际"));
  EXPECT_THAT(Named("SMIC")->listings, ElementsAre("HKEX:0981", "SSE:688981"));
  ASSERT_NE(Named("TSMC"), nullptr);
  EXPECT_EQ(Named("TSMC"), Named("台积电"));
  EXPECT_THAT(Named("TSMC")->listings, ElementsAre("TWSE:2330", "NYSE:TSM"));
}

}  // namespace
}  // namespace tanxun
