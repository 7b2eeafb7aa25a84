// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/batch.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

namespace tanxun {
namespace {

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string_view TakeColumn(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\t'), rest.size());
  const std::string_view column = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return column;
}

}  // namespace

BatchLine ParseBatchLine(std::string_view line, std::size_t number) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (line.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    line.remove_prefix(kByteOrderMark.size());
  }
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  BatchLine out;
  out.number = number;
  const bool has_tab = line.find('\t') != std::string_view::npos;
  out.id = TakeColumn(line);
  out.text = TakeColumn(line);
  out.path = TakeColumn(line);
  if (!has_tab) {
    out.problem = "no tab; write ID<TAB>TEXT";
  } else if (IsBlank(out.id)) {
    out.problem = "no id before the tab";
  } else if (IsBlank(out.text)) {
    out.problem = "nothing after the tab";
  }
  return out;
}

Result<void> ForEachBatchLine(const std::string& file,
                              const std::function<void(const BatchLine& line)>& use) {
  std::ifstream opened;
  if (file != "-") {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) {
      return Error{ErrorCode::kIo, file + ": is a folder"};
    }
    opened.open(file, std::ios::binary);
    if (!opened) {
      return Error{ErrorCode::kIo, fmt::format("{}: {}", file, std::strerror(errno))};
    }
  }
  std::istream& input = file == "-" ? std::cin : opened;
  std::string line;
  for (std::size_t number = 1; std::getline(input, line); ++number) {
    if (!IsBlank(line)) use(ParseBatchLine(line, number));
  }
  if (input.bad()) return Error{ErrorCode::kIo, file + ": cannot be read to its end"};
  return {};
}

}  // namespace tanxun
