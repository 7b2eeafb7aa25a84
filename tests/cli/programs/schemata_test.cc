// SPDX-License-Identifier: GPL-2.0-or-later
// What the programs print as JSON is what their schemata list, key by key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/json_schema.h"
#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using Json = nlohmann::ordered_json;
using testing::IsEmpty;

const fs::path kRooms[] = {fs::path(TANXUN_SOURCE_DIR) / "query/tool/schema",
                           fs::path(TANXUN_SOURCE_DIR) / "indexer/tool/schema"};

class Schemata : public Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    Write(folder_ / "notes/log.jsonl",
          "{\"id\":\"r1\",\"text\":\"Export controls again. [[Zerui Chips]] 🔴 cut off.\","
          "\"date\":\"2026-01-02\",\"tags\":[\"x/y\"],\"tickers\":[\"NYSE:ZRC\"],\"status\":"
          "\"red\"}\nbad\n{\"text\":\"出口管制\"}\n");
    Write(folder_ / "notes/borealis.md", "# Borealis\n\n- [[Zerui Chips]] — customer (wafers)\n");
    Write(folder_ / "notes/latin.md", "# Caf\xE9\n\nnaïve\n");
    Write(folder_ / "queries.tsv", "1\texport controls\n2\t\"unclosed AND (\n3\t出口管制\nbad\n");
    Write(folder_ / "questions.tsv",
          "1\t云桥科技的总部在哪里\n2\tWho founded Nobody\n3\tHQ\tnowhere.md\nbad\n");
    const Output output = Index({"update", "notes", "--json"});
    ASSERT_EQ(output.status, 1) << output.err;
    Expect("update", output);
  }

  // One value, of a program's --json.
  void Expect(const std::string& schema, const Output& output) {
    const Json value = Json::parse(output.out, nullptr, false);
    ASSERT_FALSE(value.is_discarded()) << schema << ": " << output.out << output.err;
    Check(schema, value);
  }
  // A value a line. An object with the state "error" is what error.schema.json says.
  void ExpectLines(const std::string& schema, const Output& output, std::size_t count) {
    const std::vector<std::string> lines = Lines(output.out);
    EXPECT_EQ(lines.size(), count) << schema << ": " << output.out << output.err;
    for (const std::string& line : lines) {
      const Json value = Json::parse(line, nullptr, false);
      ASSERT_FALSE(value.is_discarded()) << schema << ": " << line;
      const bool is_error = value.contains("state") && value["state"] == "error";
      Check(is_error ? "error" : schema, value);
    }
  }

  std::set<std::string> checked_;  // Names of schemata.

 private:
  void Check(const std::string& schema, const Json& value) {
    checked_.insert(schema);
    const bool is_query = fs::exists(kRooms[0] / (schema + ".schema.json"));
    const JsonSchema rules(schema, is_query ? "query/tool" : "indexer/tool");
    EXPECT_THAT(rules.Complaints(value), IsEmpty()) << schema << ": " << value.dump();
  }
};

