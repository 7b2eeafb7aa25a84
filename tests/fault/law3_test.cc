// SPDX-License-Identifier: GPL-2.0-or-later
// Law 3: an index after any changes answers as one built from nothing. TANXUN_LAW3_SEQUENCES says
// how many random sequences of changes are tried, TANXUN_TEST_SEED gives the first one's seed; the
// seed that a failure names repeats it alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/fault/all_answers.h"
#include "tests/fault/changing_vault.h"
#include "tests/temp_folder.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

unsigned NumberOf(const char* variable, unsigned otherwise) {
  const char* given = std::getenv(variable);
  return given == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

const std::vector<std::string> kQueries = {"Quorvex",
                                           "魁沃斯",
                                           "wafer output",
                                           "出口管制",
                                           "高带宽内存 价格",
                                           "ticker:QVX",
                                           "tag:china",
                                           "status:>=yellow",
                                           "先进封装",
                                           "\"packaging capacity\"",
                                           "+Lumetra -tight",
                                           "path:a",
                                           "諾林",
                                           "capacity OR 产能",
                                           "prop.author:\"Li Lei\"",
                                           "liumingte"};
const std::vector<std::string> kQuestions = {"who is the CEO of Quorvex",
                                             "魁沃斯的员工有多少",
                                             "Lumetra revenue",
                                             "Halvard status",
                                             "诺林的总部在哪",
                                             "how many employees has Tivano"};

Asked AskedOf(const ChangingVault& vault) {
  Asked asked;
  asked.queries = kQueries;
  asked.questions = kQuestions;
  for (const Company& company : kCompanies) {
    asked.names.insert(asked.names.end(), {company.english, company.chinese, company.other});
  }
  asked.paths = vault.Files();
  return asked;
}

std::vector<std::string> AnswersOf(const fs::path& index, const Asked& asked) {
  Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher) return {searcher.error().message};
  return AllAnswers(*searcher, asked).Take();
}

void Update(const fs::path& index, const std::vector<fs::path>& roots, UpdateOptions options) {
  options.force = true;  // What is gone is meant to be.
  Result<IndexWriter> writer = IndexWriter::Open(index);
  ASSERT_TRUE(writer.ok()) << writer.error().message;
  const Result<UpdateReport> report = writer->Update(roots, options);
  // A root that is away is an error and changes nothing.
  ASSERT_TRUE(report.ok() || !fs::exists(roots.front())) << report.error().message;
}

// What differs, or nothing.
std::string Difference(const std::vector<std::string>& changed,
                       const std::vector<std::string>& fresh) {
  if (changed.size() != fresh.size()) return changed.front() + "\n" + fresh.front();
  for (std::size_t i = 0; i < changed.size(); ++i) {
    const auto [a, b] =
        std::mismatch(changed[i].begin(), changed[i].end(), fresh[i].begin(), fresh[i].end());
    if (a == changed[i].end() && b == fresh[i].end()) continue;
    const std::size_t at = static_cast<std::size_t>(a - changed[i].begin());
    const std::size_t begin = at > 200 ? at - 200 : 0;
    return changed[i].substr(0, 60) + "\n  changed …" + changed[i].substr(begin, 500) +
           "\n  fresh   …" + fresh[i].substr(begin, 500);
  }
  return {};
}

// One sequence of changes; says what differs from a fresh index after which steps.
std::string Broken(unsigned seed) {
  Random random(seed);
  const TempFolder home;
  const fs::path root = home.path() / "notes";
  const fs::path index = home.path() / "index";
  ChangingVault vault(root, home.path() / "away", random);
  Update(index, {root}, vault.options());
  std::string steps;
  const auto update = [&] {
    UpdateOptions options = vault.options();
    options.rebuild = random.Chance(20);
    options.jobs = static_cast<unsigned>(random.Below(4));
    steps += options.rebuild ? " rebuild;" : " update;";
    Update(index, {root}, options);
  };
  for (std::size_t rounds = 2 + random.Below(3); rounds > 0; --rounds) {
    for (std::size_t count = 1 + random.Below(4); count > 0; --count)
      steps += " " + vault.Step() + ",";
    update();
    if (rounds > 1 && random.Chance(60)) continue;
    vault.Settle();
    update();
    const fs::path fresh = home.path() / "fresh";
    fs::remove_all(fresh);
    Update(fresh, {root}, vault.options());
    const Asked asked = AskedOf(vault);
    const std::string difference = Difference(AnswersOf(index, asked), AnswersOf(fresh, asked));
    if (!difference.empty()) return steps + "\n  " + difference;
  }
  return {};
}

TEST(Law3, AnIndexAfterAnyChangesAnswersAsAFreshOne) {
  const unsigned first = NumberOf("TANXUN_TEST_SEED", std::random_device{}() % 1'000'000);
  const unsigned sequences = NumberOf("TANXUN_LAW3_SEQUENCES", 30);
  std::printf("seeds %u to %u\n", first, first + sequences - 1);
  for (unsigned seed = first; seed < first + sequences; ++seed) {
    const std::string broken = Broken(seed);
    if (broken.empty()) continue;
    FAIL() << "TANXUN_TEST_SEED=" << seed << " TANXUN_LAW3_SEQUENCES=1:" << broken;
  }
}

// Enough bytes for several threads.
TEST(Law3, AnIndexIsTheSameWhateverTheNumberOfThreads) {
  const unsigned seed = NumberOf("TANXUN_TEST_SEED", std::random_device{}() % 1'000'000);
  std::printf("seed %u\n", seed);
  Random random(seed);
  const TempFolder home;
  NoteMaker maker(random);
  for (int note = 0; note < 200; ++note) {
    std::string text;
    for (int part = 0; part < 6; ++part) text += maker.Note() + "\n";
    home.Write("notes/n" + std::to_string(note) + ".md", text);
  }
  Asked asked;
  asked.queries = {"Quorvex", "出口管制"};
  asked.questions = {"who is the CEO of Quorvex"};
  std::vector<std::string> of_one;
  for (const unsigned jobs : {1U, 2U, 7U}) {
    const fs::path index = home.path() / "index";
    fs::remove_all(index);
    UpdateOptions options;
    options.jobs = jobs;
    Update(index, {home.path() / "notes"}, options);
    std::vector<std::string> answers = AnswersOf(index, asked);
    if (jobs == 1) {
      of_one = std::move(answers);
    } else {
      EXPECT_EQ(Difference(answers, of_one), "") << jobs << " threads, TANXUN_TEST_SEED=" << seed;
    }
  }
}

}  // namespace
}  // namespace tanxun
