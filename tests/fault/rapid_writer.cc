// SPDX-License-Identifier: GPL-2.0-or-later
// rapid_writer INDEX: commits as fast as it can until its standard input ends, then prints how
// often. Each commit changes two records together, and some of 300 others: commit N says "marker N"
// in both.
#include <poll.h>

#include <cstdio>
#include <string>

#include "tanxun/index_writer.h"

namespace tanxun {
namespace {

std::string Record(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","title":")" + id + R"(","text":")" + text + "\"}\n";
}

std::string Records(std::uint64_t commit) {
  const std::string number = std::to_string(commit);
  std::string lines;
  for (const char* id : {"Alpha", "Beta"}) {
    lines += Record(id, R"(- Counter: )" + number + R"(\n\nmarker )" + number);
  }
  for (std::uint64_t other = 0; other < 300; ++other) {
    if (commit > 1 && other % 60 != commit % 60) continue;
    std::string text = "filler 出口管制 " + number;
    for (std::uint64_t word = 0; word < 40; ++word)
      text += " w" + std::to_string(other * 41 + word);
    lines += Record("f" + std::to_string(other), text);
  }
  return lines;
}

bool InputEnded() {
  struct pollfd input = {0, POLLIN, 0};
  return ::poll(&input, 1, 0) > 0;
}

int Run(const char* folder) {
  Result<IndexWriter> writer = IndexWriter::Open(folder);
  if (!writer) return std::fprintf(stderr, "%s\n", writer.error().message.c_str()), 2;
  std::uint64_t commits = 0;
  while (commits == 0 || !InputEnded()) {
    const Result<UpdateReport> report = writer->UpdateRecords(Records(commits + 1), "markers");
    if (!report) return std::fprintf(stderr, "%s\n", report.error().message.c_str()), 2;
    if (++commits == 1) std::puts("begun"), std::fflush(stdout);
  }
  std::printf("%llu\n", static_cast<unsigned long long>(commits));
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int count, char** words) { return count == 2 ? tanxun::Run(words[1]) : 2; }
