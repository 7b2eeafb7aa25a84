// SPDX-License-Identifier: GPL-2.0-or-later
// Law: what links to a note is exactly what of all notes' links leads to it, whatever was changed
// before. Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260303U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

const std::string& AnyOf(std::mt19937& random, const std::vector<std::string>& texts) {
  return texts[random() % texts.size()];
}

const std::vector<std::string> kFolders = {"", "a/", "a/b/", "甲/", "甲/乙/", "long name/"};
const std::vector<std::string> kNames = {"T", "t", "Acme v1.2", "台积电", "日志", "caf\u00e9"};
const std::vector<std::string> kCalled = {"T",          "ACME V1.2", "台积电", "日志",
                                          "cafe\u0301", "Zed",       "Ghost",  "幽灵"};

std::string RandomNote(std::mt19937& random) {
  std::string note = "---\naliases: [" + AnyOf(random, kCalled) + "]\n";
  note += "up: \"[[" + AnyOf(random, kCalled) + "]]\"\n---\n# " + AnyOf(random, kNames) + "\n\n";
  for (unsigned i = 0; i < random() % 6; ++i) {
    const std::string target = AnyOf(random, kFolders) + AnyOf(random, kCalled);
    switch (random() % 4) {
      case 0:
        note += "见[[" + target + "|它]]。\n\n";
        break;
      case 1:
        note += "[x](<../" + target + ".md>) and [y](<" + target + ".md#h>)\n\n";
        break;
      case 2:
        note += "| t |\n|---|\n| [[./" + target + "\\|l]] |\n\n";
        break;
      default:
        note += "![[" + target + "#T]] [[#here]]\n\n";
    }
  }
  return note;
}

std::string NameOf(const std::string& path, const std::string& record) {
  return record.empty() ? path : path + "#" + record;
}

// There is that very note, not only one that its name could mean.
bool IsOf(const Result<NoteLinks>& links, const std::string& note) {
  return links.ok() && NameOf(links->note.path, links->note.record) == note;
}

// Each link once for every note it may mean, by note.
std::map<std::string, std::vector<std::string>> AllLinks(const Searcher& searcher,
                                                         const std::vector<std::string>& notes) {
  std::map<std::string, std::vector<std::string>> by_note;
  for (const std::string& note : notes) {
    const Result<NoteLinks> links = searcher.Links({note, 1000});
    if (!IsOf(links, note)) continue;
    for (const ResolvedLink& link : links->links) {
      if (link.link.target.empty()) continue;
      for (const NotePlace& meant : link.notes) {
        by_note[NameOf(meant.path, meant.record)].push_back(Describe(link));
      }
    }
  }
  return by_note;
}

TEST(Backlinks, AreTheLinksOfAllNotesThatLeadThere) {
  std::mt19937 random(Seed());
  TempVault vault;
  std::vector<std::string> notes;
  for (const std::string& folder : kFolders) {
    for (const std::string& name : kNames) notes.push_back(folder + name + ".md");
  }
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < 15; ++i) vault.Write(AnyOf(random, notes), RandomNote(random));
    for (int i = 0; i < 3; ++i) vault.Remove(AnyOf(random, notes));
    vault.Write("log.jsonl", "{\"id\":\"Zed\",\"text\":\"To [[T]] and [[a/t]].\"}\n");
    vault.Update();
    Result<Searcher> searcher = Searcher::Open(vault.index());
    ASSERT_TRUE(searcher.ok());
    std::vector<std::string> asked = notes;
    asked.push_back("log.jsonl#Zed");
    std::map<std::string, std::vector<std::string>> leading = AllLinks(*searcher, asked);
    std::size_t ambiguous_and_dangling = 0;
    for (const std::string& note : asked) {
      const Result<NoteLinks> links = searcher->Links({note, 1000});
      if (!IsOf(links, note)) continue;
      std::vector<std::string> found;
      for (ResolvedLink link : links->backlinks) {
        link.text.clear();
        found.push_back(Describe(link));
      }
      std::vector<std::string>& wanted = leading[note];
      std::sort(found.begin(), found.end());
      std::sort(wanted.begin(), wanted.end());
      EXPECT_EQ(found, wanted) << "seed " << Seed() << " round " << round << " " << note;
      for (const ResolvedLink& link : links->links) {
        ambiguous_and_dangling +=
            link.state == LinkState::kAmbiguous || link.state == LinkState::kDangling;
      }
    }
    EXPECT_EQ(searcher->FindUnresolvedLinks({})->count, ambiguous_and_dangling)
        << "seed " << Seed() << " round " << round;
  }
}

}  // namespace
}  // namespace tanxun
