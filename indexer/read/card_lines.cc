// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/card_lines.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxLabelBytes = 60;
constexpr std::size_t kMaxNoiseBytes = 60;
constexpr std::size_t kMaxHeadingBytes = 160;
constexpr std::size_t kProseBytes = 220;

constexpr auto kPathWords = std::to_array<std::string_view>(
    {"critical path", "supply chain path", "supply path", "value chain path", "关键路径",
     "關鍵路徑", "供应链路径", "供應鏈路徑", "产业链路径", "產業鏈路徑"});

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
template <std::size_t N>
bool ContainsAny(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](std::string_view part) { return Contains(text, part); });
}
template <std::size_t N>
bool BeginsWithAny(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](std::string_view part) { return text.starts_with(part); });
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

// "Revenue (2024)" -> "Revenue", 市值（2025年6月） -> 市值
std::string_view WithoutBracket(std::string_view line) {
  const std::size_t ascii = line.find('(');
  const std::size_t wide = line.find("（");
  const std::size_t at = std::min(ascii, wide);
  if (at == std::string_view::npos || at == 0) return line;
  return line.ends_with(')') || line.ends_with("）") ? Trim(line.substr(0, at)) : line;
}

std::string_view WithoutColon(std::string_view line) {
  if (line.ends_with(':')) line.remove_suffix(1);
  if (line.ends_with("：")) line.remove_suffix(std::string_view("：").size());
  return Trim(line);
}

template <typename Test>
bool AnyCharacter(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = CodePointAt(text, at);
    if (test(point.value)) return true;
    at += point.length;
  }
  return false;
}

// "NYSE: ACME": the colon stands within a listing that begins the line.
bool IsListing(std::string_view line, std::size_t colon) {
  const std::vector<TickerMatch> found =
      FindTickers(line.substr(0, FloorBoundary(line, std::min(line.size(), kMaxLabelBytes))));
  return !found.empty() && found[0].begin == 0 && found[0].end > colon;
}

std::size_t CountWords(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

}  // namespace

bool IsKnownLabel(std::string_view line) {
  if (line.empty() || line.size() > kMaxLabelBytes) return false;
  line = WithoutColon(line);
  if (IsCardLabel(line) || ConceptOfLabel(line) != nullptr) return true;
  const std::string_view bare = WithoutBracket(line);
  return bare.size() != line.size() && (IsCardLabel(bare) || ConceptOfLabel(bare) != nullptr);
}

bool TakesOneValue(std::string_view label) {
  label = WithoutBracket(WithoutColon(label));
  const AttributeConcept* meaning = ConceptOfLabel(label);
  return meaning != nullptr && !meaning->is_list;
}

bool EndsLikeLabel(std::string_view line) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {" Name",  " Type",  " Date", " Year",  " Number", " Size",   " Area",     " Status",
       " Count", " Code",  " Rate", " Ratio", " Time",   " Length", " Location", " Capacity",
       " Price", " Value", "名称",  "名",     "类型",    "類型",    "类别",      "類別",
       "时间",   "時間",   "日期",  "地点",   "地點",    "地址",    "数量",      "數量",
       "数",     "數",     "代码",  "代碼",   "号",      "號",      "级别",      "級別",
       "率",     "金额",   "金額",  "状态",   "狀態",    "规格",    "規格",      "性质",
       "性質",   "年份",   "年代",  "长度",   "長度",    "宽度",    "寬度",      "高度",
       "速度",   "功率",   "方式",  "范围",   "範圍",    "形式",    "对象",      "對象",
       "部门",   "部門",   "材料",  "用途",   "作者",    "语言",    "語言",      "面积",
       "面積",   "机构",   "機構"});
  line = WithoutBracket(WithoutColon(line));
  return CountCharacters(line) <= 24 &&
         std::any_of(kEndings.begin(), kEndings.end(), [line](std::string_view ending) {
           return line.size() > ending.size() && line.ends_with(ending);
         });
}

bool IsLabelShaped(std::string_view line) {
  line = WithoutBracket(WithoutColon(line));
  if (line.empty() || line.size() > kMaxLabelBytes || EndsWithMarker(line)) return false;
  static constexpr auto kNotInLabels = std::to_array<std::string_view>(
      {",", ";", "、", "，", "；",   "。", "：", ": ", "$",  "€", "¥",
       "£", "~", "%",  "|",  "http", "!",  "?",  "？", "！", "“", "\""});
  if (ContainsAny(line, kNotInLabels) || line.ends_with('.')) return false;
  if (HasDigitOutsideBrackets(line)) return false;
  const CharClass first = ClassOf(CodePointAt(line, 0).value);
  if (HasHan(line)) {
    return CountCharacters(line) <= 14 && (first == CharClass::kHan || first == CharClass::kLetter);
  }
  const bool capital = line[0] >= 'A' && line[0] <= 'Z';
  return capital && CountWords(line) <= 5;
}

