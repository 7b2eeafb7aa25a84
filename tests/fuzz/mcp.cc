// SPDX-License-Identifier: GPL-2.0-or-later
// What a client writes to `tanxun mcp`, over a small index.
#include "query/tool/mcp_server.h"
#include "tanxun/index_writer.h"
#include "tests/cli/mcp_laws.h"
#include "tests/fuzz/target.h"
#include "tests/temp_folder.h"

namespace tanxun {
namespace {

constexpr const char* kNote = R"(---
aliases: [ACM, 艾克米]
tags: [chips/fab]
ticker: NYSE:ACM
---
# Acme

| Metric | Value |
|--------|-------|
| HQ | Oslo |
| 员工人数 | 1200 |

供应状态：🔴 断供
- [[Borealis]] — customer (wafers)
)";

// The folder of an index that is made once.
std::string IndexFolder() {
  static const TempFolder folder;
  static const bool is_made = [] {
    folder.Write("notes/acme.md", kNote);
    folder.Write("notes/云.md", "# 云\n\n- [[acme]]\n\n出口管制影响艾克米。\n");
    folder.Write("notes/log.jsonl", "{\"id\":\"1\",\"text\":\"Wafers for Acme\"}\n");
    Result<IndexWriter> writer = IndexWriter::Open(folder.path() / "index");
    return writer.ok() && writer->Update({folder.path() / "notes"}, {}).ok();
  }();
  Require(is_made ? "" : "the index cannot be made");
  return (folder.path() / "index").string();
}

}  // namespace
}  // namespace tanxun

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tanxun::McpServer server(tanxun::IndexFolder());
  tanxun::LineSplitter lines(4096, [](const tanxun::InputLine& line) {
    tanxun::Require(tanxun::BrokenReplyLaw(server.ReplyTo(line)));
  });
  lines.Add(tanxun::InputOf(data, size));
  lines.End();
  return 0;
}
