// SPDX-License-Identifier: GPL-2.0-or-later
// What holds of every reply of the MCP server, whatever was sent.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "indexer/tool/safe_text.h"
#include "tests/law.h"

namespace tanxun {

// One line that no terminal minds.
inline std::string BrokenLineLaw(std::string_view line) {
  TANXUN_KEEPS(!line.empty() && line.back() == '\n');
  line.remove_suffix(1);
  TANXUN_KEEPS(SafeText(line, Layout::kField) == line);
  return "";
}

inline std::string BrokenCallLaw(const nlohmann::json& result) {
  TANXUN_KEEPS(result["content"].size() == 1 && result["content"][0]["type"] == "text");
  const auto text = result["content"][0]["text"].get<std::string>();
  TANXUN_KEEPS(!text.empty() && SafeText(text) == text);
  TANXUN_KEEPS(result.contains("isError"));
  TANXUN_KEEPS(result["isError"] == !result.contains("structuredContent"));
  TANXUN_KEEPS(result["isError"] == true || result["structuredContent"].is_object());
  return "";
}

inline std::string BrokenMessageLaw(const nlohmann::json& message) {
  static const std::set<int> codes = {-32700, -32600, -32601, -32602, -32603, -32002};
  TANXUN_KEEPS(message.is_object() && message.size() == 3 && message["jsonrpc"] == "2.0");
  const auto& id = message["id"];
  TANXUN_KEEPS(id.is_string() || id.is_number() || id.is_null());
  TANXUN_KEEPS(message.contains("result") != message.contains("error"));
  if (message.contains("error")) {
    TANXUN_KEEPS(codes.contains(message["error"]["code"].get<int>()));
    TANXUN_KEEPS(message["error"]["message"].get<std::string>().size() < 10'000);
    return "";
  }
  TANXUN_KEEPS(!id.is_null() && message["result"].is_object());
  return message["result"].contains("content") ? BrokenCallLaw(message["result"]) : "";
}

// Nothing, a message, or a batch of some.
inline std::string BrokenReplyLaw(std::string_view reply) {
  if (reply.empty()) return "";
  TANXUN_KEEPS_LAW(BrokenLineLaw(reply), "the line");
  const auto value = nlohmann::json::parse(reply, nullptr, false);
  TANXUN_KEEPS(!value.is_discarded());
  if (!value.is_array()) return BrokenMessageLaw(value);
  TANXUN_KEEPS(!value.empty());
  for (const auto& message : value) TANXUN_KEEPS_LAW(BrokenMessageLaw(message), message.dump());
  return "";
}

}  // namespace tanxun
