// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/property_values.h"

#include <algorithm>
#include <array>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// Bytes [begin, end) of "[[inner]]", brackets included; begin == npos if there is none from `at`
// on.
struct Brackets {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  std::string_view inner;
};

Brackets FindBrackets(std::string_view value, std::size_t at) {
  for (at = value.find("[[", at); at != std::string_view::npos; at = value.find("[[", at + 1)) {
    const std::size_t close = value.find_first_of("[]\n", at + 2);
    if (close == std::string_view::npos) return {};
    if (close > at + 2 && value.substr(close).starts_with("]]")) {
      return {at, close + 2, value.substr(at + 2, close - at - 2)};
    }
  }
  return {};
}

std::string_view TargetOf(std::string_view inner) {
  std::string_view target = Trim(inner.substr(0, inner.find_first_of("|#^")));
  if (target.ends_with(".md")) target.remove_suffix(3);
  return target;
}

}  // namespace

bool IsPageSetting(std::string_view key) {
  static constexpr std::array<std::string_view, 23> kKeys = {
      "aliases",   "alias", "tags",          "tag",    "title", "cssclass", "cssclasses", "publish",
      "permalink", "id",    "uid",           "别名",   "标签",  "标题",     "layout",     "draft",
      "slug",      "lang",  "kanban-plugin", "banner", "icon",  "cover",    "又名"};
  const std::string folded = Fold(key);
  return std::find(kKeys.begin(), kKeys.end(), folded) != kKeys.end();
}

bool IsTagKey(std::string_view key) {
  const std::string folded = Fold(key);
  return folded == "tags" || folded == "tag" || folded == "标签";
}

bool StandsInText(const Source& source, const Property& property) {
  return source.kind != SourceKind::kRecord && !source.blocks.empty() &&
         source.blocks.front().span.begin <= property.span.begin;
}

std::string ShownValue(std::string_view value) {
  std::string shown;
  std::size_t at = 0;
  for (Brackets link = FindBrackets(value, 0); link.begin != std::string_view::npos;
       link = FindBrackets(value, at)) {
    shown += value.substr(at, link.begin - at);
    const std::size_t bar = link.inner.find('|');
    shown += Trim(bar == std::string_view::npos ? link.inner : link.inner.substr(bar + 1));
    at = link.end;
  }
  shown += value.substr(at);
  return shown;
}

std::vector<Link> LinksIn(std::string_view value) {
  std::vector<Link> links;
  for (Brackets found = FindBrackets(value, 0); found.begin != std::string_view::npos;
       found = FindBrackets(value, found.end)) {
    Link link;
    const std::size_t bar = std::min(found.inner.find('|'), found.inner.size());
    std::string_view part = found.inner.substr(0, bar);
    part.remove_prefix(std::min(part.find_first_of("#^"), part.size()));
    if (part.starts_with('#')) part.remove_prefix(1);
    link.target = TargetOf(found.inner);
    link.part = Trim(part);
    if (bar < found.inner.size()) link.label = Trim(found.inner.substr(bar + 1));
    if (link.label == link.target) link.label.clear();
    if (!link.target.empty() || !link.part.empty()) links.push_back(std::move(link));
  }
  return links;
}

std::vector<std::string> SplitTags(std::string_view value) {
  std::vector<std::string> tags;
  std::string current;
  const auto finish = [&] {
    if (!current.empty()) tags.push_back(std::move(current));
    current.clear();
  };
  Brackets link = FindBrackets(value, 0);
  for (std::size_t at = 0; at < value.size();) {
    if (at == link.begin) {
      current += TargetOf(link.inner);
      at = link.end;
      link = FindBrackets(value, at);
      finish();
      continue;
    }
    const CodePoint c = CodePointAt(value, at);
    if (c.value == U',' || c.value == U'，' || c.value == U'、' || c.value == U' ' ||
        c.value == U'\n' || c.value == U'\t' || c.value == U'\u3000') {
      finish();
    } else {
      current += value.substr(at, c.length);
    }
    at += c.length;
  }
  finish();
  return tags;
}

}  // namespace tanxun
