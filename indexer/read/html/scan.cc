// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/scan.h"

#include <algorithm>
#include <array>

#include "indexer/read/entities.h"
#include "indexer/read/next_finder.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kMaxAttributes = 64;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsHtmlBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool EqualsLower(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                   [](char a, char b) { return Lower(a) == b; });
}

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && IsHtmlBlank(text[at])) ++at;
  return at;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t begin, std::size_t most)
      : text_(text),
        at_(begin),
        most_(most),
        greater_(text, ">"),
        quote_(text, "\""),
        apostrophe_(text, "'"),
        comment_end_(text, "-->") {
    const std::string_view head = text.substr(begin, 1024);
    is_xhtml_ = head.find("<?xml") != kNowhere || head.find("DTD XHTML") != kNowhere;
  }

  std::vector<HtmlToken> Run() && {
    while (tokens_.size() <= most_) {
      at_ = text_.find('<', at_);
      if (at_ == kNowhere || at_ + 1 >= text_.size()) break;
      if (!ReadTag()) ++at_;
    }
    return std::move(tokens_);
  }

 private:
  void Add(HtmlToken::Kind kind, HtmlTag tag, std::size_t end) {
    tokens_.push_back(
        {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), tag, kind});
    at_ = end;
  }

  bool ReadTag() {
    const char next = text_[at_ + 1];
    if (text_.substr(at_, 4) == "<!--") return ReadComment();
    if (next == '!' || next == '?') return ReadHidden();
    const bool closes = next == '/';
    if (closes && (at_ + 2 >= text_.size() || !IsLetter(text_[at_ + 2]))) return ReadHidden();
    if (!closes && !IsLetter(next)) return false;
    return ReadElementTag(closes);
  }

  bool ReadHidden() {
    const std::size_t end = greater_.At(at_);
    if (end == kNowhere) return false;
    Add(HtmlToken::kHidden, HtmlTag::kOther, end + 1);
    return true;
  }

  bool ReadComment() {
    const std::string_view rest = text_.substr(at_ + 4, 2);
    if (rest.starts_with('>') || rest == "->") return ReadHidden();
    const std::size_t end = comment_end_.At(at_ + 4);
    if (end == kNowhere) return ReadHidden();  // An end of it was cut off; its text is not lost.
    Add(HtmlToken::kHidden, HtmlTag::kOther, end + 3);
    return true;
  }

  bool ReadElementTag(bool closes) {
    bool is_empty = false;
    if (greater_.At(at_) == kNowhere) return ReadCutTag();
    std::size_t end = closes ? greater_.At(at_) : EndOfOpenTag(is_empty);
    if (end == kNowhere) {
      quotes_pair_ = false;
      end = greater_.At(at_);
    }
    const HtmlTag tag = TagOf(TagName(text_.substr(at_, end + 1 - at_)));
    if (closes) {
      const bool shown = tag < HtmlTag::kHead && !IsVoidTag(tag);
      Add(shown ? HtmlToken::kClose : HtmlToken::kHidden, tag, end + 1);
    } else if (HoldsRawText(tag) && !(is_empty && is_xhtml_)) {
      ReadRawText(tag, end + 1);
    } else if (tag == HtmlTag::kMeta) {
      Add(HtmlToken::kRawText, tag, end + 1);
    } else if (tag >= HtmlTag::kHead) {
      Add(HtmlToken::kHidden, tag, end + 1);
    } else {
      Add(is_empty || IsVoidTag(tag) ? HtmlToken::kEmpty : HtmlToken::kOpen, tag, end + 1);
    }
    return true;
  }

  // The page ends inside a tag.
  bool ReadCutTag() {
    constexpr std::size_t kMostBytes = 4096;
    if (text_.size() - at_ > kMostBytes) return false;
    const std::string_view rest = text_.substr(at_);
    const std::string_view name = TagName(rest);
    const bool only_name = rest.size() <= name.size() + 2;
    const bool is_tag = (only_name || rest.find('=') != kNowhere) && TagOf(name) != HtmlTag::kOther;
    if (!is_tag) return false;
    Add(HtmlToken::kHidden, HtmlTag::kOther, text_.size());
    return true;
  }

  // The '>' of the opening tag at at_; quoted values may hold others.
  std::size_t EndOfOpenTag(bool& is_empty) {
    std::size_t at = at_ + 1;
    while (at < text_.size() && !IsHtmlBlank(text_[at]) && text_[at] != '/' && text_[at] != '>') {
      ++at;
    }
    bool value = false;  // Behind '='.
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '>') {
        is_empty = text_[at - 1] == '/' && !in_value_;
        in_value_ = false;
        return at;
      }
      if (value && (c == '"' || c == '\'')) {
        const std::size_t close =
            quotes_pair_ ? (c == '"' ? quote_ : apostrophe_).At(at + 1) : kNowhere;
        if (close != kNowhere) at = close;
        value = false;
        in_value_ = false;
      } else if (c == '=') {
        value = true;
      } else if (!IsHtmlBlank(c)) {
        in_value_ = value || in_value_;  // <a href=x/>: the slash is the value's.
        value = false;
      } else {
        in_value_ = false;
      }
    }
    in_value_ = false;
    return kNowhere;
  }

  void ReadRawText(HtmlTag tag, std::size_t content) {
    const std::string_view name = TagName(text_.substr(at_, content - at_));
    const bool is_endless =
        std::any_of(endless_.begin(), endless_.end(),
                    [&](std::string_view other) { return EqualsName(other, name); });
    std::size_t end = is_endless ? kNowhere : text_.find("</", content);
    for (; end != kNowhere; end = text_.find("</", end + 2)) {
      if (!EqualsName(text_.substr(end + 2, name.size() + 1), name)) continue;
      const std::size_t close = greater_.At(end);
      Add(HtmlToken::kRawText, tag, close == kNowhere ? text_.size() : close + 1);
      return;
    }
    if (!is_endless) endless_.push_back(name);
    // Without an end a script goes on to the end of the text, as in browsers.
    if (tag == HtmlTag::kScript) {
      Add(HtmlToken::kRawText, tag, text_.size());
    } else {
      Add(HtmlToken::kHidden, tag, content);
    }
  }

  // Whether `text` is the name and a byte that ends it.
  static bool EqualsName(std::string_view text, std::string_view name) {
    if (text.size() < name.size()) return false;
    if (text.size() > name.size() && text.back() != '>' && text.back() != '/' &&
        !IsHtmlBlank(text.back())) {
      return false;
    }
    return std::equal(name.begin(), name.end(), text.begin(),
                      [](char a, char b) { return Lower(a) == Lower(b); });
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t most_ = 0;
  NextFinder greater_;
  NextFinder quote_;
  NextFinder apostrophe_;
  NextFinder comment_end_;
  bool is_xhtml_ = false;
  bool in_value_ = false;
  bool quotes_pair_ = true;                // Until a tag was found to have no end for its quotes.
  std::vector<std::string_view> endless_;  // Names of raw texts without an end from here on.
  std::vector<HtmlToken> tokens_;
};

}  // namespace

