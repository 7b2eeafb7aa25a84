// SPDX-License-Identifier: GPL-2.0-or-later
// Work that several threads do and one takes in order, as if it had done all of it alone.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace tanxun {

// Jobs 0 to `jobs` - 1 give items, which are made on `threads` threads and taken on the caller's;
// where one thread is enough there is none but the caller's.
template <typename Item>
class InOrder {
 public:
  // What a job hands its items to; false: nobody wants more of them. `bytes` is what the item keeps
  // in memory.
  using Put = std::function<bool(Item&& item, std::size_t bytes)>;

  // Items that wait to be taken keep at most `max_bytes`, but for one a thread.
  InOrder(std::size_t jobs, std::size_t threads, std::size_t max_bytes)
      : jobs_(jobs), threads_(std::min(threads, jobs)), max_bytes_(max_bytes) {}

  // make(job, put) for each job; take(job, item) for each item, by job and as they were put, and
  // end(job) after a job's last: either returns false to stop. What any of them throws is thrown
  // here. All threads have ended when it returns.
  template <typename Make, typename Take, typename End>
  void Run(const Make& make, const Take& take, const End& end) {
    if (threads_ <= 1) return RunAlone(make, take, end);
    std::vector<std::jthread> workers;
    try {
      for (std::size_t i = 0; i < threads_; ++i) workers.emplace_back([&] { Work(make); });
      for (std::size_t job = 0; job < jobs_; ++job) {
        if (!TakeJob(job, take) || !end(job)) break;
      }
    } catch (...) {
      Stop();
      throw;
    }
    Stop();
  }

 private:
  struct Job {
    std::deque<std::pair<Item, std::size_t>> items;
    bool is_done = false;
    std::exception_ptr failure;
  };

  template <typename Make, typename Take, typename End>
  void RunAlone(const Make& make, const Take& take, const End& end) {
    // What the taker throws is no failure of the job, which must not catch it.
    std::exception_ptr failure;
    for (std::size_t job = 0; job < jobs_ && !stopped_; ++job) {
      make(job, Put([&](Item&& item, std::size_t) {
             if (stopped_) return false;
             try {
               stopped_ = !take(job, std::move(item));
             } catch (...) {
               failure = std::current_exception();
               stopped_ = true;
             }
             return !stopped_;
           }));
      if (failure) std::rethrow_exception(failure);
      if (!stopped_) stopped_ = !end(job);
    }
  }

  template <typename Make>
  void Work(const Make& make) {
    for (;;) {
      std::size_t job = 0;
      {
        const std::lock_guard lock(mutex_);
        if (stopped_ || next_ == jobs_) return;
        job = next_++;
      }
      std::exception_ptr failure;
      try {
        make(job, Put([&](Item&& item, std::size_t bytes) {
               return Hand(job, std::move(item), bytes);
             }));
      } catch (...) {
        failure = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      waiting_[job].is_done = true;
      waiting_[job].failure = failure;
      changed_.notify_all();
    }
  }

  bool Hand(std::size_t job, Item&& item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    // The job whose turn it is may always hand over one, else all would wait for each other.
    changed_.wait(lock, [&] {
      return stopped_ || kept_ < max_bytes_ || (job == turn_ && waiting_[job].items.empty());
    });
    if (stopped_) return false;
    kept_ += bytes;
    waiting_[job].items.emplace_back(std::move(item), bytes);
    changed_.notify_all();
    return true;
  }

  template <typename Take>
  bool TakeJob(std::size_t job, const Take& take) {
    std::unique_lock lock(mutex_);
    turn_ = job;
    changed_.notify_all();
    for (;;) {
      changed_.wait(lock, [&] { return waiting_[job].is_done || !waiting_[job].items.empty(); });
      Job& from = waiting_[job];
      if (from.items.empty()) {
        const std::exception_ptr failure = from.failure;
        waiting_.erase(job);
        if (failure) std::rethrow_exception(failure);
        return true;
      }
      auto [item, bytes] = std::move(from.items.front());
      from.items.pop_front();
      kept_ -= bytes;
      changed_.notify_all();
      lock.unlock();
      if (!take(job, std::move(item))) return false;
      lock.lock();
    }
  }

  void Stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  const std::size_t jobs_;
  const std::size_t threads_;
  const std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Job> waiting_;
  std::size_t next_ = 0;  // The job that no thread has begun.
  std::size_t turn_ = 0;  // The job whose items are taken.
  std::size_t kept_ = 0;  // Bytes of items that wait.
  bool stopped_ = false;
};

}  // namespace tanxun
