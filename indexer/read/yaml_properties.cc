// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/yaml_properties.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/read/plain_yaml.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxNodes = 10'000;
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValueBytes = 1u << 20;

// Thrown through the YAML parser, which has no other way to stop.
struct BoundReached {
  std::uint64_t at = 0;
  const char* reason = "";
};

// The parser writes "\N" and "\_" as a byte of Latin-1.
std::string Repaired(const std::string& value) {
  if (IsValidUtf8(value)) return value;
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const CodePoint point = CodePointAt(value, at);
    const auto byte = static_cast<unsigned char>(value[at]);
    const bool latin = point.length == 1 && (byte == 0x85 || byte == 0xA0);
    AppendUtf8(latin ? char32_t{byte} : point.value, out);
    at += point.length;
  }
  return out;
}

std::string_view TrimBlanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The "[[Note]]" or "{{macro}}" that `text` begins with, on one line and without such brackets
// inside; empty if there is none. YAML would see lists or maps of one.
std::string_view DoubleBrackets(std::string_view text) {
  const bool link = text.starts_with("[[");
  if (!link && !text.starts_with("{{")) return {};
  const std::size_t close = text.find_first_of(link ? "[]\n" : "{}\n", 2);
  if (close == std::string_view::npos || close == 2) return {};
  if (!text.substr(close).starts_with(link ? "]]" : "}}")) return {};
  return text.substr(0, close + 2);
}

