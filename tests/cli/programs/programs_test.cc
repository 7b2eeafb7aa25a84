// SPDX-License-Identifier: GPL-2.0-or-later
// The real programs in a folder of their own: standard output, standard error and status.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/json_schema.h"
#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST_F(Programs, WithoutAnIndexEveryReaderSaysHowToMakeOne) {
  for (const char* command : {"search", "ask", "facts", "facets", "get", "explain", "status"}) {
    std::vector<std::string> words = {command};
    if (std::string(command) != "status" && std::string(command) != "facets") words.push_back("x");
    const Output output = Tanxun(words);
    EXPECT_EQ(output.status, 2) << command;
    EXPECT_EQ(output.out, "");
    EXPECT_THAT(output.err,
                HasSubstr("tanxun: no index here; make one with: tanxun-index update FOLDER"));
  }
  EXPECT_EQ(Index({"update"}).status, 2);
  EXPECT_EQ(Index({"status"}).status, 2);
  EXPECT_EQ(Index({"check"}).status, 2);
  EXPECT_EQ(Index({"update", "nowhere"}).status, 2);
  EXPECT_FALSE(fs::exists(folder_ / "home")) << "a failed command left something behind";
}

TEST_F(Programs, SearchFindsBothLanguages) {
  IndexNotes();
  const Output english = Tanxun({"search", "lithography", "tools"});
  EXPECT_EQ(english.status, 0) << english.err;
  EXPECT_THAT(english.out, HasSubstr("zerui.md:"));
  EXPECT_EQ(english.out.find('\x1b'), std::string::npos);
  const Output chinese = Tanxun({"search", "出口管制"});
  EXPECT_EQ(chinese.status, 0) << chinese.err;
  EXPECT_THAT(chinese.out, HasSubstr("云/云桥 科技.md:"));
  EXPECT_EQ(Tanxun({"search", "出口管制"}).out, chinese.out);
}

TEST_F(Programs, NothingFoundIsStatusOneAndSaysWhy) {
  IndexNotes();
  const Output output = Tanxun({"search", "zzzunfindable"});
  EXPECT_EQ(output.status, 1);
  EXPECT_EQ(output.out, "");
  EXPECT_THAT(output.err, HasSubstr("no passage has these words"));
  const Output json = Tanxun({"search", "zzzunfindable", "--json"});
  EXPECT_EQ(json.status, 1);
  EXPECT_EQ(Json::parse(json.out)["state"], "no_match");
  const Output filtered = Tanxun({"search", "lithography", "--tag", "nosuchtag", "--json"});
  EXPECT_EQ(filtered.status, 1);
  EXPECT_EQ(Json::parse(filtered.out)["state"], "filtered_out");
}

TEST_F(Programs, FacetsSayHowTheQueryWasRead) {
  IndexNotes();
  const Output output = Tanxun({"facets", "lang", "\"unclosed chip"});
  EXPECT_THAT(output.err, HasSubstr("this quote has no end"));
}

TEST_F(Programs, SearchJsonHasTheContractsKeys) {
  IndexNotes();
  const Output output = Tanxun({"search", "export controls", "--json", "--facet", "tag"});
  ASSERT_EQ(output.status, 0) << output.err;
  const Json json = Json::parse(output.out);
  EXPECT_THAT(Keys(json), ElementsAre("version", "query", "total", "total_exact", "state", "hits",
                                      "facets", "index", "warnings", "synonyms", "readings"));
  ASSERT_FALSE(json["hits"].empty());
  for (const Json& hit : json["hits"]) {
    const std::string snippet = hit["snippet"];
    EXPECT_GE(hit["line_start"].get<int>(), 1);
    EXPECT_GE(hit["line_end"].get<int>(), hit["line_start"].get<int>());
    for (const Json& highlight : hit["highlights"]) {
      EXPECT_LT(highlight[0].get<std::size_t>(), highlight[1].get<std::size_t>());
      EXPECT_LE(highlight[1].get<std::size_t>(), snippet.size());
    }
  }
  EXPECT_TRUE(json["facets"].contains("tag"));
  EXPECT_EQ(json["index"]["collections"]["notes"], (folder_ / "notes").string());
  const Output lines = Tanxun({"search", "export controls", "--ndjson"});
  EXPECT_EQ(Lines(lines.out).size(), json["hits"].size());
  int rank = 1;
  for (const std::string& line : Lines(lines.out)) EXPECT_EQ(Json::parse(line)["rank"], rank++);
}

