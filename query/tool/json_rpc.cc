// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/json_rpc.h"

#include <cmath>

namespace tanxun {
namespace {

// Numbers from here on are not what was sent once they have been a double.
constexpr double kFirstInexact = 9007199254740992.0;

// Of the brackets outside of strings; the text need not be JSON.
bool IsDeep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string && c == '\\') {
      ++at;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '[' || c == '{')) {
      if (++depth > kMostRpcNesting) return true;
    } else if (!in_string && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return false;
}

bool CanBeGivenBack(const ReceivedJson& id) {
  if (id.is_number_float()) return std::abs(id.get<double>()) < kFirstInexact;
  return id.is_string() || id.is_number();
}

}  // namespace

std::variant<ReceivedJson, RpcError> ReadRpcLine(std::string_view line) {
  if (IsDeep(line)) {
    return RpcError{RpcCode::kInvalidRequest,
                    "nested deeper than " + std::to_string(kMostRpcNesting)};
  }
  // The library takes a zero byte for the end of the text.
  ReceivedJson value = line.find('\0') == std::string_view::npos
                           ? ReceivedJson::parse(line, nullptr, false)
                           : ReceivedJson(ReceivedJson::value_t::discarded);
  if (value.is_discarded()) {
    return RpcError{RpcCode::kParseError, "this line is no JSON in UTF-8"};
  }
  return value;
}

Json RpcId(const ReceivedJson& message) {
  if (!message.is_object() || !message.contains("id")) return nullptr;
  const ReceivedJson& id = message["id"];
  return CanBeGivenBack(id) ? Json(id) : Json(nullptr);
}

std::variant<std::optional<RpcRequest>, RpcError> ReadRpcRequest(const ReceivedJson& message) {
  const auto invalid = [](const char* why) { return RpcError{RpcCode::kInvalidRequest, why}; };
  if (!message.is_object()) return invalid("a message is an object");
  if (!message.contains("jsonrpc") || message["jsonrpc"] != "2.0") {
    return invalid("a message has \"jsonrpc\": \"2.0\"");
  }
  if (!message.contains("method")) {
    const bool is_reply = message.contains("result") || message.contains("error");
    if (is_reply) return std::optional<RpcRequest>();
    return invalid("a request has a method");
  }
  RpcRequest request;
  if (!message["method"].is_string()) return invalid("the method is a string");
  request.method = message["method"].get<std::string>();
  request.id = RpcId(message);
  if (message.contains("id") && request.id.is_null()) {
    return invalid("the id is a string or a number, of 53 bits if it has a fraction");
  }
  if (message.contains("params")) {
    request.params = message["params"];
    if (!request.params.is_structured()) return invalid("params is an object");
    const bool wants_reply = !request.id.is_null();
    if (request.params.is_array() && wants_reply) {
      return RpcError{RpcCode::kInvalidParams, "params is an object"};
    }
  }
  return std::optional(std::move(request));
}

Json RpcReply(const Json& id, const RpcResult& result) {
  Json reply{{"jsonrpc", "2.0"}, {"id", id}};
  if (const auto* error = std::get_if<RpcError>(&result)) {
    reply["error"] = Json{{"code", static_cast<int>(error->code)}, {"message", error->message}};
  } else {
    reply["result"] = std::get<Json>(result);
  }
  return reply;
}

}  // namespace tanxun
