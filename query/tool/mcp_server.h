// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "query/tool/json_rpc.h"
#include "query/tool/line_splitter.h"

namespace tanxun {

inline constexpr std::size_t kMostRequestBytes = 1 << 20;
inline constexpr std::size_t kMostBatch = 50;

// A server of the Model Context Protocol over one index. It keeps nothing between requests: each
// sees the newest commit, and one that fails leaves nothing behind.
class McpServer {
 public:
  // `db`: as the flag --db; empty = what stands for it.
  explicit McpServer(std::string db) : db_(std::move(db)) {}

  // What to say to a line, itself a line; empty to say nothing. Any bytes are answered.
  std::string ReplyTo(const InputLine& line) const;

 private:
  Json ReplyToMessage(const ReceivedJson& message) const;  // null to say nothing.
  Json ReplyToBatch(const ReceivedJson& messages) const;
  RpcResult Call(const RpcRequest& request) const;

  std::string db_;
};

}  // namespace tanxun