// Flattens the events of one document. Events, not nodes: an alias is never expanded but for
// scalars, whose bytes are counted.
class Flattener : public YAML::EventHandler {
 public:
  Flattener(std::string_view yaml, YamlResult& out) : yaml_(yaml), out_(out) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Count(mark);
    if (inside_ > 0) return;
    if (ExpectsKey()) {
      SetKey("");
    } else {
      AddValue(nullptr);
    }
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Count(mark);
    if (inside_ > 0) return;
    const auto found = anchors_.find(anchor);
    if (ExpectsKey()) {
      SetKey(found != anchors_.end() && !found->second.empty() ? found->second.front() : "");
    } else if (found == anchors_.end()) {
      AddValue(nullptr);
    } else {
      AddAll(found->second, lists_.contains(anchor));
    }
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Count(mark);
    if (tag == "!") quoted_at_ = at_;
    if (inside_ > 0) return;
    std::string text = Repaired(value);
    if (anchor != 0) anchors_[anchor] = {text};
    OnText(text);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Count(mark);
    if (EntersText(mark)) return;
    if (ExpectsKey()) SetKey("");
    Enter({false, path_.size(), false, anchor}, mark);
    if (anchor != 0) {
      anchors_[anchor].clear();
      lists_.insert(anchor);
    }
    if (Property* property = Target()) property->is_list = true;
  }
  void OnSequenceEnd() override { Leave(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    Count(mark);
    if (EntersText(mark)) return;
    if (ExpectsKey()) SetKey("");
    Enter({true, path_.size(), true, 0}, mark);
  }
  void OnMapEnd() override { Leave(); }

  // Where the last quoted scalar begins, if its quote never closes: to the parser the text's end
  // closes it.
  std::optional<std::uint64_t> UnclosedQuote() const {
    if (quoted_at_ >= yaml_.size()) return std::nullopt;
    const std::string_view scalar = yaml_.substr(quoted_at_);
    const char quote = scalar.front();
    if (quote != '"' && quote != '\'') return std::nullopt;
    for (std::size_t at = 1; at < scalar.size(); ++at) {
      if (quote == '"' && scalar[at] == '\\') {
        ++at;
      } else if (scalar[at] == quote) {
        return std::nullopt;
      }
    }
    return quoted_at_;
  }

 private:
  struct Level {
    bool is_map = false;
    std::size_t path_size = 0;  // Of path_ outside this level.
    bool key_next = false;
    YAML::anchor_t anchor = 0;  // Of a list: its scalars are kept for aliases.
  };

  void Count(const YAML::Mark& mark) {
    at_ = static_cast<std::uint64_t>(std::max(mark.pos, 0));
    if (++nodes_ > kMaxNodes) throw BoundReached{at_, "more than 10,000 values"};
  }

  bool ExpectsKey() const {
    return !levels_.empty() && levels_.back().is_map && levels_.back().key_next;
  }

  void Enter(Level level, const YAML::Mark& mark) {
    if (levels_.size() >= kMaxDepth) {
      throw BoundReached{static_cast<std::uint64_t>(std::max(mark.pos, 0)), "more than 64 levels"};
    }
    levels_.push_back(level);
  }

  // Whether brackets that begin here are text as written; then all events inside are passed over.
  bool EntersText(const YAML::Mark& mark) {
    if (inside_ > 0) {
      if (++inside_ > kMaxDepth) throw BoundReached{at_, "more than 64 levels"};
      return true;
    }
    const auto at =
        std::min<std::size_t>(static_cast<std::size_t>(std::max(mark.pos, 0)), yaml_.size());
    const std::string_view text = DoubleBrackets(yaml_.substr(at));
    if (text.empty()) return false;
    inside_ = 1;
    OnText(std::string(text));
    return true;
  }

  void OnText(const std::string& value) {
    if (ExpectsKey()) {
      SetKey(value);
      return;
    }
    if (!levels_.empty() && levels_.back().anchor != 0) {
      anchors_[levels_.back().anchor].push_back(value);
    }
    AddValue(&value);
  }

  void AddAll(const std::vector<std::string>& values, bool is_list) {
    if (Property* property = Target()) {
      property->is_list = property->is_list || is_list;
      for (const std::string& value : values) Append(*property, value);
    }
    Done();
  }

  void Leave() {
    if (inside_ > 0) {
      --inside_;
      return;
    }
    path_.resize(levels_.back().path_size);
    levels_.pop_back();
    Done();
  }

  // The value of the innermost map's key is complete.
  void Done() {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.is_map) return;
    level.key_next = true;
    path_.resize(level.path_size);
  }

  void SetKey(const std::string& key) {
    Level& level = levels_.back();
    level.key_next = false;
    CountBytes(key.size() + path_.size());
    if (!path_.empty()) path_ += '.';
    path_ += key;
    key_at_ = at_;
    out_.ends.push_back(at_);
  }

  void CountBytes(std::size_t bytes) {
    bytes_ += bytes;
    if (bytes_ > kMaxValueBytes) throw BoundReached{at_, "more than 1 MB of values"};
  }

  // The property of the key we are at; nothing outside every key.
  Property* Target() {
    if (path_.empty()) return nullptr;
    const auto [row, is_new] = rows_.try_emplace(path_, out_.properties.size());
    if (is_new) {
      Property property;
      property.key = path_;
      property.span.begin = key_at_;
      out_.properties.push_back(std::move(property));
    }
    return &out_.properties[row->second];
  }

  void AddValue(const std::string* value) {
    if (Property* property = Target(); property != nullptr && value != nullptr) {
      Append(*property, *value);
    }
    Done();
  }

  void Append(Property& property, const std::string& value) {
    CountBytes(value.size());
    if (++values_ > kMaxNodes) throw BoundReached{at_, "more than 10,000 values"};
    property.values.emplace_back(TrimBlanks(value));
    if (property.values.size() > 1) property.is_list = true;
  }

  std::string_view yaml_;
  YamlResult& out_;
  std::vector<Level> levels_;
  std::string path_;
  std::unordered_map<std::string, std::size_t> rows_;
  std::unordered_map<YAML::anchor_t, std::vector<std::string>> anchors_;  // The scalars of each.
  std::unordered_set<YAML::anchor_t> lists_;
  std::size_t inside_ = 0;  // Brackets around what is text.
  std::size_t values_ = 0;
  std::uint64_t at_ = 0;
  std::uint64_t key_at_ = 0;
  std::uint64_t quoted_at_ = std::numeric_limits<std::uint64_t>::max();
  std::size_t nodes_ = 0;
  std::size_t bytes_ = 0;
};