TEST_F(Programs, AnErrorIsNeverAnEmptyResult) {
  for (const char* form : {"--json", "--ndjson"}) {
    const Output missing = Tanxun({"search", "x", form});
    EXPECT_EQ(missing.status, 2);
    EXPECT_EQ(Json::parse(missing.out)["state"], "error");
  }
  IndexNotes();
  struct Case {
    std::vector<std::string> words;
    std::vector<std::string> keys;
  };
  const Case cases[] = {
      {{"search", "tittle:x", "--json"}, {"version", "query", "state", "error"}},
      {{"search", "\"open", "--strict", "--ndjson"}, {"version", "query", "state", "error"}},
      {{"search", "x", "--since", "noon", "--format", "json"},
       {"version", "query", "state", "error"}},
      {{"facets", "tag", "tittle:x", "--json"}, {"version", "query", "state", "error"}},
      {{"ask", " ", "--json"}, {"version", "question", "state", "error"}},
      {{"get", "absent.md", "--json"}, {"version", "state", "error"}},
  };
  for (const Case& c : cases) {
    const Output output = Tanxun(c.words);
    EXPECT_EQ(output.status, 2) << c.words[1];
    EXPECT_THAT(output.err, HasSubstr("tanxun: ")) << c.words[1];
    const Json object = Json::parse(output.out);
    EXPECT_EQ(Keys(object), c.keys) << c.words[1];
    EXPECT_EQ(object["state"], "error");
  }
  const Output batch = Tanxun({"search", "--queries", "-", "--ndjson"}, "a\tchips\nb\ttittle:x\n");
  EXPECT_EQ(batch.status, 2);
  const std::vector<std::string> lines = Lines(batch.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].rfind("{\"version\":1,\"id\":\"a\",\"query\":\"chips\",", 0), 0u) << lines[0];
  EXPECT_EQ(Json::parse(lines[1])["state"], "error");
}

TEST_F(Programs, FiltersAloneListPassages) {
  IndexNotes();
  const Output listed = Tanxun({"search", "--tag", "china", "-l"});
  EXPECT_EQ(listed.status, 0) << listed.err;
  EXPECT_EQ(listed.out, "zerui.md\n");
  EXPECT_EQ(Lines(Tanxun({"search", "--tag", "china", "--tag", "云计算", "-l"}).out).size(), 2u)
      << "one flag twice: either";
  const Output both = Tanxun({"search", "--tag", "china", "--lang", "zh"});
  EXPECT_EQ(both.status, 1) << "two flags: both";
  EXPECT_THAT(both.err, HasSubstr("no passage passes the filters"));
  const Json none = Json::parse(Tanxun({"search", "-n", "0", "--tag", "china", "--json"}).out);
  EXPECT_TRUE(none["hits"].empty());
  EXPECT_GE(none["total"], 1);
  EXPECT_EQ(Tanxun({"search"}).status, 2) << "no word and no filter";
}

TEST_F(Programs, ListsCountsAndLimits) {
  IndexNotes();
  const Output files = Tanxun({"search", "出口管制", "-l", "-0"});
  EXPECT_EQ(files.status, 0) << files.err;
  EXPECT_THAT(files.out, HasSubstr(std::string("云/云桥 科技.md\0", sizeof("云/云桥 科技.md"))));
  const Output count = Tanxun({"search", "--count", "lithography"});
  EXPECT_EQ(count.status, 0) << count.err;
  EXPECT_GE(std::atoi(count.out.c_str()), 1);
  EXPECT_EQ(Tanxun({"search", "--count", "zzzunfindable"}).out, "0\n");
  EXPECT_EQ(Lines(Tanxun({"search", "-n1", "--ndjson", "china OR 出口管制 OR chips"}).out).size(),
            1u);
  const Output quiet = Tanxun({"search", "-q", "lithography"});
  EXPECT_EQ(quiet.status, 0);
  EXPECT_EQ(quiet.out + quiet.err, "");
}

