// SPDX-License-Identifier: GPL-2.0-or-later
// Whole lives of an index over the C API.
#include "tests/c_api/calls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tanxun {
namespace {

using nlohmann::json;
using testing::HasSubstr;

Outcome Update(tanxun_writer* writer, const json& options,
               tanxun_progress_callback progress = nullptr, void* user = nullptr) {
  const std::string text = options.dump();
  return Call(tanxun_update, writer, text.data(), text.size(), progress, user);
}

Outcome Remove(tanxun_writer* writer, const json& options) {
  const std::string text = options.dump();
  return Call(tanxun_remove, writer, text.data(), text.size());
}

class Calls : public WithSearcher {};

TEST_F(Calls, FindWhatTheNotesSay) {
  const auto on = [](const char* name, const char* text, const char* options = "") {
    for (const TextCall& call : kTextCalls) {
      if (std::string(call.name) == name) return On(searcher_, call, text, options).json();
    }
    return json();
  };
  EXPECT_EQ(on("ask", "Where is Acme based?")["answers"][0]["value"], "Oslo");
  EXPECT_EQ(on("facts", "艾克米", R"({"attribute":"HQ"})")["facts"][0]["value"], "Oslo");
  EXPECT_EQ(on("facets", "", R"({"fields":["ticker"]})")["facets"]["ticker"][0]["value"],
            "NYSE:ACME");
  EXPECT_EQ(on("entity", "艾克米")["entities"][0]["name"], "Acme");
  EXPECT_EQ(on("path", "Acme", R"({"to":"Borealis"})")["ways"][0]["kind"], "downstream");
  EXPECT_EQ(on("links", "acme.md")["dangling"], json({"nowhere"}));
  EXPECT_EQ(on("get", "acme.md", R"({"first":4,"last":4})")["text"], "# Acme");
  EXPECT_EQ(on("explain", "wafers")["explanation"]["hits"].size(), 2u);
  EXPECT_EQ(on("why", "Oslo", R"({"path":"borealis.md"})")["why"]["presence"], "not_matched");
  EXPECT_EQ(on("similar", "", R"({"text":"wafers for Borealis"})")["state"], "ok");
  const std::string options = R"({"ambiguous":false})";
  EXPECT_EQ(Call(tanxun_unresolved, searcher_, options.data(), options.size()).json()["count"], 1);
  EXPECT_EQ(Call(tanxun_aliases, searcher_).json()["pairs"].size(), 1u);
  EXPECT_EQ(Call(tanxun_info, searcher_).json()["sources"], 2);
}

TEST_F(Calls, SayWhatIsNotThere) {
  for (const char* name : {"entity", "path", "links", "similar", "get"}) {
    for (const TextCall& call : kTextCalls) {
      if (std::string(name) != call.name) continue;
      const Outcome outcome = On(searcher_, call, "no-such-thing", call.options);
      EXPECT_EQ(outcome.code, TANXUN_NOT_FOUND) << name;
      EXPECT_THAT(outcome.text, HasSubstr("no-such-thing")) << name;
    }
  }
  EXPECT_EQ(On(searcher_, kTextCalls[0], "\"open", R"({"strict":true})").code, TANXUN_BAD_QUERY);
  EXPECT_EQ(On(searcher_, kTextCalls[1], "", "").code, TANXUN_BAD_QUERY);
}

TEST_F(Calls, ReadAndAnalyzeWithoutAnIndex) {
  const Outcome read =
      Call(tanxun_read, "\xd6\xd0\xb9\xfa", 4u, "a.txt", 5u, R"({"encoding":"GB18030"})", 22u);
  EXPECT_EQ(read.json()["sources"][0]["passages"][0]["text"], "中国");
  const std::string records = "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"b\"}\n";
  EXPECT_EQ(Call(tanxun_read, records.data(), records.size(), "r.jsonl", 7u, nullptr, 0u)
                .json()["sources"]
                .size(),
            2u);
  EXPECT_EQ(Call(tanxun_analyze, "中国", 6u).json()["units"].size(), 2u);
}

TEST(Writer, KeepsAnIndexOverItsLife) {
  const SmallIndex index;
  tanxun_writer* writer = index.OpenWriter();
  index.folder().Write("notes/new.md", "# New\n\nA new note.\n");
  EXPECT_EQ(Update(writer, {{"dry_run", true}}).json()["added"], 1);
  EXPECT_EQ(Call(tanxun_writer_info, writer).json()["sources"], 2);
  EXPECT_EQ(Update(writer, json::object()).json()["added"], 1);
  const std::string record = R"({"id":"7","text":"a record"})";
  const Outcome put = Call(tanxun_put_records, writer, record.data(), record.size(),
                           R"({"collection":"log"})", 20u);
  EXPECT_EQ(put.json()["added"], 1) << put.text;
  EXPECT_EQ(Remove(writer, {{"paths", {"new.md"}}}).json()["removed"], 1);
  EXPECT_EQ(Remove(writer, {{"paths", {"new.md"}}}).code, TANXUN_NOT_FOUND);
  EXPECT_EQ(Remove(writer, json::object()).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_writer_info, writer).json()["collections"].size(), 2u);
  tanxun_writer_close(writer);

