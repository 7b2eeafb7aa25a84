// SPDX-License-Identifier: GPL-2.0-or-later
// A page saved as HTML says the same as the card pasted from it, whatever elements it is made of.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

struct Card {
  std::string title;
  std::string subtitle;
  std::vector<std::pair<std::string, std::string>> labels;
  std::string expander;
  std::string prose;
  std::string path;
  std::vector<std::vector<std::string>> stages;
};

const std::vector<Card>& Cards() {
  static const std::vector<Card> cards = {
      {"Norvik Fabs",
       "Norvik Fabs Holding N.V.",
       {{"Key Product", "N5 wafers, boules & ingots"},
        {"Bottleneck Status", "🔴 Cut off from EUV scanners since Oct 2023"},
        {"Supplies To", ""},
        {"Founded", "1999"}},
       "Full briefing▼ Expand",
       "Norvik Fabs (NYSE: NVK) is a maker of wafers. It was founded in 1999. It has three plants "
       "in "
       "two countries, and it sells to everyone who asks for wafers of the larger kind.",
       "Critical path — raw silicon to deployment",
       {{"RAW MATERIALS", "Fjord Quartz ▲", "High-purity sand"},
        {"FOUNDRY", "Norvik Fabs", "N5 wafers, N3 wafers"}}},
      {"北岭科技",
       "北岭科技股份有限公司",
       {{"核心产品", "硅片、外延片"},
        {"瓶颈状态", "🟡 设备交付紧张"},
        {"供应对象", ""},
        {"总部", "沈阳"}},
       "完整简报▼ 展开",
       "北岭科技是硅片厂商。公司成立于1999年。总部位于沈阳，员工约三千人，产品销往多个国家和地区，"
       "客户包括多家存储与逻辑芯片企业。",
       "关键路径 — 从硅到部署",
       {{"存储（HBM）", "南山存储 ▲", "HBM3"}, {"云服务商", "北岭云", "AI 集群"}}},
  };
  return cards;
}

std::string Escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? std::string("&amp;") : std::string(1, c);
  return out;
}
std::string In(const std::string& tag, const std::string& text) {
  return "<" + tag + ">" + Escaped(text) + "</" + tag.substr(0, tag.find(' ')) + ">";
}

std::string Pasted(const Card& card) {
  std::string out = card.title + "\n" + card.subtitle + "\n";
  for (const auto& [label, value] : card.labels) {
    out += label + "\n" + (value.empty() ? "" : value + "\n");
  }
  out += card.expander + "\n" + card.prose + "\n" + card.path + "\n";
  for (const auto& stage : card.stages) {
    for (const std::string& line : stage) out += line + "\n";
  }
  return out;
}

enum Layout { kLines, kSpans, kTable, kDefinitions, kBreaks, kHeadings };

std::string LabelsIn(Layout layout, const Card& card) {
  std::string out;
  for (const auto& [label, value] : card.labels) {
    switch (layout) {
      case kLines:
      case kHeadings:
        out += In(layout == kLines ? "div" : "h4", label) + In("div", value);
        break;
      case kSpans:
        out +=
            "<div class=\"fact\">\n  " + In("span class=label", label) + "\n  <span class=value>";
        out += value.starts_with("\xF0\x9F")
                   ? In("i", value.substr(0, 4)) + In("span", value.substr(5))
                   : Escaped(value);
        out += "</span>\n</div>";
        break;
      case kTable:
        out += "<tr>" + In("td", label) + In("td", value) + "</tr>";
        break;
      case kDefinitions:
        out += In("dt", label) + In("dd", value);
        break;
      case kBreaks:
        out += Escaped(label) + "<br>" + (value.empty() ? "" : Escaped(value) + "<br>");
        break;
    }
  }
  if (layout == kTable) return "<table>" + out + "</table>";
  return layout == kDefinitions ? "<dl>" + out + "</dl>" : out;
}

std::string Page(Layout layout, const Card& card) {
  std::string body;
  if (layout == kBreaks) {
    body = card.title + "<br>" + card.subtitle + "<br>" + LabelsIn(layout, card) + card.expander +
           "<br>" + card.prose + "<br>" + card.path + "<br>";
  } else {
    const std::string heading = layout == kLines ? "div" : "h2";
    body = In(heading, card.title) + In("p", card.subtitle) + LabelsIn(layout, card) +
           In(layout == kSpans ? "button" : "div", card.expander) +
           "<div class=collapse style=\"display:none\">" + In("p", card.prose) + "</div>" +
           In(layout == kLines ? "div" : "h3", card.path);
  }
  for (const auto& stage : card.stages) {
    if (layout == kBreaks) {
      for (const std::string& line : stage) body += Escaped(line) + "<br>";
    } else if (layout == kHeadings) {
      body += In("h4", stage[0]) + "<ul>" + In("li", stage[1]) + "</ul>" + In("p", stage[2]);
    } else {
      body += "<div class=stage>" + In("div", stage[0]) + "\n<div><a href=/x>" + stage[1] +
              "</a></div>\n" + In("div", stage[2]) + "</div>";
    }
  }
  return "<!DOCTYPE html>\n<html><head><title>" + card.title +
         " | Site</title></head><body><header><a href=/>Site</a><nav><a "
         "href=/m>Map</a></nav></header>"
         "<main><div>" +
         body + "</div></main><footer>© Site</footer></body></html>";
}

std::set<std::string> FactsOf(const Knowledge& knowledge) {
  std::set<std::string> facts;
  for (const Fact& fact : knowledge.facts) {
    facts.insert(fact.subject + " | " + fact.concept_id + " | " + fact.value);
  }
  return facts;
}

TEST(HtmlCard, SameFactsAsPasted) {
  for (const Card& card : Cards()) {
    const Knowledge pasted = Extract(Pasted(card), "card.txt");
    ASSERT_GE(pasted.facts.size(), 7u);
    for (const Layout layout : {kLines, kSpans, kTable, kDefinitions, kBreaks, kHeadings}) {
      SCOPED_TRACE(layout);
      const Knowledge page = Extract(Page(layout, card), "card.html");
      EXPECT_EQ(page.subject, card.title);
      EXPECT_EQ(FactsOf(page), FactsOf(pasted));
      EXPECT_EQ(page.tickers.size(), pasted.tickers.size());
      ASSERT_EQ(page.statuses.size(), pasted.statuses.size());
      EXPECT_EQ(page.statuses[0].level, pasted.statuses[0].level);
    }
  }
}

// A line of the file is markup; what is quoted is what can be seen.
TEST(HtmlCard, Quotes) {
  for (const Layout layout : {kSpans, kTable}) {
    for (const Fact& fact : Extract(Page(layout, Cards()[0]), "card.html").facts) {
      EXPECT_EQ(fact.where.quote.find('<'), std::string::npos) << Describe(fact);
      EXPECT_NE(fact.where.quote.find(fact.value), std::string::npos) << Describe(fact);
    }
  }
  const Knowledge page = Extract(
      "<h1>Acme</h1>\n<table>\n<tr>\n<th>Founded</th>\n<td>1999</td>\n</tr>\n<tr><th>HQ</th>\n"
      "<td>Graz</td></tr></table>",
      "a.html");
  ASSERT_EQ(page.facts.size(), 2u);
  EXPECT_EQ(page.facts[0].where.quote, "Founded | 1999");
  EXPECT_EQ(page.facts[0].where.lines, (LineRange{5, 5}));
  EXPECT_EQ(page.facts[1].where.lines, (LineRange{8, 8}));
}

}  // namespace
}  // namespace tanxun