TEST_F(Programs, AnEmptyQueryIsEverythingAndAPageBehindTheLastSaysSo) {
  IndexNotes();
  const Json status = Json::parse(Tanxun({"status", "--json"}).out);
  for (const char* nothing : {"", " "}) {
    const Json all = Json::parse(Tanxun({"search", nothing, "--json"}).out);
    EXPECT_EQ(all["total"], status["index"]["passages"]);
    EXPECT_EQ(all["hits"].size(), status["index"]["passages"]);
  }
  const Output behind = Tanxun({"search", "", "--offset", "100", "--group", "source"});
  EXPECT_EQ(behind.status, 0);
  EXPECT_EQ(behind.out, "");
  EXPECT_EQ(behind.err, "tanxun: there are only 2 sources\n");
  EXPECT_EQ(Tanxun({"search", "", "-n", "0"}).err, "");
}

TEST_F(Programs, JsonIsNeverDroppedForAListOrACount) {
  Write(folder_ / "notes/long.md", "# One\n\ncontrols\n\n# Two\n\nexport controls\n");
  IndexNotes();
  const Json all = Json::parse(Tanxun({"search", "controls", "--json"}).out);
  for (const char* form : {"--json", "--ndjson"}) {
    const Output count = Tanxun({"search", "controls", form, "--count"});
    EXPECT_EQ(count.status, 0) << count.err;
    EXPECT_EQ(Json::parse(count.out)["total"], all["total"]) << form;
    EXPECT_TRUE(Json::parse(count.out)["hits"].empty()) << form;
  }
  EXPECT_EQ(Lines(Tanxun({"search", "controls", "--ndjson", "--count"}).out).size(), 1u);
  std::set<std::string> paths;
  for (const Json& hit : all["hits"]) paths.insert(hit["path"]);
  ASSERT_LT(paths.size(), all["hits"].size());
  const Json files = Json::parse(Tanxun({"search", "controls", "--format", "json", "-l"}).out);
  EXPECT_EQ(files["hits"].size(), paths.size());
  const std::vector<std::string> lines =
      Lines(Tanxun({"search", "controls", "--ndjson", "-l"}).out);
  ASSERT_EQ(lines.size(), paths.size());
  EXPECT_EQ(Json::parse(lines[0]), files["hits"][0]);
  const Output zero = Tanxun({"search", "controls", "-l", "-0", "--json"});
  EXPECT_EQ(zero.status, 2);
  EXPECT_EQ(Json::parse(zero.out)["state"], "error");
  EXPECT_THAT(zero.err, HasSubstr("-0 ends the paths of a list; JSON has none"));
}

TEST_F(Programs, WordsThatLookLikeFlagsGoAfterTheMark) {
  IndexNotes();
  EXPECT_EQ(Tanxun({"search", "--", "lithography", "-zzz"}).status, 0);
  const Output mistaken = Tanxun({"search", "lithography", "-zzz"});
  EXPECT_EQ(mistaken.status, 2);
  EXPECT_THAT(mistaken.err, HasSubstr("in quotes: 'lithography -zzz'"));
  EXPECT_EQ(Tanxun({"search", "lithography -zzz"}).status, 0);
  EXPECT_EQ(Tanxun({"search", "-lithography tools", "-l"}).status, 1);
  EXPECT_EQ(Tanxun({"search", "-云计算", "-l"}).out, "zerui.md\n");
}

