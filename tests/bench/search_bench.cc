// SPDX-License-Identifier: GPL-2.0-or-later
// What a search costs inside a program that links the library:
//   TANXUN_DB=INDEX search_bench
// Queries are taken from passages of the index itself, always the same: words of four letters and
// more, characters of Han, whole codes. Each benchmark goes round 200 of them; the counters are the
// median and the 99th percentile of one search with ten hits and their snippets, in milliseconds of
// CPU time.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tanxun/analyzer.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

constexpr std::size_t kQueries = 200;

// Of this thread's CPU: what else the machine does counts little.
double Milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Texts of passages, from all over the index.
std::vector<std::string> TakeTexts(const Searcher& searcher) {
  SearchRequest request;
  request.query = "*";
  request.limit = 10'000;
  request.snippet_bytes = 400;
  std::vector<std::string> texts;
  const auto result = searcher.Search(request);
  if (!result.ok()) return texts;
  for (const Hit& hit : result->hits) {
    if (hit.snippet.size() > 60) texts.push_back(hit.snippet);
  }
  std::shuffle(texts.begin(), texts.end(), std::mt19937(1));
  return texts;
}

// What stands between words may be syntax in a query.
std::string Plain(std::string text) {
  for (char& c : text) {
    if (std::string_view("\"':;,.()[]{}<>=~!?*/|#$+-").find(c) != std::string_view::npos) c = ' ';
  }
  return text;
}

// The first unit of the text that `wanted` likes, and `more` units right behind it.
std::optional<std::string> Take(const std::string& text, std::size_t more,
                                const std::function<bool(const Unit&)>& wanted) {
  const std::vector<Unit> units = Analyze(text).units;
  for (std::size_t i = 4; i + more < units.size(); ++i) {
    std::size_t end = i;
    while (
        end < i + more + 1 && wanted(units[end]) &&
        (end == i || units[end].kind != UnitKind::kHan || units[end].begin == units[end - 1].end)) {
      ++end;
    }
    if (end == i + more + 1)
      return Plain(text.substr(units[i].begin, units[end - 1].end - units[i].begin));
  }
  return std::nullopt;
}

bool IsHan(const Unit& unit) { return unit.kind == UnitKind::kHan; }
bool IsWord(const Unit& unit) { return unit.kind == UnitKind::kWord && unit.text.size() > 3; }
bool IsCode(const Unit& unit) { return unit.kind == UnitKind::kCode; }

using Maker = std::function<std::optional<std::string>(const std::string& text)>;

std::vector<std::string> Queries(const std::vector<std::string>& texts, const Maker& make) {
  std::vector<std::string> queries;
  for (const std::string& text : texts) {
    std::optional<std::string> query = make(text);
    if (!query || query->find('\n') != query->npos) continue;
    queries.push_back(*std::move(query));
    if (queries.size() == kQueries) break;
  }
  return queries;
}

Maker Run(std::size_t length, bool (*wanted)(const Unit&)) {
  return [=](const std::string& text) { return Take(text, length - 1, wanted); };
}

Maker Both(Maker first, Maker second, std::string before = "", std::string between = " ") {
  return [=](const std::string& text) -> std::optional<std::string> {
    const auto left = first(text);
    const auto right = second(text);
    if (!left || !right) return std::nullopt;
    return before + *left + between + *right;
  };
}

void Measure(benchmark::State& state, const std::vector<std::string>& queries,
             const std::function<bool(const std::string&)>& search) {
  std::vector<double> times;
  for (const std::string& query : queries) search(query);  // Once from the disk.
  std::size_t at = 0;
  for (auto _ : state) {
    const double begin = Milliseconds();
    if (!search(queries[at])) state.SkipWithError("a search failed");
    times.push_back(Milliseconds() - begin);
    at = (at + 1) % queries.size();
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  state.counters["p50"] = times[times.size() / 2];
  state.counters["p99"] = times[times.size() * 99 / 100];
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  using namespace tanxun;  // NOLINT(google-build-using-namespace)
  benchmark::Initialize(&argc, argv);
  const char* folder = std::getenv("TANXUN_DB");
  auto searcher = Searcher::Open(folder == nullptr ? "" : folder);
  if (!searcher.ok()) {
    std::cerr << "search_bench: " << searcher.error().message << "\n";
    return 2;
  }
  const std::vector<std::string> texts = TakeTexts(*searcher);
  const std::vector<std::pair<std::string, Maker>> kinds = {
      {"one_word", Run(1, IsWord)},
      {"two_words", Run(2, IsWord)},
      {"three_words", Run(3, IsWord)},
      {"one_code", Run(1, IsCode)},
      {"two_han", Run(2, IsHan)},
      {"four_han", Run(4, IsHan)},
      {"two_han_words", Both(Run(2, IsHan), Run(3, IsHan))},
      {"han_and_word", Both(Run(3, IsHan), Run(1, IsWord))},
      {"both_with_and", Both(Run(1, IsWord), Run(2, IsWord), "", " AND ")},
      {"phrase_of_words",
       [](const std::string& text) -> std::optional<std::string> {
         const auto run = Take(text, 1, IsWord);
         return run ? std::optional("\"" + *run + "\"") : std::nullopt;
       }},
      {"word_since_2024", Both(Run(1, IsWord), [](const auto&) { return "date:2024.."; })},
  };
  const auto search = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    return searcher->Search(request).ok();
  };
  for (const auto& [name, make] : kinds) {
    const std::vector<std::string> queries = Queries(texts, make);
    if (queries.empty()) continue;
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
      Measure(state, queries, search);
    })->Unit(benchmark::kMillisecond);
  }
  const auto count = [&](const std::string& query) {
    FacetRequest request;
    request.query = query;
    return searcher->CountFacets(request).ok();
  };
  // Over the whole index, and over what nearly all passages meet.
  const auto tickers = [&](const std::string& query) {
    FacetRequest request;
    request.fields = {"ticker"};
    request.query = query;
    return searcher->CountFacets(request).ok();
  };
  for (const auto& [name, query] : {std::pair("tickers_of_all", ""),
                                    std::pair("tickers_of_all_notes", "kind:note OR kind:text")}) {
    benchmark::RegisterBenchmark(name, [=](benchmark::State& state) {
      Measure(state, {query}, tickers);
    })->Unit(benchmark::kMillisecond);
  }
  const std::vector<std::string> queries = Queries(texts, Run(1, IsWord));
  if (!queries.empty()) {
    benchmark::RegisterBenchmark("facets_of_one_word", [=](benchmark::State& state) {
      Measure(state, queries, count);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
