// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/page_properties.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxLines = 200;
constexpr std::size_t kMaxKeyBytes = 60;

// Where "key:: value" has its colons; npos if the line is none.
std::size_t FindColons(std::string_view line) {
  const std::size_t at = line.find("::");
  if (at == std::string_view::npos || at == 0 || at > kMaxKeyBytes) return std::string_view::npos;
  const bool blank_behind = at + 2 == line.size() || line[at + 2] == ' ' || line[at + 2] == '\t';
  const std::string_view key = line.substr(0, at);
  // No list item, heading, quote or sentence.
  if (!blank_behind || key.find_first_of("#>*`[](){}|<\"':,;!?$%=+~\\&@^\t") != key.npos ||
      key.front() == '-' || key.front() == ' ' || key.back() == ' ') {
    return std::string_view::npos;
  }
  return at;
}

bool IsNameList(std::string_view key) {
  static constexpr auto kKeys = std::to_array<std::string_view>(
      {"alias", "aliases", "Alias", "Aliases", "tags", "Tags", "tag", "别名", "标签"});
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

std::string WithoutSigns(std::string_view item) {
  item = Trim(item);
  if (item.starts_with('#')) item.remove_prefix(1);
  if (item.starts_with("[[") && item.ends_with("]]")) item = item.substr(2, item.size() - 4);
  return std::string(Trim(item));
}

// "a, [[b c]] [[d]], #e": commas part, and blanks behind a link or a tag.
std::vector<std::string> NamesOf(std::string_view value) {
  std::vector<std::string> names;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    if (std::string name = WithoutSigns(value.substr(begin, end - begin)); !name.empty()) {
      names.push_back(std::move(name));
    }
  };
  bool empty = true;  // Nothing but blanks since the last cut.
  bool tag = false;
  for (std::size_t at = 0; at < value.size();) {
    const CodePoint c = CodePointAt(value, at);
    const bool behind_link = at >= 2 && value.substr(at - 2, 2) == "]]";
    if (c.value == U',' || c.value == U'，' || (c.value == U' ' && (behind_link || tag))) {
      finish(at);
      begin = at + c.length;
      empty = true;
      tag = false;
    } else if (c.value != U' ') {
      tag = tag || (empty && c.value == U'#' && !value.substr(at).starts_with("#[["));
      empty = false;
    }
    at += c.length;
  }
  finish(value.size());
  return names;
}

}  // namespace

std::vector<Property> ReadPageProperties(const LineIndex& lines) {
  std::vector<Property> properties;
  for (std::uint32_t number = 1; number <= std::min(lines.count(), kMaxLines); ++number) {
    const std::string_view line = lines.Line(number);
    if (IsBlank(line) || line.starts_with("- ") || line.starts_with("* ")) break;
    const std::size_t colons = FindColons(line);
    if (colons == std::string_view::npos) return {};
    Property property;
    property.key = line.substr(0, colons);
    const std::string_view value = Trim(line.substr(colons + 2));
    if (IsNameList(property.key)) {
      property.is_list = true;
      property.values = NamesOf(value);
    } else if (!value.empty()) {
      property.values.emplace_back(value);
    }
    property.line = number;
    property.span = lines.SpanOf({number, number});
    properties.push_back(std::move(property));
  }
  return properties;
}

}  // namespace tanxun
