// SPDX-License-Identifier: GPL-2.0-or-later
// endurance STEPS SEED: one process changes a note, updates, searches and asks, STEPS times, with
// one writer and one searcher all along. Prints what it holds ten times on the way. Exit 1 where
// file descriptors or memory grow, where the index becomes more than 1.5 times a fresh one, or
// where it is not sound at the end.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tanxun/index_writer.h"
#include "tanxun/searcher.h"
#include "tests/fault/changing_vault.h"
#include "tests/temp_folder.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotes = 500;
constexpr double kMostGrowth = 1.5;        // Of a fresh index.
constexpr std::size_t kMoreMemory = 8192;  // KB above what was held after the first tenth.

struct Held {
  std::size_t descriptors = 0;
  std::size_t memory = 0;  // KB that are the process's own.
  std::uintmax_t index = 0;
};

std::uintmax_t BytesBelow(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

std::size_t OwnMemory() {
  std::ifstream in("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  std::size_t shared = 0;
  in >> all >> resident >> shared;
  return (resident - shared) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

Held Measure(const fs::path& index) {
  const fs::directory_iterator open("/proc/self/fd");
  return {static_cast<std::size_t>(std::distance(begin(open), end(open))), OwnMemory(),
          BytesBelow(index)};
}

int Fail(const std::string& why) {
  std::fprintf(stderr, "endurance: %s\n", why.c_str());
  return 1;
}

class Endurance {
 public:
  explicit Endurance(unsigned seed) : random_(seed) {}

  int Run(std::size_t steps) {
    for (std::size_t note = 0; note < kNotes; ++note) Write(note);
    Result<IndexWriter> writer = IndexWriter::Open(index_);
    if (!writer) return Fail(writer.error().message);
    if (const auto report = writer->Update({notes_}, {}); !report) {
      return Fail(report.error().message);
    }
    Result<Searcher> searcher = Searcher::Open(index_);
    if (!searcher) return Fail(searcher.error().message);
    Held first;
    for (std::size_t step = 1; step <= steps; ++step) {
      if (const std::string broken = Step(*writer, *searcher); !broken.empty()) {
        return Fail("step " + std::to_string(step) + ": " + broken);
      }
      if (step % std::max<std::size_t>(steps / 10, 1) != 0) continue;
      const Held held = Measure(index_);
      std::printf("%9zu steps: %zu descriptors, %zu KB, index %ju KB\n", step, held.descriptors,
                  held.memory, held.index / 1024);
      std::fflush(stdout);
      if (first.descriptors == 0) first = held;
      if (held.descriptors > first.descriptors) return Fail("file descriptors are left open");
      if (held.memory > first.memory + kMoreMemory) return Fail("memory grows");
    }
    return CompareWithFresh();
  }

 private:
  void Write(std::size_t note) {
    const fs::path file = notes_ / ("n" + std::to_string(note) + ".md");
    fs::create_directories(notes_);
    std::ofstream(file, std::ios::binary) << NoteMaker(random_).Note();
  }

  // Says what broke.
  std::string Step(IndexWriter& writer, Searcher& searcher) {
    const std::size_t note = random_.Below(kNotes);
    if (random_.Chance(10)) {
      fs::remove(notes_ / ("n" + std::to_string(note) + ".md"));
    } else {
      Write(note);
    }
    const Result<UpdateReport> report = writer.Update({}, {});
    if (!report) return report.error().message;
    if (const auto refreshed = searcher.Refresh(); !refreshed) return refreshed.error().message;
    const Company& company = random_.Of(kCompanies);
    SearchRequest search;
    search.query = random_.Of({company.english, company.chinese, "capacity 产能"});
    const Result<SearchResult> found = searcher.Search(search);
    if (!found) return found.error().message;
    if (report->revision != 0 && found->index.revision != report->revision) {
      return "a search sees an older commit";
    }
    AskRequest ask;
    ask.question = std::string(company.english) + " CEO";
    const Result<AskResult> answer = searcher.Ask(ask);
    return answer ? std::string() : answer.error().message;
  }

  int CompareWithFresh() {
    const Result<CheckReport> check = CheckIndex(index_);
    if (!check) return Fail(check.error().message);
    if (!check->problems.empty()) return Fail(check->problems.front().reason);
    const fs::path fresh = home_.path() / "fresh";
    {
      Result<IndexWriter> writer = IndexWriter::Open(fresh);
      if (!writer) return Fail(writer.error().message);
      if (const auto made = writer->Update({notes_}, {}); !made) return Fail(made.error().message);
    }
    const double growth =
        static_cast<double>(BytesBelow(index_)) / static_cast<double>(BytesBelow(fresh));
    std::printf("the index is sound and %.2f times a fresh one\n", growth);
    return growth <= kMostGrowth ? 0 : Fail("the index grows");
  }

  TempFolder home_;
  fs::path notes_ = home_.path() / "notes";
  fs::path index_ = home_.path() / "index";
  Random random_;
};

}  // namespace
}  // namespace tanxun

int main(int count, char** words) {
  if (count != 3) return std::fputs("endurance STEPS SEED\n", stderr), 2;
  const auto number = [&](int at) { return std::strtoul(words[at], nullptr, 10); };
  return tanxun::Endurance(static_cast<unsigned>(number(2))).Run(number(1));
}
