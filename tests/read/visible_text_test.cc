// SPDX-License-Identifier: GPL-2.0-or-later
// All that a reader of the note sees is in its blocks, once and in order; what it hides is in none.
// Notes are put together at random from constructs whose words say which is which: seen1, hid1.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

// '$' stands for a word that is seen, '@' for one that is not, the same all through a construct.
const std::vector<std::string> kConstructs = {
    "$ **$** *$*，**$**$。",
    "# $ ^@",
    "## $ {#@}",
    "$\n===",
    "- $\n  - $ ^@\n  - [>] $\n- [ ] $",
    "- $\n  id:: 64f0aaaa-1111-2222-3333-444455556666\n  collapsed:: true\n  $",
    "- $\n  :LOGBOOK:\n  CLOCK: @\n  :END:\n- $",
    "- # $\n\t- $\n\t\t- key:: $",
    "1. $\n   $\n2. $\n\n   $",
    "> $\n> > $\n> - $",
    "> [!note]- $\n> $ `$`",
    "| $ | $ |\n|---|---|\n| $ | [[@\\|$]] |\n| $ | $ | $ |",
    "$\n| $ |\n|--|\n| $<br>$ |\n# $",
    "> | $ |\n> |---|\n> | `$\\|$` |",
    "```@\n$ **$** [[$]]\n```",
    "~~~\n$ %% $ %%\n~~~",
    "    $ $",
    "$[^@] $^[$ $]\n\n[^@]: $\n    $\n\n    $\n\n    - $",
    "<b>$</b> <!-- @ --> $<br>$ &amp; $",
    "<details><summary>$</summary>\n$\n</details>",
    "<!-- @\n@ -->",
    "<div class=\"@\">\n<p>$</p><p>$</p>\n</div>",
    "[$](http://@.org \"@\") ![$](@.png) <http://$.org> [$][r@]\n\n[r@]: /@ '@'",
    "[[$]] [[@|$]] ![[$|300]] [[$#$]] **[[$]]**",
    "$ %%@%% $\n%%\n@\n\n@\n%%\n$",
    "==$== ~~$~~ ^^$^^ $_$_$",
    "$ $x_1*y*z$ **$**",
    "$$\n\\frac{1}{2} * x - y\n$$\n$",
    "#$ #$/$ $ #$",
    "key:: $ [k:: $] (k:: $)\n**K**:: $",
    "((64f0aaaa-1111-2222-3333-444455556666)) $ {{embed [[$]]}} {{query [[@]] @}} #[[$ $]]",
    "#+BEGIN_QUOTE\n$\n#+END_QUOTE",
    "#+BEGIN_SRC @\n$ * $ #$ [[$]]\n#+END_SRC",
    "\\*$\\* \\[[$]] \\#$ $\\\n$",
    "---",
    "![$](@ @.png){:height 30, :width 40} $",
    "前**[$](@)**后 **$：**值 “**$**”",
};

struct Words {
  std::vector<std::string> seen;
  int count = 0;
};

// "$5" and "$$" stay: a sign is a word's place where a blank, a mark or the end is behind it.
std::string Filled(std::string_view construct, Words& words) {
  if (construct.starts_with("$$\n")) {  // Math: only its last sign is a word's.
    const std::string_view math = construct.substr(0, construct.size() - 1);
    words.seen.push_back("seen" + std::to_string(++words.count) + "x");
    return std::string(math) + words.seen.back();
  }
  std::string note;
  const std::string hidden = "hid" + std::to_string(++words.count) + "x";
  for (std::size_t at = 0; at < construct.size(); ++at) {
    static constexpr std::string_view kMath = "$x_1*y*z$";
    if (construct.substr(at).starts_with(kMath)) {
      note += kMath;
      at += kMath.size() - 1;
    } else if (construct[at] == '$') {
      words.seen.push_back("seen" + std::to_string(++words.count) + "x");
      note += words.seen.back();
    } else if (construct[at] == '@') {
      note += hidden;
    } else {
      note += construct[at];
    }
  }
  return note;
}

std::string VisibleOf(const Source& source) {
  std::string text;
  for (const Block& block : source.blocks) {
    text += block.text.text + "\n";
    for (const TableRow& row : block.rows) {
      for (const TableCell& cell : row.cells) text += cell.text.text + "\n";
    }
  }
  return text;
}

void ExpectSeen(const std::string& note, const Words& words) {
  SCOPED_TRACE(note);
  const Source source = ReadOne(note, "in.md");
  const std::string visible = VisibleOf(source);
  EXPECT_EQ(visible.find("hid"), std::string::npos) << visible;
  std::vector<std::string> found;
  for (std::size_t at = visible.find("seen"); at != std::string::npos;
       at = visible.find("seen", at + 1)) {
    found.push_back(visible.substr(at, visible.find('x', at) + 1 - at));
  }
  EXPECT_EQ(found, words.seen) << visible;
  ExpectSpanLaw(source, note);
}

TEST(VisibleText, EachConstruct) {
  for (const std::string& construct : kConstructs) {
    Words words;
    const std::string note = "front\n\n" + Filled(construct, words) + "\n";
    ExpectSeen(note, words);
  }
}

TEST(VisibleText, RandomNotes) {
  std::mt19937 random(20251205);
  for (int round = 0; round < 3000; ++round) {
    Words words;
    std::string note = random() % 4 == 0 ? "---\na: hid0x\n---\n" : "front\n\n";
    const std::size_t count = 1 + random() % 8;
    const bool crlf = random() % 4 == 0;
    for (std::size_t i = 0; i < count; ++i) {
      note += Filled(kConstructs[random() % kConstructs.size()], words) + "\n\n";
    }
    if (crlf) {
      std::string lines;
      for (const char c : note) lines += c == '\n' ? std::string("\r\n") : std::string(1, c);
      note = std::move(lines);
    }
    ExpectSeen(note, words);
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace tanxun
