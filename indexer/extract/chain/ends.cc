// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/chain/ends.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/fact_maker.h"
#include "indexer/lexicon/places.h"
#include "indexer/lexicon/relations.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestName = 80;  // Bytes.
constexpr std::size_t kMostHanCharacters = 14;
constexpr std::ptrdiff_t kMostBlanks = 5;
constexpr std::size_t kMostEnds = 200;  // Of one list.
constexpr std::size_t kLongestDetail = 160;

std::string_view WithoutSigns(std::string_view text) {
  static constexpr std::array<std::string_view, 17> kSigns = {
      "▲", "▼", "△", "▽", "↑", "↓", "*", "•", "·", "★", "☆", "✓", "✅", "\"", "“", "”", "."};
  for (bool cut = true; cut;) {
    cut = false;
    text = Trim(text);
    for (const std::string_view sign : kSigns) {
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        cut = true;
      } else if (text.ends_with(sign)) {
        text.remove_suffix(sign.size());
        cut = true;
      }
    }
  }
  return text;
}

// "2330 Acme" -> "Acme": a listing's code in front of its name.
std::string_view WithoutCode(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == std::string_view::npos || digits < 4 || digits > 6 || text[digits] != ' ') {
    return text;
  }
  return Trim(text.substr(digits));
}

// What follows a name: a dash, a colon, a bracket.
std::size_t RemarkAt(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kSigns = {" — ", " – ", "——", "—", " - ",
                                                             "：",  ": ",  "（", "("};
  std::size_t at = text.size();
  for (const std::string_view sign : kSigns) at = std::min(at, text.find(sign));
  return at;
}

std::string_view WithoutJoints(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = CodePointAt(text, 0);
    if (ClassOf(c.value) != CharClass::kPunctuation && ClassOf(c.value) != CharClass::kSpace) break;
    text.remove_prefix(c.length);
  }
  return Trim(text);
}

// "(N5) — wafers" -> "N5; wafers"
std::string DetailOf(std::string_view remark) {
  std::string detail;
  const bool bracket = remark.starts_with("(") || remark.starts_with("（");
  const std::size_t close = std::min(remark.find(')'), remark.find("）"));
  if (bracket && close < remark.size()) {
    detail = WithoutJoints(remark.substr(0, close));
    remark.remove_prefix(close + (remark[close] == ')' ? 1 : std::string_view("）").size()));
  }
  if (const std::string_view rest = WithoutJoints(remark); !rest.empty()) {
    detail += (detail.empty() ? "" : "; ") + std::string(rest);
  }
  detail.resize(FloorBoundary(detail, std::min(detail.size(), kLongestDetail)));
  return detail;
}

bool HasForbiddenSign(std::string_view text) {
  if (text.find_first_of(",;:!?=<>|\n\t$%~{}[]()\\") != std::string_view::npos) return true;
  static constexpr std::array<std::string_view, 11> kMarks = {"，", "、", "；", "：", "。", "！",
                                                              "？", "→",  "％", "（", "）"};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

// Words of a clause, which no name has.
bool HasClauseCharacters(std::string_view folded) {
  static constexpr std::array<std::string_view, 21> kWords = {
      "从", "少数", "领先", "之一", "等", "的", "了",   "是",   "被", "这", "该",
      "各", "每",   "约",   "已",   "仍", "占", "超过", "以及", "并", "都"};
  static constexpr std::array<std::string_view, 27> kVerbs = {
      "母公司", "子公司", "服务", "协助", "验证", "提供",   "供应", "采购", "负责",
      "使用",   "包括",   "包含", "涵盖", "用于", "应用于", "来自", "从事", "生产",
      "执行",   "根据",   "请",   "所有", "于",   "象",     "以",   "在",   "通过"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return folded.find(word) != folded.npos; }) ||
         std::any_of(kVerbs.begin(), kVerbs.end(),
                     [&](std::string_view verb) { return folded.starts_with(verb); }) ||
         folded.ends_with("而言");
}

// Every word begins with a capital, a digit or no Latin letter, but for of, and, the …
bool IsCapitalised(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kSmall = {"of",  "and", "the", "de",
                                                             "for", "&",   "von", "van"};
  bool first = true;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const bool small = std::islower(static_cast<unsigned char>(word.front())) != 0;
    const bool inner =
        std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
    const bool joins = !first && std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
    if (small && !inner && !joins) return false;
    first = false;
  }
  return !first;
}

bool IsPlace(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kRegions = {
      "Europe", "Asia", "Africa", "America", "APAC", "EMEA",
      "欧洲",   "歐洲", "亚洲",   "亞洲",    "北美", "东南亚"};
  return std::find(kRegions.begin(), kRegions.end(), name) != kRegions.end() || IsPlaceName(name);
}

