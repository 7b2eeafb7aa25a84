// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/yaml_properties.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

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

std::string_view TrimBlanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Flattens the events of one document. Events, not nodes: an alias is never expanded but for a
// scalar, whose bytes are counted.
class Flattener : public YAML::EventHandler {
 public:
  explicit Flattener(YamlResult& out) : out_(out) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Count(mark);
    if (ExpectsKey()) {
      SetKey("", mark);
    } else {
      AddValue(nullptr);
    }
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Count(mark);
    const auto found = scalars_.find(anchor);
    const std::string empty;
    const std::string& value = found != scalars_.end() ? found->second : empty;
    if (ExpectsKey()) {
      SetKey(value, mark);
    } else {
      AddValue(found != scalars_.end() ? &value : nullptr);
    }
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    Count(mark);
    if (anchor != 0) scalars_[anchor] = value;
    if (ExpectsKey()) {
      SetKey(value, mark);
    } else {
      AddValue(&value);
    }
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    Count(mark);
    if (ExpectsKey()) SetKey("", mark);
    Enter({false, path_.size(), false}, mark);
    if (Property* property = Target()) property->is_list = true;
  }
  void OnSequenceEnd() override { Leave(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    Count(mark);
    if (ExpectsKey()) SetKey("", mark);
    Enter({true, path_.size(), true}, mark);
  }
  void OnMapEnd() override { Leave(); }

 private:
  struct Level {
    bool is_map = false;
    std::size_t path_size = 0;  // Of path_ outside this level.
    bool key_next = false;
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

  void Leave() {
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

  void SetKey(const std::string& key, const YAML::Mark&) {
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
    if (Property* property = Target()) {
      if (value != nullptr) {
        CountBytes(value->size());
        property->values.emplace_back(TrimBlanks(*value));
        if (property->values.size() > 1) property->is_list = true;
      }
    }
    Done();
  }

  YamlResult& out_;
  std::vector<Level> levels_;
  std::string path_;
  std::unordered_map<std::string, std::size_t> rows_;
  std::unordered_map<YAML::anchor_t, std::string> scalars_;
  std::uint64_t at_ = 0;
  std::uint64_t key_at_ = 0;
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

}  // namespace

YamlResult ReadYamlProperties(std::string_view yaml) {
  YamlResult out;
  std::istringstream stream{std::string(yaml)};
  try {
    YAML::Parser parser(stream);
    Flattener flattener(out);
    parser.HandleNextDocument(flattener);
  } catch (const BoundReached& bound) {
    out.failure = {bound.at, bound.reason, true};
  } catch (const YAML::Exception& error) {
    out.failure = {static_cast<std::uint64_t>(std::max(error.mark.pos, 0)), error.msg, false};
  }
  DropListsOfMaps(out.properties);
  return out;
}

std::string Unquoted(std::string_view scalar) {
  scalar = TrimBlanks(scalar);
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

YamlResult ReadYamlLeniently(std::string_view yaml) {
  YamlResult out;
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    const std::string_view content = TrimBlanks(line);
    const bool indented = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    const std::size_t colon = content.find(':');
    if (content.starts_with("- ") && !out.properties.empty()) {
      Property& property = out.properties.back();
      property.is_list = true;
      if (std::string item = Unquoted(content.substr(2)); !item.empty()) {
        property.values.push_back(std::move(item));
      }
    } else if (!indented && !content.empty() && content[0] != '#' &&
               colon != std::string_view::npos && colon > 0 && out.properties.size() < kMaxNodes) {
      Property property;
      property.key = Unquoted(content.substr(0, colon));
      property.span.begin = at;
      const std::string_view value = TrimBlanks(content.substr(colon + 1));
      if (value.starts_with('[') && value.ends_with(']')) {
        property.is_list = true;
        property.values = FlowItems(value);
      } else if (!value.empty()) {
        property.values.push_back(Unquoted(value));
      }
      out.ends.push_back(at);
      out.properties.push_back(std::move(property));
    }
    at = end + 1;
  }
  return out;
}

}  // namespace tanxun
