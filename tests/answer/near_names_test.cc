// SPDX-License-Identifier: GPL-2.0-or-later
// Mistyped names and names in brackets: read as what is nearest, said, and never firm.
#include "query/answer/near_names.h"

#include <chrono>

#include "tests/answer/asking.h"

namespace tanxun {
namespace {

StoredSource Titled(const std::string& name) {
  StoredSource source;
  source.path = name + ".md";
  source.title = name;
  source.subject = name;
  return source;
}

TEST(NearNames, AreReadAsTheNearest) {
  const AskedVault vault({{"Norvania.md", "# Norvania\n\n- HQ: Oslo\n"},
                          {"Keres (moon).md", "# Keres (moon)\n\n- HQ: Turku\n"},
                          {"Beeps 7.md", "# Beeps 7\n\n- HQ: Bergen\n"},
                          {"Marlow.md", "# Marlow\n\n- HQ: Lund\n"},
                          {"Harlow.md", "# Harlow\n\n- HQ: Umea\n"}});
  const std::vector<Question> questions = {
      {"HQ of Norvnia", "possible: Oslo @Norvania.md:3"},                 // a letter is missing
      {"Where is the HQ of Nrovaina?", "possible: Oslo @Norvania.md:3"},  // two swaps
      {"HQ of Morvania", "possible: Oslo @Norvania.md:3"},                // the first letter
      {"HQ of Keres", "possible: Turku @Keres (moon).md:3"},              // the bracket
      {"HQ of Beeps 8", "no_fact"},                                       // never a digit
      {"HQ of Farlow", "no_fact"},                                        // two are equally near
      {"HQ of Norvania", "answered: Oslo @Norvania.md:3"}};
  for (const Question& question : questions) {
    EXPECT_EQ(Line(vault.Ask(question.text)), question.line) << question.text;
  }
  EXPECT_EQ(vault.Ask("HQ of Norvnia").remark, "nothing is called Norvnia; read as Norvania");
}

TEST(NearNames, AreFoundFastAmongMany) {
  std::vector<StoredSource> sources;
  for (int i = 0; i < 8000; ++i) {
    std::string name = "Na";
    for (int rest = i; rest > 0; rest /= 20) name += static_cast<char>('a' + rest % 20);
    sources.push_back(Titled(name + "xyzvw"));
  }
  sources.push_back(Titled("Quellandia"));
  const std::string bytes = NameTable::Build(sources, {}, {});
  const NameTable names(bytes);
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(NearestName(names, "qulandai"), "");
    EXPECT_EQ(NearestName(names, "quelandia"), "quellandia");
    EXPECT_EQ(NearestName(names, "nazzzzzzzz"), "");
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took.count(), 2.0);
}

}  // namespace
}  // namespace tanxun
