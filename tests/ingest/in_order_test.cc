// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <stdexcept>
#include <string>

namespace tanxun {
namespace {

// What 200 jobs of up to 7 items give, as it is taken.
std::string TakenBy(std::size_t threads, std::size_t max_bytes) {
  std::string taken;
  InOrder<std::string> order(200, threads, max_bytes);
  order.Run(
      [](std::size_t job, const InOrder<std::string>::Put& put) {
        for (std::size_t i = 0; i < job % 8; ++i) {
          std::string item = std::to_string(job) + "." + std::to_string(i) + " ";
          const std::size_t bytes = item.size();
          if (!put(std::move(item), bytes)) return;
        }
      },
      [&](std::size_t, std::string&& item) {
        taken += item;
        return true;
      },
      [&](std::size_t job) {
        taken += "|" + std::to_string(job) + "\n";
        return true;
      });
  return taken;
}

TEST(InOrder, GivesTheSameForAnyNumberOfThreads) {
  const std::string alone = TakenBy(1, 1000);
  EXPECT_TRUE(alone.starts_with("|0\n1.0 |1\n2.0 2.1 |2\n"));
  for (const std::size_t threads : {2u, 3u, 8u}) {
    for (const std::size_t max_bytes : {0u, 10u, 100'000u}) {
      EXPECT_EQ(TakenBy(threads, max_bytes), alone) << threads << " threads, " << max_bytes;
    }
  }
}

TEST(InOrder, HoldsNoMoreThanIsAllowed) {
  std::atomic<int> waiting = 0;
  int most = 0;
  InOrder<int> order(50, 4, 3);
  order.Run(
      [&](std::size_t, const InOrder<int>::Put& put) {
        for (int i = 0; i < 20; ++i) {
          if (!put(int{i}, 1)) return;
          ++waiting;
        }
      },
      [&](std::size_t, int&&) {
        most = std::max(most, waiting.load());
        --waiting;
        return true;
      },
      [](std::size_t) { return true; });
  EXPECT_LE(most, 3 + 4 + 1);
}

TEST(InOrder, EndsWhenNobodyWantsMore) {
  for (const std::size_t threads : {1u, 4u}) {
    int taken = 0;
    InOrder<int> order(1000, threads, 10);
    order.Run([](std::size_t, const InOrder<int>::Put& put) { (void)put(1, 1); },
              [&](std::size_t, int&&) { return ++taken < 5; }, [](std::size_t) { return true; });
    EXPECT_EQ(taken, 5);
  }
}

TEST(InOrder, ThrowsWhatAJobThrows) {
  for (const std::size_t threads : {1u, 4u}) {
    InOrder<int> order(100, threads, 10);
    int taken = 0;
    const auto run = [&] {
      order.Run(
          [](std::size_t job, const InOrder<int>::Put& put) {
            if (job == 50) throw std::runtime_error("job 50");
            (void)put(1, 1);
          },
          [&](std::size_t, int&&) {
            ++taken;
            return true;
          },
          [](std::size_t) { return true; });
    };
    EXPECT_THROW(run(), std::runtime_error);
    EXPECT_EQ(taken, 50);
  }
}

// A job that bears its own failures does not swallow the taker's, nor go on after them.
TEST(InOrder, ThrowsWhatTheTakerThrowsThroughAJobThatCatches) {
  for (const std::size_t threads : {1u, 4u}) {
    int taken = 0;
    InOrder<int> order(10, threads, 10);
    const auto run = [&] {
      order.Run(
          [](std::size_t, const InOrder<int>::Put& put) {
            try {
              (void)put(1, 1);
            } catch (const std::exception&) {
            }
            (void)put(2, 1);
          },
          [&](std::size_t, int&&) -> bool {
            if (++taken == 3) throw std::bad_alloc();
            return true;
          },
          [](std::size_t) { return true; });
    };
    EXPECT_THROW(run(), std::bad_alloc);
    EXPECT_EQ(taken, 3);
  }
}

}  // namespace
}  // namespace tanxun
