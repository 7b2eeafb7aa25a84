// SPDX-License-Identifier: GPL-2.0-or-later
// `tanxun mcp` as a client starts it: whole sessions over its pipes, and how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/json_schema.h"
#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class McpProgram : public Programs {
 protected:
  void TearDown() override {
    if (child_ > 0) End(SIGKILL);
    Programs::TearDown();
  }

  void Start(const std::vector<std::string>& words = {"mcp"}) {
    const std::string command = CommandLine(TANXUN_PROGRAM, words, "") + " 2>stderr";
    int in[2];
    int out[2];
    ASSERT_EQ(pipe(in), 0);
    ASSERT_EQ(pipe(out), 0);
    child_ = fork();
    ASSERT_GE(child_, 0);
    if (child_ == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      for (const int end : {in[0], in[1], out[0], out[1]}) close(end);
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
  }

  void Send(const std::string& bytes) const {
    ASSERT_EQ(write(to_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  // The next line of standard output, which is JSON; null at its end.
  Json Receive() {
    std::size_t end = unread_.find('\n');
    for (; end == std::string::npos; end = unread_.find('\n')) {
      pollfd output = {from_, POLLIN, 0};
      if (poll(&output, 1, 60'000) <= 0) return "waited in vain";
      char bytes[65536];
      const ssize_t count = read(from_, bytes, sizeof bytes);
      if (count <= 0) return unread_.empty() ? Json(nullptr) : Json("a line without an end");
      unread_.append(bytes, static_cast<std::size_t>(count));
    }
    const Json value = Json::parse(unread_.substr(0, end), nullptr, false);
    unread_.erase(0, end + 1);
    return value;
  }
  // The result of a request, or its error.
  Json Request(const std::string& method, const Json& params = Json::object()) {
    const Json request{{"jsonrpc", "2.0"}, {"id", ++id_}, {"method", method}, {"params", params}};
    Send(request.dump() + "\n");
    Json reply = Receive();
    EXPECT_EQ(reply["id"], id_) << reply;
    return reply.contains("error") ? reply["error"] : reply["result"];
  }
  Json Call(const std::string& tool, const Json& arguments) {
    return Request("tools/call", Json{{"name", tool}, {"arguments", arguments}});
  }

  void CloseInput() {
    if (to_ >= 0) close(to_);
    to_ = -1;
  }
  // Closes the input, or sends the signal; the exit status. Nothing more may have been said.
  int End(int signal = 0) {
    if (signal == 0) CloseInput();
    if (signal != 0) kill(child_, signal);
    EXPECT_TRUE(signal == SIGKILL || Receive().is_null());
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    CloseInput();
    close(from_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }

  pid_t child_ = -1;
  int to_ = -1;
  int from_ = -1;
  int id_ = 0;
  std::string unread_;
};

TEST_F(McpProgram, AWholeSessionInBothLanguages) {
  IndexNotes();
  Start();
  const Json hello =
      Request("initialize", Json{{"protocolVersion", "2025-03-26"},
                                 {"capabilities", Json::object()},
                                 {"clientInfo", {{"name", "test"}, {"version", "1"}}}});
  EXPECT_EQ(hello["protocolVersion"], "2025-03-26");
  Send(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"
       "\n");
  EXPECT_EQ(Request("tools/list")["tools"].size(), 10u);

  const Json answer = Call("ask", {{"question", "云桥科技的总部在哪里"}});
  EXPECT_EQ(answer["structuredContent"]["answers"][0]["value"], "成都");
  EXPECT_THAT(answer["content"][0]["text"].get<std::string>(), HasSubstr("云/云桥 科技.md:9: "));
  EXPECT_EQ(Call("ask",
                 {{"question",
                   "Where is the HQ of Zerui Chips?"}})["structuredContent"]["answers"][0]["value"],
            "Nanjing, China");
  const Json found = Call("search", {{"query", "出口管制"}, {"lang", {"zh"}}});
  const Json hit = found["structuredContent"]["hits"][0];
  EXPECT_EQ(hit["path"], "云/云桥 科技.md");
  EXPECT_THAT(JsonSchema("search").Complaints(found["structuredContent"]), IsEmpty());
  const Json read = Call("get", {{"path", hit["path"]}, {"line", 5}, {"count", 1}});
  EXPECT_EQ(read["structuredContent"]["text"], "云桥科技是一家云计算公司,受出口管制影响。");
  EXPECT_EQ(Call("get", {{"path", "nowhere.md"}})["isError"], true);
  EXPECT_EQ(Call("search", {{"query", 7}})["code"], -32602);
  EXPECT_EQ(Request("prompts/list")["code"], -32601);

  EXPECT_EQ(End(), 0);
  EXPECT_EQ(ReadAll(folder_ / "stderr"), "");
}

TEST_F(McpProgram, SeesAnIndexThatIsMadeAndEachCommit) {
  Start();
  const Json missing = Call("search", {{"query", "chips"}});
  EXPECT_EQ(missing["isError"], true);
  EXPECT_THAT(missing["content"][0]["text"].get<std::string>(),
              StartsWith("no index here; make one with: tanxun-index update FOLDER"));
  IndexNotes();
  EXPECT_EQ(Call("search", {{"query", "chips"}})["structuredContent"]["state"], "ok");
  EXPECT_EQ(Call("search", {{"query", "quorvex"}})["structuredContent"]["state"], "no_match");
  Write(folder_ / "notes/new.md", "# Quorvex\n\nA new maker of lasers.\n");
  IndexNotes();
  EXPECT_EQ(Call("search", {{"query", "quorvex"}})["structuredContent"]["hits"][0]["path"],
            "new.md");
  EXPECT_EQ(End(), 0);
}

TEST_F(McpProgram, GoesOnBehindWhatItCannotRead) {
  Start();
  const std::string ping = R"({"jsonrpc":"2.0","id":9,"method":"ping"})"
                           "\n";
  const std::pair<std::string, int> lines[] = {{"{]\n", -32700},
                                               {std::string("\0\xff\x1b\n", 4), -32700},
                                               {std::string(300'000, '[') + "\n", -32600},
                                               {std::string(3'000'000, 'x') + "\n", -32600}};
  for (const auto& [line, code] : lines) {
    Send(line + "\r\n" + ping);
    EXPECT_EQ(Receive()["error"]["code"], code);
    EXPECT_EQ(Receive()["id"], 9);
  }
  Send(ping.substr(0, ping.size() - 1));  // The last line needs no end.
  CloseInput();
  EXPECT_EQ(Receive()["id"], 9);
  EXPECT_EQ(End(), 0);
}

TEST_F(McpProgram, EndsOnSignals) {
  for (const auto& [signal, status] : {std::pair(SIGTERM, 0), std::pair(SIGINT, 130)}) {
    Start();
    EXPECT_TRUE(Request("ping").is_object());
    EXPECT_EQ(End(signal), status);
    EXPECT_EQ(ReadAll(folder_ / "stderr"), "");
  }
}

TEST_F(McpProgram, EndsOnASignalThoughNobodyReadsItsReplies) {
  Start();
  for (int i = 0; i < 10; ++i)
    Send(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})"
         "\n");
  pollfd output = {from_, POLLIN, 0};
  ASSERT_EQ(poll(&output, 1, 60'000), 1);
  kill(child_, SIGTERM);
  int status = 0;
  ASSERT_EQ(waitpid(child_, &status, 0), child_);
  child_ = -1;
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST_F(McpProgram, SaysHowToAddItToAClient) {
  const Output help = Tanxun({"mcp", "--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.out,
              HasSubstr(R"({"mcpServers": {"notes": {"command": "tanxun", "args": ["mcp")"));
  EXPECT_EQ(Tanxun({"mcp", "word"}).status, 2);
}

}  // namespace
}  // namespace tanxun
