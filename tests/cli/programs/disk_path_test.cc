// SPDX-License-Identifier: GPL-2.0-or-later
// Paths as a person in some folder types them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using testing::HasSubstr;

class DiskPaths : public Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    Write(folder_ / "notes/makers/acme.md", "# Acme\n\nAcme makes stacks.\n");
    Write(folder_ / "notes/makers/old/acme.md", "# Old\n\nAcme made stacks.\n");
    fs::create_directory_symlink(folder_ / "notes", folder_ / "link");
    IndexNotes();
  }

  // Runs it in a folder, from the test's own.
  Output In(const std::string& folder, const std::vector<std::string>& words) const {
    std::vector<std::string> shell = {"-c", "cd \"$0\" && exec \"$@\"", folder, TANXUN_PROGRAM};
    shell.insert(shell.end(), words.begin(), words.end());
    const fs::path index = folder_ / "home/.local/share/tanxun/default";
    return Execute("/bin/sh", shell, "", "TANXUN_DB=" + Quoted(index.string()));
  }
};

TEST_F(DiskPaths, GetTakesThePathOfTheIndexFirstThenOfTheDisk) {
  const std::string text = "Acme makes stacks.\n";
  struct Case {
    std::string folder;
    std::string path;
  };
  const Case cases[] = {
      {".", "makers/acme.md:3"},
      {".", "notes/makers/acme.md:3"},
      {"notes/makers", "acme.md:3"},
      {"notes/makers", "./acme.md:3"},
      {"notes/makers/old", "../acme.md:3"},
      {"notes/makers/old", "makers/acme.md:3"},
      {"notes", "./makers/acme.md:3"},
      {"/", (folder_ / "notes/makers/acme.md:3").string()},
      {"/", (folder_ / "link/makers/acme.md:3").string()},
  };
  for (const Case& c : cases) {
    const Output output = In(c.folder, {"get", c.path});
    EXPECT_EQ(output.out, text) << c.folder << " " << c.path << " " << output.err;
  }
  const Output absent = In("notes/makers", {"get", "./absent.md"});
  EXPECT_EQ(absent.status, 2);
  EXPECT_THAT(absent.err, HasSubstr("./absent.md"));
}

TEST_F(DiskPaths, WhyTakesThemToo) {
  for (const std::string path : {"acme.md", "./acme.md:3", "../makers/acme.md"}) {
    EXPECT_THAT(In("notes/makers", {"explain", "makes", "--why", path}).out,
                HasSubstr("why  makers/acme.md:3 is hit 1"))
        << path;
  }
}

TEST_F(DiskPaths, AFilterByPathTakesWhatIsOfTheDiskOnly) {
  struct Case {
    std::string folder;
    std::string glob;
    std::string found;
  };
  const std::string both = "makers/acme.md\nmakers/old/acme.md\n";
  const Case cases[] = {
      {".", "makers/old", "makers/old/acme.md\n"},
      {"notes/makers/old", "..", both},
      {"notes/makers/old", "../acme.md", "makers/acme.md\n"},
      {"notes/makers/old", ".", "makers/old/acme.md\n"},
      {"notes/makers", "./*.md", "makers/acme.md\n"},
      {"/", (folder_ / "notes").string(), both},
      {"/", (folder_ / "link/makers/old/").string(), "makers/old/acme.md\n"},
      {".", ".", both},
      {"notes/makers", "makers/old", "makers/old/acme.md\n"},
  };
  for (const Case& c : cases) {
    const Output output =
        In(c.folder, {"search", "stacks", "-l", "--sort", "path", "--in", c.glob});
    EXPECT_EQ(output.out, c.found) << c.folder << " " << c.glob << " " << output.err;
  }
  const Output outside = In(".", {"facets", "--in", "../elsewhere"});
  EXPECT_EQ(outside.status, 2);
  EXPECT_THAT(outside.err, HasSubstr("--in: ../elsewhere is below no folder of the index"));
}

}  // namespace
}  // namespace tanxun
