// SPDX-License-Identifier: GPL-2.0-or-later
// One thing under all its names: other names, other regions' words, the sound of a name.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

SearchRequest RequestOf(const std::string& query, bool use_aliases = true) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  request.use_aliases = use_aliases;
  return request;
}

// Ranks by path, from 1; 0 where it is not found.
std::map<std::string, int> Ranks(const SearchResult& result) {
  std::map<std::string, int> ranks;
  for (const Hit& hit : result.hits) ranks.try_emplace(hit.path, hit.rank);
  return ranks;
}

bool HasSynonym(const SearchResult& result, const std::string& word) {
  return std::any_of(result.synonyms.begin(), result.synonyms.end(), [&](const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

const Pairs kRegions = {
    {"芯片价格", "晶片價格"}, {"服务器", "伺服器"},     {"内存涨价", "記憶體漲價"},
    {"软件开发", "軟體開發"}, {"硬件", "硬體"},         {"网络设备", "網路設備"},
    {"人工智能", "人工智慧"}, {"带宽", "頻寬"},         {"程序员", "程式設計師"},
    {"硬盘", "硬碟"},         {"鼠标", "滑鼠"},         {"打印", "列印"},
    {"屏幕", "螢幕"},         {"信息", "資訊"},         {"数据库", "資料庫"},
    {"缓存", "快取"},         {"递归", "遞迴"},         {"视频", "影片"},
    {"博客", "部落格"},       {"搜索", "搜尋"},         {"上传", "上載"},
    {"黑客", "駭客"},         {"晶体管", "電晶體"},     {"集成电路", "積體電路"},
    {"硅片", "矽晶圓"},       {"碳化硅", "碳化矽"},     {"光刻机", "曝光機"},
    {"光刻胶", "光阻"},       {"纳米", "奈米"},         {"激光", "雷射"},
    {"传感器", "感測器"},     {"显卡", "顯示卡"},       {"交换机", "交換器"},
    {"云计算", "雲端運算"},   {"首席执行官", "執行長"}, {"净利润", "純利"},
    {"市盈率", "本益比"},     {"通胀", "通膨"},         {"概率", "機率"},
    {"信号", "訊號"},         {"激光雷达", "光達"},     {"英伟达", "輝達"}};

class Regions : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
      vault_->Write(Path(i, "a"), "# 甲" + std::to_string(i) + "\n\n" + kRegions[i].first + "。\n");
      vault_->Write(Path(i, "b"),
                    "# 乙" + std::to_string(i) + "\n\n" + kRegions[i].second + "。\n");
    }
    vault_->Write("away.md", "# 丙\n\n国内存款利率，记忆力的体操。\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }
  static std::string Path(std::size_t row, const std::string& side) {
    return "r" + std::to_string(row) + "/" + side + ".md";
  }
  static TempVault* vault_;
};
TempVault* Regions::vault_ = nullptr;

TEST_F(Regions, FindEachOtherAndTheTypedFormIsFirst) {
  for (std::size_t i = 0; i < kRegions.size(); ++i) {
    for (const bool back : {false, true}) {
      const std::string& typed = back ? kRegions[i].second : kRegions[i].first;
      const std::string& other = back ? kRegions[i].first : kRegions[i].second;
      auto ranks = Ranks(vault_->Search(RequestOf(typed)));
      const int own = ranks[Path(i, back ? "b" : "a")];
      const int others = ranks[Path(i, back ? "a" : "b")];
      EXPECT_GT(own, 0) << typed;
      EXPECT_GT(others, own) << typed << " does not find " << other << " below itself";
    }
  }
}

TEST_F(Regions, OffByFlagAndInQuotes) {
  for (std::size_t i = 0; i < kRegions.size(); ++i) {
    const std::string& typed = kRegions[i].first;
    for (const SearchRequest& request : {RequestOf(typed, false), RequestOf("\"" + typed + "\"")}) {
      const SearchResult result = vault_->Search(request);
      auto ranks = Ranks(result);
      EXPECT_GT(ranks[Path(i, "a")], 0) << request.query;
      EXPECT_EQ(ranks[Path(i, "b")], 0) << request.query;
      EXPECT_TRUE(result.synonyms.empty()) << request.query;
    }
  }
}

TEST_F(Regions, AreShownWhereSomePassageHasThem) {
  const SearchResult result = vault_->Search(RequestOf("芯片价格"));
  EXPECT_TRUE(HasSynonym(result, "晶片"));
  std::vector<std::string> matched;
  for (const Hit& hit : result.hits) {
    if (hit.path == Path(0, "b")) matched = hit.matched_aliases;
  }
  EXPECT_EQ(matched, std::vector<std::string>{"晶片"});
  EXPECT_TRUE(vault_->Search(RequestOf("芯片厂")).synonyms.empty());
  EXPECT_TRUE(vault_->Search(RequestOf("国内存款")).synonyms.empty());
  EXPECT_TRUE(vault_->Search(RequestOf("鼠标垫")).synonyms.empty());
}

TEST_F(Regions, UnderOperatorsAsWell) {
  const auto finds = [&](const std::string& query, const std::string& path) {
    return Ranks(vault_->Search(RequestOf(query)))[path] > 0;
  };
  EXPECT_TRUE(finds("服务器 OR 没有", Path(1, "b")));
  EXPECT_TRUE(finds("+伺服器", Path(1, "a")));
  EXPECT_TRUE(finds("芯片价格 AND 晶片", Path(0, "b")));
  EXPECT_FALSE(finds("NOT 服务器", Path(1, "a")));
  EXPECT_TRUE(finds("NOT 服务器", Path(1, "b")));  // Nothing is excluded under another word.
}

// A note's title, and another name that only its front matter has.
const Pairs kNames = {{"Kestrel Pump", "红隼泵"},
                      {"Aster Cloud", "紫菀云"},
                      {"Qinglan", "青岚科技"},
                      {"Beacon Foundry", "灯塔晶圆"},
                      {"玄鸟", "Blackbird"},
                      {"白泽芯", "Baize Silicon"},
                      {"Nimbus Nine", "云九"},
                      {"星槎", "Starraft"},
                      {"Ibex Motors", "山羊汽车"},
                      {"Corvid-7", "渡鸦七号"},
                      {"蓝鲸存储", "BlueWhale"},
                      {"Harrier", "鹞子"},
                      {"Lumen Optics", "流明光学"},
                      {"竹节机器人", "Bambot"},
                      {"Petrel Bank", "海燕银行"},
                      {"Osprey", "鱼鹰"},
                      {"丹枫", "Danfeng"},
                      {"Tern Labs", "燕鸥实验室"},
                      {"KX-9000", "开新九千"},
                      {"雪豹", "Irbis"},
                      {"Merlin AI", "灰背隼"},
                      {"Wren", "鹪鹩"},
                      {"石榴网", "Pomegranate"},
                      {"Heron Grid", "苍鹭电网"},
                      {"Plover", "鸻"},
                      {"云雀模型", "Skylark"},
                      {"Quail Foods", "鹌鹑食品"},
                      {"Siskin", "黄雀资本"},
                      {"Egret Power", "白鹭电力"},
                      {"鸿鹄", "Honghu Chip"}};

class Names : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      const auto& [title, alias] = kNames[i];
      const std::string number = std::to_string(i);
      vault_->Write(Path(i, "own"),
                    "---\naliases: [" + alias + "]\n---\n# " + title + "\n\nA page about it.\n");
      vault_->Write(Path(i, "title"), "# One\n\nThey bought from " + title + " last year.\n");
      vault_->Write(Path(i, "alias"), "# Two\n\nThey bought from " + alias + " last year.\n");
    }
    vault_->Write("misc/zebra-finch.md", "# Songbirds\n\nThey are kept in cages.\n");
    vault_->Write("misc/finches.md", "# Birds\n\nThe zebra finch is one of them, and it sings.\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }
  static std::string Path(std::size_t row, const std::string& kind) {
    return "n" + std::to_string(row) + "x/" + kind + ".md";
  }
  static TempVault* vault_;
};
TempVault* Names::vault_ = nullptr;

TEST_F(Names, OneFindsTheOthersAndTheTypedIsFirst) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    for (const bool by_alias : {false, true}) {
      const std::string& query = by_alias ? kNames[i].second : kNames[i].first;
      const SearchResult result = vault_->Search(RequestOf(query));
      auto ranks = Ranks(result);
      const int typed = ranks[Path(i, by_alias ? "alias" : "title")];
      const int other = ranks[Path(i, by_alias ? "title" : "alias")];
      EXPECT_GT(typed, 0) << query;
      EXPECT_GT(other, typed) << query;
      EXPECT_GT(ranks[Path(i, "own")], 0) << query;
      EXPECT_LT(ranks[Path(i, "own")], other) << query;  // It is called so.
      EXPECT_TRUE(HasSynonym(result, by_alias ? kNames[i].first : kNames[i].second)) << query;
    }
  }
}

