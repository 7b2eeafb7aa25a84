// SPDX-License-Identifier: GPL-2.0-or-later
// Where memory is refused, at whatever allocation, a call ends with a code and no exception leaves
// it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "tests/c_api/calls.h"

namespace {

// Allocations on this thread until one is refused; -1 = none will be.
thread_local long left = -1;

void* Allocate(std::size_t size) {
  if (left == 0) {
    left = -1;
    return nullptr;
  }
  if (left > 0) --left;
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

// Not inlined: the compiler would take malloc() and delete for a mistake.
[[gnu::noinline]] void* operator new(std::size_t size) {
  void* memory = Allocate(size);
  return memory != nullptr ? memory : throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return Allocate(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace tanxun {
namespace {

class Memory : public WithSearcher {};

TEST_F(Memory, ThatIsRefusedIsACode) {
  for (const TextCall& call : kTextCalls) {
    SCOPED_TRACE(call.name);
    const std::string text = call.text;
    const std::string options = call.options;
    int refused = 0;
    for (long allocations = 0;; allocations += 1 + allocations / 6) {
      tanxun_text* out = nullptr;
      left = allocations;
      const tanxun_code code =
          call.function(searcher_, text.data(), text.size(), options.data(), options.size(), &out);
      const bool was_refused = left < 0;
      left = -1;
      const std::string given = Taken(out);
      if (!was_refused) break;
      refused += code == TANXUN_OK ? 0 : 1;  // What only makes a call quicker may be missing.
      EXPECT_FALSE(given.empty()) << allocations;
    }
    EXPECT_GT(refused, 3);
    EXPECT_EQ(On(searcher_, call, text, options).code, TANXUN_OK);  // The handle is as before.
  }
}

}  // namespace
}  // namespace tanxun
