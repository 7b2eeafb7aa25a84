// SPDX-License-Identifier: GPL-2.0-or-later
// The protocol, line for line: what is said to any bytes, without an index.
#include "query/tool/mcp_server.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/mcp_laws.h"

namespace tanxun {
namespace {

std::string Repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string Reply(const std::string& line) {
  const std::string reply = McpServer("/nowhere/index").ReplyTo({line});
  EXPECT_EQ(BrokenReplyLaw(reply), "") << line.substr(0, 200) << "\n" << reply;
  return reply;
}

// "1 -32601 no such method", "1 ok", of a batch one behind the other; "" for no reply.
std::string Described(const std::string& reply) {
  if (reply.empty()) return "";
  const Json value = Json::parse(reply);
  const Json messages = value.is_array() ? value : Json::array({value});
  std::string out = value.is_array() ? "batch" : "";
  for (const Json& message : messages) {
    if (!out.empty()) out += " | ";
    out += message["id"].dump() + " ";
    out += message.contains("result") ? "ok"
                                      : message["error"]["code"].dump() + " " +
                                            message["error"]["message"].get<std::string>();
  }
  return out;
}

std::string Request(const std::string& rest) { return R"({"jsonrpc":"2.0","id":1,)" + rest + "}"; }

struct Case {
  std::string line;
  std::string reply;
};

void Expect(const std::vector<Case>& cases) {
  for (const auto& [line, reply] : cases) {
    EXPECT_EQ(Described(Reply(line)), reply) << line.substr(0, 200);
  }
}

TEST(McpServer, AnswersMessagesOfAnyShape) {
  const std::string no_json = "null -32700 this line is no JSON in UTF-8";
  const std::string no_id =
      "null -32600 the id is a string or a number, of 53 bits if it has a fraction";
  Expect({
      {"", ""},
      {" \t\r", ""},
      {Request(R"("method":"ping")"), "1 ok"},
      {Request(R"("method":"ping","params":{"_meta":{"progressToken":1}},"more":[])"), "1 ok"},
      {"  " + Request(R"("method":"ping")") + "\r", "1 ok"},
      {"{", no_json},
      {"Content-Length: 20", no_json},
      {Request(R"("method":"ping")") + "x", no_json},
      {Request(R"("method":"ping")") + std::string("\0x", 2), no_json},
      {"\xff", no_json},
      {Request("\"method\":\"\xc3\x28\""), no_json},
      {Request(R"("method":"\ud800")"), no_json},
      {Request(R"("method":"ping","params":{"n":1e999})"), no_json},
      {"5", "null -32600 a message is an object"},
      {"\"ping\"", "null -32600 a message is an object"},
      {"{}", R"(null -32600 a message has "jsonrpc": "2.0")"},
      {R"({"jsonrpc":2.0,"id":1,"method":"ping"})", R"(1 -32600 a message has "jsonrpc": "2.0")"},
      {R"({"jsonrpc":"1.0","id":1,"method":"ping"})", R"(1 -32600 a message has "jsonrpc": "2.0")"},
      {R"({"jsonrpc":"2.0","id":1})", "1 -32600 a request has a method"},
      {Request(R"("method":5)"), "1 -32600 the method is a string"},
      {Request(R"("method":"ping","params":"x")"), "1 -32600 params is an object"},
      {Request(R"("method":"ping","params":null)"), "1 -32600 params is an object"},
      {Request(R"("method":"ping","params":[1])"), "1 -32602 params is an object"},
      {R"({"jsonrpc":"2.0","id":"云\u0000\u202e","method":"ping"})", "\"云\\u0000\u202e\" ok"},
      {R"({"jsonrpc":"2.0","id":-9223372036854775808,"method":"ping"})", "-9223372036854775808 ok"},
      {R"({"jsonrpc":"2.0","id":18446744073709551615,"method":"ping"})", "18446744073709551615 ok"},
      {R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})", "1.5 ok"},
      {R"({"jsonrpc":"2.0","id":18446744073709551616,"method":"ping"})", no_id},
      {R"({"jsonrpc":"2.0","id":null,"method":"ping"})", no_id},
      {R"({"jsonrpc":"2.0","id":true,"method":"ping"})", no_id},
      {R"({"jsonrpc":"2.0","id":[1],"method":"ping"})", no_id},
      {R"({"jsonrpc":"2.0","id":{"a":1},"method":"ping"})", no_id},
      {Repeated("[", 100'000), "null -32600 nested deeper than 64"},
      {Repeated(R"({"a":)", 100'000), "null -32600 nested deeper than 64"},
      {Request(R"("method":"ping","params":{"s":"\"[[)" + Repeated("[{", 100) + R"("})"), "1 ok"},
      {Request(R"("method":"pong")"), "1 -32601 no such method pong; did you mean ping?"},
      {Request(R"("method":"prompts/list")"), "1 -32601 no such method prompts/list"},
      {Request(R"("method":")" + Repeated("m", 500'000) + "\""), "1 -32601 no such method"},
  });
}

TEST(McpServer, SaysNothingToWhatWantsNoReply) {
  Expect({
      {R"({"jsonrpc":"2.0","method":"notifications/initialized"})", ""},
      {R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7,"reason":"x"}})",
       ""},
      {R"({"jsonrpc":"2.0","method":"tools/call","params":{"name":"nope"}})", ""},
      {R"({"jsonrpc":"2.0","method":"nope"})", ""},
      {R"({"jsonrpc":"2.0","method":"nope","params":[1]})", ""},
      {R"({"jsonrpc":"2.0","id":1,"result":{}})", ""},
      {R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"x"}})", ""},
  });
}