TEST_F(Names, WithoutAliasesANoteIsStillFoundByWhatItIsCalled) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const std::string& alias = kNames[i].second;
    for (const SearchRequest& request : {RequestOf(alias, false), RequestOf("\"" + alias + "\"")}) {
      const SearchResult result = vault_->Search(request);
      auto ranks = Ranks(result);
      EXPECT_GT(ranks[Path(i, "own")], 0) << request.query;
      EXPECT_GT(ranks[Path(i, "alias")], 0) << request.query;
      EXPECT_EQ(ranks[Path(i, "title")], 0) << request.query;
      EXPECT_TRUE(result.synonyms.empty()) << request.query;
    }
  }
  EXPECT_EQ(vault_->Paths("zebra finch"), "misc/finches.md misc/zebra-finch.md");
  EXPECT_EQ(vault_->Paths("\"zebra finch\""), "misc/finches.md misc/zebra-finch.md");
  EXPECT_EQ(vault_->Paths("title:zebra"), "");
}

// Whatever else stands in the passages.
TEST(NamesLaw, WhoeverHasTheNameAsTypedComesBeforeThoseThatHaveAnother) {
  std::mt19937 random(20260102);
  const std::vector<std::string> words = {"price", "rose", "supply", "工厂",
                                          "出货",  "year", "增长"};
  for (int round = 0; round < 6; ++round) {
    const auto& [title, alias] = kNames[random() % kNames.size()];
    TempVault vault;
    vault.Write("own.md", "---\naliases: [" + alias + "]\n---\n# " + title + "\n\nNothing.\n");
    for (int i = 0; i < 14; ++i) {
      const bool typed = random() % 2 == 0;
      // Once at the end of a long text, against a short one of little else.
      std::vector<std::string> parts(typed ? 40 : 1 + random() % 3);
      for (std::string& part : parts) part = words[random() % words.size()];
      parts.push_back(typed ? alias : title);
      for (unsigned n = random() % 4; !typed && n > 0; --n) parts.push_back(title);
      std::string text;
      for (const std::string& part : parts) text += part + " ";
      vault.Write(
          (typed ? "typed" : "other") + std::to_string(i) + ".md",
          (typed ? "# Note\n\n" : "# " + title + " " + std::to_string(i) + "\n\n") + text + "\n");
    }
    vault.Update();
    bool other_seen = false;
    for (const Hit& hit : vault.Search(RequestOf(alias)).hits) {
      other_seen |= hit.path.starts_with("other");
      EXPECT_FALSE(other_seen && hit.path.starts_with("typed")) << alias << " " << hit.path;
    }
    EXPECT_TRUE(other_seen);
  }
}

