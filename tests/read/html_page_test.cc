// SPDX-License-Identifier: GPL-2.0-or-later
// Saved pages: each row is a page and the blocks that are read from it.
#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/html/head.h"
#include "indexer/read/html/scan.h"
#include "tests/read/read_laws.h"
#include "tests/read/read_text.h"

namespace tanxun {
namespace {

// "heading1 Acme|paragraph Text|header A;B|row 1;2"
std::string Outline(const Source& source) {
  std::string out;
  const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : "|") + part; };
  for (const Block& block : source.blocks) {
    std::string name(Name(block.kind));
    if (block.kind == BlockKind::kTable) {
      for (std::size_t r = 0; r < block.rows.size(); ++r) {
        std::string row = r < block.header_rows ? "header" : "row";
        for (std::size_t c = 0; c < block.rows[r].cells.size(); ++c) {
          row += (c == 0 ? " " : ";") + block.rows[r].cells[c].text.text;
        }
        add(row);
      }
      continue;
    }
    if (block.level > 0) name += std::to_string(block.level);
    if (block.ordered) name += "o";
    add(name + (block.text.text.empty() ? "" : " " + block.text.text));
  }
  for (char& c : out) {
    if (c == '\n') c = '/';
  }
  return out;
}

struct Row {
  std::string what;
  std::string page;
  std::string outline;
};

void ExpectOutlines(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const Source source = ReadOne(row.page, "a.html");
    EXPECT_EQ(Outline(source), row.outline);
    EXPECT_EQ(BrokenSourceLaw(source, row.page), "");
    EXPECT_TRUE(source.is_page);
  }
}

TEST(HtmlPage, Blocks) {
  ExpectOutlines({
      {"headings and paragraphs", "<h1>Acme</h1><p>One <b>two</b>\n three.</p><h3>Sub</h3>text",
       "heading1 Acme|paragraph One two three.|heading3 Sub|paragraph text"},
      {"upper case, no end tags, attributes without quotes",
       "<HTML><BODY BGCOLOR=#FFF><H2>Acme</H2><P ALIGN=left>one<P>two<UL><LI>a<LI>b<UL><LI>c</UL>"
       "<LI>d</UL>end",
       "heading2 Acme|paragraph one|paragraph two|list_item1 a|list_item1 b|list_item2 c|"
       "list_item1 d|paragraph end"},
      {"numbered list, a paragraph inside an item",
       "<ol><li><p>one</p><p>more</p></li><li>two</li></ol>",
       "list_item1o one|paragraph1 more|list_item1o two"},
      {"break and two breaks", "<div>one<br>two<br/><br />three</div>",
       "paragraph one/two|paragraph three"},
      {"quote, code, rule",
       "<blockquote><p>said</p></blockquote><pre><code>  a\n  b &lt; 1\n</code></pre><hr>",
       "quote1 said|code   a/  b < 1|rule"},
      {"entities", "<p>A&amp;B &lt;x&gt; caf&eacute; &#20013;&#x6587; &nosuch; &nbsp; end&nbsp</p>",
       "paragraph A&B <x> café 中文 &nosuch; end"},
      {"blanks between elements", "<p>\n  <b>one</b>\n  <i>two</i><u>three</u> </p>",
       "paragraph one twothree"},
      {"a wrapped line of Chinese has no blank", "<p>第一行，\n第二行 end\nnext</p>",
       "paragraph 第一行，第二行 end next"},
      {"what is not text",
       "<style>p{}</style><script>if (a<b) document.write('<p>x')</script><!-- <p>no</p> -->"
       "<noscript><p>no</p></noscript><svg><text>no</text></svg><template><p>no</p></template>"
       "<textarea>no</textarea><select><option>no</select><p>yes</p>",
       "paragraph yes"},
      {"ruby", "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", "paragraph 漢字"},
      {"image text", "<p>A<img src=x.png alt='the plant'>B<img src=y.png alt=''></p>",
       "paragraph A the plant B"},
      {"an emoji and a label in elements of their own",
       "<p><i>🔴</i><span>Cut off</span></p><p><b>Note:</b><span>all</span></p>",
       "paragraph 🔴 Cut off|paragraph Note: all"},
      {"details and figures",
       "<details><summary>More</summary>text</details><figure><img alt=''><figcaption>Fig"
       "</figcaption></figure>",
       "paragraph More|paragraph text|paragraph Fig"},
      {"a comment and a script without their ends", "<p>one</p><!-- two <p>three</p><script>four",
       "paragraph one|paragraph three"},
      {"cut off inside a tag", "<p>one</p><p>two <a href=\"x", "paragraph one|paragraph two"},
      {"a lone sign", "<p>a < b <3 c</p>", "paragraph a < b <3 c"},
      {"inline div", "<p>x</p><div><div style=\"display: inline\">Graz</div>, Austria</div>",
       "paragraph x|paragraph Graz, Austria"},
  });
}