// A list of maps has its values under the maps' keys: "people: [{name: x}]" is "people.name".
void DropListsOfMaps(std::vector<Property>& properties) {
  std::vector<Property> kept;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const bool of_maps = properties[i].is_list && properties[i].values.empty() &&
                         i + 1 < properties.size() &&
                         properties[i + 1].key.starts_with(properties[i].key + ".");
    if (!of_maps) kept.push_back(std::move(properties[i]));
  }
  properties = std::move(kept);
}

// Whether any line is more than a comment or a document's sign.
bool HasContent(std::string_view yaml) {
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = TrimBlanks(yaml.substr(at, end - at));
    if (!line.empty() && line[0] != '#' && line[0] != '%' && line != "---" && line != "{}") {
      return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace

YamlResult ReadYamlProperties(std::string_view yaml) {
  if (std::optional<YamlResult> plain = ReadPlainYaml(yaml)) return *std::move(plain);
  return ReadAnyYaml(yaml);
}

YamlResult ReadAnyYaml(std::string_view yaml) {
  YamlResult out;
  std::string bytes(yaml);
  // To the parser a NUL is an escape character and U+0004 the end of the file.
  std::replace(bytes.begin(), bytes.end(), '\0', '\x01');
  std::replace(bytes.begin(), bytes.end(), '\x04', '\x01');
  std::istringstream stream{std::move(bytes)};
  try {
    YAML::Parser parser(stream);
    Flattener flattener(yaml, out);
    parser.HandleNextDocument(flattener);
    if (const auto open = flattener.UnclosedQuote()) {
      out.failure = {*open, "a quote that is not closed", false};
    }
  } catch (const BoundReached& bound) {
    out.failure = {bound.at, bound.reason, true};
  } catch (const YAML::Exception& error) {
    out.failure = {static_cast<std::uint64_t>(std::max(error.mark.pos, 0)), error.msg, false};
  }
  if (!out.failure && out.properties.empty() && HasContent(yaml)) {
    out.failure = {0, "no \"key: value\"", false};
  }
  DropListsOfMaps(out.properties);
  return out;
}

namespace {

std::string Unquoted(std::string_view scalar) {
  scalar = TrimBlanks(scalar);
  const bool opens = !scalar.empty() && (scalar.front() == '"' || scalar.front() == '\'');
  if (opens && scalar.find(scalar.front(), 1) == std::string_view::npos) {
    return std::string(scalar.substr(1));  // It never closes.
  }
  if (scalar.size() < 2 || scalar.front() != scalar.back() ||
      (scalar.front() != '"' && scalar.front() != '\'')) {
    return std::string(scalar);
  }
  const char quote = scalar.front();
  scalar = scalar.substr(1, scalar.size() - 2);
  std::string out;
  for (std::size_t at = 0; at < scalar.size(); ++at) {
    const bool escape = at + 1 < scalar.size() && scalar[at] == (quote == '"' ? '\\' : '\'') &&
                        (scalar[at + 1] == quote || scalar[at + 1] == '\\');
    if (escape) ++at;
    out += scalar[at];
  }
  return out;
}

std::vector<std::string> FlowItems(std::string_view list) {
  list = TrimBlanks(list);
  if (list.starts_with('[')) list.remove_prefix(1);
  if (list.ends_with(']')) list.remove_suffix(1);
  std::vector<std::string> items;
  char quote = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= list.size(); ++at) {
    if (at < list.size() && quote != 0) {
      if (list[at] == quote) quote = 0;
      continue;
    }
    if (at < list.size() && list[at] != ',') {
      const bool first = TrimBlanks(list.substr(begin, at - begin)).empty();
      if (first && (list[at] == '"' || list[at] == '\'')) quote = list[at];
      continue;
    }
    if (std::string item = Unquoted(list.substr(begin, at - begin)); !item.empty()) {
      items.push_back(std::move(item));
    }
    begin = at + 1;
  }
  return items;
}

// A value without the comment behind it: x # comment.
std::string_view WithoutComment(std::string_view value) {
  if (value.starts_with('"') || value.starts_with('\'')) {
    const std::size_t close = value.find(value[0], 1);
    if (close != std::string_view::npos && TrimBlanks(value.substr(close + 1)).starts_with('#')) {
      return value.substr(0, close + 1);
    }
    return value;
  }
  if (value.starts_with('#')) return {};
  return TrimBlanks(value.substr(0, value.find(" #")));
}

struct KeyColon {
  std::size_t at = std::string_view::npos;
  std::size_t length = 1;
};

// The colon behind a line's key: the first ":" with a blank or nothing behind it, else the first
// colon of either width.
KeyColon FindKeyColon(std::string_view line) {
  static constexpr std::string_view kWide = "：";
  std::size_t at = line.find(':');
  const std::size_t wide = line.find(kWide);
  for (std::size_t next = at; next != std::string_view::npos; next = line.find(':', next + 1)) {
    if (next + 1 >= line.size() || line[next + 1] == ' ' || line[next + 1] == '\t') {
      at = next;
      break;
    }
  }
  return wide < at ? KeyColon{wide, kWide.size()} : KeyColon{at, 1};
}

bool BeginsKey(std::string_view line) {
  return !line.empty() && std::string_view(" \t#-]}\r\n").find(line[0]) == std::string_view::npos &&
         FindKeyColon(line).at != std::string_view::npos && FindKeyColon(line).at > 0;
}

// The lines of one key, read for their shape only.
void ReadKeyByShape(std::string_view lines, std::uint64_t at, YamlResult& out) {
  std::size_t end = std::min(lines.find('\n'), lines.size());
  const std::string_view first = TrimBlanks(lines.substr(0, end));
  const KeyColon colon = FindKeyColon(first);
  if (colon.at == std::string_view::npos) return;
  Property property;
  property.key = Unquoted(first.substr(0, colon.at));
  property.span.begin = at;
  std::string_view value = WithoutComment(TrimBlanks(first.substr(colon.at + colon.length)));
  const bool block = value == "|" || value == ">" || value == "|-" || value == ">-";
  if (value.starts_with('[') && value.ends_with(']') && DoubleBrackets(value) != value) {
    property.is_list = true;
    property.values = FlowItems(value);
  } else if (!value.empty() && !block) {
    property.values.push_back(Unquoted(value));
  }
  std::string text;
  while (end < lines.size()) {
    const std::size_t begin = end + 1;
    end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = TrimBlanks(lines.substr(begin, end - begin));
    if (line.starts_with("- ")) {
      property.is_list = true;
      if (std::string item = Unquoted(WithoutComment(TrimBlanks(line.substr(2)))); !item.empty()) {
        property.values.push_back(std::move(item));
      }
    } else if (!line.empty()) {
      if (!text.empty()) text += '\n';
      text += line;
    }
  }
  if (!text.empty() && !property.is_list) {  // A block, or a value that goes on.
    if (property.values.empty()) property.values.emplace_back();
    std::string& whole = property.values.front();
    if (!whole.empty()) whole += '\n';
    whole += text;
  }
  out.ends.push_back(at);
  out.properties.push_back(std::move(property));
}

// The lines of one key.
void ReadOneKey(std::string_view lines, std::uint64_t at, YamlResult& out) {
  YamlResult read = ReadYamlProperties(lines);
  if (read.failure || read.properties.empty()) {
    ReadKeyByShape(lines, at, out);
    return;
  }
  for (const std::uint64_t end : read.ends) out.ends.push_back(at + end);
  for (Property& property : read.properties) {
    property.span.begin += at;
    out.properties.push_back(std::move(property));
  }
}

}  // namespace

YamlResult ReadYamlByKeys(std::string_view yaml) {
  YamlResult out;
  std::size_t begin = std::string_view::npos;  // Of the key being collected.
  const auto finish = [&](std::size_t end) {
    if (begin != std::string_view::npos && out.properties.size() < kMaxNodes) {
      ReadOneKey(yaml.substr(begin, end - begin), begin, out);
    }
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    if (BeginsKey(yaml.substr(at, end - at))) {
      finish(at);
      begin = at;
    }
    at = end + 1;
  }
  finish(yaml.size());
  return out;
}

}  // namespace tanxun
