// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/leaf.h"

#include <cstddef>
#include <utility>

#include "query/language/field_name.h"
#include "query/language/syntax.h"

namespace tanxun {
namespace {

using syntax::Sign;
using syntax::SignAt;

constexpr std::string_view kTagField = "tag";
constexpr std::string_view kTickerField = "ticker";
constexpr std::string_view kRangeMark = "..";

std::string_view WithoutFirst(std::string_view text) { return text.substr(SignAt(text, 0).length); }

// The stars at the end of a bare word or value: how long it is without them, and whether they ask
// for a prefix. A text that also begins with one is no prefix but a pattern or an ornament.
struct Starred {
  std::size_t length = 0;
  bool prefix = false;
};
Starred SplitStars(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = SignAt(text, at);
    at += sign.length;
    if (sign.value != U'*') length = at;
  }
  const bool starts = SignAt(text, 0).value == U'*';
  if (length == text.size() || (starts && length > 0)) return {text.size(), false};
  return {length, true};
}

// Where `low..high` is parted, or npos. Three dots and dots beside a slash are a path's or prose.
std::size_t FindRange(std::string_view value) {
  constexpr std::string_view kNoNeighbour = "./\\";
  const std::size_t at = value.find(kRangeMark);
  if (at == std::string_view::npos) return at;
  const std::size_t behind = at + kRangeMark.size();
  const bool before = at > 0 && kNoNeighbour.find(value[at - 1]) != std::string_view::npos;
  const bool after =
      behind < value.size() && kNoNeighbour.find(value[behind]) != std::string_view::npos;
  return before || after ? std::string_view::npos : at;
}

// The name of a tag as written: without marks around it, `#china/`, the `#标签#` of Chinese boards,
// and what ends a sentence.
std::string_view TagName(std::string_view text) {
  constexpr std::u32string_view kBefore = U"# ";
  constexpr std::u32string_view kBehind = U"# /.,;:!?";
  while (kBefore.find(SignAt(text, 0).value) != kBefore.npos) text = WithoutFirst(text);
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = SignAt(text, at);
    at += sign.length;
    if (kBehind.find(sign.value) == kBehind.npos) length = at;
  }
  return text.substr(0, length);
}

// `china/*` is what is below china: it keeps its slash.
std::string TagText(std::string_view name, bool prefix) {
  std::string text(TagName(name));
  if (prefix && !text.empty() && (name.ends_with('/') || name.ends_with("／"))) text += '/';
  return text;
}

// `#a*#*` without its marks would end in two stars: then they are the tag's own.
void KeepInnerStars(QueryNode& tag) {
  if (!tag.prefix) return;
  const std::string starred = tag.text + "*";
  const Starred read = SplitStars(starred);
  if (read.prefix && read.length == tag.text.size()) return;
  tag.text = starred;
  tag.prefix = false;
}

bool IsCashtag(std::string_view text) {  // $ACME, $ACM.B; not $100, $HOME_DIR.
  if (SignAt(text, 0).value != U'$') return false;
  const std::string_view code = WithoutFirst(text);
  if (code.empty() || code.size() > 12 || code[0] < 'A' || code[0] > 'Z') return false;
  return code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") == std::string_view::npos;
}

// Inside field:( ) a value may stand that could not stand behind `field:`: it means itself.
bool StandsBehindColon(std::string_view field, std::string_view value) {
  const std::string name =
      IsProperty(field) ? std::string(kPropertyField) + "k" : std::string(field);
  return SplitAtColon(name + ":" + std::string(value)).has_value();
}

// A lone '#' and the marks of a heading ("##") are no tag: then its text is empty.
QueryNode TagLeaf(std::string_view text) {
  const std::string_view name = WithoutFirst(text);
  QueryNode tag;
  tag.kind = NodeKind::kTag;
  if (SignAt(name, 0).value == U'#') return tag;
  const Starred starred = SplitStars(name);
  tag.prefix = starred.prefix && !name.empty();
  tag.text = TagText(tag.prefix ? name.substr(0, starred.length) : name, tag.prefix);
  KeepInnerStars(tag);
  return tag;
}

}  // namespace

bool BeginsAsRange(std::string_view word) {
  const std::size_t mark = syntax::LengthAt(word, 0, kRangeMark);
  return mark > 0 && SignAt(word, mark).value != U'.';
}

QueryNode FieldLeaf(std::string_view field, std::string_view text) {
  QueryNode node;
  node.kind = NodeKind::kField;
  node.field = std::string(field);
  node.text = std::string(text);
  return node;
}

QueryNode WordLeaf(std::string_view text) {
  const char32_t first = SignAt(text, 0).value;
  if (first == U'#') {
    QueryNode tag = TagLeaf(text);
    if (!tag.text.empty() || tag.prefix) return tag;
  }
  if (first == U'$') {
    const std::string code = syntax::Narrow(WithoutStops(text));
    if (IsCashtag(code)) return FieldLeaf(kTickerField, WithoutFirst(code));
  }
  const Starred starred = SplitStars(text);
  if (first == U'*' && WithoutFirst(text).empty()) return {};  // `*` is everything.
  QueryNode word;
  word.kind = NodeKind::kWord;
  // A word that Describe has to escape keeps its star: behind a backslash it is no syntax.
  const bool escaped = first == U'+' || first == U'-' || BeginsAsRange(text) ||
                       SplitAtColon(text) || SplitAtColon(text.substr(0, starred.length));
  word.prefix = starred.prefix && starred.length > 0 && !escaped;
  word.text = std::string(word.prefix ? text.substr(0, starred.length) : text);
  return word;
}

QueryNode ValueLeaf(std::string_view field, Comparison comparison, std::string_view value) {
  const bool has_order = HasOrder(field);
  const std::string text = has_order ? syntax::Narrow(value) : std::string(value);
  QueryNode node = FieldLeaf(field, text);
  node.comparison = comparison;
  if (comparison != Comparison::kEqual || !StandsBehindColon(field, text)) return node;
  if (const std::size_t range = FindRange(text); range != std::string::npos) {
    node.kind = NodeKind::kRange;
    node.low = text.substr(0, range);
    node.high = text.substr(range + kRangeMark.size());
    node.text.clear();
    return node;
  }
  const Starred starred = SplitStars(text);
  node.prefix = starred.prefix && (starred.length == 0 || !has_order);
  if (node.prefix) node.text.resize(starred.length);
  return node;
}

QueryNode Settled(QueryNode leaf) {
  if (HasOrder(leaf.field)) leaf.text = syntax::Narrow(leaf.text);
  if (leaf.field == kTickerField && SignAt(leaf.text, 0).value == U'$') {
    const std::string code = syntax::Narrow(leaf.text);
    if (IsCashtag(code)) leaf.text = std::string(WithoutFirst(code));
  }
  if (leaf.field != kTagField || leaf.kind != NodeKind::kField ||
      leaf.comparison != Comparison::kEqual) {
    return leaf;
  }
  leaf.text = TagText(leaf.text, leaf.prefix);
  KeepInnerStars(leaf);
  leaf.kind = NodeKind::kTag;
  leaf.field.clear();
  leaf.distance = 0;
  return leaf;
}

}  // namespace tanxun