TEST(HtmlPage, Tables) {
  ExpectOutlines({
      {"thead", "<table><thead><tr><td>A<td>B<tbody><tr><td>1<td>2</table>", "header A;B|row 1;2"},
      {"th, caption", "<table><caption>Cap</caption><tr><th>A<th>B<tr><td>1<td>2</table>",
       "paragraph Cap|header A;B|row 1;2"},
      {"labels in th at the left", "<table><tr><th>Founded<td>1999<tr><th>HQ<td>Graz</table>",
       "row Founded;1999|row HQ;Graz"},
      {"a title row", "<table><tr><th colspan=2>Acme AG<tr><th>HQ<td>Graz</table>",
       "paragraph Acme AG|row HQ;Graz"},
      {"headers without th",
       "<table><tr><td>Name<td>Place<td>Staff<tr><td>Acme<td>Graz<td>9</table>",
       "header Name;Place;Staff|row Acme;Graz;9"},
      {"a cell over rows is repeated, one over columns in headers only",
       "<table><tr><th rowspan=2>R<th colspan=2>Rev<tr><th>2023<th>2024<tr><td rowspan=2>EU<td>1"
       "<td>2<tr><td colspan=2>3</table>",
       "header R;Rev;Rev|header R;2023;2024|row EU;1;2|row EU;3;"},
      {"two labels a row",
       "<table><tr><td>总部<td>沈阳<td>成立时间<td>2012年<tr><td>主要产品<td "
       "colspan=3>光模块</table>",
       "row 总部;沈阳|row 成立时间;2012年|row 主要产品;光模块"},
      {"blocks in a cell are lines",
       "<table><tr><th>A<th>B<tr><td><p>x</p><p>y</p><td>"
       "<ul><li>p<li>q</ul></table>",
       "header A;B|row x/y;p/q"},
      {"a layout table is paragraphs",
       "<table><tr><td><a href=a>Home</a><td><h1>T</h1><p>text</p></table>",
       "paragraph Home|heading1 T|paragraph text"},
      {"role=presentation", "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
       "paragraph a|paragraph b|paragraph c|paragraph d"},
      {"tables in a table",
       "<table><tr><td>x<td><table><tr><th>A<th>B<tr><td>1<td>2</table></table>",
       "paragraph x|header A;B|row 1;2"},
      {"text outside the cells is not lost", "<table>lost<tr><th>A<th>B<tr><td>1<td>2</table>",
       "paragraph lost|paragraph A|paragraph B|paragraph 1|paragraph 2"},
      {"definitions", "<dl><dt>Founded<dd>1999<dt>Seats<dd>Graz<dd>Linz</dl>",
       "row Founded;1999|row Seats;Graz/Linz"},
      {"label and value side by side",
       "<div><span>Founded</span><span>1999</span></div><div><b>HQ</b> Graz</div>"
       "<div><span>Roof colour</span><span>red</span></div>",
       "row Founded;1999|row HQ;Graz|row Roof colour;red"},
      {"side by side, but a sentence",
       "<p><span>营收</span><span>增长了，</span><span>很快。</span></p><p><b>Revenue</b> grew "
       "fast.</p>",
       "paragraph 营收增长了，很快。|paragraph Revenue grew fast."},
  });
}