TEST(NamesLaw, OfPassagesEqualOtherwiseTheTypedNameIsFirst) {
  std::mt19937 random(20260103);
  const std::vector<std::string> words = {"price", "supply", "factory", "产能", "出货"};
  TempVault vault;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto& [title, alias] = kNames[i];
    const std::string path = "e" + std::to_string(i);
    const std::string& word = words[random() % words.size()];
    vault.Write(path + "o.md", "---\naliases: [" + alias + "]\n---\n# " + title + "\n\nNothing.\n");
    const auto text = [&](const std::string& name) {
      return "# Note\n\nThey say that the " + word + " of " + name +
             " is lower than it was then.\n";
    };
    vault.Write(path + "a.md", text(title));
    vault.Write(path + "b.md", text(alias));
    // The order of equals must not be what decides.
    vault.Write(path + "c.md", text(title));
  }
  vault.Update();
  random.seed(20260103);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const std::string path = "e" + std::to_string(i);
    const std::string& word = words[random() % words.size()];
    auto by_alias = Ranks(vault.Search(RequestOf(word + " " + kNames[i].second)));
    EXPECT_LT(by_alias[path + "b.md"], by_alias[path + "a.md"]) << word << " " << kNames[i].second;
    auto by_title = Ranks(vault.Search(RequestOf(word + " " + kNames[i].first)));
    EXPECT_LT(by_title[path + "c.md"], by_title[path + "b.md"]) << word << " " << kNames[i].first;
  }
}

