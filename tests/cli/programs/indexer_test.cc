// SPDX-License-Identifier: GPL-2.0-or-later
// The program tanxun-index: standard output, standard error and status.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/json_schema.h"
#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

TEST_F(Programs, UpdateCommitsOnceAndSaysSo) {
  const Output first = Index({"update", "notes"});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("committed 2 sources, revision 1\n"));
  EXPECT_TRUE(fs::exists(folder_ / "home/.local/share/tanxun/default"));
  const Output second = Index({"update"});
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_THAT(second.out, HasSubstr("2 unchanged"));
  const Json report = Json::parse(Index({"update", "--rebuild", "--json"}).out);
  EXPECT_EQ(report["found"], 2);
  EXPECT_EQ(report["failed"], 0);
}

TEST_F(Programs, TheIndexIsChosenByFlagThenEnvironmentThenNearestFolder) {
  EXPECT_EQ(Index({"--db", "flag", "update", "notes"}).status, 0);
  EXPECT_TRUE(fs::is_directory(folder_ / "flag"));
  EXPECT_EQ(Execute(TANXUN_INDEX_PROGRAM, {"update", "notes"}, "", "TANXUN_DB=env").status, 0);
  EXPECT_TRUE(fs::is_directory(folder_ / "env"));
  fs::create_directory(folder_ / ".tanxun");
  EXPECT_EQ(Index({"update", "notes"}).status, 0);
  EXPECT_FALSE(fs::is_empty(folder_ / ".tanxun"));
  EXPECT_FALSE(fs::exists(folder_ / "home"));
  EXPECT_EQ(Tanxun({"search", "lithography"}).status, 0);
  EXPECT_EQ(Tanxun({"search", "lithography", "--db", "flag"}).status, 0);
  EXPECT_EQ(Tanxun({"search", "lithography", "--db", "elsewhere"}).status, 2);
}

TEST_F(Programs, TheReviewFileOfNamesIsOneThatCanBeFedBack) {
  Write(folder_ / "notes/names.md", "# Names\n\nBorealis (北极) and Cygnus (天鹅) make fans.\n");
  Write(folder_ / "notes/aliases.tsv", "Cygnus\t天鹅\trejected\n");
  EXPECT_EQ(Index({"update", "notes"}).status, 0);
  const auto pairs = [&] {
    return Json::parse(Index({"status", "--aliases", "--json"}).out)["pairs"];
  };
  const Output review = Index({"status", "--aliases"});
  EXPECT_THAT(review.out, HasSubstr("\nCygnus\t天鹅\trejected\t# "));
  EXPECT_THAT(review.out, HasSubstr("\n# Borealis\t北极\tconfirmed\t# brackets names.md:3\n"));
  const Json before = pairs();
  Write(folder_ / "notes/aliases.tsv", review.out);
  const Output again = Index({"update"});
  EXPECT_EQ(again.status, 0) << again.err;
  const Json after = pairs();
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i]["name"], before[i]["name"]);
    EXPECT_EQ(after[i]["state"], before[i]["state"]);
    EXPECT_EQ(after[i]["is_one"], before[i]["is_one"]);
  }
}

TEST_F(Programs, TheReviewFileGivesChoicesForNamesThatSeveralClaim) {
  Write(folder_ / "notes/crow.md", "# Crow\n\nCorvus (乌鸦座) is up.\n");
  Write(folder_ / "notes/dodo.md", "# Dodo\n\nCorvus (渡渡鸟) is down.\n");
  Write(folder_ / "notes/aliases.tsv",
        "Crow\tKite\tconfirmed\nKite\tDodo\tconfirmed\nCrow\tDodo\trejected\n");
  EXPECT_EQ(Index({"update", "notes"}).status, 1);
  const Output review = Index({"status", "--aliases"});
  EXPECT_THAT(review.out, HasSubstr("\n# Corvus is claimed by 2:\n"
                                    "# Corvus\t乌鸦座\tconfirmed\t# crow.md:3\n"
                                    "# Corvus\t渡渡鸟\tconfirmed\t# dodo.md:3\n"));
  EXPECT_THAT(review.out, Not(HasSubstr("\n# Corvus\t乌鸦座\tconfirmed\t# brackets")));
  EXPECT_THAT(review.out, HasSubstr("\n# Kite\tDodo\tconfirmed\t# "));
  EXPECT_THAT(review.out, HasSubstr("; not joined, for with other confirmed pairs it would join"));
}

TEST_F(Programs, ADryRunChangesNothing) {
  const Output output = Index({"update", "--dry-run", "notes"});
  EXPECT_EQ(output.status, 0) << output.err;
  EXPECT_THAT(output.out, HasSubstr("zerui.md"));
  EXPECT_THAT(output.out, Not(HasSubstr("committed")));
  EXPECT_FALSE(fs::exists(folder_ / "home"));
}