const std::string kText =
    "<p>Acme makes relays of many kinds and sells them to everyone who asks for one.</p>";

TEST(HtmlPage, Boilerplate) {
  const std::string text =
      "paragraph Acme makes relays of many kinds and sells them to everyone "
      "who asks for one.";
  ExpectOutlines({
      {"nav, header, footer, aside",
       "<header><a href=/>Site</a></header><nav>Menu</nav>" + kText +
           "<aside>Ad</aside><footer>(c)</footer>",
       text},
      {"a header with the title stays", "<header><h1>Acme</h1><nav>x</nav></header>" + kText,
       "heading1 Acme|" + text},
      {"roles", "<div role=navigation>x</div><div role=search>y</div>" + kText, text},
      {"hidden",
       "<div hidden>x</div><p style='display : none'>y</p><i aria-hidden=true>z</i>" + kText, text},
      {"hidden, but to be opened", "<div class='full-briefing collapse' hidden>more</div>" + kText,
       "paragraph more|" + text},
      {"names of classes",
       "<div class=cookieBanner>x</div><div id=site-footer>y</div>"
       "<ul class='share-buttons'><li>z</ul>" +
           kText,
       text},
      {"names that only look like it",
       "<div class=market-share>35%</div><div class=has-sidebar>a</div><div "
       "class=card-footer>b</div>" +
           kText,
       "paragraph 35%|paragraph a|paragraph b|" + text},
      {"most of the page is never left out", "<div class=sidebar>" + kText + "</div><p>x</p>",
       text + "|paragraph x"},
      {"nothing else: all of it", "<nav>Menu</nav><footer>Foot</footer>",
       "paragraph Menu|paragraph Foot"},
      {"main only", "<div>x</div><main>" + kText + "</main><div>y</div>", text},
      {"the title above the only article", "<h1>T</h1><div>x</div><article>" + kText + "</article>",
       "heading1 T|" + text},
      {"a small main is not all", "<main>x</main>" + kText, "paragraph x|" + text},
      {"several articles", "<article>a</article><article>b</article>", "paragraph a|paragraph b"},
      {"</nav> closes what is open in it", "<nav><div>Menu</nav>" + kText, text},
      {"a list of links above all text",
       "<ul><li><a>a</a><li><a>b</a><li><a>c</a><li><a>d</a><li><a>e</a></ul>" + kText, text},
      {"a list of links in the text stays",
       kText +
           "<ul><li><a>a</a><li><a>b</a><li><a>c</a><li>"
           "<a>d</a><li><a>e</a></ul>" +
           kText,
       text + "|list_item1 a|list_item1 b|list_item1 c|list_item1 d|list_item1 e|" + text},
      {"buttons",
       "<p>a</p><button>Buy</button><button>Expand</button><h2><button>Part</button></h2>",
       "paragraph a|heading2 Part"},
      {"marks of a wiki",
       "<h2>Use <span class=mw-editsection>[edit]</span></h2><p>x"
       "<sup class=reference>[1]</sup></p>",
       "heading2 Use|paragraph x"},
  });
}

TEST(HtmlPage, Marks) {
  const std::string page =
      "<p><b>bold</b> <em>em</em> <code>c</code> <del>d</del> <a href='x?a&amp;b'>l</a> "
      "<a class=internal-link data-href='Note One' href=n.html>w</a> <a class=tag "
      "href='#x/y'>#x/y</a> "
      "<a href='#top'>t</a></p><a href=z><div>one</div><div>two</div></a>";
  const Source source = ReadOne(page, "a.htm");
  EXPECT_EQ(DescribedBlocks(source),
            "paragraph@1-1[6,193) \"bold em c d l w #x/y t\" strong[0,4) emphasis[5,7) code[8,9) "
            "strike[10,11) link[12,13)=\"x?a&b\" wiki_link[14,15)=\"Note One\" tag[16,20)=\"x/y\"\n"
            "paragraph@1-1[216,219) \"one\" link[0,3)=\"z\"\nparagraph@1-1[230,233) \"two\" "
            "link[0,3)=\"z\"");
}