TEST(McpServer, AnswersBatches) {
  const std::string ping = Request(R"("method":"ping")");
  Expect({
      {"[" + ping + "]", "batch | 1 ok"},
      {"[" + ping + R"(,{"jsonrpc":"2.0","method":"x"},7,[],)" + Request(R"("method":"x")") + "]",
       "batch | 1 ok | null -32600 a message is an object | null -32600 a message is an object | "
       "1 -32601 no such method x"},
      {R"([{"jsonrpc":"2.0","method":"x"}])", ""},
      {"[]", "null -32600 a batch is of 1 to 50 messages"},
      {"[1" + Repeated(",1", 50) + "]", "null -32600 a batch is of 1 to 50 messages"},
  });
}

TEST(McpServer, ALineThatIsTooLongIsSaidToBe) {
  const std::string reply = McpServer("").ReplyTo({"", true});
  EXPECT_EQ(BrokenReplyLaw(reply), "");
  EXPECT_EQ(Described(reply), "null -32600 a line is of 1048576 bytes at most");
}

TEST(McpServer, AgreesOnAVersion) {
  const std::pair<std::string, std::string> versions[] = {{"2024-11-05", "2024-11-05"},
                                                          {"2025-03-26", "2025-03-26"},
                                                          {"2025-06-18", "2025-06-18"},
                                                          {"2099-01-01", "2025-06-18"},
                                                          {"", "2025-06-18"}};
  for (const auto& [asked, agreed] : versions) {
    const Json result = Json::parse(Reply(Request(
        R"("method":"initialize","params":{"protocolVersion":")" + asked + R"("})")))["result"];
    EXPECT_EQ(result["protocolVersion"], agreed) << asked;
    EXPECT_EQ(result["serverInfo"]["name"], "tanxun");
    EXPECT_TRUE(result["capabilities"].contains("tools"));
    EXPECT_TRUE(result["capabilities"].contains("resources"));
    EXPECT_FALSE(result["capabilities"].contains("prompts"));
  }
  Expect({
      {Request(R"("method":"initialize")"), "1 -32602 initialize wants a protocolVersion"},
      {Request(R"("method":"initialize","params":{"protocolVersion":1})"),
       "1 -32602 initialize wants a protocolVersion"},
  });
}

TEST(McpServer, RefusesParametersByName) {
  const auto call = [](const std::string& params) {
    return Request(R"("method":"tools/call","params":)" + params);
  };
  Expect({
      {Request(R"("method":"tools/list","params":{"cursor":"x"})"),
       "1 -32602 that cursor is of no page"},
      {Request(R"("method":"tools/call")"), "1 -32602 tools/call wants the name of a tool"},
      {call(R"({"name":5})"), "1 -32602 tools/call wants the name of a tool"},
      {call(R"({"name":"serch"})"), "1 -32602 unknown tool serch; did you mean search?"},
      {call(R"({"name":"ask","arguments":[]})"), "1 -32602 the arguments of a tool are an object"},
      {call(R"({"name":"ask"})"), "1 -32602 ask: question has to be given"},
      {call(R"({"name":"ask","arguments":{"question":1}})"),
       "1 -32602 ask: question is a text of 4096 characters at most"},
      {call(R"({"name":"facets","arguments":{"fields":["colour"]}})"),
       "1 -32602 facets: fields is a list of at most 20: tag, entity, ticker, status, lang, kind, "
       "folder, year"},
      {call(R"({"name":"status","arguments":{"verbose":true}})"),
       "1 -32602 status: there is no argument verbose"},
      {Request(R"("method":"resources/read")"), "1 -32602 resources/read wants a uri"},
      {Request(R"("method":"resources/read","params":{"uri":"file:///etc/passwd"})"),
       "1 -32002 resources are tanxun:///{+path}{?line,count}"},
      {Request(R"("method":"resources/list","params":{"cursor":"-1"})"),
       "1 -32602 that cursor is of no page"},
      {Request(R"("method":"resources/list","params":{"cursor":9})"),
       "1 -32602 that cursor is of no page"},
  });
}

TEST(McpServer, WithoutAnIndexSaysWhichCommandHelps) {
  const std::string help =
      "no index here; make one with: tanxun-index update FOLDER; looked in /nowhere/index";
  const Json result = Json::parse(Reply(Request(
      R"("method":"tools/call","params":{"name":"ask","arguments":{"question":"x"}})")))["result"];
  EXPECT_EQ(result["isError"], true);
  EXPECT_EQ(result["content"][0]["text"], help);
  Expect({{Request(R"("method":"resources/list")"), "1 -32603 " + help},
          {Request(R"("method":"ping")"), "1 ok"}});
}

}  // namespace
}  // namespace tanxun
