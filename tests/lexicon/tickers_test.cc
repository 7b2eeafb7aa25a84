// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/tickers.h"

#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "tanxun/listing.h"
#include "tests/lexicon/value_laws.h"

namespace tanxun {
namespace {

std::string Join(const std::vector<TickerMatch>& found) {
  std::string out;
  for (const TickerMatch& match : found) out += (out.empty() ? "" : " ") + Describe(match.ticker);
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

TEST(FindTickers, RunningText) {
  const Row kRows[] = {
      {"Alibaba Group (NYSE: BABA) rose", "NYSE:BABA"},
      {"(HKEX: 9988)", "HKEX:9988"},
      {"(HKEX: 700)", "HKEX:0700"},
      {"(HKEX: 00700)", "HKEX:0700"},
      {"(NYSE/HKEX: BABA)", "NYSE:BABA"},
      {"(NYSE: BABA; HKEX: 9988)", "NYSE:BABA HKEX:9988"},
      {"(NYSE: BABA, HKEX: 9988)", "NYSE:BABA HKEX:9988"},
      {"(NYSE: TSM, TWSE: 2330)", "NYSE:TSM TWSE:2330"},
      {"(NYSE: BABA and HKEX: 9988)", "NYSE:BABA HKEX:9988"},
      {"(NYSE/HKEX: BABA/9988)", "NYSE:BABA HKEX:9988"},
      {"(NASDAQ: GOOGL, GOOG)", "NASDAQ:GOOGL NASDAQ:GOOG"},
      {"(NYSE: BRK.B)", "NYSE:BRK.B"},
      {"(NYSE: BRK-B)", "NYSE:BRK.B"},
      {"United States Steel (NYSE: X).", "NYSE:X"},
      {"（纽交所：X）", "NYSE:X"},
      {"阿里巴巴（紐交所：BABA；港交所：9988）", "NYSE:BABA HKEX:9988"},
      {"在港交所：09988上市", "HKEX:9988"},
      {"港交所 0981 上市", "HKEX:0981"},
      {"港股代码 0981", "0981"},
      {"（ＮＹＳＥ：ＢＡＢＡ）", "NYSE:BABA"},
      {"9988 (HK)", "HKEX:9988"},
      {"9988（香港）", ""},
      {"9988.HK", "HKEX:9988"},
      {"HK.09988", "HKEX:9988"},
      {"buy $NVDA now", "NVDA"},
      {"$BRK.B is fine", "BRK.B"},
      {"688981.SH", "SSE:688981"},
      {"中芯国际（688981.SH/0981.HK）", "SSE:688981 HKEX:0981"},
      {"0981.HK/688981.SH", "HKEX:0981 SSE:688981"},
      {"SZ002371", "SZSE:002371"},
      {"sh600519 涨停", "SSE:600519"},
      {"2330.TW", "TWSE:2330"},
      {"XHKG:09988", "HKEX:9988"},
      {"(XNYS: BRK.B)", "NYSE:BRK.B"},
      {"TWSE: 2330", "TWSE:2330"},
      {"台股：2330", ""},
      {"（台股：2330）", "TWSE:2330"},
      {"005930.KS and 000660.KS", "KRX:005930 KRX:000660"},
      {"6857.T", "TSE:6857"},
      {"ASML.AS", "AMS:ASML"},
      {"BABA (NYSE) and 9988 (HKEX)", "NYSE:BABA HKEX:9988"},
      {"listed on the NYSE (BABA) and HKEX (9988)", "NYSE:BABA HKEX:9988"},
      {"its ticker is NVDA", "NVDA"},
      {"股票代码：BABA", "BABA"},
      {"证券代码 688981", "688981"},
      {"股票代号：2330.TW", "TWSE:2330"},
      {"trades under the ticker symbol AMD.", "AMD"},
      {"Nasdaq: AMD rose 3 %", "NASDAQ:AMD"},
      {"TSMC (NYSE: TSM)'s fab", "NYSE:TSM"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Join(FindTickers(row.text)), row.expected) << row.text;
}

TEST(FindTickers, WhatOnlyLooksLikeOne) {
  const char* const kTexts[] = {
      "in 2019",
      "BRK.B",
      "the RTX 4090 and HBM3E",
      "910B (US)",
      "Ascend 910B",
      "H100/H200",
      "A100 (NYSE)",
      "GPU (US)",
      "exports (US)",
      "3.T",
      "Table 3.HK",
      "see notes.AS",
      "the chip.It sold",
      "https://www.9988.HK/a",
      "https://x.com/9988.HK",
      "ir@2330.TW",
      "news.9988.HK",
      "9988.hk/index",
      "$2000",
      "$19.99",
      "$5B",
      "US$9988",
      "HK$9988",
      "HK$ 9988",
      "9988 (HK$)",
      "$USD",
      "export $HOME/bin",
      "$PATH:/usr/bin",
      "$AB = CD$",
      "$AB$",
      "on the NYSE in 2014",
      "NYSE IPO",
      "NYSE: A record day",
      "港交所 2014 年上市",
      "港交所 2000 家公司",
      "香港：2019",
      "（香港：2019）",
      "(Hong Kong: 2019)",
      "2019 (HK)",
      "1500 (Hong Kong)",
      "HKEX (2019)",
      "New York Stock Exchange (NYSE)",
      "Hong Kong Stock Exchange (HKEX)",
      "纽约证券交易所（纽交所）",
      "PhD (LSE)",
      "SMIC (HKEX)",
      "TSMC (TWSE)",
      "six: A",
      "set: ON",
      "a 9988 b",
      "1,234.HK",
      "12.2330.TW",
      "v1.2330.TW",
      "2019-2330.TW",
      "HK2019",
      "ASX200",
      "2000.F",
      "N/A",
      "(US)",
      "(NYSE)",
      "(NYSE: )",
      "CEO (NYSE)",
      "TWSE: 2330.5",
      "港交所：50%",
      "HKEX: 1,234",
  };
  for (const char* text : kTexts) EXPECT_EQ(Join(FindTickers(text)), "") << text;
}

TEST(FindTickersInField, WholeValues) {
  const Row kRows[] = {
      {"BABA (NYSE), 9988 (HK)", "NYSE:BABA HKEX:9988"},
      {"BABA", "BABA"},
      {"9988", "9988"},
      {"09988", "09988"},
      {"NVDA", "NVDA"},
      {"BRK.B", "BRK.B"},
      {"TSM (NYSE) / 2330 (TWSE)", "NYSE:TSM TWSE:2330"},
      {"0981.HK / 688981.SH", "HKEX:0981 SSE:688981"},
      {"BABA, 9988", "BABA 9988"},
      {"BABA/9988", "BABA 9988"},
      {"BABA；9988", "BABA 9988"},
      {"BABA、9988", "BABA 9988"},
      {"NYSE: BABA", "NYSE:BABA"},
      {"nyse: BABA", "NYSE:BABA"},
      {"NYSE: BABA | HKEX: 9988", "NYSE:BABA HKEX:9988"},
      {"NYSE BABA", "NYSE:BABA"},
      {"BABA on NYSE", "NYSE:BABA"},
      {"9988 HK", "HKEX:9988"},
      {"9988（香港）", "HKEX:9988"},
      {"纽交所 BABA，港交所 9988", "NYSE:BABA HKEX:9988"},
      {"BABA（美国）", "BABA"},
      {"ASML (Euronext Amsterdam)", "AMS:ASML"},
      {"Alibaba (BABA)", "BABA"},
      {"**BABA**", "BABA"},
      {"`NVDA`", "NVDA"},
      {"BABA.US", "BABA"},
      {"5.HK", "HKEX:0005"},
      {"F (NYSE)", "NYSE:F"},
      {"Private", ""},
      {"N/A", ""},
      {"None", ""},
      {"TBD", ""},
      {"未上市", ""},
      {"—", ""},
      {"", ""},
      {"1,234", ""},
      {"$12.5", ""},
      {"H100", ""},
      {"910B", ""},
      {"NYSE", ""},
      {"not listed, owned by Acme", ""},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(Join(FindTickersInField(row.text)), row.expected) << row.text;
  }
}

TEST(FindTickers, SpansCoverTheListing) {
  const std::string text = "公司（纽交所：BABA；HKEX: 9988）, $NVDA";
  std::string spans;
  for (const TickerMatch& match : FindTickers(text)) {
    spans += "[" + text.substr(match.begin, match.end - match.begin) + "]";
  }
  EXPECT_EQ(spans, "[纽交所：BABA][HKEX: 9988][$NVDA]");
}

TEST(ParseTicker, WhatUsersType) {
  const Row kRows[] = {
      {"BABA", "BABA"},
      {"baba", "BABA"},
      {" nvda ", "NVDA"},
      {"NYSE:BABA", "NYSE:BABA"},
      {"nyse: baba", "NYSE:BABA"},
      {"$BABA", "BABA"},
      {"9988.HK", "HKEX:9988"},
      {"9988.hk", "HKEX:9988"},
      {"HKEX:9988", "HKEX:9988"},
      {"09988", "09988"},
      {"港交所：9988", "HKEX:9988"},
      {"(NYSE: BABA)", "NYSE:BABA"},
      {"sz002371", "SZSE:002371"},
      {"brk.b", "BRK.B"},
      {"SSE:688981", "SSE:688981"},
      {"HKEX:0700", "HKEX:0700"},
      {"NYSE:9988", "-"},
      {"", "-"},
      {"   ", "-"},
      {"Alibaba Group", "-"},
      {"alibaba", "-"},
      {"BABA, 9988", "-"},
      {"H100", "-"},
      {"市值", "-"},
      {"what is BABA", "-"},
      {"\xff\xfe", "-"},
  };
  for (const Row& row : kRows) {
    const auto ticker = ParseTicker(row.text);
    EXPECT_EQ(ticker.has_value() ? Describe(*ticker) : "-", row.expected) << row.text;
  }
}

TEST(ParseTicker, ReadsWhatDescribeWrites) {
  for (const char* text :
       {"(NYSE: BRK.B)", "0981.HK", "688981.SH", "005930.KS", "6857.T", "ASML.AS", "2330.TW"}) {
    const auto found = FindTickers(text);
    ASSERT_EQ(found.size(), 1u) << text;
    const auto again = ParseTicker(Describe(found[0].ticker));
    ASSERT_TRUE(again.has_value()) << text;
    EXPECT_EQ(Describe(*again), Describe(found[0].ticker));
  }
}

TEST(MicOf, IsTheExchangesOwn) {
  const Row kRows[] = {
      {"NYSE:BABA", "XNYS"},   {"NASDAQ:NVDA", "XNAS"},
      {"HKEX:9988", "XHKG"},   {"SSE:688981", "XSHG"},
      {"SZSE:002371", "XSHE"}, {"BJSE:835185", "BJSE"},
      {"TWSE:2330", "XTAI"},   {"TPEX:6488", "ROCO"},
      {"KRX:005930", "XKRX"},  {"KOSDAQ:058470", "XKOS"},
      {"TSE:6857", "XTKS"},    {"AMS:ASML", "XAMS"},
      {"XETRA:IFX", "XETR"},   {"FWB:IFX", "XFRA"},
      {"LSE:IQE", "XLON"},     {"ARCA:SPY", "ARCX"},
      {"OTC:SMICY", "OTCM"},   {"NVDA", ""},
      {"XXX:NVDA", ""},        {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(MicOf(row.text), row.expected) << row.text;
}

TEST(ReadListings, WhatCannotBeOneIsSaid) {
  const Row kRows[] = {
      {"(NYSE/HKEX: BABA)", "no listing of HKEX is written BABA"},
      {"(HKEX: BABA)", "no listing of HKEX is written BABA"},
      {"(NASDAQ: 9988)", "no listing of NASDAQ is written 9988"},
      {"688981.HK", "no listing of HKEX is written 688981"},
      {"600519.SZ", "no listing of SZSE is written 600519"},
      {"HK.688981", "no listing of HKEX is written 688981"},
      {"(NYSE/HKEX: BABA/9988)", ""},
      {"(HKEX: IPO)", ""},
      {"(NASDAQ: 100)", ""},
      {"(NYSE: 2019)", ""},
      {"NASDAQ: 9988 points", ""},
      {"HKEX: SMIC rose", ""},
      {"RUN.SH", ""},
  };
  for (const Row& row : kRows) {
    const ListingReading read = ReadListings(row.text);
    std::string said;
    for (const TickerMisfit& misfit : read.misfits) said += Describe(misfit);
    EXPECT_EQ(said, row.expected) << row.text;
  }
  EXPECT_EQ(ReadListingsInField("12345678").misfits.size(), 1u);
  EXPECT_EQ(ReadListingsInField("2330").misfits.size(), 0u);
}

TEST(CodeKey, LeadingZerosDoNotCount) {
  EXPECT_EQ(CodeKey("09988"), "9988");
  EXPECT_EQ(CodeKey("9988"), "9988");
  EXPECT_EQ(CodeKey("005930"), "5930");
  EXPECT_EQ(CodeKey("baba"), "BABA");
  EXPECT_EQ(CodeKey("BRK-B"), CodeKey("brk.b"));
  EXPECT_EQ(CodeKey("0000"), "0");
  EXPECT_EQ(CodeKey("0A"), "0A");
  EXPECT_EQ(CodeKey(""), "");
}

TEST(FindTickers, RandomTextNeverLeavesTheText) {
  std::mt19937 random(7);
  const std::string kPieces[] = {
      "(",    ")",    "NYSE", "/",      ":",      "HKEX", "9988", ".",    "HK",       "$",
      "BABA", "，",   "（",   "港交所", "：",     " ",    "\n",   "代码", "股票代码", "-",
      "A",    "\xff", "2330", "TW",     "ticker", "www.", "://",  "@",    "\xe4\xb8"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) text += kPieces[random() % std::size(kPieces)];
    ASSERT_EQ(BrokenTickerLaw(text), "") << text;
  }
}

TEST(FindTickers, LongTextTakesLinearTime) {
  for (const std::string piece :
       {"NYSE/", "(", "HKEX, ", "股票代码", "$", "9988.", "(NYSE: BABA, "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const std::clock_t start = std::clock();
    FindTickers(text);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 5.0) << piece;
  }
}

}  // namespace
}  // namespace tanxun
