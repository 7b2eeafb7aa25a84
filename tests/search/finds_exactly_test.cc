// SPDX-License-Identifier: GPL-2.0-or-later
// One vault, and for each query exactly the notes that a reader of all of them would call right:
// names in every spelling, and beside each name the notes that only look like it.
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

const std::vector<std::pair<const char*, const char*>> kNotes = {
    // 平头哥, and the same characters in other company.
    {"pingtouge", "---\naliases: [T-Head]\n---\n# 平头哥\n\n平头哥做处理器。"},
    {"pingtouge-trad", "採訪了平頭哥的工程師。"},
    {"t-head", "The T-Head booth was crowded."},
    {"peace", "世界和平上了头条，他的哥哥留着平头。"},
    {"head", "The T junction lies ahead. He shook his head."},
    // 通义千问
    {"qwen", "通义千问已经开源。"},
    {"qwen-3", "这一版叫通义千问3，支持一百多种语言。"},
    {"thousand", "通知：请就道义的问题填写一千份问卷，问卷可以通过邮件寄回。"},
    {"lab", "通义实验室在杭州。"},
    // 台积电
    {"tsmc-hans", "台积电在熊本建厂。"},
    {"tsmc-hant", "台積電法說會延後。"},
    {"taipei", "台北积水退了，电费单来了，电积了灰。"},
    // 倚天, 含光800
    {"yitian", "倚天 710 有 128 个核。"},
    {"yitian-novel", "倚天屠龙记是一部小说。"},
    {"door", "他倚着门，看天色已晚。"},
    {"hanguang", "含光 800 是推理芯片。"},
    {"hanguang-tight", "每秒处理七万张图，靠的是含光800。"},
    {"disc", "这一包内含有光盘两张。"},
    // H100集群
    {"cluster", "新加坡的机房里租来了H100集群。"},
    {"cluster-wide", "另一处是 Ｈ１００ 集群。"},
    {"crowd", "集合了一大群人，编号从 H1 到 H10。"},
    {"h1000", "H1000 是一台吹风机。"},
    {"h200", "The H200 board has arrived."},
    {"both-gpus", "Nodes of type H100/H200 are cooled by water."},
    // 3D NAND
    {"nand", "3D NAND stacks its cells."},
    {"nand-zh", "长存量产了3D NAND闪存。"},
    {"nand-dash", "Their 3D-NAND line is new."},
    {"printer", "A printer for 2D and 4D drawings, grand and sandy."},
    // HBM3E
    {"hbm3e", "HBM3E 通过了认证。"},
    {"hbm3e-wide", "ｈｂｍ３ｅ 又涨价了。"},
    {"hbm3", "HBM3 came first."},
    {"hbm2e", "HBM2E came before it."},
    // C++ and its kin
    {"cpp", "C++ adds templates."},
    {"cpp-zh", "用Ｃ＋＋写的。"},
    {"csharp", "C# has properties."},
    {"c", "C has pointers."},
    {"cc", "CC the editor, please."},
    // GPT-4
    {"gpt-dash", "GPT-4 was released."},
    {"gpt-joined", "GPT4也能看图。"},
    {"gpt-apart", "We asked gpt 4 about it."},
    {"gpt-wide", "ＧＰＴ－４ 的答案更长。"},
    {"gpt-3", "GPT-3 was earlier."},
    {"gpt-40", "GPT-40 does not exist."},
    {"four", "Chapter 4 is short."},
    // 9988.HK
    {"hk", "收盘：9988.HK 上涨。"},
    {"hk-wide", "９９８８．ＨＫ 下跌。"},
    {"hk-exchange", "The company (HKEX: 9988) sells clothes."},
    {"hk-other", "收盘：0700.HK 上涨。"},
    {"room", "Room 8899 is on the ninth floor of HK House."},
    // Lights
    {"red", "🔴 断供"},
    {"green", "🟢 正常"},
    {"yellow", "🟡 紧张"},
    {"blue", "🔵 信息"},
    // One character
    {"cloud", "云在天上。"},
    {"cloud-company", "阿里云降价。"},
    {"cloud-trad", "白雲飄過。"},
    {"cloud-end", "山顶有云"},
    {"transport", "运费上涨，会议延期。"},
    {"cloud-en", "A cloud of dust."},
    // ハンガク
    {"half", "ハンガクの日。"},
    {"half-narrow", "ﾊﾝｶﾞｸﾉ日"},
    {"width", "ハンカクの字。"},
    {"study", "ガクハンの話、ハンドバッグ。"},
};

