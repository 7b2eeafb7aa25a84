// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of notes and an index of it, both gone with the object.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tanxun/tanxun.h"

namespace tanxun {

class TempVault {
 public:
  TempVault() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tanxun-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    folder_ = pattern;
    std::filesystem::create_directory(notes());
  }
  ~TempVault() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TempVault(const TempVault&) = delete;
  TempVault& operator=(const TempVault&) = delete;

  std::filesystem::path notes() const { return folder_ / "notes"; }
  std::filesystem::path index() const { return folder_ / "index"; }

  void Write(const std::string& path, std::string_view text) {
    std::filesystem::create_directories((notes() / path).parent_path());
    std::ofstream(notes() / path, std::ios::binary) << text;
    // Two writes within one tick of the clock are two times all the same.
    const auto time = std::filesystem::last_write_time(notes() / path);
    std::filesystem::last_write_time(notes() / path, time + std::chrono::milliseconds(++ticks_));
  }
  void Remove(const std::string& path) { std::filesystem::remove(notes() / path); }

  UpdateReport Update(const UpdateOptions& options = {}) { return UpdatePaths({notes()}, options); }
  UpdateReport UpdatePaths(const std::vector<std::filesystem::path>& paths,
                           const UpdateOptions& options = {}) {
    Result<IndexWriter> writer = IndexWriter::Open(index());
    EXPECT_TRUE(writer.ok()) << (writer ? "" : writer.error().message);
    if (!writer) return {};
    Result<UpdateReport> report = writer->Update(paths, options);
    EXPECT_TRUE(report.ok()) << (report ? "" : report.error().message);
    return report ? *report : UpdateReport{};
  }

  SearchResult Search(const SearchRequest& request) const {
    Result<Searcher> searcher = Searcher::Open(index());
    EXPECT_TRUE(searcher.ok()) << (searcher ? "" : searcher.error().message);
    if (!searcher) return {};
    Result<SearchResult> result = searcher->Search(request);
    EXPECT_TRUE(result.ok()) << request.query << ": " << (result ? "" : result.error().message);
    return result ? *result : SearchResult{};
  }
  SearchResult Search(std::string query) const {
    SearchRequest request;
    request.query = std::move(query);
    return Search(request);
  }
  // Paths of the hits, best first, a blank between.
  std::string Paths(const SearchRequest& request) const {
    std::string paths;
    for (const Hit& hit : Search(request).hits) paths += (paths.empty() ? "" : " ") + hit.path;
    return paths;
  }
  std::string Paths(std::string query) const {
    SearchRequest request;
    request.query = std::move(query);
    request.grouping = Grouping::kSource;
    return Paths(request);
  }

 private:
  std::filesystem::path folder_;
  int ticks_ = 0;
};

}  // namespace tanxun