TEST_F(Programs, UsageErrorsAreStatusTwoWithASuggestion) {
  IndexNotes();
  struct Case {
    std::vector<std::string> words;
    std::string message;
  };
  const Case cases[] = {
      {{"serch", "x"}, "did you mean search?"},
      {{"unheard"}, "unknown command unheard (see"},
      {{"update", "notes"}, "did you mean tanxun-index update?"},
      {{"search", "x", "--limt", "3"}, "did you mean --limit?"},
      {{"search", "x", "--limit", "x"}, "--limit"},
      {{"search", "x", "--sort", "dat"}, "did you mean date?"},
      {{"search", "x", "--color", "blue"}, "never"},
      {{"search"}, "search for what"},
      {{"facets", "tickr"}, "did you mean ticker?"},
      {{"search", "--queries", "absent.tsv"}, "absent.tsv"},
      {{"get", "notes/absent.md"}, "absent.md"},
      {{"search", "tittle:x"}, "title"},
  };
  for (const Case& c : cases) {
    const Output output = Tanxun(c.words);
    EXPECT_EQ(output.status, 2) << c.message;
    EXPECT_EQ(output.out, "") << c.message;
    EXPECT_THAT(output.err, HasSubstr(c.message));
  }
}

TEST_F(Programs, HelpOfEveryCommandShowsExamplesAndStatus) {
  for (const char* program : {TANXUN_PROGRAM, TANXUN_INDEX_PROGRAM}) {
    const Output own = Execute(program, {"--help"});
    EXPECT_EQ(own.status, 0);
    EXPECT_LT(own.out.find("Examples:"), own.out.find("Commands:"));
    for (const std::string& line : Lines(own.out.substr(own.out.find("Commands:")))) {
      if (line.rfind("  ", 0) != 0 || line.size() < 4 || !std::islower(line[2])) continue;
      const std::string command = line.substr(2, line.find(' ', 2) - 2);
      const Output page = Execute(program, {command, "--help"});
      EXPECT_EQ(page.status, 0) << command;
      EXPECT_LT(page.out.find("Examples:"), page.out.find("Flags:")) << command;
      EXPECT_LT(page.out.find("Flags:"), page.out.find("Exit status:")) << command;
    }
    EXPECT_EQ(Execute(program, {}).status, 2);
    EXPECT_EQ(Execute(program, {"--version"}).status, 0);
  }
}

TEST_F(Programs, AskAnswersWithValueAndPlace) {
  IndexNotes();
  const Output english = Tanxun({"ask", "where is the HQ of Zerui Chips", "--json"});
  EXPECT_EQ(english.status, 0) << english.out << english.err;
  const Json json = Json::parse(english.out);
  EXPECT_THAT(Keys(json), ElementsAre("version", "id", "question", "state", "entity", "attribute",
                                      "answers", "related", "passages", "remark", "index"));
  EXPECT_EQ(json["state"], "answered");
  ASSERT_FALSE(json["answers"].empty());
  EXPECT_EQ(json["answers"][0]["value"], "Nanjing, China");
  EXPECT_EQ(json["answers"][0]["sources"][0]["path"], "zerui.md");
  EXPECT_EQ(json["answers"][0]["sources"][0]["line"], 16);
  const Output chinese = Tanxun({"ask", "云桥科技的总部在哪里"});
  EXPECT_EQ(chinese.status, 0) << chinese.out << chinese.err;
  EXPECT_EQ(chinese.out.rfind("成都\n", 0), 0u) << chinese.out;
  EXPECT_THAT(chinese.out, HasSubstr("云/云桥 科技.md:9: "));
  const Output unknown = Tanxun({"ask", "who is the CEO of Zerui Chips"});
  EXPECT_EQ(unknown.status, 1) << unknown.out;
}

TEST_F(Programs, QuestionsOfAFileGiveOneObjectEach) {
  IndexNotes();
  Write(folder_ / "q.tsv",
        "q1\twhen was Zerui Chips founded\n"
        "q2\t云桥科技有多少员工\t云/云桥 科技.md\n"
        "q3\twho is the CEO of Zerui Chips\n");
  const Output output = Tanxun({"ask", "--questions", "q.tsv", "--ndjson"});
  EXPECT_EQ(output.status, 0) << output.err;
  const std::vector<std::string> lines = Lines(output.out);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(Json::parse(lines[0])["id"], "q1");
  EXPECT_EQ(Json::parse(lines[0])["answers"][0]["value"], "2011");
  EXPECT_EQ(Json::parse(lines[1])["id"], "q2");
  EXPECT_EQ(Json::parse(lines[1])["answers"][0]["value"], "12000");
  EXPECT_NE(Json::parse(lines[2])["state"], "answered");
}

