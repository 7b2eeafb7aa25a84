// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/head.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kDeclarationBytes = 1024;
constexpr std::size_t kMaxValueBytes = 2048;
constexpr std::size_t kMaxTags = 50;

struct MetaKey {
  std::string_view name;
  std::string_view key;
};
// The better source of a key first.
constexpr auto kMetaKeys = std::to_array<MetaKey>({
    {"og:title", "title"},
    {"author", "author"},
    {"article:author", "author"},
    {"dc.creator", "author"},
    {"byl", "author"},
    {"description", "description"},
    {"og:description", "description"},
    {"article:published_time", "date"},
    {"date", "date"},
    {"pubdate", "date"},
    {"publishdate", "date"},
    {"publish_time", "date"},
    {"dc.date", "date"},
    {"dcterms.created", "date"},
    {"datepublished", "date"},
    {"article:modified_time", "updated"},
    {"og:updated_time", "updated"},
    {"last-modified", "updated"},
    {"dcterms.modified", "updated"},
    {"datemodified", "updated"},
    {"keywords", "tags"},
    {"news_keywords", "tags"},
    {"article:tag", "tags"},
});

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : Trim(text)) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == ' ';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  std::replace(out.begin(), out.end(), '\0', ' ');
  return out;
}

bool BeginsWithSeparator(std::string_view text) {
  static constexpr auto kSeparators = std::to_array<std::string_view>(
      {"|", "-", "–", "—", "·", "•", "_", "::", ":", "：", "»", "›", "｜", "/", "(", "（"});
  text = Trim(text);
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}
bool EndsWithSeparator(std::string_view text) {
  static constexpr auto kSeparators = std::to_array<std::string_view>(
      {"|", "-", "–", "—", "·", "•", "_", ":", "：", "»", "›", "｜", "/"});
  text = Trim(text);
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [text](std::string_view sign) { return text.ends_with(sign); });
}

// "Acme | Site" and "Site: Acme" are "Acme" where that is a heading of the page.
std::string_view WithoutSite(std::string_view title, const std::vector<std::string>& headings) {
  for (const std::string& heading : headings) {
    if (heading.size() < 2 || heading.size() >= title.size()) continue;
    if (title.starts_with(heading) && BeginsWithSeparator(title.substr(heading.size()))) {
      return title.substr(0, heading.size());
    }
    if (title.ends_with(heading) &&
        EndsWithSeparator(title.substr(0, title.size() - heading.size()))) {
      return title.substr(title.size() - heading.size());
    }
  }
  return title;
}

std::vector<std::string> SplitTags(std::string_view text) {
  std::vector<std::string> tags;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view tag = Trim(text.substr(begin, end - begin));
    if (!tag.empty() && tags.size() < kMaxTags) tags.emplace_back(tag);
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    if (c.value == U',' || c.value == U'，' || c.value == U'、' || c.value == U';' ||
        c.value == U'；') {
      add(at);
      begin = at + c.length;
    }
    at += c.length;
  }
  add(text.size());
  return tags;
}

}  // namespace

std::string_view DayOf(std::string_view stamp) {
  stamp = Trim(stamp);
  constexpr std::size_t kDay = 10;
  if (stamp.size() <= kDay || (stamp[kDay] != 'T' && stamp[kDay] != ' ')) return stamp;
  const std::string_view day = stamp.substr(0, kDay);
  const bool is_day = day[4] == '-' && day[7] == '-' &&
                      day.find_first_not_of("0123456789-") == std::string_view::npos;
  return is_day ? day : stamp;
}

namespace {

class HeadReader {
 public:
  HeadReader(const LineIndex& lines, const std::vector<std::string>& headings)
      : lines_(lines), page_(lines.text()), headings_(headings) {}

  std::vector<Property> Run(const std::vector<HtmlToken>& head) && {
    for (const HtmlToken& token : head) {
      if (token.tag == HtmlTag::kTitle) AddTitle(token);
    }
    for (const HtmlToken& token : head) {
      if (token.tag == HtmlTag::kMeta) AddMeta(token);
    }
    std::vector<Property> properties;
    for (auto& [property, rank] : found_) properties.push_back(std::move(property));
    return properties;
  }

 private:
  void AddTitle(const HtmlToken& token) {
    if (IsKnown("title")) return;
    const std::string_view all = page_.substr(token.begin, token.end - token.begin);
    const std::size_t open = all.find('>');
    const std::size_t close = all.rfind("</");
    if (open == std::string_view::npos || close == std::string_view::npos || close <= open) return;
    const std::string_view raw = Trim(all.substr(open + 1, close - open - 1));
    if (raw.empty() || raw.size() > kMaxValueBytes) return;
    const std::string title = OneLine(WithoutEntities(raw));
    const std::string_view kept = WithoutSite(title, headings_);
    const std::size_t at = raw.find(kept);
    Add("title", {std::string(kept)},
        at == std::string_view::npos ? raw : raw.substr(at, kept.size()), 0);
  }

