// SPDX-License-Identifier: GPL-2.0-or-later
// Layouts of vaults × links: where each leads.
#include "query/knowledge/link_target.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {
namespace {

// "a/T.md = alias = other alias"; "f.jsonl#7" is a record.
StoredSource Stored(const std::string& file) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= file.size();) {
    const std::size_t end = std::min(file.find(" = ", at), file.size());
    parts.push_back(file.substr(at, end - at));
    at = end + 3;
  }
  StoredSource source;
  const std::size_t hash = parts[0].find(".jsonl#");
  source.path = parts[0].substr(0, hash == std::string::npos ? hash : hash + 6);
  if (hash != std::string::npos) source.record = parts[0].substr(hash + 7);
  source.aliases.assign(parts.begin() + 1, parts.end());
  return source;
}

std::string DescribeTarget(const LinkTarget& target) {
  std::string text;
  for (const NotePlace& note : target.notes) {
    if (!text.empty()) text += " | ";
    text += note.record.empty() ? note.path : note.path + "#" + note.record;
  }
  if (target.by_name) text += " by name";
  if (target.state == LinkState::kNote) return text;
  return text.empty() ? std::string(Name(target.state))
                      : std::string(Name(target.state)) + ": " + text;
}

// Where the first link of `text`, in the note `from`, leads.
std::string TargetOf(const std::vector<std::string>& files, const std::string& from,
                     const std::string& text) {
  NotesInMemory notes;
  for (const std::string& file : files) notes.Add(Stored(file));
  const std::string note = text + "\n";
  const auto sources = ReadSource(std::string_view(note), from);
  if (!sources.ok() || sources->empty()) return "unreadable";
  const std::vector<Link> links = ExtractKnowledge(sources->front()).links;
  if (links.empty()) return "no link";
  return DescribeTarget(FindLinkTarget(links.front(), {from, ""}, notes));
}

struct TargetRow {
  std::string link;
  std::string from;
  std::string target;
};

void ExpectTargets(const std::vector<std::string>& files, const std::vector<TargetRow>& rows) {
  for (const TargetRow& row : rows) {
    EXPECT_EQ(TargetOf(files, row.from, row.link), row.target) << row.from << ": " << row.link;
  }
}

TEST(LinkTarget, ByFileNameAnywhere) {
  ExpectTargets(
      {"Acme.md", "firms/Borealis.md", "firms/asia/台积电.md", "log/2025-01-02.md",
       "firms/Acme Cloud v1.2.md", "🚀 plan.md", "a/50% off.md", "a/ＡＢＣ.md", "a/ABC.md"},
      {
          {"[[Acme]]", "log/x.md", "Acme.md"},
          {"[[Borealis]]", "x.md", "firms/Borealis.md"},
          {"[[borealis]]", "x.md", "firms/Borealis.md"},
          {"[[BOREALIS.md]]", "x.md", "firms/Borealis.md"},
          {"[[Borealis#Fabs|the north]]", "x.md", "firms/Borealis.md"},
          {"![[Borealis]]", "x.md", "firms/Borealis.md"},
          {"见[[台积电]]。", "log/x.md", "firms/asia/台积电.md"},
          {"[[台积电#产能|它]]", "x.md", "firms/asia/台积电.md"},
          {"[[台積電]]", "x.md", "dangling"},
          {"[[2025-01-02]]", "x.md", "log/2025-01-02.md"},
          {"[[Acme Cloud v1.2]]", "x.md", "firms/Acme Cloud v1.2.md"},
          {"[[Acme Cloud v1.2.md]]", "x.md", "firms/Acme Cloud v1.2.md"},
          {"[[Acme Cloud v1]]", "x.md", "dangling"},
          {"[[🚀 plan]]", "a/x.md", "🚀 plan.md"},
          {"[[50% off]]", "x.md", "a/50% off.md"},
          {"[x](50%25%20off.md)", "a/x.md", "a/50% off.md"},
          {"[[ＡＢＣ]]", "x.md", "a/ＡＢＣ.md"},
          {"[[abc]]", "x.md", "a/ABC.md"},
          {"[[ａｂｃ]]", "x.md", "a/ＡＢＣ.md"},
          {"[[Ghost]]", "x.md", "dangling"},
          {"[[幽灵]]", "x.md", "dangling"},
      });
}

