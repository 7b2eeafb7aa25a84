// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/nested_values.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "tanxun/analyzer.h"

namespace tanxun {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t LevelsOf(const std::string& tag) {
  return 1 + static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '/'));
}

// Without its first levels.
std::string Below(const std::string& tag, std::size_t levels) {
  std::size_t at = 0;
  for (; levels > 0; --levels) {
    const std::size_t slash = tag.find('/', at);
    if (slash == std::string::npos) return tag;
    at = slash + 1;
  }
  return tag.substr(at);
}

class Nesting {
 public:
  explicit Nesting(const std::vector<FacetValue>& values) : values_(values) {
    for (const FacetValue& value : values) keys_.push_back(Analyze(value.value).folded);
    for (std::size_t i = 0; i < keys_.size(); ++i) places_.try_emplace(keys_[i], i);
    children_.resize(values.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::size_t parent = ParentOf(i);
      (parent == kNone ? roots_ : children_[parent]).push_back(i);
    }
  }

  std::vector<NestedValue> Rows() {
    for (const std::size_t root : roots_) Add(root, 0, 0);
    return std::move(rows_);
  }

 private:
  std::size_t ParentOf(std::size_t value) const {
    const std::string& key = keys_[value];
    for (std::size_t slash = key.rfind('/'); slash != std::string::npos && slash > 0;
         slash = key.rfind('/', slash - 1)) {
      const auto found = places_.find(key.substr(0, slash));
      if (found != places_.end()) return found->second;
    }
    return kNone;
  }

  void Add(std::size_t value, std::size_t depth, std::size_t levels_above) {
    rows_.push_back({&values_[value], depth, Below(values_[value].value, levels_above)});
    const std::size_t levels = LevelsOf(keys_[value]);
    for (const std::size_t child : children_[value]) Add(child, depth + 1, levels);
  }

  const std::vector<FacetValue>& values_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::size_t> places_;  // By key.
  std::vector<std::size_t> roots_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<NestedValue> rows_;
};

}  // namespace

std::vector<NestedValue> NestValues(const std::vector<FacetValue>& values) {
  return Nesting(values).Rows();
}

}  // namespace tanxun
