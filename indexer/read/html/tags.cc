// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/tags.h"

#include <algorithm>
#include <array>
#include <string>

namespace tanxun {
namespace {

struct NamedTag {
  std::string_view name;
  HtmlTag tag;
};

// Ascending by name.
constexpr auto kTags = std::to_array<NamedTag>({
    {"a", HtmlTag::kA},
    {"address", HtmlTag::kOtherBlock},
    {"applet", HtmlTag::kRemoved},
    {"area", HtmlTag::kHead},
    {"article", HtmlTag::kArticle},
    {"aside", HtmlTag::kAside},
    {"audio", HtmlTag::kRemoved},
    {"b", HtmlTag::kB},
    {"base", HtmlTag::kHead},
    {"blockquote", HtmlTag::kBlockquote},
    {"body", HtmlTag::kHead},
    {"br", HtmlTag::kBr},
    {"button", HtmlTag::kButton},
    {"canvas", HtmlTag::kRemoved},
    {"caption", HtmlTag::kCaption},
    {"center", HtmlTag::kOtherBlock},
    {"code", HtmlTag::kCode},
    {"col", HtmlTag::kHead},
    {"colgroup", HtmlTag::kHead},
    {"datalist", HtmlTag::kRemoved},
    {"dd", HtmlTag::kDd},
    {"del", HtmlTag::kDel},
    {"details", HtmlTag::kDetails},
    {"dialog", HtmlTag::kRemoved},
    {"dir", HtmlTag::kUl},
    {"div", HtmlTag::kDiv},
    {"dl", HtmlTag::kDl},
    {"dt", HtmlTag::kDt},
    {"em", HtmlTag::kEm},
    {"embed", HtmlTag::kHead},
    {"fieldset", HtmlTag::kOtherBlock},
    {"figcaption", HtmlTag::kOtherBlock},
    {"figure", HtmlTag::kFigure},
    {"footer", HtmlTag::kFooter},
    {"form", HtmlTag::kForm},
    {"frame", HtmlTag::kHead},
    {"frameset", HtmlTag::kHead},
    {"h1", HtmlTag::kH1},
    {"h2", HtmlTag::kH2},
    {"h3", HtmlTag::kH3},
    {"h4", HtmlTag::kH4},
    {"h5", HtmlTag::kH5},
    {"h6", HtmlTag::kH6},
    {"head", HtmlTag::kHead},
    {"header", HtmlTag::kHeader},
    {"hgroup", HtmlTag::kOtherBlock},
    {"hr", HtmlTag::kHr},
    {"html", HtmlTag::kHead},
    {"i", HtmlTag::kEm},
    {"iframe", HtmlTag::kIgnoredText},
    {"img", HtmlTag::kImg},
    {"input", HtmlTag::kHead},
    {"kbd", HtmlTag::kCode},
    {"keygen", HtmlTag::kHead},
    {"legend", HtmlTag::kOtherBlock},
    {"li", HtmlTag::kLi},
    {"link", HtmlTag::kHead},
    {"listing", HtmlTag::kPre},
    {"main", HtmlTag::kMain},
    {"math", HtmlTag::kRemoved},
    {"menu", HtmlTag::kUl},
    {"meta", HtmlTag::kMeta},
    {"nav", HtmlTag::kNav},
    {"noembed", HtmlTag::kIgnoredText},
    {"noframes", HtmlTag::kIgnoredText},
    {"noscript", HtmlTag::kRemoved},
    {"object", HtmlTag::kRemoved},
    {"ol", HtmlTag::kOl},
    {"optgroup", HtmlTag::kRemoved},
    {"option", HtmlTag::kRemoved},
    {"p", HtmlTag::kP},
    {"param", HtmlTag::kHead},
    {"pre", HtmlTag::kPre},
    {"rp", HtmlTag::kRemoved},
    {"rt", HtmlTag::kRemoved},
    {"rtc", HtmlTag::kRemoved},
    {"s", HtmlTag::kDel},
    {"samp", HtmlTag::kCode},
    {"script", HtmlTag::kScript},
    {"section", HtmlTag::kSection},
    {"select", HtmlTag::kRemoved},
    {"source", HtmlTag::kHead},
    {"span", HtmlTag::kSpan},
    {"strike", HtmlTag::kDel},
    {"strong", HtmlTag::kB},
    {"style", HtmlTag::kScript},
    {"summary", HtmlTag::kOtherBlock},
    {"sup", HtmlTag::kSup},
    {"svg", HtmlTag::kRemoved},
    {"table", HtmlTag::kTable},
    {"tbody", HtmlTag::kTableGroup},
    {"td", HtmlTag::kTd},
    {"template", HtmlTag::kRemoved},
    {"textarea", HtmlTag::kIgnoredText},
    {"tfoot", HtmlTag::kTableGroup},
    {"th", HtmlTag::kTh},
    {"thead", HtmlTag::kThead},
    {"time", HtmlTag::kTime},
    {"title", HtmlTag::kTitle},
    {"tr", HtmlTag::kTr},
    {"track", HtmlTag::kHead},
    {"tt", HtmlTag::kCode},
    {"ul", HtmlTag::kUl},
    {"video", HtmlTag::kRemoved},
    {"wbr", HtmlTag::kHead},
    {"xmp", HtmlTag::kPre},
});
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const NamedTag& a, const NamedTag& b) { return a.name < b.name; }));

}  // namespace

HtmlTag TagOf(std::string_view name) {
  if (name.size() > kMaxTagName) return HtmlTag::kHead;
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto found =
      std::lower_bound(kTags.begin(), kTags.end(), lower,
                       [](const NamedTag& row, std::string_view key) { return row.name < key; });
  return found == kTags.end() || found->name != lower ? HtmlTag::kOther : found->tag;
}

int HeadingLevel(HtmlTag tag) {
  if (tag < HtmlTag::kH1 || tag > HtmlTag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(HtmlTag::kH1) + 1;
}

bool IsHtmlBlock(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kText:
    case HtmlTag::kOther:
    case HtmlTag::kA:
    case HtmlTag::kB:
    case HtmlTag::kBr:
    case HtmlTag::kCode:
    case HtmlTag::kDel:
    case HtmlTag::kEm:
    case HtmlTag::kImg:
    case HtmlTag::kRemoved:
    case HtmlTag::kSpan:
    case HtmlTag::kSup:
    case HtmlTag::kTime:
      return false;
    default:
      return true;
  }
}

bool IsVoidTag(HtmlTag tag) {
  return tag == HtmlTag::kBr || tag == HtmlTag::kHr || tag == HtmlTag::kImg ||
         tag == HtmlTag::kMeta;
}

bool HoldsRawText(HtmlTag tag) {
  return tag == HtmlTag::kTitle || tag == HtmlTag::kScript || tag == HtmlTag::kIgnoredText;
}

}  // namespace tanxun
