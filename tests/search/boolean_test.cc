// SPDX-License-Identifier: GPL-2.0-or-later
// Boolean queries find exactly what the slow twin finds: 10,000 random ones over a vault of random
// notes in both scripts. Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/language/parse.h"
#include "query/search/matcher.h"
#include "tests/ingest/temp_vault.h"
#include "tests/search/slow_search.h"

namespace tanxun {
namespace {

constexpr int kQueries = 10'000;

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260101U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

const std::vector<std::string> kPieces = {
    "平头哥",   "平",      "头哥",  "和平",         "阿里云",       "阿里雲",
    "集群",     "芯片",    "H100",  "ｈ200",        "GPT-4",        "gpt4",
    "gpt 4",    "chip",    "Chips", "chip-makers",  "export",       "the",
    "T-Head",   "thead",   "don't", "人工智能芯片", "ハンガク",     "ﾊﾝｶﾞｸ",
    "🔴",        "1,000",   "1000",  "云",           "RTX-4090",     "4090",
    "H100集群", "9988.HK", "晶片",  "丛集",         "人工智慧晶片", "n12"};
const std::vector<std::string> kJoints = {" ", " ", " ", "", "，", "。", "/", "-", "\n", ". "};
const std::vector<std::string> kTags = {"china", "china/ai", "芯片", "芯片/出口", "chips"};
const std::vector<std::string> kLevels = {"green", "yellow", "orange", "red"};
const std::vector<std::string> kDays = {"2024-12-31", "2025-01-01", "2025-03-09", "2026-02-28"};
const std::vector<std::string> kFolders = {"", "a/", "a/b/", "文件/"};
const std::vector<std::string> kSources = {"新华社", "Reuters", "Reuters Asia"};
const std::vector<std::string> kTargets = {"平头哥 notes", "GPT-4", "芯片", "T-Head", "平头哥"};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t Below(std::size_t end) { return engine_() % end; }
  bool OneIn(std::size_t chances) { return Below(chances) == 0; }
  const std::string& Of(const std::vector<std::string>& list) { return list[Below(list.size())]; }
  std::string Text(std::size_t pieces, bool plain) {
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) {
      if (i > 0) text += plain ? std::string(OneIn(3) ? "" : " ") : Of(kJoints);
      text += Of(kPieces);
    }
    return text;
  }

 private:
  std::mt19937 engine_;
};

// A query as people type it. Whatever it is read as, the twin reads it too.
class RandomQuery {
 public:
  explicit RandomQuery(Random& random) : random_(random) {}

  std::string Make() {
    switch (random_.Below(8)) {
      case 0:
        return "+" + Leaf();
      case 1:
        return "+" + Operand(1) + " " + random_.Of(kPieces) + " -" + Operand(1);
      case 2:
        return Restriction() + " " + Restriction() + " -" + Operand(1);
      case 3:
        return "\"" + random_.Text(2, true) + "\" " + Restriction();
      default:
        return Operator(3);
    }
  }

