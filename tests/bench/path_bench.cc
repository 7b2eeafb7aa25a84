// SPDX-License-Identifier: GPL-2.0-or-later
// What a look-up of the supply chain or of an entity costs inside a program:
//   path_bench INDEX [COUNT]
// COUNT names (1,000) are taken from the index's chain, always the same. A line of JSON: CPU time
// of Searcher::Path() in microseconds, up and down from each with the default bounds, and the first
// ten ways from each to the next; and of Searcher::Entity() for each, its card with 20 facts.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
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

int Run(const std::string& index, std::size_t count) {
  const Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(index);
  const Result<Searcher> searcher = Searcher::Open(index);
  if (!reader.ok() || !searcher.ok() || (*reader)->chain().nodes() == 0) {
    std::fprintf(stderr, "path_bench: %s: no index with a chain\n", index.c_str());
    return 2;
  }
  const ChainTable& chain = (*reader)->chain();
  std::mt19937 random(1);
  std::vector<double> alone;
  std::vector<double> ways;
  std::vector<double> cards;
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string from = chain.Node(static_cast<std::uint32_t>(random() % chain.nodes())).name;
    const std::string to = chain.Node(static_cast<std::uint32_t>(random() % chain.nodes())).name;
    double begin = CpuMicroseconds();
    if (!searcher->Path({.from = from})) continue;
    alone.push_back(CpuMicroseconds() - begin);
    begin = CpuMicroseconds();
    if (searcher->Entity({.name = from})) cards.push_back(CpuMicroseconds() - begin);
    begin = CpuMicroseconds();
    const Result<PathResult> result =
        searcher->Path({.from = from, .to = to, .depth = 10, .limit = 10});
    if (!result.ok()) continue;
    ways.push_back(CpuMicroseconds() - begin);
    found += result->ways.empty() ? 0 : 1;
  }
  const nlohmann::ordered_json line = {{"nodes", chain.nodes()},       {"links", chain.links()},
                                       {"up_and_down", Spread(alone)}, {"ways", Spread(ways)},
                                       {"cards", Spread(cards)},       {"with_a_way", found}};
  std::printf("%s\n", line.dump().c_str());
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const long count = argc > 2 ? std::atol(argv[2]) : 1000;
  return tanxun::Run(argv[1], static_cast<std::size_t>(std::max(1L, count)));
}
