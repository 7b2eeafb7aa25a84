// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/read_input.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "indexer/tool/progress.h"
#include "indexer/tool/suggest.h"
#include "indexer/tool/terminal.h"
#include "tanxun/source.h"

namespace tanxun {
namespace {

constexpr std::size_t kLargestInput = std::size_t{256} << 20;

std::string Lower(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

}  // namespace

// read() would be restarted after a signal, poll() never is.
Result<std::string> ReadStandardInput() {
  std::string bytes;
  std::vector<char> buffer(std::size_t{1} << 16);
  while (!Interrupted()) {
    pollfd input = {STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, -1) < 0 && errno != EINTR) {
      return Error{ErrorCode::kIo, fmt::format("standard input: {}", std::strerror(errno))};
    }
    if (Interrupted()) break;
    const ssize_t count = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return Error{ErrorCode::kIo, fmt::format("standard input: {}", std::strerror(errno))};
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > kLargestInput) {
      return Error{ErrorCode::kBadArgument,
                   fmt::format("standard input: more than {}; put the records into .jsonl files",
                               HumanBytes(kLargestInput))};
    }
  }
  return bytes;
}

void AddEncoding(FlagTable& flags, std::string& encoding) {
  flags.Text("--encoding", {"NAME"}, encoding,
             "what files are written in: UTF-8, GBK, Big5, … (detected)");
}

std::string EncodingProblem(const std::string& encoding) {
  if (encoding.empty() || KnowsEncoding(encoding)) return "";
  std::vector<std::string> names;
  for (const std::string& name : EncodingNames()) names.push_back(Lower(name));
  const std::string near = Nearest(Lower(encoding), names);
  std::string hint = "; some are UTF-8, GBK, GB18030, Big5, Shift_JIS, Latin1";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == near) hint = fmt::format("; did you mean {}?", EncodingNames()[i]);
  }
  return fmt::format("--encoding: {} is no encoding that tanxun knows{}", encoding, hint);
}

}  // namespace tanxun
