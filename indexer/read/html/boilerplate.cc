// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/boilerplate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "indexer/read/card_lines.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// One of these among the words of a class or an id is enough.
constexpr auto kSureWords = std::to_array<std::string_view>(
    {"ads",        "adsbygoogle", "adsense",    "advert",     "advertisement", "adverts",
     "breadcrumb", "breadcrumbs", "cookie",     "cookies",    "disqus",        "gdpr",
     "navbar",     "navbox",      "navigation", "newsletter", "noprint",       "pager",
     "pagination", "sidebar",     "sidenav",    "skiplink",   "sponsored",     "topnav"});
// These only alone or with words of the second list: "share-buttons", not "market-share".
constexpr auto kWeakWords = std::to_array<std::string_view>(
    {"ad", "comments", "consent", "footer", "menu", "nav", "promo", "recommend", "recommendations",
     "recommended", "related", "share", "sharing", "social", "sponsor", "subscribe", "toolbar"});
constexpr auto kCompanions = std::to_array<std::string_view>(
    {"area",    "articles", "bar",       "block",   "bottom", "box",    "btn",     "button",
     "buttons", "col",      "container", "content", "css",    "fixed",  "follow",  "form",
     "global",  "header",   "icon",      "icons",   "inner",  "item",   "items",   "left",
     "link",    "links",    "list",      "main",    "media",  "mobile", "modal",   "module",
     "nav",     "news",     "outer",     "page",    "panel",  "popup",  "post",    "posts",
     "reading", "right",    "section",   "site",    "slot",   "sticky", "stories", "this",
     "tools",   "top",      "topics",    "unit",    "us",     "widget", "wrap",    "wrapper"});
// Hidden parts of these names are content that waits for a click.
constexpr auto kFoldedWords = std::to_array<std::string_view>(
    {"accordion", "briefing", "collapse", "collapsed", "collapsible", "detail", "details", "expand",
     "expandable", "expanded", "full", "more", "panel", "tab", "tabpanel", "tabs"});
// An aside that is part of what the page is about.
constexpr auto kAsideContent =
    std::to_array<std::string_view>({"admonition", "box", "callout", "card", "fact", "facts",
                                     "info", "infobox", "note", "profile", "summary"});
constexpr auto kDroppedRoles = std::to_array<std::string_view>(
    {"alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
     "navigation", "search", "toolbar"});
// Whole names of classes on small parts of a text.
constexpr auto kInlineNoise = std::to_array<std::string_view>(
    {"collapse-indicator", "copy-code-button", "heading-after", "heading-collapse-indicator",
     "headerlink", "mw-editsection", "mw-empty-elt", "screen-reader-text", "sr-only",
     "visually-hidden"});

template <std::size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

// "siteFooter-main" -> site, footer, main
std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words;
  bool in_word = false;
  bool was_small = false;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if (letter && (!in_word || (capital && was_small))) words.emplace_back();
    if (letter) words.back() += capital ? static_cast<char>(c + 32) : c;
    in_word = letter;
    was_small = letter && !capital;
  }
  return words;
}

std::vector<std::string_view> SplitBlanks(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r\f", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\n\r\f", begin), text.size());
    parts.push_back(text.substr(begin, at - begin));
  }
  return parts;
}

// Whether one name of a class or an id is that of a menu or the like.
bool IsBoilerplateName(std::string_view name) {
  const std::vector<std::string> words = WordsOf(name);
  if (words.empty() || words.size() > 8) return false;
  // "has-sidebar" is about what stands beside it.
  static constexpr auto kAbout = std::to_array<std::string_view>({"has", "no", "with", "without"});
  if (IsOneOf(words[0], kAbout)) return false;
  bool weak = false;
  bool only_companions = true;
  for (const std::string& word : words) {
    if (IsOneOf(word, kSureWords)) return true;
    const bool is_weak = IsOneOf(word, kWeakWords);
    weak = weak || is_weak;
    only_companions = only_companions && (is_weak || IsOneOf(word, kCompanions));
  }
  return weak && only_companions;
}