  const std::string at = index.index();
  EXPECT_EQ(Call(tanxun_staleness, at.data(), at.size()).json()["new"], 1);
  EXPECT_EQ(Call(tanxun_check, at.data(), at.size()).json()["sound"], true);
  EXPECT_GT(Call(tanxun_contents, at.data(), at.size()).json()["tables"].size(), 2u);
  EXPECT_GT(Call(tanxun_compact, at.data(), at.size()).json()["bytes_after"], 0);
  EXPECT_EQ(Call(tanxun_repair, at.data(), at.size()).json()["sound"], true);
}

TEST(Writer, SaysThatAnotherWritesAndWhatCannotBeWritten) {
  const SmallIndex index;
  tanxun_writer* first = index.OpenWriter();
  const std::string at = index.index();
  tanxun_writer* second = first;
  const auto open = [&](tanxun_text** message) {
    return tanxun_writer_open(at.data(), at.size(), nullptr, 0, &second, message);
  };
  EXPECT_EQ(Call(open).code, TANXUN_INDEX_BUSY);
  EXPECT_EQ(second, nullptr);
  EXPECT_EQ(Update(first, {{"paths", {"/no/such/folder"}}}).code, TANXUN_SOURCE_UNREADABLE);
  EXPECT_EQ(Update(first, {{"encoding", "klingon"}, {"paths", {index.notes()}}}).code,
            TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Update(first, {{"jobs", 1025}}).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Update(first, {{"path", "x"}}).code, TANXUN_BAD_ARGUMENT);
  const std::string bad = R"({"to_rebuild":1})";
  const auto open_so = [&](tanxun_text** message) {
    return tanxun_writer_open(at.data(), at.size(), bad.data(), bad.size(), &second, message);
  };
  EXPECT_THAT(Call(open_so).text, HasSubstr("to_rebuild must be true or false"));
  tanxun_writer_close(first);
}

// What an update tells, and what a caller does meanwhile.
struct Listener {
  tanxun_writer* writer = nullptr;
  std::vector<std::string> paths;
  std::vector<tanxun_code> codes;
  int goes_on = 1;
};

int Listen(const tanxun_progress* progress, void* user) {
  auto* listener = static_cast<Listener*>(user);
  listener->paths.emplace_back(progress->path, progress->path_size);
  EXPECT_LE(progress->files, progress->total_files);
  EXPECT_LE(progress->bytes, progress->total_bytes);
  listener->codes.push_back(Call(tanxun_writer_info, listener->writer).code);
  return listener->goes_on;
}

TEST(Writer, TellsItsProgressAndStopsWhenAsked) {
  const SmallIndex index;
  tanxun_writer* writer = index.OpenWriter();
  index.folder().Write("notes/b\xff.md", "# B\n\nbytes\n");
  Listener listener;
  listener.writer = writer;
  listener.goes_on = 0;
  EXPECT_EQ(Update(writer, json::object(), Listen, &listener).code, TANXUN_CANCELLED);
  EXPECT_EQ(listener.paths.size(), 1u);
  EXPECT_EQ(Call(tanxun_writer_info, writer).json()["sources"], 2);
  listener.goes_on = 1;
  EXPECT_EQ(Update(writer, json::object(), Listen, &listener).json()["added"], 1);
  EXPECT_THAT(listener.paths, testing::Contains("b\\xff.md"));
  // The handle is in use.
  EXPECT_THAT(listener.codes, testing::Each(TANXUN_BAD_ARGUMENT));
  tanxun_writer_close(writer);

  // A name that is no UTF-8 comes out as text, and goes in so.
  tanxun_searcher* searcher = index.OpenSearcher();
  const Outcome found = On(searcher, kTextCalls[0], "bytes", "");
  const std::string path = found.json()["hits"][0]["path"];
  EXPECT_EQ(path, "b\\xff.md");
  for (const TextCall& call : kTextCalls) {
    if (std::string(call.name) != "get") continue;
    EXPECT_EQ(On(searcher, call, path, "").json()["text"], "# B\n\nbytes");
    EXPECT_THAT(On(searcher, call, "c\\xff.md", "").text, HasSubstr("c\\xff.md"));
  }
  tanxun_searcher_close(searcher);
}

int CancelTheUpdate(const tanxun_progress*, void* writer) {
  tanxun_writer_cancel(static_cast<tanxun_writer*>(writer));
  return 1;
}

int TakeTime(const tanxun_progress*, void*) {
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  return 1;
}

