// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/glob.h"

#include <algorithm>
#include <optional>

#include "indexer/text/compose.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// The character at `at`; a byte that is no UTF-8 stands for itself, above all characters.
CodePoint CharacterAt(std::string_view text, std::size_t at) {
  CodePoint point = CodePointAt(text, at);
  const auto byte = static_cast<unsigned char>(text[at]);
  if (point.length == 1 && byte >= 0x80) point.value = 0x110000u + byte;
  return point;
}

using Ranges = std::vector<std::pair<char32_t, char32_t>>;

// The characters of "[:alpha:]" and its like at `at`, which moves behind it; none if it is no name.
Ranges NamedClass(std::string_view pattern, std::size_t& at) {
  struct Row {
    std::string_view name;
    Ranges ranges;
  };
  static const std::vector<Row> kRows = {
      {"[:alpha:]", {{'A', 'Z'}, {'a', 'z'}}},
      {"[:digit:]", {{'0', '9'}}},
      {"[:alnum:]", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
      {"[:upper:]", {{'A', 'Z'}}},
      {"[:lower:]", {{'a', 'z'}}},
      {"[:space:]", {{'\t', '\r'}, {' ', ' '}}},
      {"[:punct:]", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
      {"[:xdigit:]", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
  };
  for (const Row& row : kRows) {
    if (!pattern.substr(at).starts_with(row.name)) continue;
    at += row.name.size();
    return row.ranges;
  }
  return {};
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

Glob::Glob(std::string_view given) {
  const std::string composed = IsAscii(given) ? std::string(given) : Composed(given);
  const std::string_view pattern = composed;
  std::size_t at = 0;
  // One character of a class, '\' taken away; nothing at the end.
  const auto next = [&]() -> std::optional<char32_t> {
    if (at < pattern.size() && pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
    if (at >= pattern.size()) return std::nullopt;
    const CodePoint point = CharacterAt(pattern, at);
    at += point.length;
    return point.value;
  };
  // "[...]" at `at`; false if it has no end.
  const auto read_class = [&](Token& token) {
    const std::size_t begin = at++;
    if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) {
      token.negated = true;
      ++at;
    }
    for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); first = false) {
      if (const Ranges named = NamedClass(pattern, at); !named.empty()) {
        token.ranges.insert(token.ranges.end(), named.begin(), named.end());
        continue;
      }
      const std::optional<char32_t> low = next();
      std::optional<char32_t> high = low;
      if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
        ++at;
        high = next();
      }
      if (low && high) token.ranges.emplace_back(*low, *high);
    }
    if (at < pattern.size()) {
      ++at;
      return true;
    }
    at = begin;
    return false;
  };
  while (at < pattern.size()) {
    Token token;
    const bool folder_begins = at == 0 || pattern[at - 1] == '/';
    if (pattern[at] == '*') {
      std::size_t end = at;
      while (end < pattern.size() && pattern[end] == '*') ++end;
      const bool two = end - at >= 2 && folder_begins;
      if (two && end == pattern.size()) {
        token.kind = Kind::kRest;
        at = end;
      } else if (two && pattern[end] == '/') {
        token.kind = Kind::kFolders;
        at = end + 1;
      } else {
        token.kind = Kind::kStar;
        at = end;
      }
    } else if (pattern[at] == '?') {
      token.kind = Kind::kAny;
      ++at;
    } else if (pattern[at] == '[' && read_class(token)) {
      token.kind = Kind::kClass;
    } else {
      token = {};
      token.value = *next();
    }
    tokens_.push_back(std::move(token));
  }
}

bool Glob::Accepts(const Token& token, char32_t value) {
  switch (token.kind) {
    case Kind::kLiteral:
      return token.value == value;
    case Kind::kAny:
      return value != '/';
    case Kind::kClass: {
      const bool found = std::any_of(
          token.ranges.begin(), token.ranges.end(),
          [value](const auto& range) { return range.first <= value && value <= range.second; });
      return value != '/' && found != token.negated;
    }
    default:
      return false;
  }
}

// Walks all ways through the pattern at once: at_[i] says that the first i tokens can have matched
// what was read.
bool Glob::Matches(std::string_view path) const {
  std::string composed;
  if (!IsAscii(path)) {
    composed = Composed(path);
    path = composed;
  }
  const std::size_t count = tokens_.size();
  std::vector<char> now(count + 1, 0);
  std::vector<char> next(count + 1, 0);
  const auto skip_empty = [&](std::vector<char>& states) {
    for (std::size_t i = 0; i < count; ++i) {
      const Kind kind = tokens_[i].kind;
      if (states[i] == 1 &&
          (kind == Kind::kStar || kind == Kind::kFolders || kind == Kind::kRest)) {
        if (states[i + 1] == 0) states[i + 1] = 1;
      }
    }
  };
  now[0] = 1;
  skip_empty(now);
  for (std::size_t at = 0; at < path.size();) {
    const CodePoint point = CharacterAt(path, at);
    at += point.length;
    std::fill(next.begin(), next.end(), 0);
    for (std::size_t i = 0; i < count; ++i) {
      if (now[i] == 0) continue;
      const Token& token = tokens_[i];
      if (token.kind == Kind::kStar) {
        if (point.value != '/') next[i] = 1;
      } else if (token.kind == Kind::kRest) {
        next[i] = 1;
      } else if (token.kind == Kind::kFolders) {
        // 2 = inside a folder's name: only the next '/' can end it.
        next[i] = point.value == '/' ? 1 : std::max<char>(next[i], 2);
      } else if (now[i] == 1 && Accepts(token, point.value)) {
        next[i + 1] = 1;
      }
    }
    skip_empty(next);
    now.swap(next);
  }
  return now[count] == 1;
}

bool MatchGlob(std::string_view glob, std::string_view path) { return Glob(glob).Matches(path); }

}  // namespace tanxun