TEST_F(Programs, ABadQuestionLineIsReportedAndStillYieldsAnObject) {
  IndexNotes();
  const Output output = Tanxun({"ask", "--questions", "-", "--ndjson"},
                               "a line without a tab\nq2\twhen was Zerui Chips founded\n");
  EXPECT_EQ(output.status, 2);
  EXPECT_THAT(output.err, HasSubstr("-:1: no tab"));
  const std::vector<std::string> lines = Lines(output.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Json::parse(lines[0])["state"], "no_fact");
  EXPECT_EQ(Json::parse(lines[1])["id"], "q2");
}

TEST_F(Programs, QueriesOfAFileGiveATrecRun) {
  IndexNotes();
  Write(folder_ / "q.tsv", "1\tlithography\n2\t出口管制\n");
  const Output output =
      Tanxun({"search", "--queries", "q.tsv", "--format", "trec", "--run", "base", "-n", "100"});
  EXPECT_EQ(output.status, 0) << output.err;
  std::set<std::string> queries;
  for (const std::string& line : Lines(output.out)) {
    std::istringstream words(line);
    std::string query, iteration, document, run, extra;
    int rank = 0;
    double score = 0;
    EXPECT_TRUE(words >> query >> iteration >> document >> rank >> score >> run) << line;
    EXPECT_FALSE(words >> extra) << line;
    EXPECT_EQ(iteration, "Q0");
    EXPECT_EQ(run, "base");
    queries.insert(query);
  }
  EXPECT_THAT(queries, ElementsAre("1", "2"));
  EXPECT_THAT(output.out, HasSubstr("云/云桥%20科技.md"));
}

TEST_F(Programs, FactsAndFacets) {
  IndexNotes();
  const Output facts = Tanxun({"facts", "Zerui Chips", "--json"});
  ASSERT_EQ(facts.status, 0) << facts.err;
  const Json json = Json::parse(facts.out);
  EXPECT_THAT(Keys(json), ElementsAre("version", "facts"));
  std::set<std::string> values;
  for (const Json& fact : json["facts"]) values.insert(fact["value"].get<std::string>());
  EXPECT_THAT(values, IsSupersetOf({"Nanjing, China", "2011"}));
  EXPECT_THAT(Tanxun({"facts", "云桥科技", "总部"}).out, HasSubstr("成都"));
  EXPECT_EQ(Tanxun({"facts", "Nobody Ltd"}).status, 1);
  EXPECT_THAT(Tanxun({"facets", "tag"}).out, HasSubstr("tag: 云计算\t1\n"));
  const Output facets = Tanxun({"facets", "ticker", "--json"});
  EXPECT_EQ(facets.status, 0) << facets.err;
  EXPECT_EQ(Json::parse(facets.out)["facets"]["ticker"][0]["value"], "NYSE:ZRC");
}

TEST_F(Programs, JsonKeepsToItsSchemata) {
  IndexNotes();
  struct Case {
    std::string schema;
    std::vector<std::string> words;
  };
  const Case cases[] = {
      {"search", {"search", "export controls", "--json", "--facet", "ticker", "--context", "1"}},
      {"search", {"search", "出口管制", "--json", "--explain"}},
      {"search", {"search", "zzzunfindable", "--json"}},
      {"ask", {"ask", "where is the HQ of Zerui Chips", "--json"}},
      {"ask", {"ask", "云桥科技的创始人是谁", "--json"}},
      {"facts", {"facts", "--json"}},
      {"facts", {"facts", "Nobody Ltd", "--json"}},
      {"facets", {"facets", "--json"}},
      {"facets", {"facets", "tag", "出口管制", "--json"}},
  };
  for (const Case& c : cases) {
    const Output output = Tanxun(c.words);
    EXPECT_LE(output.status, 1) << output.err;
    EXPECT_THAT(JsonSchema(c.schema).Complaints(Json::parse(output.out)), testing::IsEmpty())
        << c.words[1];
  }
}