TEST(HtmlPage, Places) {
  const std::string page = "<!doctype html>\r\n<p>A&amp;B\r\n caf&eacute;\r\n</p>\n<p>中文</p>";
  const Source source = ReadOne(page, "a.txt");  // By its content.
  EXPECT_EQ(DescribedBlocks(source),
            "paragraph@2-3[20,41) \"A&B café\"\nparagraph@5-5[51,57) \"中文\"");
  const RichText& text = source.blocks[0].text;
  EXPECT_EQ(SourceSpan(text, 1, 2), (Span{21, 26}));  // &amp;
  EXPECT_EQ(SourceSpan(text, 2, 3), (Span{26, 27}));
  EXPECT_EQ(SourceSpan(text, 4, 9), (Span{30, 41}));  // café
}

TEST(HtmlPage, Head) {
  struct HeadRow {
    std::string page;
    std::string title;
    std::string properties;
  };
  const std::vector<HeadRow> rows = {
      {"<title>Acme | Site</title><h1>Acme</h1>", "Acme", "title@1[7,11) = \"Acme\""},
      {"<title>Site: Acme &amp; Co</title><h1>Acme &amp; Co</h1>", "Acme & Co",
       "title@1[7,26) = \"Acme & Co\""},
      {"<title>Acme | Site</title><p>x</p>", "Acme | Site", "title@1[7,18) = \"Acme | Site\""},
      {"<title></title><h1>Acme</h1>", "Acme", ""},
      {"<p>x</p>", "a", ""},
      {"<meta property=og:title content='Acme - Site'>\n<meta name=author content=Ida>\n"
       "<meta name=keywords content='a, b，c'><meta property=article:tag content=d>\n"
       "<meta property='article:published_time' content='2025-03-04T10:00:00Z'><h1>Acme</h1>",
       "Acme",
       "title@1[33,44) = \"Acme\"\nauthor@2[73,76) = \"Ida\"\n"
       "tags@3[107,115) = [\"a\", \"b\", \"c\", \"d\"]\ndate@4[204,214) = \"2025-03-04\""},
      {"<article><time datetime=2024-12-31>31 Dec</time><h1>Acme</h1></article>", "Acme",
       "date@1[24,34) = \"2024-12-31\""},
  };
  for (const HeadRow& row : rows) {
    SCOPED_TRACE(row.page);
    const Source source = ReadOne(row.page, "a.html");
    EXPECT_EQ(source.title, row.title);
    EXPECT_EQ(DescribedProperties(source), row.properties);
  }
}

TEST(HtmlPage, WhichFiles) {
  const auto is_page = [](std::string_view bytes, std::string_view name) {
    return ReadOne(bytes, name).is_page;
  };
  EXPECT_TRUE(is_page("<p>x</p>", "a.html"));
  EXPECT_TRUE(is_page("<p>x</p>", "a.XHTML"));
  EXPECT_TRUE(is_page("\xEF\xBB\xBF\n<!-- c --><!DOCTYPE HTML><p>x", "a.txt"));
  EXPECT_TRUE(is_page("<?xml version='1.0'?>\n<html xmlns='x'><p>x</p></html>", "a"));
  EXPECT_FALSE(is_page("<!doctype html><p>x</p>", "a.md"));
  EXPECT_FALSE(is_page("<p>x</p>", "a.txt"));
  EXPECT_FALSE(is_page("<htmlx>", "a.txt"));
  EXPECT_FALSE(is_page("plain text 1 < 2", "a.html"));
  EXPECT_FALSE(is_page("", "a.html"));
}