class Sounds : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    vault_->Write("qwen.md", "---\naliases: [通义千问]\n---\n# Qwen\n\nA family of models.\n");
    vault_->Write("stated.md", "# Models\n\nDouble (豆包大模型) is another family.\n");
    vault_->Write("text.md", "# Elsewhere\n\n有人提到通义千问和长江存储。\n");
    vault_->Write("cities/重楼药业.md", "# 重楼药业\n\n山城。\n");
    vault_->Write("ymtc.md", "# 长江存储\n\n闪存厂。\n");
    vault_->Write("bank.md", "---\ntags: [工业银行/零售]\n---\n# A bank\n\nIt lends.\n");
    vault_->Write("file/绿洲计划.md", "# Oasis\n\nA plan.\n");
    vault_->Write("pth.md", "# 平头哥\n\n处理器。\n");
    vault_->Write("old.md", "# 西岸艺术\n\n古城。\n");
    vault_->Write("trap1.md", "# 时\n\n一字。\n");
    vault_->Write("trap2.md", "# 汇艺\n\n两字。\n");
    vault_->Write("trap3.md", "# 出行爱恩\n\n四字。\n");  // c x a e
    vault_->Write("trap4.md", "# 提和恩商\n\n四字。\n");  // t h e s
    vault_->Write("trap5.md", "# 产业安全宁\n\n五字。\n");
    vault_->Write("english.md",
                  "# Words\n\nThese men can do an hour of shi and hi; the thes of 1999 said so.\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }

  static std::string BySound(const std::string& query, bool use_aliases = true) {
    std::string paths;
    bool seen = false;
    for (const Hit& hit : vault_->Search(RequestOf(query, use_aliases)).hits) {
      if (hit.matched_by == MatchedBy::kPinyin) {
        seen = true;
        paths += (paths.empty() ? "" : " ") + hit.path;
      } else {
        EXPECT_FALSE(seen) << query << ": " << hit.path << " comes behind a hit by sound";
      }
    }
    return paths;
  }
  static TempVault* vault_;
};
TempVault* Sounds::vault_ = nullptr;