std::optional<InlineLabel> FindInlineLabel(std::string_view line) {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
  static constexpr auto kSeparators = std::to_array<std::string_view>({": ", "：", "\t"});
  for (const std::string_view separator : kSeparators) {
    if (const std::size_t found = line.find(separator); found < at) {
      at = found;
      length = separator.size();
    }
  }
  if (at == std::string_view::npos && line.ends_with(':')) {
    at = line.size() - 1;
    length = 1;
  }
  if (at == std::string_view::npos || at == 0 || at > kMaxLabelBytes) return std::nullopt;
  const std::string_view label = Trim(line.substr(0, at));
  // "Acme (NYSE: ACM) is ..." has no label.
  if (label.rfind('(') != std::string_view::npos && label.find(')') == std::string_view::npos) {
    return std::nullopt;
  }
  if (Contains(label, "（") && !Contains(label, "）")) return std::nullopt;
  if (!IsKnownLabel(label) && (!IsLabelShaped(label) || IsProse(line) || IsListing(line, at))) {
    return std::nullopt;
  }
  const std::string_view value = Trim(line.substr(at + length));
  InlineLabel out;
  out.label_end = static_cast<std::size_t>(label.data() - line.data()) + label.size();
  out.value_begin =
      value.empty() ? line.size() : static_cast<std::size_t>(value.data() - line.data());
  return out;
}

bool IsNoise(std::string_view line) {
  if (line.empty() || line.size() > kMaxNoiseBytes) return false;
  if (IsInterfaceWords(line)) return true;
  if (HasDigitOutsideBrackets(line)) return false;  // ▲ 11.3: a change, not a button.
  static constexpr auto kArrows = std::to_array<std::string_view>({"▼", "▾", "▽", "⌄"});
  static constexpr auto kUpFirst = std::to_array<std::string_view>({"▲", "▴", "△"});
  return ContainsAny(line, kArrows) || BeginsWithAny(line, kUpFirst);
}

bool IsPathHeading(std::string_view line) {
  if (line.size() > kMaxHeadingBytes) return false;
  const std::string lower = LowerAscii(line);
  for (const std::string_view words : kPathWords) {
    if (!lower.starts_with(words)) continue;
    const std::string_view rest = Trim(std::string_view(lower).substr(words.size()));
    static constexpr auto kBehind =
        std::to_array<std::string_view>({"—", "–", "-", ":", "：", "(", "（", "→", "|", "▼"});
    return rest.empty() || BeginsWithAny(rest, kBehind);
  }
  return false;
}

bool IsProse(std::string_view line) {
  if (line.size() >= kProseBytes) return true;
  if (line.size() < 40) return false;
  if (line.ends_with("。")) return true;
  if (line.ends_with('.') && CountWords(line) >= 10) return true;
  return SplitSentences(line).size() >= 3;
}

bool IsCapitals(std::string_view line) {
  bool capital = false;
  for (const char c : line) {
    if (c >= 'a' && c <= 'z') return false;
    capital = capital || (c >= 'A' && c <= 'Z');
  }
  return capital && !EndsWithMarker(line);
}

bool HasLatinLowerCase(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool EndsWithMarker(std::string_view line) {
  static constexpr auto kMarkers = std::to_array<std::string_view>({"▲", "△", "▴"});
  return std::any_of(kMarkers.begin(), kMarkers.end(),
                     [line](std::string_view marker) { return line.ends_with(marker); });
}

bool IsListLike(std::string_view line) {
  if (Contains(line, "、") || Contains(line, "，")) return true;
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos) return false;
  static constexpr auto kSuffixes = std::to_array<std::string_view>(
      {"inc", "ltd", "llc", "co", "corp", "plc", "limited", "s.a", "n.v", "ag", "gmbh"});
  return !BeginsWithAny(LowerAscii(line.substr(comma + 2)), kSuffixes);
}

bool IsValueLike(std::string_view line) {
  if (line.empty()) return false;
  static constexpr auto kMoney =
      std::to_array<std::string_view>({"$", "€", "¥", "£", "%", "约", "~", "≈"});
  if (ContainsAny(line, kMoney) || IsListLike(line)) return true;
  if (ClassOf(CodePointAt(line, 0).value) == CharClass::kEmoji) return true;
  // Begins with a number or ends with a year.
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_digit(line[0])) return true;
  return line.size() >= 4 && std::all_of(line.end() - 4, line.end(), is_digit);
}

bool HasDigitOutsideBrackets(std::string_view line) {
  int depth = 0;
  return AnyCharacter(line, [&depth](char32_t c) {
    if (c == '(' || c == 0xFF08) ++depth;
    if (c == ')' || c == 0xFF09) --depth;
    return depth <= 0 && c >= '0' && c <= '9';
  });
}

}  // namespace tanxun