  void AddMeta(const HtmlToken& token) {
    const std::string_view tag = page_.substr(token.begin, token.end - token.begin);
    std::string name = AttributeText(tag, "name", 64);
    if (name.empty()) name = AttributeText(tag, "property", 64);
    if (name.empty()) name = AttributeText(tag, "itemprop", 64);
    name = LowerAscii(Trim(name));
    const auto row = std::find_if(kMetaKeys.begin(), kMetaKeys.end(),
                                  [&](const MetaKey& key) { return key.name == name; });
    if (row == kMetaKeys.end()) return;
    const std::string_view raw = FindAttribute(tag, "content");
    if (raw.size() > kMaxValueBytes) return;
    const std::string value = OneLine(WithoutEntities(raw));
    if (value.empty()) return;
    const auto rank = static_cast<int>(row - kMetaKeys.begin()) + 1;
    if (row->key == "tags") {
      AddTags(SplitTags(value), raw, rank);
    } else if (row->key == "title") {
      Add("title", {std::string(WithoutSite(value, headings_))}, raw, rank);
    } else if (row->key == "date" || row->key == "updated") {
      const std::string_view day = DayOf(raw);
      Add(row->key, {day.size() == raw.size() ? value : std::string(day)}, day, rank);
    } else {
      Add(row->key, {value}, raw, rank);
    }
  }

  bool IsKnown(std::string_view key) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const auto& row) { return row.first.key == key; });
  }

  void Add(std::string_view key, std::vector<std::string> values, std::string_view raw, int rank) {
    Property property;
    property.key = key;
    property.values = std::move(values);
    property.is_list = key == "tags";
    const auto begin = static_cast<std::uint64_t>(raw.data() - page_.data());
    property.span = {begin, begin + raw.size()};
    property.line = lines_.LineOf(begin);
    for (auto& [known, known_rank] : found_) {
      if (known.key != key) continue;
      if (rank < known_rank) {
        known = std::move(property);
        known_rank = rank;
      }
      return;
    }
    found_.emplace_back(std::move(property), rank);
  }

  // A page may give each tag a meta element of its own.
  void AddTags(std::vector<std::string> tags, std::string_view raw, int rank) {
    for (auto& [known, known_rank] : found_) {
      if (known.key != "tags") continue;
      for (std::string& tag : tags) {
        const bool is_new =
            std::find(known.values.begin(), known.values.end(), tag) == known.values.end();
        if (is_new && known.values.size() < kMaxTags) known.values.push_back(std::move(tag));
      }
      return;
    }
    Add("tags", std::move(tags), raw, rank);
  }

  const LineIndex& lines_;
  std::string_view page_;
  const std::vector<std::string>& headings_;
  std::vector<std::pair<Property, int>> found_;
};

// The value behind "charset=".
std::string_view CharsetIn(std::string_view text) {
  const std::string lower = LowerAscii(text);
  std::size_t at = lower.find("charset");
  if (at == std::string::npos) return {};
  at = lower.find_first_not_of(" \t\n\r", at + std::string_view("charset").size());
  if (at == std::string::npos || lower[at] != '=') return {};
  at = lower.find_first_not_of(" \t\n\r\"'", at + 1);
  if (at == std::string::npos) return {};
  return text.substr(at, lower.find_first_of(" \t\n\r\"';/>", at) - at);
}

}  // namespace

std::vector<Property> ReadHtmlHead(const LineIndex& lines, const std::vector<HtmlToken>& head,
                                   const std::vector<std::string>& headings) {
  return HeadReader(lines, headings).Run(head);
}

bool BeginsLikeHtml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (int i = 0; i < 16; ++i) {  // Declarations and comments may stand first.
    const std::size_t at = bytes.find_first_not_of(" \t\n\r\f");
    if (at == std::string_view::npos) return false;
    bytes.remove_prefix(at);
    const std::string head = LowerAscii(bytes.substr(0, 16));
    if (head.starts_with("<!doctype html")) return true;
    if (head.starts_with("<html") && head.size() > 5 && (head[5] == '>' || head[5] <= ' ')) {
      return true;
    }
    const bool comment = head.starts_with("<!--");
    if (!comment && !head.starts_with("<?xml")) return false;
    const std::string_view close = comment ? "-->" : "?>";
    const std::size_t end = bytes.find(close, comment ? 4 : 0);
    if (end == std::string_view::npos) return false;
    bytes.remove_prefix(end + close.size());
  }
  return false;
}

std::string DeclaredHtmlEncoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  const std::string lower = LowerAscii(head);
  if (lower.starts_with("<?xml")) {
    const std::string_view tag = head.substr(0, std::min(head.find("?>"), head.size()));
    if (const std::string_view name = FindAttribute(tag, "encoding"); !name.empty()) {
      return std::string(name);
    }
  }
  for (std::size_t at = lower.find("<meta"); at != std::string::npos;
       at = lower.find("<meta", at + 1)) {
    const std::string_view tag = head.substr(at, std::min(head.find('>', at), head.size()) - at);
    if (const std::string_view name = CharsetIn(tag); !name.empty()) return std::string(name);
  }
  return "";
}

}  // namespace tanxun
