// SPDX-License-Identifier: GPL-2.0-or-later
// Options: what they do, and what is said of those that cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/c_api/calls.h"

namespace tanxun {
namespace {

using testing::HasSubstr;

class Options : public WithSearcher {};

TEST_F(Options, ThatAreWrongAreNamed) {
  struct Case {
    const char* call;
    std::string options;
    const char* message;
  };
  const Case cases[] = {
      {"search", "{", "the options are no JSON: see byte 2"},
      {"search", " ", "the options are no JSON: see byte 2"},
      {"search", "[]", "the options are no JSON object"},
      {"search", "7", "the options are no JSON object"},
      {"search", "{\"limit\":1e999}", "the options have a number that is too large"},
      {"search", std::string(1'000'000, '['), "the options are nested too deeply"},
      {"search", "{\"a\":\"\xff\"}", "the options is no UTF-8 at byte 6"},
      {"search", R"({"limt":5})",
       "there is no option limt; there are exact_total, facets, filters, grouping, limit, "
       "offset, "},
      {"search", R"({"limt":null})", "there is no option limt"},
      {"search", R"({"filters":{"tag":["a"]}})", "there is no option filters.tag; there are "},
      {"search", "{\"" + std::string(100, 'x') + "\":1}", "xxx…; there are "},
      {"search", R"({"limit":"5"})", "the option limit must be a whole number, 0..10000"},
      {"search", R"({"limit":5.0})", "the option limit must be a whole number, 0..10000"},
      {"search", R"({"limit":-1})", "the option limit must be a whole number, 0..10000"},
      {"search", R"({"limit":10001})", "the option limit must be a whole number, 0..10000"},
      {"search", R"({"limit":18446744073709551616})", "the option limit must be a whole number"},
      {"search", R"({"snippet_bytes":100001})", "the option snippet_bytes must be"},
      {"search", R"({"sort":"newest"})",
       R"(the option sort must be one of "relevance", "date", "path")"},
      {"search", R"({"grouping":1})", R"(the option grouping must be one of "passage", "source")"},
      {"search", R"({"time_ms":-1})", "the option time_ms must be a whole number"},
      {"search", R"({"strict":1})", "the option strict must be true or false"},
      {"search", R"({"facets":"tag"})", "the option facets must be a list of texts"},
      {"search", R"({"facets":[1]})", "the option facets must be a list of texts"},
      {"search", R"({"facets":["tagg"]})", "tagg"},
      {"search", R"({"filters":[]})", "the option filters must be an object"},
      {"search", R"({"filters":{"since":2025}})", "the option filters.since must be a text"},
      {"search", R"({"filters":{"since":"soon"}})", "soon"},
      {"search", R"({"filters":{"globs":["a\u0000b"]}})", "filters.globs has a NUL in a name"},
      {"ask", R"({"limit":0})", "the option limit must be a whole number, 1..1000"},
      {"ask", R"({"passages":101})", "the option passages must be a whole number, 0..100"},
      {"ask", R"({"path":7})", "the option path must be a text"},
      {"ask", R"({"as_of":"never"})", "never"},
      {"facts", R"({"limit":0})", "the option limit must be"},
      {"facets", R"({"fields":["colour"]})", "colour"},
      {"entity", R"({"statements":0})", "the option statements must be a whole number, 1..1000"},
      {"path", R"({"depth":101})", "the option depth must be a whole number, 1..100"},
      {"links", R"({"limit":0})", "the option limit must be a whole number, 1..1000000"},
      {"similar", R"({"line":4294967296})", "the option line must be a whole number"},
      {"get", R"({"first":-3})", "the option first must be a whole number"},
      {"why", "{}", "the option path is missing"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.call + (" " + c.options.substr(0, 100)));
    for (const TextCall& call : kTextCalls) {
      if (std::string(c.call) != call.name) continue;
      const Outcome outcome = On(searcher_, call, call.text, c.options);
      EXPECT_EQ(outcome.code, TANXUN_BAD_ARGUMENT);
      EXPECT_THAT(outcome.text, HasSubstr(c.message));
      EXPECT_LT(outcome.text.size(), 1'000u);
    }
  }
}

TEST_F(Options, DoWhatTheirNamesSay) {
  const auto search = [](const char* options) {
    return On(searcher_, kTextCalls[0], "wafers", options).json();
  };
  EXPECT_EQ(search("")["hits"].size(), 2u);
  EXPECT_EQ(search("{}"), search(""));
  EXPECT_EQ(search(R"({"limit":null,"filters":null})"), search(""));
  EXPECT_EQ(search(R"({"limit":1})")["hits"].size(), 1u);
  EXPECT_EQ(search(R"({"limit":1,"offset":1})")["hits"][0], search("")["hits"][1]);
  EXPECT_EQ(search(R"({"sort":"path"})")["hits"][0]["path"], "acme.md");
  EXPECT_EQ(search(R"({"filters":{"globs":["bor*"]}})")["total"], 1);
  EXPECT_EQ(search(R"({"filters":{"tickers":["ACME"]}})")["hits"][0]["path"], "acme.md");
  EXPECT_EQ(search(R"({"filters":{"languages":["zh"]}})")["state"], "filtered_out");
  EXPECT_TRUE(search(R"({"facets":["kind"]})")["facets"].contains("kind"));
  EXPECT_FALSE(search("").contains("facets"));
}

// Whatever bytes the options have, the call ends with JSON or with a message.
TEST_F(Options, OfAnyBytesAreReadOrRefused) {
  constexpr unsigned kSeed = 20260102;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const std::string sample =
      R"({"filters":{"tags":["a"],"since":"2025","globs":["*"]},"limit":3,"offset":0,"sort":"date",)"
      R"("grouping":"source","strict":true,"facets":["tag"],"snippet_bytes":99,"use_aliases":false})";
  const std::string signs = "{}[]\",:0-9eE.truefalsn \\u\x80\xff";
  int read = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string options = sample;
    for (unsigned change = random() % 4; change > 0; --change) {
      const std::size_t at = random() % options.size();
      if (random() % 2 == 0) options.erase(at, 1 + random() % 8);
      options.insert(std::min(at, options.size()), 1, signs[random() % signs.size()]);
    }
    const Outcome outcome = On(searcher_, kTextCalls[0], "wafers", options);
    EXPECT_TRUE(outcome.code == TANXUN_OK || outcome.code == TANXUN_BAD_ARGUMENT) << options;
    read += outcome.code == TANXUN_OK ? 1 : 0;
  }
  EXPECT_GT(read, 100);
}

}  // namespace
}  // namespace tanxun
