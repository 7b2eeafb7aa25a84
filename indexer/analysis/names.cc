// SPDX-License-Identifier: GPL-2.0-or-later
// Words as people write them in names and questions: NameKey and WordDropper.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "indexer/analysis/name_key.h"
#include "indexer/analysis/parts.h"
#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// The key of a name of nothing but Latin words, or of nothing but Han characters: most names, most
// labels, and no need to cut them into units.
std::optional<std::string> PlainNameKey(std::string_view name) {
  std::string key;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && c != ' ') {
      key.clear();
      break;
    }
    if (c != ' ') {
      key += upper ? static_cast<char>(c + 32) : c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty()) {
    if (key.back() == ' ') key.pop_back();
    return key;
  }
  for (std::size_t at = 0; at < name.size();) {
    const Character c = CharacterAt(name, at);
    if (c.cls != CharClass::kHan) return std::nullopt;
    at += c.length;
  }
  return Fold(name);
}

// A dropped "what" takes the 's of "what's" along, which no unit has.
std::size_t EndWithPossessive(std::string_view text, const Unit& unit, std::size_t next_begin) {
  const std::string_view gap = text.substr(unit.end, next_begin - unit.end);
  if (unit.kind == UnitKind::kHan) return unit.end;
  for (const std::string_view tail : {"'s", "'S", "\u2019s", "\u2019S"}) {
    if (gap.starts_with(tail)) return unit.end + tail.size();
  }
  return unit.end;
}

// The text without the spans, one blank where words would else touch.
std::string WithoutSpans(std::string_view text,
                         const std::vector<std::pair<std::size_t, std::size_t>>& spans) {
  std::string result;
  std::size_t at = 0;
  const auto keep = [&](std::string_view piece) {
    piece = Trim(piece);
    if (piece.empty()) return;
    if (!result.empty()) result += ' ';
    result += piece;
  };
  for (const auto& [begin, end] : spans) {
    keep(text.substr(at, begin - at));
    at = end;
  }
  keep(text.substr(at));
  return result;
}

}  // namespace

// The words that begin with a given unit, longest first.
class WordDropper::Patterns {
 public:
  struct Pattern {
    std::vector<Unit> units;
    bool kept = false;
  };

  Patterns(const std::vector<std::string>& words, const std::vector<std::string>& kept) {
    for (const std::string& word : kept) Add(word, true);
    for (const std::string& word : words) Add(word, false);
    for (auto& [first, patterns] : by_first_) {
      std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern& a, const Pattern& b) {
        return a.units.size() > b.units.size();
      });
    }
  }

  const Pattern* Match(const std::vector<Unit>& units, std::size_t at) const {
    const auto found = by_first_.find(units[at].text);
    if (found == by_first_.end()) return nullptr;
    for (const Pattern& pattern : found->second) {
      if (Matches(pattern.units, units, at)) return &pattern;
    }
    return nullptr;
  }

 private:
  void Add(const std::string& word, bool kept) {
    std::vector<Unit> units = SplitUnits(word);
    if (units.empty()) return;
    std::string first = units[0].text;
    by_first_[std::move(first)].push_back({std::move(units), kept});
  }

  static bool Matches(const std::vector<Unit>& pattern, const std::vector<Unit>& units,
                      std::size_t at) {
    if (pattern.size() > units.size() - at) return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const Unit& unit = units[at + i];
      if (unit.text != pattern[i].text) return false;
      const bool han =
          i > 0 && unit.kind == UnitKind::kHan && units[at + i - 1].kind == UnitKind::kHan;
      if (han && units[at + i - 1].end != unit.begin) return false;
    }
    return true;
  }

  std::unordered_map<std::string, std::vector<Pattern>> by_first_;
};

WordDropper::WordDropper(const std::vector<std::string>& words,
                         const std::vector<std::string>& kept)
    : patterns_(std::make_shared<const Patterns>(words, kept)) {}

std::string WordDropper::Drop(std::string_view query) const {
  const std::vector<Unit> units = SplitUnits(query);
  std::vector<std::pair<std::size_t, std::size_t>> dropped;
  bool anything_left = false;
  for (std::size_t i = 0; i < units.size();) {
    const Patterns::Pattern* pattern = patterns_->Match(units, i);
    if (pattern == nullptr || pattern->kept) {
      anything_left = true;
      i += pattern == nullptr ? 1 : pattern->units.size();
      continue;
    }
    const std::size_t last = i + pattern->units.size() - 1;
    const std::size_t next_begin = last + 1 < units.size() ? units[last + 1].begin : query.size();
    const std::size_t end = EndWithPossessive(query, units[last], next_begin);
    if (!dropped.empty() && dropped.back().second == units[i].begin) {
      dropped.back().second = end;
    } else {
      dropped.emplace_back(units[i].begin, end);
    }
    i = last + 1;
  }
  if (!anything_left || dropped.empty()) return std::string(query);
  return WithoutSpans(query, dropped);
}

void GrowingNameKey::AddWord(std::string_view word, bool han) {
  if (!text_.empty() && !(han && after_han_)) text_ += ' ';
  std::copy_if(word.begin(), word.end(), std::back_inserter(text_),
               [](char c) { return c != '\''; });
  after_han_ = han;
}

void GrowingNameKey::Add(const Unit& unit) {
  if (unit.kind == UnitKind::kCode) {
    for (const std::string& part : PartsOf(unit.text)) AddWord(part, false);
  } else {
    AddWord(unit.text, unit.kind == UnitKind::kHan);
  }
}

std::string NameKey(std::string_view name) {
  if (std::optional<std::string> plain = PlainNameKey(name)) return *std::move(plain);
  GrowingNameKey key;
  for (const Unit& unit : SplitUnits(name)) key.Add(unit);
  return key.text();
}

}  // namespace tanxun
