// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/toml_properties.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValues = 10'000;

class TomlReader {
 public:
  TomlReader(const LineIndex& lines, LineRange range)
      : lines_(lines),
        text_(lines.text().substr(0, lines.Begin(range.last + 1))),
        at_(lines.Begin(range.first)) {}

  TomlResult Run() && {
    while (SkipToStatement()) ReadStatement();
    return std::move(out_);
  }

 private:
  char Here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool Starts(std::string_view sign) const { return text_.substr(at_).starts_with(sign); }
  static bool EndsLine(char c) { return c == '\n' || c == '\r'; }

  void SkipBlanks() {
    while (Here() == ' ' || Here() == '\t') ++at_;
  }
  void SkipLine() {
    while (at_ < text_.size() && !EndsLine(text_[at_])) ++at_;
  }
  // Blanks, line ends and comments.
  bool SkipToStatement() {
    while (at_ < text_.size()) {
      SkipBlanks();
      if (Here() == '#') SkipLine();
      if (at_ >= text_.size() || !EndsLine(Here())) break;
      ++at_;
    }
    return at_ < text_.size();
  }

  void Fail(std::uint64_t at, const char* reason) {
    out_.problems.push_back({"", lines_.LineOf(at), std::string("front matter: ") + reason});
    SkipLine();
  }

  void ReadStatement() {
    const std::uint64_t begin = at_;
    if (Here() == '[') {
      ReadTableName(begin);
      return;
    }
    const std::string key = ReadKey("=");
    if (Here() != '=' || key.empty()) return Fail(begin, "no \"key = value\"");
    ++at_;
    SkipBlanks();
    key_at_ = begin;
    const std::size_t first = out_.properties.size();
    const bool whole = ReadValue(table_ + key) && EndsStatement();
    for (std::size_t i = first; i < out_.properties.size(); ++i) {
      out_.properties[i].span.end = at_;
    }
    if (!whole) Fail(begin, "a value is not closed, too deep or too large");
  }

  bool EndsStatement() {
    SkipBlanks();
    return at_ >= text_.size() || EndsLine(Here()) || Here() == '#';
  }

  void ReadTableName(std::uint64_t begin) {
    at_ += Starts("[[") ? 2 : 1;
    const std::string name = ReadKey("]");
    if (Here() != ']' || name.empty()) return Fail(begin, "a table's name is not closed");
    table_ = name + ".";
    SkipLine();
  }

  // A dotted key up to one of `stops` or the line's end, its quotes dropped.
  std::string ReadKey(std::string_view stops) {
    std::string key;
    while (at_ < text_.size() && !EndsLine(Here()) && stops.find(Here()) == stops.npos) {
      if (Here() == '"' || Here() == '\'') {
        std::string part;
        if (!ReadString(part)) return "";
        key += part;
      } else {
        key += text_[at_++];
      }
    }
    return std::string(Trim(key));
  }

  void Add(const std::string& key, const std::string* value, bool in_list) {
    const auto [row, is_new] = rows_.try_emplace(key, out_.properties.size());
    if (is_new) {
      Property property;
      property.key = key;
      property.line = lines_.LineOf(key_at_);
      property.span = {key_at_, key_at_};
      out_.properties.push_back(std::move(property));
    }
    Property& property = out_.properties[row->second];
    property.is_list = property.is_list || in_list;
    if (value != nullptr) property.values.push_back(*value);
    if (property.values.size() > 1) property.is_list = true;
  }

  // The value at `at_` and all inside it, without recursion.
  bool ReadValue(const std::string& key) {
    struct Level {
      char close = ']';
      std::string key;
    };
    std::vector<Level> levels;
    std::string current = key;
    bool list = false;
    for (bool done = false; !done;) {
      if (++values_ > kMaxValues || levels.size() > kMaxDepth) return false;
      if (Here() == '[') {
        ++at_;
        levels.push_back({']', current});
        list = true;
        Add(current, nullptr, true);
      } else if (Here() == '{') {
        ++at_;
        levels.push_back({'}', current});
      } else {
        std::string value;
        if (!ReadScalar(value)) return false;
        Add(current, &value, list);
      }
      // Behind a value or an opening bracket: on to the next value.
      while (true) {
        if (levels.empty()) {
          done = true;
          break;
        }
        SkipToStatement();
        if (Here() == ',') {
          ++at_;
          continue;
        }
        if (Here() == levels.back().close) {
          ++at_;
          levels.pop_back();
          continue;
        }
        if (at_ >= text_.size()) return false;
        current = levels.back().key;
        list = levels.back().close == ']';
        if (levels.back().close == '}') {
          const std::string inner = ReadKey("=");
          if (Here() != '=' || inner.empty()) return false;
          ++at_;
          SkipBlanks();
          current += "." + inner;
        }
        break;
      }
    }
    return true;
  }

  bool ReadScalar(std::string& value) {
    if (Here() == '"' || Here() == '\'') return ReadString(value);
    const std::uint64_t begin = at_;
    while (at_ < text_.size() && !EndsLine(Here()) &&
           std::string_view(",]}#").find(Here()) == std::string_view::npos) {
      ++at_;
    }
    value = Trim(text_.substr(begin, at_ - begin));
    return !value.empty();
  }

  // "basic", 'literal', and either with three quotes over many lines.
  bool ReadString(std::string& value) {
    const char quote = Here();
    const std::string three(3, quote);
    const bool many = Starts(three);
    const std::string close = many ? three : std::string(1, quote);
    at_ += close.size();
    if (many && Here() == '\r') ++at_;
    if (many && Here() == '\n') ++at_;
    while (at_ < text_.size() && !Starts(close)) {
      if (!many && EndsLine(Here())) return false;
      if (quote == '"' && Here() == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        ReadEscape(value);
      } else {
        if (Here() != '\r') value += text_[at_];
        ++at_;
      }
    }
    if (at_ >= text_.size()) return false;
    at_ += close.size();
    value = Trim(value);
    return true;
  }

  void ReadEscape(std::string& value) {
    const char c = text_[at_++];
    switch (c) {
      case 'n':
        value += '\n';
        break;
      case 't':
        value += '\t';
        break;
      case 'u':
      case 'U':
        ReadCodePoint(c == 'u' ? 4 : 8, value);
        break;
      case '\n':  // The line goes on.
        while (Here() == ' ' || Here() == '\t' || EndsLine(Here())) ++at_;
        break;
      default:
        value += c;
        break;
    }
  }

  void ReadCodePoint(int digits, std::string& value) {
    char32_t point = 0;
    for (; digits > 0 && at_ < text_.size(); --digits, ++at_) {
      const char c = text_[at_];
      const char low = static_cast<char>(c | 0x20);
      const bool letter = low >= 'a' && low <= 'f';
      if (!letter && (c < '0' || c > '9')) break;
      point = point * 16 + static_cast<char32_t>(letter ? low - 'a' + 10 : c - '0');
    }
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
    AppendUtf8(point, value);
  }

  const LineIndex& lines_;
  std::string_view text_;
  std::uint64_t at_ = 0;
  std::uint64_t key_at_ = 0;
  std::string table_;
  std::size_t values_ = 0;
  std::unordered_map<std::string, std::size_t> rows_;
  TomlResult out_;
};

}  // namespace

TomlResult ReadTomlProperties(const LineIndex& lines, LineRange range) {
  return TomlReader(lines, range).Run();
}

}  // namespace tanxun
