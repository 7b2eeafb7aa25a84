// SPDX-License-Identifier: GPL-2.0-or-later
// The real programs in a folder of their own, with two notes in it.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace tanxun {

namespace fs = std::filesystem;

struct Output {
  int status = -1;
  std::string out;
  std::string err;
};

inline std::string ReadAll(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  std::stringstream bytes;
  bytes << input.rdbuf();
  return bytes.str();
}

inline void Write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

inline std::string Quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

inline std::string JoinedWords(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

inline std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream input(text);
  for (std::string line; std::getline(input, line);) lines.push_back(line);
  return lines;
}

constexpr const char* kEnglishNote = R"(---
aliases: [ZRC, 泽瑞芯片]
tags: [chips]
---
#actor #china/fab

# Zerui Chips

**Zerui Chips** — maker of inference accelerators for data centers.

## Quick stats

| Metric | Value |
|--------|-------|
| Ticker | ZRC (NYSE) |
| HQ | Nanjing, China |
| Founded | 2011 |

## Export controls

Export controls limit access to lithography tools since October 2023.

*Updated 2026-01-01*
)";

constexpr const char* kChineseNote = R"(# 云桥科技

#云计算

云桥科技是一家云计算公司,受出口管制影响。

| 指标 | 数值 |
|------|------|
| 总部 | 成都 |
| 员工人数 | 12000 |

更新于 2025-11-05
)";

class Programs : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "tanxun-cli-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = fs::canonical(name);
    Write(folder_ / "notes/zerui.md", kEnglishNote);
    Write(folder_ / "notes/云/云桥 科技.md", kChineseNote);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  // For a shell: `program words...` in the test's folder, with a home of its own.
  std::string CommandLine(const std::string& program, const std::vector<std::string>& words,
                          const std::string& environment) const {
    std::string command =
        "cd " + Quoted(folder_.string()) +
        " && exec env -u XDG_DATA_HOME -u TANXUN_DB -u PAGER -u LESS -u NO_COLOR" +
        " -u COLUMNS -u LINES" + " HOME=" + Quoted((folder_ / "home").string()) + " " +
        environment + " " + Quoted(program);
    for (const std::string& word : words) command += " " + Quoted(word);
    return command;
  }

  // Runs it without a terminal.
  Output Execute(const std::string& program, const std::vector<std::string>& words,
                 const std::string& input = "", const std::string& environment = "") const {
    Write(folder_ / "stdin", input);
    const std::string command =
        CommandLine(program, words, environment) + " <stdin >stdout 2>stderr";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status),
            ReadAll(folder_ / "stdout"), ReadAll(folder_ / "stderr")};
  }
  Output Index(const std::vector<std::string>& words, const std::string& input = "") const {
    return Execute(TANXUN_INDEX_PROGRAM, words, input);
  }
  Output Tanxun(const std::vector<std::string>& words, const std::string& input = "") const {
    return Execute(TANXUN_PROGRAM, words, input);
  }
  void IndexNotes() const {
    const Output output = Index({"update", "notes"});
    ASSERT_EQ(output.status, 0) << output.err;
  }

  fs::path folder_;
};

}  // namespace tanxun