std::vector<HtmlToken> ScanHtml(std::string_view text, std::uint64_t begin, std::size_t most) {
  return Scanner(text, begin, most).Run();
}

std::string_view TagName(std::string_view tag) {
  const std::size_t begin = tag.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < tag.size() && !IsHtmlBlank(tag[end]) && tag[end] != '/' && tag[end] != '>') ++end;
  return tag.substr(std::min(begin, tag.size()), end - std::min(begin, end));
}

std::vector<HtmlAttribute> AttributesOf(std::string_view tag) {
  std::vector<HtmlAttribute> attributes;
  std::size_t at = 1 + TagName(tag).size();
  const std::size_t last = tag.ends_with('>') ? tag.size() - 1 : tag.size();
  tag = tag.substr(0, last);
  while (attributes.size() < kMaxAttributes) {
    while (at < last && (IsHtmlBlank(tag[at]) || tag[at] == '/')) ++at;
    if (at >= last) break;
    HtmlAttribute attribute;
    const std::size_t name = at;
    at = std::min(tag.find_first_of(" \t\n\r\f/=", at + 1), last);
    attribute.name = tag.substr(name, at - name);
    attribute.begin = attribute.end = static_cast<std::uint32_t>(at);
    const std::size_t equals = SkipBlanks(tag, at);
    if (equals < last && tag[equals] == '=') {
      at = SkipBlanks(tag, equals + 1);
      const char quote = at < last ? tag[at] : '\0';
      std::size_t end = kNowhere;
      if (quote == '"' || quote == '\'') end = tag.find(quote, at + 1);
      const bool quoted = end != kNowhere;
      if (quoted) {
        ++at;
      } else {
        end = std::min(tag.find_first_of(" \t\n\r\f", at), last);
      }
      attribute.begin = static_cast<std::uint32_t>(at);
      attribute.end = static_cast<std::uint32_t>(end);
      at = quoted ? end + 1 : end;
    }
    attributes.push_back(attribute);
  }
  return attributes;
}

std::string_view FindAttribute(std::string_view tag, std::string_view name) {
  for (const HtmlAttribute& attribute : AttributesOf(tag)) {
    if (EqualsLower(attribute.name, name)) {
      return tag.substr(attribute.begin, attribute.end - attribute.begin);
    }
  }
  return {};
}

std::string AttributeText(std::string_view tag, std::string_view name, std::size_t most) {
  const std::string_view value = FindAttribute(tag, name);
  return WithoutEntities(value.substr(0, FloorBoundary(value, std::min(value.size(), most))));
}

std::string WithoutEntities(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    const std::size_t length = EntityLength(text.substr(at));
    const auto decoded = DecodeEntity(text.substr(at, length));
    out += decoded ? *decoded : std::string("&");
    at += decoded ? length : 1;
  }
  return out;
}

}  // namespace tanxun
