// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/pinyin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/text/pinyin.h"

namespace tanxun {
namespace {

bool Has(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

TEST(Pinyin, NamesInFullAndByInitials) {
  const std::vector<std::tuple<std::string, std::string, std::string>> rows = {
      {"通义千问", "tongyiqianwen", "tyqw"},
      {"平头哥", "pingtouge", "ptg"},
      {"阿里巴巴", "alibaba", "albb"},
      {"阿里巴巴集團", "alibabajituan", "albbjt"},
      {"中芯国际", "zhongxinguoji", "zxgj"},
      {"寒武纪", "hanwuji", "hwj"},
      {"海光信息", "haiguangxinxi", "hgxx"},
      {"长江存储", "changjiangcunchu", "cjcc"},
      {"长鑫存储", "changxincunchu", "cxcc"},
      {"重庆", "chongqing", "cq"},
      {"重庆银行", "chongqingyinhang", "cqyh"},
      {"行业", "hangye", "hy"},
      {"音乐", "yinyue", "yy"},
      {"快乐", "kuaile", "kl"},
      {"朝阳", "chaoyang", "cy"},
      {"厦门", "xiamen", "xm"},
      {"大厦", "dasha", "ds"},
      {"单田芳", "shantianfang", "stf"},
      {"西安", "xian", "xa"},
      {"台積電", "taijidian", "tjd"},
      {"绿色", "luse", "ls"},
      {"女娲", "nuwa", "nw"},
      {"旅行", "luxing", "lx"},
      {"略阳", "lueyang", "ly"},
      {"曾国藩", "zengguofan", "zgf"},
      {"解放", "jiefang", "jf"},
      {"传感器", "chuanganqi", "cgq"},
      {"自传", "zizhuan", "zz"},
      {"会计", "kuaiji", "kj"},
      {"会议", "huiyi", "hy"},
      {"参差", "canchai", "cc"},
      {"人参", "renshen", "rs"},
      {"长大", "zhangda", "zd"},
      {"成都", "chengdu", "cd"},
      {"首都", "shoudu", "sd"},
      {"西藏", "xizang", "xz"},
      {"效率", "xiaolu", "xl"},
      {"率先", "shuaixian", "sx"},
      {"石油", "shiyou", "sy"},
      {"含光800", "hanguang800", "hg800"},
      {"华为Ascend", "huaweiascend", "hwascend"},
      {"T-Head 平头哥", "theadpingtouge", "theadptg"},
      {"北方 华创", "beifanghuachuang", "bfhc"},
      {"新能源汽车", "xinnengyuanqiche", "xnyqc"},
  };
  for (const auto& [name, full, initials] : rows) {
    const NameSounds sounds = SoundsOf(name);
    EXPECT_TRUE(Has(sounds.full, full)) << name << ": " << testing::PrintToString(sounds.full);
    EXPECT_TRUE(Has(sounds.initials, initials))
        << name << ": " << testing::PrintToString(sounds.initials);
    EXPECT_LE(sounds.full.size(), 16u) << name;
  }
}

TEST(Pinyin, WhatIsNoNameHasNoSound) {
  for (const std::string name :
       {"", "中", "Alibaba", "H100", "中 A", "ハンガク", "平🔴头", "삼성전자", "ж平头",
        "一个很长很长的标题不会有人用拼音来找", "芯 800"}) {
    EXPECT_TRUE(SoundsOf(name).full.empty()) << name;
    EXPECT_TRUE(SoundsOf(name).initials.empty()) << name;
  }
  std::string endless;
  for (int i = 0; i < 100'000; ++i) endless += "重";
  EXPECT_TRUE(SoundsOf(endless).full.empty());
  EXPECT_LE(SoundsOf("重重重重重重重重重重重重").full.size(), 16u);
}

TEST(Pinyin, HowItIsTyped) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"tongyi qianwen", "tongyiqianwen"},
      {"TongYi QianWen", "tongyiqianwen"},
      {"tong yi qian wen", "tongyiqianwen"},
      {"tongyi-qianwen", "tongyiqianwen"},
      {"tyqw", "tyqw"},
      {"lvse", "luse"},
      {"lüse", "luse"},
      {"nvwa", "nuwa"},
      {"hanguang 800", "hanguang800"},
      {"video", "video"},
      {"Chóngqìng", "chongqing"},
      {"平头哥", ""},
      {"ping 头", ""},
      {"", ""},
      {"жук", ""},
      {"🔴", ""}};
  for (const auto& [typed, sound] : rows) {
    EXPECT_EQ(SoundKey(SplitUnits(typed)), sound) << typed;
  }
}

TEST(Pinyin, OneCharacter) {
  EXPECT_EQ(PinyinOf(U'通'), "tong");
  EXPECT_EQ(PinyinOf(U'绿'), "lu");
  EXPECT_EQ(PinyinOf(U'a'), "");
  EXPECT_EQ(PinyinOf(0x4DFF), "");
  EXPECT_EQ(PinyinOf(0x20000), "");
}

}  // namespace
}  // namespace tanxun
