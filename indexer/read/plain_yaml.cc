// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/plain_yaml.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace tanxun {
namespace {

constexpr std::size_t kMaxBytes = 64u << 10;
constexpr std::size_t kMaxKeyBytes = 200;
constexpr std::size_t kMaxKeys = 64;

bool IsWide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool IsAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; }

std::string_view TrimSpaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool IsNull(std::string_view scalar) {
  static constexpr std::array<std::string_view, 4> kNulls = {"~", "null", "Null", "NULL"};
  return std::find(kNulls.begin(), kNulls.end(), scalar) != kNulls.end();
}

// A scalar of nothing but letters, digits and signs that mean nothing to YAML where they stand.
bool IsPlainScalar(std::string_view text, bool in_list) {
  if (text.empty() || IsNull(text)) return false;
  const char first = text.front();
  if (!IsAlphanumeric(first) && !IsWide(first) && first != '/' && first != '(') return false;
  if (in_list) {
    return std::all_of(text.begin(), text.end(), [](char c) {
      return IsAlphanumeric(c) || IsWide(c) || c == ' ' || c == '_' || c == '-' || c == '/' ||
             c == '.';
    });
  }
  return text.back() != ':' && text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos;
}

// The scalar's text; nothing if it is not a simple one. text: without blanks around it.
std::optional<std::string_view> Scalar(std::string_view text, bool in_list) {
  if (IsPlainScalar(text, in_list)) return text;
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
  const char quote = text.front();
  if (text.back() != quote) return std::nullopt;
  const std::string_view inner = text.substr(1, text.size() - 2);
  if (inner.find(quote) != std::string_view::npos || inner.find('\\') != std::string_view::npos) {
    return std::nullopt;
  }
  return TrimSpaces(inner);
}

class PlainReader {
 public:
  explicit PlainReader(std::string_view yaml) : yaml_(yaml) {}

  std::optional<YamlResult> Run() {
    for (std::size_t at = 0; at < yaml_.size();) {
      const std::size_t end = std::min(yaml_.find('\n', at), yaml_.size());
      if (!TakeLine(at, yaml_.substr(at, end - at))) return std::nullopt;
      at = end + 1;
    }
    return std::move(out_);
  }

 private:
  bool TakeLine(std::size_t at, std::string_view line) {
    const std::string_view content = TrimSpaces(line);
    if (content.empty()) return true;
    if (line.front() == '#') return true;
    if (content.starts_with("- ")) return TakeItem(line, content);
    return line.front() != ' ' && TakeKey(at, content);
  }

  bool TakeItem(std::string_view line, std::string_view content) {
    const std::size_t indent = line.find('-');
    if (!takes_items_ || (has_items_ && indent != indent_)) return false;
    const auto value = Scalar(TrimSpaces(content.substr(2)), false);
    if (!value) return false;
    indent_ = indent;
    has_items_ = true;
    Property& property = out_.properties.back();
    property.is_list = true;
    property.values.emplace_back(*value);
    return true;
  }

  bool TakeKey(std::size_t at, std::string_view content) {
    const std::size_t blank = content.find(": ");
    const std::size_t colon = blank != std::string_view::npos ? blank : content.size() - 1;
    if (content[colon] != ':' || colon == 0 || colon > kMaxKeyBytes) return false;
    const std::string_view key = content.substr(0, colon);
    if (!IsPlainScalar(key, false) || key.back() == ' ' || HasKey(key)) return false;
    Property property;
    property.key = key;
    property.span.begin = at;
    const std::string_view value = TrimSpaces(content.substr(colon + 1));
    takes_items_ = value.empty();
    has_items_ = false;
    if (!value.empty() && !TakeValue(value, property)) return false;
    out_.ends.push_back(at);
    out_.properties.push_back(std::move(property));
    return true;
  }

  static bool TakeValue(std::string_view value, Property& property) {
    if (value.front() == '[') return value.back() == ']' && TakeList(value, property);
    const auto scalar = Scalar(value, false);
    if (scalar) property.values.emplace_back(*scalar);
    return scalar.has_value();
  }

  static bool TakeList(std::string_view list, Property& property) {
    property.is_list = true;
    list = TrimSpaces(list.substr(1, list.size() - 2));
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const auto item = Scalar(TrimSpaces(list.substr(0, comma)), true);
      if (!item || comma + 1 == list.size()) return false;
      property.values.emplace_back(*item);
      list = TrimSpaces(list.substr(std::min(comma + 1, list.size())));
    }
    return true;
  }

  bool HasKey(std::string_view key) const {
    return out_.properties.size() >= kMaxKeys ||
           std::any_of(out_.properties.begin(), out_.properties.end(),
                       [&](const Property& property) { return property.key == key; });
  }

  std::string_view yaml_;
  YamlResult out_;
  bool takes_items_ = false;  // The last key has no value so far.
  bool has_items_ = false;
  std::size_t indent_ = 0;
};

}  // namespace

std::optional<YamlResult> ReadPlainYaml(std::string_view yaml) {
  if (yaml.size() > kMaxBytes || std::any_of(yaml.begin(), yaml.end(), IsControl)) {
    return std::nullopt;
  }
  return PlainReader(yaml).Run();
}

}  // namespace tanxun