TEST_F(Programs, GetPrintsTheSourcesOwnLines) {
  IndexNotes();
  EXPECT_EQ(Tanxun({"get", "zerui.md:7"}).out, "# Zerui Chips\n");
  EXPECT_EQ(
      Tanxun({"get", "zerui.md:7:3"}).out,
      "# Zerui Chips\n\n**Zerui Chips** — maker of inference accelerators for data centers.\n");
  EXPECT_EQ(Tanxun({"get", "zerui.md"}).out, kEnglishNote);
  EXPECT_EQ(Tanxun({"get", "zerui.md:8"}).out, "\n");
  EXPECT_EQ(Tanxun({"get", "zerui.md:7", "--context", "1"}).out, "\n# Zerui Chips\n\n");
  EXPECT_EQ(Tanxun({"get", "zerui.md:1", "--context", "1"}).out, "---\naliases: [ZRC, 泽瑞芯片]\n");
  EXPECT_EQ(Tanxun({"get", "zerui.md:9999"}).status, 1);
  EXPECT_EQ(Tanxun({"get", "../notes/zerui.md/../../../../etc/passwd"}).status, 2);
  const Json json = Json::parse(Tanxun({"get", "zerui.md:7", "--json"}).out);
  EXPECT_EQ(json["text"], "# Zerui Chips");
  const Json beyond = Json::parse(Tanxun({"get", "zerui.md:9999", "--json"}).out);
  EXPECT_EQ(beyond["text"], "");
  EXPECT_LT(beyond["line_end"], beyond["line_start"]);
}

