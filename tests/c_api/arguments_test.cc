// SPDX-License-Identifier: GPL-2.0-or-later
// Arguments that make no sense are errors with a message, whatever call they come to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/c_api/calls.h"

namespace tanxun {
namespace {

using testing::HasSubstr;

class Arguments : public WithSearcher {};

TEST_F(Arguments, WithoutAHandleOrAPlaceForTheResult) {
  for (const TextCall& call : kTextCalls) {
    SCOPED_TRACE(call.name);
    const Outcome outcome = On(nullptr, call, call.text, call.options);
    EXPECT_EQ(outcome.code, TANXUN_BAD_ARGUMENT);
    EXPECT_EQ(outcome.text, "the handle is NULL");
    EXPECT_EQ(call.function(searcher_, "a", 1, nullptr, 0, nullptr), TANXUN_BAD_ARGUMENT);
  }
  EXPECT_EQ(Call(tanxun_unresolved, static_cast<tanxun_searcher*>(nullptr), nullptr, 0u).code,
            TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_aliases, static_cast<tanxun_searcher*>(nullptr)).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_info, static_cast<tanxun_searcher*>(nullptr)).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_writer_info, static_cast<tanxun_writer*>(nullptr)).code,
            TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(tanxun_analyze("a", 1, nullptr), TANXUN_BAD_ARGUMENT);
  tanxun_searcher_close(nullptr);
  tanxun_writer_close(nullptr);
  tanxun_text_free(nullptr);
  EXPECT_STREQ(tanxun_text_data(nullptr), "");
  EXPECT_EQ(tanxun_text_size(nullptr), 0u);
}

TEST_F(Arguments, OfTextThatIsNone) {
  constexpr std::size_t kAbsurd[] = {SIZE_MAX, SIZE_MAX / 2, std::size_t{1} << 40};
  for (const TextCall& call : kTextCalls) {
    SCOPED_TRACE(call.name);
    const Outcome none = Call(call.function, searcher_, nullptr, 5u, nullptr, 0u);
    EXPECT_EQ(none.code, TANXUN_BAD_ARGUMENT);
    EXPECT_THAT(none.text, HasSubstr("is NULL"));
    for (const std::size_t size : kAbsurd) {
      const Outcome text = Call(call.function, searcher_, "a", size, nullptr, 0u);
      EXPECT_EQ(text.code, TANXUN_BAD_ARGUMENT);
      EXPECT_THAT(text.text, HasSubstr("is the most"));
      const Outcome options = Call(call.function, searcher_, call.text, 1u, "{}", size);
      EXPECT_EQ(options.code, TANXUN_BAD_ARGUMENT);
      EXPECT_THAT(options.text, HasSubstr("the options has"));
    }
    const Outcome invalid = On(searcher_, call, "caf\xc3", call.options);
    EXPECT_EQ(invalid.code, TANXUN_BAD_ARGUMENT);
    EXPECT_THAT(invalid.text, HasSubstr("is no UTF-8 at byte 3"));
    const Outcome surrogate = On(searcher_, call, "\xed\xa0\x80", call.options);
    EXPECT_EQ(surrogate.code, TANXUN_BAD_ARGUMENT);
  }
}

// The empty text and one with a NUL are texts.
TEST_F(Arguments, OfUnusualText) {
  for (const TextCall& call : kTextCalls) {
    SCOPED_TRACE(call.name);
    Call(call.function, searcher_, nullptr, 0u, nullptr, 0u);
    On(searcher_, call, std::string("a\0b", 3), call.options);
    On(searcher_, call, std::string(100'000, '('), call.options);
  }
}

TEST_F(Arguments, OfFoldersThatAreNone) {
  struct Case {
    std::string folder;
    tanxun_code code;
  };
  const Case cases[] = {
      {"", TANXUN_BAD_ARGUMENT},
      {std::string("a\0b", 3), TANXUN_BAD_ARGUMENT},
      {std::string(5'000, 'a'), TANXUN_BAD_ARGUMENT},
      {(index_->folder().path() / "none").string(), TANXUN_INDEX_MISSING},
      {(index_->folder().path() / "\xff\xfe").string(), TANXUN_INDEX_MISSING},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.folder.substr(0, 100));
    tanxun_searcher* searcher = searcher_;
    const auto open = [&](tanxun_text** message) {
      return tanxun_searcher_open(c.folder.data(), c.folder.size(), &searcher, message);
    };
    EXPECT_EQ(Call(open).code, c.code);
    EXPECT_EQ(searcher, nullptr);
    for (const auto call :
         {tanxun_check, tanxun_compact, tanxun_repair, tanxun_contents, tanxun_staleness}) {
      EXPECT_EQ(Call(call, c.folder.data(), c.folder.size()).code, c.code);
    }
  }
  tanxun_text* message = nullptr;
  EXPECT_EQ(tanxun_searcher_open("a", 1, nullptr, &message), TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Taken(message), "the place for the handle is NULL");
  tanxun_searcher* searcher = nullptr;
  EXPECT_EQ(tanxun_searcher_open("a", 1, &searcher, nullptr), TANXUN_BAD_ARGUMENT);
}

TEST_F(Arguments, OfTheStagesAlone) {
  EXPECT_EQ(Call(tanxun_analyze, nullptr, 1u).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_analyze, "\xff", 1u).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_analyze, "a", SIZE_MAX).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_read, nullptr, 9u, "a.md", 4u, nullptr, 0u).code, TANXUN_BAD_ARGUMENT);
  EXPECT_EQ(Call(tanxun_read, "a", 1u, "\xff", 1u, nullptr, 0u).code, TANXUN_BAD_ARGUMENT);
  const std::string options = R"({"encoding":"klingon"})";
  const Outcome unknown = Call(tanxun_read, "a", 1u, "a.md", 4u, options.data(), options.size());
  EXPECT_EQ(unknown.code, TANXUN_BAD_ARGUMENT);
  EXPECT_THAT(unknown.text, HasSubstr("klingon"));
}

}  // namespace
}  // namespace tanxun