TEST(Writer, StopsAnUpdateFromElsewhereAndInTime) {
  const SmallIndex index;
  tanxun_writer* writer = index.OpenWriter();
  tanxun_writer_cancel(writer);  // Nothing runs: nothing is stopped.
  index.folder().Write("notes/a.md", "# A\n");
  index.folder().Write("notes/b.md", "# B\n");
  EXPECT_EQ(Update(writer, json::object(), CancelTheUpdate, writer).code, TANXUN_CANCELLED);
  EXPECT_EQ(Update(writer, {{"time_ms", 10}}, TakeTime).code, TANXUN_TIMEOUT);
  EXPECT_EQ(Call(tanxun_writer_info, writer).json()["sources"], 2);
  EXPECT_EQ(Update(writer, {{"time_ms", 60'000}}).json()["added"], 2);
  tanxun_writer_close(writer);
}

TEST(Searcher, IsStoppedByAnotherThread) {
  const SmallIndex index;
  tanxun_searcher* searcher = index.OpenSearcher();
  std::atomic<bool> is_done = false;
  std::thread canceller([&] {
    while (!is_done) tanxun_searcher_cancel(searcher);
  });
  tanxun_code code = TANXUN_OK;
  for (int i = 0; i < 5'000 && code != TANXUN_CANCELLED; ++i) {
    code = On(searcher, kTextCalls[0], "wafers", "").code;
    EXPECT_TRUE(code == TANXUN_OK || code == TANXUN_CANCELLED);
  }
  is_done = true;
  canceller.join();
  EXPECT_EQ(code, TANXUN_CANCELLED);
  EXPECT_EQ(On(searcher, kTextCalls[0], "wafers", R"({"time_ms":60000})").code, TANXUN_OK);
  tanxun_searcher_close(searcher);
}

Outcome Put(tanxun_writer* writer, std::string_view path, std::string_view text,
            const json& options = json::object()) {
  const std::string given = options.dump();
  return Call(tanxun_put, writer, path.data(), path.size(), text.data(), text.size(), given.data(),
              given.size());
}

TEST(Writer, HoldsNotesFromMemoryUntilTheyAreCommitted) {
  const SmallIndex index;
  tanxun_writer* writer = index.OpenWriter();
  tanxun_searcher* searcher = index.OpenSearcher();
  const auto total = [&] { return On(searcher, kTextCalls[0], "pumps", "").json()["total"]; };
  EXPECT_EQ(Put(writer, "draft.md", "# Draft\n\nAll about pumps.\n").json()["sources"], 1);
  EXPECT_EQ(Call(tanxun_searcher_refresh, searcher).json()["refreshed"], false);
  EXPECT_EQ(total(), 0);
  EXPECT_EQ(Call(tanxun_commit, writer).json()["added"], 1);
  EXPECT_EQ(total(), 0);
  const json refreshed = Call(tanxun_searcher_refresh, searcher).json();
  EXPECT_EQ(refreshed["refreshed"], true);
  EXPECT_EQ(refreshed["index"]["sources"], 3);
  EXPECT_EQ(total(), 1);
  EXPECT_EQ(Put(writer, "draft.md", "# Draft\n", {{"replace", false}}).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Put(writer, "", "# Draft\n").code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Put(writer, "draft.md", "caf\xc3").code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Put(writer, "draft.md", "x", {{"collection", "notes"}}).code, TANXUN_BAD_ARGUMENT);
  tanxun_searcher_close(searcher);
  tanxun_writer_close(writer);
}

TEST(Writer, ReadsWhatAnEditorHasNotSaved) {
  const SmallIndex index;
  tanxun_writer* writer = index.OpenWriter();
  const json unsaved = {{index.notes() + "/acme.md", "# Acme\n\nNow about pumps.\n"}};
  EXPECT_EQ(Update(writer, {{"unsaved", unsaved}}).json()["updated"], 1);
  EXPECT_EQ(Update(writer, {{"unsaved", {{"a", 1}}}}).code, TANXUN_BAD_ARGUMENT);
  tanxun_writer_close(writer);
  tanxun_searcher* searcher = index.OpenSearcher();
  EXPECT_EQ(On(searcher, kTextCalls[0], "pumps", "").json()["total"], 1);
  tanxun_searcher_close(searcher);
}

TEST(Codes, HaveNames) {
  EXPECT_STREQ(tanxun_code_name(TANXUN_OK), "ok");
  EXPECT_STREQ(tanxun_code_name(TANXUN_INDEX_BUSY), "index_busy");
  EXPECT_STREQ(tanxun_code_name(TANXUN_INTERNAL), "internal");
  EXPECT_STREQ(tanxun_code_name(-1), "unknown");
  EXPECT_STREQ(tanxun_code_name(TANXUN_INTERNAL + 1), "unknown");
  EXPECT_EQ(tanxun_abi_version(), static_cast<unsigned>(TANXUN_ABI_VERSION));
  EXPECT_THAT(tanxun_version(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

}  // namespace
}  // namespace tanxun
