// SPDX-License-Identifier: GPL-2.0-or-later
// The slow twin of the Markdown reader: what of a note a person sees, found by a plain scan from
// left to right. It shares no code with the reader and knows no nesting; it serves to find text
// that the reader loses or shows twice.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/text/utf8.h"

namespace tanxun {

// What an entity between & and ; stands for: a number's character, a blank for a name, whose
// character is no letter as good as always.
inline std::string CharacterOf(std::string_view entity) {
  if (!entity.starts_with('#')) return " ";
  const bool hex = entity.substr(1).starts_with('x') || entity.substr(1).starts_with('X');
  const std::string digits(entity.substr(hex ? 2 : 1));
  std::string character;
  AppendUtf8(static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10)),
             character);
  return character;
}

// The text with the entities of numbers replaced.
inline std::string WithoutEntities(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close = text.substr(at, 12).find(';');
    if (text.substr(at).starts_with("&#") && close != std::string_view::npos) {
      out += CharacterOf(text.substr(at + 1, close - 1));
      at += close + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

class PlainScan {
 public:
  explicit PlainScan(std::string_view note) {
    std::string_view body = WithoutFrontMatter(note);
    for (std::size_t at = 0; at < body.size();) {
      std::size_t end = body.find('\n', at);
      if (end == std::string_view::npos) end = body.size();
      TakeLine(body.substr(at, end - at));
      at = end + 1;
    }
    Flush();
  }

  const std::string& text() const { return text_; }

 private:
  using View = std::string_view;

  static bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }
  static bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool IsNameChar(char c) {
    return IsLetter(c) || IsDigit(c) || c == '-' || c == '_' || c == '.';
  }
  static View Trimmed(View text) {
    while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
    return text;
  }

  static View WithoutFrontMatter(View note) {
    if (note.starts_with("\xEF\xBB\xBF")) note.remove_prefix(3);
    if (Trimmed(note.substr(0, note.find('\n'))) != "---") return note;
    bool key = false;
    for (std::size_t at = note.find('\n') + 1; at != 0 && at < note.size();) {
      const std::size_t end = note.find('\n', at);
      const View line = Trimmed(note.substr(at, end - at));
      if (line == "---" || line == "...") {
        return key || line == "..." ? (end == View::npos ? View() : note.substr(end + 1)) : note;
      }
      key = key || (!line.empty() && line[0] != '#' && line[0] != '-' && line.find(':') < 100);
      at = end + 1;
    }
    return note;
  }

  // The line without the marks of quotes and lists at its front.
  static View WithoutMarkers(View line, bool lists) {
    for (;;) {
      while (!line.empty() && (IsBlank(line[0]) || line[0] == '>')) line.remove_prefix(1);
      if (!lists || line.empty()) return line;
      std::size_t digits = 0;
      while (digits < line.size() && digits < 9 && IsDigit(line[digits])) ++digits;
      const bool sign = digits == 0
                            ? line[0] == '-' || line[0] == '*' || line[0] == '+'
                            : digits < line.size() && (line[digits] == '.' || line[digits] == ')');
      const std::size_t past = digits + 1;
      if (!sign || (past < line.size() && !IsBlank(line[past]))) return line;
      line.remove_prefix(std::min(past, line.size()));
    }
  }

  static std::size_t FenceLength(View line) {
    const char sign = line.empty() ? ' ' : line[0];
    if (sign != '`' && sign != '~') return 0;
    std::size_t length = 0;
    while (length < line.size() && line[length] == sign) ++length;
    const bool inline_code = sign == '`' && line.find('`', length) != View::npos;
    return length < 3 || inline_code ? 0 : length;
  }

  // Keys that outliners keep for themselves.
  static bool IsHiddenProperty(View line) {
    for (const View key : {"id::", "collapsed::", "logseq.order-list-type::", "heading::"}) {
      if (line.starts_with(key)) return true;
    }
    return false;
  }

  void TakeLine(View line) {
    const View body = WithoutMarkers(line, true);
    const std::size_t fence = FenceLength(body);
    if (fence_ > 0) {
      if (fence >= fence_ && body[0] == fence_sign_ && Trimmed(body.substr(fence)).empty()) {
        fence_ = 0;
      } else {
        text_ += line;
        text_ += '\n';
      }
      return;
    }
    if (fence > 0) {
      Flush();
      fence_ = fence;
      fence_sign_ = body[0];
      return;
    }
    if (Trimmed(line).empty() && !IsCommentOpen()) Flush();
    if (IsHiddenProperty(body) || IsDefinition(body)) return;
    View shown = body;
    if (shown.starts_with("[!") && line.find('>') < line.find('[')) {  // A callout's kind.
      const std::size_t close = shown.find(']');
      const bool ascii = std::all_of(
          shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(std::min(close, shown.size())),
          [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      if (close != View::npos && ascii && shown.find('[', 1) > close)
        shown.remove_prefix(close + 1);
    }
    if (shown.size() > 3 && shown[0] == '[' && shown[2] == ']' && IsBlank(shown[3])) {
      shown.remove_prefix(3);  // A task's box.
    }
    part_ += shown;
    part_ += '\n';
  }

  bool IsCommentOpen() const {
    const std::size_t html = part_.rfind("<!--");
    return html != std::string::npos && part_.find("-->", html) == std::string::npos;
  }

  // [name]: address
  static bool IsDefinition(View line) {
    const std::size_t close = line.find("]:");
    return line.starts_with('[') && !line.starts_with("[^") && close != View::npos &&
           line.find(']') == close && !Trimmed(line.substr(close + 2)).empty();
  }

  // What stands between blank lines or fences, read as one.
  void Flush() {
    const std::string part = std::move(part_);
    part_.clear();
    for (std::size_t at = 0; at < part.size();) at = TakeInline(part, at);
    text_ += '\n';
  }

  // Skips from `at` to behind `close`; `at` + 1 with the character shown if it is not there.
  std::size_t SkipTo(View part, std::size_t at, View close, std::size_t from) {
    const std::size_t end = part.find(close, from);
    if (end != View::npos) return end + close.size();
    text_ += part[at];
    return at + 1;
  }

  std::size_t TakeInline(View part, std::size_t at) {
    const View rest = part.substr(at);
    if (rest[0] == '\\' && rest.size() > 1 && !IsNameChar(rest[1])) {
      text_ += rest[1];
      return at + 2;
    }
    if (rest[0] == '`') return TakeCode(part, at);
    if (rest.starts_with("%%")) return SkipTo(part, at, "%%", at + 2);
    if (rest.starts_with("<!--")) return SkipTo(part, at, "-->", at + 4);
    if (rest.starts_with("[[")) return TakeNoteLink(part, at);
    if (rest.starts_with("](")) return TakeAddress(part, at);
    if (rest.starts_with("[^")) {
      const std::size_t end = rest.find(']');
      if (end != View::npos) return at + end + 1;
    }
    if (rest[0] == '<') return TakeAngle(part, at);
    if (rest[0] == '&') return TakeEntity(part, at);
    if (rest.starts_with(" ^") && IsBlockId(rest.substr(2))) return at + rest.find('\n');
    text_ += rest[0];
    return at + 1;
  }

  static bool IsBlockId(View rest) {
    std::size_t end = 0;
    while (end < rest.size() && (IsLetter(rest[end]) || IsDigit(rest[end]) || rest[end] == '-'))
      ++end;
    return end > 0 && end < rest.size() && Trimmed(rest.substr(end, rest.find('\n') - end)).empty();
  }

  std::size_t TakeCode(View part, std::size_t at) {
    std::size_t length = 0;
    while (at + length < part.size() && part[at + length] == '`') ++length;
    for (std::size_t close = at + length; close < part.size();) {
      if (part[close] != '`') {
        ++close;
        continue;
      }
      std::size_t run = 0;
      while (close + run < part.size() && part[close + run] == '`') ++run;
      if (run == length) {
        text_ += part.substr(at + length, close - at - length);
        return close + run;
      }
      close += run;
    }
    return at + length;
  }

  std::size_t TakeNoteLink(View part, std::size_t at) {
    const std::size_t close = part.find("]]", at + 2);
    const View inner = close == View::npos ? View() : part.substr(at + 2, close - at - 2);
    if (inner.empty() || inner.find_first_of("[]\n") != View::npos) return at + 1;
    const std::size_t bar = inner.rfind('|');
    text_ += bar == View::npos ? inner : inner.substr(bar + 1);
    return close + 2;
  }

  // "](address "title")": skipped where it looks like one.
  std::size_t TakeAddress(View part, std::size_t at) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = at + 1; i < part.size() && part[i] != '\n'; ++i) {
      if (part[i] == '"') quoted = !quoted;
      if (quoted) continue;
      if (part[i] == '(') ++depth;
      if (part[i] == ')' && --depth == 0) return i + 1;
    }
    return at + 1;
  }

  // <https://…> is shown, a tag is not.
  std::size_t TakeAngle(View part, std::size_t at) {
    const std::size_t close = part.find('>', at);
    const std::size_t first = at + 1 + (part.substr(at + 1).starts_with('/') ? 1 : 0);
    if (close == View::npos || first >= part.size() || !IsLetter(part[first])) {
      text_ += part[at];
      return at + 1;
    }
    std::size_t name = first;
    while (name < close && (IsNameChar(part[name]) || part[name] == '+')) ++name;
    const View inner = part.substr(at + 1, close - at - 1);
    if (part[name] == ':' || part[name] == '@') {
      if (inner.find_first_of(" \n<") == View::npos) text_ += inner;
      return inner.find_first_of(" \n<") == View::npos ? close + 1 : at + 1;
    }
    const bool tag =
        name == close || IsBlank(part[name]) || part[name] == '\n' || part[name] == '/';
    return tag ? close + 1 : at + 1;
  }

  std::size_t TakeEntity(View part, std::size_t at) {
    const std::size_t close = part.find(';', at);
    if (close == View::npos || close - at > 10) {
      text_ += part[at];
      return at + 1;
    }
    const View name = part.substr(at + 1, close - at - 1);
    const bool plain =
        !name.empty() &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#") ==
            View::npos;
    text_ += CharacterOf(name);
    return plain ? close + 1 : at + 1;
  }

  std::string text_;
  std::string part_;
  std::size_t fence_ = 0;
  char fence_sign_ = ' ';
};

}  // namespace tanxun
