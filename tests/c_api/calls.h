// SPDX-License-Identifier: GPL-2.0-or-later
// The C API for tests: what a call gave, freed, and every call of one shape by its name.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/c.h"
#include "tests/temp_folder.h"

namespace tanxun {

struct Outcome {
  tanxun_code code = TANXUN_INTERNAL;
  std::string text;

  nlohmann::json json() const { return nlohmann::json::parse(text); }
};

inline std::string Taken(tanxun_text* text) {
  std::string taken(tanxun_text_data(text), tanxun_text_size(text));
  EXPECT_EQ(tanxun_text_data(text)[taken.size()], '\0');
  tanxun_text_free(text);
  return taken;
}

// Calls, and takes what is given out through the last argument. It is always UTF-8; what is no
// success says why.
template <typename Function, typename... Arguments>
Outcome Call(Function function, Arguments... arguments) {
  tanxun_text* out = nullptr;
  Outcome outcome;
  outcome.code = function(arguments..., &out);
  outcome.text = Taken(out);
  EXPECT_NO_THROW(nlohmann::json(outcome.text).dump());  // Strict about UTF-8.
  if (outcome.code == TANXUN_OK) {
    EXPECT_EQ(outcome.json().value("version", 0), 1);
  } else {
    EXPECT_FALSE(outcome.text.empty());
  }
  return outcome;
}

// A call on a text with options.
struct TextCall {
  const char* name;
  tanxun_code (*function)(tanxun_searcher*, const char*, std::size_t, const char*, std::size_t,
                          tanxun_text**);
  const char* text;  // That it finds something for.
  const char* options;
};

inline constexpr TextCall kTextCalls[] = {
    {"search", tanxun_search, "wafers", ""},
    {"ask", tanxun_ask, "Where is Acme based?", ""},
    {"facts", tanxun_facts, "Acme", ""},
    {"facets", tanxun_facets, "", ""},
    {"entity", tanxun_entity, "Acme", ""},
    {"path", tanxun_path, "Acme", ""},
    {"links", tanxun_links, "acme.md", ""},
    {"similar", tanxun_similar, "acme.md", ""},
    {"get", tanxun_get, "acme.md", ""},
    {"explain", tanxun_explain, "wafers", ""},
    {"why", tanxun_why, "wafers", R"({"path":"acme.md"})"},
};

inline Outcome On(tanxun_searcher* searcher, const TextCall& call, std::string_view text,
                  std::string_view options) {
  return Call(call.function, searcher, text.data(), text.size(), options.data(), options.size());
}

// A small vault and its index, made over the C API.
class SmallIndex {
 public:
  SmallIndex() {
    folder_.Write("notes/acme.md",
                  "---\naliases: [艾克米]\n---\n# Acme\n\n| Field | Value |\n|---|---|\n"
                  "| HQ | Oslo |\n| Ticker | NYSE: ACME |\n\n"
                  "Acme supplies wafers to Borealis.\n\n[[Borealis]] — customer\n[[nowhere]]\n");
    folder_.Write("notes/borealis.md", "# Borealis\n\nBorealis buys wafers from 艾克米.\n");
    tanxun_writer* writer = OpenWriter();
    const std::string options = nlohmann::json{{"paths", {notes()}}}.dump();
    const Outcome report =
        Call(tanxun_update, writer, options.data(), options.size(), nullptr, nullptr);
    EXPECT_EQ(report.code, TANXUN_OK) << report.text;
    tanxun_writer_close(writer);
  }

  std::string notes() const { return (folder_.path() / "notes").string(); }
  std::string index() const { return (folder_.path() / "index").string(); }
  const TempFolder& folder() const { return folder_; }

  tanxun_writer* OpenWriter() const {
    tanxun_writer* writer = nullptr;
    tanxun_text* message = nullptr;
    const std::string at = index();
    EXPECT_EQ(tanxun_writer_open(at.data(), at.size(), nullptr, 0, &writer, &message), TANXUN_OK)
        << tanxun_text_data(message);
    return writer;
  }

  tanxun_searcher* OpenSearcher() const {
    tanxun_searcher* searcher = nullptr;
    tanxun_text* message = nullptr;
    const std::string at = index();
    EXPECT_EQ(tanxun_searcher_open(at.data(), at.size(), &searcher, &message), TANXUN_OK)
        << tanxun_text_data(message);
    return searcher;
  }

 private:
  TempFolder folder_;
};

// Tests that read one small index.
class WithSearcher : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = new SmallIndex;
    searcher_ = index_->OpenSearcher();
    ASSERT_NE(searcher_, nullptr);
  }
  static void TearDownTestSuite() {
    tanxun_searcher_close(searcher_);
    delete index_;
  }

  static inline SmallIndex* index_ = nullptr;
  static inline tanxun_searcher* searcher_ = nullptr;
};

}  // namespace tanxun