TEST_F(Schemata, HoldForEveryCommand) {
  Expect("update", Index({"update", "notes", "--json", "--dry-run"}));
  Expect("check", Index({"check", "--json"}));
  Expect("check", Index({"check", "--repair", "--json"}));
  Expect("compact", Index({"compact", "--json"}));
  Expect("status", Index({"status", "--json"}));
  Expect("aliases", Index({"status", "--aliases", "--json"}));
  Expect("read", Index({"read", "notes/zerui.md", "--json"}));
  Expect("read", Index({"read", "notes/latin.md", "--json"}));
  ExpectLines("read", Index({"read", "notes/log.jsonl", "--json"}), 2);

  Expect("status", Tanxun({"status", "--json"}));
  Expect("search", Tanxun({"search", "export controls", "--json"}));
  Expect("search", Tanxun({"search", "芯片 OR chips", "--json", "--explain", "--context", "1",
                           "--facet", "tag,ticker,status,lang,year,entity,folder,kind"}));
  Expect("search", Tanxun({"search", "zzzunfindable", "--json"}));
  Expect("search", Tanxun({"search", "chips", "--tag", "nowhere", "--json"}));
  ExpectLines("hit", Tanxun({"search", "chips", "--ndjson", "--context", "1", "-n", "2"}), 2);
  ExpectLines("search", Tanxun({"search", "--queries", "queries.tsv", "--ndjson"}), 4);
  ExpectLines("search", Tanxun({"search", "--queries", "queries.tsv", "--ndjson", "--explain"}), 4);
  Expect("ask", Tanxun({"ask", "where is the HQ of Zerui Chips", "--json"}));
  Expect("ask", Tanxun({"ask", "云桥科技的创始人是谁", "--json"}));
  ExpectLines("ask", Tanxun({"ask", "云桥科技的总部在哪里", "--ndjson"}), 1);
  ExpectLines("ask", Tanxun({"ask", "--questions", "questions.tsv", "--ndjson"}), 4);
  Expect("facts", Tanxun({"facts", "--json"}));
  Expect("facts", Tanxun({"facts", "Nobody Ltd", "--json"}));
  ExpectLines("fact", Tanxun({"facts", "Zerui Chips", "HQ", "--ndjson"}), 1);
  Expect("facets", Tanxun({"facets", "--json"}));
  Expect("facets", Tanxun({"facets", "tag", "出口管制", "--json"}));
  ExpectLines("facet", Tanxun({"facets", "kind", "--ndjson"}), 2);
  Expect("entity", Tanxun({"entity", "Zerui Chips", "--json"}));
  Expect("entity", Tanxun({"entity", "Nobody Ltd", "--json"}));
  ExpectLines("card", Tanxun({"entity", "云桥科技", "--ndjson"}), 1);
  Expect("links", Tanxun({"links", "Zerui Chips", "--json"}));
  Expect("links", Tanxun({"links", "Nobody Ltd", "--json"}));
  ExpectLines("link", Tanxun({"links", "zerui.md", "--ndjson"}), 2);
  Expect("unresolved", Tanxun({"links", "--dangling", "--ambiguous", "--json"}));
  Expect("path", Tanxun({"path", "Zerui Chips", "--json"}));
  Expect("path", Tanxun({"path", "Zerui Chips", "Borealis", "--format", "json"}));
  Expect("path", Tanxun({"path", "Nobody Ltd", "--json"}));
  Expect("similar", Tanxun({"similar", "zerui.md:21", "--json"}));
  Expect("similar", Tanxun({"similar", "云/云桥 科技.md", "--lang", "en", "--json"}));
  ExpectLines("hit", Tanxun({"similar", "zerui.md:21", "--ndjson", "-n", "1"}), 1);
  Expect("get", Tanxun({"get", "zerui.md:3:2", "--json"}));
  Expect("get", Tanxun({"get", "zerui.md:900", "--json"}));
  Expect("analyze", Tanxun({"analyze", "GPT-4 平头哥 🔴 1,000", "--json"}));
  Expect("explain", Tanxun({"explain", "chips -芯片 #china", "--tag", "chips", "--json"}));
  Expect("explain", Tanxun({"explain", "\"export controls\"~2 OR a NEAR/3 b", "--json"}));
  for (const char* place : {"zerui.md", "zerui.md:21", "云/云桥 科技.md", "nowhere.md:2"}) {
    Expect("explain", Tanxun({"explain", "export", "-n", "1", "--why", place, "--json"}));
  }
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"search", "(", "--strict", "--json"},
                                             {"search", "x:y:z", "--db", "nowhere", "--json"},
                                             {"ask", " ", "--json"},
                                             {"facts", "--db", "nowhere", "--json"},
                                             {"facets", "tag", "(", "--db", "nowhere", "--json"},
                                             {"search", "--json", "--facet", "nope", "x"},
                                             {"search", "--facet", "nope", "--format", "json"},
                                             {"search", "--json"},
                                             {"facets", "nope", "--json"},
                                             {"facts", "a", "b", "c", "--json"},
                                             {"similar", "--json"},
                                             {"links", "--json"},
                                             {"links", "x", "--dangling", "--json"},
                                             {"explain", "--ndjson"},
                                             {"similar", "nowhere.md", "--json"},
                                             {"get", "nowhere.md", "--json"},
                                             {"explain", "date:never", "--json"},
                                             {"status", "--db", "nowhere", "--json"}}) {
    const Output output = Tanxun(words);
    EXPECT_EQ(output.status, 2) << words.front();
    Expect("error", output);
  }
  Expect("update", Index({"remove", "notes/zerui.md", "--json"}));
  fs::remove(folder_ / "notes/latin.md");
  Expect("check", Index({"check", "--json"}));

  // Each schema was put to use, or is a part of one that was.
  std::set<std::string> parts = {"explanation", "scored_passage", "index", "place", "tie", "step"};
  for (const fs::path& room : kRooms) {
    for (const auto& file : fs::directory_iterator(room)) {
      const std::string name = file.path().filename().string();
      const std::string stem = name.substr(0, name.find('.'));
      EXPECT_TRUE(checked_.contains(stem) || parts.contains(stem)) << name;
    }
  }
}

// A key that is printed is listed: no object with keys of its own admits others.
void ExpectClosed(const Json& schema, const std::string& where) {
  if (schema.is_object() && schema.contains("properties") && schema.contains("type")) {
    EXPECT_TRUE(schema.contains("additionalProperties")) << where << ": " << schema.dump();
  }
  if (!schema.is_structured()) return;
  for (const Json& part : schema) ExpectClosed(part, where);
}

TEST(SchemataFiles, AdmitNoOtherKeys) {
  for (const fs::path& room : kRooms) {
    for (const auto& file : fs::directory_iterator(room)) {
      ExpectClosed(JsonSchema::At(file.path()).json(), file.path().filename());
    }
  }
}

TEST(SchemataFiles, ANewKeyIsNoticed) {
  const JsonSchema rules("facets");
  Json value = Json::parse(
      R"({"version":1,"query":"","facets":{"tag":[{"value":"a","count":1}]},"exact":true})");
  EXPECT_THAT(rules.Complaints(value), IsEmpty());
  value["facets"]["tag"][0]["more"] = 1;
  EXPECT_THAT(rules.Complaints(value), testing::ElementsAre(testing::HasSubstr("the key more")));
}

}  // namespace
}  // namespace tanxun
