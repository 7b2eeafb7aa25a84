// SPDX-License-Identifier: GPL-2.0-or-later
// JSON-RPC 2.0: lines from a stranger into requests, results into lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/tool/json_tree.h"

namespace tanxun {

// What arrived. Its objects are ordered by key: one of 100,000 keys is read in no time.
using ReceivedJson = nlohmann::json;

enum class RpcCode {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kResourceNotFound = -32002,  // Of the Model Context Protocol.
};

struct RpcError {
  RpcCode code = RpcCode::kInternalError;
  std::string message;
};

using RpcResult = std::variant<Json, RpcError>;

struct RpcRequest {
  Json id;  // A string or a number; null for a notification, which wants no reply.
  std::string method;
  ReceivedJson params = ReceivedJson::object();
};

inline constexpr int kMostRpcNesting = 64;

// The JSON value of a line. Errors: kParseError for what is no JSON, or no UTF-8; kInvalidRequest
// for what is nested deeper than kMostRpcNesting.
std::variant<ReceivedJson, RpcError> ReadRpcLine(std::string_view line);

// The id of a message, null if it has none that could be given back as it was.
Json RpcId(const ReceivedJson& message);

// Nothing for a reply to a request that we never sent. Errors: kInvalidRequest; kInvalidParams for
// an array where a reply is wanted.
std::variant<std::optional<RpcRequest>, RpcError> ReadRpcRequest(const ReceivedJson& message);

Json RpcReply(const Json& id, const RpcResult& result);

}  // namespace tanxun