TEST(HtmlPage, Encoding) {
  const std::string gbk = "\xB1\xB1\xC1\xEB";  // 北岭
  const auto read = [](const std::string& page) {
    const Source source = ReadOne(page, "a.html");
    EXPECT_EQ(BrokenSourceLaw(source, page), "");
    return source.encoding + " " + Outline(source) + " " + std::to_string(source.problems.size());
  };
  EXPECT_EQ(read("<meta charset=gb2312><p>" + gbk + "</p>"), "GB18030 paragraph 北岭 0");
  EXPECT_EQ(read("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=GBK'><p>" + gbk),
            "GB18030 paragraph 北岭 0");
  EXPECT_EQ(read("<?xml version='1.0' encoding='Big5'?><html><p>\xA4\xA4\xA4\xE5"),
            "Big5-HKSCS paragraph 中文 0");
  EXPECT_EQ(read("<meta charset=gbk><p>北岭</p>"), "UTF-8 paragraph 北岭 0");  // It is UTF-8.
  EXPECT_EQ(DeclaredHtmlEncoding("<p>charset=x</p>"), "");
  EXPECT_EQ(DeclaredHtmlEncoding(std::string(1100, ' ') + "<meta charset=gbk>"), "");
}

TEST(HtmlPage, Attributes) {
  const std::string tag = "<a HREF = 'x y' b=\"1>2\" c d=e/ hidden>";
  EXPECT_EQ(TagName(tag), "a");
  EXPECT_EQ(FindAttribute(tag, "href"), "x y");
  EXPECT_EQ(FindAttribute(tag, "b"), "1>2");
  EXPECT_EQ(FindAttribute(tag, "d"), "e/");
  EXPECT_EQ(FindAttribute(tag, "c"), "");
  EXPECT_NE(FindAttribute(tag, "hidden").data(), nullptr);
  EXPECT_EQ(FindAttribute(tag, "z").data(), nullptr);
}

TEST(HtmlPage, Card) {
  const std::string head =
      "<title>Norvik | Site</title><header><a href=/>Site</a></header><div class=card>"
      "<h2>Norvik</h2><p>Norvik Fabs Holding</p>";
  const std::string page =
      head +
      "<div><span>Key Product</span><span>Wafers, boules</span></div>"
      "<div><span>Bottleneck Status</span><span><i>🟡</i><span>Tight</span></span></div>"
      "<div><span>Supplies To</span><span></span></div><button>Full briefing▼ Expand</button>" +
      kText +
      "<div><div>Critical path — raw silicon to deployment</div><div><div>FOUNDRY</div><div>"
      "<a href=/n>Norvik</a> <b>▲</b></div><div>N5 wafers</div></div></div></div>";
  const Source source = ReadOne(page, "a.html");
  EXPECT_EQ(source.kind, SourceKind::kBriefing);
  EXPECT_EQ(
      Outline(source),
      "card_title Norvik|paragraph Norvik Fabs Holding|card_label Key Product|"
      "card_value Wafers, boules|card_label Bottleneck Status|card_value 🟡 Tight|"
      "card_label Supplies To|card_noise Full briefing▼ Expand|paragraph Acme makes relays of "
      "many kinds and sells them to everyone who asks for one.|"
      "heading2 Critical path — raw silicon to deployment|stage FOUNDRY|stage_name Norvik ▲|"
      "stage_item N5 wafers");
  EXPECT_EQ(BrokenSourceLaw(source, page), "");
  // A menu's words are no card, nor is an article with a table of facts.
  EXPECT_EQ(
      ReadOne("<p>Acme</p><a href=a>Home</a><br><a href=b>Products</a><br><a href=c>Contact</a>",
              "a.html")
          .kind,
      SourceKind::kNote);
  EXPECT_EQ(
      ReadOne("<h1>Acme</h1><table><tr><th>Founded<td>1999<tr><th>Headquarters<td>Graz<tr><th>"
              "CEO<td>Ida</table>" +
                  kText,
              "a.html")
          .kind,
      SourceKind::kNote);
  // With two cards on a page no label would know whose it is.
  const std::string twice = page + page;
  EXPECT_EQ(Outline(ReadOne(twice, "a.html")).find("card_"), std::string::npos);
}

TEST(HtmlPage, Corpus) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(TANXUN_SOURCE_DIR) / "corpus" / "pages")) {
    SCOPED_TRACE(entry.path().string());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const Source source = ReadOne(bytes, entry.path().filename().string());
    EXPECT_TRUE(source.is_page);
    EXPECT_GT(source.blocks.size(), 5u);
    EXPECT_EQ(BrokenSourceLaw(source, bytes), "");
    ++files;
  }
  EXPECT_GE(files, 3u);
}