bool IsCompanyForm(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kForms = {"Inc", "Ltd", "Corp", "Co",  "LLC",
                                                             "AG",  "SA",  "NV",   "Ltd."};
  return std::find(kForms.begin(), kForms.end(), name) != kForms.end();
}

bool IsNameShaped(std::string_view name, bool linked) {
  if (name.empty() || name.size() > kLongestName || HasForbiddenSign(name)) return false;
  if (std::count(name.begin(), name.end(), ' ') > kMostBlanks) return false;
  const std::string folded = Fold(name);
  const bool han = HasHan(folded);
  const bool letters = han || std::any_of(name.begin(), name.end(), [](unsigned char c) {
                         return std::isalpha(c) != 0 || c >= 0x80;
                       });
  if (!letters || CountCharacters(name) < 2 || NameKey(name).empty()) return false;
  if (IsUnusualName(name)) return true;
  if (IsMiddleLabel(name) || RoleOfLabel(name).has_value()) return false;
  if (IsEmptyValue(name) || IsGenericName(name) || IsCompanyForm(name)) return false;
  if (TypeOfValue(name) != ValueType::kText) return false;
  if (IsPlace(name)) return false;
  if (linked) return true;
  if (!han) return IsCapitalised(name);
  return CountCharacters(name) <= kMostHanCharacters && !HasClauseCharacters(folded);
}

// 等, etc., "and others" at the end of a list.
std::string_view WithoutEtc(std::string_view list) {
  static constexpr std::array<std::string_view, 14> kEnds = {
      "等公司", "等企业", "等厂商", "等客户", "等供应商",   "等大厂",   "等廠商",
      "等客戶", "等",     "etc.",   "etc",    "and others", "and more", "…"};
  list = Trim(list);
  for (const std::string_view end : kEnds) {
    if (list.ends_with(end)) return Trim(list.substr(0, list.size() - end.size()));
  }
  return list;
}

bool IsLinked(const RichText& text, std::size_t begin, std::size_t end) {
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    const bool names = mark.kind == MarkKind::kWikiLink || mark.kind == MarkKind::kStrong;
    return names && mark.begin <= begin && mark.end >= end;
  });
}

// Each item of the list is a part of it, byte for byte, where it can be found.
template <typename Linked>
std::vector<End> ReadItems(std::string_view list, const Linked& is_linked) {
  std::vector<End> ends;
  const std::string_view whole = WithoutEtc(list);
  std::size_t from = 0;
  for (const std::string& item : SplitList(whole, true)) {
    if (ends.size() >= kMostEnds) break;
    const std::size_t at = whole.find(item, from);
    if (at == std::string_view::npos) continue;
    from = at + item.size();
    const std::string_view text = WithoutEtc(whole.substr(at, item.size()));
    const auto begin = static_cast<std::uint32_t>(text.data() - list.data());
    const bool linked = is_linked(text, begin);
    auto end = ReadCompany(text, linked);
    if (!end.has_value()) continue;
    end->linked = linked;
    end->begin += begin;
    end->end += begin;
    ends.push_back(*std::move(end));
  }
  return ends;
}

}  // namespace

std::optional<End> ReadEnd(std::string_view text, bool linked) {
  const std::size_t remark = RemarkAt(text);
  std::string_view name = WithoutCode(WithoutSigns(text.substr(0, remark)));
  for (const std::string_view article : {"the ", "The "}) {
    if (name.starts_with(article)) name.remove_prefix(article.size());
  }
  if (!IsNameShaped(name, linked)) return std::nullopt;
  End end;
  end.name = name;
  end.detail = DetailOf(text.substr(remark));
  end.begin = static_cast<std::uint32_t>(name.data() - text.data());
  end.end = end.begin + static_cast<std::uint32_t>(name.size());
  return end;
}

std::optional<End> ReadCompany(std::string_view text, bool linked) {
  auto end = ReadEnd(text, linked);
  const bool thing = end.has_value() && !linked && IsThing(end->name) &&
                     end->name.find(' ') == std::string::npos && !HasHan(end->name);
  return thing ? std::nullopt : end;
}

std::vector<End> ReadCompanies(std::string_view list) {
  return ReadItems(list, [](std::string_view, std::uint32_t) { return false; });
}

std::vector<End> ReadCompanies(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view list = std::string_view(text.text).substr(begin, end - begin);
  std::vector<End> ends = ReadItems(list, [&](std::string_view item, std::uint32_t at) {
    const std::size_t name_end = begin + at + Trim(item.substr(0, RemarkAt(item))).size();
    return IsLinked(text, begin + at, name_end);
  });
  for (End& found : ends) {
    found.begin += begin;
    found.end += begin;
  }
  return ends;
}

}  // namespace tanxun