TEST_F(Programs, GetKeepsEveryLineAsItStands) {
  const std::string first = "{\"id\":\"r1\",\"text\":\"alpha\"}";
  const std::string second = "{\"id\":\"r2\",\"text\":\"beta\\ngamma\"}";
  Write(folder_ / "notes/c.jsonl", first + "\n" + second + "\n");
  Write(folder_ / "notes/ends.md", "one\rtwo\r\nthree\n\n");
  Write(folder_ / "gbk/a.txt", "\xd6\xd0\xb9\xfa\n");  // 中国
  IndexNotes();
  EXPECT_EQ(Index({"update", "gbk", "--encoding", "GBK"}).status, 0);
  struct Case {
    std::string place;
    std::string lines;
  };
  const Case cases[] = {
      {"c.jsonl#r2", second + "\n"},
      {"c.jsonl#r1", first + "\n"},
      {"c.jsonl", first + "\n" + second + "\n"},
      {"c.jsonl:2", second + "\n"},
      {"ends.md", "one\ntwo\nthree\n\n"},
      {"ends.md:2:2", "two\nthree\n"},
      {"ends.md:4", "\n"},
      {"ends.md:5", ""},
      {"a.txt", "中国\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(Tanxun({"get", c.place}).out, c.lines) << c.place;
  const Output context = Tanxun({"search", "three", "--context", "9"});
  EXPECT_THAT(context.out, HasSubstr("  3:three\n  4-\n")) << context.out;
}

TEST_F(Programs, NothingOfANoteReachesTheTerminalRaw) {
  Write(folder_ / "notes/evil\x1b[31m.md",
        "# evil \x1b]0;owned\a title\n\nhostile \u202Eword\u202C here\xC2\x9B \x1b[2J\n\n"
        "**Label\x1b[1m:** value \x1b[5m\n");
  Index({"update", "notes"});
  std::vector<std::vector<std::string>> commands = {
      {"search", "hostile"},
      {"search", "hostile", "--json"},
      {"search", "hostile", "-l"},
      {"search", "hos\x1b[31m"},
      {"facts"},
      {"facets"},
      {"ask", "hostile \x1b[1m"},
      {"explain", "hostile \x1b[1m"},
      {"get", "evil\x1b[31m.md"},
      {"\x1b[31m"},
      {"search", "--\x1b[31m"},
  };
  for (const std::vector<std::string>& words : commands) {
    const Output output = Tanxun(words);
    EXPECT_LE(output.status, 2) << words[0];
    for (const char* raw : {"\x1b", "\a", "\u202E", "\u202C", "\xC2\x9B"}) {
      EXPECT_EQ((output.out + output.err).find(raw), std::string::npos) << words[0];
    }
  }
}

TEST_F(Programs, NamesThatAreNoTextComeBack) {
  const std::vector<std::string> names = {"bad\xff\xfe.md", "bad\\xff\\xfe.md", "new\nline.md",
                                          "escape\x1b[31m.md"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    Write(folder_ / "notes" / names[i], "quokka number " + std::to_string(i) + "\n");
  }
  IndexNotes();
  const Json hits = Json::parse(Tanxun({"search", "quokka", "--json"}).out)["hits"];
  std::set<std::string> texts;
  for (const Json& hit : hits) {
    const Output got = Tanxun({"get", hit["path"]});
    EXPECT_EQ(got.status, 0) << hit["path"] << got.err;
    texts.insert(got.out);
  }
  EXPECT_EQ(texts.size(), 4u) << "two names look the same";
  EXPECT_EQ(Tanxun({"get", names[0]}).out, "quokka number 0\n");
  const std::string listed = Tanxun({"search", "quokka", "-l", "-0"}).out;
  for (const std::string& name : names) {
    EXPECT_THAT(listed, HasSubstr(name + std::string(1, '\0'))) << "xargs -0 needs the raw name";
  }
  for (const std::string& shown : Lines(Tanxun({"search", "quokka", "-l"}).out)) {
    EXPECT_EQ(Tanxun({"get", shown}).status, 0) << shown;
    EXPECT_EQ(Index({"remove", shown}).status, 0) << shown;
  }
}

TEST_F(Programs, StatusCheckReadAnalyzeExplain) {
  IndexNotes();
  const Json status = Json::parse(Index({"status", "--json"}).out);
  EXPECT_EQ(status["index"]["sources"], 2);
  EXPECT_EQ(status["stale"], 0);
  EXPECT_GT(status["bytes"].get<int>(), 0);
  EXPECT_EQ(Tanxun({"status"}).status, 0);
  const Output check = Index({"check"});
  EXPECT_EQ(check.status, 0) << check.out << check.err;
  EXPECT_THAT(check.out, HasSubstr("checked 2 sources"));
  const Json reading = Json::parse(Index({"read", "notes/zerui.md", "--json"}).out);
  EXPECT_EQ(reading["subject"], "Zerui Chips");
  EXPECT_FALSE(reading["facts"].empty());
  EXPECT_EQ(Index({"read", "notes/absent.md"}).status, 2);
  EXPECT_THAT(Index({"read", "notes/云/云桥 科技.md"}).out, HasSubstr("facts ("));
  EXPECT_THAT(
      Tanxun({"analyze", "臺灣 H100"}).out,
      HasSubstr("normalized: 臺灣 h100\nfolded: 台湾 h100\nunits:\n  han 台[0,3)\tB台湾\n"));
  EXPECT_EQ(Json::parse(Tanxun({"analyze", "哪家 H100", "--json"}).out)["query"]["content"],
            "H100");
  EXPECT_EQ(Tanxun({"explain", "export controls"}).status, 0);
}

TEST_F(Programs, AFullDiskBehindStandardOutputIsAnError) {
  IndexNotes();
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  const std::string command =
      "cd " + Quoted(folder_.string()) +
      " && env -u XDG_DATA_HOME -u TANXUN_DB HOME=" + Quoted((folder_ / "home").string()) + " " +
      Quoted(TANXUN_PROGRAM) + " search lithography >/dev/full 2>/dev/null";
  const int status = std::system(command.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 2);
}

}  // namespace
}  // namespace tanxun
