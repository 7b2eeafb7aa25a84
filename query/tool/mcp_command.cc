// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <string>

#include "indexer/tool/stop_signals.h"
#include "query/tool/commands.h"
#include "query/tool/mcp_server.h"
#include "query/tool/stoppable_io.h"

namespace tanxun {
namespace {

struct McpFlags {
  std::string db;
};

void AddMcpFlags(FlagTable& flags, McpFlags& mcp) {
  flags.Text("--db", {"DIR", ValueKind::kFolder}, mcp.db, "the index's folder");
}

// Until the input ends or a signal comes; what was asked before is answered.
Result<void> Serve(const McpServer& server, const std::stop_token& stop) {
  StoppableIo io(stop);
  Result<void> written;
  LineSplitter lines(kMostRequestBytes, [&](const InputLine& line) {
    if (!written.ok() || stop.stop_requested()) return;
    const Result<bool> reply = io.Write(STDOUT_FILENO, server.ReplyTo(line));
    if (!reply.ok()) written = reply.error();
  });
  while (!stop.stop_requested() && written.ok()) {
    const Result<std::string> bytes = io.Read(STDIN_FILENO);
    if (!bytes.ok()) return bytes.error();
    if (bytes->empty()) break;
    lines.Add(*bytes);
  }
  lines.End();
  return written;
}

int RunMcp(McpFlags& flags, const Words& /*none*/) {
  if (isatty(STDIN_FILENO) != 0) {
    Complain(kReaderName, "waiting for the requests of an MCP client (see tanxun mcp --help)");
  }
  const StopSignals signals;
  const Result<void> served = Serve(McpServer(flags.db), signals.token());
  if (!served.ok()) return Fail(kReaderName, served.error().message);
  return signals.was_interrupt() ? kExitInterrupted : kExitFound;
}

}  // namespace

Command McpCommand() {
  return MakeCommand<McpFlags>(
      {"", "a Model Context Protocol server on standard input and output, for agents",
       "claude mcp add notes -- tanxun mcp --db ~/notes/.tanxun\n"
       "{\"mcpServers\": {\"notes\": {\"command\": \"tanxun\", \"args\": [\"mcp\", \"--db\", "
       "\"/home/me/notes/.tanxun\"]}}}\n"
       "echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}' | tanxun mcp",
       "0    the client has gone, or SIGTERM\n2    error\n130  interrupted"},
      AddMcpFlags, RunMcp);
}

}  // namespace tanxun