TEST_F(Programs, SkippedFilesAreNamedAndCounted) {
  Write(folder_ / "notes/big.md", std::string(3000, 'x'));
  const Output output = Index({"update", "notes", "--max-file-size", "2K"});
  EXPECT_EQ(output.status, 1) << output.err;
  EXPECT_THAT(output.err, HasSubstr("tanxun-index: "));
  EXPECT_THAT(output.err, HasSubstr("big.md: "));
  EXPECT_THAT(output.out, HasSubstr("committed 2 sources"));
}

TEST_F(Programs, RecordsComeFromStandardInput) {
  const Output output =
      Index({"update", "-"},
            "{\"id\":\"r1\",\"title\":\"One\",\"text\":\"alpha quantum\"}\nnot json\n"
            "{\"id\":\"r2\",\"text\":\"量子计算\"}\n");
  EXPECT_EQ(output.status, 1) << output.out << output.err;
  EXPECT_THAT(output.out, HasSubstr("committed 2 sources"));
  EXPECT_THAT(output.out, HasSubstr("found 3: 2 added, 0 updated, 0 unchanged, 1 skipped"));
  EXPECT_THAT(output.err, HasSubstr("stdin.jsonl:2: "));
  const Output none = Index({"update", "-", "--json"}, "no\n");
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(Json::parse(none.out)["files"][0]["path"], "stdin.jsonl:1");
  EXPECT_EQ(Json::parse(none.out)["skipped"], 1);
  EXPECT_EQ(Json::parse(none.out)["committed"], false);
  const Output found = Tanxun({"search", "quantum", "--json"});
  ASSERT_EQ(found.status, 0) << found.err;
  EXPECT_EQ(Json::parse(found.out)["hits"][0]["record"], "r1");
}

TEST_F(Programs, EveryFileIsAccountedFor) {
  Write(folder_ / "notes/picture.png", "x");
  Write(folder_ / "notes/.hidden.md", "x");
  Write(folder_ / "notes/records.jsonl", "{\"text\":\"alpha\"}\nnot json\n");
  fs::create_symlink("nowhere", folder_ / "notes/lost.md");
  const Output output = Index({"update", "notes", "--json"});
  EXPECT_EQ(output.status, 1);
  const Json report = Json::parse(output.out);
  EXPECT_THAT(JsonSchema("update", "indexer/tool").Complaints(report), testing::IsEmpty());
  EXPECT_EQ(report["indexed"], 3);
  EXPECT_EQ(
      report["found"].get<int>(),
      report["indexed"].get<int>() + report["skipped"].get<int>() + report["failed"].get<int>());
  std::map<std::string, std::string> outcomes;
  for (const Json& file : report["files"]) {
    outcomes[file["path"]] = file["outcome"];
    EXPECT_FALSE(file["reason"].is_null());
  }
  EXPECT_EQ(outcomes, (std::map<std::string, std::string>{{".hidden.md", "ignored"},
                                                          {"lost.md", "skipped"},
                                                          {"picture.png", "ignored"},
                                                          {"records.jsonl:2", "skipped"}}));
  const Output text = Index({"update", "notes"});
  EXPECT_THAT(text.out, HasSubstr("ignored 2: 1 hidden, 1 not a kind of file tanxun reads\n"));
  EXPECT_THAT(text.err, Not(HasSubstr("picture.png")));
  // Of what is left out as wished nothing is complained.
  fs::remove(folder_ / "notes/lost.md");
  EXPECT_EQ(Index({"update", "notes"}).status, 0);
}