 private:
  std::string Operator(int depth) {
    switch (random_.Below(7)) {
      case 6:
        return "(+" + Operand(0) + " " + Operand(0) + ") AND " + Operand(depth - 1);
      case 0:
        return "NOT " + Operand(depth - 1);
      case 1:
        return Operand(depth - 1) + " OR " + Operand(depth - 1);
      case 2:
        return Operand(depth - 1) + " AND " + Operand(depth - 1);
      case 3:
        return Operand(depth - 1) + " AND -" + Operand(depth - 1);
      case 4:
        return Operand(depth - 1) + " OR " + Operand(depth - 1) + " " + Operand(depth - 1);
      default:
        return Near();
    }
  }
  std::string Operand(int depth) {
    return depth <= 0 || random_.OneIn(3) ? Leaf() : "(" + Operator(depth) + ")";
  }
  std::string Near() {
    const std::string how = random_.OneIn(2) ? " NEAR/" : " ADJ/";
    std::string right = random_.Of(kPieces);
    if (random_.OneIn(3)) right = "(" + Unspaced(right) + " OR \"" + random_.Of(kPieces) + "\")";
    return Unspaced(random_.Of(kPieces)) + how + std::to_string(1 + random_.Below(5)) + " " +
           (right.front() == '(' ? right : Unspaced(right));
  }
  static std::string Unspaced(const std::string& text) {
    return text == "gpt 4" ? "\"gpt 4\"" : text;
  }
  std::string Leaf() {
    switch (random_.Below(6)) {
      case 0:
        return "\"" + random_.Text(1 + random_.Below(3), true) + "\"" +
               (random_.OneIn(3) ? "~" + std::to_string(1 + random_.Below(3)) : "");
      case 1:
        return random_.Of({"ch", "平", "gpt", "exp", "芯", "h", "40", "t-h", "ハ"}) + "*";
      case 2:
        return Restriction();
      default:
        return Unspaced(random_.Of(kPieces));
    }
  }
  std::string Restriction() {
    const std::string compare = random_.Of({"", ">", ">=", "<", "<="});
    switch (random_.Below(14)) {
      case 0:
        return "#" + random_.Of(kTags);
      case 1:
        return "tag:" + random_.Of({"chi*", "芯*", "china", "none"});
      case 2:
        return "status:" + compare + random_.Of(kLevels);
      case 3:
        return "status:" + random_.Of(kLevels) + ".." + random_.Of(kLevels);
      case 4:
        return "date:" + compare + random_.Of({"2025", "2025-01", "2025-03-09", "2024-12-31"});
      case 5:
        return "date:" + random_.Of(kDays) + ".." + random_.Of({"2025-02", "2026", ""});
      case 6:
        return "lang:" + random_.Of({"zh", "en", "mixed"});
      case 7:
        return "ticker:" + random_.Of({"BABA", "9988", "09988.HK", "NYSE:BABA", "NVDA", "AMD"});
      case 8:
        return random_.Of({"path:a", "path:a/b", "folder:a", "folder:文件", "year:2025"});
      case 9:
        return random_.Of({"alias:T-Head", "alias:平头哥", "entity:平頭哥", "alias:Aliyun",
                           "entity:阿里云", "alias:nobody"});
      case 10:
        return "prop.来源:" + random_.Of({"新华社", "reuters", "\"Reuters Asia\"", "reu*", "AP"});
      case 11:
        return "[[" + random_.Of(kTargets) + "]]";
      case 12:
        return "title:" + Unspaced(random_.Of(kPieces));
      default:
        return "heading:\"" + random_.Text(1 + random_.Below(2), true) + "\"";
    }
  }

  Random& random_;
};

class BooleanQueries : public testing::Test {
 protected:
  static constexpr int kNotes = 70;

  void SetUp() override {
    Random random(7);
    SlowSearch::Groups names;
    std::map<std::string, KnownNote> notes;
    for (int i = 0; i < kNotes; ++i) {
      const std::string path = random.Of(kFolders) + "n" + std::to_string(i) + ".md";
      KnownNote note;
      const std::string title = "第" + std::to_string(i) + "号 " + random.Text(2, true);
      if (i == 3) note.aliases = {"T-Head", "平头哥"};
      if (i == 4) note.aliases = {"阿里云", "Aliyun"};
      if (!note.aliases.empty()) {
        names.push_back(note.aliases);
        names.back().push_back(title);
      }
      vault_.Write(path, NoteText(random, title, note));
      notes.emplace(path, std::move(note));
    }
    vault_.Update();
    Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(vault_.index());
    ASSERT_TRUE(reader.ok());
    reader_ = std::move(*reader);
    for (const Xapian::docid id : AllMatches(*reader_, Xapian::Query(std::string(kPassageTerm)))) {
      passages_.emplace_back(id, LoadPassage(*reader_, id));
    }
    const SlowSearch::Groups families = {
        {"BABA", "NYSE:BABA", "9988", "09988.HK", "9988.HK", "HKEX:9988"}, {"NVDA"}};
    twin_ = std::make_unique<SlowSearch>(std::move(notes), std::move(names), families);
  }

