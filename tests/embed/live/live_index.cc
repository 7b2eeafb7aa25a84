// SPDX-License-Identifier: GPL-2.0-or-later
// live_index INDEX NOTES: indexes a folder with progress, then keeps it up to date. A line "?QUERY"
// on standard input is searched beside the writer, any other line or the end cancels.
#include <tanxun/tanxun.h>

#include <iostream>
#include <mutex>
#include <string>
#include <thread>

namespace {

std::mutex output;

void Say(const std::string& line) {
  const std::lock_guard lock(output);
  std::cout << line << std::endl;
}

void Search(tanxun::Searcher& searcher, const std::string& query) {
  if (!searcher.Refresh()) return Say("no index");
  tanxun::SearchRequest request;
  request.query = query;
  const auto found = searcher.Search(request);
  if (!found) return Say(found.error().message);
  Say("hits " + std::to_string(found->hits.size()));
  for (const tanxun::Hit& hit : found->hits) Say(hit.path);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::filesystem::path index = words[1];
  const std::filesystem::path notes = words[2];
  {
    auto writer = tanxun::IndexWriter::Open(index);
    if (!writer) return Say(writer.error().message), 2;
    const auto report = writer->Update({notes}, {}, [](const tanxun::UpdateProgress& at) {
      Say(std::to_string(at.files) + "/" + std::to_string(at.total_files));
      return true;  // False would stop it.
    });
    if (!report) return Say(report.error().message), 2;
    Say("indexed " + std::to_string(report->sources));
  }
  std::stop_source stop;
  std::thread watcher([&] {
    tanxun::WatchListener listener;
    listener.watching = [](const std::vector<std::string>&) { Say("watching"); };
    listener.updated = [](const tanxun::UpdateReport& report) {
      if (report.revision != 0) Say("revision " + std::to_string(report.revision));
    };
    const auto watched = tanxun::WatchIndex(index, {}, {}, listener, stop.get_token());
    Say(watched ? "watched" : watched.error().message);
  });
  auto searcher = tanxun::Searcher::Open(index);
  std::string line;
  while (searcher && std::getline(std::cin, line) && line.starts_with('?')) {
    Search(*searcher, line.substr(1));
  }
  stop.request_stop();
  watcher.join();
  return 0;
}