TEST_F(Programs, EncodingsAreFoundAndTold) {
  Write(folder_ / "old/big5.txt", "\xA5\x78\xBF\x6E\xB9\x71\n");  // 台積電
  const Output found = Index({"read", "old/big5.txt"});
  EXPECT_THAT(found.out, HasSubstr("encoding: Big5-HKSCS\n"));
  EXPECT_THAT(found.out, HasSubstr("台積電"));
  EXPECT_THAT(found.out, HasSubstr("not UTF-8; read as Big5-HKSCS"));
  const Output told = Index({"read", "old/big5.txt", "--encoding", "gb2312", "--json"});
  EXPECT_EQ(Json::parse(told.out)["encoding"], "GB18030");
  EXPECT_EQ(Json::parse(told.out)["problems"].size(), 0u);
  for (const char* command : {"read", "update"}) {
    const Output wrong = Index({command, "old/big5.txt", "--encoding", "gb2321"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.err, HasSubstr("did you mean GB2312?")) << command;
    EXPECT_THAT(Index({command, "old/big5.txt", "--encoding", "klingon"}).err,
                HasSubstr("some are UTF-8, GBK"));
  }
  EXPECT_FALSE(fs::exists(folder_ / "home"));
  EXPECT_EQ(Index({"update", "old", "--encoding", "big5"}).status, 0);
  EXPECT_EQ(Tanxun({"search", "台積電", "-l"}).out, "big5.txt\n");
  EXPECT_EQ(Index({"update", "--encoding", "big5"}).status, 2) << "for which folder?";
}

TEST_F(Programs, ReadShowsFilesRecordsAndStandardInput) {
  Write(folder_ / "c.jsonl",
        "{\"id\":\"r1\",\"text\":\"# One\\n\\n| a | b |\\n|---|---|\\n| [[L]] | #t |\"}\nbad\n"
        "{\"text\":\"two\",\"lang\":\"en\"}\n");
  const JsonSchema schema("read", "indexer/tool");
  const std::vector<std::string> records = Lines(Index({"read", "c.jsonl", "--json"}).out);
  ASSERT_EQ(records.size(), 2u);
  for (const std::string& record : records) {
    EXPECT_THAT(schema.Complaints(Json::parse(record)), testing::IsEmpty());
  }
  EXPECT_EQ(Json::parse(records[0])["record"], "r1");
  EXPECT_EQ(Json::parse(records[1])["problems"][0]["line"], 2);
  for (const char* note : {"notes/zerui.md", "notes/云/云桥 科技.md"}) {
    const Json reading = Json::parse(Index({"read", note, "--json"}).out);
    EXPECT_THAT(schema.Complaints(reading), testing::IsEmpty()) << note;
    EXPECT_GT(reading["facts"].size(), 1u);
  }
  EXPECT_EQ(Json::parse(Index({"read", "-", "--json"}, "# Typed\n\ntext").out)["title"], "Typed");
  EXPECT_EQ(Json::parse(Index({"read", "-", "--json"}, "\n {\"text\":\"t\"}\n").out)["kind"],
            "record");
  EXPECT_EQ(
      Json::parse(Index({"read", "-", "--name", "a.org", "--json"}, "* H\ntext").out)["blocks"]
          .size(),
      1u);
  EXPECT_EQ(Index({"read", "-"}, "").status, 0);
  fs::create_symlink("zerui.md", folder_ / "notes/link.md");
  EXPECT_THAT(Index({"read", "notes/link.md"}).out, HasSubstr("Zerui Chips"));
  EXPECT_EQ(Index({"read", "notes"}).status, 2);
  EXPECT_EQ(Index({"read", "a", "b"}).status, 2);
}

TEST_F(Programs, RemoveForgetsAndAGoneFolderDoesNot) {
  IndexNotes();
  EXPECT_EQ(Index({"remove", "zerui.md"}).status, 0);
  EXPECT_EQ(Tanxun({"search", "lithography"}).status, 1);
  EXPECT_EQ(Index({"remove", "never.md"}).status, 2);
  Write(folder_ / "notes/short.md", "short lived\n");
  EXPECT_EQ(Index({"update", "notes"}).status, 0);
  fs::remove(folder_ / "notes/short.md");
  EXPECT_EQ(Index({"update", "notes/short.md"}).status, 0);
  EXPECT_EQ(Tanxun({"search", "lived"}).status, 1);
  fs::rename(folder_ / "notes", folder_ / "away");
  const Output gone = Index({"update", "notes"});
  EXPECT_EQ(gone.status, 1) << gone.err;
  EXPECT_THAT(gone.err, HasSubstr("notes"));
  EXPECT_EQ(Tanxun({"search", "出口管制"}).status, 0);
}

TEST_F(Programs, AnInterruptEndsWithStatus130AndLeavesTheIndex) {
  // Standard input that never ends holds the program where the interrupt finds it.
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    const std::string db = (folder_ / "db").string();
    execl(TANXUN_INDEX_PROGRAM, "tanxun-index", "update", "-", "--db", db.c_str(), nullptr);
    _exit(99);
  }
  close(ends[0]);
  int status = 0;
  // The first interrupts may come before the program is ready for them: wait for it to be so.
  const fs::path state = fs::path("/proc") / std::to_string(child) / "status";
  for (int i = 0; i < 500; ++i) {
    usleep(10'000);
    const std::string text = ReadAll(state);
    const std::size_t caught = text.find("SigCgt:");
    if (caught == std::string::npos) continue;
    const std::string mask = text.substr(caught + 8, 16);
    if ((std::stoull(mask, nullptr, 16) & 2u) != 0) break;  // Bit 1: SIGINT.
  }
  kill(child, SIGINT);
  ASSERT_EQ(waitpid(child, &status, 0), child);
  close(ends[1]);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_FALSE(fs::exists(folder_ / "db"));
}

}  // namespace
}  // namespace tanxun
