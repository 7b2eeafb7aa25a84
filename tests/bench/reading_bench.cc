// SPDX-License-Identifier: GPL-2.0-or-later
// How fast files become knowledge, on one core and without an index:
//   reading_bench FOLDER [--benchmark_...]
// Every readable file below FOLDER is held in memory; each stage counts the bytes of the files.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "indexer/read/load.h"
#include "indexer/read/readers.h"
#include "indexer/read/walk.h"
#include "indexer/text/decode.h"
#include "tanxun/knowledge.h"

namespace tanxun {
namespace {

struct File {
  std::string name;
  std::string bytes;
};

std::vector<File> files;

std::int64_t TotalBytes() {
  std::int64_t total = 0;
  for (const File& file : files) total += static_cast<std::int64_t>(file.bytes.size());
  return total;
}

// Gives each source of each file to `use`.
template <typename Use>
void ReadAll(const Use& use) {
  for (const File& file : files) {
    const auto rest =
        ReadSources(std::string_view(file.bytes), file.name, {}, [&](Source&& source) {
          use(source);
          return true;
        });
    benchmark::DoNotOptimize(rest.ok());
  }
}

void Decoding(benchmark::State& state) {
  for (auto _ : state) {
    for (const File& file : files) benchmark::DoNotOptimize(Decode(file.bytes, {}).text.size());
  }
  state.SetBytesProcessed(state.iterations() * TotalBytes());
}
BENCHMARK(Decoding)->Unit(benchmark::kMillisecond);

void DecodingAndParsing(benchmark::State& state) {
  for (auto _ : state) {
    ReadAll([](const Source& source) { benchmark::DoNotOptimize(source.blocks.size()); });
  }
  state.SetBytesProcessed(state.iterations() * TotalBytes());
}
BENCHMARK(DecodingAndParsing)->Unit(benchmark::kMillisecond);

void DecodingParsingAndExtracting(benchmark::State& state) {
  for (auto _ : state) {
    ReadAll([](const Source& source) {
      benchmark::DoNotOptimize(ExtractKnowledge(source).passages.size());
    });
  }
  state.SetBytesProcessed(state.iterations() * TotalBytes());
}
BENCHMARK(DecodingParsingAndExtracting)->Unit(benchmark::kMillisecond);

bool LoadFiles(const char* folder) {
  const Result<WalkReport> report = Walk(folder, {});
  if (!report) {
    std::fprintf(stderr, "reading_bench: %s\n", report.error().message.c_str());
    return false;
  }
  for (const WalkEntry& entry : report->entries) {
    Result<LoadedFile> loaded = LoadFile(entry.absolute, entry.path, 1u << 30);
    if (loaded) files.push_back({entry.path, std::move(loaded->bytes)});
  }
  return !files.empty();
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2 || !tanxun::LoadFiles(argv[1])) {
    std::fputs("usage: reading_bench FOLDER [--benchmark_...]\n", stderr);
    return 2;
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