  static std::string NoteText(Random& random, const std::string& title, KnownNote& note) {
    std::string text = "---\ntitle: " + title + "\n";
    if (!note.aliases.empty()) {
      text += "aliases: [" + note.aliases[0] + ", " + note.aliases[1] + "]\n";
    }
    if (random.OneIn(2)) text += "tags: [" + random.Of(kTags) + ", " + random.Of(kTags) + "]\n";
    if (random.OneIn(2)) {
      note.status = random.Of(kLevels);
      text += "status: " + note.status + "\n";
    }
    if (random.OneIn(2)) text += "date: " + random.Of(kDays) + "\n";
    if (!note.aliases.empty()) text += "tickers: [NYSE:BABA, HKEX:9988]\n";
    if (random.OneIn(4)) text += "ticker: " + random.Of({"NYSE:BABA", "HKEX:9988", "NVDA"}) + "\n";
    if (random.OneIn(2)) {
      note.properties["来源"] = random.Of(kSources);
      text += "来源: " + note.properties["来源"] + "\n";
    }
    text += "---\n## " + random.Text(2, true) + "\n\n" + random.Text(1 + random.Below(25), false);
    if (random.OneIn(3)) {
      note.links.push_back(random.Of(kTargets));
      text += " 见 [[" + note.links.back() + "]].";
    }
    return text + "\n";
  }

  bool Agrees(const QueryNode& root, Xapian::docid id, const StoredPassage& passage) const {
    Result<Prepared> prepared = Prepare(*reader_, Describe(root), {}, true, true);
    if (!prepared) return false;
    const std::vector<Xapian::docid> found = AllMatches(*reader_, prepared->query);
    return std::binary_search(found.begin(), found.end(), id) == twin_->Finds(root, passage);
  }

  // The least part of a query about which the two disagree, for the reader of a failure.
  std::string Culprit(const QueryNode& node, Xapian::docid id, const StoredPassage& passage) const {
    for (const QueryNode& child : node.children) {
      QueryNode alone;
      alone.kind = NodeKind::kRequired;
      alone.children = {child};
      const bool is_sign = child.kind == NodeKind::kNot || child.kind == NodeKind::kRequired;
      if (!Agrees(is_sign ? child : alone, id, passage)) return Culprit(child, id, passage);
    }
    return Describe(node);
  }

  TempVault vault_;
  std::unique_ptr<IndexReader> reader_;
  std::vector<std::pair<Xapian::docid, StoredPassage>> passages_;
  std::unique_ptr<SlowSearch> twin_;
};

TEST_F(BooleanQueries, FindWhatTheSlowTwinFinds) {
  Random random(Seed());
  std::size_t matches = 0;
  for (int round = 0; round < kQueries; ++round) {
    const std::string text = RandomQuery(random).Make();
    Result<Prepared> prepared = Prepare(*reader_, text, {}, true, true);
    ASSERT_TRUE(prepared.ok()) << text << ": " << prepared.error().message;
    const std::vector<Xapian::docid> ids = AllMatches(*reader_, prepared->query);
    const std::set<Xapian::docid> found(ids.begin(), ids.end());
    for (const auto& [id, passage] : passages_) {
      ASSERT_EQ(found.contains(id), twin_->Finds(prepared->root, passage))
          << "seed " << Seed() << " round " << round << ": " << text << "\n"
          << "in " << Culprit(prepared->root, id, passage) << "\n"
          << passage.path << " " << passage.title << "\n"
          << testing::PrintToString(passage.passage.headings) << "\n"
          << passage.passage.text;
    }
    matches += found.size();
  }
  EXPECT_GT(matches, kQueries * 3U);  // Neither nothing nor all.
  EXPECT_LT(matches, kQueries * passages_.size() / 2);
}

}  // namespace
}  // namespace tanxun
