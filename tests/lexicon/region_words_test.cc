// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/region_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

// "芯片=晶片 服务器=伺服器"
std::string Found(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  std::string line;
  for (const RegionWord& word : FindRegionWords(units)) {
    if (!line.empty()) line += " ";
    for (std::size_t i = word.begin; i < word.end; ++i) line += units[i].text;
    for (const std::string& other : word.others) line += "=" + other;
  }
  return line;
}

TEST(RegionSynonyms, BothWays) {
  EXPECT_EQ(RegionSynonyms("芯片"), (std::vector<std::string>{"芯片", "晶片"}));
  EXPECT_EQ(RegionSynonyms("晶片"), (std::vector<std::string>{"晶片", "芯片"}));
  EXPECT_EQ(RegionSynonyms("記憶體"), (std::vector<std::string>{"记忆体", "内存"}));
  EXPECT_EQ(RegionSynonyms("Hangzhou"), std::vector<std::string>{"hangzhou"});
  EXPECT_EQ(RegionSynonyms(""), std::vector<std::string>{""});
}

TEST(FindRegionWords, TheLongestInsideARun) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"芯片价格", "芯片=晶片"},
      {"晶片價格", "晶片=芯片"},
      {"伺服器芯片", "伺服器=服务器 芯片=晶片"},
      {"記憶體漲價", "记忆体=内存"},
      {"服务器内存", "服务器=伺服器 内存=记忆体"},
      {"打印", "打印=列印"},
      {"打印机", "打印机=印表机"},
      {"程序员", "程序员=程式设计师"},
      {"应用程序", "应用程序=应用程式"},
      {"人工智能芯片", "人工智能=人工智慧 芯片=晶片"},
      {"智能", ""},
      {"信息安全", "信息安全=资讯安全"},
      {"移动互联网", "移动互联网=行动网际网路=流动互联网"},
      {"H100服务器", "服务器=伺服器"},
      {"芯 片", ""},
      {"软件、硬件", "软件=软体 硬件=硬体"},
      {"外延片", "外延片=磊晶片"},
      {"激光刻蚀", "激光=雷射=镭射 刻蚀=蚀刻"},
      {"碳化硅", "碳化硅=碳化矽"},
      {"硅料", "硅=矽"},
      {"清洗机器人", "机器人=机械人"},
      {"质量", ""},
      {"数据", ""},
      {"chip", ""},
      {"", ""}};
  for (const auto& [text, words] : rows) EXPECT_EQ(Found(text), words) << text;
}

TEST(FindRegionWords, NoneAcrossTheBorderOfAWord) {
  for (const char* text :
       {"国内存款", "日程序列", "计算法则", "电视频道", "录音频率", "交换机会", "打印机会",
        "网上传播", "人数位居", "指数位于", "参数位置", "不良率",   "有效能源", "功能效果",
        "去年增长", "字节跳动", "比特币",   "纳米比亚", "方程式",   "使用户外", "尽快取得",
        "相信息率", "控股利润", "到期权益", "生产线上", "直接口头", "航运营收"}) {
    EXPECT_EQ(Found(text), "") << text;
  }
  EXPECT_EQ(Found("电影像素"), "像素=画素");
}

}  // namespace
}  // namespace tanxun
