// SPDX-License-Identifier: GPL-2.0-or-later
// What a look-up of the supply chain or of an entity costs inside a program:
//   path_bench INDEX [COUNT]
// COUNT names (1,000) are taken from the index's chain, always the same, and as many from its name
// table. JSON: CPU time in microseconds of Searcher::Path(), up and down from each with
// the default bounds, and the first ten ways from each to the next; of Searcher::Entity(), the card
// with 20 facts of each name of the chain and of the table, and the refusal of names that nobody
// has; and the names whose cards cost most. The first card reads the tables and is told apart.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "query/search/index_reader.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

double CpuMicroseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

nlohmann::ordered_json Spread(std::vector<double> times) {
  if (times.empty()) return nullptr;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return {{"p50", at(0.5)}, {"p90", at(0.9)}, {"p99", at(0.99)}, {"max", times.back()}};
}

constexpr std::size_t kDearest = 10;

class Bench {
 public:
  Bench(const IndexReader& reader, const Searcher& searcher, std::size_t count)
      : names_(reader.names()), chain_(reader.chain()), searcher_(searcher), count_(count) {}

  nlohmann::ordered_json Run() {
    const double first = TimeOf([&] { (void)searcher_.Entity({.name = OfChain()}); });
    for (std::size_t i = 0; i < count_; ++i) {
      LookAtChain(OfChain(), OfChain());
      const std::string name = names_.Get(Below(names_.stated())).name;
      table_cards_.push_back(CardOf(name));
      unknown_.push_back(CardOf(name + " qzx"));
    }
    return {{"nodes", chain_.nodes()},       {"links", chain_.links()},
            {"up_and_down", Spread(alone_)}, {"ways", Spread(ways_)},
            {"with_a_way", found_},          {"first_card", first},
            {"cards", Spread(cards_)},       {"table_cards", Spread(table_cards_)},
            {"unknown", Spread(unknown_)},   {"dearest", Dearest()}};
  }

 private:
  template <typename Work>
  static double TimeOf(Work&& work) {
    const double begin = CpuMicroseconds();
    work();
    return CpuMicroseconds() - begin;
  }

  std::uint32_t Below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }
  std::string OfChain() { return chain_.Node(Below(chain_.nodes())).name; }

  double CardOf(const std::string& name) {
    const double time = TimeOf([&] { (void)searcher_.Entity({.name = name}); });
    times_[name] = time;
    return time;
  }

  void LookAtChain(const std::string& from, const std::string& to) {
    alone_.push_back(TimeOf([&] { (void)searcher_.Path({.from = from}); }));
    cards_.push_back(CardOf(from));
    ways_.push_back(TimeOf([&] {
      const auto result = searcher_.Path({.from = from, .to = to, .depth = 10, .limit = 10});
      found_ += result.ok() && !result->ways.empty() ? 1 : 0;
    }));
  }

  nlohmann::ordered_json Dearest() const {
    std::vector<std::pair<double, std::string>> all;
    for (const auto& [name, time] : times_) all.emplace_back(time, name);
    std::sort(all.rbegin(), all.rend());
    all.resize(std::min(all.size(), kDearest));
    nlohmann::ordered_json dearest;
    for (const auto& [time, name] : all) dearest[name] = time;
    return dearest;
  }

  const NameTable& names_;
  const ChainTable& chain_;
  const Searcher& searcher_;
  const std::size_t count_;
  std::mt19937 random_{1};
  std::vector<double> alone_, ways_, cards_, table_cards_, unknown_;
  std::map<std::string, double> times_;
  std::size_t found_ = 0;
};

int Run(const std::string& index, std::size_t count) {
  const Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(index);
  const Result<Searcher> searcher = Searcher::Open(index);
  if (!reader.ok() || !searcher.ok() || (*reader)->chain().nodes() == 0) {
    std::fprintf(stderr, "path_bench: %s: no index with a chain\n", index.c_str());
    return 2;
  }
  std::printf("%s\n", Bench(**reader, *searcher, count).Run().dump(1).c_str());
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const long count = argc > 2 ? std::atol(argv[2]) : 1000;
  return tanxun::Run(argv[1], static_cast<std::size_t>(std::max(1L, count)));
}
