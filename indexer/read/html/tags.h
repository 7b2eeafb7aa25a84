// SPDX-License-Identifier: GPL-2.0-or-later
// The elements of HTML that the reader tells apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

enum class HtmlTag : std::uint8_t {
  kText,  // Not an element: a run of text.
  kOther,
  kA,
  kArticle,
  kAside,
  kB,
  kBlockquote,
  kBr,
  kButton,
  kCaption,
  kCode,
  kDd,
  kDel,
  kDetails,
  kDiv,
  kDl,
  kDt,
  kEm,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHeader,
  kHr,
  kImg,
  kLi,
  kMain,
  kNav,
  kOl,
  kOtherBlock,  // fieldset, summary, center and such.
  kP,
  kPre,
  kRemoved,  // svg, select, noscript and such: not part of the text.
  kSection,
  kSpan,
  kSup,
  kTable,
  kTableGroup,  // tbody, tfoot
  kTd,
  kTh,
  kThead,
  kTime,
  kTr,
  kUl,
  // Those below are in no tree.
  kHead,    // html, head, body and what has neither text nor effect.
  kMeta,    //
  kTitle,   // Its text is markup to nobody, as is that of the next two.
  kScript,  // script, style
  kIgnoredText,
};

// `name` in any case.
HtmlTag TagOf(std::string_view name);

int HeadingLevel(HtmlTag tag);           // 1..6; 0 for any other.
bool IsHtmlBlock(HtmlTag tag);           // Begins and ends a line of its own.
bool IsVoidTag(HtmlTag tag);             // Has no content: br, hr, img, meta.
bool HoldsRawText(HtmlTag tag);          // Tags inside it are text.
constexpr std::size_t kMaxTagName = 48;  // Longer names are no element's.

}  // namespace tanxun