TEST(LinkTarget, OneOfSeveralByNearness) {
  ExpectTargets(
      {"T.md", "a/T.md", "a/b/T.md", "c/d/U.md", "e/U.md", "f/V.md", "g/V.md", "f/sub/V.md",
       "long folder/W.md", "p/q/W.md", "主/供应.md", "备份/供应.md", "主/旧/供应.md"},
      {
          {"[[T]]", "x.md", "T.md"},
          {"[[T]]", "a/x.md", "T.md"},  // A path from the root is exact.
          {"[[a/T]]", "x.md", "a/T.md"},
          {"[[A/t]]", "x.md", "a/T.md"},
          {"[[b/T]]", "x.md", "a/b/T.md"},
          {"[[a/b/T]]", "x.md", "a/b/T.md"},
          {"[[/T]]", "a/x.md", "T.md"},
          {"[[/b/T]]", "a/x.md", "dangling"},
          {"[[b/U]]", "x.md", "dangling"},
          {"[[U]]", "x.md", "e/U.md"},
          {"[[U]]", "c/x.md", "c/d/U.md"},  // Below the note's own folder.
          {"[[U]]", "c/d/x.md", "c/d/U.md"},
          {"[[V]]", "x.md", "ambiguous: f/V.md | g/V.md"},
          {"[[V]]", "g/x.md", "g/V.md"},
          {"[[V]]", "f/x.md", "f/V.md"},
          {"[[V]]", "ff/x.md", "ambiguous: f/V.md | g/V.md"},
          {"[[sub/V]]", "g/x.md", "f/sub/V.md"},
          {"[[ub/V]]", "g/x.md", "dangling"},
          // Obsidian counts characters, people count folders.
          {"[[W]]", "x.md", "ambiguous: p/q/W.md | long folder/W.md"},
          {"[[供应]]", "x.md", "ambiguous: 主/供应.md | 备份/供应.md"},
          {"[[供应]]", "备份/x.md", "备份/供应.md"},
          {"[[旧/供应]]", "备份/x.md", "主/旧/供应.md"},
          {"[V](V.md)", "g/x.md", "g/V.md"},
          {"[V](V.md)", "g/h/x.md", "ambiguous: f/V.md | g/V.md"},
      });
}

TEST(LinkTarget, RelativePathsAndAddresses) {
  ExpectTargets({"T.md", "a/T.md", "a/b/N.md", "a/b/T.md", "甲/乙 丙.md", "etc/passwd.md"},
                {
                    {"[[./T]]", "a/x.md", "a/T.md"},
                    {"[[./T]]", "x.md", "T.md"},
                    {"[[../T]]", "a/b/N.md", "a/T.md"},
                    {"[[../../T]]", "a/b/N.md", "T.md"},
                    {"[[../N]]", "a/b/N.md", "dangling"},
                    {"[[../b/./N]]", "a/b/x.md", "a/b/N.md"},
                    {"[[../../etc/passwd]]", "a/x.md", "dangling"},
                    {"[[../../../../etc/passwd]]", "a/b/x.md", "dangling"},
                    {"[[etc/passwd]]", "a/b/x.md", "etc/passwd.md"},
                    {"[t](T.md)", "a/b/x.md", "a/b/T.md"},  // Not T.md at the root, as for [[T]].
                    {"[t](../T.md#h)", "a/b/x.md", "a/T.md"},
                    {"[t](b/T.md)", "a/x.md", "a/b/T.md"},
                    {"[t](/a/T.md)", "a/b/x.md", "a/T.md"},
                    {"[t](../../../T.md)", "a/b/x.md", "dangling"},
                    {"[t](%E7%94%B2/%E4%B9%99%20%E4%B8%99.md)", "x.md", "甲/乙 丙.md"},
                    {"[t](<甲/乙 丙.md>)", "a/x.md", "甲/乙 丙.md"},
                    {"[t](../甲/乙%20丙.md)", "a/x.md", "甲/乙 丙.md"},
                    {"[[#Costs]]", "a/x.md", "a/x.md"},
                    {"[[#^id|see]]", "a/x.md", "a/x.md"},
                });
}