std::string RandomPage(std::mt19937& random) {
  static const std::vector<std::string> kSnippets = {"<p>",
                                                     "</p>",
                                                     "<div>",
                                                     "</div>",
                                                     "<div class=sidebar>",
                                                     "<span>",
                                                     "</span>",
                                                     "<b>",
                                                     "</b>",
                                                     "<a href='x'>",
                                                     "</a>",
                                                     "<br>",
                                                     "<hr/>",
                                                     "<h1>",
                                                     "</h1>",
                                                     "<h3>",
                                                     "</h3>",
                                                     "<ul>",
                                                     "</ul>",
                                                     "<li>",
                                                     "</li>",
                                                     "<ol>",
                                                     "<table>",
                                                     "</table>",
                                                     "<tr>",
                                                     "<td>",
                                                     "</td>",
                                                     "<th rowspan=2>",
                                                     "<td colspan=3>",
                                                     "<thead>",
                                                     "<caption>",
                                                     "<dl>",
                                                     "<dt>",
                                                     "<dd>",
                                                     "</dl>",
                                                     "<pre>",
                                                     "</pre>",
                                                     "<code>",
                                                     "<blockquote>",
                                                     "</blockquote>",
                                                     "<nav>",
                                                     "</nav>",
                                                     "<main>",
                                                     "</main>",
                                                     "<header>",
                                                     "<article>",
                                                     "</article>",
                                                     "<script>",
                                                     "</script>",
                                                     "<style>",
                                                     "<title>",
                                                     "</title>",
                                                     "<!-- ",
                                                     "-->",
                                                     "<![CDATA[",
                                                     "]]>",
                                                     "<?pi ?>",
                                                     "<img alt='a&amp;b' src=x>",
                                                     "<img alt=\"",
                                                     "\">",
                                                     "<button>",
                                                     "</button>",
                                                     "<svg>",
                                                     "</svg>",
                                                     "<select>",
                                                     "<meta name=author content='x&y'>",
                                                     "&amp;",
                                                     "&nbsp;",
                                                     "&#x4e2d;",
                                                     "&bad;",
                                                     "&",
                                                     "<",
                                                     ">",
                                                     "'",
                                                     "\"",
                                                     "=",
                                                     "/",
                                                     "text ",
                                                     "word",
                                                     "中文，",
                                                     "。\n",
                                                     "\r\n",
                                                     "\r",
                                                     "\n",
                                                     "\t",
                                                     "  ",
                                                     "\xC2\xA0",
                                                     "\xF0\x9F\x94\xB4",
                                                     "🔴 Tight",
                                                     "Key Product",
                                                     "Founded",
                                                     "1999",
                                                     "Full briefing▼ Expand",
                                                     "Critical path — a to b",
                                                     "FOUNDRY",
                                                     "Norvik ▲",
                                                     "</x>",
                                                     "<x-y>",
                                                     "<time datetime=2025-01-01>"};
  std::string page = random() % 4 == 0 ? "<!doctype html>" : "";
  const std::size_t count = 1 + random() % 80;
  for (std::size_t i = 0; i < count; ++i) page += kSnippets[random() % kSnippets.size()];
  if (random() % 8 == 0) page.insert(random() % page.size(), 2, '\0');
  if (random() % 8 == 0) page.insert(random() % page.size(), "\xE4\xB8");
  if (random() % 16 == 0) page.insert(0, "\xEF\xBB\xBF");
  return page;
}

TEST(HtmlPage, SpanLawOfRandomPages) {
  for (unsigned seed = 1; seed <= 4000; ++seed) {
    std::mt19937 random(seed);
    const std::string page = RandomPage(random);
    const Source source = ReadOne(page, "a.html");
    ASSERT_EQ(BrokenSourceLaw(source, page), "") << "seed " << seed << "\n" << page;
    ExpectSpanLaw(source, page);
    if (HasFatalFailure()) return;
  }
}

