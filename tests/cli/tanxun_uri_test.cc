// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/tanxun_uri.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tanxun {
namespace {

std::string Described(std::string_view text) {
  const auto uri = ReadSourceUri(text);
  return uri ? fmt::format("{} {} {}", uri->path, uri->line, uri->count) : "none";
}

struct Case {
  std::string uri;
  std::string read;
};

TEST(TanxunUri, IsRead) {
  const Case cases[] = {
      {"tanxun:///a.md", "a.md 0 0"},
      {"tanxun:///a%20b/%E4%BA%91.md?line=3", "a b/云.md 3 0"},
      {"tanxun:///云.md?line=3&count=5", "云.md 3 5"},
      {"tanxun:///a.md?count=5", "a.md 0 5"},
      {"tanxun:///log.jsonl#r1?line=2", "log.jsonl#r1 2 0"},
      {"tanxun:///who?.md", "who?.md 0 0"},
      {"tanxun:///who?.md?line=1", "who?.md 1 0"},
      {"tanxun:///a.md?line=1&part=2", "a.md?line=1&part=2 0 0"},
      {"tanxun:///a.md?line=0", "a.md?line=0 0 0"},
      {"tanxun:///a.md?line=-1", "a.md?line=-1 0 0"},
      {"tanxun:///a.md?line=99999999999", "a.md?line=99999999999 0 0"},
      {"tanxun:///a.md?line", "a.md?line 0 0"},
      {"tanxun:///a.md?", "a.md 0 0"},
      {"tanxun:///", "none"},
      {"tanxun:///?line=1", "none"},
      {"tanxun:///a%2", "none"},
      {"tanxun:///a%", "none"},
      {"tanxun:///a%zz", "none"},
      {"tanxun:///a%+1", "none"},
      {"tanxun://a.md", "none"},
      {"file:///a.md", "none"},
      {"", "none"},
  };
  for (const auto& [uri, read] : cases) EXPECT_EQ(Described(uri), read) << uri;
}

TEST(TanxunUri, BringsEveryNameBack) {
  EXPECT_EQ(WriteSourceUri("a b/云.md"), "tanxun:///a%20b/%E4%BA%91.md");
  for (const std::string path : {"a.md", "?line=1", "100%", "a?b#c&d=e", "\xff\n.md", "a\\xff"}) {
    const auto uri = ReadSourceUri(WriteSourceUri(path));
    ASSERT_TRUE(uri) << path;
    EXPECT_EQ(uri->path, path);
    EXPECT_EQ(uri->line, 0u) << path;
  }
}

}  // namespace
}  // namespace tanxun