bool HasWordOf(std::string_view names, const auto& words) {
  const std::vector<std::string> own = WordsOf(names);
  return std::any_of(own.begin(), own.end(),
                     [&](const std::string& word) { return IsOneOf(word, words); });
}

// What an element's attributes say about it.
struct Looks {
  bool hidden = false;
  bool folded = false;  // A name of something that opens at a click.
  bool boilerplate = false;
  bool inline_noise = false;
  bool aside_content = false;
  bool reference = false;  // <sup class="reference">
  bool layout = false;
  std::string role;
};

bool HidesByStyle(std::string_view style) {
  std::string packed = LowerAscii(style.substr(0, 512));
  std::erase_if(packed, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

Looks LooksOf(std::string_view tag) {
  constexpr std::size_t kMaxNames = 512;
  Looks looks;
  for (const HtmlAttribute& attribute : AttributesOf(tag)) {
    const std::string_view value = tag.substr(attribute.begin, attribute.end - attribute.begin);
    const std::string name = LowerAscii(attribute.name);
    if (name == "hidden") {
      looks.hidden = LowerAscii(value) != "false";
    } else if (name == "aria-hidden") {
      looks.hidden = looks.hidden || LowerAscii(value) == "true";
    } else if (name == "style") {
      looks.hidden = looks.hidden || HidesByStyle(value);
    } else if (name == "role") {
      looks.role = LowerAscii(Trim(value).substr(0, 32));
      looks.folded = looks.folded || looks.role == "tabpanel";
    } else if (name == "class" || name == "id") {
      const std::string_view names = value.substr(0, kMaxNames);
      looks.folded = looks.folded || HasWordOf(names, kFoldedWords);
      looks.aside_content = looks.aside_content || HasWordOf(names, kAsideContent);
      for (const std::string_view part : SplitBlanks(names)) {
        looks.boilerplate = looks.boilerplate || IsBoilerplateName(part);
        looks.inline_noise = looks.inline_noise || IsOneOf(part, kInlineNoise);
        looks.reference = looks.reference || part == "reference";
      }
    }
  }
  return looks;
}

class Chooser {
 public:
  Chooser(const HtmlTree& tree, std::string_view text)
      : nodes_(tree.nodes), text_(text), read_(nodes_.size(), true) {
    for (std::uint32_t i = 1; i < size(); ++i) {
      if (nodes_[i].tag == HtmlTag::kH1) titles_.push_back(i);
    }
  }

  std::vector<bool> Run() && {
    DropRemoved();
    Count();
    const std::vector<bool> all = read_;
    DropBoilerplate();
    DropLinkLists();
    ChooseRoot();
    Count();
    return text_size_[0] == 0 ? all : read_;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  std::string_view TagText(const HtmlNode& node) const {
    return text_.substr(node.source_begin, node.source_end - node.source_begin);
  }

  // Calls visit(i) for each element that is read; what it drops is not entered.
  template <typename Visit>
  void EachElement(Visit visit) {
    for (std::uint32_t i = 1; i < size();) {
      if (read_[i] && nodes_[i].tag != HtmlTag::kText) visit(i);
      i = read_[i] ? i + 1 : nodes_[i].end;
    }
  }

  bool IsInside(std::uint32_t i, auto test) const {
    constexpr int kFarthest = 64;
    int steps = 0;
    for (std::uint32_t at = nodes_[i].parent; at != 0 && steps < kFarthest; ++steps) {
      if (test(nodes_[at].tag)) return true;
      at = nodes_[at].parent;
    }
    return false;
  }
  bool IsInArticle(std::uint32_t i) const {
    return IsInside(i,
                    [](HtmlTag tag) { return tag == HtmlTag::kArticle || tag == HtmlTag::kMain; });
  }

  // What is never text, and buttons that do not say more than "Expand".
  void DropRemoved() {
    EachElement([this](std::uint32_t i) {
      if (nodes_[i].tag == HtmlTag::kRemoved) read_[i] = false;
      if (nodes_[i].tag == HtmlTag::kButton && !IsKeptButton(i)) read_[i] = false;
    });
  }

  bool IsKeptButton(std::uint32_t i) const {
    const bool titles = IsInside(i, [](HtmlTag tag) {
      return HeadingLevel(tag) > 0 || tag == HtmlTag::kDt || tag == HtmlTag::kOtherBlock;
    });
    if (titles) return true;
    constexpr std::size_t kMaxWords = 120;
    constexpr std::uint32_t kMaxNodes = 64;
    if (nodes_[i].end - i > kMaxNodes) return false;
    std::string words;
    for (std::uint32_t at = i + 1; at < nodes_[i].end && words.size() <= kMaxWords; ++at) {
      if (nodes_[at].tag != HtmlTag::kText) continue;
      words += TagText(nodes_[at]).substr(0, kMaxWords);
    }
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words.size() <= kMaxWords && IsNoise(Trim(words));
  }

  // Sizes of visible text, all and inside links, by node.
  void Count() {
    text_size_.assign(nodes_.size(), 0);
    link_size_.assign(nodes_.size(), 0);
    links_.assign(nodes_.size(), 0);
    std::uint32_t link_end = 0;
    for (std::uint32_t i = 1; i < size();) {
      if (!read_[i]) {
        i = nodes_[i].end;
        continue;
      }
      if (nodes_[i].tag == HtmlTag::kA) {
        link_end = std::max(link_end, nodes_[i].end);
        links_[i] = 1;
      }
      if (nodes_[i].tag == HtmlTag::kText) {
        const std::string_view text = TagText(nodes_[i]);
        text_size_[i] = static_cast<std::uint32_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
        if (i < link_end) link_size_[i] = text_size_[i];
      }
      ++i;
    }
    for (std::uint32_t i = size(); i-- > 1;) {  // Children stand behind their parents.
      text_size_[nodes_[i].parent] += text_size_[i];
      link_size_[nodes_[i].parent] += link_size_[i];
      links_[nodes_[i].parent] += links_[i];
    }
  }

  bool HoldsMost(std::uint32_t i) const { return text_size_[i] > text_size_[0] / 2; }

  void DropBoilerplate() {
    EachElement([this](std::uint32_t i) {
      if (!HoldsMost(i) && IsBoilerplate(i)) read_[i] = false;
    });
  }

  bool IsBoilerplate(std::uint32_t i) const {
    const HtmlNode& node = nodes_[i];
    if (node.tag == HtmlTag::kArticle || node.tag == HtmlTag::kMain) return false;
    const Looks looks = LooksOf(TagText(node));
    if (looks.hidden) return !looks.folded || IsOneOf(looks.role, kDroppedRoles);
    if (looks.inline_noise) return true;
    if (IsOneOf(looks.role, kDroppedRoles)) return !HoldsTitle(i);
    switch (node.tag) {
      case HtmlTag::kNav:
        return true;
      case HtmlTag::kHeader:
        return !IsInArticle(i) && !IsInside(i, IsSection) && !HoldsTitle(i);
      case HtmlTag::kFooter:
        return !IsInArticle(i) && !IsInside(i, IsSection);
      case HtmlTag::kAside:
        if (looks.boilerplate) return true;
        return !IsInArticle(i) && !looks.aside_content;
      case HtmlTag::kSup:
        return looks.reference;
      case HtmlTag::kDiv:
      case HtmlTag::kSection:
      case HtmlTag::kUl:
      case HtmlTag::kOl:
      case HtmlTag::kForm:
      case HtmlTag::kTable:
      case HtmlTag::kOther:
        return looks.boilerplate && !HoldsTitle(i);
      default:
        return false;
    }
  }

  static bool IsSection(HtmlTag tag) {
    return tag == HtmlTag::kSection || tag == HtmlTag::kBlockquote;
  }

  std::size_t TitlesIn(std::uint32_t i) const {
    const auto first = std::lower_bound(titles_.begin(), titles_.end(), i);
    return static_cast<std::size_t>(std::lower_bound(first, titles_.end(), nodes_[i].end) - first);
  }
  // All level-1 headings of the page stand in it.
  bool HoldsTitle(std::uint32_t i) const {
    return !titles_.empty() && TitlesIn(i) == titles_.size();
  }

  // Lists of links before or behind all text of the page, where something else is most of it.
  void DropLinkLists() {
    Count();
    if (text_size_[0] == 0 || link_size_[0] > text_size_[0] / 2) return;
    std::uint32_t first = size();  // The first and the last text that is more than a menu's.
    std::uint32_t last = 0;
    std::uint32_t link_end = 0;
    for (std::uint32_t i = 1; i < size(); i = read_[i] ? i + 1 : nodes_[i].end) {
      if (!read_[i]) continue;
      if (nodes_[i].tag == HtmlTag::kA) link_end = nodes_[i].end;
      constexpr std::uint32_t kSentence = 60;
      const bool is_heading = HeadingLevel(nodes_[i].tag) > 0 && text_size_[i] > 0;
      const bool is_text =
          nodes_[i].tag == HtmlTag::kText && i >= link_end && text_size_[i] >= kSentence;
      if (!is_heading && !is_text) continue;
      first = std::min(first, i);
      last = std::max(last, nodes_[i].end - 1);
    }
    EachElement([&](std::uint32_t i) {
      const bool outer = i >= last || nodes_[i].end <= first;
      const bool is_list = nodes_[i].tag == HtmlTag::kUl || nodes_[i].tag == HtmlTag::kDiv ||
                           nodes_[i].tag == HtmlTag::kP || nodes_[i].tag == HtmlTag::kTable;
      constexpr std::uint32_t kMenu = 5;
      if (outer && is_list && links_[i] >= kMenu && !IsInArticle(i) &&
          link_size_[i] >= text_size_[i] / 10 * 9) {
        read_[i] = false;
      }
    });
  }

  // The only <main>, else the only <article>, if a good part of the page's text is in it.
  void ChooseRoot() {
    Count();
    for (const HtmlTag tag : {HtmlTag::kMain, HtmlTag::kArticle}) {
      const std::uint32_t root = OnlyOne(tag);
      if (root == 0 || text_size_[root] < text_size_[0] / 4 || text_size_[root] == 0) continue;
      DropOutside(root, TitlesIn(root) == 0);
      return;
    }
  }

  bool Is(std::uint32_t i, HtmlTag tag) const {
    if (nodes_[i].tag == tag) return true;
    return tag == HtmlTag::kMain && nodes_[i].tag == HtmlTag::kDiv &&
           LowerAscii(FindAttribute(TagText(nodes_[i]), "role")) == "main";
  }

  // The only element of that kind that is in no other one; 0 if there are more or none.
  std::uint32_t OnlyOne(HtmlTag tag) const {
    std::uint32_t found = 0;
    for (std::uint32_t i = 1; i < size();) {
      const bool is_one = read_[i] && Is(i, tag);
      if (is_one && found != 0) return 0;
      if (is_one) found = i;
      i = read_[i] && !is_one ? i + 1 : nodes_[i].end;
    }
    return found;
  }

  // A page's title may stand above its article.
  void DropOutside(std::uint32_t root, bool keep_title) {
    std::vector<bool> wanted(nodes_.size(), false);
    const auto want = [&](std::uint32_t i) {
      for (std::uint32_t at = i; at < nodes_[i].end; ++at) wanted[at] = true;
      for (std::uint32_t at = nodes_[i].parent; at != 0 && !wanted[at]; at = nodes_[at].parent) {
        wanted[at] = true;
      }
    };
    want(root);
    for (std::uint32_t i = 1; keep_title && i < root; ++i) {
      if (nodes_[i].tag != HtmlTag::kH1 || text_size_[i] == 0) continue;
      want(i);
      keep_title = false;
    }
    for (std::uint32_t i = 1; i < size(); ++i) read_[i] = read_[i] && wanted[i];
  }

  const std::vector<HtmlNode>& nodes_;
  std::string_view text_;
  std::vector<bool> read_;
  std::vector<std::uint32_t> titles_;  // The level-1 headings.
  std::vector<std::uint32_t> text_size_;
  std::vector<std::uint32_t> link_size_;
  std::vector<std::uint32_t> links_;
};

}  // namespace

std::vector<bool> ChooseHtmlContent(const HtmlTree& tree, std::string_view text) {
  return Chooser(tree, text).Run();
}

}  // namespace tanxun