TEST_F(Sounds, FindNamesAndNothingElse) {
  const Pairs rows = {{"tongyi qianwen", "qwen.md"},
                      {"tongyiqianwen", "qwen.md"},
                      {"Tongyi Qianwen", "qwen.md"},
                      {"tong yi qian wen", "qwen.md"},
                      {"tyqw", "qwen.md"},
                      {"TYQW", "qwen.md"},
                      {"tongyi qianwen cages", "qwen.md"},
                      {"doubaodamoxing", "stated.md"},
                      {"dbdmx", "stated.md"},
                      {"chonglou yaoye", "cities/重楼药业.md"},
                      {"changjiang cunchu", "ymtc.md"},
                      {"cjcc", "ymtc.md"},
                      {"gongye yinhang", "bank.md"},
                      {"gyyh", "bank.md"},
                      {"lingshou", "bank.md"},
                      {"lvzhou jihua", "file/绿洲计划.md"},
                      {"luzhoujihua", "file/绿洲计划.md"},
                      {"lzjh", "file/绿洲计划.md"},
                      {"pingtouge", "pth.md"},
                      {"ptg", "pth.md"},
                      {"xian yishu", "old.md"},
                      // Traps.
                      {"tongyi", ""},
                      {"qianwen", ""},
                      {"shi", ""},
                      {"men", ""},
                      {"hi", ""},
                      {"hy", ""},
                      {"can", ""},
                      {"an", ""},
                      {"cq", ""},
                      {"ty", ""},
                      {"qw", ""},
                      {"tyq", ""},
                      {"ptg processor", ""},
                      {"yiqian", ""},
                      {"tongyiqian", ""},
                      {"chang jiang", ""},
                      {"these men", ""},
                      {"an hour", ""},
                      {"通义千问", ""},
                      {"\"tyqw\"", ""},
                      {"+tyqw", ""},
                      {"tyqw AND models", ""},
                      {"-tyqw", ""},
                      {"title:tyqw", ""}};
  for (const auto& [query, paths] : rows) EXPECT_EQ(BySound(query), paths) << query;
  for (const auto& [query, paths] : rows) EXPECT_EQ(BySound(query, false), "") << query;
}

TEST_F(Sounds, AreTold) {
  const SearchResult result = vault_->Search(RequestOf("tyqw"));
  ASSERT_EQ(result.readings.size(), 1u);
  EXPECT_EQ(result.readings[0].typed, "tyqw");
  EXPECT_EQ(result.readings[0].name, "通义千问");
  ASSERT_EQ(result.hits.size(), 1u);
  EXPECT_EQ(result.hits[0].matched_aliases, std::vector<std::string>{"通义千问"});
  EXPECT_TRUE(result.warnings.empty()) << result.warnings.front();
  EXPECT_TRUE(vault_->Search(RequestOf("models")).readings.empty());
}

TEST_F(Sounds, AnEnglishWordKeepsItsOwnHitsBefore) {
  const SearchResult result = vault_->Search(RequestOf("thes"));
  ASSERT_EQ(result.hits.size(), 2u);
  EXPECT_EQ(result.hits[0].path, "english.md");
  EXPECT_EQ(result.hits[1].path, "trap4.md");
  EXPECT_EQ(result.hits[1].matched_by, MatchedBy::kPinyin);
}

TEST(SoundsLaw, IncrementalEqualsFresh) {
  TempVault grown;
  grown.Write("a.md", "# 通义千问\n\n一。\n");
  grown.Write("b.md", "---\ntags: [长江]\n---\n# B\n\n二。\n");
  grown.Update();
  grown.Write("a.md", "# 灯塔晶圆\n\n一。\n");
  grown.Write("c.md", "# 紫菀云\n\n三。\n");
  grown.Update();
  grown.Remove("b.md");
  grown.Update();
  for (const char* query : {"tyqw", "changjiang", "dtjy", "zwy", "ziwanyun"}) {
    TempVault fresh;
    fresh.Write("a.md", "# 灯塔晶圆\n\n一。\n");
    fresh.Write("c.md", "# 紫菀云\n\n三。\n");
    fresh.Update();
    EXPECT_EQ(grown.Paths(query), fresh.Paths(query)) << query;
  }
  EXPECT_EQ(grown.Paths("tyqw"), "");
  EXPECT_EQ(grown.Paths("dtjy"), "a.md");
}

}  // namespace
}  // namespace tanxun