std::set<std::string> Words(const std::string& text) {
  std::set<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

TEST(FindsExactly, TheNotesAReaderWouldName) {
  TempVault vault;
  for (const auto& [name, text] : kNotes) vault.Write(std::string(name) + ".md", text);
  vault.Update();

  struct Row {
    const char* query;
    const char* expected;
  };
  const std::vector<Row> rows = {
      {"平头哥", "pingtouge pingtouge-trad t-head"},
      {"平頭哥", "pingtouge pingtouge-trad t-head"},
      {"T-Head", "pingtouge pingtouge-trad t-head"},
      {"t-head", "pingtouge pingtouge-trad t-head"},
      {"头哥", "pingtouge pingtouge-trad"},
      {"平头", "pingtouge pingtouge-trad peace"},
      {"和平", "peace"},
      {"通义千问", "qwen qwen-3"},
      {"通義千問", "qwen qwen-3"},
      {"千问", "qwen qwen-3"},
      {"通义", "qwen qwen-3 lab"},
      {"台积电", "tsmc-hans tsmc-hant"},
      {"台積電", "tsmc-hans tsmc-hant"},
      {"臺積電", "tsmc-hans tsmc-hant"},
      {"倚天", "yitian yitian-novel"},
      {"含光800", "hanguang hanguang-tight"},
      {"含光 800", "hanguang hanguang-tight"},
      {"含光８００", "hanguang hanguang-tight"},
      {"含光", "hanguang hanguang-tight"},
      {"倚天710", "yitian"},
      {"H100集群", "cluster cluster-wide"},
      {"Ｈ１００集群", "cluster cluster-wide"},
      {"+H100 +集群", "cluster cluster-wide"},
      {"\"H100集群\"", "cluster cluster-wide"},
      {"\"Ｈ１００　集群\"", "cluster cluster-wide"},
      {"集群", "cluster cluster-wide"},
      {"H100", "cluster cluster-wide both-gpus"},
      {"Ｈ１００", "cluster cluster-wide both-gpus"},
      {"h100", "cluster cluster-wide both-gpus"},
      {"H200", "h200 both-gpus"},
      {"H1", "crowd"},
      {"3D NAND", "nand nand-zh nand-dash"},
      {"3d-nand", "nand nand-zh nand-dash"},
      {"３Ｄ　ＮＡＮＤ", "nand nand-zh nand-dash"},
      {"HBM3E", "hbm3e hbm3e-wide"},
      {"hbm3e", "hbm3e hbm3e-wide"},
      {"ＨＢＭ３Ｅ", "hbm3e hbm3e-wide"},
      {"HBM3", "hbm3"},
      {"C++", "cpp cpp-zh"},
      {"c++", "cpp cpp-zh"},
      {"Ｃ＋＋", "cpp cpp-zh"},
      {"C#", "csharp"},
      {"C", "c"},
      {"GPT-4", "gpt-dash gpt-joined gpt-apart gpt-wide"},
      {"GPT4", "gpt-dash gpt-joined gpt-apart gpt-wide"},
      {"gpt-4", "gpt-dash gpt-joined gpt-apart gpt-wide"},
      {"ＧＰＴ－４", "gpt-dash gpt-joined gpt-apart gpt-wide"},
      {"\"gpt 4\"", "gpt-dash gpt-apart gpt-wide"},
      {"9988.HK", "hk hk-wide hk-exchange"},
      {"９９８８．ＨＫ", "hk hk-wide hk-exchange"},
      {"HKEX:9988", "hk hk-wide hk-exchange"},
      {"🔴", "red"},
      {"🟢", "green"},
      {"云", "cloud cloud-company cloud-trad cloud-end"},
      {"雲", "cloud cloud-company cloud-trad cloud-end"},
      {"阿里云", "cloud-company"},
      {"ﾊﾝｶﾞｸ", "half half-narrow"},
      {"ハンガク", "half half-narrow"},
      {"ハンカク", "width"},
  };
  for (const Row& row : rows) {
    SearchRequest request;
    request.query = row.query;
    request.grouping = Grouping::kSource;
    request.limit = 1000;
    std::set<std::string> found;
    for (const Hit& hit : vault.Search(request).hits) {
      found.insert(hit.path.substr(0, hit.path.size() - 3));
    }
    EXPECT_EQ(found, Words(row.expected)) << row.query;
  }
}

}  // namespace
}  // namespace tanxun