TEST(LinkTarget, OtherNamesAndFilesLast) {
  ExpectTargets(
      {"n/nv.md = NVIDIA = 英伟达", "n/Acme.md = Borealis", "Borealis.md", "n/net.md = TCP/IP",
       "c/Card.html", "c/Both.html", "d/Both.md", "a/v1.txt", "r/log.jsonl#77 = 日志", "p/a___b.md",
       "p/c%2Fd.md", "x1.md = Twin", "x2.md = Twin", "p/chart.png.md"},
      {
          {"[[NVIDIA]]", "x.md", "n/nv.md by name"},
          {"[[nvidia]]", "x.md", "n/nv.md by name"},
          {"[[英伟达]]", "x.md", "n/nv.md by name"},
          {"[[nv|NVIDIA]]", "x.md", "n/nv.md"},
          {"[[Borealis]]", "x.md", "Borealis.md"},  // A file's name comes first.
          {"[[TCP/IP]]", "x.md", "n/net.md by name"},
          {"[[Twin]]", "a/x.md", "ambiguous: x1.md | x2.md by name"},
          {"[[a/b]]", "x.md", "p/a___b.md by name"},
          {"[[C/D]]", "x.md", "p/c%2Fd.md by name"},
          {"[[Card]]", "x.md", "c/Card.html"},
          {"[[Card.html]]", "x.md", "c/Card.html"},
          {"[[Both]]", "c/x.md", "d/Both.md"},
          {"[[v1]]", "x.md", "a/v1.txt"},
          {"[[77]]", "x.md", "r/log.jsonl#77 by name"},
          {"[[日志]]", "x.md", "r/log.jsonl#77 by name"},
          {"![[photo.png]]", "x.md", "file"},
          {"[[报告.PDF#page=2]]", "x.md", "file"},
          {"![x](img/a.unknown)", "x.md", "file"},
          {"[[chart.png]]", "x.md", "p/chart.png.md"},
          {"[[v2.5]]", "x.md", "dangling"},
      });
}

TEST(LinkTarget, SpellingsOfOneName) {
  const std::string composed = "caf\u00e9";
  const std::string parted = "cafe\u0301";
  ExpectTargets({"a/" + parted + ".md", "b/Über.md", "c/T.md", "c/t.md"},
                {
                    {"[[" + composed + "]]", "x.md", "a/" + parted + ".md"},
                    {"[[CAF\u00c9]]", "x.md", "a/" + parted + ".md"},
                    {"[[cafe]]", "x.md", "dangling"},
                    {"[[über]]", "x.md", "b/Über.md"},
                    {"[[c/T]]", "x.md", "c/T.md"},  // As it is written, where both are there.
                    {"[[c/t]]", "x.md", "c/t.md"},
                    {"[[T]]", "x.md", "ambiguous: c/T.md | c/t.md"},
                });
}

TEST(LinkTarget, HostileNames) {
  std::string deep = "d";
  for (int i = 0; i < 40; ++i) deep += "/d";
  std::vector<std::string> files = {deep + "/T.md", std::string(300, 'x') + ".md"};
  ExpectTargets(files, {
                           {"[[" + deep + "/T]]", "x.md", deep + "/T.md"},
                           {"[[T]]", "x.md", deep + "/T.md"},
                           {"[[d/" + deep + "/T]]", "x.md", "dangling"},
                           {"[[" + std::string(300, 'X') + "]]", "x.md", files[1]},
                           {"[[" + std::string(299, 'x') + "]]", "x.md", "dangling"},
                           {"[[]]", "x.md", "no link"},
                           {"[[ ]]", "x.md", "no link"},
                           {"[[|x]]", "x.md", "no link"},
                           {"[[a|b|c]]", "x.md", "dangling"},
                           {"[[/]]", "x.md", "dangling"},
                           {"[[..]]", "x.md", "dangling"},
                           {"[[../]]", "x.md", "dangling"},
                           {"[[.]]", "x.md", "dangling"},
                           {"[[//T]]", "x.md", "dangling"},
                       });
}

TEST(LinkTarget, NamesTwentyOfMany) {
  NotesInMemory notes;
  for (int i = 0; i < 5'000; ++i) notes.Add(Stored("f" + std::to_string(i) + "/README.md"));
  Link link;
  link.target = "README";
  const LinkTarget target = FindLinkTarget(link, {"x.md", ""}, notes);
  EXPECT_EQ(target.state, LinkState::kAmbiguous);
  ASSERT_EQ(target.notes.size(), 20u);
  EXPECT_EQ(target.notes.front().path, "f0/README.md");
  EXPECT_EQ(target.notes.back().path, "f19/README.md");
  EXPECT_EQ(FindLinkTarget(link, {"f77/x.md", ""}, notes).notes.front().path, "f77/README.md");
}

}  // namespace
}  // namespace tanxun