// Text that stands between tags of no effect is read whole and in its order.
TEST(HtmlPage, NothingIsLost) {
  static const std::vector<std::string> kTags = {
      "<p>",          "</p>", "<div>", "</div>",  "<b>",       "</b>",
      "<ul>",         "<li>", "</ul>", "<table>", "<tr>",      "<td>",
      "</table>",     "<h2>", "</h2>", "<dl>",    "<dt>",      "<dd>",
      "<blockquote>", "<br>", "<pre>", "</pre>",  "<section>", "</section>",
      "<!-- c -->",   "</i>", "<a>",   "</a>",    "<form>"};
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    std::mt19937 random(seed);
    std::string page;
    std::string words;
    const std::size_t count = 1 + random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
      page += kTags[random() % kTags.size()];
      if (random() % 2 == 0) continue;
      const std::string word = "w" + std::to_string(i) + ";";
      page += word;
      words += word;
    }
    std::string read;
    for (const Block& block : ReadOne("<p>" + page, "a.html").blocks) {
      read += block.text.text;
      for (const TableRow& row : block.rows) {
        for (const TableCell& cell : row.cells) read += cell.text.text;
      }
    }
    std::erase_if(read, [](char c) { return c == ' ' || c == '\n'; });
    ASSERT_EQ(read, words) << "seed " << seed << "\n" << page;
  }
}

std::string Repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

TEST(HtmlPage, HostilePages) {
  const std::size_t kBytes = 64 * 1024;
  const std::vector<std::string> pages = {
      Repeated("<div>", kBytes) + "deep" + Repeated("</div>", kBytes),
      Repeated("<b>", kBytes) + Repeated("</i>", kBytes),
      Repeated("<b><i></u>", kBytes),
      "<a " + Repeated("b ", kBytes) + ">x",
      "<a " + Repeated("b=1 c='2' ", kBytes),
      Repeated("<a b=\">\" ", kBytes),
      Repeated("<a b=\"", kBytes),
      Repeated("<", kBytes),
      Repeated("<!--", kBytes),
      Repeated("<title>", kBytes),
      Repeated("<script>", kBytes),
      Repeated("&", kBytes),
      Repeated("&amp;", kBytes),
      Repeated("<table><tr><td>", kBytes),
      "<table>" + Repeated("<tr><td rowspan=60000 colspan=60000>x", kBytes),
      "<table>" + Repeated("<td rowspan=9999>xx", 600) + Repeated("<tr><td>y", kBytes),
      Repeated("<dl><dt>a<dd>", kBytes),
      Repeated("<ul><li>x", kBytes),
      Repeated("<b><i><a href=x>", 4000) + Repeated("<p>x", kBytes),
      "<a href='" + std::string(2000, 'h') + "'>" + Repeated("<p>x", kBytes),
      Repeated("<header><h1>", kBytes),
      Repeated("<button>", kBytes),
      Repeated("<nav><div></nav>x", kBytes),
      "<p>" + Repeated("<a>Founded</a><br>", kBytes),
      Repeated("<div class='a-b cookie-c share'>x</div>", kBytes),
      "<p>" + std::string(kBytes, '\0') + "x",
      Repeated("<svg>", kBytes),
      Repeated("<span>a</span>", kBytes),
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    SCOPED_TRACE(i);
    const std::clock_t start = std::clock();
    const Source source = ReadOne(pages[i], "a.html");
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 2.0);
    EXPECT_EQ(BrokenSourceLaw(source, pages[i]), "");
  }
}

TEST(HtmlPage, DeepPagesAreReadWhole) {
  const std::string page = Repeated("<div>", 20'000 * 5) + "deep" + Repeated("</div>", 20'000 * 6);
  const Source source = ReadOne(page, "a.html");
  EXPECT_EQ(Outline(source), "paragraph deep");
  EXPECT_TRUE(source.problems.empty());
}

TEST(HtmlPage, TooManyTagsAreReported) {
  const Source source = ReadOne(Repeated("<b>", 6'000'000) + "text", "a.html");
  ASSERT_EQ(source.problems.size(), 1u);
  EXPECT_EQ(Outline(source), "html text");
}

}  // namespace
}  // namespace tanxun
