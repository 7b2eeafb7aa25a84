// SPDX-License-Identifier: GPL-2.0-or-later
// An outliner's pages to blocks.
#include <gtest/gtest.h>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

TEST(Logseq, Outlines) {
  ExpectBlocks({
      {"headings in bullets",
       "- # Overview\n"
       "\t- Acme makes chips.\n"
       "\t  id:: 64f0aaaa-1111-2222-3333-444455556666\n"
       "\t  collapsed:: true\n"
       "\t- ## 财务\n"
       "\t\t- Revenue:: $5B\n",
       "heading1@1-1[0,12) \"Overview\"\n"
       "list_item2@2-4[13,98) \"Acme makes chips.\"\n"
       "heading2@5-5[99,111) \"财务\"\n"
       "list_item3@6-6[112,129) \"Revenue:: $5B\""},
      {"properties of blocks",
       "- a\n"
       "  id:: 64f0aaaa-1111-2222-3333-444455556666\n"
       "  ticker:: ABC\n"
       "  background-color:: red\n"
       "  heading:: 2\n"
       "  logseq.order-list-type:: number\n"
       "  b\n"
       "- id:: 64f0aaaa-1111-2222-3333-444455556666\n"
       "- id:: 77 is text\n",
       "list_item1@1-7[0,139) \"a\\n\\nticker:: ABC\\n\\n\\n\\nb\"\n"
       "list_item1@9-9[184,201) \"id:: 77 is text\""},
      {"drawers and dates",
       "- TODO a\n"
       "  SCHEDULED: <2025-01-02 Thu>\n"
       "  :LOGBOOK:\n"
       "  CLOCK: [2025-01-02 Thu 10:00]--[2025-01-02 Thu 11:00] =>  01:00\n"
       "  :END:\n"
       "- :PROPERTIES:\n"
       "  :id: x\n"
       "  :END:\n"
       "  b\n",
       "list_item1@1-5[0,124) \"TODO a\\nSCHEDULED: <2025-01-02 Thu>\"\n"
       "list_item1@6-9[125,160) \"b\""},
      {"a drawer without end is text",
       "- a\n"
       "  :LOGBOOK:\n"
       "  b\n",
       "list_item1@1-3[0,19) \"a\\n:LOGBOOK:\\nb\""},
      {"references and macros",
       "- ((64f0aaaa-1111-2222-3333-444455556666)) a ((b))\n"
       "- {{embed [[N]]}} {{embed ((64f0aaaa-1111-2222-3333-444455556666))}}\n"
       "- {{query (and [[x]] [[y]] #z)}}\n"
       "- {{video https://v.w}} {{cloze c}} {{unknown d}} `{{query e}}`\n",
       "list_item1@1-1[0,50) \"a ((b))\"\n"
       "list_item1@2-2[51,119) \"N\" wiki_link[0,1)=\"N\"\n"
       "list_item1@4-4[153,216) \"https://v.w c {{unknown d}} {{query e}}\" code[28,39)"},
      {"tags with blanks", "- #[[Big Tech]] #x a#[[b]]\n",
       "list_item1@1-1[0,26) \"#Big Tech #x a#b\" tag[0,9)=\"Big Tech\" tag[10,12)=\"x\" "
       "wiki_link[15,16)=\"b\""},
      {"Org blocks",
       "- #+BEGIN_QUOTE\n"
       "  **a**\n"
       "  #+END_QUOTE\n"
       "- #+BEGIN_SRC js\n"
       "  var x = {}; // #t [[n]] **b**\n"
       "  - no item\n"
       "  #+END_SRC\n"
       "- #+BEGIN_NOTE\n"
       "- c\n",
       "list_item1@1-3[0,37) \"a\" strong[0,1)\n"
       "list_item1@4-7[38,110) \"var x = {}; // #t [[n]] **b**\\n- no item\" code[0,39)\n"
       "list_item1@9-9[126,129) \"c\""},
      {"sizes of images", "![a](b.png){:height 53, :width 42} c {:x}\n",
       "paragraph@1-1[0,41) \"a c {:x}\" embed[0,1)=\"b.png\""},
  });
}

}  // namespace
}  // namespace tanxun
