// SPDX-License-Identifier: GPL-2.0-or-later
// query_times INDEX ROUNDS: what searches cost inside a program that links the library. A query is
// a line of id, kind ("phrase" is one), text, ticker, facet on standard input; each gives a line of
// its id, its milliseconds (the median of ROUNDS, after one round that does not count) and the
// paths (for a record its id) of ten hits with their snippets. Tabs between.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "tanxun/searcher.h"

namespace tanxun {
namespace {

struct Query {
  std::string id;
  SearchRequest request;
};

std::vector<Query> ReadQueries() {
  std::vector<Query> queries;
  for (std::string line; std::getline(std::cin, line);) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    fields.resize(5);
    Query& query = queries.emplace_back();
    query.id = fields[0];
    query.request.query = fields[1] == "phrase" ? '"' + fields[2] + '"' : fields[2];
    if (!fields[3].empty()) query.request.filters.tickers.push_back(fields[3]);
    if (!fields[4].empty()) query.request.facets.push_back(fields[4]);
  }
  return queries;
}

int Run(const char* index, int rounds) {
  const Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher) {
    std::fprintf(stderr, "query_times: %s\n", searcher.error().message.c_str());
    return 2;
  }
  const std::vector<Query> queries = ReadQueries();
  std::vector<std::vector<double>> times(queries.size());
  std::vector<std::vector<std::string>> hits(queries.size());
  for (int round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto begin = std::chrono::steady_clock::now();
      const Result<SearchResult> found = searcher->Search(queries[i].request);
      const auto end = std::chrono::steady_clock::now();
      if (!found) {
        std::fprintf(stderr, "query_times: %s\n", found.error().message.c_str());
        return 2;
      }
      if (round > 0) {
        times[i].push_back(std::chrono::duration<double, std::milli>(end - begin).count());
      }
      hits[i].clear();
      for (const Hit& hit : found->hits)
        hits[i].push_back(hit.record.empty() ? hit.path : hit.record);
    }
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::sort(times[i].begin(), times[i].end());
    std::printf("%s\t%.4f", queries[i].id.c_str(), times[i][times[i].size() / 2]);
    for (const std::string& hit : hits[i]) std::printf("\t%s", hit.c_str());
    std::printf("\n");
  }
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("query_times INDEX ROUNDS\n", stderr);
    return 2;
  }
  return tanxun::Run(argv[1], std::max(1, std::atoi(argv[2])));
}
