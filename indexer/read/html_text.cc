// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/read/entities.h"
#include "indexer/read/next_finder.h"
#include "indexer/read/rich_text.h"

namespace tanxun {
namespace {

constexpr auto kInlineTags = std::to_array<std::string_view>(
    {"a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "s", "small",
     "span", "strong", "sub", "sup", "u"});

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// "<div class=x>" -> "div", "</B>" -> "/b", "<!--" -> "!--"
std::string TagName(std::string_view text, std::size_t at) {
  std::string name;
  for (std::size_t i = at + 1; i < text.size() && name.size() < 16; ++i) {
    const char c = Lower(text[i]);
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '!' || c == '-' ||
                      (c == '/' && i == at + 1);
    if (!word) break;
    name += c;
    if (name == "!--") break;
  }
  return name;
}

bool BeginsTag(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const char c = Lower(text[at + 1]);
  return (c >= 'a' && c <= 'z') || c == '/' || c == '!' || c == '?';
}

class Stripper {
 public:
  explicit Stripper(const RichText& html)
      : html_(html), lower_(html.text), comment_end_(html.text, "-->"), tag_end_(html.text, ">") {
    std::transform(lower_.begin(), lower_.end(), lower_.begin(), Lower);
  }

  RichText Run() && {
    const std::string_view text = html_.text;
    NextFinder script_end(lower_, "</script");
    NextFinder style_end(lower_, "</style");
    while (at_ < text.size()) {
      const std::size_t next = std::min(text.find_first_of("<&", at_), text.size());
      Copy(next);
      if (next == text.size()) break;
      if (text[next] == '&') {
        CopyEntity(next);
        continue;
      }
      if (!BeginsTag(text, next)) {
        Copy(next + 1);
        continue;
      }
      const std::string name = TagName(text, next);
      std::size_t end = std::string_view::npos;
      if (name == "!--") {
        end = comment_end_.At(next);
        if (end != std::string_view::npos) end += 3;
      } else {
        end = tag_end_.At(next);
        if (end != std::string_view::npos) ++end;
      }
      if (end == std::string_view::npos) {  // No end: it is text.
        Copy(next + 1);
        continue;
      }
      if (name == "script") end = std::max(end, std::min(script_end.At(end), text.size()));
      if (name == "style") end = std::max(end, std::min(style_end.At(end), text.size()));
      at_ = end;
      Separate(name);
    }
    return std::move(out_);
  }

 private:
  void Copy(std::size_t end) {
    if (end <= at_) return;
    AppendSlice(out_, html_, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    at_ = end;
  }

  void CopyEntity(std::size_t begin) {
    const std::string_view rest = std::string_view(html_.text).substr(begin);
    const std::size_t length = EntityLength(rest);
    const auto decoded = DecodeEntity(rest.substr(0, length));
    if (!decoded) {
      Copy(begin + 1);
      return;
    }
    at_ = begin + length;
    AppendPiece(out_, *decoded,
                SourceSpan(html_, static_cast<std::uint32_t>(begin),
                           static_cast<std::uint32_t>(begin + length)));
  }

  void Separate(std::string_view name) {
    if (name.starts_with('/')) name.remove_prefix(1);
    if (name.starts_with('!') || out_.text.empty() || out_.text.back() == ' ' ||
        out_.text.back() == '\n') {
      return;
    }
    if (std::find(kInlineTags.begin(), kInlineTags.end(), name) == kInlineTags.end()) {
      AppendUnmapped(out_, " ");
    }
  }

  const RichText& html_;
  std::string lower_;
  NextFinder comment_end_;
  NextFinder tag_end_;
  RichText out_;
  std::size_t at_ = 0;
};

}  // namespace

RichText HtmlText(const RichText& html) { return Stripper(html).Run(); }

}  // namespace tanxun
